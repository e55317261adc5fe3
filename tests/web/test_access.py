"""Who may come in, as a table."""

import pytest

from writer.values import replace
from writer.web.access import (
    ANOTHER_GIVEN,
    NONE_GIVEN,
    WRONG_HOST,
    WRONG_ORIGIN,
    Knock,
    is_this_machine,
    new_token,
    refusal,
)

OURS = Knock(host="127.0.0.1:8642", origin="http://127.0.0.1:8642", kept="secret", for_socket=True)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, ""),
        ({"host": "localhost:9000", "origin": "http://localhost:9000"}, ""),  # through a tunnel
        ({"host": "[::1]:8642", "origin": "http://[::1]:8642"}, ""),
        ({"origin": "", "for_socket": False}, ""),  # a page that is gone to
        ({"kept": "", "shown": "secret"}, ""),
        ({"kept": ""}, NONE_GIVEN),
        ({"shown": ""}, NONE_GIVEN),
        ({"kept": "guess"}, ANOTHER_GIVEN),
        ({"kept": "\udcff"}, ANOTHER_GIVEN),  # a byte that is no letter
        ({"kept": "sécret"}, ANOTHER_GIVEN),
        ({"shown": "guess"}, ANOTHER_GIVEN),
        ({"host": ""}, WRONG_HOST),
        ({"host": "evil.example:8642", "origin": "http://evil.example:8642"}, WRONG_HOST),
        ({"host": "127.0.0.1.evil.example", "origin": "http://127.0.0.1.evil.example"}, WRONG_HOST),
        ({"host": "localhost@evil.example", "origin": "http://localhost@evil.example"}, WRONG_HOST),
        ({"host": "[::1", "origin": "http://[::1"}, WRONG_HOST),
        ({"host": "192.168.1.7:8642", "origin": "http://192.168.1.7:8642"}, WRONG_HOST),
        ({"origin": ""}, WRONG_ORIGIN),
        ({"origin": "null"}, WRONG_ORIGIN),
        ({"origin": "http://evil.example"}, WRONG_ORIGIN),
        ({"origin": "https://127.0.0.1:8642"}, WRONG_ORIGIN),
        ({"origin": "http://127.0.0.1:3000"}, WRONG_ORIGIN),  # another server of this machine
        ({"origin": "http://evil.example", "for_socket": False}, WRONG_ORIGIN),
    ],
)
def test_what_a_request_says_decides(changes: dict[str, object], why: str) -> None:
    assert refusal(replace(OURS, **changes), "secret") == why


@pytest.mark.parametrize("name", ["0.0.0.0", "::", "10.0.0.1", "example.org", "localhost.example.org", "", "127.1"])  # noqa: S104
def test_an_address_that_others_reach_is_not_this_machine_alone(name: str) -> None:
    assert not is_this_machine(name)


def test_tokens_are_long_and_never_the_same() -> None:
    assert len({new_token() for _ in range(9)}) == 9
    assert len(new_token()) >= 40
