"""The two kinds of checking, ours and Vale's: either costs imports that the other, rendering and listing never need."""

from writer.desk.guides import GuideBook
from writer.desk.protocols import Checks, DraftFolder


def vale_checks() -> Checks:
    """For a guide that is a configuration of Vale's."""
    from writer.desk.vale import ValeChecker  # noqa: PLC0415  as above

    return ValeChecker()


def own_checks(guides: GuideBook, desk: DraftFolder, *, alone: bool) -> Checks:
    """For a guide of ours; ``alone`` a draft is not held against the others of the desk."""
    from writer.desk.archive import Archive  # noqa: PLC0415  as above
    from writer.desk.checking import Checker  # noqa: PLC0415

    return Checker(guides, None if alone else Archive(desk), desk.places.folders("templates"))
