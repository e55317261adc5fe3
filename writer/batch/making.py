"""Making the draft of one story: its facts read, its text rendered or updated, held against the gates, written."""

import hashlib
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from writer.batch.columns import word
from writer.batch.facts import facts_of, problems_of, told_twice
from writer.batch.journal import Journal
from writer.batch.mapping import SheetMapping
from writer.batch.values import Made, Outcome, RowProblem, Story, Task
from writer.desk.desk import Desk
from writer.desk.gates import Verdict, judge
from writer.desk.guides import BASE
from writer.desk.signing import BATCH, Signature, signatures, signed, text_hash
from writer.desk.updating import Update, carry_out, plan
from writer.errors import FileError, WriterError
from writer.library.drafts import ROW, TOOL_KEY, front_values, split, tool_state
from writer.library.files import read_text
from writer.library.yamlfile import MapNode, Plain, plain
from writer.model.alert import Level
from writer.model.draft import Draft
from writer.model.stages import GATED
from writer.prose.reuse import English, capitals, reuse
from writer.values import Value, raw_json, replace

CHECKS = "checks"
"""What is waived where drafts are only to be rendered and written."""

_PHRASES = 24
"""So many of a text's phrases are kept to find others that share them: those with the least numbers."""


class Order(Value, eq=False):
    """What all stories of a batch have in common.

    ``sheet`` is its name, ``folder`` where drafts go, ``without`` what is waived by name; without ``write``
    everything is only looked at. ``journal`` takes what was made of a chunk that is left before its end.
    """

    sheet: str
    folder: Path
    mapping: SheetMapping
    without: frozenset[str]
    write: bool = True
    journal: Journal | None = None


