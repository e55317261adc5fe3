"""The next story on a title: what its last draft knew, without what that one said."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path

from writer.desk.ageing import stale_facts
from writer.desk.desk import Desk
from writer.errors import Place, UsageError
from writer.library.drafts import answers, split
from writer.library.files import read_text
from writer.library.yamlfile import Plain
from writer.model.ageing import Ageing
from writer.model.draft import Draft
from writer.model.fields import Field
from writer.model.names import folded
from writer.values import Value, replace


class Begun(Value):
    """A draft of facts alone.

    ``since`` is the day of the draft that they come from, if it is one; its answers to what the genre does not ask
    for are ``left`` behind.
    """

    draft: Draft
    since: date | None = None
    left: tuple[str, ...] = ()


def begun(desk: Desk, genre_id: str, source: Path | None, title: str = "") -> Begun:
    """A new draft of a genre: without facts, with those of a facts file, or with those that another draft knew.

    Of a draft, whatever its genre, what belongs to one story (``once`` of a field) stays behind, as does the copy.
    Raises ``FileError``, or ``UsageError`` for a draft on another ``title``, whose facts are no other work's.
    """
    if source is None or not split(read_text(source))[2]:  # where the copy begins: there is front matter
        return Begun(draft=desk.start(genre_id, source))
    last, genre = desk.read_facts(source), desk.genre(genre_id)
    _refuse(last, source, title)
    lasting = {name: answer for name, answer in answers(last).items() if name != "genre" and not last.fields[name].once}
    changes = {name: answer for name, answer in lasting.items() if name in genre.fields}
    left = tuple(name for name in lasting if name not in genre.fields)
    return Begun(draft=desk.change(desk.start(genre_id), changes), since=_day_of(last, desk.today()), left=left)


def _refuse(last: Draft, source: Path, title: str) -> None:
    if not last.facts.genre:
        raise UsageError("this text has no genre, so it has no facts", where=Place(path=str(source)))
    if title and last.facts.title and folded(title) != folded(last.facts.title):
        raise UsageError(
            f"this draft knows the facts of '{last.facts.title}', and none of '{title}'",
            where=Place(path=str(source)),
            hint="begin without --from, or correct its title first: writer update DRAFT --set title=…",
        )


def _day_of(draft: Draft, today: date) -> date:
    """The day on which a story was told: it says so, or else it was rendered."""
    rendered = draft.facts.record["writer"].record.get("rendered_on") if draft.rendered else None
    day = rendered.value if rendered and isinstance(rendered.value, date) else today
    return draft.facts.reference_day(day)


def may_not_hold(desk: Desk, draft: Draft, since: date, answered: Collection[str] = ()) -> tuple[Ageing, ...]:
    """The facts that somebody should look at before they are printed again.

    One of limited life that says neither when it was so nor who says so was told on the day ``since``, unless it was
    ``answered`` again. No draft says so: nobody has.
    """
    own = set(stale_facts(draft, desk.today()))
    told = {
        name: _as_of(draft.fields[name], answer, since)
        for name, answer in answers(draft).items()
        if name not in answered
    }
    aged = stale_facts(desk.change(draft, told), desk.today())
    return tuple(one if one in own else replace(one, kind="told") for one in aged)


def _as_of(field: Field, answer: Plain, day: date) -> Plain:
    if field.shelf_life is None:
        return answer
    if isinstance(answer, list):
        return [_dated(row, day, in_full=not field.rows) for row in answer]
    return _dated(answer, day, in_full=True)


def _dated(answer: Plain, day: date, *, in_full: bool) -> Plain:
    """``answer`` with its day, unless it says that, or by whom it is; ``in_full`` for a value that is no row."""
    known = answer if isinstance(answer, dict) and (not in_full or "value" in answer) else {"value": answer}
    return answer if {"as_of", "sources"} & known.keys() else {**known, "as_of": day.isoformat()}


def marked(desk: Desk, draft: Draft, stale: Iterable[Ageing]) -> Draft:
    """The draft with a comment above each fact that may no longer hold."""
    notes: dict[str, list[str]] = {}
    for fact in stale:
        notes.setdefault(_KEY.split(fact.field)[0], []).append(f"# {fact.told(desk.today())}: is it still so?\n")
    lines = (f"{''.join(notes.get(_KEY.split(line)[0], ()))}{line}" for line in draft.yaml.splitlines(keepends=True))
    return desk.parse(f"{draft.text[: draft.front]}{''.join(lines)}{draft.text[draft.front_end :]}", draft.path)


_KEY = re.compile(r"[.\[:]")
