"""Two dialects in one text, under a guide that has the spellings of neither."""

from collections.abc import Iterable, Iterator

from writer.checks.style import StyleReading
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level, Related
from writer.values import Value

DIALECT = "Structure.Dialect"


class Dialect(Value, kw_only=False):
    """Which spellings are whose is said by the guides of the dialects; names and quotations keep theirs."""

    name: str = "dialect"
    rules: tuple[str, ...] = (DIALECT,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each word of another dialect than the text's locale, if some of its own stand in it, too."""
        found = sorted(_spellings(subject), key=lambda alert: alert.order)
        own = subject.lexicon["dialects"].get(subject.locale, ()) if found else ()
        home = [alert for alert in found if alert.check not in own]
        return (_mixed(alert, home[0]) for alert in found if home and alert.check in own)


CHECK = Dialect()


def _mixed(alert: Alert, home: Alert) -> Alert:
    return Alert(
        check=DIALECT,
        level=Level.WARNING,
        span=alert.span,
        match=alert.match,
        message=f"{alert.message} The text also writes '{home.match}'.",
        suggestions=alert.suggestions,
        related=(Related(span=home.span, message=f"'{home.match}' stands here"),),
    )


def _spellings(subject: Subject) -> Iterator[Alert]:
    """Every word that only one dialect spells so, told by a rule of another."""
    if subject.dialects is not None:
        reading = StyleReading(subject, subject.dialects)
        for rule, candidate in reading.candidates():
            yield from reading.alerts(rule, candidate)
