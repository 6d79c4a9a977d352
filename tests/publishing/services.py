"""A SPARQL service over HTTP, answered by Oxigraph: queries, updates and the Graph Store Protocol."""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final
from urllib.parse import parse_qs, urlsplit
from urllib.request import parse_http_list, parse_keqv_list

import pyoxigraph as ox

REALM: Final = "SPARQL"
_XML: Final = "application/sparql-results+xml"
_NOTED: Final = ("User-Agent", "Accept")
LARGE: Final = 100_000  # bytes; a larger body is not read from somebody unknown, as in Virtuoso


@dataclass(frozen=True, slots=True)
class Request:
    """What a service was asked."""

    method: str
    path: str
    authorization: str
    body: bytes
    agent: str = ""
    accept: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service says instead of what it should, `after` some seconds; `status` 0 breaks the connection
    off.
    """

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    after: float = 0


@dataclass(slots=True)
class Service:
    """A service: its store, what it was asked, and what it says before it does as it should.

    `protected` is which paths want the user `ana` with the password `se cret`, by `scheme`. A path that is
    `broken` always gives that answer; a graph that is `cursed` cannot be written. With `union` queries see
    all graphs at once.
    """

    url: str
    store: ox.Store = field(default_factory=ox.Store)
    asked: list[Request] = field(default_factory=list)
    first: list[Answer] = field(default_factory=list)
    broken: dict[str, Answer] = field(default_factory=dict)
    protected: tuple[str, ...] = ()
    scheme: str = "Digest"
    cursed: str = ""
    union: bool = False
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def query(self) -> str:
        """Where it is asked, and updated."""
        return f"{self.url}/sparql"

    @property
    def data(self) -> str:
        """Its graph store."""
        return f"{self.url}/data"

    @property
    def writes(self) -> list[Request]:
        """The requests that change something."""
        return [one for one in self.asked if one.method != "GET" and not one.body.startswith(b"query=")]

    def answer(self, request: Request, kind: str) -> Answer:
        """What is said to `request`, whose body is of the media type `kind`."""
        where = urlsplit(request.path)
        self.asked.append(request)
        if self.first:
            return self.first.pop(0)
        if where.path in self.broken:
            return self.broken[where.path]
        if where.path in self.protected and not self.knows(request):
            challenge = f'{self.scheme} realm="{REALM}", nonce="n1", qop="auth", opaque="o", algorithm=MD5'
            return Answer(401, b"who are you?", {"WWW-Authenticate": challenge})
        if where.path == "/data":
            graphs = parse_qs(where.query).get("graph", [])
            return self.keep(request, graphs[0]) if graphs else Answer(400, b"no graph")
        if kind.startswith("application/sparql-update"):
            return self.change(request.body.decode())
        bare = kind.startswith("application/sparql-query")
        form = parse_qs(request.body.decode()) if not bare else {"query": [request.body.decode()]}
        form = form or parse_qs(where.query)
        return self.result(form["query"][0], request.accept) if "query" in form else Answer(400, b"no query")

    def knows(self, request: Request) -> bool:
        """Whether `request` proves who it comes from."""
        scheme, _, said = request.authorization.partition(" ")
        if scheme != self.scheme:
            return False
        if scheme == "Basic":
            return said == "YW5hOnNlIGNyZXQ="  # ana:se cret
        given = parse_keqv_list(parse_http_list(said))
        secret, what = _md5(f"ana:{REALM}:se cret"), _md5(f"{request.method}:{request.path}")
        proof = _md5(f"{secret}:{given['nonce']}:{given['nc']}:{given['cnonce']}:auth:{what}")
        return given["nonce"] == "n1" and given["uri"] == request.path and given["response"] == proof

    def result(self, sparql: str, accept: str = "") -> Answer:
        """The result of a query; of an ASK or SELECT as JSON, with `typed-literal`, as Virtuoso writes it, or
        as XML where no JSON is accepted.
        """
        try:
            result = self.store.query(sparql, use_default_graph_as_union=self.union)
        except SyntaxError as error:
            return Answer(400, f"bad SPARQL: {error.msg}\n\nSPARQL query:\n{sparql}".encode())
        if isinstance(result, ox.QueryTriples):
            return Answer(
                200,
                ox.serialize(list(result), format=ox.RdfFormat.TURTLE) or b"",
                {"Content-Type": "text/turtle"},
            )
        if _XML in accept and "json" not in accept:
            return Answer(
                200, result.serialize(format=ox.QueryResultsFormat.XML) or b"", {"Content-Type": _XML}
            )
        said = json.loads(result.serialize(format=ox.QueryResultsFormat.JSON) or b"")
        for row in said.get("results", {}).get("bindings", []):
            for term in row.values():
                term["type"] = "typed-literal" if "datatype" in term else term["type"]
        return Answer(
            200,
            json.dumps(said).encode(),
            {"Content-Type": "application/sparql-results+json", **self.headers},
        )

    def change(self, sparql: str) -> Answer:
        """Carry out an update."""
        if self.cursed and f"GRAPH <{self.cursed}>" in sparql:
            return Answer(500, b"<html><title>Error</title><body><p>cannot store this</p></body></html>")
        try:
            self.store.update(sparql)
        except SyntaxError as error:
            return Answer(400, error.msg.encode())
        return Answer(200)

    def keep(self, request: Request, graph: str) -> Answer:
        """Carry out a request of the Graph Store Protocol."""
        name = ox.NamedNode(graph)
        there = self.store.contains_named_graph(name)
        if graph == self.cursed:
            return Answer(500, b"cannot store this")
        if request.method in {"GET", "DELETE"} and not there:
            return Answer(404)
        if request.method == "GET":
            triples = ox.serialize(
                (quad.triple for quad in self.store.quads_for_pattern(None, None, None, name)),
                format=ox.RdfFormat.N_TRIPLES,
            )
            return Answer(200, triples or b"", {"Content-Type": "application/n-triples"})
        if request.method in {"PUT", "DELETE"}:
            self.store.remove_graph(name)
        self.store.load(request.body, format=ox.RdfFormat.N_TRIPLES, to_graph=name)
        return Answer(204 if there else 201)


class Handler(BaseHTTPRequestHandler):
    """Passes requests on to the service of its server."""

    protocol_version = "HTTP/1.1"
    timeout = 10
    service: Service

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        path, who = self.path, self.headers.get("Authorization", "")
        unknown = urlsplit(path).path in self.service.protected and not who
        body = b"" if unknown and length > LARGE else self.rfile.read(length)
        answer = self.service.answer(
            Request(self.command, path, who, body, *(self.headers.get(name, "") for name in _NOTED)),
            self.headers.get("Content-Type", ""),
        )
        if answer.after:
            time.sleep(answer.after)
        self.close_connection |= answer.status == 0 or len(body) < length
        if answer.status:
            self.send_response(answer.status)
            for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

    do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815 -- as http.server has it

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- as http.server has it
        """Keep quiet."""


@contextmanager
def service() -> Iterator[Service]:
    """A service with an empty store, for as long as it is needed."""

    class Mine(Handler):
        """Its handler."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Mine)
    server.daemon_threads = True
    Mine.service = Service(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Mine.service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
