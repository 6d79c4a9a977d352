"""Corrections as RDF: what a node of the class `cq:Correction` says, read from Turtle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from mapper.corrections.checking import CorrectionError
from mapper.rdf.properties import properties
from mapper.rdf.terms import CQ, DCTERMS, RDF, SKOS, VOCABULARY

# Column -> the property that holds it.
TERMS: Final = {
    "kind": CQ.correctionKind,
    "subject": CQ.corrects,
    "property": CQ.correctedProperty,
    "object": CQ.correctedObject,
    "value": CQ.correctedValue,
    "author": DCTERMS.creator,
    "date": DCTERMS.date,
    "note": SKOS.note,
}
# What only corrections have.
_OWN: Final = frozenset(term for column, term in TERMS.items() if column not in {"author", "date", "note"})
KINDS: Final = f"{VOCABULARY}correction-kind/"


def described(text: str, name: str, base: str) -> Iterator[tuple[str, dict[str, str] | str]]:
    """Where each correction of a Turtle file stands, with its cells by column, or what is wrong with it.

    Names of nodes may be given below `base`. What the corrections themselves are called does not count.
    Raises CorrectionError where the file is no Turtle.
    """
    told: defaultdict[str, defaultdict[ox.NamedNode, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in ox.parse(input=text.encode(), format=ox.RdfFormat.TURTLE, base_iri=base):
            value = quad.object
            if isinstance(value, ox.NamedNode | ox.Literal):
                told[str(quad.subject)][quad.predicate].append(value.value)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where = f"{name}:{line}" if line else name
        raise CorrectionError(f"cannot be parsed ({error})", where, "mend it, and build again") from error
    for node in sorted(told):
        if CQ.Correction.value in told[node].get(RDF.type, ()) or not _OWN.isdisjoint(told[node]):
            yield f"{name}, {_called(node)}", _cells(told[node])


def _called(node: str) -> str:
    return "a node without a name" if node.startswith("_:") else node


def _cells(told: dict[ox.NamedNode, list[str]]) -> dict[str, str] | str:
    values = {column: sorted(set(told.get(term, ()))) for column, term in TERMS.items()}
    for column, found in values.items():
        if len(found) > 1:
            return f"has {len(found)} values of its {column}; make two corrections of it"
    cells = {column: found[0] if found else "" for column, found in values.items()}
    cells["kind"] = cells["kind"].removeprefix(KINDS)
    names = {known.term.value: name for name, known in properties().items()}
    cells["property"] = names.get(cells["property"], cells["property"])
    return cells
