"""Names and titles against the fields: near misses, lost accents and hyphens, wrong order, titles in another casing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from writer.checks.newsroom.reading import likeness
from writer.checks.newsroom.reading.alerts import against, alert, by_path
from writer.checks.newsroom.reading.dictionary import Dictionary, Form, Mention, dictionary, parts, squash
from writer.checks.newsroom.reading.local import by_passage
from writer.checks.newsroom.reading.meant import OUTLETS, has_capitals, is_meant
from writer.checks.newsroom.reading.passages import Part, Passage, Sentence, passages
from writer.checks.newsroom.reading.titles import near_titles
from writer.checks.newsroom.reading.words import HYPHENS, Word, words
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.model.facts import Fact
from writer.model.fields import FieldType
from writer.model.names import KnownName, same_form
from writer.values import Value

MISSPELLED, TITLE = "Names.Misspelled", "Names.Title"
_LONG_WORD = 7
_LONG_GIVEN = 4

_ENDINGS = ("s", "es", "n", "an", "ian", "y", "ish")


class _Unit(Value):
    """A word of a name as it is written, hyphens inside: ``On-jo``."""

    first: int
    last: int


class _Near(Value, kw_only=False):
    """Names on record by their letters, each with its form: people's and others', of two words and of one; titles."""

    whole: Mapping[str, Form]
    single: Mapping[str, Form]
    titles: Mapping[str, Form]


class _Look(Value, kw_only=False):
    """What one run knows: names on record, their facts, and the words that the copy also writes small."""

    names: Dictionary
    near: _Near
    facts: Mapping[str, Fact]
    particles: frozenset[str]
    after_names: frozenset[str]
    months: frozenset[str]
    before_months: frozenset[str]


class Names(Value, kw_only=False):
    """``Names.Misspelled`` and ``Names.Title``."""

    name: str = "names"
    rules: tuple[str, ...] = (MISSPELLED, TITLE)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Every mention in another spelling, and every capitalised near miss that is no name on record."""
        small = frozenset().union(*(passage.reading.small for passage in passages(subject)))
        look = _Look(
            names=dictionary(subject.names),
            near=_near(subject.names),
            facts=by_path(subject.facts.record),
            particles=frozenset(subject.lexicon["credits"]["particles"]),
            after_names=frozenset(subject.lexicon["credits"]["after_names"]),
            months=frozenset(subject.lexicon["dates"]["months"]),
            before_months=frozenset(subject.lexicon["dates"]["before_month"]),
        )

        def variants(passage: Passage) -> Iterator[Alert]:
            for sentence, mentions in passage.mentions:
                yield from _variants(look, passage, sentence, mentions)

        def near(passage: Passage) -> Iterator[Alert]:
            for sentence, mentions in passage.mentions:
                yield from _near_misses(look, passage, sentence, mentions)

        yield from by_passage(MISSPELLED, subject, variants)
        yield from (one for one in by_passage(self.name, subject, near) if not _is_small(one, small))


CHECK = Names()


def _variants(look: _Look, passage: Passage, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Alert]:
    for mention in mentions:
        if not mention.exact and is_meant(passage, sentence, mention):
            form = mention.forms[0]
            field = form.known.path
            certain = not mention.of_title or has_capitals(sentence, mention)
            level = min(against(look.facts.get(field)), Level.ERROR if certain else Level.WARNING)
            yield alert(
                TITLE if form.is_title else MISSPELLED,
                level,
                (passage, mention.begin, mention.end),
                f"'{mention.text}' is '{form.text}' on record{_difference(mention.text, form.text)}",
                suggestions=(form.text,),
                field=field,
                expected=form.text,
            )


def _difference(written: str, known: str) -> str:
    written, known = same_form(written), same_form(known)
    if written.casefold() == known.casefold():
        return ", in other capitals"
    if sorted(parts(written)) == sorted(parts(known)):
        return ", in that order" if parts(written) != parts(known) else ", with its own hyphens and spaces"
    return ", with its accents and hyphens"


