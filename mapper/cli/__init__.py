"""The command line."""

# ruff: noqa: PLC0415 -- nothing is loaded before it is settled how a command ends

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; what a user can mend becomes one line on stderr and exit code 2."""
    from mapper.cli.ending import LEFT_OUT, NOTHING_DONE, as_unix_tools_do, failed

    as_unix_tools_do()
    from mapper.cli.messages import say
    from mapper.cli.remote_app import app
    from mapper.errors import CommuniqueError

    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except CommuniqueError as error:
        say(error)
        sys.exit(NOTHING_DONE)
    except OSError as error:
        say(failed(error))
        sys.exit(LEFT_OUT)
