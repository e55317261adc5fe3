"""The next story on a title: what its last draft knew, without what that one said."""

import re
from collections.abc import Iterable
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
from writer.values import Value


class Begun(Value):
    """A draft of facts alone.

    ``carried`` if they come from another draft, whose answers to what the genre does not ask for are ``left`` behind.
    """

    draft: Draft
    carried: bool = False
    left: tuple[str, ...] = ()


def begun(desk: Desk, genre_id: str, source: Path | None) -> Begun:
    """A new draft of a genre: without facts, with those of a facts file, or with those that another draft knew.

    Of a draft, whatever its genre, what belongs to one story (``once`` of a field) stays behind, as does the copy. A
    fact of limited life that says neither when it was so nor who says so was so on the day of that draft. Raises
    ``UsageError`` or ``FileError``.
    """
    if source is None or not split(read_text(source))[2]:  # where the copy begins: there is front matter
        return Begun(draft=desk.start(genre_id, source))
    last, genre = desk.read_facts(source), desk.genre(genre_id)
    if not last.facts.genre:
        raise UsageError("this text has no genre, so it has no facts", where=Place(path=str(source)))
    day = last.facts.reference_day(desk.today())
    lasting = {name: answer for name, answer in answers(last).items() if name != "genre" and not last.fields[name].once}
    changes = {
        name: _as_of(genre.fields[name], answer, day) for name, answer in lasting.items() if name in genre.fields
    }
    left = tuple(name for name in lasting if name not in genre.fields)
    return Begun(draft=desk.change(desk.start(genre_id), changes), carried=True, left=left)


def may_not_hold(desk: Desk, draft: Draft) -> tuple[Ageing, ...]:
    """The facts that somebody should look at before they are printed again."""
    return tuple(stale_facts(draft, desk.today()))


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