@lru_cache(maxsize=8)
def _near(names: tuple[KnownName, ...]) -> _Near:
    forms = [form for found in dictionary(names).forms.values() for form in found]
    letters = {form: squash(form.text) for form in forms}
    people = [form for form in forms if not form.is_title]
    return _Near(
        whole={letters[form]: form for form in people if form.whole and len(form.text.split()) > 1},
        single={
            letters[form]: form
            for form in people
            if len(form.text.split()) == 1 and (form.whole or not form.known.path.startswith(OUTLETS))
        },
        titles={letters[form]: form for form in forms if form.is_title and len(form.text.split()) > 1},
    )


def _near_misses(look: _Look, passage: Passage, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Alert]:
    taken = {
        index for mention in mentions if mention.forms[0].whole for index in range(mention.first, mention.last + 1)
    }
    titles = list(near_titles(sentence.words, taken, look.near.titles, look.names))
    taken |= {index for first, last, _ in titles for index in range(first, last + 1)}
    people = [
        found
        for run in _runs(sentence.words, taken, look.particles)
        for found in _near_people(look, passage, sentence, run)
    ]
    for first, last, form in (*titles, *people):
        begin, end = sentence.words[first].begin, sentence.words[last].end
        yield alert(
            TITLE if form.is_title else MISSPELLED,
            Level.WARNING,
            (passage, begin, end),
            f"'{passage.text[begin:end]}' is on no record; '{form.text}' is",
            suggestions=(form.text,),
            field=form.known.path,
            expected=form.text,
        )


def _runs(tokens: Sequence[Word], taken: set[int], particles: frozenset[str]) -> Iterator[list[_Unit]]:
    """Capitalised words side by side, as units; whole names on record are none of them."""
    run: list[_Unit] = []
    at = 0
    while at < len(tokens):
        inside = bool(run) and tokens[at].lower in particles and _leads_on(tokens, at)
        unit = _unit(tokens, at) if tokens[at].capital or inside else None
        if unit is None or not taken.isdisjoint(range(unit.first, unit.last + 1)):
            if run:
                yield run
                run = []
            at += 1
            continue
        if run and tokens[run[-1].last].end + 1 != tokens[at].begin:
            yield run
            run = []
        run.append(unit)
        at = unit.last + 1
    if run:
        yield run


def _leads_on(tokens: Sequence[Word], at: int) -> bool:
    """Whether a capital follows the particle at ``at``, be it behind a hyphen: "van Dyck", "al-Mansoori"."""
    behind = tokens[at + 1 : at + 3]
    joined = len(behind) > 1 and behind[0].text in HYPHENS
    return bool(behind) and behind[joined].capital


def _unit(tokens: Sequence[Word], at: int) -> _Unit:
    last = at
    while (
        last + 2 < len(tokens)
        and tokens[last + 1].text in HYPHENS
        and tokens[last].end == tokens[last + 1].begin
        and tokens[last + 1].end == tokens[last + 2].begin
    ):
        last += 2
    return _Unit(first=at, last=last)


def _near_people(
    look: _Look, passage: Passage, sentence: Sentence, run: Sequence[_Unit]
) -> Iterator[tuple[int, int, Form]]:
    at = 0
    while at < len(run):
        for count in (3, 2, 1):
            units = run[at : at + count]
            found = _near_person(look, passage, sentence, run, units) if len(units) == count else None
            if found:
                yield units[0].first, units[-1].last, found
                at += count - 1
                break
        at += 1


def _near_person(
    look: _Look, passage: Passage, sentence: Sentence, run: Sequence[_Unit], units: Sequence[_Unit]
) -> Form | None:
    letters = squash("".join(word.lower for word in sentence.words[units[0].first : units[-1].last + 1]))
    if letters in look.names.forms:
        return None
    known = look.near.whole if len(units) > 1 else look.near.single
    if len(units) == 1 and len(run) > 1:
        return None
    if len(units) == 1 and _is_calendar(look, sentence, units[0]):
        return None
    name = likeness.nearest(letters, tuple(known))
    if not name:
        said = [squash(sentence.words[unit.first].text) for unit in units]
        return (
            _other_given(look, said) or _other_family(look, sentence, units)
            if len(units) > 1
            else _other_barrel(look, sentence, units[0])
        )
    if _words_of(sentence, units) <= set(parts(known[name].text)) or _is_one_of(known[name], name, letters):
        return None
    sure = len(units) > 1 or likeness.heard(letters) == likeness.heard(name)
    may = sure or (_is_slip(letters, name) and _may_be_name(look, passage, sentence, units[0]))
    return known[name] if may else None


