"""Differences between knowledge bases, on facts made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pyoxigraph import NamedNode

from mapper.facts import (
    ArticleFacts,
    ArticleKind,
    Entity,
    EntityKind,
    EventReport,
    Evidence,
    Participation,
    Source,
    Span,
    Statement,
    StatementForm,
    TenureReport,
)
from mapper.publishing.diff import ArticleChange, Change, EntityChange, Identity, Text, compare
from mapper.rdf import article_quads, corpus_quads
from mapper.rdf.terms import CQ, RDF
from mapper.store import SCHEMA_VERSION, KnowledgeBase, KnowledgeBaseError, Manifest, text_path
from tests.rdf.builders import BASE, body, page, person, place, store

TEXT: Final = (
    "Ana Lopes met Ivan Petrov in Riga. Later she chaired the session in Riga.\n"
    "“We agree,” said Ana Lopes. “We do not,” said Ivan Petrov."
)
LOPES, PETROV, RIGA, OSLO = (
    person("Ana Lopes"),
    person("Ivan Petrov"),
    place("riga", "Riga"),
    place("oslo", "Oslo"),
)
HARBOUR = body("harbour", "Harbour Union")
Differences: TypeAlias = list[ArticleChange | EntityChange]
Diff = Callable[[Iterable[ArticleFacts], Iterable[ArticleFacts]], Differences]


def at(words: str, text: str = TEXT) -> Span:
    """Where `words` stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def because(*words: str, text: str = TEXT, rule: str = "test.rule", confidence: float = 0.9) -> Evidence:
    return Evidence(rule, tuple(at(one, text) for one in words), confidence)


def seen(entity: Entity, text: str = TEXT) -> Entity:
    return replace(entity, evidence=because(entity.name, text=text))


def meeting(at_: int = 0, words: str = "Ana Lopes met Ivan Petrov in Riga", **values: object) -> EventReport:
    """The meeting of the text; `at_` is the ordinal in its id."""
    why = because(words)
    parts = tuple(Participation(one.id, "participant", because(one.name)) for one in (LOPES, PETROV))
    report = EventReport(
        f"event-{at_}", "meeting", words, "held", why, "2024-05-02", RIGA.id, participations=parts
    )
    return replace(report, **values)


def said(content: str = "“We agree,”", **values: object) -> Statement:
    span = at(content)
    why = because(content)
    statement = Statement(f"statement-{span.start}", StatementForm.DIRECT, "say", (span,), why, LOPES.id)
    return replace(statement, **values)


def held(post: str, number: int = 0, who: Entity = LOPES) -> TenureReport:
    return TenureReport(f"tenure-0-{number}", who.id, post, HARBOUR.id, because(who.name))


def told(
    *facts: EventReport | Statement | TenureReport, text: str = TEXT, source: str = "news.txt"
) -> ArticleFacts:
    """An article that tells of the two, of Riga and of these facts."""
    found = page(text, *(seen(one, TEXT) for one in (LOPES, PETROV, RIGA)), HARBOUR, OSLO, *facts)
    return replace(found, article=replace(found.article, sources=(Source(source),), published="2024-05-03"))


def knowledge_base(folder: Path, pages: Iterable[ArticleFacts], base: str = BASE) -> KnowledgeBase:
    pages = list(pages)
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    for one in pages:
        text_path(folder, one.article.sha256).write_bytes(one.article.text.encode())
    quads = [quad for one in pages for quad in article_quads(one, base)] + list(corpus_quads(pages, base))
    return KnowledgeBase(folder, Manifest(SCHEMA_VERSION, base, "test"), store(quads))


@pytest.fixture
def diff(tmp_path: Path) -> Diff:
    """The differences between knowledge bases of these articles."""

    def differences(before: Iterable[ArticleFacts], after: Iterable[ArticleFacts]) -> Differences:
        return list(compare(knowledge_base(tmp_path, before), knowledge_base(tmp_path, after)))

    return differences


