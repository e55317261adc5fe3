"""A style guide: which rules run at which level, and the words it accepts and rejects."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from writer.model.alert import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseName:
    """A name in its right form, and the forms never to print."""

    form: str
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A guide with everything it extends already under it.

    ``layers`` are the folders, lowest first (``Base``, ``Entertainment``, ``US``). ``levels`` maps a
    rule, family or style to its level, ``None`` meaning off; the most exact name wins. Rules named in
    ``in_quotations``, by themselves or by their style, look inside direct quotations too.
    """

    name: str
    label: str = ""
    description: str = ""
    locale: str = ""
    layers: tuple[str, ...] = ()
    levels: Mapping[str, Level | None] = field(default_factory=lambda: MappingProxyType({}))
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    names: tuple[HouseName, ...] = ()
    wording: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    weak_sources: tuple[str, ...] = ()
    in_quotations: tuple[str, ...] = ()

    def level(self, check: str, default: Level) -> Level | None:
        """The level at which ``check`` (``Family.Rule``) reports, or ``None`` if it is off."""
        for name in names_of(check):
            if name in self.levels:
                return self.levels[name]
        return default

    def looks_in_quotations(self, check: str) -> bool:
        """Whether ``check`` holds for what somebody said, too."""
        return not set(names_of(check)).isdisjoint(self.in_quotations)


def names_of(check: str) -> tuple[str, ...]:
    """``A.B.C``, ``A.B``, ``A``: the names under which a check may be set or waived, most exact first."""
    parts = check.split(".")
    return tuple(".".join(parts[:count]) for count in range(len(parts), 0, -1))
