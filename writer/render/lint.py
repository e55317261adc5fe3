"""What is wrong in a template before any facts are there: unknown fields, what is printed unasked, hand-typed dates."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from writer.errors import Place, Problem
from writer.library.records import nearest
from writer.model.fields import Field, FieldType
from writer.model.periods import MONTHS
from writer.render.environment import parsed
from writer.values import Value, replace

_MONTH = f"(?:{'|'.join(MONTHS)})"
_DATE = re.compile(
    rf"\b{_MONTH}\s+\d{{1,4}}(?:,?\s+\d{{4}})?\b|\b\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?\b"
    r"|\b(?:19|20)\d\d\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
)
_SAME_ROWS = {"list", "selectattr", "rejectattr", "sort", "reverse", "unique"}
_ONE_ROW = {"first", "last", "random"}
_BY_NAME = {"selectattr", "rejectattr", "map", "sort", "groupby", "unique", "sum"}
_ABOUT_ALL = {"loop", "self", "super", "caller", "varargs", "kwargs"}
_GLOBALS = {"namespace", "dict", "range", "cycler", "joiner"}

Node = Any
"""A node of a parsed template; Jinja2's own types stay behind its door."""


class Scope(Value):
    """What names mean at one place: a field, or ``None`` where only the facts will tell; and what was asked for."""

    names: Mapping[str, Field | None]
    asked: frozenset[str] = frozenset()

    def with_names(self, names: Mapping[str, Field | None]) -> "Scope":
        """The same with more names."""
        return replace(self, names={**self.names, **names})

    def asking(self, paths: Iterable[str]) -> "Scope":
        """The same where these are known to be there."""
        return replace(self, asked=self.asked | frozenset(paths))


def lint(
    path: Path, fields: Mapping[str, Field], functions: Iterable[str], *, shared: bool = False
) -> Iterator[Problem]:
    """Every problem of the template at ``path``, line by line; ``functions`` are the names at hand besides ``fields``.

    A ``shared`` template may speak of fields that only some genres have.

    Raises ``TemplateError`` for a template that cannot be parsed.
    """
    tree = parsed(path)
    own = dict.fromkeys(exported(path, private=True))
    names: dict[str, Field | None] = dict.fromkeys((*functions, *own, *_ABOUT_ALL, *_GLOBALS))
    linter = _Linter(str(path), {**names, **fields}, tree, shared=shared)
    linter.visit(tree, Scope(names={**names, **fields}))
    yield from sorted(linter.problems, key=lambda problem: problem.place.line if problem.place else 0)


def exported(path: Path, *, private: bool = False) -> frozenset[str]:
    """The names that a template defines for all that come after it."""
    names: set[str] = set()
    for node in parsed(path).body:
        kind = type(node).__name__
        names |= {node.name} if kind == "Macro" else _targets(node.target) if kind == "Assign" else set()
        if kind == "FromImport":
            names |= {name if isinstance(name, str) else name[1] for name in node.names}
        if kind == "Import":
            names.add(node.target)
    return frozenset(name for name in names if private or not name.startswith("_"))


def used(path: Path) -> frozenset[str]:
    """Every name and attribute that a template mentions."""
    return frozenset(name for node in _all(parsed(path)) for name in _mentioned(node))


def _mentioned(node: Node) -> Iterator[str]:
    kind = type(node).__name__
    if kind in {"Name", "Getattr"}:
        yield str(node.name if kind == "Name" else node.attr)
    if kind in {"Filter", "Getitem"}:
        yield from _constants((*node.args, *(pair.value for pair in node.kwargs)) if kind == "Filter" else [node.arg])


def _constants(nodes: Iterable[Node]) -> Iterator[str]:
    return (node.value for node in nodes if type(node).__name__ == "Const" and isinstance(node.value, str))


