"""Which facts came, went or changed between two knowledge bases."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

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
)
from mapper.publishing.diff import ArticleChange, Change, Text, compare
from tests.publishing.meetings import (
    LOPES,
    OSLO,
    PETROV,
    RIGA,
    TEXT,
    Diff,
    at,
    because,
    held,
    knowledge_base,
    lines,
    meeting,
    said,
    seen,
    told,
)
from tests.rdf.builders import page


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
