"""The desk: the one door through which every front end opens, renders, checks and saves drafts."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from writer.desk.assign import changes_from
from writer.desk.checkers import own_checks, vale_checks
from writer.desk.guides import GuideBook
from writer.desk.interview import Interview, as_asked
from writer.desk.protocols import Checks
from writer.errors import FileError, Place, SaveError, UsageError
from writer.library.desks import read_settings
from writer.library.drafts import (
    NO_FIELDS,
    TOOL_KEY,
    bare,
    change_keys,
    front_matter,
    genre_of,
    line_end,
    read_draft,
    read_facts,
    split,
    stated,
    tool_state,
    whole,
)
from writer.library.files import open_as, read_text, write_text
from writer.library.genres import genre_ids, genre_stamp, load_genre
from writer.library.places import BASE, COMMENTS, Places, beside, find_desk, is_vale_ini
from writer.library.yamlfile import MapNode, Plain, read_mapping
from writer.model.alert import Alert
from writer.model.draft import PRINTED, Draft
from writer.model.facts import Record
from writer.model.fields import Field
from writer.model.genre import Genre
from writer.model.report import Report
from writer.model.slugs import slugify
from writer.model.stages import STAGES
from writer.render.article import Article
from writer.revise.merge import Merged, merge
from writer.values import replace

NOTHING_TAKEN: Mapping[str, int] = MappingProxyType({})
_GENRES = "add 'genre: …'; 'writer genre list' names them"
_NEWS = "news_peg"
"""The field with which a lede begins, as soon as it is there."""
FORMAT = "1"
"""The layout of the tool's own state in the front matter."""


