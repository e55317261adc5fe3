"""``writer serve``: the app in a browser on this machine."""

import os
import socket
import sys

import click

from writer.cli.options import quiet_option
from writer.desk import Desk
from writer.errors import UsageError
from writer.web.access import is_this_machine

PORT = 8642


@click.command("serve")
@click.option(
    "--port", type=click.IntRange(0, 65535), help=f"Port to listen on; 0 takes a free one.  [default: {PORT}]"
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address of this machine's own to listen on.")
@quiet_option
def command(host: str, port: int | None, *, quiet: bool) -> None:
    """Open the desk's app to browsers on this machine, until Ctrl-C.

    Prints the address, with a token that lets whoever has it in; the first visit keeps it in a cookie. Each tab
    is a sitting of its own. Where the default port is taken, and no other was named, a free one is.

    Example: writer serve --port 8642
    """
    Desk.find()  # what is wrong with the desk is told here, not in a tab
    listening = _listen(host, port)
    # what only a server needs; the others begin sooner without it
    from writer.web.server import Server  # noqa: PLC0415

    server = Server(listening)
    name = f"[{host}]" if ":" in host else host
    click.echo(f"http://{name}:{listening.getsockname()[1]}/?token={server.token}")
    sys.stdout.flush()
    if not quiet:
        click.echo(
            "Open this address in a browser on this machine. Ctrl-C ends the app, and keeps what is not saved.",
            err=True,
        )
    server.run()


def _listen(host: str, port: int | None) -> socket.socket:
    """A socket that only this machine reaches. Raises ``UsageError``."""
    if not is_this_machine(host):
        hint = f"listen on 127.0.0.1, and come from another machine by ssh -L {PORT}:127.0.0.1:{port or PORT}"
        raise UsageError(f"'{host}' is not an address of this machine alone", hint=hint)
    address = "127.0.0.1" if host == "localhost" else host
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    if port is not None:
        return _bound(address, family, port)
    try:
        return _bound(address, family, PORT)
    except UsageError:
        return _bound(address, family, 0)


def _bound(address: str, family: socket.AddressFamily, port: int) -> socket.socket:
    try:
        return socket.create_server((address, port), family=family)
    except OSError as error:
        why = os.strerror(error.errno or 0).lower()  # what it says itself names the address once more
        message = f"port {port} of {address} cannot be had: {why}"
        raise UsageError(message, hint="--port 0 takes a free one") from None