def lines(changes: Differences) -> list[str]:
    """Each change of a fact as `change kind: words`, and each value as `name: before -> after`."""
    found = []
    for change in changes:
        for fact in change.facts if isinstance(change, ArticleChange) else ():
            found.append(f"{fact.change} {fact.fact.kind}: {fact.fact.words}")
            found += [f"  {value.name}: {' -> '.join(value.texts)}" for value in fact.values]
    return found


def entities(changes: Differences) -> list[EntityChange]:
    return [change for change in changes if isinstance(change, EntityChange)]


def test_same_articles_differ_in_nothing(diff: Diff) -> None:
    assert diff([told(meeting(), said())], [told(meeting(), said())]) == []


def test_fact_that_came_has_its_words_and_its_sentence(diff: Diff) -> None:
    (change,) = diff([told(meeting())], [told(meeting(), said())])
    assert isinstance(change, ArticleChange)
    assert change.text is Text.SAME
    assert lines([change]) == ["came statement: Ana Lopes (say): “We agree,”"]
    (fact,) = change.facts
    assert fact.before is None
    assert [quote.text for quote in fact.quotes_after] == ["“We agree,” said Ana Lopes."]


def test_fact_that_went_is_the_reverse(diff: Diff) -> None:
    (change,) = diff([told(meeting(), said())], [told(meeting())])
    assert lines([change]) == ["went statement: Ana Lopes (say): “We agree,”"]
    assert isinstance(change, ArticleChange)
    assert [quote.text for quote in change.facts[0].quotes_before] == ["“We agree,” said Ana Lopes."]


def test_values_that_changed_are_named_by_their_words_before_and_after(diff: Diff) -> None:
    assert lines(diff([told(meeting())], [told(meeting(place=OSLO.id, status="planned"))])) == [
        "changed event: meeting, 2024-05-02, Oslo, planned",
        "  place: Riga -> Oslo",
        "  status: held -> planned",
    ]


def test_value_that_came_was_nothing_before(diff: Diff) -> None:
    assert lines(diff([told(said())], [told(said(capacity="Minister"))])) == [
        "changed statement: Ana Lopes, Minister (say): “We agree,”",
        "  capacity:  -> Minister",
    ]


def test_event_found_a_few_words_later_is_the_same_with_all_who_took_part(diff: Diff) -> None:
    (change,) = diff([told(meeting())], [told(meeting(10, "met Ivan Petrov in Riga"))])
    assert isinstance(change, ArticleChange)
    assert change.facts == ()
    assert not change.is_listed
    assert change.unlisted == 1  # its passage is another one; those of who took part are the same


def test_event_found_elsewhere_with_another_date_is_changed_only_in_its_date(diff: Diff) -> None:
    moved = meeting(10, "met Ivan Petrov in Riga", date="2024-05-03")
    assert lines(diff([told(meeting())], [told(moved)])) == [
        "changed event: meeting, 2024-05-03, Riga, held",
        "  date: 2024-05-02 -> 2024-05-03",
    ]


def test_event_found_elsewhere_with_most_values_others_is_another_one(diff: Diff) -> None:
    other = meeting(10, "met Ivan Petrov in Riga", type="visit", place=OSLO.id, status="planned")
    found = lines(
        diff([told(replace(meeting(), participations=()))], [told(replace(other, participations=()))])
    )
    assert sorted(found) == [
        "came event: visit, 2024-05-02, Oslo, planned",
        "went event: meeting, 2024-05-02, Riga, held",
    ]


def test_event_with_the_same_values_in_another_sentence_is_another_one(diff: Diff) -> None:
    other = replace(meeting(35, "chaired the session in Riga"), participations=())
    found = diff([told(replace(meeting(), participations=()))], [told(other)])
    assert {line.split()[0] for line in lines(found)} == {"came", "went"}


def test_event_whose_evidence_shares_few_words_is_another_one(diff: Diff) -> None:
    one, other = meeting(), meeting(31, "Riga. Later she chaired the session")
    found = diff([told(replace(one, participations=()))], [told(replace(other, participations=()))])
    assert [line.split()[0] for line in sorted(lines(found))] == ["came", "went"]


