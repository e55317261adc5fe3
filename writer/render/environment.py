"""The one door to Jinja2: a sandbox that reads templates from a list of folders and renders single blocks.

A template of a genre is a set of blocks. The desk's folder comes before the shipped one; ``shipped/…`` names
a shipped template even where the desk has one of the same name, so that a desk's own can extend it.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import BuiltinMethodType, FrameType, FunctionType, MethodType, TracebackType
from typing import Any, NoReturn

import jinja2
from jinja2 import meta, nodes
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedFormatter
from jinja2.utils import Namespace, missing

from writer.errors import Place, TemplateError
from writer.library.cache import cache_folder
from writer.library.files import read_text
from writer.library.records import nearest
from writer.render import limits
from writer.render.answers import Answer, UndeclaredFieldError
from writer.render.blocks import Silenced
from writer.render.layout import EMPTY
from writer.render.spelled import spelled
from writer.render.trace import Origin, joined
from writer.render.watch import Branch, Watch, watch_on

SHIPPED_PREFIX = "shipped"
"""What stands before the name of a template that must be the shipped one."""

_FAILURES = (
    jinja2.TemplateError,
    UndeclaredFieldError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
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
    return str(cache_folder() / f"templates-{jinja2.__version__}-bounded")


_METHODS = (MethodType, BuiltinMethodType)
"""What may be ``format`` of a string, which the sandbox puts another in the place of."""
_UNMARKED = (Macro, BuiltinMethodType)
_MARKED = (FunctionType, type)
"""What may carry marks: that no template may call it, or that it wants more than the template gives."""


@lru_cache(maxsize=256)
def _plain(function: object) -> bool:
    """Whether a function carries none of the marks that Jinja2 looks for at each call; it is asked once of each."""
    return not any(hasattr(function, mark) for mark in ("unsafe_callable", "alters_data", "jinja_pass_arg"))


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which nothing runs away: each turn of a loop and each call of a macro looks at the clock."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        self.filters |= limits.bounded(self.filters)
        self._safe: dict[tuple[type, str], bool] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        loops: Iterable[nodes.For | nodes.Macro] = (*tree.find_all(nodes.For), *tree.find_all(nodes.Macro))
        for node in tuple(loops):
            clock = nodes.ExprStmt(nodes.EnvironmentAttribute("clock"))
            node.body.insert(0, clock.set_lineno(node.lineno).set_environment(self))
        return tree

    clock = property(limits.look_at_the_clock)
    """No method, since each call goes through the sandbox."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Ask an answer for its inner ones at once: it has no attributes that a template may see."""
        kind = type(obj)
        if kind is Namespace:  # any question to it, its class too, runs code of Python's
            value = object.__getattribute__(obj, "_Namespace__attrs").get(attribute, missing)
        elif isinstance(obj, Answer):
            return obj[attribute]
        else:
            value = getattr(obj, attribute, missing)
        if value is missing or isinstance(value, _METHODS) or not self._safe.get((kind, attribute)):
            return super().getattr(obj, attribute)
        return value

    def call(self, context: Context, called: Any, /, *given: Any, **named: Any) -> Any:
        """Call at once what may be called by all, and wants none of what Jinja2 hands to some."""
        function = called.__func__ if isinstance(called, MethodType) else called
        if isinstance(function, _UNMARKED) or (isinstance(function, _MARKED) and _plain(function)):
            named.pop("_loop_vars", None)
            named.pop("_block_vars", None)
            return called(*given, **named)
        return super().call(context, called, *given, **named)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Ask once of each type: what is safe hangs on nothing else, and asking takes longer than all that follows."""
        known = self._safe.get((type(obj), attr))
        if known is None:
            known = not limits.pads(obj, attr) and super().is_safe_attribute(obj, attr, value)
            self._safe[type(obj), attr] = known
        return known

    def wrap_str_format(self, value: Any) -> Callable[..., Any] | None:
        """Look before a method of a string makes more of it than it is given."""
        made = super().wrap_str_format(value)
        if made is not None:
            return limits.bounded_format(value, made, SandboxedFormatter(self))
        return limits.bounded_method(value) if isinstance(value, _METHODS) else None

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Compute, unless that makes too much."""
        limits.refuse_growth(operator, left, right)
        return super().call_binop(context, operator, left, right)


