"""The command line."""

from __future__ import annotations

import sys

from mapper.cli.messages import NOTHING_DONE, say
from mapper.cli.upkeep_app import app
from mapper.errors import CommuniqueError

__all__ = ["main"]


def main() -> None:
    """Run the command line; what a user can mend becomes one line on stderr and exit code 2."""
    try:
        app()
    except CommuniqueError as error:
        say(error)
        sys.exit(NOTHING_DONE)
