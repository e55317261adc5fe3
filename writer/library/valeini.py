"""``.vale.ini``: which styles run where, and at which levels, as Vale reads it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from writer.errors import FileError, Place, Problem
from writer.library.files import read_text
from writer.library.globs import matches_glob
from writer.library.records import nearest
from writer.model.alert import LEVELS, Level
from writer.values import Value, field, replace

_CORE = (
    "StylesPath", "MinAlertLevel", "Vocab", "Packages", "IgnoredScopes", "SkippedScopes", "IgnoredClasses",
    "WordTemplate", "NLPEndpoint",
)  # fmt: skip
_OF_SECTION = (
    "BasedOnStyles", "BlockIgnores", "TokenIgnores", "IgnorePatterns", "CommentDelimiters", "Vocab", "Transform",
    "Lang", "View",
)  # fmt: skip
_UNABLE = frozenset({"WordTemplate", "NLPEndpoint", "Transform", "View"})
_NO_SECTIONS = frozenset({"formats", "asciidoctor"})
_ENTRY = re.compile(r"(?P<key>[^=:\s][^=:]*?)\s*[=:]\s*(?P<value>.*)")
_COMMENT = re.compile(r"(?:\A|\s)[#;].*")
_PARAMETER = re.compile(r"(?P<rule>[^\[\]]+\.[^\[\]]+)\[(?P<name>[A-Za-z][A-Za-z0-9]*)\]")
_EVERYWHERE = "*"


class Entry(Value):
    """One line ``key = value`` of a section; the section of the core keys has no name."""

    section: str
    key: str
    value: str
    place: Place


class Section(Value):
    """What holds for the files that ``glob`` matches.

    ``rules`` maps a rule or a style to ``YES``, ``NO``, ``UNSET`` or a level. ``styles`` is ``None`` if
    the section does not say which styles run.
    """

    glob: str
    styles: tuple[str, ...] | None = None
    rules: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    block_ignores: tuple[str, ...] = ()
    token_ignores: tuple[str, ...] = ()
    comment_marks: tuple[str, ...] = ()
    vocab: tuple[str, ...] = ()


class ValeConfig(Value):
    """A ``.vale.ini``, read. ``sections`` are in the file's order; ``parameters`` maps a rule to its own."""

    place: Place
    styles_paths: tuple[Path, ...] = ()
    min_level: Level = Level.SUGGESTION
    vocab: tuple[str, ...] = ()
    ignored_scopes: tuple[str, ...] = ()
    skipped_scopes: tuple[str, ...] = ()
    ignored_classes: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    parameters: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()

    def section(self, glob: str) -> Section:
        """The section of that name, empty if the file has none."""
        return next((section for section in self.sections if section.glob == glob), Section(glob=glob))

    def settings(self, path: str) -> "Settings":
        """What holds for the file ``path``, as it was given on the command line."""
        everywhere = self.section(_EVERYWHERE)
        found = Settings(everywhere=everywhere.rules).under(replace(everywhere, rules=MappingProxyType({})))
        for section in self.sections:
            if section.glob != _EVERYWHERE and matches_glob(section.glob, path):
                found = found.under(section)
        return found


class Settings(Value):
    """What holds for one file: ``rules`` come from its sections, ``everywhere`` from ``[*]``."""

    everywhere: Mapping[str, str]
    styles: tuple[str, ...] = ()
    rules: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    block_ignores: tuple[str, ...] = ()
    token_ignores: tuple[str, ...] = ()
    comment_marks: tuple[str, ...] = ()
    vocab: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """What two files must share to be checked by the same rules."""
        return (self.styles, *self.rules.items(), self.vocab, *self.everywhere.items())

    def under(self, section: Section) -> "Settings":
        """These settings with those of a later section over them; one with no styles at all starts afresh."""
        afresh = section.styles == ()
        of_vocab = {f"Vale.{name}.{rule}": "YES" for name in section.vocab for rule in ("Terms", "Avoid")}
        return Settings(
            everywhere=MappingProxyType(dict.fromkeys(self.everywhere, "NO")) if afresh else self.everywhere,
            styles=self.styles if section.styles is None else section.styles,
            rules=MappingProxyType({**({} if afresh else self.rules), **section.rules, **of_vocab}),
            block_ignores=(*self.block_ignores, *section.block_ignores),
            token_ignores=(*self.token_ignores, *section.token_ignores),
            comment_marks=section.comment_marks or self.comment_marks,
            vocab=tuple(dict.fromkeys((*self.vocab, *section.vocab))),
        )

    def level(self, rule: str, own: Level) -> Level | None:
        """The level at which ``rule`` reports, ``own`` being that of its file; ``None`` if it does not run."""
        names = (rule, rule.partition(".")[0])
        unset = {name for name, value in self.rules.items() if value == "UNSET"}
        said = [self._said(self.rules, names, unset), self._said(self.everywhere, names, unset)]
        if any(value is not None and value not in _ON for value in said):
            return None
        if said == [None, None] and names[1] not in self.styles:
            return None
        for settings in (self.rules, self.everywhere):
            for name in names:
                if settings.get(name) in LEVELS and name not in unset:
                    return LEVELS[settings[name]]
        return own

    @property
    def all_styles(self) -> tuple[str, ...]:
        """The styles that run, and those of which single rules may."""
        named = (*self.rules.items(), *self.everywhere.items())
        extra = (name.partition(".")[0] for name, value in named if value in _ON)
        return tuple(dict.fromkeys((*self.styles, *extra)))

    @staticmethod
    def _said(settings: Mapping[str, str], names: Iterable[str], unset: set[str]) -> str | None:
        return next((settings[name] for name in names if name in settings and name not in unset), None)