class Maker:
    """Makes drafts, one after another, in one process."""

    def __init__(self, desk: Desk, order: Order) -> None:
        """``desk`` holds no draft against the others."""
        self._desk, self._order = desk, order

    def make(self, task: Task, used: Mapping[str, Mapping[str, int]]) -> Outcome:
        """What becomes of a story; what is wrong with it is part of that. Nothing is written by halves.

        ``used`` counts, by genre, the skeletons that its lede avoids while its facts allow.
        """
        story, outcome = task.story, begun(task)
        path = self._order.folder / f"{story.slug}.md"
        facts, problems = facts_of(story, self._order.mapping)
        outcome = replace(outcome, notes=(*outcome.notes, *told_twice(facts)))
        try:
            stated = self._desk.state(self._marked(facts, story), str(path))
            if problems:
                return replace(outcome, problems=problems)
            if path.is_symlink():
                raise FileError(f"{path} is a link to elsewhere", hint="nothing is written through it; take it away")
            self._desk.require(stated)
            if path.exists() and not task.fresh:
                return self._update(stated, path, outcome, task.said)
            return self._new(stated, path, outcome, used.get(stated.facts.genre, {}))
        except WriterError as error:
            return replace(outcome, problems=(*problems, *problems_of(error, story)))

    def _marked(self, facts: MapNode, story: Story) -> MapNode:
        """The facts with the row that they are of, so that the draft is known again."""
        state = MapNode(facts.mark, ((word(ROW, facts.mark), word(self._row(story.key), facts.mark)),))
        return replace(facts, entries=(*facts.entries, (word(TOOL_KEY, facts.mark), state)))

    def _row(self, key: str) -> str:
        return row_mark(self._order.sheet, key)

    def _new(self, stated: Draft, path: Path, outcome: Outcome, taken: Mapping[str, int]) -> Outcome:
        article = self._desk.article(stated, taken=taken)
        text = self._desk.written(stated, article)
        if not self._order.write:
            return replace(outcome, action="new")
        forms = {name: (form.id, form.skeleton) for name, form in article.forms.items() if form.id}
        outcome = replace(
            outcome,
            action="new",
            genre=stated.facts.genre,
            headline=article.headline,
            forms=_forms(forms),
            said=raw_json(_front(stated)),
        )
        if CHECKS in self._order.without:
            outcome = replace(outcome, stage="draft")
        else:
            draft, verdicts = self._staged(self._desk.parse(text, str(path)))
            text, outcome = draft.text, _judged_so(replace(outcome, stage=draft.stage), verdicts)
        self._save(path, text)
        return self._shared(outcome, text, stated)

    def _save(self, path: Path, text: str) -> None:
        """Write a new draft, unless an attempt that did not come to its end has written just that."""
        if path.exists():
            if read_text(path) != text:
                raise FileError(f"{path} is there already", hint="state another slug, or move it away")
            return
        # the base goes first: a draft without one would count as the writer's own words
        self._desk.save_base(path, text, sync=False)
        self._desk.save(path, text, replace=False, sync=False)

    def _update(self, stated: Draft, path: Path, outcome: Outcome, said: Mapping[str, Plain]) -> Outcome:
        """Bring what changed in the row into a draft that somebody may have edited."""
        existing = self._desk.read(path)
        if tool_state(existing).get(ROW) != self._row(outcome.key):
            raise FileError(f"{path} is there already, and not of this row", hint="state another slug, or move it away")
        row = _front(stated)
        changes, conflicts = _changed(row, said, _front(existing), outcome.number)
        update = plan(self._desk, path, {}, values=changes)
        if not self._order.write:
            return replace(outcome, action=_action(update, conflicts), problems=conflicts)
        draft, verdicts = self._staged(self._desk.parse(update.text, str(path)))
        update = replace(update, text=draft.text)
        if update.changed:
            carry_out(self._desk, [update])
        said = _agreed(row, said, {conflict.column for conflict in conflicts})
        outcome = replace(outcome, action=_action(update, conflicts), problems=conflicts, said=raw_json(said))
        return self._told(outcome, draft, verdicts)

    def _staged(self, draft: Draft) -> tuple[Draft, list[Verdict]]:
        """The draft at the stage whose gate it passes, signed for the batch; what somebody else moved stays there."""
        if CHECKS in self._order.without:
            return draft, []
        mine = draft.stage == "draft" or any(one.by == BATCH for one in signatures(draft))
        verdicts = self._judged(draft)
        reached = next((one.stage for one in reversed(verdicts) if one.passes), "draft")
        if not mine or draft.stage not in ("draft", *GATED[:-1]) or reached == draft.stage:
            return draft, verdicts
        if reached == "draft":
            return self._desk.change(draft, {"stage": reached}), verdicts
        mark = Signature(by=BATCH, at=str(draft.facts.reference_day(self._desk.today())), text=text_hash(draft))
        return signed(self._desk, draft, mark, stage=reached), verdicts

    def _judged(self, draft: Draft) -> list[Verdict]:
        """The verdicts of the gates, as far as the first that the draft does not pass."""
        verdicts: list[Verdict] = []
        for stage in GATED[:-1]:
            verdicts.append(judge(self._desk, draft, stage, without=self._order.without))
            if not verdicts[-1].passes:
                break
        return verdicts

    def _told(self, outcome: Outcome, draft: Draft, verdicts: Sequence[Verdict]) -> Outcome:
        """What is known of a draft that was there before."""
        forms = {name: (made["form"], made["skeleton"]) for name, made in draft.variants.items()}
        headline = draft.facts.record.text("headline")
        outcome = replace(outcome, genre=draft.facts.genre, headline=headline, stage=draft.stage, forms=_forms(forms))
        return self._shared(_judged_so(outcome, verdicts), draft.text, draft)

    def _shared(self, outcome: Outcome, text: str, draft: Draft) -> Outcome:
        """The numbers by which ``text``, of the facts of ``draft``, is compared with others."""
        names = capitals(name.text for name in draft.facts.names())
        found = reuse(text, split(text)[2], names, self._english)
        phrases = sorted({run.key for run in found.phrases})[:_PHRASES]
        return replace(outcome, lede=found.lede.key, prints=array("Q", phrases).tobytes())

    @cached_property
    def _english(self) -> English:
        words = self._desk.guides.lexicon(BASE)
        return English(common=frozenset(words["reuse"]["common"]), tics=frozenset())


