"""One show in every state that facts may have: status, certainty and window."""

CERTAINTIES = ("official", "reported", "expected", "rumored", "unknown")
WINDOWS = (
    *("", "TBA", "2027", "March 2027", "2027-03-12", "spring 2027", "late 2026", "Q4 2026 – Q1 2027", "H1 2027"),
    *("late 2026 or early 2027", "no earlier than 2027", "2025-03-12", "2026-10"),
)


def show(status: str, certainty: str, window: str, sources: str) -> str:
    """Facts of a renewed series; the status, the renewal and the window are as sure as `certainty` says."""
    said = f"certainty: {certainty}, sources: [The Harbor Post]"
    release = f"release_window: {{value: {window}, {said}}}\n" if window else ""
    return f"""title: Night Ferry
platform: Orbit+
season: 2
status: {{value: {status}, {said}}}
renewal_date: {{value: 2026-07-21, {said}}}
seasons: [{{number: 1, premiere: 2024-10-09, episodes: 8}}]
{release}cast:
  - {{actor: Mara Quill, character: Ines Vidal, role: lead}}
  - {{actor: Jo Adeyemi, character: Tom Reyes, role: newcomer, note: A sailor from Malmö}}
{sources}"""
