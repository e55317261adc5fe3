"""Which style guide a text answers to: read once and kept, with its rules, its lexicon and its problems."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from writer.checks.newsroom import CHECKS
from writer.checks.rules import RuleSet, build_rules
from writer.desk.vale import ValeBook
from writer.errors import Problem
from writer.library.cache import kept
from writer.library.desks import DeskSettings
from writer.library.guides import guide_files, guide_names, lexicon, load_guide, roots_of
from writer.library.places import Places
from writer.library.rules import load_rules
from writer.model.draft import Draft
from writer.model.genre import Genre
from writer.model.guide import Guide

FAMILIES = frozenset({"Grammar", *(rule for check in CHECKS.values() for rule in check.rules)})
"""What a guide may set beside the rules of its own folders."""

LOCALE_GUIDES = {"en-US": "US", "en-GB": "UK"}
"""The guide of a text for which nobody named one."""

_CODE = ("checks", "checks/vale", "checks/kinds", "library", "model")
"""Whose change makes kept rules worthless."""


class GuideBook:
    """The guides of one desk, each read when it is first asked for."""

    def __init__(self, places: Places, settings: DeskSettings) -> None:
        """Read nothing yet."""
        self._places, self._settings = places, settings
        self._guides: dict[str, tuple[Guide, tuple[Problem, ...]]] = {}
        self._rules: dict[str, RuleSet] = {}
        self._lexicons: dict[str, Mapping[str, Any]] = {}
        self.vale = ValeBook()

    def locale(self, draft: Draft) -> str:
        """The English of a draft: its own, else the desk's."""
        return draft.facts.record.text("locale") or self._settings.locale

    def choose(self, draft: Draft, genre: Genre | None, named: str = "") -> str:
        """The name of the guide: as asked for, the draft's, the desk's, the genre's, or that of the locale."""
        own = draft.facts.record.text("guide")
        of_genre = genre.guide if genre else ""
        return named or own or self._settings.guide or of_genre or LOCALE_GUIDES[self.locale(draft)]

    def names(self) -> tuple[str, ...]:
        """Every guide at hand."""
        return guide_names(self._places.folders("styleguides"))

    def guide(self, name: str) -> Guide:
        """The guide of that name or in that folder. Raises ``UsageError`` or ``FileError``."""
        return self._load(name)[0]

    def problems(self, name: str) -> tuple[Problem, ...]:
        """What is wrong in the files of the guide and its rules."""
        return (*self._load(name)[1], *self.rules(name).problems)

    def rules(self, name: str) -> RuleSet:
        """The rules of the guide, ready to run."""
        if name not in self._rules:
            guide, problems = self._load(name)
            roots = self._roots(name)
            files = guide_files(guide.layers, roots)
            wrong, self._rules[name] = kept(f"rules-{guide.name}", files, _CODE, lambda: _ready(guide, roots))
            self._guides[name] = guide, (*problems, *wrong)
        return self._rules[name]

    def lexicon(self, name: str) -> Mapping[str, Any]:
        """The English of the guide's layers."""
        if name not in self._lexicons:
            self._lexicons[name] = lexicon(self.guide(name).layers, self._roots(name))
        return self._lexicons[name]

    def _load(self, name: str) -> tuple[Guide, tuple[Problem, ...]]:
        if name not in self._guides:
            self._guides[name] = load_guide(name, self._roots(name), known=FAMILIES)
        return self._guides[name]

    def _roots(self, name: str) -> tuple[Path, ...]:
        return roots_of(name, self._places.folders("styleguides"))


def _ready(guide: Guide, roots: Sequence[Path]) -> tuple[tuple[Problem, ...], RuleSet]:
    """The rules of a guide with what is wrong in their files; its prefilter made, so that it is kept too."""
    files, problems = load_rules(guide.layers, tuple(roots))
    rules = build_rules(files, guide)
    _ = rules.prefilter
    return problems, rules
