"""Which documents an article names, and what was done with them."""

from __future__ import annotations

import pytest

from tests.extraction.articles import tell


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Treaty on Rivers was signed in Oslo on 3 May 2031.", ("Treaty on Rivers", "treaty", "signed")),
        (
            "Minister Ana Lopes signed the Agreement on Ports in Riga.",
            ("Agreement on Ports", "agreement", "signed"),
        ),
        ("The Council adopted the Riga Declaration.", ("Riga Declaration", "declaration", "adopted")),
        ("The Council approved the Plan of Dredging.", ("Plan of Dredging", "plan", "approved")),
        ("The experts discussed the Roadmap for Dredging.", ("Roadmap for Dredging", "plan", "discussed")),
        ("Malta proposed the Charter of Harbours.", ("Charter of Harbours", "treaty", "proposed")),
        ("Latvia ratified the Treaty on Rivers.", ("Treaty on Rivers", "treaty", "ratified")),
        ("The Secretariat submitted the Annual Report.", ("Annual Report", "report", "submitted")),
        (
            "The town of Riga lives by the Memorandum on Ferries.",
            ("Memorandum on Ferries", "agreement", "referenced"),
        ),
        ("Malta did not sign the Treaty on Rivers.", ("Treaty on Rivers", "treaty", "referenced")),
    ],
)
def test_document_has_its_title_kind_and_act(text: str, expected: tuple[str, str, str]) -> None:
    assert tell(text).documents == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministers signed an agreement on a common grain market.",
            ("agreement on a common grain market", "agreement", "signed"),
        ),
        (
            "The mission of Malta presented its preliminary report in Riga.",
            ("preliminary report", "report", "submitted"),
        ),
        ("The summit ended with the adoption of a communiqué.", ("communiqué", "communique", "adopted")),
    ],
)
def test_a_document_without_a_name_is_known_by_what_is_done_with_it(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert tell(text).documents == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers signed several documents.",
        "The ministers discussed an agreement on a common grain market.",
        "The agreement was signed in Riga.",
        "Malta did not sign a financing agreement.",
        "Malta expressed interest in concluding a free trade agreement.",
        "Malta hopes to sign a free trade agreement.",
    ],
)
def test_a_noun_for_a_document_alone_is_none(text: str) -> None:
    assert tell(text).documents == []


def test_strongest_act_of_an_article_counts() -> None:
    told = tell(
        "The ministers discussed the Treaty on Rivers in Riga.",
        "The Treaty on Rivers was signed on 3 May 2031.",
    )
    assert told.documents == [("Treaty on Rivers", "treaty", "signed")]


def test_the_document_points_back() -> None:
    told = tell(
        "The experts discussed the Treaty on Rivers.", "The document was signed by Minister Ana Lopes."
    )
    assert told.documents == [("Treaty on Rivers", "treaty", "signed")]
    assert [told.name(party) for party in told.one_document.parties] == ["Ana Lopes"]


def test_number_of_a_resolution_is_kept() -> None:
    told = tell("The Council adopted Resolution 1888 on 30 September 2009.")
    assert [(one.kind, one.number, one.act) for one in told.facts.documents] == [
        ("resolution", "1888", "adopted")
    ]


def test_signers_are_parties() -> None:
    told = tell("Minister Ana Lopes and Ambassador Jon Bergman signed the Agreement on Ports.")
    assert {told.name(party) for party in told.one_document.parties} == {"Ana Lopes", "Jon Bergman"}


def test_signers_of_the_passive_are_parties() -> None:
    told = tell("The Agreement on Ports was signed by Malta and Latvia.")
    assert {told.name(party) for party in told.one_document.parties} == {"Malta", "Latvia"}


def test_signing_is_an_event_and_names_its_document() -> None:
    told = tell("Minister Ana Lopes signed the Agreement on Ports in Riga on 3 May 2031.")
    assert told.events == [("signing", "held", "2031-05-03", "Riga")]
    assert told.one_document.event == told.one_event.id


def test_what_a_council_adopts_at_its_session_belongs_to_the_session() -> None:
    told = tell(
        "The Council of the Alliance of Ports adopted the Declaration on Ports at its session in Riga."
    )
    assert told.one_event.type == "session"
    assert told.one_document.event == told.one_event.id


def test_what_a_council_adopts_in_the_next_sentence_belongs_to_its_session() -> None:
    told = tell(
        "The Council of the Alliance of Ports held a session in Riga on 3 May 2031.",
        "The Council of the Alliance of Ports adopted the Declaration on Ports.",
    )
    assert told.one_document.event == told.one_event.id


def test_document_that_is_only_named_belongs_to_no_event() -> None:
    told = tell("Minister Ana Lopes met Ambassador Jon Bergman in Riga. The Treaty on Rivers is old.")
    assert told.one_document.event == ""


