"""Everything, for programs: rows in the order of the sheet, then what is said of all of them."""

from typing import Any

from writer.batch.answers import Answers
from writer.batch.values import Outcome
from writer.values import as_json, asdict, raw_json


def render(found: Answers) -> str:
    """Everything, for programs: rows in the order of the sheet, then what is said of all of them."""
    rows = [raw_json(_row(outcome, found)) for outcome in found.outcomes]
    same = asdict(found.sameness) | {"forms": dict(found.sameness.forms)}
    same.pop("nearest")
    report = {"sheet": str(found.sheet), "folder": str(found.folder), "written": found.written}
    drafts = {"unjoined": found.left, "without_row": [found.path_of(slug) for slug in found.gone]}
    return as_json({**report, **drafts, "unused_columns": found.unused, "rows": rows, "sameness": same}) + "\n"


def _row(outcome: Outcome, found: Answers) -> dict[str, Any]:
    kept = (
        "number",
        "key",
        "action",
        "genre",
        "headline",
        "stage",
        "checked",
        "gate",
        "words",
        "errors",
        "warnings",
        "suggestions",
    )
    row = {name: getattr(outcome, name) for name in kept}
    near = found.sameness.nearest.get(outcome.slug)
    return {
        **row,
        "path": found.path(outcome),
        "missing": outcome.missing,
        "unrun": outcome.unrun,
        "problems": outcome.problems,
        "notes": outcome.notes,
        "similar_to": near.second if near else "",
        "similarity": round(near.share, 2) if near else 0.0,
    }
