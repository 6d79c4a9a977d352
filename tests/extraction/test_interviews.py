"""Interviews in questions and answers: who answers, and what is no answer."""

from __future__ import annotations

import pytest

from mapper.facts import StatementForm
from tests.extraction.articles import Told, tell

LOPES = "Ana Lopes"
LEAD = "Minister Ana Lopes answered questions about the bridge."
ASKED, ANSWERED = "When will the bridge be open?", "The bridge will be open in spring."


def interview(*turns: str, title: str = "", lead: str = "Riga, 3 May 2031") -> Told:
    """An article of a lead and turns."""
    return tell(lead, *turns, title=title)


@pytest.mark.parametrize(
    "title",
    [
        "Interview of Minister Ana Lopes with Vesti news agency",
        "Minister Ana Lopes's interview with the newspaper Daily Sun",
        "Minister Ana Lopes answers questions from the press",
        "Answers by Minister Ana Lopes to questions from the media",
        "Jane Roe of the Daily Sun spoke to Minister Ana Lopes about the bridge",
        "Interview with Minister Ana Lopes by Kwame Boateng, Accra Times",
    ],
)
def test_the_headline_names_who_answers(title: str) -> None:
    told = interview(f"Question: {ASKED}", f"Answer: {ANSWERED}", title=title)
    assert told.said == [(LOPES, [ANSWERED])]
    assert told.one_statement.form is StatementForm.DIRECT
    assert told.one_statement.source is None


def test_the_lead_names_who_answers() -> None:
    told = interview(f"Q: {ASKED}", f"A: {ANSWERED}", title="Riga gets a bridge", lead=LEAD)
    assert told.said == [(LOPES, [ANSWERED])]


@pytest.mark.parametrize(
    ("asker", "answerer"),
    [
        ("QUESTION: ", "ANSWER: "),
        ("Q. ", "A. "),
        ("Question 1: ", "Answer: "),
        ("Question from the correspondent of the Daily Sun: ", "Answer: "),
        ("Question (Daily Sun): ", "Minister Ana Lopes: "),
        ("Question:\n\n", "Answer:\n\n"),
        ("Q: ", ""),
    ],
)
def test_labels_of_any_form_part_questions_from_answers(asker: str, answerer: str) -> None:
    second = "Who pays for it?", "The town pays for it."
    turns = f"{asker}{ASKED}\n\n{answerer}{ANSWERED}\n\n{asker}{second[0]}\n\n{answerer}{second[1]}"
    assert interview(*turns.split("\n\n"), lead=LEAD).said == [(LOPES, [ANSWERED]), (LOPES, [second[1]])]


def test_several_ask_one_person() -> None:
    told = interview(
        "Daily Sun: When will the bridge be open?",
        "Ana Lopes: The bridge will be open in spring.",
        "Riga Gazette: Who pays for it?",
        "Ana Lopes: The town pays for it.",
        lead=LEAD,
    )
    assert told.said == [(LOPES, [ANSWERED]), (LOPES, ["The town pays for it."])]


def test_an_answer_goes_on_in_paragraphs_of_the_first_person() -> None:
    told = interview(
        f"Question: {ASKED}",
        f"Answer: {ANSWERED}",
        "We have worked hard for it.",
        "The bridge was built in 1950.",
        lead=LEAD,
    )
    assert [content for _, content in told.said] == [[ANSWERED], ["We have worked hard for it."]]


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Joint press conference of Minister Ana Lopes and Minister Jon Bergman", "Riga, 3 May 2031"),
        ("Minister Jon Bergman received Minister Ana Lopes", "They spoke to the press in Riga."),
        ("Questions and answers on the new bridge", "Riga, 3 May 2031"),
    ],
)
def test_nobody_answers_where_nobody_is_named_clearly(title: str, lead: str) -> None:
    assert interview(f"Question: {ASKED}", f"Answer: {ANSWERED}", title=title, lead=lead).said == []


def test_questions_and_answers_for_everybody_are_nobodys() -> None:
    told = interview(
        "Q: How do I cross the new bridge?",
        "A: The gate is open from six to ten.",
        "Q: What does it cost?",
        "A: It costs nothing.",
        lead="Minister Ana Lopes opened the bridge in Riga on 3 May 2031.",
    )
    assert told.said == []


def test_a_programme_is_no_interview() -> None:
    told = interview(
        "Moderator: Jon Bergman",
        "Speakers: Ana Lopes, Ola Dahl",
        "Question time: The guests may ask what they like.",
        lead="Minister Ana Lopes will open the seminar in Oslo.",
    )
    assert told.said == []
