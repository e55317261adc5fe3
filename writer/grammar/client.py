"""The one door to language-tool-python, which costs 0.1 s to import: one text to a server, its matches back."""

import json
import os
import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from http.client import HTTPConnection, HTTPException
from threading import get_ident
from typing import Any, Literal, TypeVar
from urllib.parse import urlencode, urlsplit

from language_tool_python import LanguageTool
from language_tool_python.exceptions import LanguageToolError

from writer.errors import GrammarError
from writer.grammar.matches import Match, Query
from writer.grammar.record import count_request
from writer.grammar.remote import Pool, answers
from writer.grammar.server import Server, ensure

CONNECT_SECONDS = 5.0

OWN_SECONDS = 120.0
"""How long our own server may be silent; its first check reads all its rules, which a busy machine does slowly."""

OTHERS_SECONDS = 60.0
"""How long a server of the newsroom may be silent before another one is asked."""

SUGGESTIONS = 5
"""How many replacements are kept of each match."""

_SERVERS = "they are tried again by themselves; their addresses stand in config.yaml under grammar: servers"
_LAST_SINGLE = "\uffff"
_LONG = re.compile("[\U00010000-\U0010ffff]")
_LETTER = "\u4e00"
_SIGN = "\u263a"
_Told = TypeVar("_Told")


class _Line:
    """A connection to a server on this machine that stays open; the client itself makes one for each check."""

    def __init__(self, address: str, seconds: float) -> None:
        self._line = HTTPConnection(address, timeout=seconds)

    def post(self, path: str, params: Mapping[str, str]) -> bytes:
        """Send a form and read the answer, over another connection if the server has closed this one meanwhile."""
        body = urlencode(params)
        was_open = self._line.sock is not None
        try:
            return self._exchange(path, body)
        except ConnectionError:
            if not was_open:
                raise
        return self._exchange(path, body)

    def _exchange(self, path: str, body: str) -> bytes:
        try:
            self._line.request("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})
            return self._line.getresponse().read()
        except BaseException:
            self._line.close()  # half an exchange leaves it of no use
            raise


class _Tool(LanguageTool):
    """A client that asks the server nothing but checks: which languages it has is known."""

    def __init__(self, url: str, query: Query, seconds: float) -> None:
        self._known = {query.locale}
        self._TIMEOUT = CONNECT_SECONDS, seconds  # type: ignore[assignment]  # requests takes a pair as well
        super().__init__(query.locale, remote_server=url)
        address = urlsplit(url)
        near = address.scheme == "http" and address.hostname == "127.0.0.1"
        self._line = _Line(address.netloc, seconds) if near else None
        self.picky = query.picky
        self.disabled_rules = set(query.disabled_rules)
        self.disabled_categories = set(query.disabled_categories)
        self.enabled_rules = set(query.enabled_rules)
        self.enabled_categories = set(query.enabled_categories)
        self.enabled_rules_only = query.only

    def names(self) -> set[str]:
        told = self._query_server(f"{self.url}configinfo", {"language": str(self.language)})
        return {row[name] for row in told["rules"] for name in ("ruleId", "categoryId")}

    def _get_languages(self) -> set[str]:
        return self._known

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = 1,
        method: Literal["get", "post"] = "get",
    ) -> Any:
        if self._line is None or method == "get":
            return super()._query_server(url, params, num_tries, method)
        try:
            told = self._line.post(urlsplit(url).path, params or {})
        except (OSError, HTTPException) as error:
            raise LanguageToolError(f"{url}: {error}") from error
        try:
            return json.loads(told)
        except json.JSONDecodeError as error:
            raise LanguageToolError(told.decode("utf-8", "replace")) from error


@lru_cache(maxsize=32)
def _tool(url: str, query: Query, seconds: float, _process: int, _thread: int) -> _Tool:
    """One client for each thread: making one shuffles all ports that it could use, which takes 2 ms."""
    return _Tool(url, query, seconds)


