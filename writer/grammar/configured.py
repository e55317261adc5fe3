"""What the user's own configuration says of grammar, with its mistakes told as the grammar layer tells them."""

from writer.errors import FileError, GrammarError, UsageError
from writer.library.userconfig import GrammarConfig, read_user_config


def configuration() -> GrammarConfig:
    """Read it anew. Raises ``GrammarError``: with a mistake in it nothing is run and nothing is sent."""
    try:
        return read_user_config().grammar
    except (FileError, UsageError) as error:
        raise GrammarError(f"your own configuration cannot be used: {error}", hint="mend that file") from None
