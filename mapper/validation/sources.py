"""The Turtle files of shapes, and of the ontology and the vocabularies that shapes look things up in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import rdflib

from mapper.errors import CommuniqueError


class ShapesError(CommuniqueError):
    """Shapes or vocabularies that cannot be used."""


def read_quads(paths: Sequence[Path]) -> tuple[ox.Quad, ...]:
    """All that the files say. Raises ShapesError where one is no Turtle."""
    found: list[ox.Quad] = []
    for path in paths:
        try:
            found.extend(ox.parse(path=path, format=ox.RdfFormat.TURTLE))
        except (OSError, SyntaxError) as error:
            raise ShapesError(f"this is no Turtle ({error})", str(path), "reinstall communique") from error
    return tuple(found)


def read_shapes(paths: Sequence[Path]) -> rdflib.Graph:
    """The shapes in the files. Raises ShapesError where one is no Turtle."""
    graph = rdflib.Graph()
    for path in paths:
        try:
            graph.parse(path, format="turtle")
        except (OSError, SyntaxError) as error:
            raise ShapesError(f"this is no Turtle ({error})", str(path), "reinstall communique") from error
    return graph