def test_fact_of_the_same_iri_is_changed_whatever_it_states_now(diff: Diff) -> None:
    one = replace(meeting(), participations=())
    other = replace(one, type="session", date="", place="", status="planned", evidence=because("“We agree,”"))
    assert lines(diff([told(one)], [told(other)])) == [
        "changed event: session, planned",
        "  type: meeting -> session",
        "  date: 2024-05-02 -> ",
        "  place: Riga -> ",
        "  status: held -> planned",
    ]


def test_statement_at_a_new_event_that_has_the_iri_of_one_that_moved_is_changed(diff: Diff) -> None:
    one = replace(meeting(), participations=())
    moved = replace(meeting(10, "met Ivan Petrov in Riga"), participations=())
    new = replace(one, type="session", date="", evidence=because("chaired the session"))
    assert lines(diff([told(one, said(event="event-0"))], [told(moved, new, said(event="event-0"))])) == [
        "came event: session, Riga, held",
        "changed statement: Ana Lopes (say): “We agree,”",
        "  event: meeting, 2024-05-02, Riga, held -> session, Riga, held",
    ]


def test_group_of_a_revised_article_is_the_same_though_its_id_holds_the_article(diff: Diff) -> None:
    def by_pilots(text: str) -> ArticleFacts:
        name = "two pilots"
        identifier = f"group/{name.replace(' ', '-')}-{page(text).article.key[:8]}"
        pilots = Entity(identifier, EntityKind.GROUP, name, (name,), because(name, text=text))
        report = EventReport("event-0", "meeting", "met", "held", because("met", text=text))
        report = replace(report, participations=(Participation(identifier, "participant", pilots.evidence),))
        found = page(text, pilots, report)
        return replace(found, article=replace(found.article, sources=(Source("pilots.txt"),)))

    (change,) = diff([by_pilots("Today two pilots met.")], [by_pilots("Today at last two pilots met.")])
    assert isinstance(change, ArticleChange)
    assert (change.text, change.facts, change.unlisted) == (Text.REVISED, (), 0)


def test_teaser_on_a_page_that_was_revised_is_the_same(diff: Diff) -> None:
    def carried(by: ArticleFacts) -> ArticleFacts:
        short = replace(page("Short news.").article, kind=ArticleKind.TEASER, carriers=(by.article.sha256,))
        return ArticleFacts(short)

    old, new, other = told(), told(text=f"{TEXT}\nMore."), told(text=f"{TEXT}\nElse.", source="else.txt")
    found = diff([old, carried(old)], [new, carried(new)])
    listed = [change.text for change in found if isinstance(change, ArticleChange) and change.is_listed]
    assert listed == [Text.REVISED]
    (teaser,) = (
        change
        for change in diff([old, other, carried(old)], [old, other, carried(other)])
        if isinstance(change, ArticleChange)
    )
    assert [value.name for value in teaser.values] == ["carried by"]


def test_changed_facts_stand_among_those_that_came_by_their_place(diff: Diff) -> None:
    later = said("“We do not,”", speaker=PETROV.id)
    assert lines(diff([told(later)], [told(said(), replace(later, capacity="Minister"))])) == [
        "came statement: Ana Lopes (say): “We agree,”",
        "changed statement: Ivan Petrov, Minister (say): “We do not,”",
        "  capacity:  -> Minister",
    ]


def test_facts_come_by_kind_and_place_and_entities_with_their_first_sentence(diff: Diff) -> None:
    lopes = replace(
        LOPES, evidence=Evidence("r", (at("Ana Lopes"), Span(*(82 + n for n in at("Ana Lopes")))))
    )
    new = page(TEXT, seen(PETROV), lopes, RIGA, said("“We do not,”", speaker=PETROV.id), said(), meeting())
    (change, *_) = diff([page(TEXT)], [new])
    assert isinstance(change, ArticleChange)
    assert [fact.fact.words for fact in change.facts] == [
        "meeting, 2024-05-02, Riga, held",
        "Ana Lopes (participant): meeting, 2024-05-02, Riga, held",
        "Ivan Petrov (participant): meeting, 2024-05-02, Riga, held",
        "Ana Lopes (say): “We agree,”",
        "Ivan Petrov (say): “We do not,”",
        "Ana Lopes",
        "Ivan Petrov",
        "Riga",
    ]
    quotes = change.facts[5].quotes_after
    assert [quote.text for quote in quotes] == ["Ana Lopes met Ivan Petrov in Riga."]


