"""The one door to language-tool-python, which costs 0.1 s to import: one text to the server, its matches back."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from language_tool_python import LanguageTool
from language_tool_python.exceptions import LanguageToolError

from writer.errors import GrammarError
from writer.grammar.server import Server, ensure

TIMEOUT_SECONDS = (5.0, 120.0)
"""To connect, and between two bytes of the answer; the first check of a server reads all its rules."""

_LAST_SINGLE = "\uffff"
_LONG = re.compile("[\U00010000-\U0010ffff]")
_LETTER = "\u4e00"
_SIGN = "\u263a"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One thing LanguageTool found; ``offset`` and ``length`` count code points of the text that was sent."""

    offset: int
    length: int
    message: str
    rule: str
    category: str
    issue_type: str
    replacements: tuple[str, ...]

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.offset + self.length


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """How a text is to be checked: ``picky`` adds LanguageTool's stricter rules."""

    locale: str
    picky: bool = False
    disabled_rules: frozenset[str] = frozenset()
    disabled_categories: frozenset[str] = frozenset()


class _Tool(LanguageTool):
    """A client that asks the server nothing but checks: which languages it has is known."""

    _TIMEOUT = TIMEOUT_SECONDS  # type: ignore[assignment]  # handed on to requests, which takes a pair as well

    def __init__(self, url: str, query: Query) -> None:
        self._known = {query.locale}
        super().__init__(query.locale, remote_server=url)
        self.picky = query.picky
        self.disabled_rules = set(query.disabled_rules)
        self.disabled_categories = set(query.disabled_categories)

    def _get_languages(self) -> set[str]:
        return self._known

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = 1,
        method: Literal["get", "post"] = "get",
    ) -> Any:
        return super()._query_server(url, params, num_tries, method)


def check_text(server: Server, text: str, query: Query, again: Callable[[], Server] = ensure) -> tuple[Match, ...]:
    """Check ``text``; a server that died meanwhile is replaced, once, by what ``again`` gives.

    Raises ``GrammarError``.
    """
    try:
        return _ask(server, text, query)
    except LanguageToolError as error:
        if server.is_alive:
            raise _refusal(error) from error
    try:
        return _ask(again(), text, query)
    except LanguageToolError as error:
        raise _refusal(error) from error


def _ask(server: Server, text: str, query: Query) -> tuple[Match, ...]:
    sent = _single_units(text)
    try:
        matches = _Tool(server.url, query).check(sent)
    except (KeyError, TypeError) as error:
        raise LanguageToolError("its answer is not that of LanguageTool") from error
    return tuple(
        Match(
            offset=match.offset,
            length=match.error_length,
            message=match.message,
            rule=match.rule_id,
            category=match.category,
            issue_type=match.rule_issue_type,
            replacements=tuple(match.replacements) if _same(match, sent, text) else (),
        )
        for match in matches
    )


def _single_units(text: str) -> str:
    """Put a sign that is one UTF-16 unit for each that is two, so that both sides count alike.

    LanguageTool counts UTF-16 units; the client converts offsets but not lengths, by a class variable
    that threads share. To the rules one emoji is as good as another.
    """
    if text.isascii() or max(text) <= _LAST_SINGLE:
        return text
    return _LONG.sub(lambda sign: _LETTER if sign[0].isalpha() else _SIGN, text)


def _same(match: Any, sent: str, text: str) -> bool:
    """Whether LanguageTool saw the real text at ``match``, so that its replacements fit."""
    place = slice(match.offset, match.offset + match.error_length)
    return sent[place] == text[place]


def _refusal(error: LanguageToolError) -> GrammarError:
    """Turn what the client says into one line for a person."""
    reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
    return GrammarError(f"LanguageTool did not check the text: {reason}", hint="`writer grammar stop` and check again")
