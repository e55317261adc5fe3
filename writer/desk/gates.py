"""Gates: what a draft must meet to reach a stage, and the passing of them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

from writer.checks.newsroom.leftovers import CONFLICT as CHOICE
from writer.checks.open_items import missing_fields
from writer.desk.ageing import stale_facts
from writer.desk.corrections import OUT
from writer.desk.desk import Desk
from writer.desk.listing import carry_alerts
from writer.desk.signing import BATCH, signatures, text_hash
from writer.errors import Place, Problem, SaveError, UsageError
from writer.library.files import read_text
from writer.library.locks import locked
from writer.library.log import Event, append_events, whoami
from writer.library.versions import save_version
from writer.model.alert import Alert, Level
from writer.model.draft import Draft
from writer.model.facts import Certainty, Fact, Record, walk
from writer.model.fields import FieldType
from writer.model.genre import Genre
from writer.model.guide import SourcePolicy
from writer.model.report import FileReport, OpenItem, Unrun
from writer.model.stages import STAGES
from writer.values import Value, replace

BLOCKS = {"review": Level.ERROR, "ready": Level.WARNING, "published": Level.WARNING}
"""The level from which alerts keep a draft from a stage, unless the guide says otherwise."""

_TWO = 2
_ADVICE = "Length."
"""Length warns, and blocks only where a guide makes it an error."""


class Missing(Value):
    """One thing that keeps a draft from a stage; ``line`` is 0 where it has no place in the file.

    ``field`` is the path of the field that is meant, if it is one.
    """

    message: str
    line: int = 0
    column: int = 0
    field: str = ""


class Verdict(Value):
    """What stands between a draft and a stage; ``file`` is how it was checked. What did not run is never a pass."""

    path: Path
    stage: str
    on: date
    draft: Draft
    file: FileReport
    missing: tuple[Missing, ...]
    unrun: tuple[Unrun, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Missing, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether nothing is missing, and everything was looked at."""
        return not (self.missing or self.unrun or self.problems)

    @property
    def is_there(self) -> bool:
        """Whether the draft is at the stage already, or beyond it."""
        return self.draft.stage in STAGES[STAGES.index(self.stage) :] and "stage" in self.draft.facts.record


def judge(
    desk: Desk,
    draft: Draft,
    stage: str,
    *,
    dated: bool = False,
    guide: str = "",
    without: frozenset[str] = frozenset(),
) -> Verdict:
    """Hold ``draft`` against the gate to ``stage``, as it would be read on the desk's day.

    With ``dated`` it is published on that day, whatever day it names. Raises ``UsageError`` or ``FileError``.
    """
    genre, day = desk.genre(_genre_of(draft)), desk.today()
    then = _at(draft, stage, day if dated and draft.stage not in OUT else None)
    report = desk.check(then, guide=guide, without=without)
    file = report.files[0]
    rules = desk.guides.guide(desk.guides.choose(draft, genre, guide), genre.id)
    missing = (
        *(Missing(message=item.message, field=item.field) for item in _open(desk.as_asked(draft), then, file, stage)),
        *(_sourcing(draft, rules.sources) if STAGES.index(stage) >= STAGES.index("ready") else ()),
        *_alerts(file, _blocking(rules.gates.get(stage, BLOCKS[stage]))),
        *(_publication(draft, day) if stage == "published" else ()),
    )
    return Verdict(
        path=Path(draft.path),
        stage=stage,
        on=day,
        draft=draft,
        file=file,
        missing=missing,
        unrun=file.unrun,
        problems=report.problems,
        warnings=tuple(_alerts(file, _advises)),
    )


