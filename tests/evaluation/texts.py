"""The texts with gold that the tests measure by: the seeds and the development set."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
GOLD: Final = {name: Path(__file__).parent / "gold" / name for name in ("seeds", "dev")}
TEXTS: Final = {"seeds": ROOT / "seeds", "dev": GOLD["dev"]}
