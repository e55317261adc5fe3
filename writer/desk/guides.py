"""Which style guide a text answers to: read once and kept, with its lexicon."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

from writer.errors import Problem
from writer.library.cache import kept
from writer.library.desks import DeskSettings
from writer.library.genres import genre_ids, load_genre
from writer.library.guidefolders import every_guide, guide_files, guide_folders, guide_names, roots_of
from writer.library.lexicon import lexicon
from writer.library.places import DESK_FILE, Places
from writer.model.draft import Draft
from writer.model.genre import Genre
from writer.model.guide import Guide

LOCALE_GUIDES = {"en-US": "US", "en-GB": "UK"}
"""The guide of a text for which nobody named one."""

BASE = "Base"
"""Holds the English that templates and checks are written against, whatever a guide extends."""


CODE = ("checks", "checks/as_vale", "checks/vale", "checks/kinds", "library", "model")
"""Whose change makes kept rules worthless."""


class GuideBook:
    """The guides of one desk, each read when it is first asked for."""

    def __init__(self, places: Places, settings: DeskSettings) -> None:
        """Read nothing yet."""
        self._places, self._settings = places, settings
        self._guides: dict[str, Guide] = {}
        self._lexicons: dict[str, Mapping[str, Any]] = {}

    def locale(self, draft: Draft) -> str:
        """The English of a draft: its own, else the desk's."""
        return draft.facts.record.text("locale") or self._settings.locale

    def choose(self, draft: Draft, genre: Genre | None, named: str = "") -> str:
        """The name of the guide: as asked for, the draft's, the desk's, the genre's, or that of the locale."""
        record = draft.facts.record
        return named or self.usual(genre, record.text("guide"), record.text("locale"))

    def usual(self, genre: Genre | None, own: str = "", locale: str = "") -> str:
        """The same for a text of which no more is known than the guide that it names, and its English."""
        of_genre = genre.guide if genre else ""
        return self._in_desk(own or self._settings.guide or of_genre or LOCALE_GUIDES[locale or self._settings.locale])

    def _in_desk(self, name: str) -> str:
        """A guide that a file of the desk names by its path lies there, wherever the desk is opened from."""
        root = self._places.root
        return str(root / name) if root and "/" in name else name

    def of_desk(self, named: str = "") -> str:
        """The name of the guide that is asked for, else the desk's, else that of its locale."""
        return named or self._in_desk(self._settings.guide or LOCALE_GUIDES[self._settings.locale])

    def names(self) -> tuple[str, ...]:
        """Every guide at hand."""
        return guide_names(self._places.folders("styleguides"))

    def guide(self, name: str, genre: str = "") -> Guide:
        """The guide of that name or in that folder, as it is for ``genre``. Raises ``UsageError`` or ``FileError``."""
        if name not in self._guides:
            over = crc32(repr(self._settings.over).encode())
            files = every_guide(self.roots(name))
            title = f"guide-{Path(name).resolve().name}-{over:08x}"
            self._guides[name] = kept(title, files, ("library", "model"), lambda: self.load(name)[0])
        return self._guides[name].for_genre(genre)

    def load(
        self, name: str, *, known: Collection[str] = (), genres: Mapping[str, Collection[str]] | None = None
    ) -> tuple[Guide, tuple[Problem, ...]]:
        """Read the guide anew, for all genres; what is wrong in its files comes beside it, as ``load_guide`` has it."""
        # a guide that is kept needs no reader
        from writer.library.guides import load_guide  # noqa: PLC0415

        return load_guide(
            name,
            self.roots(name),
            known=known,
            numbers=self._numbers() if known else {},
            genres=genres,
            desk=self._settings.over,
        )

    def _numbers(self) -> Mapping[str, Collection[str]]:
        """The rules of the program's own checks that have numbers, and their keys."""
        words = lexicon((BASE,), self._places.folders("styleguides"))
        found: Mapping[str, Collection[str]] = words["structure"]["limits"]
        return found

    def content(self, name: str) -> dict[str, Any]:
        """The guide as one ``guide.yaml`` would say it, all layers merged. Raises ``UsageError`` or ``FileError``."""
        from writer.library.guides import guide_content  # noqa: PLC0415  as above

        return guide_content(name, self.roots(name), desk=self._settings.over)

    def files(self, name: str) -> tuple[Path | str, ...]:
        """The path of every file that the guide and its rules are made of, and of the genres that it speaks of."""
        guide, root = self.guide(name), self._places.root
        named = {*guide.genres, *(one.genre for one in guide.settings if one.genre)}
        genres = (folder / genre / "genre.yaml" for folder in self._places.folders("templates") for genre in named)
        desk = (root / DESK_FILE,) if root and self._settings.over else ()
        return (*guide_files(guide.layers, self.roots(name)), *sorted(filter(Path.is_file, genres)), *desk)

    def folder(self, name: str) -> Path:
        """The folder of the guide itself. Raises ``UsageError`` if there is none."""
        return next(guide_folders((self.guide(name).name,), self.roots(name)))

    def genres(self) -> dict[str, Collection[str]]:
        """Every genre at hand, with the ids of its sections."""
        roots = self._places.folders("templates")
        found = (load_genre(genre, roots) for genre in genre_ids(roots))
        return {genre.id: [section.id for section in genre.sections] for genre in found}

    def lexicon(self, name: str) -> Mapping[str, Any]:
        """The English of the guide's layers."""
        if name not in self._lexicons:
            layers = self.guide(name).layers
            self._lexicons[name] = lexicon(layers if BASE in layers else (BASE, *layers), self.roots(name))
        return self._lexicons[name]

    def roots(self, name: str) -> tuple[Path, ...]:
        """The folders in which the layers of a guide are looked for."""
        return roots_of(name, self._places.folders("styleguides"))
