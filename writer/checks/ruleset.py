"""Rules that are ready to run, at the levels of a guide."""

from collections.abc import Iterable

from writer.checks.prefilter import Prefilter
from writer.checks.vale.hits import Finder
from writer.checks.vale.scopes import Selector
from writer.errors import Problem
from writer.library.cache import Packed
from writer.library.rules import RuleFile
from writer.model.alert import Level
from writer.model.report import Unrun
from writer.values import Value


class Rule(Value):
    """A rule at its level, ready to run."""

    file: RuleFile
    level: Level
    scope: Selector
    finder: Finder


class RuleSet(Value):
    """All rules of a guide: those that run, what is wrong with their files, and those of a kind that does not run."""

    rules: Packed[Rule]
    ids: frozenset[str]
    scopes: tuple[Selector, ...]
    """What the rules look at, each once."""

    prefilter: Prefilter
    """Tells which of the rules a text may match."""

    problems: tuple[Problem, ...] = ()
    refused: tuple[Unrun, ...] = ()

    @classmethod
    def of(cls, rules: Iterable[Rule], problems: Iterable[Problem] = (), refused: Iterable[Unrun] = ()) -> "RuleSet":
        """``rules`` with what is known of all of them, so that a text loads only those that it may match."""
        rules = tuple(rules)
        return cls(
            rules=Packed(rules),
            ids=frozenset(rule.file.id for rule in rules),
            scopes=tuple({rule.scope.items: rule.scope for rule in rules}.values()),
            prefilter=Prefilter.of(rule.finder.needles for rule in rules),
            problems=tuple(problems),
            refused=tuple(refused),
        )
