"""`communique describe`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from mapper.cli.ending import stoppable
from mapper.cli.formats import DescriptionFormat
from mapper.errors import CommuniqueError
from mapper.publishing import FORMATS
from mapper.publishing.description import Given, published_quads
from mapper.rdf import write
from mapper.store import KnowledgeBase, generation_of, open_knowledge_base


def run_describe(kb: Path, given: Given, form: DescriptionFormat) -> None:
    """Print the description of the knowledge base `kb`, of its build, and what is `given`."""
    for option, address in (
        ("--licence", given.licence), ("--endpoint", given.endpoint), ("--files", given.files),
    ):  # fmt: skip
        _check_address(option, address)
    knowledge_base = open_knowledge_base(kb)
    said = (*published_quads(knowledge_base.store, knowledge_base.base, given), *_run(knowledge_base))
    with stoppable("stopped; what was written is not whole"):
        quads = {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in said}
        write(quads, sys.stdout.buffer, FORMATS[form], knowledge_base.base)
        sys.stdout.buffer.flush()


def _check_address(option: str, address: str) -> None:
    """Raises CommuniqueError where `address` is given and no absolute IRI."""
    try:
        if address:
            ox.NamedNode(address)
    except ValueError as error:
        raise CommuniqueError(
            f"{address} is no absolute IRI ({error})", option, "give one such as https://example.org/kb/"
        ) from error


def _run(knowledge_base: KnowledgeBase) -> Iterator[ox.Quad]:
    """What is known of the build. Raises CommuniqueError where that is lost."""
    path = generation_of(knowledge_base) / "run.ttl"
    try:
        yield from ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    except (OSError, SyntaxError) as error:
        raise CommuniqueError(
            f"it cannot be read ({error})",
            str(path),
            f"mend it with: communique build --out {knowledge_base.folder}",
        ) from error
