"""Who may come in: a browser that was shown the token, on a page that this server gave it.

The token alone would not do. A page from elsewhere can have a browser connect to this machine and send its
cookies along, and a name that its owner lets point to this machine makes that page and this server one origin;
so what the browser says of both, ``Origin`` and ``Host``, is held against what they can be (RFC 6454, RFC 9110 7.2).
"""

import ipaddress
import secrets
from urllib.parse import urlsplit

from writer.values import Value

TOKEN_BYTES = 32

NONE_GIVEN = "This address needs the token: open the address that 'writer serve' printed."
ANOTHER_GIVEN = "This is not the token of the running 'writer serve': open the address that it printed."
WRONG_HOST = "This server answers to this machine's own names alone, such as 127.0.0.1 and localhost."
WRONG_ORIGIN = "This request comes from a page that 'writer serve' did not give."


class Knock(Value):
    """What a request says of itself; what it leaves out is empty.

    ``shown`` is the token in its address, ``kept`` the one in its cookie.
    """

    host: str = ""
    origin: str = ""
    shown: str | None = None
    kept: str = ""
    for_socket: bool = False


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def refusal(knock: Knock, token: str) -> str:
    """Why a request must not come in, in one sentence; empty if it may."""
    if not is_this_machine(_name(knock.host)):
        return WRONG_HOST
    if (knock.origin or knock.for_socket) and knock.origin != f"http://{knock.host}":
        return WRONG_ORIGIN
    given = knock.kept if knock.shown is None else knock.shown
    if not given:
        return NONE_GIVEN
    return "" if secrets.compare_digest(given.encode(errors="replace"), token.encode()) else ANOTHER_GIVEN


def is_this_machine(name: str) -> bool:
    """Whether a name of a host can mean nothing but this machine: ``localhost``, or an address of its loopback."""
    try:
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _name(host: str) -> str:
    """The host of a ``Host`` header, without its port, which a tunnel may change; empty if there is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