def check_text(server: Server, text: str, query: Query, again: Callable[[], Server] = ensure) -> tuple[Match, ...]:
    """Check ``text``; a server that died meanwhile, or is silent, is replaced, once, by what ``again`` gives.

    Raises ``GrammarError``.
    """
    ask = partial(_ask, text=text, query=query, seconds=OWN_SECONDS)
    count_request()
    try:
        return ask(server.url)
    except LanguageToolError as error:
        if isinstance(error.__cause__, TimeoutError):
            server.end()
        elif server.is_alive:
            raise _refusal(error) from error
    try:
        return ask(again().url)
    except LanguageToolError as error:
        raise _refusal(error) from error


def check_remotely(pool: Pool, text: str, query: Query) -> tuple[Match, ...]:
    """Check ``text`` by one of the servers of ``pool``. Raises ``GrammarError`` if none is left."""
    return _by_one_of(pool, partial(_ask, text=text, query=query, seconds=OTHERS_SECONDS))


def names_of_rules(server: Server, locale: str) -> set[str]:
    """Ask our own server for the ids of its rules and categories. Raises ``GrammarError``."""
    try:
        return _names(server.url, locale)
    except LanguageToolError as error:
        raise GrammarError(f"LanguageTool does not tell its rules: {_reason(error)}") from error


def names_of_rules_remotely(pool: Pool, locale: str) -> set[str]:
    """Ask one of the servers of ``pool`` for them. Raises ``GrammarError`` if none is left."""
    return _by_one_of(pool, partial(_names, locale=locale))


def _by_one_of(pool: Pool, ask: Callable[[str], _Told]) -> _Told:
    """Ask one server, another if that fails; one that failed before must first show that it is there again."""
    tried: set[str] = set()
    while url := pool.borrow(tried):
        tried.add(url)
        failure = ""
        try:
            if pool.has_failed(url):
                _knock(url)
            told = ask(f"{url}/")
        except LanguageToolError as error:
            failure = f"{url}: {_reason(error)}"
        else:
            return told
        finally:
            pool.give_back(url, failure=failure)
    one = len(pool.urls) == 1
    who = "the LanguageTool server" if one else f"none of the {len(pool.urls)} LanguageTool servers"
    verb = "does not answer" if one else "answers"
    raise GrammarError(f"{who} of your configuration {verb}: {pool.reason}", hint=_SERVERS)


def _knock(url: str) -> None:
    if not answers(url):
        raise LanguageToolError("it does not answer")


def _names(url: str, locale: str) -> set[str]:
    """Ask for the ids; a server that answers, but not with them, is alive all the same: ``GrammarError``."""
    try:
        return _Tool(url, Query(locale=locale), OTHERS_SECONDS).names()
    except LanguageToolError as error:
        if not isinstance(error.__cause__, ValueError):
            raise
        raise GrammarError(f"{url} does not tell its rules: {_reason(error)}") from error
    except (KeyError, TypeError) as error:
        raise GrammarError(f"{url} does not tell its rules") from error


def _ask(url: str, text: str, query: Query, seconds: float) -> tuple[Match, ...]:
    sent = _single_units(text)
    try:
        matches = _tool(url, query, seconds, os.getpid(), get_ident()).check(sent)
    except (KeyError, TypeError, ValueError) as error:
        raise LanguageToolError("its answer is not that of LanguageTool") from error
    return tuple(
        Match(
            offset=match.offset,
            length=match.error_length,
            message=match.message,
            rule=match.rule_id,
            category=match.category,
            issue_type=match.rule_issue_type,
            replacements=tuple(match.replacements[:SUGGESTIONS]) if _same(match, sent, text) else (),
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
    return GrammarError(
        f"LanguageTool did not check the text: {_reason(error)}", hint="`writer grammar stop` and check again"
    )


def _reason(error: LanguageToolError) -> str:
    """Turn what the client says, which may be all that the server sent, into one line for a person."""
    said = str(error).strip()
    if said.startswith("<"):
        return "it sent a page of HTML"
    return said.splitlines()[0][:200] if said else type(error).__name__
