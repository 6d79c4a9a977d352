"""The corpus layer is a function of the set of articles, and IRIs last."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mapper.facts import ArticleFacts
from mapper.rdf import article_quads
from tests.rdf.builders import BASE, body, corpus_quads, event, page, person, place, tenure

PEOPLE = [
    person("Gennady Stolbov"),
    person("Gennady Pavlovich Stolbov"),
    person("Gennadiy Stolbov"),
    person("Lee Po"),
    person("Ann Ray"),
]
COUNCIL = body("river-council", "River Council", "RC")
PLACES = [place("geonames-524901", "Moscow"), place("geonames-2017370", "Russia"), place("pier", "Pier")]
DATES = ["", "2023-02-20", "2023-02", "2023-02-21", "XXXX-02-20", "2023-02-20/2023-02-25"]

_events = st.builds(
    lambda kind, who, date, where, status, name: event(
        kind, who, date, place=where.id, status=status, instance=name
    ),
    st.sampled_from(["meeting", "session", "summit", "event"]),
    st.lists(st.sampled_from([*PEOPLE, COUNCIL]), max_size=4, unique=True),
    st.sampled_from(DATES),
    st.sampled_from(PLACES),
    st.sampled_from(["held", "planned", "cancelled"]),
    st.sampled_from(["", "", "shield 2024", "shield"]),
)


@st.composite
def corpora(draw: st.DrawFn) -> list[ArticleFacts]:
    """Some articles whose events, persons and tenures may or may not be the same."""
    pages = []
    for number in range(draw(st.integers(2, 6))):
        told = [replace(one, id=f"event-{at}") for at, one in enumerate(draw(st.lists(_events, max_size=3)))]
        named = replace(COUNCIL, name=draw(st.sampled_from(["River Council", "Council of the River"])))
        posts = [tenure(who, "Head", COUNCIL) for who in draw(st.sets(st.sampled_from(PEOPLE), max_size=2))]
        present = {part.participant for one in told for part in one.participations}
        present |= {post.person for post in posts}
        who = [one for one in PEOPLE if one.id in present]
        pages.append(page(f"Text {number}", named, *who, *PLACES, *told, *posts))
    return pages


@settings(max_examples=60, deadline=None)
@given(corpora(), st.data())
def test_order_and_repetition_of_articles_change_nothing(
    pages: list[ArticleFacts], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations([*pages, *pages[:1]]))
    assert list(corpus_quads(pages, BASE)) == list(corpus_quads(shuffled, BASE))


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_another_article_takes_away_no_iri(pages: list[ArticleFacts]) -> None:
    before = {quad.subject for quad in corpus_quads(pages[:-1], BASE)}
    assert before <= {quad.subject for quad in corpus_quads(pages, BASE)}


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_whatever_articles_report_is_in_the_corpus(pages: list[ArticleFacts]) -> None:
    described = {quad.subject for quad in corpus_quads(pages, BASE)}
    reported = {
        quad.object
        for one in pages
        for quad in article_quads(one, BASE)
        if "#reports" in quad.predicate.value
    }
    # The reference data describes what of its places the corpus has nothing to add to.
    assert reported - described <= {f"{BASE}{one.id}" for one in PLACES}


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_no_event_has_two_reports_of_one_article(pages: list[ArticleFacts]) -> None:
    seen: set[tuple[str, str]] = set()
    for quad in corpus_quads(pages, BASE):
        if "reportedBy" in quad.predicate.value and "/event/" in str(quad.subject):
            key = (str(quad.subject), str(quad.object).partition("#")[0])
            assert key not in seen
            seen.add(key)


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_merging_ends_in_one_step_at_the_smallest_iri(pages: list[ArticleFacts]) -> None:
    merged = {
        str(quad.subject): str(quad.object)
        for quad in corpus_quads(pages, BASE)
        if "mergedInto" in quad.predicate.value
    }
    assert not set(merged.values()) & merged.keys()
    assert all(stays < gone for gone, stays in merged.items())
