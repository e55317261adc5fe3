"""How long the sample's facts take to become a draft, in a desk that is open, against reading the facts alone."""

from benchmarks.timing import ROOT, Figure, finish, in_turn
from writer.desk import Desk

BAR = 20
FACTS = ROOT / "templates" / "season-renewal" / "samples" / "full.yaml"


def main() -> None:
    """In one process: what the app does at each change in its form."""
    desk = Desk(ROOT)
    facts = desk.read_facts(FACTS)
    rendered, read = in_turn(lambda: desk.render(facts), lambda: desk.read_facts(FACTS), times=50)
    finish(Figure(name="render", value=rendered, reference="reading the facts", reference_value=read, bar=BAR))


main()
