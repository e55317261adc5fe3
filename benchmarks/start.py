"""How long ``writer --help`` takes, against an interpreter that does nothing."""

import sys

from benchmarks.timing import PROGRAM, Figure, finish, in_turn, program

BAR = 120


def main() -> None:
    """Whole processes."""
    start, bare = in_turn(program(PROGRAM, "--help"), program(sys.executable, "-c", "pass"), times=15)
    finish(Figure(name="writer --help", value=start, reference="python -c pass", reference_value=bare, bar=BAR))


main()
