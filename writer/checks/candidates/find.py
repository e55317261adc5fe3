"""All candidates of a text: first which work and which season, then who is in it, then what is said of them."""

from collections.abc import Iterable, Iterator, Mapping

from writer.checks.candidates import cast, dates, numbers, people, platform, quotes, status, title
from writer.checks.candidates.labels import labelled
from writer.checks.candidates.material import Material, material
from writer.checks.subject import Subject
from writer.model.candidate import Candidate
from writer.model.facts import Certainty
from writer.model.fields import Field, FieldType
from writer.model.names import folded
from writer.values import replace


def candidates(
    subject: Subject, fields: Mapping[str, Field], columns: Mapping[str, str], ground: Certainty, *, dated: bool
) -> tuple[Candidate, ...]:
    """What the document of ``subject`` says that ``fields`` may hold, in the order of the text, each thing once.

    Its facts are those of the draft; ``ground`` is how sure its source makes what it says flatly, and ``dated`` tells
    whether ``subject.today`` is the day of that source. A text on another work gives that work's title alone.
    """
    read = material(subject, ground, dated=dated)
    lines = tuple(labelled(subject.document.text, fields, columns, read.words.sets["number_units"], ground))
    titles = tuple(_titles(read, lines))
    if titles and subject.facts.title:
        return titles
    for one in titles:
        read = read.knowing("title", str(one.value), FieldType.TITLE)
    seasons = tuple(one for one in lines if one.field == "season") or tuple(status.season(read))
    for one in seasons[:1]:
        read = read.knowing("season", int(str(one.value)), FieldType.INT)
    found = (*titles, *(one for one in lines if one.field != "title"), *seasons, *_said(read))
    return tuple(sorted(_once(_fitting(found, fields)), key=lambda one: (one.span.begin, one.field)))


def _titles(read: Material, lines: Iterable[Candidate]) -> Iterator[Candidate]:
    """The title of the work, where the draft has none, or the text is about another."""
    known = folded(read.subject.facts.title)
    if known and title.is_about(read, read.subject.facts.title):
        return
    found = [*(one for one in lines if one.field == "title"), *title.find(read)]
    for one in found[:1]:
        if folded(str(one.value)) != known:
            yield replace(one, certainty=Certainty.OFFICIAL)  # a name is a name, whoever prints it


def _said(read: Material) -> Iterator[Candidate]:
    """What sentences say: people first, since the rest is read with their names."""
    named = (*cast.cast(read), *people.crew(read), *people.people(read))
    read = read.naming(_names(named))
    yield from (*title.medium(read), *named, *cast.cast(read))
    released = tuple(dates.releases(read))
    yield from released
    yield from status.status(read, released)
    for finder in (dates.events, numbers.episodes, numbers.parts, numbers.runtime, platform.platform, quotes.quotes):
        yield from finder(read)


def _names(found: Iterable[Candidate]) -> Iterator[str]:
    for one in found:
        if isinstance(one.value, Mapping):
            yield one.value.get("actor") or one.value["name"]


def _fitting(found: Iterable[Candidate], fields: Mapping[str, Field]) -> Iterator[Candidate]:
    """Those that a field of the genre can hold; a window goes where the release is asked for, whatever it is called."""
    for one in found:
        name, _, inner = one.field.partition(".")
        if name not in fields:
            name = _RELEASES.get(name, name)
        spec = fields.get(name)
        if spec is None or (inner and inner not in spec.rows) or (spec.choices and one.value not in spec.choices):
            continue
        value = one.value
        if isinstance(value, Mapping):
            value = {key: text for key, text in value.items() if key in spec.rows and _may_hold(spec.rows[key], text)}
        yield replace(one, field=f"{name}.{inner}" if inner else name, value=value)


_RELEASES = {"release_window": "premiere_date", "premiere_date": "release_window"}
"""What tells when it comes out, where a genre has the one field alone."""


def _may_hold(spec: Field, text: str) -> bool:
    return not spec.choices or text in spec.choices


def _once(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Each value once: as it is told most fully, and first."""
    kept: dict[tuple[str, str], Candidate] = {}
    for one in found:
        key = one.field, _key(one)
        known = kept.get(key)
        if known is None:
            kept[key] = one
        elif isinstance(one.value, Mapping) and isinstance(known.value, Mapping):
            kept[key] = replace(known, value={**one.value, **known.value})
    yield from kept.values()


def _key(one: Candidate) -> str:
    """What makes two candidates for a field the same: the value, or the first word of a row."""
    value = one.value
    if isinstance(value, Mapping):
        value = " ".join(value.values()) if one.field == "crew" else next(iter(value.values()))
    return folded(value)
