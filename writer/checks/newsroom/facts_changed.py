"""Names that were on record when the text was rendered and are no more: the text may still say them."""

from collections.abc import Iterable, Iterator, Mapping

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.dictionary import Mention, dictionary, squash
from writer.checks.newsroom.reading.passages import Passage, passages
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.model.facts import Facts, walk
from writer.model.names import KnownName
from writer.values import Value

CHANGED = "Facts.Changed"


class Changed(Value, kw_only=False):
    """A warning, with what stands in that field now. What the other checks read (dates, numbers, status) they tell."""

    name: str = "facts_changed"
    rules: tuple[str, ...] = (CHANGED,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each place outside of quotations that names what the facts name no more."""
        known = {squash(name.text) for name in subject.names}
        before = Facts(record=subject.before).names() if subject.before else ()
        gone = tuple(name for name in before if squash(name.text) not in known)
        if gone:
            now = {path: str(fact) for path, fact in walk(subject.facts.record)}
            for passage in passages(subject):
                yield from _named(passage, gone, now)


CHECK = Changed()


def _named(passage: Passage, gone: tuple[KnownName, ...], now: Mapping[str, str]) -> Iterator[Alert]:
    names = dictionary(gone)
    for sentence, mentions in passage.mentions:
        on_record = {word for one in mentions for word in range(one.first, one.last + 1)}
        for found in names.mentions(sentence.words):
            covered = on_record.issuperset(range(found.first, found.last + 1))
            if found.forms[0].whole and found.exact and not covered and not passage.in_quote(found.begin):
                yield _alert(passage, found, now)


def _alert(passage: Passage, found: Mention, now: Mapping[str, str]) -> Alert:
    path = found.forms[0].known.path
    new = now.get(path, "")
    says = f"the field {path} was that when this was rendered; it is {new} now" if new else "the facts say it no more"
    where = passage, found.begin, found.end
    suggestions = (new,) if new else ()
    return alert(CHANGED, Level.WARNING, where, says, suggestions=suggestions, field=path, expected=new)
