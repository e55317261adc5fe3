"""``key=value`` as it is typed on a command line or in the app, turned into front-matter values."""

from collections.abc import Mapping

from writer.errors import Place, UsageError
from writer.library.records import known
from writer.library.yamlfile import Plain, plain, read_documents
from writer.model.draft import Draft
from writer.model.fields import Field, FieldType

_ABOUT = ("certainty", "sources", "as_of")
_NESTED = {FieldType.RECORD, FieldType.MAP}


def changes_from(draft: Draft, assignments: Mapping[str, str]) -> dict[str, Plain]:
    """Front-matter values for ``assignments``; a new value drops what was known of the old one.

    ``release_window.sources=Netflix`` says more of a fact whose value is set in the same call, or
    stands in the draft. Raises ``UsageError`` for an unknown field.
    """
    changes: dict[str, Plain] = {}
    for key, text in assignments.items():
        name, _, about = key.partition(".")
        field = _field(draft, name, key, about)
        if about:
            known = changes.get(name, _current(draft, name))
            value = known if isinstance(known, dict) else {"value": known}
            changes[name] = {**value, about: _split(text) if about == "sources" else text}
        else:
            changes[name] = _value(field, text)
    return changes


def _field(draft: Draft, name: str, key: str, about: str) -> Field:
    if name not in draft.fields:
        raise UsageError(f"there is no field '{name}'", hint=known(name, draft.fields))
    if about and about not in _ABOUT:
        raise UsageError(f"'{key}' sets nothing", hint=f"of a fact one sets {', '.join(_ABOUT)}")
    return draft.fields[name]


def _value(field: Field, text: str) -> Plain:
    """A scalar stays the text that was typed; rows and records are YAML, a list of words is split at commas."""
    if not text:
        return None
    if field.rows or field.type in _NESTED or (field.is_list and text.startswith("[")):
        return plain(read_documents(text, f"--set {field.name}")[0])
    return _split(text) if field.is_list else text


def _split(text: str) -> list[Plain]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _current(draft: Draft, name: str) -> Plain:
    """What the draft says of ``name``, written in full."""
    if name not in draft.facts.record:
        hint = f"set {name} in the same command"
        raise UsageError(f"'{name}' has no value yet", where=Place(path=draft.path), hint=hint)
    fact = draft.facts.record[name]
    full: dict[str, Plain] = {"value": str(fact), "certainty": fact.certainty.value, "sources": [*fact.sources]}
    return full | ({"as_of": fact.as_of.isoformat()} if fact.as_of else {})
