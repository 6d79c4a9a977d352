"""Documents as the corpus holds them: one per key of a title, with the acts that were seen of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mapper.corpus.corpus import Corpus, usual
from mapper.corpus.keys import document_key
from mapper.facts import Article, DocumentReport
from mapper.rdf.terms import CQ, RDF, RDFS, SCHEMA, Iris, Triple, concept, text

# That an article names a document is no station on the document's way.
_NO_STATION = "referenced"


def document_triples(corpus: Corpus, iris: Iris) -> Iterator[Triple]:
    """All documents of the corpus."""
    documents: defaultdict[str, list[tuple[Article, DocumentReport]]] = defaultdict(list)
    for facts in corpus.facts:
        for report in facts.documents:
            stays = corpus.one(f"document/{document_key(facts.article, report)}")
            documents[stays.removeprefix("document/")].append((facts.article, report))
    for key in sorted(documents):
        yield from _document(corpus, iris, key, documents[key])


def _document(
    corpus: Corpus, iris: Iris, key: str, told: list[tuple[Article, DocumentReport]]
) -> Iterator[Triple]:
    node, reports = iris.document(key), [report for _, report in told]
    title = usual(report.title for report in reports)
    yield node, RDF.type, CQ.Document
    yield node, RDFS.label, text(title)
    yield node, SCHEMA.name, text(title)
    yield node, CQ.documentKind, concept("document-kind", usual(report.kind for report in reports))
    if number := usual(report.number for report in reports):
        yield node, CQ.documentNumber, text(number)
    for party in sorted({corpus.one(party) for report in reports for party in report.parties}):
        yield node, CQ.party, iris.entity(party)
    if issuer := _issuer(corpus, reports):
        yield node, CQ.issuer, iris.entity(issuer)
    for act in sorted({report.act for report in reports} - {_NO_STATION}):
        yield node, CQ.station, concept("document-act", act)
    for article, report in told:
        yield node, CQ.reportedBy, iris.fragment(article, report.id)


def _issuer(corpus: Corpus, reports: list[DocumentReport]) -> str:
    """The one body that adopted the document; "" where none or several did."""
    adopters = {
        corpus.one(party) for report in reports if report.act == "adopted" for party in report.parties
    }
    return adopters.pop() if len(adopters) == 1 and min(adopters).startswith("body/") else ""
