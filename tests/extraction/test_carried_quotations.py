"""Quotations that open in one paragraph and close in a later one, with or without marks that open again."""

from __future__ import annotations

import pytest

from mapper.facts import StatementForm
from tests.extraction.articles import tell

LOPES, BERGMAN = "Ana Lopes", "Jon Bergman"


@pytest.mark.parametrize(
    ("opening", "again", "closing"),
    [("“", "“", "”"), ("“", "", "”"), ('"', '"', '"'), ('"', "", '"'), ("«", "«", "»"), ("«", "", "»")],
)
def test_a_quotation_that_opens_behind_its_cue_goes_on_in_later_paragraphs(
    opening: str, again: str, closing: str
) -> None:
    told = tell(
        f"Minister Ana Lopes told the Council: {opening}The bridge is old.",
        f"{again}It needs new piers. The town has the money.",
        f"{again}The work begins in May.{closing}",
        "The Council meets again in June.",
    )
    assert told.said == [
        (LOPES, [f"{opening}The bridge is old."]),
        (LOPES, [f"{again}It needs new piers. The town has the money."]),
        (LOPES, [f"{again}The work begins in May.{closing}"]),
    ]
    assert {told.words(one.source) for one in told.facts.statements} == {"Minister Ana Lopes"}
    assert {told.words(one.cue) for one in told.facts.statements} == {"told"}
    assert {one.form for one in told.facts.statements} == {StatementForm.DIRECT}


def test_who_is_named_behind_the_last_paragraph_said_all_of_them() -> None:
    told = tell(
        "“The bridge is old.", "It needs new piers.", "The work begins in May,” Minister Ana Lopes said."
    )
    assert told.said == [
        (LOPES, ["“The bridge is old."]),
        (LOPES, ["It needs new piers."]),
        (LOPES, ["The work begins in May,”"]),
    ]


def test_the_second_quotation_of_a_paragraph_goes_on_too() -> None:
    told = tell(
        "“The bridge is old,” Ambassador Jon Bergman noted. “It needs new piers.",
        "“The work begins in May,” he added.",
    )
    assert [content for _, content in told.said] == [
        ["“The bridge is old,”"],
        ["“It needs new piers."],
        ["“The work begins in May,”"],
    ]
    assert {speaker for speaker, _ in told.said} == {BERGMAN}


def test_a_part_of_a_sentence_goes_on_in_the_next_paragraph() -> None:
    told = tell("Minister Ana Lopes wrote that “the river is dry.", "“Farmers leave their land.”")
    assert told.said == [(LOPES, ["“the river is dry."]), (LOPES, ["“Farmers leave their land.”"])]


@pytest.mark.parametrize("inner", ["‘feet’", "‘the town’s feet’", "“feet”"])
def test_quotations_inside_do_not_close_it(inner: str) -> None:
    told = tell("Minister Ana Lopes noted: “The bridge is old.", f"It has what we call {inner}, and lamps.”")
    assert told.said[1] == (LOPES, [f"It has what we call {inner}, and lamps.”"])


@pytest.mark.parametrize(
    "following",
    [
        'The plan was old. It had 5" of rain.',
        "The town calls the bridge “a gift”.",
        "The town lies on the river.",
    ],
)
def test_a_mark_that_nothing_closes_opens_nothing(following: str) -> None:
    told = tell("The ship “Mary left on Monday.", following)
    assert told.said == []


def test_behind_a_mark_that_nothing_closes_quotations_are_read_as_ever() -> None:
    told = tell("The ship “Mary left on Monday. “It needs new engines,” Minister Ana Lopes said.")
    assert told.said == [(LOPES, ["“It needs new engines,”"])]


def test_what_follows_the_closing_mark_is_nobodys_words() -> None:
    told = tell(
        "Minister Ana Lopes said: “The bridge is old.",
        "It needs new piers.” Ambassador Jon Bergman said the work would begin in May.",
    )
    assert told.said[2] == (BERGMAN, ["the work would begin in May"])


def test_a_statement_in_marks_over_paragraphs_is_the_words_and_the_document_of_its_body() -> None:
    told = tell(
        "The Council of Ports adopted the following statement in Riga:",
        "“The Council follows the events at the border with concern.",
        "We condemn the attack on the post “Old Gate”.",
        "We call on all states to help the wounded.”",
        "The session was chaired by Ana Lopes.",
        title="Statement by the Council of Ports on the events at the border",
    )
    assert [speaker for speaker, _ in told.said] == ["Council of Ports"] * 3
    assert [kind for _, kind, _ in told.documents] == ["statement"]
