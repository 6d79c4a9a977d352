"""What people know articles and facts by, so that a finding can name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import pyoxigraph as ox

from mapper.facts import ArticleFacts
from mapper.rdf.terms import CQ, RDF, RDFS, Iris, text
from mapper.validation.findings import Finding
from mapper.validation.nodes import by_subject, name

_ARTICLE: Final = re.compile(r"(?:article|teaser)/[0-9a-f]{16}$")
_CAPITAL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SHOWN: Final = 3  # articles that one finding names
_SPECIFIC: Final = frozenset({"Statement", "Event", "Article"})  # classes that go with a closer one
_LENGTH: Final = 80  # characters of a passage


def name_facts(findings: Sequence[Finding], quads: Iterable[ox.Quad]) -> list[Finding]:
    """`findings` with the names that `quads` give to what they are about, and to its articles.

    The articles of a node of the corpus are those that report it, or the tenures of a post.
    """
    if not findings:
        return []
    told = _Told(by_subject(quads))
    return [replace(one, article=told.articles(one.focus), fact=told.fact(one.focus)) for one in findings]


def article_names(facts: ArticleFacts, base: str) -> Iterator[ox.Quad]:
    """The names of an article, as `name_facts` reads them."""
    iris, article = Iris(base), facts.article
    for source in article.sources:
        yield ox.Quad(iris.article(article), CQ.source, text(source.path), iris.article_graph(article))


class _Told:
    """What is told of nodes, by node."""

    def __init__(self, told: Mapping[str, Sequence[ox.Quad]]) -> None:
        self._told = told
        self._tenures: dict[str, list[str]] = {}
        for node, quads in told.items():
            for quad in quads:
                if quad.predicate == CQ.post:
                    self._tenures.setdefault(name(quad.object), []).append(node)

    def articles(self, node: str) -> str:
        """The articles that a node is of, or is made of."""
        own = node.partition("#")[0]
        if _ARTICLE.search(own):
            return self._article(own)
        reports = [
            report
            for one in (node, *self._tenures.get(node, ()))
            for report in self._values(one, CQ.reportedBy)
        ]
        found = sorted({self._article(report.partition("#")[0]) for report in reports})
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        return ", ".join(found[:_SHOWN]) + more

    def fact(self, node: str) -> str:
        """The class and the label of a node; "" of an article, which is named already."""
        kinds = {kind.rpartition("#")[2] for kind in self._values(node, RDF.type)}
        if _ARTICLE.search(node) or not kinds:
            return ""
        kind = min(kinds - _SPECIFIC, default=min(kinds))
        label = (*self._values(node, RDFS.label), *self._values(node, CQ.exact), "")[0]
        words = _CAPITAL.sub(" ", kind).lower()
        return f"{words} “{label[:_LENGTH]}”" if label else words

    def _article(self, article: str) -> str:
        """The file that an article was read from, else its headline, else the end of its IRI."""
        names = (*self._values(article, CQ.source), *self._values(article, RDFS.label))
        found = _ARTICLE.search(article)
        return names[0] if names else found[0] if found else article

    def _values(self, node: str, predicate: ox.NamedNode) -> list[str]:
        return sorted(name(quad.object) for quad in self._told.get(node, ()) if quad.predicate == predicate)
