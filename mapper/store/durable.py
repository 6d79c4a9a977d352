"""What must outlive a loss of power is brought to the disk: files, and the names in their folders."""

from __future__ import annotations

import os
from pathlib import Path


def bring_to_disk(path: Path) -> None:
    """Wait until the file `path`, or the names in the folder `path`, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def bring_all_to_disk(folder: Path) -> None:
    """The same of `folder` with all that is in it."""
    for path in (*folder.rglob("*"), folder):
        bring_to_disk(path)