def test_facts_of_one_place_whose_numbers_were_swapped_are_the_same(diff: Diff) -> None:
    before = told(held("Minister", 0), held("Chair", 1))
    assert lines(diff([before], [told(held("Chair", 0), held("Minister", 1))])) == []


def test_fact_that_pushes_another_to_the_next_number_is_the_only_one_that_came(diff: Diff) -> None:
    assert lines(diff([told(held("Minister", 0))], [told(held("Chair", 0), held("Minister", 1))])) == [
        "came tenure: Ana Lopes, Chair, Harbour Union, current"
    ]


def test_statement_at_an_event_that_moved_is_the_same_and_at_another_event_is_changed(diff: Diff) -> None:
    session = EventReport(
        "event-40", "session", "session", "held", because("chaired the session"), place=RIGA.id
    )
    before = told(meeting(), session, said(event="event-0"))
    moved = told(meeting(10, "met Ivan Petrov in Riga"), session, said(event="event-10"))
    other = told(meeting(), session, said(event="event-40"))
    assert lines(diff([before], [moved])) == []
    assert lines(diff([before], [other])) == [
        "changed statement: Ana Lopes (say): “We agree,”",
        "  event: meeting, 2024-05-02, Riga, held -> session, Riga, held",
    ]


def test_same_fact_by_another_rule_is_listed_only_when_evidence_is_asked_for(tmp_path: Path) -> None:
    surer = replace(said(), evidence=because("“We agree,”", rule="other.rule", confidence=0.7))
    before, after = (knowledge_base(tmp_path, [told(one)]) for one in (said(), surer))
    (change,) = compare(before, after)
    assert isinstance(change, ArticleChange)
    assert (change.is_listed, change.unlisted) == (False, 1)
    (change,) = compare(before, after, evidence=True)
    assert isinstance(change, ArticleChange)
    assert [fact.change for fact in change.facts] == [Change.EVIDENCE]
    assert change.is_listed


def test_new_text_of_a_source_is_a_revision_in_which_only_what_it_says_otherwise_is_changed(
    diff: Diff,
) -> None:
    text = "For the press.\n" + TEXT.replace("We agree", "We agree on all")
    why = Evidence("test.rule", (at("Ana Lopes met Ivan Petrov in Riga", text),), 0.9)
    parts = tuple(
        replace(part, evidence=because(one.name, text=text))
        for part, one in zip(meeting().participations, (LOPES, PETROV), strict=True)
    )
    content = at("“We agree on all,”", text)
    statement = replace(
        said(), id=f"statement-{content.start}", content=(content,), evidence=Evidence("r", (content,))
    )
    after = told(meeting(15, participations=parts, evidence=why), statement, text=text)
    (change,) = diff([told(meeting(), said())], [after])
    assert isinstance(change, ArticleChange)
    assert change.text is Text.REVISED
    assert change.before is not None
    assert lines([change]) == [
        "changed statement: Ana Lopes (say): “We agree on all,”",
        "  content: “We agree,” -> “We agree on all,”",
    ]


def test_new_text_beside_the_earlier_one_of_its_source_came(diff: Diff) -> None:
    old, new = told(meeting()), told(text=f"{TEXT}\nMore.")
    (change,) = diff([old], [old, new])
    assert isinstance(change, ArticleChange)
    assert change.text is Text.CAME


def test_articles_of_other_sources_came_and_went(diff: Diff) -> None:
    found = diff([told(source="a.txt")], [told(text=f"{TEXT}\nMore.", source="b.txt")])
    assert [change.text for change in found if isinstance(change, ArticleChange)] in (
        [Text.CAME, Text.WENT],
        [Text.WENT, Text.CAME],
    )


