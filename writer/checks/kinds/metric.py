"""``extends: metric``: a formula over the counts of the whole text."""

from collections.abc import Iterator, Sequence

from writer.checks.vale.formula import Formula, FormulaError, read_formula
from writer.checks.vale.hits import Find, Hit
from writer.checks.vale.measures import measure
from writer.checks.vale.needles import Needles
from writer.checks.vale.whole import ALONE, Whole
from writer.errors import FileError
from writer.library.rules import RuleFile
from writer.values import Value


class Metric(Value):
    """An alert on the whole if the value of ``formula`` meets ``condition`` (``> 8``)."""

    formula: str = ""
    condition: str = ""

    def finder(self, rule: RuleFile, _accept: Sequence[str]) -> "MetricFinder":
        """Read both. Raises ``FileError``."""
        return MetricFinder(
            formula=_read(rule, "formula", self.formula),
            condition=_read(rule, "condition", f"{_VALUE} {self.condition}"),
            message=rule.message,
        )


_VALUE = "value__"
"""What the value of the formula is called before the condition."""


def _read(rule: RuleFile, key: str, text: str) -> Formula:
    try:
        return read_formula(text)
    except FormulaError as error:
        place = rule.own[key][1].place if key in rule.own else rule.place
        hint = "it is arithmetic over words, sentences, syllables and the like"
        raise FileError(f"{rule.id}: '{key}' cannot be read: {error}", where=place, hint=hint) from None


class MetricFinder(Value):
    """A metric rule, ready to look at every text."""

    formula: Formula
    condition: Formula
    message: str
    needles: Sequence[Needles] = ((),)
    sources: Sequence[str] = ("",)

    def armed(self, _branches: Sequence[int], whole: Whole = ALONE, /) -> Find:
        """What tells whether the condition holds. It raises ``FormulaError`` where something is not known."""
        return lambda text, _some=None: self._hits(text, whole)

    def _hits(self, text: str, whole: Whole) -> Iterator[Hit]:
        measures = measure(text, whole.sentences)
        if not measures.words:
            return
        value = self.formula.value({**whole.elements, **measures.values()})
        if self.condition.value({_VALUE: float(f"{value:f}")}):
            yield Hit(begin=0, end=0, values=(f"{value:.2f}",), of_block=True)