def row_mark(sheet: str, key: str) -> str:
    """What a draft says of the row that it is of; of one without a key, what all rows of the sheet begin with."""
    return f"{sheet}#{key}"


def begun(task: Task) -> Outcome:
    """What is known of a story before it is made: it is not."""
    story = task.story
    return Outcome(
        number=story.number,
        key=story.key,
        slug=story.slug,
        action="failed",
        rows=story.numbers,
        stamp=task.stamp,
        notes=story.notes,
        said=raw_json(task.said),
    )


def _forms(forms: Mapping[str, tuple[str, str]]) -> tuple[Made, ...]:
    return tuple(Made(section=name, form=form, skeleton=skeleton) for name, (form, skeleton) in forms.items())


def _judged_so(outcome: Outcome, verdicts: Sequence[Verdict]) -> Outcome:
    """What the gates said: words and alerts are those of the last that was passed, else of the first."""
    if not verdicts:
        return outcome
    counted = next((one for one in reversed(verdicts) if one.passes), verdicts[0])
    last, file = verdicts[-1], counted.file
    levels = Counter(alert.level for alert in file.alerts)
    return replace(
        outcome,
        checked=True,
        gate=counted.stage,
        words=file.length.words if file.length else 0,
        errors=levels[Level.ERROR],
        warnings=levels[Level.WARNING],
        suggestions=levels[Level.SUGGESTION],
        missing=tuple(f"{last.stage}: {one.message}" for one in last.missing),
        unrun=(
            *(f"{one.name} did not run: {one.reason}" for one in last.unrun),
            *map(str, last.problems),
        ),
    )


def _front(draft: Draft) -> dict[str, Plain]:
    """The facts in front matter, as plain values, without what a render puts there."""
    made = tool_state(draft).get("made")
    hidden = {TOOL_KEY, "stage", *(map(str, made) if isinstance(made, list) else ())}
    return {name: value for name, value in front_values(draft).items() if name not in hidden}


def _action(update: Update, conflicts: Collection[RowProblem]) -> str:
    if conflicts or update.merged.choices:
        return "conflict"
    return "updated" if update.changed else "unchanged"


def _changed(
    row: Mapping[str, Plain], said: Mapping[str, Plain], now: Mapping[str, Plain], number: int
) -> tuple[dict[str, Plain], tuple[RowProblem, ...]]:
    """The fields of which the row says other than before; one that the writer changed too stays the writer's."""
    changes: dict[str, Plain] = {}
    conflicts: list[RowProblem] = []
    for name in dict.fromkeys((*row, *said)):
        new = row.get(name)
        if new == said.get(name) or new == now.get(name):
            continue
        if now.get(name) == said.get(name):
            changes[name] = new
        else:
            reason = f"the draft says '{now.get(name)}' of {name} by now, the row '{new}'; the draft stays as it is"
            hint = "bring them together, in the sheet or in the draft"
            conflicts.append(RowProblem(row=number, column=name, value=str(new), reason=reason, suggestion=hint))
    return changes, tuple(conflicts)


def _agreed(row: Mapping[str, Plain], said: Mapping[str, Plain], conflicts: Collection[str]) -> dict[str, Plain]:
    """What the row says now; of a field in conflict what it said before, so that it is told until it is solved."""
    return {name: value for name, value in row.items() if name not in conflicts} | {
        name: value for name, value in said.items() if name in conflicts
    }


def stamp_of(story: Story, base: str) -> str:
    """What a story was made of, as a short name: its rows, its file, and ``base`` for all that shapes it besides."""
    digest = hashlib.blake2b(digest_size=12)
    rows = (
        (sorted(row.cells.items(), key=str), {name: plain(node) for name, node in row.joined.items()}, *row.faults)
        for row in story.rows
    )
    parts: Iterable[str] = (base, story.slug, *map(repr, rows))
    for part in parts:
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()
