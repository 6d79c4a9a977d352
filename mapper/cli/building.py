"""`communique build`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from mapper.cli.ending import LEFT_OUT, NOTHING_DONE, stoppable
from mapper.cli.messages import say
from mapper.cli.progress import progress
from mapper.cli.summary import show
from mapper.errors import CommuniqueError, counted
from mapper.pipeline import BuildError, Options, build
from mapper.validation import violations

_SIZE = re.compile(r"(\d+)\s*([kmg]?)b?", re.IGNORECASE)
_STOPPED = "{}: stopped; what was complete stands, and the next build goes on from there"
_UNITS = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3}


def run_build(inputs: Sequence[Path], out: Path, options: Options, *, quiet: bool) -> int:
    """Build, tell what came of it, and give the exit code."""
    try:
        with stoppable(_STOPPED.format(out)), progress(quiet=quiet) as report:
            result = build(inputs, out, options, report)
    except BuildError as error:
        for problem in error.problems:
            say(problem)
        say(error)
        return NOTHING_DONE
    for said in (*result.problems, *result.remarks):
        say(said)
    if bad := len(violations(result.findings)):
        report_file = out / "validation.txt"
        kept_out = counted(result.quarantined, "triple")
        say(f"{counted(bad, 'violation')} kept {kept_out} out; {report_file} says why")
    if not quiet:
        show(result, Console())
    return 0 if result.complete else LEFT_OUT


def parse_size(text: str) -> int:
    """Bytes in "10M", "500k" or "1000". Raises CommuniqueError for what is no size."""
    match = _SIZE.fullmatch(text.strip())
    if match is None or not int(match[1]):
        raise CommuniqueError(f"{text!r} is not a size", "--limit", "give one such as 500k, 10M or 1000")
    return int(match[1]) * _UNITS[match[2].lower()]
