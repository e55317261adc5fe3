"""One text to the server and back: places in code points, and a plain word when there is no answer."""

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from writer.errors import GrammarError
from writer.grammar import client, service
from writer.grammar.client import check_remotely, check_text, names_of_rules_remotely
from writer.grammar.matches import Query
from writer.grammar.remote import Pool
from writer.grammar.server import Server, ensure, running, start_in_background, status
from writer.library.userconfig import config_file

EN = Query(locale="en-US")
FOUND = json.dumps({"matches": []}).encode()


@contextmanager
def impostor(
    answer: bytes,
    code: int = 200,
    after: threading.Event | None = None,
    protocol: str = "HTTP/1.0",
    rules: bytes = b"[]",
) -> Iterator[SimpleNamespace]:
    """Serve ``answer`` to every request, once ``after`` is set; none at all if it is empty.

    Each connection is closed after one answer; by ``HTTP/1.1`` the client expects it to stay open. Who only
    asks about the server is ``probed``, and told ``rules``.
    """
    asked: list[str] = []
    probed: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = protocol

        def do_POST(self) -> None:
            self.close_connection = True
            asked.append(self.path)
            self.rfile.read(int(self.headers["Content-Length"]))
            if after:
                after.wait(10)
            if answer:
                self.send_response(code)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

        def do_GET(self) -> None:
            probed.append(self.path)
            self.send_response(code)
            self.end_headers()
            self.wfile.write(rules)

        def log_message(self, *words: Any) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
        yield SimpleNamespace(url=f"http://127.0.0.1:{http.server_port}/", asked=asked, probed=probed)
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


def test_rules_that_are_off_by_themselves_can_be_switched_on_alone_or_with_the_others(languagetool: Server) -> None:
    def rules(**words: Any) -> set[str]:
        found = check_text(languagetool, "It was recieved. \n\nFine.", Query(**{"locale": "en-US", **words}))
        return {one.rule for one in found}

    on = frozenset({"WHITESPACE_PARAGRAPH"})
    assert rules(enabled_rules=on) - rules() == on
    assert rules(enabled_rules=on, only=True) == on


def test_picky_finds_more(languagetool: Server) -> None:
    text = "The food was made by the crew."
    plain = {one.rule for one in check_text(languagetool, text, EN)}
    picky = {one.rule for one in check_text(languagetool, text, Query(locale="en-US", picky=True))}
    assert plain < picky


def test_one_check_is_one_request(languagetool: Server) -> None:
    with impostor(FOUND) as server:
        assert check_text(living(server.url, languagetool), "Fine.", EN) == ()
    assert server.asked == ["/v2/check"]


def test_a_connection_that_the_server_has_closed_is_opened_again(languagetool: Server) -> None:
    with impostor(FOUND, protocol="HTTP/1.1") as server:
        for _ in range(3):
            assert check_text(living(server.url, languagetool), "Fine.", EN, never) == ()
    assert len(server.asked) == 3


def test_copy_for_this_machine_takes_no_proxy(languagetool: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with impostor(b"", 500) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        (match,) = check_text(languagetool, "It was recieved.", EN, never)
    assert (match.offset, proxy.asked) == (7, [])


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
        (b'{"matches": [', 200),
        (b"\xff\xfe", 500),
        (b"{}", 200),
        (b"[]", 200),
        (b'{"matches": [{}]}', 200),
    ],
)
def test_an_answer_that_is_none_is_an_error(languagetool: Server, answer: bytes, code: int) -> None:
    with impostor(answer, code) as server, pytest.raises(GrammarError, match="did not check the text"):
        check_text(living(server.url, languagetool), "Fine.", EN, never)


def test_a_server_that_is_silent_for_too_long_is_ended_and_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "OWN_SECONDS", 0.5)  # the real one is two minutes
    token = "f" * 32
    program = [sys.executable, "-c", "import time; time.sleep(60)", token]
    with (
        impostor(b"{}", after=threading.Event()) as silent,
        impostor(FOUND) as other,
        subprocess.Popen(program) as process,
    ):
        server = Server(url=silent.url, pid=process.pid, token=token)
        assert check_text(server, "Fine.", EN, lambda: dead(other.url)) == ()
        assert process.wait(10) == -signal.SIGKILL
    assert (len(silent.asked), len(other.asked)) == (1, 1)


def test_no_answer_in_time_from_its_replacement_either_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "OWN_SECONDS", 0.2)
    with (
        impostor(b"{}", after=threading.Event()) as server,
        pytest.raises(GrammarError, match=r"did not check the text: .*timed out"),
    ):
        check_text(dead(server.url), "Fine.", EN, lambda: dead(server.url))


def test_an_empty_refusal_has_words(languagetool: Server) -> None:
    with impostor(b" ", 500) as server, pytest.raises(GrammarError, match=r"LanguageTool did not check the text: \S"):
        check_text(living(server.url, languagetool), "Fine.", EN, never)