def test_articles_come_by_date_whatever_became_of_them(diff: Diff) -> None:
    def dated(date: str, text: str, *facts: Statement) -> ArticleFacts:
        found = told(*facts, text=text, source=f"{date}.txt")
        return replace(found, article=replace(found.article, published=date))

    early, late, middle = f"{TEXT}\nA.", f"{TEXT}\nB.", TEXT
    before = [dated("2024-05-01", early), dated("2024-05-02", middle)]
    after = [dated("2024-05-02", middle, said()), dated("2024-05-03", late)]
    pages = [change.page for change in diff(before, after) if isinstance(change, ArticleChange)]
    assert [one.told("published") for one in pages] == [("2024-05-01",), ("2024-05-02",), ("2024-05-03",)]


def test_date_that_metadata_gave_an_article_is_a_change_of_the_article(diff: Diff) -> None:
    found = told()
    undated = replace(found, article=replace(found.article, published=""))
    (change,) = diff([undated], [found])
    assert isinstance(change, ArticleChange)
    assert [(one.name, one.before, [v.text for v in one.after]) for one in change.values] == [
        ("published", (), ["2024-05-03"])
    ]


def test_person_of_a_new_article_came_into_all_articles_together(diff: Diff) -> None:
    new = page("Omar Diallo spoke.", replace(person("Omar Diallo"), evidence=Evidence("r", (Span(0, 11),))))
    assert entities(diff([told()], [told(), new])) == [
        EntityChange(Identity.CAME, "person/omar-diallo", "", "Omar Diallo")
    ]


def test_body_with_another_usual_name_is_renamed(diff: Diff) -> None:
    def named(name: str) -> ArticleFacts:
        return page(f"{name} met.", replace(HARBOUR, name=name, names=(name,)))

    assert entities(diff([named("Harbour Union")], [named("Union of Harbours")])) == [
        EntityChange(Identity.RENAMED, "body/harbour", "Harbour Union", "Union of Harbours")
    ]


def test_persons_whom_a_post_shows_to_be_one_are_joined_and_without_it_parted(diff: Diff) -> None:
    def named(name: str, text: str, *, post: bool) -> ArticleFacts:
        who = person(name)
        tenures = [TenureReport("tenure-0-0", who.id, "Chair", HARBOUR.id, who.evidence)] if post else []
        return page(text, who, HARBOUR, *tenures)

    first = named("Sergei Ivanov", "The first one.", post=True)
    two, one = ([first, named("S. Ivanov", "The second one.", post=post)] for post in (False, True))
    assert entities(diff(two, one)) == [
        EntityChange(Identity.RENAMED, "person/s-ivanov", "S. Ivanov", "Sergei Ivanov"),
        EntityChange(
            Identity.JOINED, "person/sergei-ivanov", "Sergei Ivanov", "Sergei Ivanov", now="person/s-ivanov"
        ),
    ]
    renamed, parted = entities(diff(one, two))
    assert renamed.change is Identity.RENAMED
    assert (parted.change, parted.was, parted.now) == (Identity.PARTED, "person/s-ivanov", "")


def test_person_who_came_with_a_name_of_somebody_known_counts_as_that_one(diff: Diff) -> None:
    known, other = page("One.", person("Sergei Ivanov")), page("Two.", person("Sergey Ivanov"))
    (came,) = entities(diff([known], [known, other]))
    assert (came.change, came.after, came.now) == (Identity.CAME, "Sergey Ivanov", "person/sergei-ivanov")


def test_person_who_counts_under_another_id_is_changed_wherever_a_fact_names_him(diff: Diff) -> None:
    def by(who: Entity) -> ArticleFacts:
        return page(TEXT, seen(who), replace(said(), speaker=who.id))

    changes = diff([by(PETROV)], [by(person("Ivan Petrov", "ivan-petrov-harbour"))])
    assert lines(changes) == [
        "changed statement: Ivan Petrov (say): “We agree,”",
        "  speaker: person/ivan-petrov -> person/ivan-petrov-harbour",
        "changed person: Ivan Petrov",
        "  entity: person/ivan-petrov -> person/ivan-petrov-harbour",
    ]
    assert [(change.change, change.iri) for change in entities(changes)] == [
        (Identity.WENT, "person/ivan-petrov"),
        (Identity.CAME, "person/ivan-petrov-harbour"),
    ]


