"""Formulas of metric rules: arithmetic as Vale's script language Tengo has it, read and worked out without ``eval``."""

import math
import operator
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from writer.values import Value

Quantity: TypeAlias = float | bool
Quantities: TypeAlias = Mapping[str, Quantity]
_Worked: TypeAlias = Callable[[Quantities], Quantity]


class FormulaError(ValueError):
    """A formula that cannot be read, or that asks for what is not known."""


_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|(?P<name>[A-Za-z_]\w*(?:\.\w+)*)|&&|\|\||[=!<>]=|\S)"
)
MOST = 200
"""A formula of more signs and names is refused: reading it would go too deep."""
_HEADING = re.compile(r"heading\.(?=h[1-6]\b)")


def _divided(left: Quantity, right: Quantity) -> Quantity:
    """Two whole numbers divide as whole numbers."""
    if isinstance(left, int) and isinstance(right, int):
        return math.trunc(left / right)
    return left / right


def _remainder(left: Quantity, right: Quantity) -> Quantity:
    if isinstance(left, int) and isinstance(right, int):
        return int(math.fmod(left, right))
    raise FormulaError("'%' is for whole numbers")


_SIGNS: Mapping[str, tuple[int, Callable[[Quantity, Quantity], Quantity]]] = MappingProxyType(
    {
        "||": (1, lambda left, right: left or right),
        "&&": (2, lambda left, right: left and right),
        **{
            sign: (3, compare)
            for sign, compare in (
                ("==", operator.eq),
                ("!=", operator.ne),
                ("<", operator.lt),
                ("<=", operator.le),
                (">", operator.gt),
                (">=", operator.ge),
            )
        },
        "+": (4, operator.add),
        "-": (4, operator.sub),
        "*": (5, operator.mul),
        "/": (5, _divided),
        "%": (5, _remainder),
    }
)
"""Sign between two values → how tightly it binds, and what it does."""

_PREFIXES: Mapping[str, Callable[[Quantity], Quantity]] = MappingProxyType(
    {"-": operator.neg, "+": operator.pos, "!": operator.not_}
)

_FUNCTIONS: Mapping[str, tuple[int, Callable[..., float]]] = MappingProxyType(
    {
        **{f"math.{name}": (1, getattr(math, name)) for name in ("sqrt", "cbrt", "exp", "log", "log2", "log10")},
        "math.abs": (1, math.fabs),
        "math.ceil": (1, lambda value: float(math.ceil(value))),
        "math.floor": (1, lambda value: float(math.floor(value))),
        "math.trunc": (1, lambda value: float(math.trunc(value))),
        "math.max": (2, max),
        "math.min": (2, min),
        "math.mod": (2, math.fmod),
        "math.pow": (2, math.pow),
    }
)
"""Function → how many values it takes, and what it does."""


class Formula(Value):
    """A formula that can be read; it is read again in each process, so that it can be kept on disk as text."""

    text: str

    def value(self, values: Quantities) -> Quantity:
        """Work it out for its variables. Raises ``FormulaError``."""
        try:
            return _read(self.text)(values)
        except (ArithmeticError, ValueError, TypeError) as error:
            raise FormulaError(str(error)) from None


def read_formula(text: str) -> Formula:
    """Read ``text``. Raises ``FormulaError``."""
    _read(text)
    return Formula(text=text)


@lru_cache(maxsize=256)
def _read(text: str) -> _Worked:
    reader = _Reader(_HEADING.sub("heading_", text))
    formula = reader.choice()
    if reader.tokens:
        raise FormulaError(f"'{reader.tokens[0]}' is not expected in it")
    return formula


class _Reader:
    """Reads a formula by precedence."""

    def __init__(self, text: str) -> None:
        self.tokens = [match[0].strip() for match in _TOKEN.finditer(text)]
        if len(self.tokens) > MOST:
            raise FormulaError("it is too long")

    def choice(self) -> _Worked:
        """Read ``this ? that : other``, or anything that binds more tightly."""
        test = self.joined(0)
        if not self._follows("?"):
            return test
        one = self.choice()
        self._need(":")
        other = self.choice()
        return lambda values: one(values) if test(values) else other(values)

    def joined(self, least: int) -> _Worked:
        """Values joined by signs that bind more tightly than ``least``."""
        left = self.single()
        while self.tokens and self.tokens[0] in _SIGNS and _SIGNS[self.tokens[0]][0] > least:
            binds, join = _SIGNS[self.tokens.pop(0)]
            left = _join(join, left, self.joined(binds))
        return left

    def single(self) -> _Worked:
        """A number, a name, a call, something in parentheses; with a sign before it or not."""
        if not self.tokens:
            raise FormulaError("something is missing at its end")
        first = self.tokens.pop(0)
        if first in _PREFIXES:
            change, value = _PREFIXES[first], self.single()
            return lambda values: change(value(values))
        if first == "(":
            inner = self.choice()
            self._need(")")
            return inner
        if first in _FUNCTIONS:
            return self._call(first)
        if first[-1].isdigit() and not first[0].isalpha() and first[0] != "_":
            number = int(first) if first.isdecimal() else float(first)
            return lambda _values: number
        if first[0].isalpha() or first[0] == "_":
            return lambda values: _look_up(first, values)
        raise FormulaError(f"'{first}' is not expected in it")

    def _call(self, name: str) -> _Worked:
        self._need("(")
        taken = [self.choice()]
        while self._follows(","):
            taken.append(self.choice())
        self._need(")")
        wanted, function = _FUNCTIONS[name]
        if len(taken) != wanted:
            raise FormulaError(f"'{name}' takes {wanted} values")
        return lambda values: function(*(value(values) for value in taken))

    def _follows(self, token: str) -> bool:
        found = self.tokens[:1] == [token]
        del self.tokens[:found]
        return found

    def _need(self, token: str) -> None:
        if not self._follows(token):
            raise FormulaError(f"'{token}' is missing in it")


def _join(join: Callable[[Quantity, Quantity], Quantity], left: _Worked, right: _Worked) -> _Worked:
    return lambda values: join(left(values), right(values))


def _look_up(name: str, values: Quantities) -> Quantity:
    if name in {"true", "false"}:
        return name == "true"
    if name not in values:
        raise FormulaError(f"'{name}' is not known of this text")
    return values[name]