def test_the_newsrooms_servers_share_the_load() -> None:
    with impostor(FOUND) as one, impostor(FOUND) as two:
        pool = Pool([one.url.rstrip("/"), two.url.rstrip("/")])
        for _ in range(6):
            assert check_remotely(pool, "Fine.", EN) == ()
    assert len(one.asked) == len(two.asked) == 3


def test_a_busy_server_is_not_given_more_while_another_is_free() -> None:
    pool = Pool(["a", "b"])
    assert [pool.borrow(()), pool.borrow(())] == ["a", "b"]
    pool.give_back("b")
    assert [pool.borrow(()), pool.borrow(())] == ["b", "a"]


def test_a_dead_server_is_skipped_left_alone_and_tried_again_later() -> None:
    with impostor(FOUND) as living, impostor(b"no", 503) as dying:
        pool = Pool([dying.url.rstrip("/"), living.url.rstrip("/")], pause=0.2)
        for _ in range(4):
            assert check_remotely(pool, "Fine.", EN) == ()
        assert (len(dying.asked), len(living.asked)) == (1, 4)
        time.sleep(0.25)
        assert check_remotely(pool, "Fine.", EN) == ()
    assert (len(dying.asked), len(living.asked)) == (1, 5)
    assert set(dying.probed) == {"/v2/languages"}


def test_when_all_are_dead_it_is_told_at_once_and_ends_by_itself() -> None:
    with impostor(b"no", 503) as one, impostor(b"<html>") as two:
        pool = Pool([one.url.rstrip("/"), two.url.rstrip("/")], pause=0.5)
        for _ in range(2):
            with pytest.raises(GrammarError, match="none of the 2 LanguageTool servers of your configuration") as told:
                check_remotely(pool, "Fine.", EN)
        assert (told.value.exit_code, "config.yaml" in told.value.hint) == (3, True)
        assert (len(one.asked), len(two.asked)) == (1, 1)
    with impostor(FOUND) as back:
        pool = Pool(["http://127.0.0.1:9", back.url.rstrip("/")])
        assert check_remotely(pool, "Fine.", EN) == ()
    with pytest.raises(GrammarError, match="the LanguageTool server of your configuration does not answer: http://1"):
        check_remotely(Pool(["http://127.0.0.1:9"]), "Fine.", EN)


@pytest.mark.parametrize("rules", [b"[]", b"{}", b"<html>"])
def test_a_server_that_does_not_tell_its_rules_may_check_all_the_same(rules: bytes) -> None:
    with impostor(FOUND, rules=rules) as one:
        pool = Pool([one.url.rstrip("/")])
        with pytest.raises(GrammarError, match="does not tell its rules"):
            names_of_rules_remotely(pool, "en-US")
        assert check_remotely(pool, "Fine.", EN) == ()
    assert one.probed == ["/v2/configinfo?language=en-US"]


def test_the_rules_are_asked_of_a_server_that_lives(languagetool: Server) -> None:
    pool = Pool(["http://127.0.0.1:9", languagetool.url.rstrip("/")])
    assert {"GOTTA", "TYPOS"} <= names_of_rules_remotely(pool, "en-US")


def test_a_page_of_html_is_not_shown_as_the_reason() -> None:
    with impostor(b"<html>\nnot here", 404) as one, pytest.raises(GrammarError, match=": it sent a page of HTML"):
        check_remotely(Pool([one.url.rstrip("/")]), "Fine.", EN)


def test_configured_servers_are_asked_and_none_is_started(machine: Path) -> None:
    with impostor(FOUND) as one:
        config_file().parent.mkdir(parents=True)
        config_file().write_text(f"grammar: {{servers: ['{one.url}']}}\n", encoding="utf-8")
        assert service.ask("Fine.", EN) == ()
        start_in_background()
    assert one.asked == ["/v2/check"]
    assert list(machine.iterdir()) == []
    assert status().state == "unreachable"
    assert status().servers == {one.url.rstrip("/"): False}
    assert str(config_file()) in status().reason


def test_a_configured_server_that_lives_is_told(languagetool: Server) -> None:
    config_file().parent.mkdir(parents=True)
    url = languagetool.url.rstrip("/")
    config_file().write_text(f"grammar: {{servers: ['http://127.0.0.1:9', '{url}']}}\n", encoding="utf-8")
    told = status()
    assert (told.state, told.url, told.servers) == ("remote", f"{url}/", {"http://127.0.0.1:9": False, url: True})
    assert [one.offset for one in service.ask("It was recieved.", EN)] == [7]
    assert {"GOTTA", "TYPOS"} <= service.known_names()


def test_a_mistake_in_the_configuration_sends_nothing(machine: Path) -> None:
    config_file().parent.mkdir(parents=True)
    config_file().write_text("grammar: {servers: [lt.example]}\n", encoding="utf-8")
    with pytest.raises(GrammarError, match=r"config.yaml:1:21: 'servers': 'lt.example' is no address"):
        service.ask("Fine.", EN)
    start_in_background()
    assert list(machine.iterdir()) == []
    assert "is no address" in status().reason
