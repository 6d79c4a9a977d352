"""The corrections that a generation was made with: what stays in force till others are given."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from mapper.corrections.checking import CorrectionError, Given
from mapper.errors import DAMAGED
from mapper.facts import Correction

CORRECTIONS: Final = "corrections.json"


def read_kept(generation: Path | None) -> tuple[Given, ...]:
    """The corrections of `generation`, in order; none where there is none. Raises CorrectionError."""
    if generation is None:
        return ()
    try:
        return msgspec.json.decode((generation / CORRECTIONS).read_bytes(), type=tuple[Given, ...])
    except DAMAGED as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise CorrectionError(
            f"its list of corrections is damaged ({why})",
            str(generation / CORRECTIONS),
            "give them again with --corrections FOLDER, or restore a backup",
        ) from error


def write_kept(generation: Path, given: Iterable[Given]) -> None:
    """Write `given` into `generation`, in order."""
    text = msgspec.json.format(msgspec.json.encode(sorted(set(given))), indent=2)
    (generation / CORRECTIONS).write_bytes(text + b"\n")


def core(correction: Correction) -> Correction:
    """What it says and who says so, without day and reason."""
    return msgspec.structs.replace(correction, date="", note="")


def gone(before: Iterable[Given], after: Iterable[Given]) -> tuple[Given, ...]:
    """The corrections of `before` that nothing in `after` says again, on any day and for any reason."""
    there = {core(one.correction) for one in after}
    return tuple(one for one in before if core(one.correction) not in there)
