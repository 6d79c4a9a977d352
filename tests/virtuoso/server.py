"""A Virtuoso server with an empty database, for as long as it is needed (Debian: virtuoso-opensource-7)."""

from __future__ import annotations

import secrets
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from mapper.publishing.remote import Client, RemoteError

SERVER: Final = "virtuoso-t"
SHELL: Final = "isql-vt"
USER: Final = "dba"
MOST_ROWS: Final = 100_000

_NEW: Final = "dba"  # its password in an empty database
_PATIENCE: Final = 60  # seconds until a server is up, or down
_UNTIL_WE_END: Final = ("setpriv", "--pdeathsig", "TERM")  # also where we are killed
_SETTINGS: Final = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
ErrorLogLevel = 7
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
Striping = 0
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
MaxCheckpointRemap = 2000
Striping = 0

[Parameters]
ServerPort = 127.0.0.1:{sql}
LiteMode = 0
DisableUnixSocket = 1
MaxClientConnections = 10
CheckpointInterval = 0
CaseMode = 2
SchedulerInterval = 10
DirsAllowed = {folder}
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
MaxQueryMem = 500M
ThreadsPerQuery = 2
AsyncQueueMaxThreads = 2
MaxMemPoolSize = 200000000

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
MaxClientConnections = 8
ServerThreads = 8
Charset = UTF-8
EnabledGzipContent = 0
HTTPProxyEnabled = 0

[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryCostEstimationTime = 0
MaxQueryExecutionTime = 0

[URIQA]
DynamicLocal = 0
DefaultHost = 127.0.0.1:{http}

[Client]
SQL_QUERY_TIMEOUT = 0
"""


FEDERATION: Final = ("SELECT ON DB.DBA.SPARQL_SINV_2", "EXECUTE ON DB.DBA.SPARQL_SINV_IMP")


class VirtuosoError(Exception):
    """The server does not start, or its SQL shell reports an error."""


@dataclass(frozen=True, slots=True)
class Virtuoso:
    """A running server: its folder, from which alone it reads files, its ports, and the password of `dba`."""

    folder: Path
    sql_port: int
    http_port: int
    password: str = field(repr=False)

    @property
    def url(self) -> str:
        """Where HTTP is answered."""
        return f"http://127.0.0.1:{self.http_port}"

    @property
    def sparql(self) -> str:
        """The endpoint that everybody may ask."""
        return f"{self.url}/sparql"

    @property
    def update(self) -> str:
        """The endpoint for users, which wants Digest authentication."""
        return f"{self.url}/sparql-auth"

    @property
    def graph_store(self) -> str:
        """The Graph Store Protocol for users, which wants Digest authentication."""
        return f"{self.url}/sparql-graph-crud-auth"

    def sql(self, statements: str, password: str | None = None) -> str:
        """What the SQL shell prints. Raises VirtuosoError for an error, which its exit code does not show."""
        done = subprocess.run(
            [
                *(SHELL, f"127.0.0.1:{self.sql_port}", USER, password or self.password),
                *("ERRORS=STDOUT", "VERBOSE=OFF", "PROMPT=OFF", "BANNER=OFF", "BLOBS=ON"),
            ],
            input=statements,
            capture_output=True,
            text=True,
            cwd=self.folder,
            check=False,
        )
        if done.returncode or "*** Error" in done.stdout:
            raise VirtuosoError((done.stdout + done.stderr).strip())
        return done.stdout

    @contextmanager
    def federated(self) -> Iterator[None]:
        """While its web user may ask other endpoints."""
        self.sql("\n".join(f'GRANT {right} TO "SPARQL";' for right in FEDERATION))
        try:
            yield
        finally:
            self.sql("\n".join(f'REVOKE {right} FROM "SPARQL";' for right in FEDERATION))


@contextmanager
def virtuoso() -> Iterator[Virtuoso]:
    """A server with an empty database on free ports of this machine; whatever happens, it is stopped, and
    nothing of it stays.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="virtuoso-")))
        server = Virtuoso(folder, _free_port(), _free_port(), f"p{secrets.token_hex(8)}")
        process = _start(server)
        stack.callback(_stop, process)
        _wait(server, process)
        server.sql(f"set password {USER} {server.password};", _NEW)
        yield server


def _start(server: Virtuoso) -> subprocess.Popen[bytes]:
    settings = server.folder / "virtuoso.ini"
    settings.write_text(
        _SETTINGS.format(folder=server.folder, sql=server.sql_port, http=server.http_port, rows=MOST_ROWS),
        encoding="utf-8",
    )
    return subprocess.Popen(
        [*_UNTIL_WE_END, SERVER, "+foreground", "+configfile", settings],
        cwd=server.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait(server: Virtuoso, process: subprocess.Popen[bytes]) -> None:
    """Until it answers; SQL does as soon as HTTP does."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            Client(tries=1, timeout=5).send("GET", server.sparql, params={"query": "ASK {}"})
        except RemoteError as error:
            if process.poll() is not None or time.monotonic() > end:
                log = server.folder / "virtuoso.log"
                said = log.read_text(errors="replace")[-2000:] if log.exists() else "it left no log"
                raise VirtuosoError(f"it does not start: {said}") from error
            time.sleep(0.1)
        else:
            return


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
