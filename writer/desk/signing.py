"""Sign-off: who has read the text, when, and which text; a later edit voids it."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from writer.desk.desk import Desk
from writer.desk.listing import carry_alerts
from writer.errors import UsageError
from writer.library.drafts import TOOL_KEY, tool_state
from writer.library.files import read_text
from writer.library.locks import locked
from writer.library.log import Event, append_events, whoami
from writer.library.yamlfile import Plain
from writer.model.draft import PRINTED, Draft
from writer.values import Value

BATCH = "batch"
"""Signs what a gate let pass in a batch; that nobody has read, and it counts for no publication."""


class Signature(Value):
    """``by`` read the text of which ``text`` is the hash, ``at`` a moment in UTC."""

    by: str
    at: str
    text: str


def sign(desk: Desk, path: Path, by: str = "") -> Signature:
    """Sign the draft at ``path``, as the user unless ``by`` names somebody. Raises ``WriterError``."""
    signer = by or whoami()
    if not signer:
        raise UsageError("nobody signs: this system does not know who you are", hint="name yourself: --by NAME")
    with locked(path):
        draft = desk.parse(read_text(path), str(path))
        mark = Signature(by=signer, at=datetime.now(UTC).isoformat(timespec="seconds"), text=text_hash(draft))
        text = signed(desk, draft, mark).text
        desk.save(path, text)
        carry_alerts(desk, path, draft.text, text)
    append_events(path, [Event(event="signed", reason=mark.text, by=signer)])
    return mark


def signed(desk: Desk, draft: Draft, mark: Signature, **changes: Plain) -> Draft:
    """The draft with ``mark`` under it, in the place of an earlier one by the same, and with other keys changed."""
    kept = [one for one in signatures(draft) if one.by != mark.by]
    rows: list[Plain] = [{"by": one.by, "at": one.at, "text": one.text} for one in (*kept, mark)]
    return desk.change(draft, {TOOL_KEY: {**tool_state(draft), "signed": rows}, **changes})


def signatures(draft: Draft) -> Iterator[Signature]:
    """Every signature under the draft, of this text or an earlier one."""
    state = draft.facts.record.get(TOOL_KEY)
    for row in state.record.rows("signed") if state else ():
        yield Signature(**{name: row.record.text(name) for name in ("by", "at", "text")})


def text_hash(draft: Draft) -> str:
    """A short hash of all that is printed, whatever its line ends are."""
    printed = (*(draft.facts.record.text(name) for name in PRINTED), draft.body.replace("\r\n", "\n").strip())
    return hashlib.sha256("\0".join(printed).encode()).hexdigest()[:16]
