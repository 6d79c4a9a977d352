"""The formats that graphs are written in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Final

import pyoxigraph as ox

from mapper.publishing.jsonld import write_jsonld
from mapper.publishing.whole import whole_file
from mapper.rdf import write

FORMATS: Final[Mapping[str, ox.RdfFormat]] = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def write_file(quads: Iterable[ox.Quad] | ox.Store, path: Path, form: str, base: str) -> int:
    """Write `quads`, sorted, to `path` in a format of FORMATS; those of one graph get the union.

    What stood at `path` stays until the new file is whole. Gives how many literals RDF/XML could not hold as
    they are. Raises OSError where it cannot be written, and JsonLdError.
    """
    with whole_file(path) as out:
        return write_graph(quads, out, form, base)


def write_graph(quads: Iterable[ox.Quad] | ox.Store, out: IO[bytes], form: str, base: str) -> int:
    """Write `quads` to `out` as `write_file` does."""
    if form == "jsonld":
        write_jsonld(quads, out, base)
        return 0
    return write(quads, out, FORMATS[form], base)
