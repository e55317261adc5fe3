"""Everything, for programs: rows in the order of the sheet, then what is said of all of them."""

import io
from typing import Any

from writer.batch.answers import Answers
from writer.batch.values import Outcome
from writer.values import as_json, asdict


def render(found: Answers) -> str:
    """Everything, for programs: rows in the order of the sheet, then what is said of all of them."""
    same = asdict(found.sameness) | {"forms": dict(found.sameness.forms)}
    same.pop("nearest")
    report = {"sheet": str(found.sheet), "folder": str(found.folder), "written": found.written}
    drafts = {"unjoined": found.left, "without_row": [found.path_of(slug) for slug in found.gone]}
    before = as_json({**report, **drafts, "unused_columns": found.unused})
    text = io.BytesIO()  # each row is written by itself: there may be a hundred thousand
    text.write(f'{before.removesuffix("}")}, "rows": ['.encode())
    for number, outcome in enumerate(found.outcomes):
        text.write((", " * bool(number) + as_json(_row(outcome, found))).encode())
    text.write(f'], "sameness": {as_json(same)}}}\n'.encode())
    return str(text.getbuffer(), "utf-8")


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
