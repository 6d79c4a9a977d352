"""User and password for a SPARQL service: from the environment or a netrc file, and from nowhere else."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from netrc import NetrcParseError
from typing import Final
from urllib.parse import SplitResult

from requests.utils import get_netrc_auth

from mapper.errors import CommuniqueError
from mapper.publishing.remote.address import is_here, split_address

USER: Final = "COMMUNIQUE_USER"
PASSWORD: Final = "COMMUNIQUE_PASSWORD"  # noqa: S105 -- the name of the variable
_QUOTED: Final = re.compile(r"""(['"]).*\1""")  # a word out of place, perhaps of a password


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user, and a password that nothing prints."""

    user: str
    password: str = field(repr=False)


def find_credentials(url: str, *, plain_http: bool = False) -> Credentials | None:
    """Who we are at `url`: what the environment says, else what a netrc file says of its host, else nobody.

    Raises CommuniqueError for what is no address of the web, for one with user or password in it, for half
    of the two in the environment, for a bad netrc file; and, unless `plain_http` is allowed, for a password
    that would go through a network in the clear.
    """
    parts = _address(url)
    found = _from_environment() or _from_netrc(url)
    if found and parts.scheme == "http" and not plain_http and not is_here(url):
        raise CommuniqueError(
            "user and password would go through the network in the clear",
            url,
            "use https, or allow it with --plain-http",
        )
    return found


def _address(url: str) -> SplitResult:
    parts = split_address(url)
    if parts is None:
        raise CommuniqueError(
            "this is not the address of a SPARQL service",
            url.rpartition("@")[2],  # what stands before may be a password
            "give one such as https://example.org/sparql",
        )
    if "@" in parts.netloc:
        raise CommuniqueError(
            "user and password do not belong into an address",
            f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}",
            f"put them into {USER} and {PASSWORD}, or into a netrc file",
        )
    return parts


def _from_environment() -> Credentials | None:
    user, password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
    if bool(user) != bool(password):
        there, missing = (USER, PASSWORD) if user else (PASSWORD, USER)
        raise CommuniqueError(f"{there} is set, and {missing} is not", "the environment", "set both or none")
    return Credentials(user, password) if user else None


def _from_netrc(url: str) -> Credentials | None:
    """What `$NETRC` or `~/.netrc` says."""
    try:
        found = get_netrc_auth(url, raise_errors=True)
    except (NetrcParseError, OSError) as error:
        reason = _QUOTED.sub("…", error.msg) if isinstance(error, NetrcParseError) else error.strerror
        where = (
            f"{error.filename}, line {error.lineno}"
            if isinstance(error, NetrcParseError)
            else "the netrc file"
        )
        raise CommuniqueError(f"it cannot be read ({reason})", where, "mend it") from error
    return Credentials(*found) if found and all(found) else None
