"""How the newsroom checks read: words, clauses, names and dates of a passage."""
