"""The ontology as a picture: a class diagram for Mermaid (https://mermaid.js.org/syntax/classDiagram.html)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rdflib import RDFS, Graph, Namespace, URIRef

from mapper.rdf.terms import CQ

_CQ: Final = Namespace(CQ.iri)
_LAYERS: Final = {
    "What_an_article_says": (
        *("Article", "Passage", "Report", "EntityReport", "EventReport", "Participation", "TenureReport"),
        *("Statement", "DocumentReport"),
    ),
    "What_the_corpus_holds": (
        *("Entity", "Agent", "Person", "Body", "State", "Group", "Place", "Event", "Tenure", "Post"),
        "Document",
    ),
}
# Which property is drawn from which class; where it leads to, the ontology says.
_ARROWS: Final = (
    ("Passage", "inArticle"),
    ("Report", "statedIn"),
    ("Report", "evidence"),
    ("EntityReport", "reportsEntity"),
    ("EventReport", "reportsEvent"),
    ("TenureReport", "reportsTenure"),
    ("DocumentReport", "reportsDocument"),
    ("Participation", "participationIn"),
    ("Participation", "participant"),
    ("Statement", "atEvent"),
    ("Statement", "speaker"),
    ("Event", "participant"),
    ("Event", "place"),
    ("Tenure", "holder"),
    ("Tenure", "post"),
    ("Post", "postBody"),
    ("Document", "party"),
)
BEGIN: Final = "<!-- The picture of the ontology, made by `make docs`: -->"
END: Final = "<!-- (the end of the picture) -->"


def ontology_picture(path: Path) -> str:
    """The diagram of the ontology in a Turtle file.

    Raises LookupError where the ontology says otherwise than what is drawn.
    """
    ontology = Graph().parse(path)
    shown = [name for names in _LAYERS.values() for name in names]
    lines = ["classDiagram", "    direction LR"]
    for layer, names in _LAYERS.items():
        lines += [f"    namespace {layer} {{", *(f"        class {name}" for name in names), "    }"]
    lines += [
        f"    {above} <|-- {name}"
        for name in shown
        for above in sorted(map(_name, ontology.objects(_CQ[name], RDFS.subClassOf)))
        if above in shown
    ]
    lines += [
        f"    {name} --> {_end(ontology, name, property_, shown)} : {property_}"
        for name, property_ in _ARROWS
    ]
    return "\n".join(lines)


def with_picture(text: str, picture: str) -> str:
    """`text` with the picture between the marks. Raises ValueError where these are not there."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"the marks of the picture are not there: {BEGIN} {END}")
    return f"{before}{begin}\n```mermaid\n{picture}\n```\n{end}{after}"


def _end(ontology: Graph, name: str, property_: str, shown: list[str]) -> str:
    """The class that is shown to which a property leads from the class `name`."""
    domains = set(ontology.objects(_CQ[property_], RDFS.domain))
    if domains and not domains & {*_above(ontology, _CQ[name])}:
        raise LookupError(f"{property_} is no property of {name}")
    for kind in ontology.objects(_CQ[property_], RDFS.range):
        for above in _above(ontology, URIRef(str(kind))):
            if _name(above) in shown:
                return _name(above)
    raise LookupError(f"{property_} leads to no class that is shown")


def _above(ontology: Graph, kind: URIRef) -> Iterator[URIRef]:
    """`kind` and the classes above it, the nearest first."""
    found = ontology.transitive_objects(kind, RDFS.subClassOf)
    return (above for above in found if isinstance(above, URIRef))


def _name(term: object) -> str:
    return str(term).removeprefix(CQ.iri)
