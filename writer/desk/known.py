"""What the desk knows already, to be completed as it is typed: people, works, platforms and sources of its drafts."""

from collections.abc import Iterable

from writer.desk.desk import Desk
from writer.desk.guides import BASE
from writer.desk.listing import Catalogue
from writer.desk.namegroups import group_of, grouped
from writer.model.fields import Field
from writer.model.names import KnownName, folded

FEWEST = 2
"""So many letters are typed before anything is proposed."""


class Known:
    """Completes names; nothing is read before it is first asked."""

    def __init__(self, desk: Desk) -> None:
        """Ask ``desk``."""
        self._desk, self._catalogue = desk, Catalogue(desk)

    def completion(self, field: Field, typed: str, own: Iterable[KnownName] = ()) -> str:
        """A whole name that begins with ``typed``, as ``typed`` is written, or nothing.

        First of those that the draft has itself (``own``), then the commonest of the desk's drafts, then of its
        guide and of the services that everybody knows.
        """
        group, begun = group_of(field.name, field.type.value), folded(typed)
        if not group or len(begun) < FEWEST:
            return ""
        found = self._first(group, begun, own)
        fits = folded(found[: len(typed)]) == begun and len(found) > len(typed)
        return typed + found[len(typed) :] if fits else ""

    def _first(self, group: str, begun: str, own: Iterable[KnownName]) -> str:
        here = (text for kind, text in grouped(own) if kind == group and folded(text).startswith(begun))
        return next(here, "") or self._catalogue.as_left().name_like(group, begun) or self._printed(group, begun)

    def _printed(self, group: str, begun: str) -> str:
        """A name in its right form by the desk's guide, or a service."""
        guides = self._desk.guides
        services = guides.lexicon(BASE)["platforms"]["services"] if group == "platform" else ()
        house = (name.form for name in guides.guide(guides.of_desk()).names)
        return next((name for name in (*house, *services) if folded(name).startswith(begun)), "")
