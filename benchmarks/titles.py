"""Every row of a real catalogue as a draft of a genre that fits: how many a second, and whether all are sound."""

import sys
import time

from benchmarks.timing import ROOT
from tests.acceptance.test_titles import SHEET, rows, wrong


def main() -> None:
    """Print what is wrong, and the pace; exit 1 if anything is. Without the catalogue there is nothing to do."""
    if not SHEET.is_file():
        sys.exit(f"{SHEET.relative_to(ROOT.parent)} is not here: nothing was rendered")
    table = rows()
    begin = time.process_time()
    found = [flaw for number, row in enumerate(table) for flaw in wrong(number, row)]
    pace = len(table) / (time.process_time() - begin)
    print(*found, f"{len(table):,} rows of a catalogue: {len(found)} flaws, {pace:.0f} drafts a second", sep="\n")
    sys.exit(bool(found))


main()
