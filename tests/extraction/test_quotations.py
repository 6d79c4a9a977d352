"""Whose words stand between quotation marks, and with which spans."""

from __future__ import annotations

import pytest

from mapper.facts import StatementForm
from tests.extraction.articles import tell

LOPES, BERGMAN = "Ana Lopes", "Jon Bergman"


def spans(*paragraphs: str) -> tuple[str, str, list[str]]:
    """Source, cue and pieces of content of the only statement."""
    told = tell(*paragraphs)
    one = told.one_statement
    return told.words(one.source), told.words(one.cue), told.content(one)


def test_cue_behind_the_quotation() -> None:
    text = "“The bridge will be open in spring,” Minister Ana Lopes said on Friday."
    assert spans(text) == ("Minister Ana Lopes", "said", ["“The bridge will be open in spring,”"])


def test_cue_behind_the_quotation_with_the_verb_first() -> None:
    text = "“The bridge will be open in spring,” said Ana Lopes, the Minister of Transport of Malta."
    source = "Ana Lopes, the Minister of Transport of Malta"
    assert spans(text) == (source, "said", ["“The bridge will be open in spring,”"])


def test_cue_before_the_quotation() -> None:
    text = "Minister Ana Lopes has repeatedly stressed: “The bridge will be open in spring.”"
    assert spans(text) == (
        "Minister Ana Lopes",
        "has repeatedly stressed",
        ["“The bridge will be open in spring.”"],
    )


def test_quotation_split_by_its_cue_is_one_statement() -> None:
    text = "“The bridge,” Minister Ana Lopes told reporters, “will be open to everybody in spring.”"
    source, cue, content = spans(text)
    assert (source, cue) == ("Minister Ana Lopes", "told")
    assert content == ["“The bridge,”", "“will be open to everybody in spring.”"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ana Lopes, who chairs the board, said the pier was safe.", "Ana Lopes, who chairs the board"),
        ("Juan Reyes, 52, of Lima, said the pier was safe.", "Juan Reyes, 52, of Lima"),
        ("Officials in Jakarta said the pier was safe.", "Officials in Jakarta"),
        (
            "A study published by the Harbour Trust shows that the pier is safe.",
            "A study published by the Harbour Trust",
        ),
        (
            "A spokesman for the Harbour Trust, Juan Reyes, denied the pier was closed.",
            "A spokesman for the Harbour Trust, Juan Reyes",
        ),
        ("“The pier is safe,” said a guard at the gate on Monday.", "a guard at the gate"),
        (
            "“The pier is safe,” said Kwame Boateng of the Institute of Peace in an interview.",
            "Kwame Boateng of the Institute of Peace",
        ),
        (
            "The pier is safe, according to a draft seen by the Gazette and signed in May.",
            "a draft seen by the Gazette and signed in May",
        ),
        ("Ana Lopes, asked about the pier, said it was safe.", "Ana Lopes"),
        ("Ana Lopes, speaking to reporters in Riga, said the pier was safe.", "Ana Lopes"),
        ("Ana Lopes opened the pier, thanked the divers and said the pier was safe.", "Ana Lopes"),
    ],
)
def test_source_is_the_whole_noun_phrase_and_no_more(text: str, source: str) -> None:
    told = tell(text)
    assert {told.words(one.source) for one in told.facts.statements} == {source}


def test_straight_quotation_marks_do_as_well_as_curved_ones() -> None:
    text = '"The bridge will be open in spring," Minister Ana Lopes said.'
    assert spans(text) == ("Minister Ana Lopes", "said", ['"The bridge will be open in spring,"'])


def test_angled_quotation_marks_do_as_well_as_curved_ones() -> None:
    text = "«The bridge will be open in spring», Minister Ana Lopes said."
    assert spans(text) == ("Minister Ana Lopes", "said", ["«The bridge will be open in spring»"])


