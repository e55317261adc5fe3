"""What fills the terminal, and what opens over it."""
