"""The rules of each guide, ready to run, and what is wrong in its files."""

from writer.checks.newsroom import RULES
from writer.checks.ruleset import RuleSet
from writer.desk.guides import GuideBook
from writer.errors import Problem
from writer.library.cache import kept
from writer.library.guides import guide_files, load_guide
from writer.library.rules import load_rules

FAMILIES = RULES | {"Grammar"}
"""What a guide may set beside the rules of its own folders."""

_CODE = ("checks", "checks/vale", "checks/kinds", "library", "model")
"""Whose change makes kept rules worthless."""


class RuleBook:
    """The rules of a desk's guides, each read when it is first asked for."""

    def __init__(self, guides: GuideBook) -> None:
        """Read nothing yet."""
        self._guides = guides
        self._read: dict[str, tuple[RuleSet, tuple[Problem, ...]]] = {}

    def rules(self, name: str) -> RuleSet:
        """The rules of the guide, ready to run."""
        return self._ready(name)[0]

    def problems(self, name: str) -> tuple[Problem, ...]:
        """What is wrong in the files of the guide and its rules."""
        return self._ready(name)[1]

    def _ready(self, name: str) -> tuple[RuleSet, tuple[Problem, ...]]:
        if name not in self._read:
            guide = self._guides.guide(name)
            files = guide_files(guide.layers, self._guides.roots(name))
            self._read[name] = kept(f"rules-{guide.name}", files, _CODE, lambda: self._make(name))
        return self._read[name]

    def _make(self, name: str) -> tuple[RuleSet, tuple[Problem, ...]]:
        """Read them, and make the prefilter too, so that it is kept with them."""
        # all kinds of rules are imported by this, and rules that are kept need only their own
        from writer.checks.rules import build_rules  # noqa: PLC0415

        roots = self._guides.roots(name)
        guide, of_guide = load_guide(name, roots, known=FAMILIES)
        files, of_files = load_rules(guide.layers, roots)
        rules = build_rules(files, guide)
        _ = rules.prefilter
        return rules, (*of_guide, *of_files, *rules.problems)
