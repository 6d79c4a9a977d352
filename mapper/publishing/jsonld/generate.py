"""The JSON-LD context and the frame, made from the ontology, its shapes and its vocabularies.

`python -m mapper.publishing.jsonld.generate` writes both files into the folder of the ontology.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from rdflib import OWL, RDF, RDFS, SH, SKOS, XSD, Graph, Namespace, URIRef
from rdflib.term import Node

from mapper.publishing.jsonld.context import FILE, Json
from mapper.rdf.terms import CQ, SCHEMA, VOCABULARY, WIKIDATA
from mapper.resources import ontology_dir

FRAME: Final = "frame.jsonld"
_CQ: Final = Namespace(CQ.iri)
_PREFIXES: Final = {
    "cq": str(_CQ),
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "rdf": str(RDF),
    "voc": VOCABULARY,
    "wd": WIKIDATA.iri,
    "xsd": str(XSD),
}
_PROPERTIES: Final = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
# What is below an article, and by which property it names the article.
_BELOW: Final = {"facts": "statedIn", "passages": "inArticle"}
# Properties of nodes of which neither the ontology nor a shape says so.
_OF_NODES: Final = (
    _CQ.eventClass,
    _CQ.roleProperty,
    URIRef(SCHEMA.attendee.value),
    SKOS.exactMatch,
    SKOS.topConceptOf,
)


class Ontology:
    """The folder of the ontology, as graphs."""

    def __init__(self, folder: Path) -> None:
        """Reads nothing yet."""
        self._folder = folder

    @cached_property
    def terms(self) -> Graph:
        """The classes and properties."""
        return self._read("communique.ttl")

    @cached_property
    def imports(self) -> Graph:
        """The terms of others that data use."""
        return self._read("imports.ttl")

    @cached_property
    def shapes(self) -> Graph:
        """All shapes."""
        return self._read("shapes/**/*.ttl")

    @cached_property
    def codes(self) -> Mapping[URIRef, tuple[str, frozenset[str]]]:
        """Class of concepts → the namespace of its concepts, and their codes."""
        found = {}
        for path in sorted(self._folder.glob("vocabularies/*.ttl")):
            graph = Graph(bind_namespaces="none").parse(path)
            codes = frozenset(map(str, graph.objects(None, SKOS.notation)))
            for kind in set(graph.objects(None, RDF.type)):
                if isinstance(kind, URIRef) and kind in _CQ:
                    found[kind] = (f"{VOCABULARY}{path.stem}/", codes)
        return found

    def namespaces(self) -> dict[str, str]:
        """Prefix → namespace."""
        graphs = (self.imports, self.terms)
        bound = {prefix: str(iri) for graph in graphs for prefix, iri in graph.namespaces()}
        return dict(sorted((bound | _PREFIXES).items()))

    def below(self, *parents: URIRef) -> set[Node]:
        """The classes below `parents`, these included."""
        found = (self.terms.transitive_subjects(RDFS.subClassOf, parent) for parent in parents)
        return {term for terms in found for term in terms if term is not None}

    def _read(self, pattern: str) -> Graph:
        graph = Graph(bind_namespaces="none")
        for path in sorted(self._folder.glob(pattern)):
            graph.parse(path)
        return graph


def context(ontology: Ontology) -> dict[str, Json]:
    """What stands under `@context`: prefixes, then properties, then classes."""
    prefixes = ontology.namespaces()
    entries: dict[str, Json] = {"@version": 1.1, "id": "@id", "type": "@type", **prefixes}  # type: ignore[dict-item]
    types, single = _types(ontology), _single(ontology)
    declared = {term for kind in _PROPERTIES for term in ontology.terms.subjects(RDF.type, kind)}
    known = {term for term in {*declared, *types} if isinstance(term, URIRef)}
    classes = {term for term in ontology.terms.subjects(RDF.type, OWL.Class) if isinstance(term, URIRef)}
    for iri in sorted(known):
        name, definition = _name(iri, prefixes), _definition(iri, types[iri], iri in single, prefixes)
        if name != definition:  # else the prefix says it all
            entries[name] = definition
    for name, tie in _BELOW.items():
        entries[name] = {"@reverse": f"cq:{tie}", "@container": "@set"}
    entries |= {_name(iri, prefixes): f"cq:{_name(iri, prefixes)}" for iri in sorted(classes)}
    for property_, kinds in _ranges(ontology).items():
        coded = [ontology.codes[kind] for kind in ontology.codes if kind in kinds]
        found = entries.get(_name(property_, prefixes))
        if coded and isinstance(found, dict):
            found.update(_coded(*coded[0], entries))
    return entries


def frame(ontology: Ontology) -> dict[str, Json]:
    """A frame that puts the graph of an article into the form in which it is written."""
    prefixes = ontology.namespaces()
    inside = ontology.below(_CQ.Article, _CQ.Passage, _CQ.Report)
    ties = (_name(iri, prefixes) for iri, kinds in _ranges(ontology).items() if kinds & inside)
    below: dict[str, Json] = {"@embed": "@always", "@omitDefault": True}
    for tie in sorted(ties):
        below[tie] = {"@embed": "@never", "@omitDefault": True}
    return {"@context": context(ontology), "type": ["Article", "Teaser"], **dict.fromkeys(_BELOW, below)}


def _types(ontology: Ontology) -> defaultdict[URIRef, set[str]]:
    """Property → the IRIs of datatypes that its values can have, and `@id` if they can be nodes."""
    types: defaultdict[URIRef, set[str]] = defaultdict(set)
    for shape, path in _paths(ontology.shapes):
        types[path] |= {str(kind) for kind in ontology.shapes.objects(shape, SH.datatype)}
        if (shape, SH["class"], None) in ontology.shapes or (shape, SH.nodeKind, SH.IRI) in ontology.shapes:
            types[path].add("@id")
    nodes = {*_OF_NODES, *ontology.terms.subjects(RDF.type, OWL.ObjectProperty)}
    for property_ in nodes:
        if isinstance(property_, URIRef):
            types[property_].add("@id")
    for property_, kind in ontology.terms.subject_objects(RDFS.range):
        if isinstance(property_, URIRef) and isinstance(kind, URIRef) and kind in XSD:
            types[property_].add(str(kind))
    return types


def _single(ontology: Ontology) -> set[URIRef]:
    """The properties that have one value at most wherever shapes know them."""
    counts: defaultdict[URIRef, list[Node | None]] = defaultdict(list)
    for shape, path in _paths(ontology.shapes):
        counts[path].append(ontology.shapes.value(shape, SH.maxCount))
    return {path for path, found in counts.items() if all(found)}


def _ranges(ontology: Ontology) -> dict[URIRef, set[Node]]:
    """Property → the classes that its values have, by the ontology or by shapes."""
    ranges: defaultdict[URIRef, set[Node]] = defaultdict(set)
    for property_, kind in ontology.terms.subject_objects(RDFS.range):
        if isinstance(property_, URIRef):
            ranges[property_].add(kind)
    for shape, path in _paths(ontology.shapes):
        ranges[path].update(ontology.shapes.objects(shape, SH["class"]))
    return ranges


def _paths(shapes: Graph) -> Iterator[tuple[Node, URIRef]]:
    """Shapes of properties, each with its property."""
    for shape, path in shapes.subject_objects(SH.path):
        if isinstance(path, URIRef):
            yield shape, path


def _definition(iri: URIRef, types: Iterable[str], single: bool, prefixes: Mapping[str, str]) -> Json:
    """The definition of a property: the type of its values if all have it, and whether they come as a set.

    A name with a prefix is never defined by itself, which not every reader takes.
    """
    name = _compact(iri, prefixes)
    definition: dict[str, Json] = {"@id": name if iri in _CQ else str(iri)}
    (kind, *others) = [*types, ""]
    if kind == str(RDF.langString) and others == [""]:
        return {**definition, "@container": "@language"}
    if others == [""] and kind != str(XSD.string):
        definition["@type"] = kind if kind == "@id" else _compact(URIRef(kind), prefixes)
    if not single:
        definition["@container"] = "@set"
    return definition if len(definition) > 1 else name


def _coded(namespace: str, codes: Iterable[str], entries: Mapping[str, Json]) -> dict[str, Json]:
    """That values are codes of a vocabulary; those that are terms as well mean the concept here."""
    clashing: dict[str, Json] = {code: namespace + code for code in sorted(codes) if code in entries}
    return {"@type": "@vocab", "@context": {"@vocab": namespace, **clashing}}


def _name(iri: URIRef, prefixes: Mapping[str, str]) -> str:
    return iri.removeprefix(_CQ) if iri in _CQ else _compact(iri, prefixes)


def _compact(iri: URIRef, prefixes: Mapping[str, str]) -> str:
    (_, prefix) = max(
        (len(namespace), key) for key, namespace in prefixes.items() if iri.startswith(namespace)
    )
    return f"{prefix}:{iri.removeprefix(prefixes[prefix])}"


def as_text(document: Mapping[str, Json]) -> str:
    """A document as it is published."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def files(folder: Path) -> dict[str, str]:
    """The name and the text of each of the files that the ontology in `folder` makes."""
    ontology = Ontology(folder)
    return {FILE: as_text({"@context": context(ontology)}), FRAME: as_text(frame(ontology))}


def main() -> None:
    """Write the files beside the ontology."""
    for name, text in files(ontology_dir()).items():
        (ontology_dir() / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
