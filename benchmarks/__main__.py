"""``python -m benchmarks``: runs every benchmark, each in a process of its own; exits 1 if one misses its bar."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
NO_BENCHMARKS = {"__main__", "bare_area", "ptys", "timing"}


def main() -> None:
    """Run them by name."""
    names = sorted({path.stem for path in HERE.glob("*.py")} - NO_BENCHMARKS)
    codes = [
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=HERE.parent, check=False) for name in names
    ]
    sys.exit(any(done.returncode for done in codes))


main()