def test_graph_without_its_article_is_named(tmp_path: Path) -> None:
    whole, broken = knowledge_base(tmp_path, [told(said())]), knowledge_base(tmp_path, [told(said())])
    article = NamedNode(BASE + "article/" + page(TEXT).article.key)
    broken.store.remove(next(iter(broken.store.quads_for_pattern(article, RDF.type, CQ.Article))))
    with pytest.raises(KnowledgeBaseError, match="the graph tells of no article"):
        list(compare(whole, broken))


def test_base_iri_of_its_own_is_no_difference(tmp_path: Path) -> None:
    pages = [told(meeting(), said(event="event-0"), held("Minister"))]
    other = knowledge_base(tmp_path, pages, "https://example.org/kb/")
    assert list(compare(knowledge_base(tmp_path, pages), other)) == []


# Any articles: two texts of one source and one of another, with any facts.

TEXTS: Final = (TEXT, TEXT.replace("Riga", "Oslo", 1), f"{TEXT}\nThe end.")
WORDS: Final = (
    "Ana Lopes met Ivan Petrov",
    "met Ivan Petrov",
    "chaired the session",
    "“We agree,”",
    "“We do not,”",
)


@st.composite
def events(draw: st.DrawFn) -> EventReport:
    report = meeting(
        draw(st.integers(0, 3)),
        draw(st.sampled_from(WORDS)),
        type=draw(st.sampled_from(["meeting", "visit"])),
        date=draw(st.sampled_from(["", "2024-05-02"])),
        place=draw(st.sampled_from(["", RIGA.id, OSLO.id])),
    )
    return replace(report, participations=report.participations[: draw(st.integers(0, 2))])


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    statement = said(draw(st.sampled_from(WORDS)), speaker=draw(st.sampled_from([LOPES.id, PETROV.id, ""])))
    return replace(statement, id=f"statement-{draw(st.integers(0, 3))}")


@st.composite
def articles(draw: st.DrawFn, text: str) -> ArticleFacts:
    """An article of this text, whose passages stand where they stand in TEXT."""
    facts = draw(st.lists(st.one_of(events(), statements()), max_size=5, unique_by=lambda fact: fact.id))
    found = told(*facts, source="other.txt" if text.endswith("The end.") else "news.txt")
    article_ = replace(page(text).article, sources=found.article.sources, published="2024-05-03")
    return replace(found, article=article_)


corpora = st.lists(st.sampled_from(TEXTS), unique=True, max_size=3).flatmap(
    lambda texts: st.tuples(*(articles(text) for text in texts))
)
MIRROR: Final = {"came": "went", "went": "came", "joined": "parted", "parted": "joined"}


def seen_from_one_side(changes: Iterable[ArticleChange | EntityChange], *, mirrored: bool) -> set[object]:
    """The changes as plain values, read backwards where `mirrored`."""

    def turn(change: str, before: object, after: object) -> tuple[object, ...]:
        return (MIRROR.get(change, change), after, before) if mirrored else (str(change), before, after)

    found: set[object] = set()
    for change in changes:
        if isinstance(change, EntityChange):
            found.add(
                (change.iri, *turn(change.change, (change.before, change.was), (change.after, change.now)))
            )
            continue
        here = turn(change.text, change.before and change.before.iri, change.after and change.after.iri)
        found.add((*here, change.unlisted))
        for fact in change.facts:
            values = frozenset(turn(one.name, one.before, one.after) for one in fact.values)
            iris = turn(fact.change, fact.before and fact.before.iri, fact.after and fact.after.iri)
            found.add((*iris, values))
    return found


@settings(max_examples=60, deadline=None)
@given(before=corpora, after=corpora)
def test_any_knowledge_base_is_its_own_equal_and_differences_read_backwards_are_the_reverse(
    tmp_path_factory: pytest.TempPathFactory,
    before: tuple[ArticleFacts, ...],
    after: tuple[ArticleFacts, ...],
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    one, other = knowledge_base(folder, before), knowledge_base(folder, after)
    assert list(compare(one, knowledge_base(folder, before))) == []
    forth, back = compare(one, other, evidence=True), compare(other, one, evidence=True)
    assert seen_from_one_side(forth, mirrored=True) == seen_from_one_side(back, mirrored=False)
