"""Rules that are ready to run, at the levels of a guide."""

from collections.abc import Iterable
from functools import cached_property
from typing import Self

from writer.checks.prefilter import Prefilter
from writer.checks.vale.hits import Finder
from writer.checks.vale.scopes import Selector
from writer.errors import Problem
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


class RuleSet(Value, dict=True):
    """All rules of a guide: those that run, what is wrong with their files, and those of a kind that does not run."""

    rules: tuple[Rule, ...]
    prefilter: Prefilter
    """Tells which of the rules a text may match."""

    problems: tuple[Problem, ...] = ()
    refused: tuple[Unrun, ...] = ()

    @classmethod
    def of(cls, rules: Iterable[Rule], problems: Iterable[Problem] = (), refused: Iterable[Unrun] = ()) -> Self:
        """``rules`` with their prefilter."""
        rules = tuple(rules)
        prefilter = Prefilter.of(rule.finder.needles for rule in rules)
        return cls(rules=rules, prefilter=prefilter, problems=tuple(problems), refused=tuple(refused))

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the rules that run."""
        return frozenset(rule.file.id for rule in self.rules)
