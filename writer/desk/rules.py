"""The rules of each guide, ready to run, and what is wrong in its files."""

from collections.abc import Collection, Iterable

from writer.checks.dismissals import RULES as DISMISSALS
from writer.checks.newsroom import RULES
from writer.checks.ruleset import RuleSet
from writer.desk.guides import CODE, GuideBook
from writer.errors import Problem
from writer.library.cache import kept
from writer.library.guidefolders import guide_files
from writer.library.rules import load_rules

FAMILIES = RULES | {"Grammar", "Structure.Field", "Vocabulary.Rejected", "Vocabulary.Names", *DISMISSALS}
"""What a guide may set beside the rules of its own folders."""


class RuleBook:
    """The rules of a desk's guides, each read when it is first asked for."""

    def __init__(self, guides: GuideBook) -> None:
        """Read nothing yet."""
        self._guides = guides
        self._dialects: dict[str, RuleSet] = {}
        self._read: dict[tuple[str, str], tuple[RuleSet, tuple[Problem, ...]]] = {}

    def rules(self, name: str, genre: str = "") -> RuleSet:
        """The rules of the guide, ready to run; as they are for ``genre``, if the guide tells it from the others."""
        return self._ready(name, genre)[0]

    def problems(self, name: str, genre: str = "") -> tuple[Problem, ...]:
        """What is wrong in the files of the guide and its rules."""
        return self._ready(name, genre)[1]

    def dialects(self, name: str) -> RuleSet | None:
        """The rules that tell whose spellings are whose; none if the guide has those of one dialect itself."""
        wanted = {rule for rules in self._guides.lexicon(name)["dialects"].values() for rule in rules}
        styles = tuple(sorted({rule.partition(".")[0] for rule in wanted}))
        guide = self._guides.guide(name)
        if not set(styles).isdisjoint(guide.layers):
            return None
        if name not in self._dialects:
            files = (*self._guides.files(name), *guide_files(styles, self._guides.roots(name)))
            self._dialects[name] = kept(
                f"dialects-{guide.name}", files, CODE, lambda: self._spellings(name, styles, wanted)
            )
        return self._dialects[name]

    def _spellings(self, name: str, styles: Iterable[str], wanted: Collection[str]) -> RuleSet:
        from writer.checks.rules import build_rules  # noqa: PLC0415  as below

        files, _ = load_rules(styles, self._guides.roots(name))
        return build_rules((file for file in files if file.id in wanted), self._guides.guide(name)).named()

    def _ready(self, name: str, genre: str) -> tuple[RuleSet, tuple[Problem, ...]]:
        guide = self._guides.guide(name)
        own = genre if guide.for_genre(genre) is not guide else ""
        if (name, own) not in self._read:
            files = self._guides.files(name)
            title = f"rules-{guide.name}-{own}".rstrip("-")
            self._read[name, own] = kept(title, files, CODE, lambda: self._make(name, own))
        return self._read[name, own]

    def _make(self, name: str, genre: str) -> tuple[RuleSet, tuple[Problem, ...]]:
        # all kinds of rules are imported by this, and rules that are kept need only their own
        from writer.checks.rules import build_rules  # noqa: PLC0415
        from writer.checks.soundness import silenced, unsound  # noqa: PLC0415

        guide, of_guide = self._guides.load(name, known=FAMILIES, genres=self._guides.genres())
        files, of_files = load_rules(guide.layers, self._guides.roots(name))
        rules = build_rules(files, guide.for_genre(genre)).named()
        wrong = (problem for rule in rules.rules for problem in (*unsound(rule), *silenced(rule)))
        return rules, (*of_guide, *of_files, *rules.problems, *wrong)
