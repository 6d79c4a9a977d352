"""The ontology as a page of HTML, by pyLODE (https://github.com/RDFLib/pyLODE).

Where a term is told of is called by the term's own name, so that its IRI leads there. The same ontology gives
the same bytes, in whatever order its triples come.
"""

from __future__ import annotations

import warnings
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from mapper.publishing.description.names import ONTOLOGY

_SYMMETRIC = Literal("It holds in both directions (owl:SymmetricProperty).")


def ontology_page(path: Path) -> str:
    """The page on the ontology in a Turtle file. Raises ImportError where pyLODE is not installed."""
    from pylode.profiles.ontpub import OntPub  # noqa: PLC0415 -- needed for this alone, and no dependency
    from pylode.rdf_elements import CLASS_PROPS, PROP_PROPS  # noqa: PLC0415

    for shown, more in ((CLASS_PROPS, (OWL.disjointWith,)), (PROP_PROPS, (OWL.inverseOf,))):
        shown.extend(term for term in (*more, RDFS.seeAlso) if term not in shown)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # pyLODE leaves files open
        page = OntPub(_prepared(Graph(bind_namespaces="none").parse(path)))
        page.fids.update(_names(page.ont))
        text = page.make_html()
    head, body, rest = text.partition("<body>")
    head, rest = head.replace("#content", "#page"), rest.replace('<div id="content">', '<div id="page">', 1)
    return f"{head}{body}{rest.rstrip()}\n"  # cq:content has that name


def _prepared(ontology: Graph) -> Graph:
    """`ontology` in order, with both sides of what goes both ways."""
    for one, other in list(ontology.subject_objects(OWL.disjointWith)):
        ontology.add((other, OWL.disjointWith, one))
    for one, other in list(ontology.subject_objects(OWL.inverseOf)):
        ontology.add((other, OWL.inverseOf, one))
    for term in list(ontology.subjects(RDF.type, OWL.SymmetricProperty)):
        ontology.add((term, SKOS.scopeNote, _SYMMETRIC))
    ordered = Graph(bind_namespaces="none")
    for prefix, namespace in sorted(ontology.namespaces()):
        ordered.bind(prefix, namespace)
    for triple in sorted(ontology):
        ordered.add(triple)
    return ordered


def _names(ontology: Graph) -> dict[str, str]:
    """What the place where each term is told of is called: `Event` for `cq:Event`."""
    terms = (term for term in ontology.subjects(RDF.type) if isinstance(term, URIRef))
    return {
        str(term): term.removeprefix(f"{ONTOLOGY}#")
        for term in sorted(terms)
        if term.startswith(f"{ONTOLOGY}#")
    }
