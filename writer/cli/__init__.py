"""The command line: one command, one file; ``COMMANDS`` names them all."""

import gc

from writer.later import cleandoc, later

later("inspect", cleandoc=cleandoc)  # click asks nothing else of it
later("ipaddress")  # pathlib imports who may need it

from writer.library.patterns import keep_patterns  # noqa: E402  as below

gc.set_threshold(300_000)
# So many new objects before Python looks for cycles among them, and that before anything else is imported: a start and
# a check make fewer, and hardly a cycle, and to look through them takes a tenth of a check.

keep_patterns()

from writer.cli.main import COMMANDS, main  # noqa: E402  as above

__all__ = ["COMMANDS", "main"]
