"""Lists of fields that break off: a name ends with its sentence."""

from __future__ import annotations

import pytest

from mapper.analysis.analysis import analyse
from mapper.analysis.mentions import Kind
from tests.extraction.articles import article


@pytest.mark.parametrize("end", ["", ",", " and", ", and", ", Trade and"])
def test_a_list_of_fields_that_breaks_off_ends_with_the_text(end: str) -> None:
    analysis = analyse(article(f"They spoke to the Committee on Legal Affairs{end}"))
    [body] = [m for m in analysis.clauses[-1].mentions if m.kind is Kind.BODY]
    assert body.name.startswith("Committee on Legal Affairs")
    assert body.last <= len(analysis.text.tokens)


def test_a_list_of_fields_takes_nothing_from_the_next_sentence() -> None:
    analysis = analyse(article("They spoke to the Committee on Legal Affairs and. Human Rights matter."))
    [body] = [m for m in analysis.clauses[0].mentions if m.kind is Kind.BODY]
    assert body.name == "Committee on Legal Affairs"
