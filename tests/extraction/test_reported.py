"""What is reported without quotation marks: by verbs, nouns and phrases of saying."""

from __future__ import annotations

import pytest

from mapper.facts import StatementForm
from tests.extraction.articles import tell

LOPES, BERGMAN, DAHL = "Ana Lopes", "Jon Bergman", "Ola Dahl"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Minister Ana Lopes said that the bridge was open.",
            "Minister Ana Lopes",
            "said",
            "the bridge was open",
        ),
        ("Minister Ana Lopes said the bridge was open.", "Minister Ana Lopes", "said", "the bridge was open"),
        (
            "Ambassador Jon Bergman has repeatedly stressed the importance of the old bridge.",
            "Ambassador Jon Bergman",
            "has repeatedly stressed",
            "the importance of the old bridge",
        ),
        (
            "Ola Dahl, the President of Norway, expressed concern over the state of the bridge.",
            "Ola Dahl, the President of Norway",
            "expressed concern over",
            "the state of the bridge",
        ),
        (
            "Minister Ana Lopes called on the sides to return to the talks.",
            "Minister Ana Lopes",
            "called on",
            "the sides to return to the talks",
        ),
        (
            "Ambassador Jon Bergman informed the Council about the flood in the valley.",
            "Ambassador Jon Bergman",
            "informed",
            "the flood in the valley",
        ),
        (
            "According to the Ministry of Health, nobody was hurt in the flood.",
            "the Ministry of Health",
            "According to",
            "nobody was hurt in the flood",
        ),
        (
            "Nobody was hurt in the flood, according to Minister Ana Lopes.",
            "Minister Ana Lopes",
            "according to",
            "Nobody was hurt in the flood",
        ),
        (
            "The bridge, Minister Ana Lopes noted, was built by her grandfather.",
            "Minister Ana Lopes",
            "noted",
            "The bridge",
        ),
    ],
)
def test_source_cue_and_content_are_exact(text: str, source: str, cue: str, content: str) -> None:
    told = tell(text)
    one = told.one_statement
    assert one.form is StatementForm.REPORTED
    assert (told.words(one.source), told.words(one.cue), told.content(one)[0]) == (source, cue, content)


def test_inserted_cue_leaves_two_pieces() -> None:
    told = tell("The bridge, Minister Ana Lopes noted, was built by her grandfather.")
    assert told.said == [(LOPES, ["The bridge", "was built by her grandfather"])]


def test_two_cues_of_one_subject_are_two_statements() -> None:
    told = tell("Minister Ana Lopes said that the bridge was old, and stressed the need for new piers.")
    assert told.said == [(LOPES, ["the bridge was old"]), (LOPES, ["the need for new piers"])]
    assert [told.words(one.cue) for one in told.facts.statements] == ["said", "stressed"]
    assert [one.act for one in told.facts.statements] == ["say", "stress"]


def test_two_subjects_of_one_sentence_keep_their_own_words() -> None:
    told = tell(
        "Minister Ana Lopes said that the bridge was old, while Ambassador Jon Bergman noted it was safe."
    )
    assert told.said == [(LOPES, ["the bridge was old"]), (BERGMAN, ["it was safe"])]


def test_participle_of_saying_takes_the_subject_of_its_sentence() -> None:
    told = tell("Minister Ana Lopes opened the conference in Riga, stressing the importance of old bridges.")
    assert told.said == [(LOPES, ["the importance of old bridges"])]


def test_noun_of_saying_belongs_to_its_owner() -> None:
    told = tell("Ambassador Jon Bergman left early. His claim that the bridge is safe surprised the experts.")
    assert told.said == [(BERGMAN, ["the bridge is safe"])]
    assert told.words(told.one_statement.source) == "His"


def test_body_announces_by_a_noun() -> None:
    told = tell("The Ministry of Health's announcement that the clinic would close came late.")
    assert told.statements == [("reported", "Ministry of Health", "announce", ["the clinic would close"])]


def test_pronoun_is_the_person_who_spoke_last() -> None:
    told = tell("Minister Ana Lopes said that the bridge was old. She added that it would be rebuilt.")
    assert told.said == [(LOPES, ["the bridge was old"]), (LOPES, ["it would be rebuilt"])]
    assert told.words(told.facts.statements[1].source) == "She"


