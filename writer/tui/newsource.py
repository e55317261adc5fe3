"""Who says so: the recorded sources to choose from in a form, and one that is not on record yet."""

from collections.abc import Callable

from writer.library.yamlfile import Plain
from writer.model.fields import Field, FieldType
from writer.tui.answers import ABOUT
from writer.tui.messages import FormWanted
from writer.values import replace

NEW = Field(
    name="new_source",
    type=FieldType.TEXT,
    label="Another source",
    example="Netflix",
    help="Whoever says so and is not among those: becomes a row of the draft's sources, whose kind you add there.",
)

Values = dict[str, Plain]


def offer_sources(event: FormWanted, names: tuple[str, ...], record: Callable[[str], None]) -> None:
    """Have a form that asks who says so show ``names``, and ask for another; ``record`` puts that on record."""
    if event.fields.get("sources") is not ABOUT["sources"]:
        return
    known = replace(ABOUT["sources"], type=FieldType.MULTICHOICE, choices=names)
    fields: dict[str, Field] = {}
    for name, spec in event.fields.items():
        if name != "sources" or names or event.values.get(name):
            fields[name] = known if name == "sources" else spec
        if name == "sources":
            fields[NEW.name] = NEW
    done, answered = event.done, event.answered

    def with_new(values: Values | None) -> None:
        done(None if values is None else _joined(values))
        new = str((values or {}).get(NEW.name) or "")
        if new and new not in names:
            record(new)

    event.fields, event.done, event.answered = fields, with_new, lambda values: answered(_joined(values))


def _joined(values: Values) -> Values:
    """``values`` with another source among the others."""
    new = values.get(NEW.name)
    held = values.get("sources") or []
    others = held if isinstance(held, list) else [held]
    rest = {name: value for name, value in values.items() if name != NEW.name}
    return {**rest, "sources": [*dict.fromkeys([*map(str, others), str(new)])]} if new else rest
