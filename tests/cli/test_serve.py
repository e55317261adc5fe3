"""``writer serve``: where it listens, and where it does not."""

import socket
import subprocess
from collections.abc import Callable

import pytest

from writer.cli import serve

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "example.org"])  # noqa: S104
def test_an_address_that_others_reach_is_refused(writer: Run, host: str) -> None:
    done = writer("serve", "--host", host)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"writer: '{host}' is not an address of this machine alone (listen on 127.0.0.1, and come" in done.stderr


def test_a_port_that_is_taken_is_told(writer: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = writer("serve", "--port", port)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"port {port} of 127.0.0.1 cannot be had: address already in use (--port 0 takes a free one)" in done.stderr


def test_where_the_usual_port_is_taken_a_free_one_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        monkeypatch.setattr(serve, "PORT", other.getsockname()[1])
        with serve._listen("localhost", None) as listening:  # noqa: SLF001
            host, port = listening.getsockname()
    assert host == "127.0.0.1"
    assert port != serve.PORT


def test_a_desk_that_cannot_be_read_is_told_before_anything_is_served(writer: Run, desk: object) -> None:
    (desk / "writer.yaml").write_text("colour: blue\n", "utf-8")  # type: ignore[operator]
    done = writer("serve", "--port", 0)
    assert (done.returncode, done.stdout) == (2, "")
    assert "writer.yaml:1:1" in done.stderr
