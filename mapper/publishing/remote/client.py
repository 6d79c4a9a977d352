"""Requests to one service: with authentication, with time limits, and again where that may help.

requests is used rather than SPARQLWrapper, which for Digest hands the credentials to the whole process and
which sends them along where a service redirects to another host.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any, Final

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from mapper.publishing.remote.address import is_here
from mapper.publishing.remote.credentials import Credentials
from mapper.publishing.remote.refusals import TEMPORARY, TRY_LATER, RemoteError, refusal

CUT: Final = "X-SPARQL-MaxRows"  # Virtuoso sends it with the rows that it gives of more
_CONNECT: Final = 10  # seconds
_LONGEST_PAUSE: Final = 60  # seconds
_HOPELESS: Final = (requests.exceptions.SSLError, requests.exceptions.InvalidURL)
_DEPTH: Final = 8  # of errors within errors


class _Nobody(AuthBase):
    """No authentication, nor one that requests finds by itself."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """The request as it is."""
        return request


@dataclass(slots=True)
class Client:
    """Speaks to services, always with the same credentials.

    `tries` is how often a request goes out while failures are temporary, `pause` how many seconds pass
    before the second try (twice as many before each further one), `timeout` how many an answer may take.
    """

    credentials: Credentials | None = None
    tries: int = 5
    timeout: float = 300
    pause: float = 0.5
    _session: requests.Session = field(default_factory=requests.Session, init=False, repr=False)
    _known: dict[str, AuthBase] = field(default_factory=dict, init=False, repr=False)

    def send(
        self,
        method: str,
        url: str,
        *,
        body: bytes | Mapping[str, str] | None = None,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """The answer, whose status is below 300. A mapping as `body` is sent as a form.

        The request must be one that may be repeated; no redirection is followed, for what is sent would get
        lost on the way. Raises RemoteError.
        """
        for attempt in range(1, self.tries + 1):
            pause = self.pause * 2.0 ** (attempt - 1)
            try:
                answer = self._once(method, url, data=body, params=params, headers=headers)
            except (requests.RequestException, OSError) as error:
                self._known.pop(url, None)  # an outdated challenge ends in a broken pipe
                failure = RemoteError(f"it does not answer ({_why(error)})", url, TRY_LATER)
                if attempt == self.tries or isinstance(error, _HOPELESS):
                    raise failure from error
            else:
                if answer.status_code < 300:
                    return answer
                if attempt == self.tries or not _is_temporary(answer):
                    raise refusal(answer, url)
                pause = _asked_pause(answer) or pause
            time.sleep(min(pause, _LONGEST_PAUSE))
        raise AssertionError("the last try returns or raises")

    def _once(self, method: str, url: str, **request: Any) -> requests.Response:
        """One try, and a second one where only that method needs authentication."""
        answer = self._request(method, url, self._authentication(url), **request)
        if answer.status_code == 401 and self.credentials and isinstance(self._known[url], _Nobody):
            self._known[url] = _asked(answer, self.credentials)
            answer = self._request(method, url, self._known[url], **request)
        return answer

    def _authentication(self, url: str) -> AuthBase:
        """The one that `url` asks for. A request without a body finds it out, for a service may refuse a
        large body, and close the connection, before it has read it.
        """
        if self.credentials is None:
            return _Nobody()
        if url not in self._known:
            digest = HTTPDigestAuth(self.credentials.user, self.credentials.password)
            answer = self._request("GET", url, digest)
            answered = bool(answer.history)  # the challenge; it is good for further requests
            self._known[url] = digest if answered else _asked(answer, self.credentials)
        return self._known[url]

    def _request(self, method: str, url: str, auth: AuthBase, **request: Any) -> requests.Response:
        self._session.trust_env = not is_here(url)  # no proxy shall see what goes to this machine
        headers = {
            "User-Agent": f"communique/{version('communique')}",
            **(request.pop("headers", None) or {}),
        }
        return self._session.request(
            method,
            url,
            auth=auth,
            headers=headers,
            timeout=(_CONNECT, self.timeout),
            allow_redirects=False,
            **request,
        )


def _asked(answer: requests.Response, credentials: Credentials) -> AuthBase:
    """The authentication that `answer` asks for."""
    asked = answer.headers.get("WWW-Authenticate", "").lower() if answer.status_code == 401 else ""
    if "digest" in asked:
        return HTTPDigestAuth(credentials.user, credentials.password)
    return HTTPBasicAuth(credentials.user, credentials.password) if "basic" in asked else _Nobody()


def _is_temporary(answer: requests.Response) -> bool:
    deadlock = answer.status_code == 500 and "deadlock" in answer.text.lower()
    return answer.status_code in TEMPORARY or deadlock


def _asked_pause(answer: requests.Response) -> float:
    """The seconds after which the service wants to be asked again; 0 where it does not say."""
    asked = answer.headers.get("Retry-After", "")
    return float(asked) if asked.isdecimal() else 0


def _why(error: Exception) -> str:
    """The innermost reason of an error of requests, without the objects that it prints."""
    if isinstance(error, requests.Timeout):
        return "no answer in time"
    found: BaseException = error
    for _ in range(_DEPTH):
        found = _cause(found) or found
    return getattr(found, "strerror", None) or " ".join(str(found).split()) or type(found).__name__


def _cause(error: BaseException) -> BaseException | None:
    """What lies behind an error of requests or urllib3."""
    nested = getattr(error, "reason", None) or next(iter(error.args), None)
    return nested if isinstance(nested, BaseException) else error.__cause__ or error.__context__