def test_quotation_of_two_sentences_is_one_statement() -> None:
    text = "“The bridge is old. It needs new piers,” Ambassador Jon Bergman noted."
    assert spans(text) == ("Ambassador Jon Bergman", "noted", ["“The bridge is old. It needs new piers,”"])


def test_quotation_goes_on_behind_the_cue() -> None:
    told = tell("“The bridge is old,” Ambassador Jon Bergman noted. “It needs new piers.”")
    assert told.said == [(BERGMAN, ["“The bridge is old,”"]), (BERGMAN, ["“It needs new piers.”"])]
    assert {told.words(one.source) for one in told.facts.statements} == {"Ambassador Jon Bergman"}
    assert {told.words(one.cue) for one in told.facts.statements} == {"noted"}


def test_quotation_goes_on_in_the_next_paragraph() -> None:
    told = tell(
        "“The bridge is old,” Ambassador Jon Bergman noted.", "“It needs new piers before the winter comes.”"
    )
    assert told.said[1] == (BERGMAN, ["“It needs new piers before the winter comes.”"])


def test_quotation_over_two_paragraphs_opens_again_and_closes_once() -> None:
    told = tell(
        "Ambassador Jon Bergman said: “The bridge is old and needs new piers.",
        "“The work will begin before the winter comes.”",
    )
    assert [speaker for speaker, _ in told.said] == [BERGMAN, BERGMAN]
    assert {one.form for one in told.facts.statements} == {StatementForm.DIRECT}
    assert "The work will begin before the winter comes." in told.said[1][1][0]


def test_quotation_inside_a_quotation_is_part_of_what_is_said() -> None:
    told = tell("“My father used to say ‘never burn a bridge’ and he was right,” Minister Ana Lopes said.")
    assert told.said == [(LOPES, ["“My father used to say ‘never burn a bridge’ and he was right,”"])]


def test_two_speakers_keep_their_own_words() -> None:
    told = tell(
        "“The bridge is old,” Minister Ana Lopes said.",
        "“The bridge is beautiful,” Ambassador Jon Bergman replied.",
    )
    assert told.said == [(LOPES, ["“The bridge is old,”"]), (BERGMAN, ["“The bridge is beautiful,”"])]


def test_pronoun_behind_a_quotation_is_the_person_spoken_of_last() -> None:
    told = tell("Minister Ana Lopes visited Riga on Friday. “The bridge is old and tired,” she said.")
    assert told.said == [(LOPES, ["“The bridge is old and tired,”"])]
    assert told.words(told.one_statement.source) == "she"


def test_words_partly_quoted_are_one_direct_statement() -> None:
    told = tell("Minister Ana Lopes said that the bridge was “a gift to all the people of the town”.")
    assert told.said == [(LOPES, ["the bridge was “a gift to all the people of the town”"])]


def test_words_announced_by_a_colon_are_the_speakers() -> None:
    told = tell(
        "Minister Ana Lopes made the following statement:",
        "“The bridge will be open in spring and nobody will pay a toll.”",
    )
    assert told.said == [(LOPES, ["“The bridge will be open in spring and nobody will pay a toll.”"])]


def test_line_below_a_quotation_names_its_speaker() -> None:
    told = tell("“The bridge will be open in spring.”", "Ana Lopes, Minister of Transport of Malta")
    assert told.said == [(LOPES, ["“The bridge will be open in spring.”"])]
    assert told.one_statement.cue is None


def test_body_is_a_speaker() -> None:
    told = tell("“Nobody was hurt in the flood,” the Ministry of Health said.")
    assert told.said == [("Ministry of Health", ["“Nobody was hurt in the flood,”"])]


