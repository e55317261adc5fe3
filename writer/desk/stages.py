"""The stages of a draft that no gate guards: back for more work, spiked, and back from the spike."""

from pathlib import Path

from writer.desk.desk import Desk
from writer.desk.listing import carry_alerts
from writer.errors import UsageError
from writer.library.locks import locked
from writer.library.log import Event, append_events, whoami
from writer.library.versions import save_version
from writer.model.draft import Draft
from writer.model.stages import GATED, STAGES

_FREE = ("draft", "spiked")


def move(desk: Desk, path: Path, stage: str, reason: str = "") -> None:
    """Set the stage of the draft at ``path``; forward leads through a gate alone. Raises ``UsageError``."""
    with locked(path):
        draft = desk.read(path)
        _refuse(draft, path, stage)
        save_version(path, draft.text, stage)
        text = desk.change(draft, {"stage": stage}).text
        desk.save(path, text)
        carry_alerts(desk, path, draft.text, text)
    append_events(path, [Event(event="staged", match=stage, reason=reason, by=whoami())])


def _refuse(draft: Draft, path: Path, stage: str) -> None:
    back = draft.stage in GATED and stage in GATED and GATED.index(stage) < GATED.index(draft.stage)
    if stage not in _FREE and not back:
        raise UsageError(f"a draft comes to '{stage}' through a gate", hint=f"writer gate {stage} {path}")
    if stage == draft.stage and "stage" in draft.facts.record:
        raise UsageError(f"{path} is at '{stage}' already", hint=f"the stages are {', '.join(STAGES)}")
