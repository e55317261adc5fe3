"""The tour of the app: its steps and its story in ``app/tour/``, and the step at which somebody left it."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from writer.errors import FileError, Problem
from writer.library.files import read_text
from writer.library.places import SHIPPED
from writer.library.records import known
from writer.library.remembered import remember, remembered
from writer.library.sessions import Session, read_session
from writer.library.xdg import own_state
from writer.library.yamlfile import MapNode, Node, ScalarNode, items, read_mapping
from writer.values import Value

WAITS = ("answer", "certainty", "words", "fixed", "screen")
"""What a step may wait for; ``app/tour/tour.yaml`` says what each means."""

_STEP = ("title", "text", "field", "done")


class Step(Value):
    """One step: ``field`` is where one stands at its beginning, ``done`` what it waits for: of what kind, and what."""

    title: str
    text: str
    field: str = ""
    done: tuple[str, str] = ("", "")


class Tour(Value):
    """``slips`` are words of the rendered story, and those that a hurried writer put in their place."""

    story: Path
    slips: Mapping[str, str]
    steps: tuple[Step, ...]


def read_tour(folder: Path = SHIPPED / "app" / "tour") -> Tour:
    """The tour in ``folder``. Raises ``FileError`` with every problem of its file."""
    path = folder / "tour.yaml"
    node = read_mapping(read_text(path), str(path))
    steps = items(node.get("steps"))
    problems = [problem for step in (node, *steps) for problem in _strange(step, top=step is node)]
    if problems:
        raise FileError.of(problems)
    return Tour(
        story=folder / "facts.yaml",
        slips=MappingProxyType(_texts(node.get("slips"))),
        steps=tuple(_step(step) for step in steps if isinstance(step, MapNode)),
    )


def _step(node: MapNode) -> Step:
    texts = _texts(node)
    done = next(iter(_texts(node.get("done")).items()), ("", ""))
    return Step(title=texts["title"], text=texts["text"], field=texts.get("field", ""), done=done)


def _strange(node: Node, *, top: bool) -> Iterator[Problem]:
    """What is no part of a tour, or lacks."""
    if not isinstance(node, MapNode):
        yield Problem(message="a step is a map", place=node.place, hint="write title: and text:")
        return
    names = ("slips", "steps") if top else _STEP
    for key, value in node.entries:
        if key.text not in names:
            yield Problem(message=f"'{key.text}' is no part of a tour", place=key.place, hint=known(key.text, names))
        if key.text == "done" and next(iter(_texts(value)), "") not in WAITS:
            yield Problem(
                message="a step cannot wait for this", place=value.place, hint=f"it can for {', '.join(WAITS)}"
            )
    for name in ("steps",) if top else ("title", "text"):
        if node.get(name) is None:
            yield Problem(message=f"'{name}' is missing", place=node.place)


def _texts(node: Node | None) -> dict[str, str]:
    entries = node.entries if isinstance(node, MapNode) else ()
    return {key.text: value.text for key, value in entries if isinstance(value, ScalarNode)}


def is_new(desk: str) -> bool:
    """Whether nobody has worked on ``desk`` yet, and the tour was never offered to this user."""
    return not own_state(_LEFT).exists() and read_session(desk) == Session()


def step_left() -> int:
    """The number of the step at which the tour was left, from 0; 0 where it was taken whole, or never."""
    with suppress(ValueError):
        return int(remembered(_LEFT))
    return 0


def leave_tour(step: int) -> None:
    """Remember where the tour was left, and that it was offered; what cannot be written is no loss."""
    remember(_LEFT, str(step))


_LEFT = "tour"