def test_post_of_the_speaker_is_kept_as_stated() -> None:
    told = tell("“The bridge is old,” Minister of Transport Ana Lopes said.")
    assert told.one_statement.capacity == "Minister of Transport"


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ana Lopes read “The Old Bridge” on the train.",
        "The exercise “Steppe Shield” ended near Riga.",
        "Minister Ana Lopes came to the so-called “summit” in Riga.",
        "The Institute printed the book “A Long Way to the Sea”.",
        "The medal “For Courage in the Flood” was given to divers.",
    ],
)
def test_titles_names_and_scare_quotes_are_no_statements(text: str) -> None:
    assert tell(text).statements == []


def test_quotation_that_nobody_is_said_to_have_said_has_no_speaker() -> None:
    told = tell(
        "Minister Ana Lopes left Riga on Friday.",
        "A board at the gate reads “no bridge without a toll house”.",
    )
    assert [speaker for speaker, _ in told.said if speaker] == []


def test_statement_has_its_rule_confidence_and_all_its_passages() -> None:
    told = tell("“The bridge is old,” Minister Ana Lopes said.")
    evidence = told.one_statement.evidence
    assert evidence.rule == "quote.behind"
    assert 0 < evidence.confidence <= 1
    assert {told.words(span) for span in evidence.passages} == {
        "“The bridge is old,”",
        "Minister Ana Lopes",
        "said",
    }


def test_quotation_of_another_speaker_inside_a_quotation_is_a_statement_of_its_own() -> None:
    told = tell("Minister Ana Lopes said: “Ambassador Bergman told me: ‘The bridge is safe.’ I trust him.”")
    assert ("Bergman", ["‘The bridge is safe.’"]) in told.said
    assert (LOPES, ["“Ambassador Bergman told me: ‘The bridge is safe.’ I trust him.”"]) in told.said


def test_question_of_a_reporter_and_its_answer_have_their_own_speakers() -> None:
    told = tell("“Is the bridge safe?” a reporter asked. “It is safe,” Minister Ana Lopes answered.")
    assert told.said == [("reporter", ["“Is the bridge safe?”"]), (LOPES, ["“It is safe,”"])]


def test_question_and_answer_have_their_own_speakers() -> None:
    told = tell(
        "“Is the bridge safe?” Ambassador Jon Bergman asked. “It is safe,” Minister Ana Lopes answered."
    )
    assert told.said == [(BERGMAN, ["“Is the bridge safe?”"]), (LOPES, ["“It is safe,”"])]


def test_pronoun_without_anybody_before_it_names_nobody() -> None:
    assert [speaker for speaker, _ in tell("“The bridge is old and tired,” she said.").said if speaker] == []


def test_dash_between_quotation_and_cue_is_like_a_comma() -> None:
    told = tell('"The bridge is old and tired" - said Minister Ana Lopes.')
    assert told.said == [(LOPES, ['"The bridge is old and tired"'])]


def test_name_and_a_colon_announce_words() -> None:
    told = tell("Ana Lopes: “The bridge is old and we will mend it.”")
    assert told.said == [(LOPES, ["“The bridge is old and we will mend it.”"])]


def test_exclamation_mark_does_not_part_a_quotation_from_its_speaker() -> None:
    told = tell("“We will mend the bridge!” Minister Ana Lopes said.")
    assert told.said == [(LOPES, ["“We will mend the bridge!”"])]


def test_new_speaker_ends_a_quotation_that_goes_on() -> None:
    told = tell(
        "“The bridge is old,” Minister Ana Lopes said.",
        "“The lamps are new.”",
        "“The gate is shut,” Ambassador Jon Bergman noted.",
    )
    assert [speaker for speaker, _ in told.said] == [LOPES, LOPES, BERGMAN]


