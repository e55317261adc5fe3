"""Making the draft of one story: its facts read, its text rendered or updated, held against the gates, written."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from writer.batch.columns import word
from writer.batch.facts import facts_of, problems_of
from writer.batch.mapping import SheetMapping
from writer.batch.values import Made, Outcome, RowProblem, Story
from writer.desk.desk import Desk
from writer.desk.gates import Verdict, judge
from writer.desk.guides import BASE
from writer.desk.signing import BATCH, Signature, signatures, signed, text_hash
from writer.desk.updating import Update, carry_out, plan
from writer.errors import FileError, WriterError
from writer.library.drafts import TOOL_KEY, front_values, split, tool_state
from writer.library.yamlfile import MapNode, Plain
from writer.model.alert import Level
from writer.model.draft import Draft
from writer.model.stages import GATED
from writer.prose.reuse import English, capitals, reuse
from writer.values import Value, replace

CHECKS = "checks"
"""What is waived where drafts are only to be rendered and written."""

_PHRASES = 24
"""So many of a text's phrases are kept to find others that share them: those with the least numbers."""

_ROW = "row"


class Order(Value, eq=False):
    """What all stories of a batch have in common.

    ``sheet`` is its name, ``folder`` where drafts go, ``without`` what is waived by name; without ``write``
    everything is only looked at.
    """

    sheet: str
    folder: Path
    mapping: SheetMapping
    without: frozenset[str]
    write: bool = True


class Maker:
    """Makes drafts, one after another, in one process."""

    def __init__(self, desk: Desk, order: Order) -> None:
        """``desk`` holds no draft against the others."""
        self._desk, self._order = desk, order

    def make(self, story: Story, used: Mapping[str, Mapping[str, int]], stamp: str, said: Mapping[str, Any]) -> Outcome:
        """What becomes of ``story``; what is wrong with it is part of that. Nothing is written by halves.

        ``used`` counts, by genre, the skeletons that its lede avoids while its facts allow; ``said`` is what its rows
        said of each fact before.
        """
        outcome = begun(story, stamp, said)
        path = self._order.folder / f"{story.slug}.md"
        stated, problems = self._stated(story, path)
        if stated is None:
            return replace(outcome, problems=problems)
        try:
            return self._made(self._desk.require(stated), path, outcome, used.get(stated.facts.genre, {}))
        except WriterError as error:
            return replace(outcome, problems=problems_of(error, story))

    def _stated(self, story: Story, path: Path) -> tuple[Draft | None, tuple[RowProblem, ...]]:
        """The facts of a story, or all that is wrong with its rows."""
        facts, problems = facts_of(story, self._order.mapping)
        try:
            stated = self._desk.state(self._marked(facts, story), str(path))
        except WriterError as error:
            return None, (*problems, *problems_of(error, story))
        return (None if problems else stated), problems

    def _made(self, stated: Draft, path: Path, outcome: Outcome, taken: Mapping[str, int]) -> Outcome:
        if path.is_symlink():
            raise FileError(f"{path} is a link to elsewhere", hint="nothing is written through it; take it away")
        return self._update(stated, path, outcome) if path.exists() else self._new(stated, path, outcome, taken)

    def _marked(self, facts: MapNode, story: Story) -> MapNode:
        """The facts with the row that they are of, so that the draft is known again."""
        state = MapNode(facts.mark, ((word(_ROW, facts.mark), word(self._row(story.key), facts.mark)),))
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
            said=_front(stated),
        )
        if CHECKS in self._order.without:
            outcome = replace(outcome, stage="draft")
        else:
            draft, verdict = self._staged(self._desk.parse(text, str(path)))
            text, outcome = draft.text, _judged_so(replace(outcome, stage=draft.stage), verdict)
        # the base goes first: a draft without one would count as the writer's own words
        self._desk.save_base(path, text, sync=False)
        self._desk.save(path, text, replace=False, sync=False)
        return self._shared(outcome, text, stated)

    def _update(self, stated: Draft, path: Path, outcome: Outcome) -> Outcome:
        """Bring what changed in the row into a draft that somebody may have edited."""
        existing = self._desk.read(path)
        if tool_state(existing).get(_ROW) != self._row(outcome.key):
            raise FileError(f"{path} is there already, and not of this row", hint="state another slug, or move it away")
        row = _front(stated)
        changes, conflicts = _changed(row, outcome, _front(existing))
        update = plan(self._desk, path, {}, values=changes)
        if not self._order.write:
            return replace(outcome, action=_action(update, conflicts), problems=conflicts)
        draft, verdict = self._staged(self._desk.parse(update.text, str(path)))
        update = replace(update, text=draft.text)
        if update.changed:
            carry_out(self._desk, [update])
        said = _agreed(row, outcome.said, {conflict.column for conflict in conflicts})
        return self._told(
            replace(outcome, action=_action(update, conflicts), problems=conflicts, said=said), draft, verdict
        )

    def _staged(self, draft: Draft) -> tuple[Draft, Verdict | None]:
        """The draft at the stage whose gate it passes, signed for the batch; what somebody else moved stays there."""
        if CHECKS in self._order.without:
            return draft, None
        mine = draft.stage == "draft" or any(one.by == BATCH for one in signatures(draft))
        verdict, reached = self._judged(draft)
        if not mine or draft.stage not in ("draft", *GATED[:-1]) or reached == draft.stage:
            return draft, verdict
        if reached == "draft":
            return self._desk.change(draft, {"stage": reached}), verdict
        mark = Signature(by=BATCH, at=str(draft.facts.reference_day(self._desk.today())), text=text_hash(draft))
        return signed(self._desk, draft, mark, stage=reached), verdict

    def _judged(self, draft: Draft) -> tuple[Verdict, str]:
        """The verdict on the first gate that the draft does not pass, and the stage that it reaches."""
        reached = "draft"
        verdict = None
        for stage in GATED[:-1]:
            verdict = judge(self._desk, draft, stage, without=self._order.without)
            if not verdict.passes:
                break
            reached = stage
        assert verdict is not None  # noqa: S101  there are gates
        return verdict, reached

    def _told(self, outcome: Outcome, draft: Draft, verdict: Verdict | None) -> Outcome:
        """What is known of a draft that was there before."""
        forms = {name: (made["form"], made["skeleton"]) for name, made in draft.variants.items()}
        headline = draft.facts.record.text("headline")
        outcome = replace(outcome, genre=draft.facts.genre, headline=headline, stage=draft.stage, forms=_forms(forms))
        return self._shared(_judged_so(outcome, verdict), draft.text, draft)

    def _shared(self, outcome: Outcome, text: str, draft: Draft) -> Outcome:
        """The numbers by which ``text``, of the facts of ``draft``, is compared with others."""
        names = capitals(name.text for name in draft.facts.names())
        found = reuse(text, split(text)[2], names, self._english)
        phrases = sorted({run.key for run in found.phrases})[:_PHRASES]
        return replace(outcome, lede=found.lede.key, phrases=tuple(phrases))

    @cached_property
    def _english(self) -> English:
        words = self._desk.guides.lexicon(BASE)
        return English(common=frozenset(words["reuse"]["common"]), tics=frozenset())


