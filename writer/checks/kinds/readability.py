"""``extends: readability``: a text that asks for too many years at school."""

from collections.abc import Iterator, Sequence

from writer.checks.vale.hits import Find, Hit
from writer.checks.vale.measures import GRADES, grades, measure
from writer.checks.vale.needles import Needles
from writer.checks.vale.whole import ALONE, Whole
from writer.errors import FileError
from writer.library.records import nearest
from writer.library.rules import RuleFile
from writer.values import Value


class Readability(Value):
    """An alert on the whole if the mean of the grades by ``metrics`` is above ``grade``."""

    metrics: tuple[str, ...] = ()
    grade: float = 0.0

    def finder(self, rule: RuleFile, _accept: Sequence[str]) -> "ReadabilityFinder":
        """Look the formulas up. Raises ``FileError``."""
        for name in self.metrics:
            if name not in GRADES:
                place = rule.own["metrics"][1].place
                hint = nearest(name, GRADES) or f"the metrics are {', '.join(GRADES)}"
                raise FileError(f"'{name}' is no metric", where=place, hint=hint)
        return ReadabilityFinder(kind=self, message=rule.message)


class ReadabilityFinder(Value):
    """A readability rule, ready to look at every text."""

    kind: Readability
    message: str
    needles: Sequence[Needles] = ((),)
    sources: Sequence[str] = ("",)

    def armed(self, _branches: Sequence[int], whole: Whole = ALONE, /) -> Find:
        """What tells whether a text is too hard."""
        return lambda text, _some=None: self._hits(text, whole)

    def _hits(self, text: str, whole: Whole) -> Iterator[Hit]:
        measures = measure(text, whole.sentences)
        if not measures.words or not self.kind.metrics:
            return
        grade = sum(grades(self.kind.metrics, measures)) / len(self.kind.metrics)
        if grade > self.kind.grade:
            yield Hit(begin=0, end=0, values=(f"{grade:.2f}",), of_block=True)
