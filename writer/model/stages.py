"""The states of a draft on its way to the reader."""

STAGES = ("draft", "review", "ready", "published", "corrected", "spiked")
"""Every stage, in order; the draft's own state, never the production status of the work."""

SPIKED = STAGES[-1]
"""That of a story that will not run."""

GATED = ("review", "ready", "published")
"""The stages that a draft reaches through a gate."""
