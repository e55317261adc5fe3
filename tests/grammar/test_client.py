"""One text to the server and back: places in code points, and a plain word when there is no answer."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any

import pytest

from writer.errors import GrammarError
from writer.grammar import client
from writer.grammar.client import Query, check_text
from writer.grammar.server import Server, ensure, running

EN = Query(locale="en-US")


@contextmanager
def impostor(answer: bytes, code: int = 200, after: threading.Event | None = None) -> Iterator[SimpleNamespace]:
    """Serve ``answer`` to every request, once ``after`` is set; none at all if it is empty."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.rfile.read(int(self.headers["Content-Length"]))
            if after:
                after.wait(10)
            if answer:
                self.send_response(code)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

        def log_message(self, *words: Any) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield SimpleNamespace(url=f"http://127.0.0.1:{http.server_port}/", asked=asked)
        if after:
            after.set()
        http.shutdown()


def living(url: str, languagetool: Server) -> Server:
    return Server(url=url, pid=languagetool.pid, token=languagetool.token)


def dead(url: str) -> Server:
    return Server(url=url, pid=1, token="0" * 32)


def never() -> Server:
    pytest.fail("a server that lives was replaced")


@pytest.mark.parametrize("before", ["", "😀 ", "👩🏽‍🔬👩🏽‍🔬 ", "𝒜𝒷 ", "e\u0301 ☺ ", "\U00020000 "])
def test_places_count_code_points(languagetool: Server, before: str) -> None:
    text = f"{before}It was recieved well 😀."
    (match,) = [one for one in check_text(languagetool, text, EN) if "recieved" in text[one.offset : one.end]]
    assert text[match.offset : match.end] == "recieved"
    assert match.replacements[0] == "received"
    assert (match.category, match.issue_type) == ("TYPOS", "misspelling")


def test_replacements_for_what_was_not_sent_as_it_is_are_not_offered(languagetool: Server) -> None:
    text = "It was re\U00020000cieved."
    (match,) = check_text(languagetool, text, EN)
    assert text[match.offset : match.end] == "re\U00020000cieved"
    assert match.replacements == ()


def test_the_query_reaches_the_server(languagetool: Server) -> None:
    text = "The colour was recieved."

    def rules(**words: Any) -> list[tuple[str, str]]:
        found = check_text(languagetool, text, Query(**{"locale": "en-US", **words}))
        return [(one.rule, text[one.offset : one.end]) for one in found]

    american = "MORFOLOGIK_RULE_EN_US"
    assert rules() == [(american, "colour"), (american, "recieved")]
    assert rules(locale="en-GB") == [("MORFOLOGIK_RULE_EN_GB", "recieved")]
    assert rules(disabled_rules=frozenset({american, "X"})) == []
    assert rules(disabled_categories=frozenset({"TYPOS"})) == []


def test_picky_finds_more(languagetool: Server) -> None:
    text = "The food was made by the crew."
    plain = {one.rule for one in check_text(languagetool, text, EN)}
    picky = {one.rule for one in check_text(languagetool, text, Query(locale="en-US", picky=True))}
    assert plain < picky


def test_one_check_is_one_request(languagetool: Server) -> None:
    with impostor(json.dumps({"matches": []}).encode()) as server:
        assert check_text(living(server.url, languagetool), "Fine.", EN) == ()
    assert server.asked == ["/v2/check"]


def test_a_server_that_died_is_replaced_once_and_the_text_checked(languagetool: Server) -> None:
    with impostor(b"") as gone:
        (match,) = check_text(dead(gone.url), "It was recieved.", EN, lambda: languagetool)
    assert len(gone.asked) == 1
    assert match.offset == 7


def test_a_second_server_that_dies_is_an_error(languagetool: Server) -> None:
    with impostor(b"") as gone, pytest.raises(GrammarError, match="did not check the text") as refusal:
        check_text(dead(gone.url), "Fine.", EN, lambda: dead(gone.url))
    assert len(gone.asked) == 2
    assert refusal.value.exit_code == 3


def test_the_real_server_is_found_when_another_is_gone(languagetool: Server) -> None:
    (match,) = check_text(dead("http://127.0.0.1:9/"), "It was recieved.", EN)
    assert match.offset == 7
    assert ensure() == running() == languagetool


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"Error: Internal Error", 500),
        (b"<html>\nnot here", 404),
        (b"{}", 200),
        (b"[]", 200),
        (b'{"matches": [{}]}', 200),
    ],
)
def test_an_answer_that_is_none_is_an_error(languagetool: Server, answer: bytes, code: int) -> None:
    with impostor(answer, code) as server, pytest.raises(GrammarError, match="did not check the text"):
        check_text(living(server.url, languagetool), "Fine.", EN, never)


def test_no_answer_in_time_is_an_error(languagetool: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client._Tool, "_TIMEOUT", (0.2, 0.2))  # noqa: SLF001  the real one is two minutes
    with (
        impostor(b"{}", after=threading.Event()) as server,
        pytest.raises(GrammarError, match="did not check the text"),
    ):
        check_text(living(server.url, languagetool), "Fine.", EN, never)


def test_an_empty_refusal_has_words(languagetool: Server) -> None:
    with impostor(b" ", 500) as server, pytest.raises(GrammarError, match=r"LanguageTool did not check the text: \S"):
        check_text(living(server.url, languagetool), "Fine.", EN, never)
