"""`communique export`."""

from __future__ import annotations

from pathlib import Path

from mapper.cli.ending import stoppable
from mapper.cli.messages import say
from mapper.errors import CommuniqueError
from mapper.publishing import FORMATS, write_file, write_tables
from mapper.store import KnowledgeBase, open_knowledge_base


def run_export(kb: Path, form: str, to: Path, *, quiet: bool = False) -> None:
    """Write the knowledge base `kb` as `form` to the file `to`; the tables into the folder `to`."""
    knowledge_base = open_knowledge_base(kb)
    try:
        with stoppable(f"{to}: stopped; what was to be written is not there, or not whole"):
            done = _write(knowledge_base, form, to)
    except OSError as error:
        raise CommuniqueError(
            f"it cannot be written ({error.strerror})", str(to), "choose another --to"
        ) from error
    if not quiet:
        say(done)


def _write(knowledge_base: KnowledgeBase, form: str, to: Path) -> str:
    """Write it; what was written, in words."""
    if form in FORMATS:
        to.parent.mkdir(parents=True, exist_ok=True)
        write_file(knowledge_base.store, to, form, knowledge_base.base)
        return f"wrote {to}"
    counts = write_tables(knowledge_base.store, knowledge_base.base, to)
    return f"wrote {', '.join(f'{name} ({count})' for name, count in counts.items())} to {to}"
