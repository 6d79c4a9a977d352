"""What holds for all tests."""

from __future__ import annotations

import signal

# What a shell starts in the background may ignore SIGINT, and so does all that this starts. The tests
# that stop commands by Ctrl-C need some that heed it.
signal.signal(signal.SIGINT, signal.default_int_handler)
