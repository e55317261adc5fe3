"""Answers as the form holds them: plain values in the file's own words, with what is known of each."""

from collections.abc import Mapping
from types import MappingProxyType

from writer.library.drafts import TOOL_KEY, front_matter
from writer.library.yamlfile import Plain, plain
from writer.model.draft import Draft
from writer.model.facts import Certainty
from writer.model.fields import Field, FieldType
from writer.values import Value, field

ABOUT: Mapping[str, Field] = MappingProxyType(
    {
        "certainty": Field(
            name="certainty",
            type=FieldType.CHOICE,
            label="Certainty",
            choices=tuple(Certainty),
            help="How sure this is. The text says it accordingly: an official fact flatly, any other with its source.",
        ),
        "sources": Field(
            name="sources",
            type=FieldType.LIST,
            label="Sources",
            example="Netflix",
            help="The names or ids of the draft's sources that say so.",
        ),
        "as_of": Field(
            name="as_of",
            type=FieldType.DATE,
            label="As of",
            example="2026-06-06",
            help="The day on which this was so.",
        ),
    }
)
"""What is known of a fact, as fields of a form."""


class Answer(Value):
    """A value with its certainty, sources and as-of date, where the file states them."""

    value: Plain
    about: Mapping[str, Plain] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, written: Plain) -> "Answer":
        """From the front matter: a value, or a fact written in full."""
        if isinstance(written, dict) and "value" in written:
            return cls(value=written["value"], about={name: written[name] for name in ABOUT if name in written})
        return cls(value=written)

    @property
    def plain(self) -> Plain:
        """For the front matter: in full only where something is known of it."""
        if self.value is None or not self.about:
            return self.value
        return {"value": self.value, **self.about}


def written_answers(draft: Draft) -> dict[str, Plain]:
    """The front matter of ``draft``, without what the program keeps there; what the template made is no answer."""
    answers = plain(front_matter(draft.text, draft.path))
    if not isinstance(answers, dict):
        return {}
    state = answers.pop(TOOL_KEY, None)
    made = state.get("made") if isinstance(state, dict) else None
    return {name: value for name, value in answers.items() if not (isinstance(made, list) and name in made)}


def flat_row(row: Plain) -> dict[str, Plain]:
    """A row of a list as its own keys; one written in full keeps what is known of it among them."""
    answer = Answer.of(row)
    return (
        {**answer.value, **answer.about} if isinstance(answer.value, dict) else {"value": answer.value, **answer.about}
    )


def summary(written: Plain) -> str:
    """A value on one line."""
    value = Answer.of(written).value
    if isinstance(value, dict):
        return summary(value["full"]) if "full" in value else " · ".join(filter(None, map(summary, value.values())))
    if isinstance(value, list):
        return ", ".join(filter(None, map(summary, value)))
    return "" if value is None else str(value)
