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


@pytest.mark.xfail(strict=True, reason="the event of a document is never set")
def test_signing_is_an_event_and_names_its_document() -> None:
    told = tell("Minister Ana Lopes signed the Agreement on Ports in Riga on 3 May 2031.")
    assert told.events == [("signing", "held", "2031-05-03", "Riga")]
    assert told.one_document.event == told.one_event.id


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
    ]


def test_acts_of_two_verbs_go_to_their_own_documents() -> None:
    told = tell("The Assembly ratified the Treaty on Rivers and discussed the Treaty on Lakes.")
    assert told.documents == [
        ("Treaty on Rivers", "treaty", "ratified"),
        ("Treaty on Lakes", "treaty", "discussed"),
    ]


@pytest.mark.xfail(strict=True, reason="a title that ends in a list is cut after its first member")
def test_title_with_its_parties_is_whole_or_without_them() -> None:
    told = tell("The Treaty on Rivers between Malta and Latvia was signed in Riga.")
    assert told.one_document.title in {"Treaty on Rivers", "Treaty on Rivers between Malta and Latvia"}
