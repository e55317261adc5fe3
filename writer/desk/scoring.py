"""The sourcing scorecard of a draft, by the guide that it answers to."""

from writer.checks.scorecard import scorecard
from writer.desk.checking import subject_of
from writer.desk.desk import Desk
from writer.errors import Place, UsageError
from writer.model.draft import Draft
from writer.model.scorecard import Scorecard


def scorecard_of(desk: Desk, draft: Draft) -> Scorecard:
    """The scorecard of ``draft`` today. Raises ``UsageError`` for a text without facts."""
    if not draft.facts.genre:
        raise UsageError("this text has no facts", where=Place(path=draft.path), hint="a draft names its 'genre'")
    genre = desk.genre(draft.facts.genre)
    guide = desk.guides.choose(draft, genre)
    subject = subject_of(draft, genre, desk.guides, guide, desk.today())
    return scorecard(subject, draft.path, desk.today())
