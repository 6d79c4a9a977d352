"""The fixture is sound: its passages are the characters of its texts, its terms those of the ontology."""

from __future__ import annotations

from rdflib import Graph

from mapper.resources import ontology_dir
from tests.queries.engines import HERE, SMALL, oxigraph

CQ = "https://w3id.org/communique/ontology#"


def test_every_passage_is_what_stands_there_in_the_text() -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (HERE / "texts").glob("*.txt")}
    rows = oxigraph(SMALL)(
        f"PREFIX cq: <{CQ}> SELECT ?p ?article ?start ?end ?exact"
        " { ?p cq:inArticle ?article ; cq:start ?start ; cq:end ?end ; cq:exact ?exact }"
    )
    assert len({article for _, article, *_ in rows}) == len(texts) == 4
    for passage, article, start, end, exact in rows:
        assert passage == f"{article}#char-{start}-{end}"
        assert texts[article.rpartition("/")[2]][int(start) : int(end)] == exact


def test_the_fixture_uses_only_terms_of_the_ontology() -> None:
    rows = oxigraph(SMALL)("SELECT DISTINCT ?term { { ?s ?term ?o } UNION { ?s a ?term } }")
    known = {str(term) for term in Graph().parse(ontology_dir() / "communique.ttl").subjects()}
    assert {term for (term,) in rows if term.startswith(CQ)} <= known