def _is_one_of(form: Form, name: str, letters: str) -> bool:
    """Whether it is the singular or plural of what is nobody's name: "Gotham Award" of the Gotham Awards."""
    return form.known.kind != FieldType.PERSON.value and (name + "s" == letters or letters + "s" == name)


def _other_given(look: _Look, said: Sequence[str]) -> Form | None:
    """The one person on record with this family name whose given name is like this one: "Margot" for "Margaux"."""
    alike = [
        form
        for form in look.near.whole.values()
        if form.known.kind == FieldType.PERSON.value
        and (known := [squash(part) for part in form.text.split()])[1:] == said[1:]
        and known[0][:1] == said[0][:1]
        and likeness.alike(known[0], said[0])
    ]
    return alike[0] if len(alike) == 1 else None


def _other_family(look: _Look, sentence: Sentence, units: Sequence[_Unit]) -> Form | None:
    """The one person on record with this given name whose family name is a slip away: "Kwame Adu" for "Kwame Addo"."""
    given, *family = _spoken(sentence, units)
    people = [
        (form, known)
        for form in look.near.whole.values()
        if form.known.kind == FieldType.PERSON.value
        and (known := [squash(part) for part in form.text.split()])[0] == given
    ]
    if len(people) != 1 or len(given) < _LONG_GIVEN:
        return None
    form, known = people[0]
    return form if likeness.slips(known[1:], family) else None


def _other_barrel(look: _Look, sentence: Sentence, unit: _Unit) -> Form | None:
    """The one name of two barrels on record that shares one with this, the other a slip away."""
    said = [squash(part) for part in _spoken(sentence, (unit,))[0].split("-")]
    if len(said) == 1:
        return None
    alike = [
        form
        for form in look.near.single.values()
        if likeness.slips([squash(part) for part in form.text.split("-")], said)
    ]
    return alike[0] if len(alike) == 1 else None


def _spoken(sentence: Sentence, units: Sequence[_Unit]) -> list[str]:
    """Each unit in small letters, hyphens in it."""
    return ["".join(word.lower for word in sentence.words[unit.first : unit.last + 1]) for unit in units]


def _is_small(alert: Alert, small: frozenset[str]) -> bool:
    """Whether the copy also writes the one word without its capital, so that it is no name."""
    first = words(alert.match)[0].lower if alert.match else ""
    return alert.check == MISSPELLED and " " not in alert.match and first in small


def _is_calendar(look: _Look, sentence: Sentence, unit: _Unit) -> bool:
    """Whether it is a month in a date: "March 13" is no slip of "Marsh"."""
    before = sentence.words[unit.first - 1].lower if unit.first else ""
    after = sentence.words[unit.last + 1].text if unit.last + 1 < len(sentence.words) else ""
    month = sentence.words[unit.first].text in look.months
    return month and (before in look.before_months or before.isdecimal() or after.isdecimal())


def _words_of(sentence: Sentence, units: Sequence[_Unit]) -> set[str]:
    """The words of ``units``, hyphens apart."""
    return {word.lower for word in sentence.words[units[0].first : units[-1].last + 1] if word.text[0].isalnum()}


def _may_be_name(look: _Look, passage: Passage, sentence: Sentence, unit: _Unit) -> bool:
    """Whether one capitalised word can be a name, and is not capital only by its place."""
    by_place = unit.first == 0 or passage.part in {Part.HEADING, Part.HEADLINE}
    long = unit.last > unit.first or len(sentence.words[unit.first].text) >= _LONG_WORD
    after = sentence.words[unit.last + 1].lower if unit.last + 1 < len(sentence.words) else ""
    return long or not by_place or after in look.after_names


def _is_slip(letters: str, name: str) -> bool:
    """A slip in one word keeps the first letter, and is no plural or other form of it."""
    ends = {name + ending for ending in _ENDINGS} | {letters + ending for ending in _ENDINGS}
    return letters[0] == name[0] and letters not in ends and name not in ends
