"""Where it is released: services and dates differ by country, and the copy that gives a date says for which."""

from collections.abc import Iterable, Iterator

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.days import dates_in
from writer.checks.newsroom.reading.passages import Part, Passage, passages
from writer.checks.newsroom.reading.record import window_in
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.model.names import same_form
from writer.values import Value

RULE = "Facts.Region"


class FactsRegion(Value, kw_only=False):
    """``Facts.Region``, a suggestion."""

    name: str = "facts_region"
    rules: tuple[str, ...] = (RULE,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """The first date of this release, if it is not the day in every territory on record and none is named."""
        rows = [row.record for row in subject.facts.record.rows("where_to_watch")]
        begins = {str(row["from"].value) for row in rows if "from" in row}
        known = window_in(subject.facts.record.get("premiere_date"))
        if known is None or len(begins) < len(("here", "there")):
            return
        names = subject.lexicon["platforms"]["territories"]
        forms = {form for row in rows for form in (row.text("territory"), *names.get(row.text("territory"), ()))}
        copy = [one for one in passages(subject) if one.part in {Part.PARAGRAPH, Part.LIST}]
        if any(same_form(form) in same_form(one.text) for one in copy for form in forms if form):
            return
        for passage, begin, end in _dated(subject, copy):
            said = f"'{passage.text[begin:end]}' is not the day everywhere"
            message = f"{said}: on record are {' and '.join(sorted(row.text('territory') for row in rows))}"
            yield alert(RULE, Level.SUGGESTION, (passage, begin, end), message, field="where_to_watch")
            return


CHECK = FactsRegion()


def _dated(subject: Subject, copy: Iterable[Passage]) -> Iterator[tuple[Passage, int, int]]:
    known = window_in(subject.facts.record.get("premiere_date"))
    for passage in copy:
        for number in range(len(passage.sentences)):
            for found in dates_in(subject, passage, number):
                if known and not found.contradicts(known) and not found.open:
                    yield passage, found.begin, found.end