_ON = frozenset({"YES", *LEVELS})


def read_vale_ini(path: Path) -> ValeConfig:
    """The configuration in ``path``. Raises ``FileError`` or ``UsageError``; what it cannot do is a problem."""
    entries = tuple(_entries(read_text(path), str(path)))
    core = {entry.key: entry for entry in entries if not entry.section}
    level = core.get("MinAlertLevel")
    if level is not None and level.value not in LEVELS:
        raise FileError(f"'{level.value}' is no level", where=level.place, hint=f"write {', '.join(LEVELS)}")
    return ValeConfig(
        place=Place(path=str(path)),
        styles_paths=_styles_paths(entries, path),
        min_level=LEVELS[level.value] if level else Level.SUGGESTION,
        vocab=_list(entries, "", "Vocab"),
        ignored_scopes=_list(entries, "", "IgnoredScopes"),
        skipped_scopes=_list(entries, "", "SkippedScopes"),
        ignored_classes=_list(entries, "", "IgnoredClasses"),
        sections=tuple(_sections(entries)),
        parameters=_parameters(entries),
        problems=tuple(_problems(entries)),
    )


def _entries(text: str, path: str) -> Iterator[Entry]:
    section, held, begun = "", "", 0
    for number, raw in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        line = raw.strip()
        begun = begun if held else number
        if line.endswith("\\"):
            held += line[:-1]
            continue
        line, held = held + line, ""
        where = Place(path=path, line=begun)
        if line.startswith("["):
            section = line[1 : line.rfind("]")]
        elif line and line[0] not in "#;":
            entry = _ENTRY.fullmatch(line)
            if entry is None:
                raise FileError("this is no 'key = value' and no '[section]'", where=where)
            yield Entry(section=section, key=entry["key"], value=_value(entry["value"]), place=where)


def _value(text: str) -> str:
    """A value without its comment and its quotes."""
    text = _COMMENT.sub("", text).strip()
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'`"
    return text[1:-1] if quoted else text


def _list(entries: Iterable[Entry], section: str, key: str) -> tuple[str, ...]:
    """A comma-separated value, in which a backslash keeps a comma; a key that stands several times adds up."""
    values = [entry.value for entry in entries if entry.section == section and entry.key == key]
    parts = (part.replace("\\,", ",").strip() for value in values for part in re.split(r"(?<!\\),", value))
    return tuple(dict.fromkeys(filter(None, parts)))


def _styles_paths(entries: Iterable[Entry], path: Path) -> tuple[Path, ...]:
    found = []
    for entry in entries:
        if not entry.section and entry.key == "StylesPath":
            folder = path.parent / Path(entry.value).expanduser()
            if not folder.is_dir():
                raise FileError(f"there is no folder '{entry.value}'", where=entry.place)
            found.append(folder)
    return tuple(found)


def _sections(entries: tuple[Entry, ...]) -> Iterator[Section]:
    for glob in dict.fromkeys(entry.section for entry in entries if entry.section):
        if glob in _NO_SECTIONS:
            continue
        own = [entry for entry in entries if entry.section == glob]
        rules = {entry.key: entry.value for entry in own if entry.key not in _OF_SECTION and "[" not in entry.key}
        yield Section(
            glob=glob,
            styles=_list(own, glob, "BasedOnStyles") if any(entry.key == "BasedOnStyles" for entry in own) else None,
            rules=MappingProxyType(rules),
            block_ignores=(*_list(own, glob, "BlockIgnores"), *_list(own, glob, "IgnorePatterns")),
            token_ignores=_list(own, glob, "TokenIgnores"),
            comment_marks=_list(own, glob, "CommentDelimiters"),
            vocab=_list(own, glob, "Vocab"),
        )


def _parameters(entries: Iterable[Entry]) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for entry in entries:
        if entry.section and (parameter := _PARAMETER.fullmatch(entry.key)):
            found.setdefault(parameter["rule"], {})[parameter["name"].lower()] = entry.value
    return MappingProxyType(found)


def _problems(entries: Iterable[Entry]) -> Iterator[Problem]:
    for entry in entries:
        if not entry.section and entry.key not in _CORE:
            hint = nearest(entry.key, _CORE) or "what concerns styles and rules stands below a [section]"
            yield Problem(message=f"'{entry.key}' is no key of this part", place=entry.place, hint=hint)
        elif entry.key in _UNABLE:
            yield Problem(message=f"'{entry.key}' has no effect here", place=entry.place)
