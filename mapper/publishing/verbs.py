"""Asking a knowledge base, in one call."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mapper.publishing.queries import Query, QueryError, find_queries, load_query
from mapper.publishing.results import federating, rows, run
from mapper.store import intact, open_knowledge_base


def find_query(name: str) -> Query:
    """The ready-made query called `name`, or the one in the file `name`. Raises QueryError for none."""
    known = find_queries()
    if name in known:
        return known[name]
    if Path(name).exists():
        return load_query(Path(name))
    raise QueryError(
        "there is no such ready-made query, nor such a file", name, "list them with: communique queries"
    )


def query(folder: Path | str, name: str, **values: str | Sequence[str]) -> list[dict[str, str]]:
    """The rows that the query `name` (ready-made, or a file) gives in the knowledge base in `folder`.

    `values` are its parameters; several values mean any of them. Cells are the lexical forms of literals,
    IRIs, or "". Raises CommuniqueError where the knowledge base or the query cannot be used.
    """
    knowledge_base, ready = open_knowledge_base(Path(folder)), find_query(name)
    given = {key: [value] if isinstance(value, str) else list(value) for key, value in values.items()}
    with intact(knowledge_base.folder), federating(ready):
        columns, lines = rows(run(knowledge_base.store, ready.bind(given, knowledge_base.base)))
        return [dict(zip(columns, line, strict=True)) for line in lines]
