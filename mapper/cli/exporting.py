"""`communique export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, Final

from mapper.cli.ending import stoppable
from mapper.cli.formats import ExportFormat
from mapper.cli.messages import say
from mapper.cli.places import outside
from mapper.errors import CommuniqueError
from mapper.publishing import write_graph, write_tables
from mapper.publishing.whole import whole_file
from mapper.store import KnowledgeBase, open_knowledge_base

_STDOUT: Final = Path("-")
_NETWORKS: Final = frozenset({ExportFormat.GEXF, ExportFormat.GRAPHML})


def run_export(kb: Path, form: ExportFormat, to: Path, *, quiet: bool = False) -> None:
    """Write the knowledge base `kb` as `form` to the file `to`, `-` for stdout; the tables into a folder."""
    knowledge_base = open_knowledge_base(kb)
    if to == _STDOUT:
        with stoppable("stopped; what was written is not whole"):
            done = f"{_to_stdout(knowledge_base, form)} to standard output"
    else:
        outside(knowledge_base.folder, to)
        try:
            with stoppable(f"{to}: stopped; nothing was written"):
                done = f"{_to_place(knowledge_base, form, to)} to {to}"
        except OSError as error:
            raise _unwritable(to, form, error) from error
    if not quiet:
        say(f"wrote {done}")


def _to_place(knowledge_base: KnowledgeBase, form: ExportFormat, to: Path) -> str:
    """Write the file or the folder `to`; what was written, in words."""
    if form is ExportFormat.CSV:
        counts = write_tables(knowledge_base.store, knowledge_base.base, to)
        return ", ".join(f"{name} ({count})" for name, count in counts.items())
    with whole_file(to) as out:
        return _write(knowledge_base, form, out)


def _to_stdout(knowledge_base: KnowledgeBase, form: ExportFormat) -> str:
    if form is ExportFormat.CSV:
        raise CommuniqueError("the tables are several files", "--to -", "name a folder")
    done = _write(knowledge_base, form, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return done


def _write(knowledge_base: KnowledgeBase, form: ExportFormat, out: IO[bytes]) -> str:
    """Write a format that is one file; what was written, in words."""
    store, base = knowledge_base.store, knowledge_base.base
    if form in _NETWORKS:
        from mapper.publishing.networks import write_network  # noqa: PLC0415 -- networkx takes time to load

        persons, pairs = write_network(store, base, out, form)
        return f"the network of who met whom (persons: {persons}, pairs: {pairs})"
    replaced = write_graph(store, out, form, base)
    return f"the graph ({replaced} values with U+FFFD for what XML cannot hold)" if replaced else "the graph"


def _unwritable(to: Path, form: ExportFormat, error: OSError) -> CommuniqueError:
    if isinstance(error, IsADirectoryError) and to.is_dir() and form is not ExportFormat.CSV:
        return CommuniqueError("this is a folder", str(to), f"name a file, such as {to / f'graph.{form}'}")
    if isinstance(error, NotADirectoryError) and to.exists():
        return CommuniqueError("this is a file, and the tables need a folder", str(to), "name another --to")
    where = f" at {error.filename}" if error.filename else ""
    return CommuniqueError(
        f"it cannot be written ({error.strerror or error}{where})",
        str(to),
        "make room, check the permissions, or choose another --to",
    )
