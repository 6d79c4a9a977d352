"""`communique export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from mapper.cli.ending import stoppable
from mapper.cli.formats import ExportFormat
from mapper.cli.messages import say
from mapper.errors import CommuniqueError
from mapper.publishing import FORMATS, write_file, write_tables
from mapper.rdf import write
from mapper.store import KnowledgeBase, open_knowledge_base

_STDOUT: Final = Path("-")


def run_export(kb: Path, form: ExportFormat, to: Path, *, quiet: bool = False) -> None:
    """Write the knowledge base `kb` as `form` to the file `to`, `-` for stdout; the tables into a folder."""
    knowledge_base = open_knowledge_base(kb)
    if to == _STDOUT:
        with stoppable("stopped; what was written is not whole"):
            done = _to_stdout(knowledge_base, form)
    else:
        _outside(kb, to)
        try:
            with stoppable(f"{to}: stopped; nothing was written"):
                done = f"{_write(knowledge_base, form, to)} to {to}"
        except OSError as error:
            raise _unwritable(to, form, error) from error
    if not quiet:
        say(f"wrote {done}")


def _write(knowledge_base: KnowledgeBase, form: ExportFormat, to: Path) -> str:
    """What was written, in words."""
    store, base = knowledge_base.store, knowledge_base.base
    if form is ExportFormat.CSV:
        counts = write_tables(store, base, to)
        return ", ".join(f"{name} ({count})" for name, count in counts.items())
    return _graph(write_file(store, to, form, base))


def _to_stdout(knowledge_base: KnowledgeBase, form: ExportFormat) -> str:
    if form is ExportFormat.CSV:
        raise CommuniqueError("the tables are several files", "--to -", "name a folder")
    out = sys.stdout.buffer
    replaced = write(knowledge_base.store, out, FORMATS[form], knowledge_base.base)
    out.flush()
    return f"{_graph(replaced)} to standard output"


def _graph(replaced: int) -> str:
    """XML has no way to write some control characters."""
    return f"the graph ({replaced} values with U+FFFD for what XML cannot hold)" if replaced else "the graph"


def _outside(kb: Path, to: Path) -> None:
    """Raises CommuniqueError where `to` lies in the knowledge base, whose files are its own."""
    if to.resolve().is_relative_to(kb.resolve()):
        raise CommuniqueError("this lies in the knowledge base", str(to), "choose a place outside of it")


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
