"""The seven tables: CSV files of the ready-made queries of the same names, and what describes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from mapper.publishing.csvw import METADATA, metadata
from mapper.publishing.queries import Query, QueryError, find_queries
from mapper.publishing.results import rows, run, write_csv
from mapper.publishing.whole import whole_folder

TABLES: Final = ("articles", "officials", "bodies", "events", "participants", "statements", "documents")


def write_tables(
    store: ox.Store, base: str, folder: Path, queries: Mapping[str, Query] | None = None
) -> dict[str, int]:
    """Write the seven tables into `folder`, which is made if need be; the number of rows of each.

    What stood there stays until all of them are whole. Raises OSError where they cannot be written.
    """
    known = find_queries() if queries is None else queries
    if missing := [name for name in TABLES if name not in known]:
        raise QueryError(
            f"the ready-made query {missing[0]} is missing",
            "the queries of this installation",
            "reinstall communique",
        )
    counts, columns = {}, {}
    with whole_folder(folder) as place:
        for name in TABLES:
            result = run(store, known[name].bind({}, base))
            columns[name] = rows(result)[0]
            with (place / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
                counts[name] = write_csv(result, out)
        described = metadata(store, base, known, columns)
        (place / METADATA).write_text(described, encoding="utf-8", newline="\n")
    return counts
