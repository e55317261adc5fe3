"""Term lists of prh and textlint: YAML or JSON, as patterns of Vale's dialect and what to write instead."""

import re
from collections.abc import Iterator

from writer.errors import FileError, Problem
from writer.library.yamlfile import ListNode, MapNode, Node, ScalarNode, entries, inside, items, read_documents
from writer.values import Value

_JS_REGEX = re.compile(r"/(?P<source>.+)/(?P<flags>[a-z]*)", re.DOTALL)
_SPECIAL = re.compile(r"([\\.+*?()\[\]{}^$|])")
_HARMLESS = frozenset("gmuyi")
_PRH_KEYS = frozenset({"expected", "pattern", "patterns", "options", "specs"})


class Swap(Value):
    """What to write instead of whatever ``pattern`` matches; ``samples`` are words that it should match.

    ``node`` is its place.
    """

    pattern: str
    to: str
    node: ScalarNode
    samples: tuple[str, ...] = ()


class Terms(Value):
    """What a list held."""

    swaps: tuple[Swap, ...] = ()
    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    left: tuple[Problem, ...] = ()


def read_terms(text: str, path: str) -> Terms:
    """A list of prh's, of textlint's terminology, or a ``.textlintrc``. Raises ``FileError``."""
    node = read_documents(text, path)[0]
    reader = _Reader()
    rules = node.get("rules") if isinstance(node, MapNode) else None
    if isinstance(rules, ListNode) and isinstance(node, MapNode):
        reader.prh(node, rules)
    elif isinstance(node, MapNode) and (rules is not None or node.get("filters") is not None):
        reader.textlint(node)
    elif isinstance(node, ListNode | MapNode):
        reader.terminology(node)
    else:
        hint = "prh and textlint lists are mappings with 'rules', 'filters' or 'terms', or lists of terms"
        raise FileError("this is no list of terms", where=node.place, hint=hint)
    return Terms(
        swaps=tuple(reader.swaps),
        accepted=tuple(reader.accepted),
        rejected=tuple(reader.rejected),
        left=tuple(reader.left),
    )


class _Reader:
    """Carries what was read so far."""

    def __init__(self) -> None:
        self.swaps: list[Swap] = []
        self.accepted: list[str] = []
        self.rejected: list[str] = []
        self.left: list[Problem] = []

    def _leave(self, message: str, node: Node, hint: str = "") -> None:
        self.left.append(Problem(message=message, place=node.place, hint=hint))

    def prh(self, node: MapNode, rules: ListNode) -> None:
        """``rules: [{expected: …, patterns: …}]``."""
        for item in items(node.get("imports")):
            self._leave("another file that this one imports", item, "take it over by itself")
        for rule in rules.items:
            if isinstance(rule, ScalarNode):
                self._any_case(rule, bounded=False)
            elif isinstance(rule, MapNode) and isinstance(expected := rule.get("expected"), ScalarNode):
                self._prh_rule(rule, expected)
            else:
                self._leave("this says not what is expected", rule)

    def _prh_rule(self, rule: MapNode, expected: ScalarNode) -> None:
        for key, _ in rule.entries:
            if key.text not in _PRH_KEYS:
                self._leave(f"'{key.text}' of '{expected.text}' has no counterpart", key)
        bounded = _is_true(inside(rule, "options", "wordBoundary"))
        found = [*items(rule.get("pattern")), *items(rule.get("patterns"))]
        specs = (spec for spec in items(rule.get("specs")) if isinstance(spec, MapNode))
        samples = tuple(one.text for spec in specs if isinstance(one := spec.get("from"), ScalarNode))
        if not found:
            self._any_case(expected, bounded=bounded)
        for one in found:
            if isinstance(one, ScalarNode):
                self._swap(self._pattern(one), expected.text, one, bounded=bounded, samples=samples)
            else:
                self._leave(f"a pattern of '{expected.text}' that is no text", one)

    def textlint(self, node: MapNode) -> None:
        """``rules:`` and ``filters:`` of a ``.textlintrc``."""
        for key, value in entries(node.get("rules")):
            name = key.text.removeprefix("textlint-rule-")
            if name == "terminology":
                self.terminology(value)
            elif name == "ng-word":
                self.rejected += [_literal(one.text) for one in _scalars(inside(value, "words"))]
            elif name == "prh":
                for path in _scalars(inside(value, "rulePaths")):
                    self._leave(f"the list '{path.text}' of prh", path, "take it over by itself")
            else:
                self._leave(f"the rule '{key.text}' has no counterpart", key)
        for key, value in entries(node.get("filters")):
            if key.text.removeprefix("textlint-filter-rule-") in {"allowlist", "whitelist"}:
                self._allow(value)
            else:
                self._leave(f"the filter '{key.text}' has no counterpart", key)

    def _allow(self, node: Node) -> None:
        for one in _scalars(inside(node, "allow")):
            pattern = self._pattern(one)
            if pattern:
                self.accepted.append(pattern)
        for path in _scalars(inside(node, "allowlistConfigPaths")):
            self._leave(f"the list '{path.text}'", path, "write its words into vocabulary: accept")

    def terminology(self, node: Node) -> None:
        """A list of terms: a form, whatever its case, or a pattern and what to write."""
        for key, value in entries(node):
            if key.text == "defaultTerms" and _is_true(value):
                self._leave("the default terms of textlint-rule-terminology", key, "they are not in this file")
            elif key.text not in {"terms", "defaultTerms", "skip"}:
                self._leave(f"'{key.text}' has no counterpart", key)
        for one in items(node if isinstance(node, ListNode) else inside(node, "terms")):
            pair = one.items if isinstance(one, ListNode) else ()
            if isinstance(one, ScalarNode):
                self._any_case(one, bounded=True)
            elif len(pair) == 2 and isinstance(pair[0], ScalarNode) and isinstance(pair[1], ScalarNode):  # noqa: PLR2004
                self._swap(f"(?i:{pair[0].text})", pair[1].text, pair[0], bounded=True)
            else:
                self._leave("a term is a text, or a pattern and what to write", one)

    def _any_case(self, term: ScalarNode, *, bounded: bool) -> None:
        samples = tuple(form for form in (term.text.lower(), term.text.upper()) if form != term.text)
        self._swap(f"(?i:{_literal(term.text)})", term.text, term, bounded=bounded, samples=samples)

    def _pattern(self, node: ScalarNode) -> str:
        """A text as it is, a regular expression of JavaScript's as one of ours; nothing if that cannot be."""
        found = _JS_REGEX.fullmatch(node.text)
        if found is None:
            return _literal(node.text)
        strange = set(found["flags"]) - _HARMLESS
        if strange:
            self._leave(f"a pattern with the flag '{''.join(sorted(strange))}'", node)
            return ""
        return f"(?i:{found['source']})" if "i" in found["flags"] else found["source"]

    def _swap(self, pattern: str, to: str, node: ScalarNode, *, bounded: bool, samples: tuple[str, ...] = ()) -> None:
        if pattern and ("$&" in to or "$<" in to or "$`" in to):
            self._leave(f"'{to}' takes up what was found in a way that has no counterpart", node)
        elif pattern:
            whole = rf"\b(?:{pattern})\b" if bounded else pattern
            self.swaps.append(Swap(pattern=whole, to=to, node=node, samples=samples))


def _literal(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _scalars(node: Node | None) -> Iterator[ScalarNode]:
    return (item for item in items(node) if isinstance(item, ScalarNode))


def _is_true(node: Node | None) -> bool:
    return isinstance(node, ScalarNode) and node.text.lower() == "true"
