"""Texts that speak themselves: interviews, speeches and joint statements."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mapper.corpus.knowledge import Knowledge
from mapper.extraction import facts_of
from mapper.facts import StatementForm
from tests.extraction.articles import Told, article, tell

LOPES = "Ana Lopes"
INTERVIEW = (
    "Ana Lopes, the Minister of Transport of Malta, answered the questions of our newspaper.",
    "– When will the bridge be open?",
    "– The bridge will be open in spring.",
    "– Who will pay for the new piers?",
    "– The Council pays for the piers. The town pays for the lamps.",
)
SPEECH = (
    "Speech by Ana Lopes, the Minister of Transport of Malta, in Riga on 3 May 2031.",
    "Dear colleagues, I thank you for the invitation to this conference.",
    "I believe that the bridge will be open in spring.",
    "The work on the piers has begun. My team counts on your help.",
)
JOINT = (
    "We, the Ministers of Transport of Malta and Latvia, met in Riga on 3 May 2031.",
    "We welcome the opening of the bridge.",
    "We call upon all states to mend their bridges.",
)


def test_answers_of_an_interview_are_statements_and_questions_are_none() -> None:
    told = tell(*INTERVIEW)
    assert told.said == [
        (LOPES, ["The bridge will be open in spring."]),
        (LOPES, ["The Council pays for the piers."]),
        (LOPES, ["The town pays for the lamps."]),
    ]
    assert {one.form for one in told.facts.statements} == {StatementForm.DIRECT}


def test_sentences_of_a_speech_are_statements_of_who_gives_it() -> None:
    told = tell(*SPEECH, title="Speech by Ana Lopes in Riga")
    assert (LOPES, [SPEECH[1]]) in told.said
    assert (LOPES, [SPEECH[2]]) in told.said
    assert (LOPES, ["The work on the piers has begun."]) in told.said


def test_nobody_but_who_gives_the_speech_speaks_in_it() -> None:
    told = tell(*SPEECH, title="Speech by Ana Lopes in Riga")
    assert {speaker for speaker, _ in told.said} == {LOPES}


@pytest.mark.xfail(strict=True, reason='"My team counts on …": a verb that may be a plural noun is not seen')
def test_every_sentence_of_a_speech_is_a_statement() -> None:
    told = tell(*SPEECH, title="Speech by Ana Lopes in Riga")
    assert (LOPES, ["My team counts on your help."]) in told.said


def test_cue_of_a_speech_lies_inside_its_content() -> None:
    told = tell(*SPEECH, title="Speech by Ana Lopes in Riga")
    first = told.facts.statements[0]
    assert told.words(first.cue) == "thank"
    assert first.act in {"thank", "appreciate"}


def test_joint_statement_speaks_for_its_signers() -> None:
    told = tell(*JOINT, title="Joint Statement of the Ministers of Transport")
    joint = [one for one in told.facts.statements if one.form is StatementForm.JOINT]
    assert [told.content(one) for one in joint][-2:] == [[JOINT[1]], [JOINT[2]]]
    assert {told.name(one.speaker) for one in joint} == {"Ministers of Transport of Malta and Latvia"}


def test_joint_statement_is_a_document_of_the_article() -> None:
    told = tell(*JOINT, title="Joint Statement of the Ministers of Transport")
    assert ("Joint Statement of the Ministers of Transport", "statement", "adopted") in told.documents


def test_document_speaks_for_the_parties_in_the_present_tense() -> None:
    text = "The Parties consider it necessary to mend the bridge before the winter."
    told = tell(text, title="Declaration on Bridges")
    assert [(one.form, told.content(one)) for one in told.facts.statements] == [(StatementForm.JOINT, [text])]
    assert told.words(told.one_statement.source) == "The Parties"
    assert told.words(told.one_statement.cue) == "consider"


def test_one_sentence_in_the_first_person_makes_no_speech() -> None:
    told = tell(
        "Minister Ana Lopes visited the bridge on Friday.",
        "The piers are old and the lamps are broken.",
        "The town has waited for years.",
        "The toll house burned down in spring.",
        "Lopes wrote “I came by boat and left on foot” in the book of guests.",
    )
    assert len(told.statements) <= 1


def answers(asker: str, answerer: str) -> list[tuple[str, list[str]]]:
    """What an interview yields whose turns begin with these labels."""
    return tell(
        "Ana Lopes, the Minister of Transport of Malta, spoke to our newspaper.",
        f"{asker}: When will the bridge be open?",
        f"{answerer}: The bridge will be open in spring. We have worked hard for it.",
        f"{asker}: Who will pay for the new piers?",
        f"{answerer}: The Council pays for the piers.",
    ).said


@pytest.mark.parametrize(
    ("asker", "answerer"),
    [("Q", "A"), ("Question", "Answer"), ("Riga Gazette", "Lopes"), ("RG", "Ana Lopes")],
)
def test_labels_tell_questions_from_answers(asker: str, answerer: str) -> None:
    assert answers(asker, answerer) == [
        (LOPES, ["The bridge will be open in spring."]),
        (LOPES, ["We have worked hard for it."]),
        (LOPES, ["The Council pays for the piers."]),
    ]


def test_labels_of_a_list_make_no_interview() -> None:
    told = tell(
        "Ana Lopes, the Minister of Transport of Malta, spoke to our newspaper.",
        "Place: The old bridge is near the port.",
        "Date: The bridge was built in 1950.",
        "Place: The new bridge is near the market.",
        "Date: The bridge was built in 1990.",
    )
    assert told.statements == []


def test_salutation_is_nobody_who_speaks() -> None:
    told = tell(
        "Speech by Ana Lopes, the Minister of Transport of Malta.",
        "Madam President, I thank the hosts for their patience.",
        "Ladies and gentlemen, I believe in bridges.",
        "Excellencies, we call on all states to mend theirs.",
    )
    assert {speaker for speaker, _ in told.said} == {LOPES}


def _communique(*paragraphs: str, publisher: str) -> Told:
    """What a text says below a masthead that names its publisher."""
    whole = article(publisher, *paragraphs)
    facts = facts_of(replace(whole, publisher=publisher, paragraphs=whole.paragraphs[1:]), Knowledge())
    return Told(facts, {entity.id: entity.name for entity in facts.entities})


def test_body_that_only_the_masthead_names_speaks_in_its_communique() -> None:
    told = _communique(
        "We strongly condemn the attack on the harbour of Riga.",
        "We call on all states to help the wounded. Our Embassy is in contact with the police.",
        "Our Minister Ana Lopes called Jon Bergman. Minister Jon Bergman thanked our Minister for the call.",
        publisher="Ministry of Ports",
    )
    assert told.said == [
        ("Ministry of Ports", ["We strongly condemn the attack on the harbour of Riga."]),
        ("Ministry of Ports", ["We call on all states to help the wounded."]),
        ("Ministry of Ports", ["Our Embassy is in contact with the police."]),
        ("Jon Bergman", ["our Minister for the call"]),
    ]
    assert told.words(told.facts.statements[0].cue) == "strongly condemn"


def test_publisher_that_does_not_speak_is_no_body_of_the_text() -> None:
    told = _communique("Minister Ana Lopes visited Riga on Monday.", publisher="Ministry of Ports")
    assert "Ministry of Ports" not in told.names.values()


def test_answers_whose_questions_are_joint_words_are_read_without_a_fault() -> None:
    turn = (
        "– Minister Ana Lopes said the summit in Riga? She said so. We, the Parties, said the summit in Riga."
    )
    assert tell(turn, turn, "– Minister Ana Lopes said the summit in Riga?").facts.entities
