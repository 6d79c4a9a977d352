"""How a command ends: exit codes, Ctrl-C, and a reader of its output that goes away.

Exit code 0: all well. 1: something was left out, or is not right, and the report says what. 2: nothing was
done, and one line on stderr says why. 130: stopped by Ctrl-C, which one line says too. When the reader of
the output goes away (`communique queries | head -1`), SIGPIPE ends the command without a word, as it does
any Unix tool; shells call that 141.

This module loads nothing that takes time, for what it settles must hold before all else is loaded.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final

LEFT_OUT: Final = 1
NOTHING_DONE: Final = 2
STOPPED: Final = 130  # 128 and the number of SIGINT, as shells have it
_STDERR: Final = 2


def as_unix_tools_do() -> None:
    """Let Ctrl-C end this process with one line, and a closed pipe end it without any.

    Where whoever started it chose that Ctrl-C is ignored, as `&` does in scripts, it is; where they closed
    the output (`>&-`), what is printed goes nowhere.
    """
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop)


def failed(error: OSError) -> str:
    """What of input or output failed, in one line; nothing more is printed."""
    with suppress(OSError):  # which says that this output is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    what = f"it cannot be read or written ({error.strerror or error})"
    return f"{error.filename or 'the output'}: {what}; make room, or check the permissions"


def _stop(_number: int, _frame: FrameType | None) -> None:
    """End at once: a command that only reads has nothing to put in order, nor has an import."""
    _tell("stopped")
    os._exit(STOPPED)


def _tell(message: str) -> None:
    with suppress(OSError):  # nobody may be there to read it
        os.write(_STDERR, f"communique: {message}\n".encode())


@contextmanager
def stoppable(message: object) -> Iterator[None]:
    """Let Ctrl-C in the body, which puts in order what it began, end the command with `message` and 130."""
    before = signal.getsignal(signal.SIGINT)
    if before is _stop:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        _tell(str(message))
        raise SystemExit(STOPPED) from None
    finally:
        if before is _stop:
            signal.signal(signal.SIGINT, before)


@contextmanager
def stopped_at_once() -> Iterator[None]:
    """Let Ctrl-C end the command even while the body waits for what is not Python, such as the store.

    Python runs its handlers between two steps of its own, and a query of the store may take hours as one.
    A thread that the signal wakes need not wait:
    https://docs.python.org/3/library/signal.html#signal.set_wakeup_fd.
    """
    if signal.getsignal(signal.SIGINT) is not _stop:
        yield
        return
    waiting, woken = os.pipe()
    os.set_blocking(woken, False)
    before = signal.set_wakeup_fd(woken)
    signal.signal(signal.SIGINT, lambda _number, _frame: None)  # the thread alone speaks
    threading.Thread(target=_wait, args=(waiting,), daemon=True).start()
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, _stop)
        signal.set_wakeup_fd(before)
        os.close(woken)


def _wait(told: int) -> None:
    """End when `told`, a pipe, says that SIGINT came; close it when there is nothing more to wait for."""
    while numbers := os.read(told, 1):
        if numbers[0] == signal.SIGINT:
            _stop(signal.SIGINT, None)
    os.close(told)


@contextmanager
def unbroken() -> Iterator[None]:
    """Let a connection that breaks in the body be an error, not the end."""
    before = signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGPIPE, before)
