"""What a kind gives back: where it hit, and what its message and its suggestions are made of."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from writer.checks.vale.actions import suggestions
from writer.checks.vale.messages import sentence_of
from writer.checks.vale.needles import Needles
from writer.checks.vale.whole import ALONE, Whole
from writer.library.rules import RuleFile
from writer.values import Value


class Hit(Value):
    """A place in the text of one block; ``values`` are the message's arguments, in Vale's order.

    ``of_block`` tells that the whole block is meant, and the place only shows where it is; ``sought`` that
    Vale looks in the file for the text that stands at the place; ``lost`` that it takes the place to be one
    before the block. ``shown`` is the match where it is not the text at the place, and ``within`` what is
    told instead if the place is not known. Of what is ``whole`` the place is known only where all of its block
    is found; ``beside`` are like texts before it that are none.
    """

    begin: int
    end: int
    values: tuple[str | int, ...]
    suggestions: tuple[str, ...] = ()
    of_block: bool = False
    sought: bool = False
    lost: bool = False
    shown: str = ""
    within: str = ""
    whole: bool = False
    beside: tuple[str, ...] = ()

    @property
    def measures(self) -> bool:
        """Whether there is no text to point at."""
        return self.of_block and self.begin == self.end


def hit_of(rule: RuleFile, begin: int, end: int, groups: Sequence[str]) -> Hit:
    """A hit whose message tells the match, ``groups[0]``, and what the action, if there is one, offers for it."""
    offered = suggestions(rule.action, groups)
    shown = sentence_of(offered) if len(offered) > 1 else "".join(offered)
    values = (groups[0], shown) if rule.action.name else (groups[0],)
    return Hit(begin=begin, end=end, values=values, suggestions=offered)


class Find(Protocol):
    """The hits in the text of one block; given the blocks of one file in their order, it may remember earlier ones."""

    def __call__(self, text: str, branches: Sequence[int] | None = None, /) -> Iterator[Hit]:
        """Look for those ``branches`` only that may match in ``text``; without them for all that were armed."""


class Finder(Protocol):
    """A rule of some kind, ready to look.

    ``needles`` and ``sources`` have one entry for each branch of its pattern. ``armed`` takes the
    branches that may match, in order, and what is known of the file they are looked for in; it is
    called anew for each file. ``message`` is the rule's, adapted as its kind demands.
    """

    @property
    def needles(self) -> Sequence[Needles]:
        """What must be in a text for each branch to match."""

    @property
    def sources(self) -> Sequence[str]:
        """The pattern that must match for each branch to have hits; ``''`` if it may have some in any text."""

    @property
    def message(self) -> str:
        """The format string of the alert's message."""

    def armed(self, branches: Sequence[int], whole: Whole = ALONE, /) -> Find:
        """What finds the hits of those branches. Raises ``BadPatternError``."""


class Kind(Protocol):
    """A kind of rule: a value whose fields are the keys it allows beside the common ones."""

    def finder(self, rule: RuleFile, accept: Sequence[str]) -> Finder:
        """``rule`` ready to look; ``accept`` is the guide's vocabulary. Raises ``BadPatternError``, ``FileError``."""