def test_quotation_below_a_colon_has_the_speaker_before_it() -> None:
    text = ("Minister Ana Lopes said:", "“The bridge is old. It needs new piers.”")
    assert spans(*text) == ("Minister Ana Lopes", "said", ["“The bridge is old. It needs new piers.”"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the words of Ana Lopes, “the bridge is old and tired”.",
            ("Ana Lopes", "In the words of", ["“the bridge is old and tired”"]),
        ),
        (
            "Minister Ana Lopes’s answer was: “The bridge is old and tired.”",
            ("Minister Ana Lopes’s", "answer was", ["“The bridge is old and tired.”"]),
        ),
        (
            "As Minister Ana Lopes put it, “the bridge is old and tired”.",
            ("Minister Ana Lopes", "put it", ["“the bridge is old and tired”"]),
        ),
        (
            "Asked if the bridge was safe, Minister Ana Lopes answered: “It is old and tired.”",
            ("Minister Ana Lopes", "answered", ["“It is old and tired.”"]),
        ),
        (
            "Ana Lopes was quoted by the agency as saying “the bridge is old and tired”.",
            ("Ana Lopes", "was quoted by the agency as saying", ["“the bridge is old and tired”"]),
        ),
        (
            "Minister Ana Lopes was blunt: “The bridge is old and tired.”",
            ("Minister Ana Lopes", "was blunt", ["“The bridge is old and tired.”"]),
        ),
        (
            "It was “a strange way to mend a bridge,” said Ana Lopes.",
            ("Ana Lopes", "said", ["It was “a strange way to mend a bridge,”"]),
        ),
        (
            "The plan, Minister Ana Lopes told Radio Riga, “is dead and buried for good”.",
            ("Minister Ana Lopes", "told", ["The plan", "“is dead and buried for good”"]),
        ),
        (
            "“The bridge is old,” one official, who asked not to be named, said.",
            ("one official, who asked not to be named", "said", ["“The bridge is old,”"]),
        ),
        ("“Is the bridge safe?” she wondered.", ("she", "wondered", ["“Is the bridge safe?”"])),
    ],
)
def test_source_cue_and_content(text: str, expected: tuple[str, str, list[str]]) -> None:
    assert spans(text) == expected


def test_one_of_a_group_speaks_for_that_group() -> None:
    told = tell("Aides of the mayor disagreed. “The bridge is old and tired,” one said.")
    assert told.words(told.one_statement.source) == "one"
    assert told.name(told.one_statement.speaker).startswith("Aides")


def test_quotation_over_two_paragraphs_may_name_its_speaker_at_the_end() -> None:
    told = tell("“The bridge is old and tired.", "“We will mend it in spring,” Ambassador Jon Bergman said.")
    assert [speaker for speaker, _ in told.said] == [BERGMAN, BERGMAN]


def test_sentence_behind_a_question_is_no_tag_where_it_says_something_itself() -> None:
    told = tell("“Is the bridge safe?” Minister Ana Lopes said the town would find out.")
    assert ("Ana Lopes", ["“Is the bridge safe?”"]) not in told.said


def test_heading_of_what_several_said_says_nothing_itself() -> None:
    told = tell(
        "What they said:",
        "Ivo Sarkan, youth delegate: “The old bridge will outlive us all.”",
        "Carla Dunne, chief executive of Harbour Copper Ltd: “No plan of ours is secret.”",
    )
    assert told.said == [
        ("Ivo Sarkan", ["“The old bridge will outlive us all.”"]),
        ("Carla Dunne", ["“No plan of ours is secret.”"]),
    ]


def test_items_of_a_list_belong_to_the_call_that_ends_in_a_colon() -> None:
    told = tell(
        "The Red Cross is calling on donors to:",
        "• Pay for clinics in three towns by the end of the year;",
        "• Allow old funds to be used for repairs.",
        "The money is needed now.",
    )
    [(_, content)] = told.said
    assert content == [
        "donors to",
        "Pay for clinics in three towns by the end of the year;",
        "Allow old funds to be used for repairs.",
    ]


def test_items_without_bullets_end_in_semicolons() -> None:
    told = tell(
        "The union called on the owners to:",
        "Pay for three more boats;",
        "Close the old pier.",
        "The harbour was quiet on Monday.",
    )
    [(_, content)] = told.said
    assert content == ["the owners to", "Pay for three more boats;", "Close the old pier."]
