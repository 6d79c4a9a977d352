"""What a service says when it refuses, in a few words, and what may be done about it."""

from __future__ import annotations

import re
from html import unescape
from typing import Final
from urllib.parse import urljoin

import requests

from mapper.errors import CommuniqueError
from mapper.publishing.remote.credentials import PASSWORD, USER

TEMPORARY: Final = frozenset({408, 425, 429, 502, 503, 504})
TRY_LATER: Final = "check the address, or try again later"
_LONGEST_REASON: Final = 300  # characters
_TAGS: Final = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_ECHO: Final = re.compile(r"\n\s*\n\s*SPARQL query:.*", re.DOTALL)  # Virtuoso repeats what it was asked
_FEDERATION: Final = re.compile(r"SPARQL_SINV")  # what Virtuoso asks other endpoints with
_RIGHTS: Final = re.compile(
    r"no permission|(permission|access) denied|\b(SR186|SR619|SQ070|SQ110):", re.IGNORECASE
)
_SET_USER: Final = f"set {USER} and {PASSWORD}, or write the host into a netrc file"


class RemoteError(CommuniqueError):
    """A service that cannot be reached, or that refuses; `status` is that of HTTP, 0 for no answer."""

    def __init__(self, what: str, where: str, remedy: str, status: int = 0) -> None:
        """Keep them."""
        super().__init__(what, where, remedy)
        self.status = status


def refusal(answer: requests.Response, url: str) -> RemoteError:
    """The error for an answer of 300 and above."""
    status = answer.status_code
    if target := answer.headers.get("Location") if 300 <= status < 400 else None:
        return RemoteError(f"it redirects to {urljoin(url, target)}", url, "give that address", status)
    said = reason(answer)
    return RemoteError(f"it refuses (HTTP {status}: {said})", url, _remedy(status, said), status)


def _remedy(status: int, said: str) -> str:
    """What may help. Virtuoso says 500 where others say 403."""
    if status in TEMPORARY:
        return TRY_LATER
    if _FEDERATION.search(said):
        return "its operator must let its web user ask other endpoints: see Virtuoso in docs/triple-stores.md"
    if status in {401, 403}:
        return f"{_SET_USER}; check the rights of the user"
    if _RIGHTS.search(said):
        return (
            f"{_SET_USER}, with a user that has the right;"
            " Virtuoso knows users at /sparql-auth, and nobody at /sparql"
        )
    return "check the address, and what the service says"


def reason(answer: requests.Response) -> str:
    """What a service says of itself in a few words, be it plain text or a page."""
    text = _ECHO.sub("", answer.text)
    return in_short(text, answer.headers.get("Content-Type", "")) or answer.reason or "nothing more is said"


def in_short(text: str, kind: str) -> str:
    """The beginning of `text`, whose media type is `kind`, in one line and without tags."""
    if "html" in kind.lower() or text.lstrip().startswith("<"):
        text = unescape(_TAGS.sub(" ", text))
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_REASON else f"{text[:_LONGEST_REASON]}…"
