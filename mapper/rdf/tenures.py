"""Posts and tenures as the corpus holds them: one tenure per person, post and body, with its dates.

Two terms of one person in one post are one tenure here: reports attest days, and seldom say between
which of them somebody was out of office. Reports that the tenure is over attest no day of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mapper.corpus.corpus import Corpus, usual
from mapper.corpus.events import closest
from mapper.corpus.keys import agent_slug, post_key, tenure_key
from mapper.facts import Article, TenureReport
from mapper.rdf.reference import Known
from mapper.rdf.terms import CQ, RDF, RDFS, Iris, Triple, edtf, text

Told = tuple[Article | None, TenureReport]


def tenure_triples(corpus: Corpus, iris: Iris, known: Known) -> Iterator[Triple]:
    """All posts and tenures. Of tenures that merged persons or bodies share, a reference one stays, else the
    smallest; the posts of merged bodies go on as those of the bodies that stay.
    """
    posts: defaultdict[str, list[TenureReport]] = defaultdict(list)
    tenures: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for article, tenure in corpus.tenures():
        post = post_key(corpus.one(tenure.body), tenure.post)
        posts[post].append(tenure)
        tenures[corpus.one(tenure.person), post].append((article, tenure))
    for post in sorted(posts):
        yield from _post(corpus, iris, post, posts[post])
        for key in sorted({post_key(report.body, report.post) for report in posts[post]} - {post}):
            yield iris.post(key), CQ.mergedInto, iris.post(post)
    for (person, post), told in sorted(tenures.items(), key=lambda item: item[0]):
        keys = {tenure_key(report.person, report.body, report.post) for _, report in told}
        keys |= {key for key in (f"{agent_slug(person)}/{post}",) if known.has(iris.tenure(key))}
        stays = min(keys, key=lambda key: (not known.has(iris.tenure(key)), key))
        yield from _tenure(corpus, iris, stays, person, post, told)
        for key in sorted(keys - {stays}):
            yield iris.tenure(key), CQ.mergedInto, iris.tenure(stays)


def _post(corpus: Corpus, iris: Iris, key: str, reports: list[TenureReport]) -> Iterator[Triple]:
    node, title, body = iris.post(key), usual(report.post for report in reports), corpus.one(reports[0].body)
    yield node, RDF.type, CQ.Post
    yield node, RDFS.label, text(f"{title}, {corpus.name(body)}")
    yield node, CQ.postTitle, text(title)
    yield node, CQ.postBody, iris.entity(body)


def _tenure(
    corpus: Corpus, iris: Iris, key: str, person: str, post: str, told: list[Told]
) -> Iterator[Triple]:
    node, reports = iris.tenure(key), [report for _, report in told]
    title = usual(report.post for report in reports)
    yield node, RDF.type, CQ.Tenure
    yield node, RDFS.label, text(f"{corpus.name(person)}, {title}, {corpus.name(reports[0].body)}")
    yield node, CQ.holder, iris.entity(person)
    yield node, CQ.post, iris.post(post)
    if since := closest(report.since for report in reports):
        yield node, CQ.since, edtf(since)
    if until := closest(report.until for report in reports):
        yield node, CQ.until, edtf(until)
    for attested in sorted({report.attested for report in reports if report.attested and not report.former}):
        yield node, CQ.attestedOn, edtf(attested)
    for article, report in told:
        if article is not None:
            yield node, CQ.reportedBy, iris.fragment(article, report.id)