class _Linter:
    """Walks one template; each kind of node that means something has a method of its name."""

    def __init__(self, path: str, names: Mapping[str, Field | None], tree: Node, *, shared: bool) -> None:
        self.path, self.names, self.shared = path, names, shared
        self.problems: list[Problem] = []
        spaces = (node.attr for node in _all(tree) if type(node).__name__ == "NSRef")
        keys = (keyword.key for node in _all(tree) if type(node).__name__ == "Call" for keyword in node.kwargs)
        rows = (name for field in names.values() if field for name in _inner_names(field))
        self.attributes = frozenset((*spaces, *keys, *rows))

    def complain(self, node: Node, message: str, hint: str = "") -> None:
        problem = Problem(message=message, place=Place(path=self.path, line=node.lineno), hint=hint)
        if problem not in self.problems:
            self.problems.append(problem)

    def visit(self, node: Node, scope: Scope) -> None:
        kind = type(node).__name__.lower()
        method: Callable[[Node, Scope], None] = getattr(self, f"_{kind}", self._children)
        method(node, scope)

    def _children(self, node: Node, scope: Scope) -> None:
        for child in node.iter_child_nodes():
            self.visit(child, scope)

    def _body(self, nodes: Iterable[Node], scope: Scope) -> Scope:
        """Statements one after another, what one sets known to the next; the scope after the last."""
        before: Node = None
        for node in nodes:
            self._colon(before, node, scope)
            self.visit(node, scope)
            if type(node).__name__ == "Assign":
                meaning = self._meaning(node.node, scope) if type(node.target).__name__ == "Name" else None
                scope = scope.with_names(dict.fromkeys(_targets(node.target), meaning))
            if type(node).__name__ == "Macro":
                scope = scope.with_names({node.name: None})
            before = node
        return scope

    def _template(self, node: Node, scope: Scope) -> None:
        self._body(node.body, scope)

    def _block(self, node: Node, scope: Scope) -> None:
        self._body(node.body, scope)

    def _macro(self, node: Node, scope: Scope) -> None:
        for default in node.defaults:
            self.visit(default, scope)
        self._body(node.body, scope.with_names(dict.fromkeys(argument.name for argument in node.args)))

    def _for(self, node: Node, scope: Scope) -> None:
        self.visit(node.iter, scope)
        meaning = _element(self._meaning(node.iter, scope)) if type(node.target).__name__ == "Name" else None
        inner = scope.with_names(dict.fromkeys(_targets(node.target), meaning)).asking(_asked(node.iter))
        if node.test is not None:
            if any(type(child).__name__ == "Name" and child.name == "loop" for child in _all(node.test)):
                self.complain(node, "'loop' is not there yet in the test of a loop", "ask for it inside, with {% if %}")
            self.visit(node.test, inner)
            inner = inner.asking(_asked(node.test))
        self._body(node.body, inner)
        self._body(node.else_, scope)

    def _if(self, node: Node, scope: Scope) -> None:
        self.visit(node.test, scope)
        self._body(node.body, scope.asking(_asked(node.test)))
        for other in node.elif_:
            self.visit(other, scope.asking(_asked(node.test)))
        self._body(node.else_, scope.asking(_asked(node.test)))

    def _condexpr(self, node: Node, scope: Scope) -> None:
        self.visit(node.test, scope)
        inner = scope.asking(_asked(node.test))
        self.visit(node.expr1, inner)
        if node.expr2 is not None:
            self.visit(node.expr2, inner)

    def _and(self, node: Node, scope: Scope) -> None:
        self.visit(node.left, scope)
        self.visit(node.right, scope.asking(_asked(node.left)))

    _or = _and

    def _name(self, node: Node, scope: Scope) -> None:
        if node.ctx == "load" and node.name not in scope.names and not self.shared:
            hint = nearest(node.name, scope.names) or "declare it in genre.yaml"
            self.complain(node, f"'{node.name}' is neither a field of this genre nor a function", hint)

    def _getattr(self, node: Node, scope: Scope) -> None:
        self.visit(node.node, scope)
        self._inner(node, node.attr, self._meaning(node.node, scope))

    def _filter(self, node: Node, scope: Scope) -> None:
        self._children(node, scope)
        if node.name in _BY_NAME and node.node is not None:
            by_key = [pair.value for pair in node.kwargs if pair.key == "attribute"]
            for name in _constants(by_key or (node.args[:1] if node.name != "map" else ())):
                self._inner(node, name, _element(self._meaning(node.node, scope)))

    def _inner(self, node: Node, name: str, field: Field | None) -> None:
        """``name`` of what a ``field`` holds, or of something that only the facts know."""
        if field is not None and field.is_list:
            self.complain(
                node, f"'{field.name}' is a list: '{name}' is asked of its rows", "loop over it, or take |first"
            )
        elif field is not None and field.rows:
            if name not in field.rows:
                hint = nearest(name, field.rows) or f"known here: {', '.join(field.rows)}"
                self.complain(node, f"'{name}' is no field of '{field.name}'", hint)
        elif field is not None:
            self.complain(node, f"'{field.name}' has no fields of its own", f"take '.{name}' away")
        elif (
            type(getattr(node, "node", None)).__name__ == "Name" and node.node.name in _ABOUT_ALL | {"story"}
        ) or self.shared:
            return
        elif name not in self.attributes and not hasattr(dict, name) and not hasattr(str, name):
            self.complain(node, f"'{name}' is a field of no row", nearest(name, self.attributes))

    def _is_own(self, node: Node) -> bool:
        """Whether something of Jinja2's or of the shared templates is asked, whose parts are not told here."""
        base: Node = getattr(node, "node", None)
        return self.shared or (type(base).__name__ == "Name" and base.name in _ABOUT_ALL | {"story"})

    def _output(self, node: Node, scope: Scope) -> None:
        for child in node.nodes:
            if type(child).__name__ == "TemplateData":
                self._dates(child, child.data)
            else:
                self._printed(child, scope)
                self.visit(child, scope)

    def _concat(self, node: Node, scope: Scope) -> None:
        for child in node.nodes:
            self._printed(child, scope)
            self.visit(child, scope)

    def _const(self, node: Node, scope: Scope) -> None:
        del scope
        if isinstance(node.value, str):
            self._dates(node, node.value)

    def _dates(self, node: Node, text: str) -> None:
        for found in _DATE.finditer(text):
            line = node.lineno + text[: found.start()].count("\n")
            hint = "print a fact: {{ window(premiere_date) }}, {{ date(premiere_date) }}"
            problem = Problem(
                message=f"a date typed by hand: '{found[0]}'", place=Place(path=self.path, line=line), hint=hint
            )
            self.problems.append(problem)

    def _printed(self, node: Node, scope: Scope) -> None:
        """A field that is printed, and that may not be there."""
        field, path = self._meaning(node, scope), _path(node)
        if field is not None and path and field.required != "draft" and path not in scope.asked:
            hint = f"{{% if {path} %}}…{{% endif %}}, or {{{{ {path} or … }}}}"
            self.complain(node, f"'{path}' is printed unasked: where it is missing a TK stands there", hint)

    def _colon(self, before: Node, node: Node, scope: Scope) -> None:
        """An introduction that ends in a colon, before a loop that may have no rows."""
        if (
            type(node).__name__ != "For"
            or type(before).__name__ != "Output"
            or type(before.nodes[-1]).__name__ != "TemplateData"
        ):
            return
        if before.nodes[-1].data.rstrip().endswith(":") and not _asked(node.iter) & scope.asked:
            self.complain(node, "a colon before a loop that may have no rows", "{{ listed(intro, items, single) }}")

    def _meaning(self, node: Node, scope: Scope) -> Field | None:
        """The field that an expression gives, or its rows; ``None`` if that cannot be told here."""
        kind = type(node).__name__
        if kind == "Name":
            return scope.names.get(node.name)
        if kind in {"Getattr", "Getitem"}:
            base = self._meaning(node.node, scope)
            key = node.attr if kind == "Getattr" else getattr(node.arg, "value", None)
            return (
                _element(base)
                if isinstance(key, int)
                else base.rows.get(str(key))
                if base and not base.is_list
                else None
            )
        if kind == "Filter" and node.node is not None:
            base = self._meaning(node.node, scope)
            return base if node.name in _SAME_ROWS else _element(base) if node.name in _ONE_ROW else None
        return None


