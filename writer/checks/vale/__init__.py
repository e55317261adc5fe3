"""What Vale's kinds share: the regex dialect, exceptions, messages, actions, scopes."""
