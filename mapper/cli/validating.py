"""`communique validate`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox
import typer

from mapper.cli.ending import LEFT_OUT
from mapper.cli.messages import say
from mapper.errors import CommuniqueError
from mapper.pipeline.background import shape_files
from mapper.publishing import FORMATS
from mapper.rdf import CQ, DEFAULT_BASE, Iris, write
from mapper.store import KnowledgeBase, open_knowledge_base, read_text_of_record
from mapper.validation import (
    Finding,
    check_layer,
    name_facts,
    report_quads,
    report_text,
    shapes_of,
    stated,
    violations,
)
from mapper.validation.passages import check_passages


def run_validate(target: Path, *, as_turtle: bool) -> int:
    """Print the report on an RDF file or a knowledge base; the exit code."""
    if target.is_dir():
        knowledge_base = open_knowledge_base(target)
        base = knowledge_base.base
        ontology = Iris(base).graph("ontology")
        quads = stated(quad for quad in knowledge_base.store if quad.graph_name != ontology)
        findings = _check(quads) + _check_texts(knowledge_base)
    else:
        quads, base = stated(_parse(target)), DEFAULT_BASE
        findings = _check(quads)
    findings = name_facts(findings, quads)
    if as_turtle:
        out = BytesIO()
        write(report_quads(findings, base), out, ox.RdfFormat.TURTLE, base)
        sys.stdout.write(out.getvalue().decode("utf-8"))
    else:
        typer.echo(report_text(findings, len(quads)), nl=False)
    if not quads:
        say(
            CommuniqueError(
                "it holds no triples, so there was nothing to check", str(target), "look whether it is whole"
            )
        )
    return LEFT_OUT if violations(findings) else 0


def _check(quads: Sequence[ox.Quad]) -> list[Finding]:
    return check_layer(quads, shapes_of(*shape_files()), {})


def _check_texts(knowledge_base: KnowledgeBase) -> list[Finding]:
    """What the texts of record say against the passages."""
    found: list[Finding] = []
    for quad in knowledge_base.store.quads_for_pattern(None, CQ.sha256, None):
        if isinstance(quad.object, ox.Literal):
            text = read_text_of_record(knowledge_base.folder, quad.object.value)
            graph = knowledge_base.store.quads_for_pattern(None, None, None, quad.graph_name)
            found.extend(check_passages(graph, text))
    return found


def _parse(path: Path) -> list[ox.Quad]:
    if not path.suffix and not path.exists():
        raise CommuniqueError("there is no such file or folder", str(path), "check the path")
    form = FORMATS.get(path.suffix.lstrip("."), ox.RdfFormat.from_extension(path.suffix.lstrip(".")))
    if form is None:
        raise CommuniqueError(
            "its format is not known", str(path), f"name a file that ends in {', '.join(FORMATS)}"
        )
    try:
        return list(ox.parse(path=path, format=form))
    except OSError as error:
        raise CommuniqueError(
            f"it cannot be read ({error.strerror or error})", str(path), "check the path"
        ) from error
    except SyntaxError as error:
        raise CommuniqueError(
            f"it cannot be parsed ({error.msg})", f"{path}, line {error.lineno}", "mend it"
        ) from error