def let_pass(desk: Desk, verdict: Verdict, override: str = "") -> None:
    """Move the draft to the stage, with a version and a line in its log; one that is there already stays so.

    ``override`` is why a draft passes that does not; it is logged. Raises ``SaveError``, also if the draft was
    changed since it was judged.
    """
    draft, path, stage = verdict.draft, verdict.path, verdict.stage
    reason = "" if verdict.passes else override
    event = Event(event="overridden" if reason else "passed", match=stage, reason=reason, by=whoami())
    if verdict.is_there:
        append_events(path, [event] if reason else [])
        return
    changes = {"stage": stage}
    if stage == "published" and "published" not in draft.facts.record:
        changes["published"] = verdict.on.isoformat()
    with locked(path):
        if read_text(path) != draft.text:
            raise SaveError(f"{path} was changed while it was being judged", hint="nothing was written; try again")
        text = desk.change(draft, dict(changes)).text
        save_version(path, text, stage)
        desk.save(path, text)
        carry_alerts(desk, path, draft.text, text)
    append_events(path, [event])


def _genre_of(draft: Draft) -> str:
    if not draft.facts.genre:
        raise UsageError(
            "this text names no genre, so it has no stages",
            where=Place(path=draft.path),
            hint="add 'genre: …' to its front matter ('writer genre list' names them), or use 'writer check'",
        )
    return draft.facts.genre


def _at(draft: Draft, stage: str, published: date | None) -> Draft:
    """The same text, its places as they are in the file, at another stage and published on that day, if any."""
    facts = {**draft.facts.record, "stage": Fact(value=stage)}
    if published:
        facts["published"] = Fact(value=published, type=FieldType.DATE)
    return replace(draft, facts=replace(draft.facts, record=Record(facts)))


def _open(genre: Genre, draft: Draft, file: FileReport, stage: str) -> Iterator[OpenItem]:
    """The sections that are not there, and the fields that this gate asks for; TKs are alerts from review on."""
    yield from (item for item in file.open_items if not item.field and not item.offset)
    yield from missing_fields(genre, draft.facts.record, stage)


def _blocking(level: Level | None) -> Callable[[Alert], bool]:
    """Which alerts keep a draft back where a guide blocks from ``level`` on: an open choice always does."""
    return lambda alert: alert.check == CHOICE or (level is not None and alert.level >= level and not _advises(alert))


def _advises(alert: Alert) -> bool:
    return alert.check.startswith(_ADVICE) and alert.level < Level.ERROR


def _alerts(file: FileReport, wanted: Callable[[Alert], bool]) -> Iterator[Missing]:
    for alert in filter(wanted, file.alerts):
        line, column = file.lines.position(alert.span.begin)
        message = f"{alert.level.label}: {alert.message} [{alert.check}]"
        yield Missing(message=message, line=line, column=column)


def _sourcing(draft: Draft, policy: SourcePolicy) -> Iterable[Missing]:
    """A reported fact needs two sources, or one of a kind that may stand alone."""
    kinds = {
        name: row.record.text("kind")
        for row in draft.facts.record.rows("sources")
        for name in (row.record.text("name"), row.record.text("id"))
    }
    for path, fact in walk(draft.facts.record):
        if fact.certainty is Certainty.REPORTED and len(fact.sources) < _TWO and policy.alone:
            kind = kinds.get(fact.sources[0], "") if fact.sources else ""
            if kind not in policy.alone:
                who = f"only by {fact.sources[0]} ({kind or 'of no known kind'})" if fact.sources else "by nobody named"
                yield Missing(message=f"{path} is reported {who}: it needs a second source", field=path)


def _publication(draft: Draft, day: date) -> Iterator[Missing]:
    held = draft.embargo
    # what is to be published on another day may be so at its end
    now = datetime.now(UTC)
    if held and held > (now if day == date.today() else datetime.combine(day, time.max, tzinfo=UTC)):  # noqa: DTZ011
        yield Missing(message=f"the embargo holds until {draft.facts.scalar('embargo')}", field="embargo")
    own = draft.facts.record.text("byline").casefold()
    text = text_hash(draft)
    signed = tuple(signatures(draft))
    valid = [one for one in signed if one.text == text and one.by.casefold() not in {own, BATCH}]
    if not valid:
        void = [one.by for one in signed if one.text != text]
        why = f"; {void[0]} signed an earlier text" if void else ""
        yield Missing(message=f"nobody but its author has signed this text{why} (writer sign)")
    for stale in stale_facts(draft, day):
        yield Missing(message=f"{stale.told(day)}: is it still so?", field=stale.field)