def test_surname_alone_is_the_person_named_before() -> None:
    told = tell("Minister Ana Lopes said that the bridge was old. Lopes added that it would be rebuilt.")
    assert told.said[1] == (LOPES, ["it would be rebuilt"])


def test_role_noun_is_the_person_who_spoke_last() -> None:
    told = tell("Ambassador Jon Bergman said that the bridge was old. The diplomat added that it was safe.")
    assert told.said[1] == (BERGMAN, ["it was safe"])


def test_post_alone_is_the_person_who_holds_it_in_the_article() -> None:
    told = tell(
        "Ana Lopes, the Minister of Transport of Malta, visited Riga.",
        "The Minister said that the bridge was old.",
    )
    assert told.said == [(LOPES, ["the bridge was old"])]


def test_group_without_a_name_speaks_by_its_phrase() -> None:
    told = tell("The ministers of the member states agreed that the bridge was old.")
    assert told.said == [("ministers of the member states", ["the bridge was old"])]


def test_statement_stands_at_the_event_that_is_told_of() -> None:
    told = tell(
        "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 3 May 2031.",
        "Ana Lopes said that the bridge was old.",
        published="2031-05-04",
    )
    assert told.one_statement.event == told.one_event.id


def test_statement_stands_at_no_event_in_which_its_speaker_took_no_part() -> None:
    told = tell(
        "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 3 May 2031.",
        "Minister Carla Nunes of Malta said that the bridge was old.",
        published="2031-05-04",
    )
    assert told.one_statement.event == ""


def test_statement_stands_at_the_meeting_not_at_what_it_speaks_of() -> None:
    told = tell(
        "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 3 May 2031.",
        "The decisions of the November (2030) session of the Council of Ports were discussed.",
        "Ana Lopes said that the bridge was old.",
        published="2031-05-04",
    )
    assert told.one_statement.event == next(e.id for e in told.facts.events if e.type == "meeting")


def test_statement_is_about_the_entities_that_its_content_names() -> None:
    told = tell(
        "Minister Ana Lopes met Ambassador Jon Bergman in Riga.",
        "Ana Lopes said that Jon Bergman had seen the bridge.",
    )
    assert [told.names[i] for i in told.one_statement.about] == ["Jon Bergman"]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ana Lopes did not say that the bridge was open.",
        "Minister Ana Lopes has never said that the bridge was open.",
        "If Minister Ana Lopes said that the bridge was open, the town would rejoice.",
        "Minister Ana Lopes may say that the bridge is open.",
        "Minister Ana Lopes could have said that the bridge was open.",
        "Nobody said that the bridge was open.",
        "It was said that the bridge was open.",
        "Ana Lopes is said to own the bridge.",
        "The work on the bridge went according to plan.",
        "Minister Ana Lopes crossed the bridge at noon.",
        "The statement of Minister Ana Lopes was short.",
    ],
)
def test_hypotheticals_negations_and_plain_deeds_say_nothing(text: str) -> None:
    assert tell(text).statements == []


@pytest.mark.parametrize(
    ("verb", "act"),
    [
        ("said that the bridge was open", "say"),
        ("added that the bridge was open", "add"),
        ("noted that the bridge was open", "note"),
        ("stressed that the bridge was open", "stress"),
        ("recalled that the bridge was open", "recall"),
        ("announced that the bridge was open", "announce"),
        ("warned that the bridge was weak", "warn"),
        ("welcomed the opening of the bridge", "welcome"),
        ("condemned the attack on the bridge", "condemn"),
        ("thanked the divers for their work", "thank"),
        ("congratulated the divers on their work", "congratulate"),
        ("urged the sides to talk", "urge"),
        ("proposed to build a bridge", "propose"),
        ("denied that the bridge was weak", "deny"),
        ("promised that the bridge would stand", "promise"),
        ("agreed that the bridge was weak", "agree"),
    ],
)
def test_verb_tells_the_speech_act(verb: str, act: str) -> None:
    told = tell(f"Minister Ana Lopes {verb}.")
    assert [(one.act, told.name(one.speaker)) for one in told.facts.statements] == [(act, LOPES)]


def test_teller_of_several_is_the_group_that_the_text_names() -> None:
    told = tell(
        "Minister Ana Lopes met Ambassador Jon Bergman in Riga. The sides agreed to meet again in June."
    )
    assert [content for _, content in told.said] == [["to meet again in June"]]


