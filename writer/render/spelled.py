"""Tests of templates in words: what an author wrote in an ``if``, made again from Jinja's nodes."""

from collections.abc import Callable, Mapping
from typing import Any

Node = Any
"""A node of Jinja2, whose door is ``environment``."""

_SIGNS = {"eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">=", "in": "in", "notin": "not in"}
_BETWEEN = {"Add": "+", "Sub": "-", "Mul": "*", "Div": "/", "Mod": "%"}


def spelled(node: Node) -> str:
    """``node`` as it is written in a template; ``…`` for what nobody tests."""
    kind = type(node).__name__
    if kind in _BETWEEN:
        return f"{spelled(node.left)} {_BETWEEN[kind]} {spelled(node.right)}"
    return _FORMS[kind](node) if kind in _FORMS else "…"


def _constant(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def _arguments(node: Node) -> str:
    named = (f"{pair.key}={spelled(pair.value)}" for pair in node.kwargs)
    return ", ".join((*map(spelled, node.args), *named))


def _called(node: Node) -> str:
    return f"({_arguments(node)})" if node.args or node.kwargs else ""


def _grouped(node: Node, *kinds: str) -> str:
    return f"({spelled(node)})" if type(node).__name__ in kinds else spelled(node)


def _compared(node: Node) -> str:
    return spelled(node.expr) + "".join(f" {_SIGNS[operand.op]} {spelled(operand.expr)}" for operand in node.ops)


_FORMS: Mapping[str, Callable[[Node], str]] = {
    "Name": lambda node: str(node.name),
    "Const": lambda node: _constant(node.value),
    "Getattr": lambda node: f"{spelled(node.node)}.{node.attr}",
    "Getitem": lambda node: f"{spelled(node.node)}[{spelled(node.arg)}]",
    "Call": lambda node: f"{spelled(node.node)}({_arguments(node)})",
    "Filter": lambda node: f"{spelled(node.node)}|{node.name}{_called(node)}",
    "Test": lambda node: f"{spelled(node.node)} is {node.name}{_called(node)}",
    "Not": lambda node: f"not {_grouped(node.node, 'And', 'Or')}",
    "And": lambda node: f"{_grouped(node.left, 'Or')} and {_grouped(node.right, 'Or')}",
    "Or": lambda node: f"{spelled(node.left)} or {spelled(node.right)}",
    "Compare": _compared,
    "Concat": lambda node: " ~ ".join(map(spelled, node.nodes)),
    "List": lambda node: f"[{', '.join(map(spelled, node.items))}]",
    "CondExpr": lambda node: f"{spelled(node.expr1)} if {spelled(node.test)} else …",
}