class Desk:
    """A newsroom's folder, opened; without one, the shipped genres and guides alone."""

    def __init__(self, root: Path | None, *, today: Callable[[], date] = date.today, alone: bool = False) -> None:
        """Open the desk at ``root``. Raises ``FileError`` for a ``writer.yaml`` that cannot be read.

        ``alone`` holds no draft against the others of the desk, so that what is found does not hang on them.
        """
        self._alone = alone
        self.places = Places(root=root)
        self.settings = read_settings(root)
        self.today = today
        self.guides = GuideBook(self.places, self.settings)
        self._genres: dict[str, Genre] = {}
        self._stamps: dict[str, int] = {}
        self._checks: dict[bool, Checks] = {}

    @classmethod
    def find(cls, start: Path | None = None) -> "Desk":
        """The desk that ``start`` (the working folder) stands in."""
        return cls(find_desk(start or Path.cwd()))

    def genres(self) -> tuple[Genre, ...]:
        """Every genre, by id."""
        return tuple(self.genre(genre_id) for genre_id in genre_ids(self.places.folders("templates")))

    def genre(self, genre_id: str) -> Genre:
        """One genre. Raises ``UsageError`` with the nearest id if there is none."""
        found = self._genres.get(genre_id)
        if found is None:
            stamp, roots = self.genre_stamp(genre_id), self.places.folders("templates")
            found = self._genres[genre_id] = load_genre(genre_id, roots)
            self._stamps[genre_id] = stamp
        return found

    def genre_stamp(self, genre_id: str) -> int:
        """A number that is another one when a file that the genre is made of is; the genre is then read anew."""
        stamp = genre_stamp(genre_id, self.places.folders("templates"))
        if self._stamps.get(genre_id, stamp) != stamp:
            self._genres.pop(genre_id, None)
        return stamp

    def as_asked(self, draft: Draft) -> Genre:
        """The genre of ``draft`` without the fields that it does not ask of it. Raises ``TemplateError``."""
        return as_asked(self.genre(draft.facts.genre), draft, self.today(), self.places.folders("templates"))

    def interview(self, draft: Draft) -> Interview:
        """What the genre of ``draft`` asks of it as it stands. Raises ``TemplateError``."""
        return Interview.of(self.genre(draft.facts.genre), draft, self.today(), self.places.folders("templates"))

    def drafts(self) -> tuple[Path, ...]:
        """The files of all drafts, newest first."""
        found = self.places.drafts.glob("*.md") if self.places.drafts.is_dir() else ()
        shown = (path for path in found if path.is_file() and not path.name.startswith("."))
        return tuple(sorted(shown, key=lambda path: path.stat().st_mtime, reverse=True))

    def read(self, path: Path) -> Draft:
        """The draft, or any other text, in a file. Raises ``UsageError`` or ``FileError``."""
        return self.parse(read_text(path), str(path))

    def parse(self, text: str, path: str) -> Draft:
        """A draft from its text; one without a genre is a text without facts."""
        node = front_matter(text, path)
        return read_draft(text, path, self._fields(node), node)

    def read_facts(self, path: Path) -> Draft:
        """The facts in a YAML file, or in the front matter of a draft. Raises ``FileError`` with all problems."""
        return self.parse_facts(read_text(path), str(path))

    def parse_facts(self, text: str, path: str) -> Draft:
        """Facts from a YAML text, or from a draft's. Raises ``FileError`` with all problems."""
        if split(text)[2]:  # where the copy begins: there is front matter
            draft = self.parse(text, path)
        else:
            text, line = bare(text)
            node = read_mapping(text, path, line=line)
            if not genre_of(node)[0]:
                raise FileError(
                    "these facts name no genre",
                    where=Place(path=path),
                    hint=_GENRES,
                )
            draft = read_facts(text, path, self._fields(node), node)
        if draft.wrong:
            raise FileError.of(draft.wrong)
        return draft

    def state(self, node: MapNode, path: str) -> Draft:
        """Facts that stand in no file, as those of a sheet's row. Raises ``FileError`` with all problems."""
        if not genre_of(node)[0]:
            hint = "fill in the column genre, or name one for all rows with --genre; 'writer genre list' names them"
            raise FileError("this row names no genre", where=Place(path="", line=node.mark.line), hint=hint)
        draft = stated(node, path, self._fields(node))
        if draft.problems:
            raise FileError.of(draft.problems)
        return draft

    def _fields(self, node: MapNode) -> Mapping[str, Field]:
        genre_id, place = genre_of(node)
        if not genre_id:
            return NO_FIELDS
        try:
            return self.genre(genre_id).fields
        except UsageError as error:
            raise FileError(error.message, where=place, hint=error.hint) from None

    def start(self, genre_id: str, source: Path | None = None) -> Draft:
        """A new draft of a genre, its facts from ``source`` if given. Raises ``UsageError`` or ``FileError``."""
        genre = self.genre(genre_id)
        if source is None:
            return self.parse_facts(f"genre: {genre.id}\n", "new draft")
        draft = self.read_facts(source)
        if draft.facts.genre != genre.id:
            message = f"these facts are for the genre '{draft.facts.genre}', not '{genre.id}'"
            raise UsageError(message, where=Place(path=str(source)), hint="name that genre, or change the file")
        return draft

    def assign(self, draft: Draft, assignments: Mapping[str, str]) -> Draft:
        """The draft with ``key=value`` set as typed. Raises ``UsageError`` or ``FileError``."""
        changed = self.change(draft, changes_from(draft, assignments))
        wrong = tuple(problem for problem in changed.problems if problem not in draft.problems)
        if wrong:
            raise UsageError(wrong[0].message, hint=wrong[0].hint)
        return changed

    def change(self, draft: Draft, changes: Mapping[str, Plain]) -> Draft:
        """The draft with front-matter keys set, or taken out where the value is ``None``; nothing is written.

        A headline or dek that is set by hand is no longer made anew by ``render``. News that was not there before may
        lead, whatever led until then.
        """
        made: list[Plain] = [name for name in _made(draft) if name not in changes]
        state: dict[str, Plain] = {TOOL_KEY: {**tool_state(draft), "made": made}} if made != _made(draft) else {}
        if draft.variants and changes.get(_NEWS) and _NEWS not in draft.facts.record:
            state = {TOOL_KEY: {**tool_state(draft), "made": made, "variants": {}}}
        yaml = change_keys(draft, {**changes, **state})
        return self.parse(whole(yaml, draft.body), draft.path)

    def dismiss(self, draft: Draft, alert: Alert, reason: str, *, by: str = "", until: date | None = None) -> Draft:
        """The draft in which ``alert`` is dismissed, under all of its rules; nothing is written.

        It holds for these words wherever they stand, through the day ``until``. Raises ``UsageError``
        without a reason, or for a day that is over.
        """
        reason = " ".join(reason.split())
        if not reason:
            raise UsageError("a dismissal needs a reason", hint="say why these words stay as they are")
        if until is not None and until < self.today():
            raise UsageError(f"{until} is over", hint="name a day to come, or none")
        last = until.isoformat() if until else ""
        rows: list[Plain] = []
        for check in alert.checks:
            row = {"check": check, "match": alert.match, "reason": reason, "by": by, "until": last}
            rows.append({name: value for name, value in row.items() if value})
        state = tool_state(draft)
        kept = state.get("dismissed")
        state["dismissed"] = [*(kept if isinstance(kept, list) else []), *rows]
        return self.change(draft, {TOOL_KEY: state})

    def check(self, draft: Draft, *, guide: str = "", without: frozenset[str] = frozenset()) -> Report:
        """Every alert on one text; ``without`` waives checks, rules or ``grammar`` by name."""
        genre, name = self._held_to(draft, guide)
        return self._checker(name).check(draft, genre, name, self.today(), without)

    def check_in_steps(self, draft: Draft) -> Iterator[Report]:
        """The report without grammar, and then, where grammar is part of it, with it; nothing is checked twice."""
        genre, name = self._held_to(draft)
        return self._checker(name).check_in_steps(draft, genre, name, self.today())

    def _checker(self, guide: str) -> Checks:
        """What checks under ``guide``."""
        as_vale = is_vale_ini(guide)
        if as_vale not in self._checks:
            alone = self._alone or not self.places.root
            self._checks[as_vale] = vale_checks() if as_vale else own_checks(self.guides, self, alone=alone)
        return self._checks[as_vale]

    def _held_to(self, draft: Draft, guide: str = "") -> tuple[Genre | None, str]:
        """The genre and the guide that ``draft`` answers to."""
        genre = self.as_asked(draft) if draft.facts.genre else None
        return genre, self.guides.choose(draft, genre, guide)

    def merge(self, base: str, new: str, edited: str) -> Merged:
        """Bring what changed between two renders into copy that the writer has edited."""
        return merge(base, new, edited)

    def render(self, draft: Draft, *, guide: str = "", taken: Mapping[str, int] = NOTHING_TAKEN) -> Draft:
        """The draft as its genre's template writes it from the facts; nothing is written to disk.

        ``taken`` counts the skeletons of ledes that other drafts have, which this one avoids while its facts allow.
        """
        return self.parse(self.rendered(draft, guide=guide, taken=taken), draft.path)

    def rendered(self, draft: Draft, *, guide: str = "", taken: Mapping[str, int] = NOTHING_TAKEN) -> str:
        """The text of the same, not read again."""
        return self.written(draft, self.article(draft, guide=guide, taken=taken))

    def written(self, draft: Draft, article: Article) -> str:
        """The text of a draft whose facts made ``article``."""
        today = draft.facts.reference_day(self.today())
        made = _to_make(draft)
        changes: dict[str, Plain] = {name: getattr(article, name) or None for name in made}
        changes["stage"] = draft.facts.record.text("stage") or "draft"
        changes[TOOL_KEY] = tool_state(draft) | {
            "format": FORMAT,
            "id": self._draft_id(draft),
            "rendered_on": today.isoformat(),
            "made": list[Plain](made),
            "variants": {
                section: {"form": form.id, "skeleton": form.skeleton}
                for section, form in article.forms.items()
                if form.id
            },
        }
        yaml = change_keys(draft, changes)
        return whole(yaml, f"\n{article.copy}".replace("\n", line_end(yaml)))

    def article(
        self, draft: Draft, *, guide: str = "", taken: Mapping[str, int] = NOTHING_TAKEN, tracing: bool = False
    ) -> Article:
        """What the genre's template makes of the facts; with ``tracing``, its texts know where they come from."""
        # jinja2 costs 60 ms to import; checking a draft never needs it
        from writer.render.compose import Press, render  # noqa: PLC0415

        genre = self.genre(draft.facts.genre)
        style = self.guides.choose(draft, genre, guide)
        guided = replace(self.guides.guide(style), locale=self.guides.locale(draft))
        given = {name: fact for name, fact in draft.facts.record.items() if name not in _to_make(draft)}
        press = Press(
            lexicon=self.guides.lexicon(style),
            guide=guided,
            roots=self.places.folders("templates"),
            today=draft.facts.reference_day(self.today()),
        )
        recorded = {section: variant["form"] for section, variant in draft.variants.items()}
        facts = replace(draft.facts, record=Record(given))
        return render(guided.over(genre), facts, press, recorded=recorded, taken=taken, tracing=tracing)

    def _draft_id(self, draft: Draft) -> str:
        # 7 ms to import, and checking needs no id
        import hashlib  # noqa: PLC0415

        parts = (draft.facts.genre, draft.facts.title, _slug(draft))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]

    def require(self, draft: Draft) -> Draft:
        """``draft``, if it has what even a first draft needs. Raises ``UsageError``."""
        missing = self.lacks(draft)
        if missing:
            names = " and ".join(field.label.lower() for field in missing)
            raise UsageError(f"a draft needs a {names}", hint=f"give {missing[0].name}: {missing[0].example}")
        return draft

    def lacks(self, draft: Draft) -> tuple[Field, ...]:
        """The fields without which there is not even a first draft."""
        fields, record = self.genre(draft.facts.genre).fields.values(), draft.facts.record
        needed = (field for field in fields if field.required == STAGES[0] and field.name not in record)
        return tuple(field for field in needed if not any(map(record.answers, field.unless)))

    def path_for(self, draft: Draft) -> Path:
        """Where a new draft of these facts is saved: ``drafts/<slug>.md``."""
        return self.places.drafts / f"{_slug(draft, draft.facts.record.text('headline'))}.md"

    def free_path(self, draft: Draft) -> Path:
        """The same, or with a number behind it, so that no file is there."""
        wanted = self.path_for(draft)
        path, number = wanted, 2
        while path.exists():
            path, number = wanted.with_stem(f"{wanted.stem}-{number}"), number + 1
        return path

    def holds(self, path: Path) -> bool:
        """Whether the file is a draft of this desk, so that what is done to it is logged."""
        return self.places.root is not None and path.resolve().parent == self.places.drafts.resolve()

    def save_new(self, draft: Draft, path: Path | None = None) -> Path:
        """Write a rendered draft to ``path``, or under its slug. Raises ``SaveError`` if that file is there already."""
        path = path or self.path_for(draft)
        write_text(path, draft.text, replace=False)
        try:
            self.save_base(path, draft.text)
        except SaveError as error:
            message = f"{path} was written, but not what it was rendered as: {error.message}"
            raise SaveError(message, hint="in an update all of its sentences will count as yours") from None
        return path

    def save(self, path: Path, text: str, *, replace: bool = True, sync: bool = True) -> None:
        """Write a draft's text, whole or not at all; the comments on it follow. Raises ``SaveError``.

        Its last render is for no more eyes than it is itself.
        """
        self._save(path, text, replace=replace, sync=sync)
        open_as(beside(path, BASE), path)

    def _save(self, path: Path, text: str, *, replace: bool, sync: bool) -> None:
        if not _may_have_comments(path):
            write_text(path, text, replace=replace, sync=sync)
            return
        # few drafts have comments
        from writer.desk.anchoring import commented, follow  # noqa: PLC0415

        was = commented(path)
        write_text(path, text, replace=replace, sync=sync)
        if was is not None:
            follow(path, was, text)

    def base(self, path: Path) -> str:
        """The last render of the draft at ``path``, or nothing if it is not kept."""
        base = beside(path, BASE)
        return read_text(base) if base.is_file() else ""

    def save_base(self, path: Path, text: str, *, sync: bool = True) -> None:
        """Keep ``text`` as the last render of the draft at ``path``."""
        write_text(beside(path, BASE), text, sync=sync, like=path)


def _may_have_comments(path: Path) -> bool:
    """Whether comments lie beside a draft, or may lie where it was before its file was renamed."""
    return beside(path, COMMENTS).is_file() or (path.is_file() and not beside(path, BASE).is_file())


def _to_make(draft: Draft) -> list[str]:
    """Which of headline and dek the template makes: those that are missing, and those that it made before."""
    return [name for name in PRINTED if name not in draft.facts.record or name in _made(draft)]


def _made(draft: Draft) -> list[str]:
    """Which of headline and dek the template made."""
    if TOOL_KEY not in draft.facts.record:
        return []
    return [str(row) for row in draft.facts.record[TOOL_KEY].record.rows("made")]


def _slug(draft: Draft, headline: str = "") -> str:
    """The draft's name by its title and season; without a title by ``headline``, else by its genre."""
    season = draft.facts.record.text("season")
    title = draft.facts.title or headline or draft.facts.genre
    return slugify(f"{title} season {season}" if season else title)
