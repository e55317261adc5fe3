"""The hand-over: what whoever takes a draft on must know, beside what a gate misses."""

from collections.abc import Iterator

from writer.desk.desk import Desk
from writer.desk.gates import Missing, Verdict
from writer.desk.history import NOW, Difference, difference, history
from writer.desk.scoring import scorecard_of
from writer.library.versions import Version
from writer.model.facts import Certainty
from writer.model.stages import GATED
from writer.prose.markdown import parse
from writer.values import Value


class Handover(Value):
    """What is still to come, what was dismissed and why, which facts have one source alone, and what has changed.

    ``last`` is the version that somebody looked at last, at a gate, or else the newest; ``changes`` are those since.
    """

    to_come: tuple[Missing, ...] = ()
    dismissed: tuple[Missing, ...] = ()
    single: tuple[Missing, ...] = ()
    last: Version | None = None
    changes: Difference | None = None


def handover(desk: Desk, verdict: Verdict) -> Handover:
    """What goes with the draft that was judged. Raises ``WriterError``."""
    kept = history(verdict.path)
    looked = [number for number, version in enumerate(kept, 1) if version.why in GATED] or [len(kept)]
    number = looked[-1]
    return Handover(
        to_come=tuple(_to_come(verdict)),
        dismissed=tuple(_dismissed(verdict)),
        single=tuple(_single(desk, verdict)),
        last=kept[number - 1] if kept else None,
        changes=difference(desk, verdict.path, str(number), NOW) if kept else None,
    )


def _to_come(verdict: Verdict) -> Iterator[Missing]:
    told = {(one.line, one.column) for one in verdict.missing}
    draft = verdict.draft
    for tk in parse(draft.text, draft.copy).tks:
        line, column = verdict.file.lines.position(tk.span.begin)
        if (line, column) not in told:
            yield Missing(message=tk.hint, line=line, column=column)


def _dismissed(verdict: Verdict) -> Iterator[Missing]:
    for one in verdict.file.dismissed:
        line, column = verdict.file.lines.position(one.alert.span.begin)
        message = f"{one.alert.match!r}: {one.reason} [{one.alert.check}]"
        yield Missing(message=message, line=line, column=column)


def _single(desk: Desk, verdict: Verdict) -> Iterator[Missing]:
    """A fact that one source says and no other; what is plain stands on all of them."""
    for fact in scorecard_of(desk, verdict.draft).facts:
        if len(fact.sources) == 1 and fact.certainty is not Certainty.UNKNOWN:
            yield Missing(
                message=f"{fact.field}: {fact.value}, {fact.certainty.value}, {fact.sources[0]}", field=fact.field
            )