@pytest.mark.parametrize(
    "text",
    [
        "Several documents were signed in Riga.",
        "Minister Ana Lopes made a report on bridges.",
        "The plan of the town is simple.",
    ],
)
def test_document_without_a_name_is_none(text: str) -> None:
    assert tell(text).documents == []


def test_each_document_of_a_list_is_named() -> None:
    told = tell("The Council adopted the Riga Declaration, the Plan of Dredging and a resolution on ferries.")
    assert told.documents == [
        ("Riga Declaration", "declaration", "adopted"),
        ("Plan of Dredging", "plan", "adopted"),
        ("resolution on ferries", "resolution", "adopted"),
    ]


def test_acts_of_two_verbs_go_to_their_own_documents() -> None:
    told = tell("The Assembly ratified the Treaty on Rivers and discussed the Treaty on Lakes.")
    assert told.documents == [
        ("Treaty on Rivers", "treaty", "ratified"),
        ("Treaty on Lakes", "treaty", "discussed"),
    ]


def test_title_names_all_its_parties() -> None:
    told = tell("The Treaty on Rivers between Malta and Latvia was signed in Riga.")
    assert told.one_document.title == "Treaty on Rivers between Malta and Latvia"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The ministers approved the Plan of joint inspections of dams and bridges.",
            "Plan of joint inspections of dams and bridges",
        ),
        (
            "The sides signed the Agreement on the establishment of a common grain market.",
            "Agreement on the establishment of a common grain market",
        ),
        (
            "The Council adopted the Strategy for countering illegal fishing until 2035.",
            "Strategy for countering illegal fishing until 2035",
        ),
        (
            "The Council adopted the Programme of cooperation in the field of culture for 2031-2033.",
            "Programme of cooperation in the field of culture for 2031-2033",
        ),
        (
            "Deputies ratified the Treaty of Friendship and Cooperation.",
            "Treaty of Friendship and Cooperation",
        ),
        (
            "They signed a Memorandum of Understanding between the Port of Riga and the Port of Oslo.",
            "Memorandum of Understanding between the Port of Riga and the Port of Oslo",
        ),
    ],
)
def test_small_words_belong_to_a_title_behind_a_noun_with_a_capital(text: str, title: str) -> None:
    assert tell(text).one_document.title == title


@pytest.mark.parametrize(
    "text",
    [
        "The ministers adopted the Declaration for the first time.",
        "The sides signed the Agreement in Riga.",
        "The Plan on Monday was late.",
    ],
)
def test_what_stands_beside_a_noun_for_a_document_makes_no_title_of_it(text: str) -> None:
    assert tell(text).documents == []


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        ("The Council adopted Decision (CFSP) 2031/215 on Tuesday.", "Decision (CFSP) 2031/215", "2031/215"),
        (
            "The Council adopted Regulation (EU) No 2031/99 and extended the list.",
            "Regulation (EU) No 2031/99",
            "2031/99",
        ),
        (
            "The Council issued Communiqué PRC/COM.204 (2031) on the crisis.",
            "Communiqué PRC/COM.204 (2031)",
            "PRC/COM.204",
        ),
        (
            "The Minister signed Order No. 25 “On Floating Docks”.",
            "Order No. 25 “On Floating Docks”",
            "25",
        ),
        ("The President signed Law No. 318-FZ on ports.", "Law No. 318-FZ", "318-FZ"),
    ],
)
def test_number_belongs_to_the_title(text: str, title: str, number: str) -> None:
    document = tell(text).one_document
    assert (document.title, document.number) == (title, number)


@pytest.mark.parametrize(
    "text", ["The law of 2031 is good.", "A decision by 3 judges was late.", "In order 12 ships left Riga."]
)
def test_number_that_is_a_year_or_a_count_makes_no_document(text: str) -> None:
    assert tell(text).documents == []


def test_all_documents_of_a_list_are_told_of() -> None:
    told = tell(
        "They adopted the Oslo Declaration on Ports, the Action Plan for 2031-2034 and the Port Charter."
    )
    assert told.documents == [
        ("Oslo Declaration on Ports", "declaration", "adopted"),
        ("Action Plan for 2031-2034", "plan", "adopted"),
        ("Port Charter", "treaty", "adopted"),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Malta ratified the Convention to Combat Piracy.", "Convention to Combat Piracy"),
        ("Peru signed the Agreement to Avoid Double Taxation.", "Agreement to Avoid Double Taxation"),
        ("Malta sent the Port Charter to President Ola Dahl.", "Port Charter"),
        ("Malta submitted the Annual Report to Parliament.", "Annual Report"),
    ],
)
def test_a_title_goes_on_with_a_purpose_in_capitals(text: str, title: str) -> None:
    assert tell(text).one_document.title == title