def _element(field: Field | None) -> Field | None:
    """One row of a list."""
    if field is None or not field.is_list:
        return None
    return replace(field, type=FieldType.RECORD if field.rows else field.of)


def _inner_names(field: Field) -> Iterator[str]:
    for name, inner in field.rows.items():
        yield name
        yield from _inner_names(inner)


def _path(node: Node) -> str:
    """A name and its attributes as they are written: ``production.start``; nothing for anything else."""
    kind = type(node).__name__
    if kind == "Name":
        return str(node.name)
    base = _path(node.node) if kind == "Getattr" else ""
    return f"{base}.{node.attr}" if base else ""


def _asked(node: Node) -> frozenset[str]:
    """Every path that a test mentions: whoever asks has thought of its absence."""
    found = {_path(child) for child in (node, *_all(node))} - {""}
    filters = (child for child in (node, *_all(node)) if type(child).__name__ == "Filter")
    attributes = {name for child in filters for name in _constants(child.args[:1])}
    return frozenset((*found, *(f"{path}.{name}" for path in found for name in attributes)))


def _targets(node: Node) -> set[str]:
    return {child.name for child in (node, *_all(node)) if type(child).__name__ == "Name"}


def _all(node: Node) -> Iterator[Node]:
    for child in node.iter_child_nodes():
        yield child
        yield from _all(child)
