"""The hand-made stories stand beside the tests of match."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "match"))