def test_opinion_without_content_says_nothing() -> None:
    assert tell("Minister Ana Lopes came by boat. In her view,").statements == []
    assert tell("Minister Ana Lopes came by boat. In her view,", "The bridge is old.").statements == []
    assert tell("Minister Ana Lopes came by boat. In her view").statements == []


def test_two_speakers_of_one_sentence_share_its_words() -> None:
    told = tell("Minister Ana Lopes and Ambassador Jon Bergman said that the bridge was safe.")
    assert told.words(told.one_statement.source) == "Minister Ana Lopes and Ambassador Jon Bergman"
    assert told.content(told.one_statement) == ["the bridge was safe"]


def test_clause_between_subject_and_cue_does_not_hide_the_speaker() -> None:
    told = tell("Minister Ana Lopes, who came to Riga by boat, said that the bridge was safe.")
    assert told.said == [(LOPES, ["the bridge was safe"])]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ana Lopes wants to say that the bridge is old.",
        "Minister Ana Lopes is expected to say that the bridge is old.",
        "Had Minister Ana Lopes said that the bridge was old, the town would weep.",
        "It is unclear whether Minister Ana Lopes said that the bridge was old.",
    ],
)
def test_what_is_not_asserted_to_be_said_is_no_statement(text: str) -> None:
    assert [speaker for speaker, content in tell(text).said if "the bridge" in content[0]] == []


def test_cue_in_the_passive_has_its_speaker_behind_by() -> None:
    told = tell("The importance of the bridge was stressed by Minister Ana Lopes.")
    assert told.said == [(LOPES, ["The importance of the bridge"])]


def test_occasion_between_cue_and_content_is_no_content() -> None:
    told = tell("Minister Ana Lopes said on Friday, during a visit to Riga, that the bridge was old.")
    assert told.said == [(LOPES, ["the bridge was old"])]


def test_cue_behind_as_is_a_cue() -> None:
    told = tell("As Minister Ana Lopes noted, the bridge is old.")
    assert told.said == [(LOPES, ["the bridge is old"])]


def test_participle_behind_as_is_a_cue() -> None:
    told = tell("As noted by Minister Ana Lopes, the bridge is old.")
    assert told.said == [(LOPES, ["the bridge is old"])]


def test_three_verbs_of_one_subject_are_three_statements() -> None:
    told = tell("Minister Ana Lopes thanked the divers, noted the role of the Navy and welcomed the guests.")
    assert [content for _, content in told.said] == [["the divers"], ["the role of the Navy"], ["the guests"]]


def test_according_to_inside_a_clause_leaves_two_pieces() -> None:
    told = tell("The bridge, according to Minister Ana Lopes, will be open in spring.")
    assert told.said == [(LOPES, ["The bridge", "will be open in spring"])]


def test_conviction_is_a_view_and_convinces_nobody() -> None:
    told = tell("Minister Ana Lopes is convinced that the bridge is old.")
    assert told.one_statement.act == "express-view"


def test_spokesman_speaks_and_not_the_minister() -> None:
    told = tell("Minister Ana Lopes's spokesman said that the bridge was old.")
    assert told.words(told.one_statement.source) == "Minister Ana Lopes's spokesman"
    assert told.name(told.one_statement.speaker) != LOPES


def test_denial_of_having_said_something_is_a_denial_alone() -> None:
    told = tell("Minister Ana Lopes denied having said that the bridge was old.")
    assert told.statements == [
        ("reported", LOPES, "deny", ["having said that the bridge was old"]),
    ]


def test_addressee_does_not_speak() -> None:
    told = tell("Minister Ana Lopes told President Ola Dahl that the bridge was old.")
    assert told.said == [(LOPES, ["the bridge was old"])]


def test_pronoun_is_nobody_where_two_women_may_be_meant() -> None:
    told = tell(
        "Minister Ana Lopes and Ambassador Maria Silva met in Riga.", "She said that the bridge was old."
    )
    assert [speaker for speaker, _ in told.said if speaker] == []


def test_occasion_behind_the_cue_is_no_content() -> None:
    told = tell("The Ministry of Health said in a statement that the clinic would close.")
    assert told.said == [("Ministry of Health", ["the clinic would close"])]


def test_what_was_said_of_a_thing_makes_no_entity_of_it() -> None:
    told = tell("Minister Ana Lopes said that the bridge was open.")
    assert [entity.name for entity in told.facts.entities] == ["Ana Lopes"]
