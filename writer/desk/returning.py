"""Copy that was edited elsewhere, taken back into its draft: three ways, from the text that was sent."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from writer.desk.desk import Desk
from writer.errors import FileError, Place, UsageError
from writer.library.brought import as_markdown, titled
from writer.library.drafts import split
from writer.library.versions import versions
from writer.library.yamlfile import Plain
from writer.model.draft import PRINTED, Draft
from writer.model.facts import EMPTY, Record
from writer.revise.pairs import like
from writer.revise.returned import returned, same_words, unlike
from writer.values import Value, replace

_LATEST = 50
"""So many versions are looked at, the last first: a text that comes back was sent lately."""


class Brought(Value):
    """What comes back: the copy, and what it says above it; the facts that it has of its own stay where they are."""

    copy: str
    headline: str = ""
    dek: str = ""
    record: Record = EMPTY


def read_brought(desk: Desk, text: str, path: str) -> Brought:
    """What the text of a file holds: Markdown with front matter or without, plain text, HTML. Raises ``WriterError``.

    Of a front matter only headline and dek come back: facts are changed as facts.
    """
    draft = desk.parse(as_markdown(text), path)
    headline, copy = titled(draft.body)
    if not copy.strip():
        hint = "name the file that holds the edited text"
        raise UsageError("there is no copy in this text", where=Place(path=path), hint=hint)
    front = {name: _said(draft, name) for name in PRINTED}
    return Brought(copy=copy, record=draft.facts.record, **{**front, "headline": headline or front["headline"]})


def brought_back(desk: Desk, draft: Draft, path: Path, brought: Brought) -> Draft:
    """The draft with what was done elsewhere to its text. Raises ``WriterError``."""
    sent = _sent(desk, draft, path, brought.copy)
    brought = _without_head(sent, draft, brought)
    was, body = (one.body.replace("\r\n", "\n") for one in (sent, draft))
    merged = desk.merge(was, body, returned(was, brought.copy)).text
    merged = merged.replace("\n", "\r\n") if "\r\n" in draft.body else merged
    changed = desk.parse(draft.text[: draft.copy] + merged, draft.path)
    head: dict[str, Plain] = {
        name: said
        for name in PRINTED
        if (said := getattr(brought, name)) and not any(same_words(said, _said(one, name)) for one in (sent, draft))
    }
    return desk.change(changed, head) if head else changed


def _sent(desk: Desk, draft: Draft, path: Path, copy: str) -> Draft:
    """What the copy was before it was edited elsewhere: of the states that are known, the one that is most like it."""
    states = tuple(_states(desk, draft, path))
    return desk.parse(min(states, key=lambda text: unlike(text[split(text)[2] :], copy)), draft.path)


def _states(desk: Desk, draft: Draft, path: Path) -> Iterator[str]:
    """The texts that may have been sent: the draft itself, its versions, its last render."""
    yield draft.text
    for version in versions(path)[: -_LATEST - 1 : -1]:
        with suppress(FileError, UsageError):  # others can be read
            yield version.text
    if base := desk.base(path):
        yield base


def _without_head(sent: Draft, draft: Draft, brought: Brought) -> Brought:
    """What comes back, its copy without headline, dek and byline above it, as exported texts have them.

    Where the copy that was sent begins with what its dek says too, the last line of those is the copy's own.
    """
    printed = [text for one in (sent, draft) for name in (*PRINTED, "byline") if (text := _said(one, name))]
    lines, own = brought.copy.splitlines(keepends=True), _said(sent, "dek")
    lede = next((line for line in sent.body.splitlines() if line.strip()), "")

    def is_new_dek(line: str) -> bool:
        return bool(own) and like(line, own) and not same_words(line, own) and line not in sent.body

    said = [line.strip().strip("*_") for line in lines]
    end = _leading(said, lambda line: not line or is_new_dek(line) or any(_is_head(line, text) for text in printed))
    last = max((at for at in range(end) if said[at]), default=0)
    nearest = min((*printed, lede), key=lambda text: (unlike(said[last], text), text != lede)) if end else ""
    if nearest == lede and not any(like(line, lede) for line in said[end : end + 1]):
        end = last
    deks = [line for line in said[:end] if is_new_dek(line)]
    return replace(brought, copy="".join(lines[end:]), dek=deks[-1] if deks else brought.dek)


def _leading(lines: Sequence[str], is_one: Callable[[str], bool]) -> int:
    """How many lines there are before the first that is none."""
    return next((at for at, line in enumerate(lines) if not is_one(line)), len(lines))


def _is_head(line: str, text: str) -> bool:
    return same_words(line, text) or same_words(line.partition(" ")[2], text)


def _said(draft: Draft, name: str) -> str:
    return draft.facts.record.text(name)
