"""Asking an endpoint: never faster than its pace, again after a failure, and nothing twice.

What was answered is kept on disk under the endpoint and the text of the query, so that a run that was stopped
goes on where it was.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, TypeAlias
from urllib.error import HTTPError

import pyoxigraph as ox
from SPARQLWrapper import JSON, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, EndPointNotFound, SPARQLWrapperException

from mapper.errors import CommuniqueError
from mapper.publishing.remote import CUT, in_short, split_address
from mapper.publishing.whole import whole_file
from mapper.reconciliation.settings import query_text

Row: TypeAlias = dict[str, str]
AGENT: Final = f"communique/{version('communique')} (SPARQLWrapper/{version('SPARQLWrapper')})"
_BUSY: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_TOO_MUCH: Final = frozenset({408, 413, 414, 500, 504})
_LONGEST: Final = 120.0  # seconds of a pause
_SLOT: Final = re.compile(r"VALUES \?(\w+) \{ UNDEF \}")
_SHOWN: Final = 80  # characters of an answer that is something else
_ADDRESS: Final = "check the address; that of Wikidata is https://query.wikidata.org/sparql"
_GO_ON: Final = "what was answered is kept; run the same again to go on"


class AskingError(CommuniqueError):
    """An endpoint that does not answer; perhaps it would, were less asked (`too_much`)."""

    def __init__(self, what: str, where: str, remedy: str, *, too_much: bool = False) -> None:
        """Keep them."""
        super().__init__(what, where, remedy)
        self.too_much = too_much


class _NoAnswerError(Exception):
    """One try that failed: why, whether another may help, and the pause that was asked for; or
    that the address seems to be `wrong`.
    """

    def __init__(
        self, why: str, *, again: bool = True, too_much: bool = False, pause: float = 0, wrong: bool = False
    ) -> None:
        super().__init__(why)
        self.again, self.too_much, self.pause = again, too_much, pause
        self.remedy = _ADDRESS if wrong else _GO_ON


def bind(query: str, /, **terms: Iterable[object]) -> str:
    """The text of a query, with `terms` in the place of its `VALUES ?variable { UNDEF }`."""
    written = {variable: " ".join(map(str, values)) for variable, values in terms.items()}
    return _SLOT.sub(lambda slot: f"VALUES ?{slot[1]} {{ {written[slot[1]]} }}", query_text(query))


@dataclass(slots=True)
class Endpoint:
    """An endpoint: `pace` is how many seconds pass between requests, `tries` how often each goes out."""

    url: str
    cache: Path
    pace: float = 1.0
    tries: int = 4
    timeout: int = 65  # seconds; public endpoints grant a query sixty
    sleep: Callable[[float], None] = time.sleep
    requests: int = field(default=0, init=False)
    _last: float = field(default=float("-inf"), init=False)

    def __post_init__(self) -> None:
        """Raises AskingError where `url` is no address."""
        parts = split_address(self.url)
        if parts is None or "@" in parts.netloc:
            remedy = "give one such as https://example.org/sparql, without a password"
            raise AskingError("this is not the address of a SPARQL endpoint", "--endpoint", remedy)

    def ask(self, query: str, /, **terms: Sequence[object]) -> list[Row]:
        """The rows of the query with these terms; none where a slot has no terms. Raises AskingError."""
        if not all(terms.values()):
            return []
        sparql = bind(query, **terms)
        kept = self._kept(sparql)
        try:
            return _rows(kept.read_bytes())
        except (OSError, _NoAnswerError):  # not there, or not whole
            content, rows = self._persist(sparql)
        try:
            with whole_file(kept) as file:
                file.write(content)
        except OSError as error:
            what = f"it cannot be written ({error.strerror or error})"
            raise AskingError(what, str(kept), "choose another --cache") from error
        return rows

    def _kept(self, sparql: str) -> Path:
        key = hashlib.sha256(f"{self.url}\n{sparql}".encode()).hexdigest()
        return self.cache / key[:2] / f"{key}.json"

    def _persist(self, sparql: str) -> tuple[bytes, list[Row]]:
        """The answer and its rows, after several tries if need be."""
        for attempt in range(1, self.tries + 1):
            self.sleep(max(0.0, self._last + self.pace - time.monotonic()))
            self._last = time.monotonic()
            self.requests += 1
            try:
                content = _once(self.url, sparql, self.timeout)
                return content, _rows(content)
            except _NoAnswerError as error:
                if error.pause > _LONGEST:
                    what = f"it wants to be left alone for {error.pause:.0f} seconds"
                    raise AskingError(what, self.url, _GO_ON) from error
                if not error.again or attempt == self.tries:
                    what = f"it does not answer ({error})"
                    raise AskingError(what, self.url, error.remedy, too_much=error.too_much) from error
                self.sleep(error.pause or min(_LONGEST, max(self.pace, 0.1) * 2**attempt))
        raise AssertionError("the last try returns or raises")


def _once(url: str, sparql: str, timeout: int) -> bytes:
    """What the endpoint sends."""
    client = SPARQLWrapper(url, agent=AGENT)
    client.setTimeout(timeout)
    client.setMethod(POST)
    client.setReturnFormat(JSON)
    client.setOnlyConneg(onlyConneg=True)
    client.setQuery(sparql)
    try:
        with client.query().response as response:
            _check_place(response.geturl(), url)
            content: bytes = response.read()
            if response.headers.get(CUT):
                raise _NoAnswerError("it gives only a part of the rows", again=False, too_much=True)
            _check_kind(content, response.headers.get("Content-Type", ""))
    except HTTPError as error:
        with error:
            _check_place(error.url, url)
            raise _NoAnswerError(
                f"HTTP {error.code}",
                again=error.code in _BUSY,
                too_much=error.code in _TOO_MUCH,
                pause=_pause(error.headers),
            ) from error
    except SPARQLWrapperException as error:
        _check_place(getattr(error.__context__, "url", url), url)
        internal = isinstance(error, EndPointInternalError)
        wrong = isinstance(error, EndPointNotFound)
        why = "HTTP 404: there is nothing at this address" if wrong else error.msg
        raise _NoAnswerError(why, again=internal, too_much=internal, wrong=wrong) from error
    except (OSError, HTTPException, ValueError) as error:
        late = isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError)
        why = "no answer in time" if late else str(getattr(error, "reason", "") or error or type(error))
        raise _NoAnswerError(why, too_much=late) from error
    return content


def _check_place(found: str, url: str) -> None:
    """Raise where another address has answered: on the way there the query gets lost."""
    if found != url:
        raise _NoAnswerError(f"it redirects to {found}; give that address", again=False)


def _check_kind(content: bytes, kind: str) -> None:
    """Raise for what is no JSON, whatever was asked: a page, or another form of results."""
    if not content.lstrip().startswith(b"{"):
        said = in_short(content.decode("utf-8", "replace"), kind)[:_SHOWN]
        what = f"asked for a SPARQL result as JSON, it sent {kind or 'something else'}: {said}".rstrip(": ")
        raise _NoAnswerError(what, wrong=True)


def _pause(headers: Any) -> float:
    """The seconds of `Retry-After`, which may be a date; 0 where there is none."""
    asked = headers.get("Retry-After", "").strip()
    if asked.isdecimal():
        return float(asked)
    try:
        return max(0.0, (parsedate_to_datetime(asked) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return 0.0


def _rows(content: bytes) -> list[Row]:
    """The rows of a result, all of which must be there; a blank node says nothing."""
    try:
        result = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
        if not isinstance(result, ox.QuerySolutions):
            raise _NoAnswerError("its answer has no rows", again=False)
        names = [variable.value for variable in result.variables]
        return [
            {name: value.value for name in names if isinstance(value := row[name], ox.NamedNode | ox.Literal)}
            for row in result
        ]
    except (SyntaxError, ValueError, OSError) as error:
        raise _NoAnswerError("its answer is no SPARQL result, or breaks off", too_much=True) from error
