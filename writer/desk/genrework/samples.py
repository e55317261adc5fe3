"""Samples of a genre: facts files beside the drafts that an editor approved of them."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from writer.desk.desk import Desk
from writer.desk.genrework.flaws import flaws
from writer.errors import Place, Problem, UsageError
from writer.library.files import read_text, write_text
from writer.model.draft import Draft
from writer.values import Value


class Sample(Value):
    """One sample: the facts at ``path``, the draft ``made`` of them now, and the ``approved`` one, if there is one."""

    path: Path
    made: str
    approved: str | None
    flaws: tuple[str, ...]

    @property
    def problems(self) -> Iterator[Problem]:
        """What is wrong with it: not approved, changed, or with something in it that no template may print."""
        place = Place(path=str(self.path.with_suffix(".md")))
        if self.approved is None:
            yield Problem(message="nobody has approved this draft", place=place, hint="read it, then --accept")
        elif self.approved != self.made:
            yield Problem(message="the draft has changed", place=place, hint="mend the template, or --accept")
        for flaw in self.flaws:
            yield Problem(message=flaw, place=Place(path=str(self.path)))

    @property
    def difference(self) -> str:
        """What has changed since it was approved, by words."""
        return word_diff(self.approved, self.made) if self.approved is not None else ""


def samples(desk: Desk, genre_id: str) -> Iterator[Sample]:
    """Each sample of a genre, rendered; those of the desk's own folder alone where it has some.

    Raises ``UsageError`` for a genre that is not there or has none, ``FileError`` and ``TemplateError``.
    """
    for path in sample_files(desk, genre_id):
        facts = desk.read_facts(path)
        if "published" not in facts.facts.record:
            message = "a sample needs the day from which it counts"
            raise UsageError(message, where=Place(path=str(path)), hint="add published: 2026-07-21")
        draft = desk.render(desk.require(facts))
        approved = path.with_suffix(".md")
        yield Sample(
            path=path,
            made=printed(draft),
            approved=read_text(approved) if approved.is_file() else None,
            flaws=tuple(dict.fromkeys(flaws(draft))),
        )


def sample_files(desk: Desk, genre_id: str) -> list[Path]:
    """The facts of each sample of a genre. Raises ``UsageError`` for a genre that is not there or has none."""
    genre = desk.genre(genre_id)
    folders = (root / genre.id / "samples" for root in desk.places.folders("templates"))
    paths = next((found for folder in folders if (found := sorted(folder.glob("*.yaml")))), [])
    if not paths:
        raise UsageError(f"the genre '{genre.id}' has no samples", hint=f"write templates/{genre.id}/samples/full.yaml")
    return paths


def printed(draft: Draft) -> str:
    """What readers see of a draft: headline, dek and copy."""
    record = draft.facts.record
    return f"---\nheadline: {record.text('headline')}\ndek: {record.text('dek')}\n---\n{draft.body}"


def accept(sample: Sample) -> None:
    """Approve the draft as it is made now. Raises ``SaveError``."""
    write_text(sample.path.with_suffix(".md"), sample.made)


def word_diff(old: str, new: str) -> str:
    """The paragraphs in which two texts differ, as ``[-old-]`` and ``{+new+}`` words."""
    one, other = old.strip().split("\n\n"), new.strip().split("\n\n")
    lines = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what != "equal":
            lines.append(_words("\n\n".join(one[a:b]), "\n\n".join(other[c:d])))
    return "\n".join(f"  {line}" for text in lines for line in text.splitlines() if line)


def _words(old: str, new: str) -> str:
    one, other = (re.findall(r"\s+|\S+", text) for text in (old, new))
    parts = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        gone, come = "".join(one[a:b]), "".join(other[c:d])
        parts += [gone] if what == "equal" else [f"[-{gone}-]" * bool(gone), f"{{+{come}+}}" * bool(come)]
    return "".join(parts)
