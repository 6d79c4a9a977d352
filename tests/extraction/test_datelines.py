"""What the date line says of where and when the sentence behind it happened."""

from __future__ import annotations

import pytest

from mapper.corpus.knowledge import Knowledge
from mapper.extraction import facts_of
from mapper.reading import read_text
from tests.extraction.articles import Told

TITLE = "Alliance of Ports speaks of ferries\n\n"
BEHIND = "\n\nThe sides spoke of ferries and of the harbours of the north.\n"


def events(opening: str, above: str = "") -> list[tuple[str, str, str, str]]:
    """Type, status, date and place of the events in an article that begins so."""
    facts = facts_of(read_text(f"{TITLE}{above}{opening}{BEHIND}"), Knowledge())
    return Told(facts, {one.id: one.name for one in facts.entities}).events


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (
            "Riga, 3 May 2031 – Minister Ana Lopes met with Ambassador Jon Bergman of Norway.",
            ("meeting", "held", "2031-05-03", "Riga"),
        ),
        (
            "Lima, 3 May 2031 - The Minister of Trade of Peru, Ana Lopes, held consultations with Jon Berg.",
            ("meeting", "held", "2031-05-03", "Lima"),
        ),
        (
            "Nairobi, 3 May 2031: President Ola Dahl received Ambassador Jon Bergman.",
            ("meeting", "held", "2031-05-03", "Nairobi"),
        ),
        (
            "Astana, 3 May 2031 – On 2 May, Minister Ana Lopes met with Ambassador Jon Bergman.",
            ("meeting", "held", "2031-05-02", "Astana"),
        ),
    ],
)
def test_the_date_line_says_where_and_when_the_first_sentence_happened(
    opening: str, expected: tuple[str, str, str, str]
) -> None:
    assert events(opening) == [expected]


def test_a_line_of_the_date_alone_does_not_date_but_its_city_is_the_place() -> None:
    met = "Minister Ana Lopes met with Ambassador Jon Bergman on 2 May 2031."
    assert events(met, "Riga, 3 May 2031\n\n") == [("meeting", "held", "2031-05-02", "Riga")]
    undated = "Minister Ana Lopes met with Ambassador Jon Bergman."
    assert [date for _, _, date, _ in events(undated, "Riga, 3 May 2031\n\n")] == [""]


@pytest.mark.parametrize(
    ("done", "kind", "status", "date", "place"),
    [
        ("met with Ambassador Jon Bergman in Oslo", "meeting", "held", "2031-05-03", "Oslo"),
        ("will meet with Ambassador Jon Bergman", "meeting", "planned", "", ""),
        ("met with Ambassador Jon Bergman in 2024", "meeting", "held", "2024", ""),
        ("spoke by telephone with Ambassador Jon Bergman", "call", "held", "", ""),
    ],
)
def test_what_is_elsewhere_or_at_another_time_keeps_its_own(
    done: str, kind: str, status: str, date: str, place: str
) -> None:
    assert events(f"Riga, 3 May 2031 – Minister Ana Lopes {done}.") == [(kind, status, date, place)]
