"""Updating drafts: facts or template change, and the text follows under the writer's own edits."""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType

from writer.desk.corrections import noted
from writer.desk.desk import Desk
from writer.desk.listing import listed
from writer.desk.returning import Brought, brought_back
from writer.errors import FileError, Place, SaveError, UsageError
from writer.library.drafts import TOOL_KEY, front_matter, split, tool_state
from writer.library.files import read_text
from writer.library.locks import locked
from writer.library.log import Event, append_events, whoami
from writer.library.versions import save_version
from writer.library.yamlfile import MapNode, Node, Plain, ScalarNode
from writer.model.changes import changes
from writer.model.draft import PRINTED, Draft
from writer.model.report import FactChange
from writer.revise.merge import Merged, compared
from writer.values import Value


class Update(Value):
    """What an update makes of a draft: ``draft`` as it was, ``text`` as it will be, and ``rendered``, its new base.

    ``follows`` tells whether the copy can follow the facts: what it was rendered as is known. ``left`` are the facts
    that a text from elsewhere has otherwise: they are not taken from it.
    """

    path: Path
    draft: Draft
    text: str
    rendered: str
    merged: Merged
    facts: tuple[FactChange, ...]
    follows: bool = True
    left: tuple[FactChange, ...] = ()
    brought: bool = False

    @property
    def changed(self) -> bool:
        """Whether anything will be another."""
        return self.text != self.draft.text

    @property
    def head(self) -> tuple[FactChange, ...]:
        """Headline and dek, where they will be others."""
        front = front_matter(self.text, str(self.path))
        pairs = ((name, _text(self.draft, name), _scalar(front.get(name))) for name in PRINTED)
        return tuple(FactChange(field=name, before=was, after=now) for name, was, now in pairs if was != now)


NO_VALUES: Mapping[str, Plain] = MappingProxyType({})


def plan(
    desk: Desk,
    path: Path,
    assignments: Mapping[str, str],
    brought: Brought | None = None,
    *,
    values: Mapping[str, Plain] = NO_VALUES,
) -> Update:
    """What the update makes of the draft at ``path``; nothing is written.

    ``assignments`` are facts as they are typed, ``values`` front-matter keys with their values. ``brought`` is the
    copy as it was edited elsewhere. Raises ``WriterError``.
    """
    draft = desk.read(path)
    if not draft.facts.genre:
        raise UsageError("this text has no genre, so no template can update it", where=Place(path=str(path)))
    base = desk.base(path)
    edited = draft if brought is None else brought_back(desk, draft, path, brought)
    if base:
        edited = _with_own_words(desk, edited, base)
    changed = desk.change(desk.assign(edited, assignments), values)
    if changed.wrong:
        raise FileError.of(changed.wrong)
    facts = changes(draft.facts.record, changed.facts.record)
    rendered = desk.rendered(noted(desk, draft, changed))
    begin = split(rendered)[2]
    copy = merged_copy(desk, base[split(base)[2] :], rendered[begin:], edited.body)
    merged, text = compared(draft.body, copy), rendered[:begin] + copy
    return Update(
        path=path,
        draft=draft,
        text=text,
        rendered=rendered,
        merged=merged,
        facts=facts,
        follows=bool(base),
        brought=brought is not None,
        left=changes(draft.facts.record, brought.record) if brought and brought.record else (),
    )


def carry_out(desk: Desk, updates: Iterable[Update]) -> None:
    """Write what was planned, each draft with a version of what it was, or none of it. Raises ``SaveError``.

    The base is written last: a program that dies before costs an open choice, never a sentence.
    """
    planned = tuple(updates)
    with ExitStack() as held:
        for update in planned:
            held.enter_context(locked(update.path))
            if read_text(update.path) != update.draft.text:
                message = f"{update.path} was changed while it was being updated"
                raise SaveError(message, hint="nothing was written; update it again")
        for update in planned:
            save_version(update.path, update.draft.text, "update")
        with ExitStack() as undone:
            for update in planned:
                undone.callback(_put_back, desk, update, desk.base(update.path))
                desk.save(update.path, update.text)
                desk.save_base(update.path, update.rendered)
            undone.pop_all()  # all of it is written
        for update in planned:
            said = "; ".join(map(str, update.facts)) or ("a text from elsewhere" if update.brought else "the template")
            append_events(update.path, [Event(event="updated", reason=said, by=whoami())])


def _put_back(desk: Desk, update: Update, base: str) -> None:
    """Make a draft again what it was, because another could not be written."""
    try:
        if read_text(update.path) != update.draft.text:
            desk.save(update.path, update.draft.text)
        if desk.base(update.path) != base:
            desk.save_base(update.path, base)
    except SaveError:
        message = f"{update.path} was updated, and could not be put back when another draft could not be"
        hint = "bring back its last version: writer history list, and restore"
        raise SaveError(message, hint=hint) from None


def of_title(desk: Desk, title: str) -> tuple[Path, ...]:
    """Every draft on the work of that title. Raises ``UsageError`` if there is none."""
    found = tuple(one.path for one in listed(desk) if one.title.casefold() == title.casefold())
    if not found:
        raise UsageError(f"no draft here is on '{title}'", hint=f"its drafts stand in {desk.places.drafts}")
    return tuple(sorted(found))


def merged_copy(desk: Desk, base: str, rendered: str, edited: str) -> str:
    """The merged copy with the line ends of the render, which are those of the file."""
    text = desk.merge(*(text.replace("\r\n", "\n") for text in (base, rendered, edited))).text
    return text.replace("\n", "\r\n") if "\r\n" in rendered else text


def _with_own_words(desk: Desk, draft: Draft, base: str) -> Draft:
    """The draft, in which a headline or dek that is not as it was rendered counts as the writer's."""
    state = tool_state(draft)
    made = state.get("made")
    names = made if isinstance(made, list) else []
    was = front_matter(base, draft.path)
    kept = [name for name in names if name not in PRINTED or _text(draft, name) == _scalar(was.get(str(name)))]
    return draft if kept == names else desk.change(draft, {TOOL_KEY: {**state, "made": kept}})


def _text(draft: Draft, name: object) -> str:
    return draft.facts.record.text(str(name))


def _scalar(node: Node | None) -> str:
    """What stands in a field that is one line; the writer's own may be given in full."""
    value = node.get("value") if isinstance(node, MapNode) else node
    return value.text.strip() if isinstance(value, ScalarNode) else ""
