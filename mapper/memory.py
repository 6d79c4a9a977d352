"""When memory is tidied up."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Without the collector of reference cycles, which looks through all that was read again and again,
    so that the time would grow faster than the text. It decorates a function, since what that made along
    the way is gone when it returns; what little the collector has to do waits.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@contextmanager
def out_of_sight() -> Iterator[None]:
    """With all that there is by now out of the collector's sight: it stays anyway."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
