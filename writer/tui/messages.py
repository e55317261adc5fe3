"""What widgets ask the app for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from textual.message import Message

from writer.library.yamlfile import Plain
from writer.model.fields import Field


@dataclass
class FormWanted(Message):
    """Please show a form of its own for ``fields`` and hand its values to ``done``, ``None`` if it was left.

    ``answered`` says, for values that are not handed over yet, which field of the draft they would change and how.
    ``needed`` is a field without which the form cannot be done.
    """

    title: str
    fields: Mapping[str, Field]
    values: dict[str, Plain]
    done: Callable[[dict[str, Plain] | None], None]
    answered: Callable[[dict[str, Plain]], tuple[str, Plain]]
    needed: str = ""


class Typed(Message):
    """Something was typed into a field, whether it can be read or not."""
