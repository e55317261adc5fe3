"""What a pasted text says that a form asks for: each kind of field found by the readers of the checks."""
