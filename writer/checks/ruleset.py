"""Rules that are ready to run, at the levels of a guide."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from writer.checks.prefilter import Candidate, Prefilter, Scanner
from writer.checks.vale.hits import Finder
from writer.checks.vale.scopes import Selector
from writer.errors import Problem
from writer.library.cache import Packed
from writer.library.rules import RuleFile
from writer.model.alert import Level
from writer.model.report import Unrun
from writer.values import Value, replace


class Rule(Value):
    """A rule at its level, ready to run."""

    file: RuleFile
    level: Level
    scope: Selector
    finder: Finder


class RuleSet(Value, dict=True):
    """All rules of a guide: those that run, what is wrong with their files, and those of a kind that does not run."""

    rules: Packed[Rule]
    ids: frozenset[str]
    scopes: tuple[Selector, ...]
    """What the rules look at, each once."""

    looks: tuple[int, ...]
    """Which of ``scopes`` each rule has."""

    prefilter: Prefilter
    """Tells which of the rules a text may match."""

    problems: tuple[Problem, ...] = ()
    refused: tuple[Unrun, ...] = ()

    database: str = ""
    """What the database of all patterns is called; ``''`` if there need not be one."""

    @classmethod
    def of(cls, rules: Iterable[Rule], problems: Iterable[Problem] = (), refused: Iterable[Unrun] = ()) -> "RuleSet":
        """``rules`` with what is known of all of them, so that a text loads only those that it may match."""
        rules = tuple(rules)
        scopes = {rule.scope.items: rule.scope for rule in rules}
        places = {items: at for at, items in enumerate(scopes)}
        return cls(
            rules=Packed(rules),
            ids=frozenset(rule.file.id for rule in rules),
            scopes=tuple(scopes.values()),
            looks=tuple(places[rule.scope.items] for rule in rules),
            prefilter=Prefilter.of(rule.finder.needles for rule in rules),
            problems=tuple(problems),
            refused=tuple(refused),
        )

    def named(self) -> "RuleSet":
        """The same, to be kept: it knows what its database is called."""
        try:
            from writer.checks.scan import digest  # noqa: PLC0415  as below
        except ImportError:
            return self
        return replace(self, database=digest(self._patterns()))

    def candidates(
        self, texts: Sequence[str], scopes: Sequence[frozenset[str]], before: Sequence[frozenset[str]] = ()
    ) -> tuple[tuple[Rule, Candidate], ...]:
        """The rules that may match any of ``texts``, and in which of those that they look at.

        ``scopes`` are the texts' own; to the rules that look at the scope that is in ``before`` a text is no news.
        A rule that reads a text with blanks may match where nobody can tell.
        """
        offered = [self._looking(scope) for scope in scopes]
        for number, scope in enumerate(before):
            if scope:
                offered[number] -= self._looking(scope)
        return tuple((self.rules[one.rule], one) for one in self.prefilter.candidates(texts, self._scanner, offered))

    def _looking(self, scope: frozenset[str]) -> frozenset[int]:
        """The numbers of the rules that look at a text of that scope; there are few kinds of texts."""
        if scope not in self._lookers:
            fitting = [selector.fits(scope) or bool(selector.blanked) for selector in self.scopes]
            self._lookers[scope] = frozenset(rule for rule, at in enumerate(self.looks) if fitting[at])
        return self._lookers[scope]

    @cached_property
    def _lookers(self) -> dict[frozenset[str], frozenset[int]]:
        return {}

    @cached_property
    def _scanner(self) -> Scanner | None:
        """The database, if there is one; of rules that are used again, one is made.

        Where there is no Hyperscan for the machine, needles do its work: slower, with the same alerts.
        """
        try:
            from writer.checks.scan import scanner  # noqa: PLC0415  not everywhere is there a Hyperscan
        except ImportError:
            return None
        return scanner(self.database, self._patterns) if self.database else None

    def _patterns(self) -> list[str]:
        # only a database that is still to be made asks for them
        from writer.checks.vale.superset import superset  # noqa: PLC0415

        return [superset(source) for rule in self.rules for source in rule.finder.sources]
