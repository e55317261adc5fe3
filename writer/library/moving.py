"""Another name for a draft: its file, and all that lies beside it, moved whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

from writer.errors import SaveError, reason
from writer.library.files import claim
from writer.library.locks import locked
from writer.library.places import BELONGINGS, beside

Move = tuple[Path, Path]


def move_draft(draft: Path, to: Path) -> None:
    """Give the file ``draft``, and what belongs to it, the name of ``to`` in the same folder.

    Raises ``SaveError`` if anything of that name is there, or somebody is writing either; then nothing was moved.
    """
    with locked(draft), locked(to):
        moves = tuple(_belongings(draft, to))
        for path in (to, *(there for _, there in moves)):
            if path.exists():
                raise SaveError(f"{path} is there already", hint="nothing was moved: choose another name")
        try:
            claim(draft, to)
        except OSError as error:
            raise SaveError(f"{draft} cannot be called {to.name}: {reason(error)}") from None
        try:
            _all_or_none(moves)
            draft.replace(to)
            draft.unlink(missing_ok=True)  # two links to one file stay, where one is renamed to the other
        except OSError as error:
            to.unlink(missing_ok=True)
            raise SaveError(f"{draft} cannot be called {to.name}: {reason(error)}") from None


def follow_draft(left: Path, draft: Path) -> None:
    """Bring along what ``left`` had beside it, whose file was renamed to ``draft``, where nothing is in the way.

    Raises ``SaveError``.
    """
    try:
        _all_or_none(tuple(move for move in _belongings(left, draft) if not move[1].exists()))
    except OSError as error:
        raise SaveError(f"what belongs to {left.name} cannot follow {draft}: {reason(error)}") from None


def _belongings(draft: Path, to: Path) -> Iterator[Move]:
    moves = ((beside(draft, what), beside(to, what)) for what in BELONGINGS)
    return (move for move in moves if move[0].exists())


def _all_or_none(moves: tuple[Move, ...]) -> None:
    done: list[Move] = []
    try:
        for here, there in moves:
            here.rename(there)
            done.append((here, there))
    except OSError:
        for here, there in reversed(done):
            there.rename(here)
        raise
