"""The one door to Jinja2: a sandbox that reads templates from a list of folders and renders single blocks.

A template of a genre is a set of blocks. The desk's folder comes before the shipped one; ``shipped/…`` names
a shipped template even where the desk has one of the same name, so that a desk's own can extend it.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import NoReturn

import jinja2
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from writer.errors import Place, TemplateError
from writer.library.cache import cache_folder
from writer.library.records import nearest
from writer.render.answers import UndeclaredFieldError
from writer.render.layout import EMPTY

SHIPPED_PREFIX = "shipped"
"""What stands before the name of a template that must be the shipped one."""

_FAILURES = (
    jinja2.TemplateError,
    UndeclaredFieldError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What code in a template can raise; each becomes a ``TemplateError`` with the template's line."""


class _UndeclaredError(jinja2.UndefinedError):
    """A name that is neither a field nor a function; the message is the name."""


class _Undeclared(jinja2.StrictUndefined):
    """Fails at first use, and says which name was asked for."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
    ) -> None:
        """Keep what Jinja2 says of attributes and of what the sandbox forbids."""
        plain_name = hint is None and obj is missing
        super().__init__(name if plain_name else hint, obj, name, _UndeclaredError if plain_name else exc)


def _printed(value: object) -> object:
    """What an expression prints; line ends around a macro's text are its own, not the sentence's."""
    if value is None:
        raise TypeError("this prints nothing at all (None)")
    return (value.strip("\n") or EMPTY) if isinstance(value, str) else value


class _CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """Compiled templates between two runs: compiling takes 100 times as long as reading them."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read, if there is something to read."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep, if that is possible."""
        with suppress(OSError):
            Path(self.directory).mkdir(mode=0o700, parents=True, exist_ok=True)
            super().dump_bytecode(bucket)


def _compiled_folder() -> str:
    """Its own for each version of Jinja2: compiled templates call its internals."""
    return str(cache_folder() / f"templates-{jinja2.__version__}")


@lru_cache(maxsize=8)
def _environment(roots: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    """One environment for each list of folders; Jinja2 compiles a template once and looks for changes."""
    shipped = jinja2.PrefixLoader({SHIPPED_PREFIX: jinja2.FileSystemLoader(roots[-1])})
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.ChoiceLoader([shipped, jinja2.FileSystemLoader(roots)]),
        bytecode_cache=_CompiledTemplates(_compiled_folder()),
        undefined=_Undeclared,
        finalize=_printed,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.pop("lipsum")
    environment.filters["int"] = int  # Jinja2's own makes 0 of what is no number
    return environment


def render_blocks(
    name: str, roots: tuple[Path, ...], blocks: Iterable[str], names: Mapping[str, object]
) -> dict[str, str]:
    """Render each of ``blocks`` of the template ``name`` alone, with ``names`` as its only context.

    Raises ``TemplateError`` for a template that is not there, lacks one of the blocks, prints outside of
    all blocks, or fails.
    """
    wanted = tuple(blocks)
    try:
        template = _environment(roots).get_template(name)
        context = template.new_context(dict(names))
        for block in wanted:
            context.blocks[block] = [_nothing, *context.blocks.get(block, ())]
        outside = "".join(template.root_render_func(context))
        _refuse_gaps(template, context, wanted, outside)
        return {block: "".join(context.blocks[block][1](context)) for block in wanted}
    except _FAILURES as error:
        _fail(error, names)


def _nothing(_context: Context) -> Iterator[str]:
    """Stands before each block while the template's own statements run, so that no block is printed there."""
    yield ""


def _refuse_gaps(template: jinja2.Template, context: Context, wanted: tuple[str, ...], outside: str) -> None:
    where = Place(path=str(template.filename))
    if outside.strip():
        message = f"text outside of all blocks is never printed: '{outside.strip()[:40]}'"
        hint = "move it into a block that is named after a section"
        raise TemplateError(message, where=where, hint=hint)
    absent = [block for block in wanted if len(context.blocks[block]) == 1]
    if absent:
        hint = f"add {{% block {absent[0]} %}}{{% endblock %}}"
        raise TemplateError(f"the template has no block '{absent[0]}'", where=where, hint=hint)


def _fail(error: Exception, names: Mapping[str, object]) -> NoReturn:
    place = _syntax_place(error) or _place(error.__traceback__)
    message, hint = _explained(error, names)
    raise TemplateError(message, where=place, hint=hint) from error


def _explained(error: Exception, names: Mapping[str, object]) -> tuple[str, str]:
    if isinstance(error, UndeclaredFieldError):
        return str(error), nearest(error.name, error.known) or f"known here: {', '.join(error.known)}"
    if isinstance(error, _UndeclaredError):
        hint = (
            nearest(str(error), names) or "declare it in genre.yaml; macros see fields only if imported 'with context'"
        )
        return f"'{error}' is neither a field of this genre nor a function", hint
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template '{error}'", "templates are named from the templates folder: _shared/people.jinja"
    return str(error) or type(error).__name__, ""


def _syntax_place(error: Exception) -> Place | None:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return Place(path=error.filename or error.name or "", line=error.lineno)
    return None


def _place(traceback: TracebackType | None) -> Place | None:
    """The innermost line of a template in a traceback."""
    place = None
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(template, jinja2.Template):
            place = Place(path=str(template.filename), line=template.get_corresponding_lineno(traceback.tb_lineno))
        traceback = traceback.tb_next
    return place