def _sandbox(roots: tuple[Path, ...], kind: type[_Sandbox], **how: Any) -> ImmutableSandboxedEnvironment:
    shipped = jinja2.PrefixLoader({SHIPPED_PREFIX: jinja2.FileSystemLoader(roots[-1])})
    environment = kind(
        loader=jinja2.ChoiceLoader([shipped, jinja2.FileSystemLoader(roots)]),
        undefined=_Undeclared,
        finalize=_printed,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        **how,
    )
    environment.globals.pop("lipsum")
    environment.filters["int"] = int  # Jinja2's own makes 0 of what is no number
    return environment


@lru_cache(maxsize=8)
def _environment(roots: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    """One environment for each list of folders; Jinja2 compiles a template once and looks for changes."""
    return _sandbox(roots, _Sandbox, bytecode_cache=_CompiledTemplates(_compiled_folder()))


class _WatchedSandbox(_Sandbox):
    """Tells the watch which way each test went, of an ``if`` or inside a sentence."""

    watch: Watch

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if name and not name.startswith("_shared/"):
            tests: Iterable[nodes.If | nodes.CondExpr] = (*tree.find_all(nodes.If), *tree.find_all(nodes.CondExpr))
            for number, node in enumerate(tests):
                self._watch(str(filename), number, node)
        return tree

    def _watch(self, path: str, number: int, node: nodes.If | nodes.CondExpr) -> None:
        what = (path, number, node.lineno, spelled(node.test))
        self.watch.branches |= {Branch(*what, taken) for taken in (True, False)}
        call = nodes.Call(nodes.EnvironmentAttribute("goes"), [*map(nodes.Const, what), node.test], [], None, None)
        node.test = call.set_lineno(node.lineno).set_environment(self)


class _TracedTemplate(jinja2.Template):
    """A template whose joined strings keep what they know."""

    @classmethod
    def from_code(cls, *args: Any, **how: Any) -> jinja2.Template:
        """Put our own function in the place of Jinja2's for ``~``."""
        template = super().from_code(*args, **how)
        template.root_render_func.__globals__["str_join"] = joined
        return template


def _told(value: object) -> object:
    """What an expression prints, with its line where it knows no field."""
    printed = _printed(value)
    return joined((printed,), _line(sys._getframe(1))) if isinstance(printed, str | Answer) else printed  # noqa: SLF001


def _line(frame: FrameType | None) -> Origin | None:
    template = frame.f_globals.get("__jinja_template__") if frame else None
    if frame is None or not isinstance(template, jinja2.Template):
        return None
    return Origin(path=str(template.filename), line=template.get_corresponding_lineno(frame.f_lineno))


def _gathered(parts: Iterable[str]) -> str:
    """All that a macro or block printed; what stands in the template itself comes from where it stopped last."""
    frame = getattr(parts, "gi_frame", None) or sys._getframe(1)  # noqa: SLF001
    return joined(joined((part,), _line(frame)) for part in parts)


@lru_cache(maxsize=2)
def _traced_environment(roots: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    """As ``_environment``, for strings that know where they come from."""
    environment = _environment(roots).overlay(finalize=_told, bytecode_cache=None, cache_size=100)
    environment.template_class = _TracedTemplate
    environment.concat = _gathered  # type: ignore[method-assign]
    return environment


@lru_cache(maxsize=1)
def _watched_environment(roots: tuple[Path, ...], watch: Watch) -> ImmutableSandboxedEnvironment:
    """As ``_environment``, for one watch."""
    return _sandbox(roots, type("_Watched", (_WatchedSandbox,), {"watch": watch, "goes": staticmethod(watch.goes)}))


class Page:
    """A template opened with the names that it may use: its own statements have run, its blocks wait to be rendered."""

    def __init__(
        self,
        name: str,
        roots: tuple[Path, ...],
        names: Mapping[str, object],
        *,
        shared: Iterable[str] = (),
        tracing: bool = False,
    ) -> None:
        """Open the template ``name``; what the templates ``shared`` set and define joins ``names``, one after another.

        ``tracing`` makes blocks of text that knows where it comes from (``trace.Text``). Raises ``TemplateError``
        for a template that is not there, prints outside of all blocks, or fails.
        """
        self._names, self._tracing = dict(names), tracing
        limits.start_the_clock()
        try:
            watch = watch_on()
            plain = _watched_environment(roots, watch) if watch else _environment(roots)
            environment = _traced_environment(roots) if tracing else plain
            for part in shared:
                self._names |= _exported(environment.get_template(part), self._names)
            self._template = environment.get_template(name)
            self._context = self._template.new_context(self._names)
            self._context.blocks = Silenced(self._context.blocks)
            outside = "".join(self._template.root_render_func(self._context))
            self._context.blocks = {block: renders[1:] for block, renders in self._context.blocks.items()}
        except _FAILURES as error:
            _fail(error, self._names)
        if outside.strip():
            self._refuse(
                f"text outside of all blocks is never printed: '{outside.strip()[:40]}'",
                "move it into a block that is named after a section",
            )

    @property
    def blocks(self) -> tuple[str, ...]:
        """The names of the blocks that the template and those it extends have."""
        return tuple(self._context.blocks)

    def block(self, name: str) -> str:
        """The text of one block. Raises ``TemplateError`` if it is not there or fails."""
        if name not in self._context.blocks:
            self._refuse(f"the template has no block '{name}'", f"add {{% block {name} %}}…{{% endblock %}}")
        limits.start_the_clock()
        try:
            parts = self._context.blocks[name][0](self._context)
            return self._template.environment.concat(parts) if self._tracing else "".join(limits.limited(parts))
        except _FAILURES as error:
            _fail(error, self._names)

    def _refuse(self, message: str, hint: str) -> NoReturn:
        raise TemplateError(message, where=Place(path=str(self._template.filename)), hint=hint)


_BARE = _Sandbox(undefined=_Undeclared)


@lru_cache(maxsize=512)
def _expression(text: str) -> Callable[..., object]:
    return _BARE.compile_expression(text, undefined_to_none=False)


def evaluated(text: str, names: Mapping[str, object]) -> object:
    """What an expression gives; an ``if`` without ``else`` may give ``None``. Raises ``TemplateError``."""
    try:
        value = _expression(text)({name: names[name] for name in named_in(text) if name in names})
        if isinstance(value, jinja2.Undefined) and value._undefined_exception is _UndeclaredError:  # noqa: SLF001
            str(value)  # which says what is wrong
    except _FAILURES as error:
        message, hint = _explained(error, names)
        raise TemplateError(message, hint=hint) from error
    return None if isinstance(value, jinja2.Undefined) else value


@lru_cache(maxsize=512)
def named_in(text: str) -> frozenset[str]:
    """The names that an expression asks for. Raises ``TemplateError`` if it is none."""
    try:
        _expression(text)
        return frozenset(meta.find_undeclared_variables(_BARE.parse(f"{{{{ {text} }}}}")))
    except jinja2.TemplateError as error:
        raise TemplateError(str(error)) from error


def parsed(path: Path) -> Any:
    """The syntax of a template, as Jinja2's nodes. Raises ``FileError`` and ``TemplateError``."""
    try:
        return _environment((path.parent,)).parse(read_text(path), path.name, str(path))
    except jinja2.TemplateError as error:
        _fail(error, {})


def _exported(template: jinja2.Template, names: Mapping[str, object]) -> dict[str, object]:
    context = template.new_context(dict(names))
    for _ in template.root_render_func(context):
        pass
    return context.get_exported()


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
