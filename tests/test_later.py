"""Modules that are loaded when something is first asked of them."""

import inspect
import subprocess
import sys
from importlib import import_module

import pytest

from writer.later import cleandoc, without


def _said(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_module_is_loaded_when_something_is_asked_of_it() -> None:
    program = """
import sys
from writer.later import later
later("ipaddress")
import urllib.parse
before = hasattr(sys.modules["ipaddress"], "__file__") if type(sys.modules["ipaddress"]) is type(sys) else "not loaded"
print(before, urllib.parse.urlsplit("http://[::1]/").hostname, type(sys.modules["ipaddress"]) is type(sys))
from ipaddress import ip_address
print(ip_address("10.0.0.1"))
"""
    assert _said(program) == "not loaded ::1 True\n10.0.0.1"


def test_threads_that_ask_at_once_all_get_what_they_ask_for() -> None:
    program = """
import sys
from threading import Barrier, Thread
from writer.later import later
later("inspect")
import inspect
start, found = Barrier(8), []
def ask():
    start.wait()
    found.append(inspect.getsource)
threads = [Thread(target=ask) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(found), len(set(found)))
"""
    assert _said(program) == "8 1"


def test_what_there_is_meanwhile_loads_nothing() -> None:
    program = """
import sys
from writer.later import cleandoc, later
later("inspect", cleandoc=cleandoc)
import inspect
print(inspect.cleandoc(" A line."), type(sys.modules["inspect"]) is type(sys))
print(inspect.cleandoc(" A line,\\n    and one more."), type(sys.modules["inspect"]) is type(sys))
"""
    assert _said(program) == "A line. False\nA line,\nand one more. True"


@pytest.mark.parametrize(
    "text", ["", "One line.", "  \tA line that begins late. ", "One\tin the middle.", "Two\n  lines."]
)
def test_lines_are_cleaned_as_inspect_cleans_them(text: str) -> None:
    assert cleandoc(text) == inspect.cleandoc(text)


def test_a_module_that_is_done_without_is_back_afterwards() -> None:
    with without("inspect"), pytest.raises(ModuleNotFoundError):
        import_module("inspect")
    assert sys.modules["inspect"] is inspect
