"""Rules that are ready to run, at the levels of a guide."""

from dataclasses import dataclass, field
from functools import cached_property

from writer.checks.prefilter import Prefilter
from writer.checks.vale.hits import Finder
from writer.checks.vale.scopes import Selector
from writer.errors import Problem
from writer.library.rules import RuleFile
from writer.model.alert import Level
from writer.model.report import Unrun


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule at its level, ready to run."""

    file: RuleFile
    level: Level
    scope: Selector
    finder: Finder


@dataclass(frozen=True, kw_only=True)
class RuleSet:
    """All rules of a guide: those that run, what is wrong with their files, and those of a kind that does not run."""

    rules: tuple[Rule, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: tuple[Unrun, ...] = field(default=())

    @cached_property
    def prefilter(self) -> Prefilter:
        """Tells which of the rules a text may match."""
        return Prefilter(rule.finder.needles for rule in self.rules)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the rules that run."""
        return frozenset(rule.file.id for rule in self.rules)
