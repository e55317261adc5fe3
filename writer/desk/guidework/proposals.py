"""Words that writers accept: each a proposal, until the editor approves or rejects it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from writer.desk.desk import Desk
from writer.errors import Place, UsageError
from writer.library.files import read_text, write_text
from writer.library.log import Event, EventName, append_events, logged_drafts, read_events, whoami
from writer.library.records import nearest
from writer.library.yamledit import add_items
from writer.model.alert import Alert
from writer.model.dismissal import same_words
from writer.model.draft import Draft
from writer.values import Value

CHECK = "Vocabulary.Accept"
"""Under this name the logs keep what becomes of a word."""

REASON = "proposed for the guide"


class Proposal(Value):
    """A word that is proposed, by whom and why, when first, and in which drafts."""

    word: str
    by: tuple[str, ...]
    reasons: tuple[str, ...]
    at: str
    drafts: tuple[Path, ...]


def propose(desk: Desk, path: Path, word: str, reason: str = "") -> Draft:
    """Propose ``word`` of the draft at ``path``, and dismiss the alerts on it there until somebody decides.

    The draft is written, and its log. Raises ``UsageError`` if the word does not stand in it, or if it is no
    draft of the desk.
    """
    word = " ".join(word.split())
    draft = desk.read(path)
    if not desk.holds(path):
        raise UsageError(f"{path} is no draft of this desk", hint="only its drafts keep what is proposed")
    if not word or same_words(word) not in same_words(draft.text):
        raise UsageError(f"'{word}' does not stand in this draft", where=Place(path=str(path)))
    changed, event = accepting(desk, draft, word, desk.check(draft).files[0].alerts, reason)
    if changed is not draft:
        desk.save(path, changed.text)
    append_events(path, (event,))
    return changed


def accepting(desk: Desk, draft: Draft, word: str, alerts: Iterable[Alert], reason: str = "") -> tuple[Draft, Event]:
    """The draft in which those of ``alerts`` that are on ``word`` are dismissed, and what its log must say.

    Nothing is written.
    """
    by = whoami()
    for alert in alerts:
        if same_words(alert.match) == same_words(word):
            draft = desk.dismiss(draft, alert, reason or REASON, by=by)
    return draft, Event(event="proposed", check=CHECK, match=word, reason=reason, by=by)


def proposals(desk: Desk) -> tuple[Proposal, ...]:
    """What is proposed in the drafts of the desk and not yet decided, oldest first. Raises ``FileError``."""
    found: dict[str, list[tuple[Path, Event]]] = {}
    for path in logged_drafts(desk.places.drafts):
        for event in _open(read_events(path)):
            found.setdefault(event.match, []).append((path, event))
    made = (_proposal(word, rows) for word, rows in found.items())
    return tuple(sorted(made, key=lambda one: (one.at, one.word)))


def _open(events: Iterable[Event]) -> Iterator[Event]:
    waiting: dict[str, Event] = {}
    for event in events:
        if event.check == CHECK and event.event == "proposed":
            waiting.setdefault(event.match, event)
        elif event.check == CHECK:
            waiting.pop(event.match, None)
    yield from waiting.values()


def _proposal(word: str, rows: list[tuple[Path, Event]]) -> Proposal:
    return Proposal(
        word=word,
        by=tuple(dict.fromkeys(event.by for _, event in rows if event.by)),
        reasons=tuple(dict.fromkeys(event.reason for _, event in rows if event.reason)),
        at=min(event.at for _, event in rows),
        drafts=tuple(path for path, _ in rows),
    )


def decide(desk: Desk, words: Iterable[str], folder: Path, *, approve: bool, reason: str = "") -> tuple[Proposal, ...]:
    """Approve proposed words, which puts them among the accepted terms of the guide in ``folder``, or reject them.

    Raises ``UsageError`` for a word that nobody has proposed; then nothing is decided.
    """
    waiting = {one.word: one for one in proposals(desk)}
    chosen = [_chosen(word, waiting) for word in dict.fromkeys(words)]
    if approve:
        path = folder / "guide.yaml"
        text = read_text(path)
        changed = add_items(text, str(path), "vocabulary", "accept", (_pattern(one.word) for one in chosen))
        if changed != text:
            write_text(path, changed)
    outcome: EventName = "approved" if approve else "rejected"
    for one in chosen:
        event = Event(event=outcome, check=CHECK, match=one.word, reason=reason, by=whoami())
        for draft in one.drafts:
            append_events(draft, (event,))
    return tuple(chosen)


def _chosen(word: str, waiting: dict[str, Proposal]) -> Proposal:
    if word not in waiting:
        hint = nearest(word, waiting) or "`writer guide approve` lists what is proposed"
        raise UsageError(f"nobody has proposed '{word}'", hint=hint)
    return waiting[word]


def _pattern(word: str) -> str:
    """An accepted term is a pattern of Vale's; a word stands for itself."""
    return "".join(f"\\{sign}" if sign in r"\.+*?()[]{}^$|" else sign for sign in word)
