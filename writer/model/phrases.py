"""Dates and release windows in the English of newsrooms, and in EDTF: words to periods.

What one side of a joint leaves out is taken from the other: "March or April 2027", "March 12 to 20, 2027",
"early to mid 2027", "October to March 2027".
"""

from collections.abc import Callable

from writer.model import edtf
from writer.model.date_words import letters_of
from writer.model.periods import UNKNOWN, Period, after, before, named, spanning

NOT_KNOWN = frozenset(
    {
        *("tba", "tbc", "tbd", "n/a", "unknown", "undated", "unannounced"),
        *("to be announced", "to be confirmed", "to be determined", "not announced", "not known"),
    }
)
"""What people write where they know no date or number."""

_UNITS = frozenset("MSQHW")
_SHAPES = frozenset(
    part + shape
    for part in ("", "P")
    for shape in (
        *("Y", "MY", "YM", "SY", "YS", "QY", "YQ", "HY", "YH", "OWY", "DWY", "MDY", "DMY", "YMD", "VY"),
        *("M", "S", "Q", "H", "O", "D", "OW", "DW", "MD", "DM", "DY"),
    )
) | {"P", "YP"}
"""What may stand between two joints, with or without a part; the second row leaves something to its neighbour."""

_LEADS, _TAILS = frozenset("FBTLGX"), frozenset("NE")
_OR, _TO = frozenset("|/"), frozenset("-RT&")
_CUT = str.maketrans(dict.fromkeys("|/-RT&", " "))

_Atom = dict[str, int]


def read(text: str) -> list[Period] | None:
    """Read the period of a date or window, or those of which it is one; ``None`` where ``text`` is neither.

    Raises ValueError, which says why, where the words are understood but name no day.
    """
    text = " ".join(text.lower().split())
    if periods := edtf.read(text):
        return periods
    text = text.strip(" .,")
    return [UNKNOWN] if text in NOT_KNOWN else _phrase(text)


def not_known(text: str) -> bool:
    """Whether ``text`` says only that there is nothing to say yet."""
    return " ".join(text.lower().split()).strip(" .,") in NOT_KNOWN


def _phrase(text: str) -> list[Period] | None:
    letters, values = letters_of(text)
    shape = letters.replace("A", "")
    lead = shape[:1] if shape[:1] in _LEADS else ""
    tail = shape[-1:] if shape[-1:] in _TAILS else ""
    body = shape[len(lead) : len(shape) - len(tail)]
    change = _CHANGES.get(lead + tail)
    if not change or ("&" in body) != (lead == "X"):
        return None
    periods = _alternatives(body, values)
    if lead != "F" or _TO.isdisjoint(body):
        periods = [change(period) for period in periods]
    return [period._replace(qualifier="~") for period in periods] if "A" in letters else periods


def _alternatives(body: str, values: list[int]) -> list[Period]:
    """Give a period for each side of an "or", what "to" joins being one; none where one cannot be read."""
    shapes = body.translate(_CUT).split(" ")
    if not _SHAPES.issuperset(shapes):
        return []
    rest = iter(values)
    atoms = [dict(zip(shape, rest, strict=False)) for shape in shapes]
    joints = [letter for letter in body if letter in _OR or letter in _TO]
    periods = [period for period in _completed(atoms, joints) if period]
    if len(periods) < len(atoms):
        return []
    result = periods[:1]
    for joint, period in zip(joints, periods[1:], strict=True):
        result[-1:] = [result[-1], period] if joint in _OR else [spanning(result[-1], period)]
    return result


def _completed(atoms: list[_Atom], joints: list[str]) -> list[Period | None]:
    """Build the periods, what they lack lent by their neighbours."""
    for left, joint, right in zip(atoms, joints, atoms[1:], strict=False):
        _lend_to_right(left, joint, right)
    periods = [named(atoms[-1])]
    for at in reversed(range(len(joints))):
        periods.insert(0, _lent_by_right(atoms[at], joints[at], atoms[at + 1], periods[0]))
    return periods


def _lend_to_right(left: _Atom, joint: str, right: _Atom) -> None:
    """Lend the month to "March 12 to 20, 2027", the century to "2026/27"."""
    if right.keys() <= {"D", "Y"} and "D" in right and "M" in left:
        right["M"] = left["M"]
    elif right.keys() == {"D"} and left.keys() == {"Y"} and joint in "-/" and right["D"] > left["Y"] % 100:
        right["Y"] = left["Y"] // 100 * 100 + right.pop("D")


def _lent_by_right(left: _Atom, joint: str, right: _Atom, end: Period | None) -> Period | None:
    """Build the period of ``left`` with the year of ``right``, and its unit where it has none but a part or a day."""
    if "Y" in left or "Y" not in right:
        return named(left)
    bare = _UNITS.isdisjoint(left)
    if (bare and not left.keys() <= right.keys()) or right.keys() == {"Y"}:
        return None
    left |= {letter: right[letter] for letter in right if letter == "Y" or (bare and letter in _UNITS)}
    period = named(left)
    if bare or not period or not end or period.interval.ordinals <= end.interval.ordinals or _same_unit(left, right):
        return period
    return _a_year_before(left, joint, period, end)


def _same_unit(left: _Atom, right: _Atom) -> bool:
    return all(left.get(unit) == right.get(unit) for unit in _UNITS)


def _a_year_before(left: _Atom, joint: str, period: Period, end: Period) -> Period | None:
    """Where "October to March 2027" begins; "or" takes the nearer year: "December or January", "fall or summer"."""
    earlier = named(left | {"Y": left["Y"] - 1})
    if earlier and joint in _OR and _gap(end, period) <= _gap(earlier, end):
        return period
    left["Y"] -= 1
    return earlier


def _gap(one: Period, other: Period) -> int:
    return other.interval.ordinals[0] - one.interval.ordinals[1]


_CHANGES: dict[str, Callable[[Period], Period]] = {
    "": lambda period: period,
    "X": lambda period: period,
    **dict.fromkeys(("F", "N", "FN"), lambda period: spanning(period, UNKNOWN)),
    **dict.fromkeys(("B", "T", "E", "BE"), lambda period: spanning(UNKNOWN, period)),
    "L": before,
    "G": after,
}
"""What the words before and after a period make of it."""