def row_mark(sheet: str, key: str) -> str:
    """What a draft says of the row that it is of; of one without a key, what all rows of the sheet begin with."""
    return f"{sheet}#{key}"


def begun(story: Story, stamp: str, said: Mapping[str, Any]) -> Outcome:
    """What is known of a story before it is made: it is not."""
    return Outcome(
        number=story.number,
        key=story.key,
        slug=story.slug,
        action="failed",
        rows=story.numbers,
        stamp=stamp,
        said=said,
    )


def _forms(forms: Mapping[str, tuple[str, str]]) -> tuple[Made, ...]:
    return tuple(Made(section=name, form=form, skeleton=skeleton) for name, (form, skeleton) in forms.items())


def _judged_so(outcome: Outcome, verdict: Verdict | None) -> Outcome:
    if verdict is None:
        return outcome
    file = verdict.file
    levels = Counter(alert.level for alert in file.alerts)
    return replace(
        outcome,
        checked=True,
        words=file.length.words if file.length else 0,
        errors=levels[Level.ERROR],
        warnings=levels[Level.WARNING],
        suggestions=levels[Level.SUGGESTION],
        missing=tuple(f"{verdict.stage}: {one.message}" for one in verdict.missing),
        unrun=(
            *(f"{one.name} did not run: {one.reason}" for one in verdict.unrun),
            *map(str, verdict.problems),
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
    row: Mapping[str, Plain], outcome: Outcome, now: Mapping[str, Plain]
) -> tuple[dict[str, Plain], tuple[RowProblem, ...]]:
    """The fields of which the row says other than before; one that the writer changed too stays the writer's."""
    said = outcome.said
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
            conflicts.append(
                RowProblem(row=outcome.number, column=name, value=str(new), reason=reason, suggestion=hint)
            )
    return changes, tuple(conflicts)


def _agreed(row: Mapping[str, Plain], said: Mapping[str, Plain], conflicts: Collection[str]) -> dict[str, Plain]:
    """What the row says now; of a field in conflict what it said before, so that it is told until it is solved."""
    return {name: value for name, value in row.items() if name not in conflicts} | {
        name: value for name, value in said.items() if name in conflicts
    }


def stamp_of(story: Story, base: str) -> str:
    """What a story was made of, as a short name: its rows, its file, and ``base`` for all that shapes it besides."""
    digest = hashlib.blake2b(digest_size=12)
    parts: Iterable[str] = (base, story.slug, *(repr(sorted(row.cells.items(), key=str)) for row in story.rows))
    for part in parts:
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()
