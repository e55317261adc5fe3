"""Material into fields: what a release, a tip or an old article says becomes candidates, and those taken answers."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from writer.checks.candidates.find import candidates
from writer.checks.subject import Subject
from writer.desk.desk import Desk
from writer.errors import UsageError
from writer.library.columns import column_names
from writer.library.drafts import answers
from writer.library.files import read_text
from writer.library.records import nearest
from writer.library.yamlfile import Plain
from writer.model.candidate import Candidate
from writer.model.dates import PartialDate
from writer.model.draft import Draft
from writer.model.facts import Certainty, Fact
from writer.model.fields import Field, read_scalar
from writer.model.names import folded
from writer.model.slugs import slugify
from writer.model.windows import Window
from writer.prose.markdown import parse
from writer.values import Value

SOURCE = ("name", "kind", "date")
"""What is asked of a source, once for all that comes from it."""

_SAME = {"cast": ("actor",), "crew": ("name", "job"), "people": ("name",), "quotes": ("text",), "seasons": ("number",)}
"""List → the columns by which two rows are of the same."""


_PLAIN = frozenset({"title", "medium"})
"""What names the work rather than tells of it: nobody has to be asked for it."""


class Offer(Value):
    """A candidate, the words around it, and what the draft says instead, if it says anything else."""

    candidate: Candidate
    words: str
    now: str = ""


def source_of(text: str, field: Field) -> dict[str, str]:
    """A source written as ``NAME, KIND, DATE``; kind and date may be left out. Raises ``UsageError``."""
    parts = [part.strip() for part in text.split(",", maxsplit=2)]
    source = dict(zip(SOURCE, parts, strict=False))
    return checked_source(source, field)


def checked_source(source: Mapping[str, str], field: Field) -> dict[str, str]:
    """A row of ``sources`` without blanks. Raises ``UsageError`` for one without a name, or that cannot be read."""
    row = {name: value.strip() for name, value in source.items() if value.strip() and name in field.rows}
    if "name" not in row:
        raise UsageError("the material needs a source", hint="name who says so: 'Orbit+, press-release, 2026-07-21'")
    for name, value in row.items():
        spec = field.rows[name]
        try:
            read_scalar(spec, spec.type, value)
        except ValueError as error:
            raise UsageError(f"the source's {name}: {error}", hint=nearest(value, spec.choices)) from None
    return row


def offers(desk: Desk, draft: Draft, text: str, source: Mapping[str, str]) -> tuple[Offer, ...]:
    """What ``text`` says that the genre of ``draft`` asks for and the draft does not say yet, in the order of the text.

    ``source`` is a row of ``sources``: its kind tells how sure it is, its date from when "in May" counts.
    """
    genre = desk.genre(draft.facts.genre)
    guide = desk.guides.choose(draft, genre)
    day = _day(source)
    subject = Subject(
        document=parse(text, extension="md"),
        facts=draft.facts,
        names=draft.facts.names(),
        guide=desk.guides.guide(guide, genre.id),
        lexicon=desk.guides.lexicon(guide),
        today=day or desk.today(),
        genre=genre,
    )
    ground = _ground(subject, source.get("kind", ""))
    names = column_names(desk.places.folders("templates"))
    asked = {name: genre.fields[name] for group in genre.groups for name in group.fields}
    found = candidates(subject, asked, names, ground, dated=day is not None)
    made = (_offer(draft, asked, text, one) for one in found)
    return tuple(one for one in made if one is not None)


def file_named(text: str) -> str:
    """``text``, or what stands in the file whose path it is alone: what a terminal pastes for a file dropped on it.

    Raises ``FileError`` for a file that cannot be read.
    """
    path = text.strip().strip("'\"")
    if "\n" in path or not path.startswith(("/", "~", ".")):
        return text
    with suppress(OSError, RuntimeError):  # a sentence that is no name of a file, or a user that there is not
        there = Path(path.replace("\\ ", " ")).expanduser()
        if there.is_file():
            return read_text(there)
    return text


def _day(source: Mapping[str, str]) -> date | None:
    read = PartialDate.parse(source["date"]) if source.get("date") else None
    return read.first if read and read.day else None


def _ground(subject: Subject, kind: str) -> Certainty:
    """How sure what a source of that kind says flatly is."""
    if kind in subject.guide.sources.weak:
        return Certainty.RUMORED
    return Certainty.OFFICIAL if kind in subject.lexicon["candidates"]["official"] else Certainty.REPORTED


def _offer(draft: Draft, fields: Mapping[str, Field], text: str, one: Candidate) -> Offer | None:
    """The candidate beside what the draft says; nothing where it says so already."""
    name, _, inner = one.field.partition(".")
    spec, fact = fields[name], draft.facts.record.get(name)
    fact = fact.record.get(inner) if inner and fact else fact
    leaf = spec.rows[inner] if inner else spec
    now = _row_now(fact, one) if isinstance(one.value, Mapping) else _scalar_now(leaf, fact, one.value)
    words = " ".join(text[one.sentence.begin : one.sentence.end].split())
    return None if now is None else Offer(candidate=one, words=words, now=now)


def _scalar_now(spec: Field, fact: Fact | None, value: str) -> str | None:
    """What the draft says instead of ``value``; ``None`` if that is the same."""
    if fact is None:
        return ""
    read = read_scalar(spec, spec.type, value)
    known = fact.value
    if isinstance(read, Window | PartialDate) and isinstance(known, Window | PartialDate):
        return None if read.window.days == known.window.days else str(fact)
    return None if folded(str(read)) == folded(str(known)) else str(fact)


def _row_now(fact: Fact | None, one: Candidate) -> str | None:
    """The row of the same person or words that says something else; ``None`` for one that says all of it."""
    row = _like(fact.rows if fact else (), one)
    if row is None or not isinstance(one.value, Mapping):
        return ""
    known = {key: row.record.text(key) for key in one.value}
    if all(_plainly(known[key]) == _plainly(value) for key, value in one.value.items()):
        return None
    return " · ".join(filter(None, known.values()))


def _like(rows: Iterable[Fact], one: Candidate) -> Fact | None:
    return next((row for row in rows if _is_of(one, {key: row.record.text(key) for key in row.record})), None)


def _is_of(one: Candidate, row: Mapping[str, str]) -> bool:
    """Whether ``row`` is of the person, the words or the season that the candidate is of."""
    keys, value = _SAME.get(one.field, ()), one.value
    if not keys or not isinstance(value, Mapping):
        return False
    return all(_plainly(row.get(key, "")) == _plainly(value[key]) for key in keys)


def _plainly(text: str) -> str:
    return " ".join(folded(text).split()).strip(".,")


def taken(draft: Draft, chosen: Iterable[Candidate], source: Mapping[str, str]) -> dict[str, Plain]:
    """The answers of ``draft`` that change when ``chosen`` are taken: field → its whole answer for the front matter.

    Each has its certainty, the source and its day; the source is a row of ``sources``, with whom it quotes.
    """
    known_of = answers(draft)
    changes: dict[str, Plain] = {}
    chosen = tuple(chosen)
    if not chosen:
        return changes
    columns = draft.fields["sources"].rows
    speakers = _speakers(chosen) if "speakers" in columns else []
    name, changes["sources"] = _with_source(known_of.get("sources"), source, speakers, has_ids="id" in columns)
    for one in chosen:
        field, _, inner = one.field.partition(".")
        known = changes.get(field, known_of.get(field))
        about = _about(one, name, source)
        if isinstance(one.value, Mapping):
            changes[field] = _with_row(known, one, about, name)
        elif field in _PLAIN:
            changes[field] = one.value
        elif inner:
            kept = dict(known) if isinstance(known, dict) else {}
            changes[field] = {**kept, inner: {"value": one.value, **about}}
        else:
            changes[field] = {"value": one.value, **about}
    return changes


def _about(one: Candidate, name: str, source: Mapping[str, str]) -> dict[str, Plain]:
    day = _day(source)
    about: dict[str, Plain] = {"certainty": one.certainty.value, "sources": [name]}
    return {**about, "as_of": day.isoformat()} if day else about


def _with_row(known: Plain, one: Candidate, about: Mapping[str, Plain], name: str) -> Plain:
    """The answer of a list, plain or in full, with one row more, or with what is new of one that is there."""
    if isinstance(known, dict):
        return {**known, "value": _with_row(known.get("value"), one, about, name)}
    rows: list[Plain] = list(known) if isinstance(known, list) else []
    value: dict[str, Plain] = dict(one.value) if isinstance(one.value, Mapping) else {}
    if one.field == "quotes":
        value["source"] = name
        about = {}
    for at, row in enumerate(rows):
        if isinstance(row, dict) and _is_of(one, {key: str(cell) for key, cell in row.items()}):
            rows[at] = {**row, **value, **about}
            return rows
    return [*rows, {**value, **about}]


def _speakers(chosen: Iterable[Candidate]) -> list[str]:
    quotes = (one.value for one in chosen if one.field == "quotes" and isinstance(one.value, Mapping))
    return list(dict.fromkeys(value["speaker"] for value in quotes))


def _with_source(known: Plain, source: Mapping[str, str], speakers: list[str], *, has_ids: bool) -> tuple[str, Plain]:
    """What facts call the source, and the rows of ``sources`` with it: its name, or an id where two share a name."""
    if isinstance(known, dict):
        called, within = _with_source(known.get("value"), source, speakers, has_ids=has_ids)
        return called, {**known, "value": within}
    rows: list[Plain] = list(known) if isinstance(known, list) else []
    for at, row in enumerate(rows):
        if isinstance(row, dict) and all(str(row.get(key, "")) == source.get(key, "") for key in SOURCE):
            rows[at] = {**row, **_quoting(row.get("speakers"), speakers)}
            return str(row.get("id") or row["name"]), rows
    new: dict[str, Plain] = {**source, **_quoting(None, speakers)}
    name = source["name"]
    if has_ids and any(isinstance(row, dict) and row.get("name") == name for row in rows):
        name = new["id"] = _free_id(rows, source)
    return name, [*rows, new]


def _quoting(known: Plain, speakers: list[str]) -> dict[str, Plain]:
    there = [str(one) for one in known] if isinstance(known, list) else [known] if isinstance(known, str) else []
    every: list[Plain] = [*dict.fromkeys((*there, *speakers))]
    return {"speakers": every} if every else {}


def _free_id(rows: Iterable[Plain], source: Mapping[str, str]) -> str:
    ids = {str(row.get("id")) for row in rows if isinstance(row, dict)}
    stem = slugify(f"{source['name']} {source.get('date') or source.get('kind', '')}")
    return next(name for name in (stem, *(f"{stem}-{number}" for number in range(2, 1000))) if name not in ids)


def sure(found: Iterable[Offer]) -> Iterator[Offer]:
    """Those that can be taken together: none that the draft contradicts, one for each field that holds one value."""
    seen: set[str] = set()
    for one in found:
        field = one.candidate.field
        single = not isinstance(one.candidate.value, Mapping)
        if not one.now and not (single and field in seen):
            seen.add(field)
            yield one
