"""Codes are compared as texts and by identity, like the members of an enumeration."""

from __future__ import annotations

import copy

import pytest

from mapper.analysis.elements import Cat
from mapper.analysis.mentions import Kind
from mapper.analysis.phrases import Chunk


@pytest.mark.parametrize("code", [Kind.PERSON, Chunk.NP, Cat.WORD])
def test_a_code_stays_the_same_object_when_it_is_copied_or_made_again(code: Kind | Chunk | Cat) -> None:
    assert copy.deepcopy(code) is code
    assert type(code)(str(code)) is code


@pytest.mark.parametrize(("code", "text"), [(Chunk.COMMA, ","), (Kind.BODY, "body"), (Cat.BODY, "body")])
def test_a_code_is_its_text(code: Kind | Chunk | Cat, text: str) -> None:
    assert code == text
    assert code.value == text
    assert f"{code}" == text
    assert hash(code) == hash(text)


def test_no_code_is_made_from_another_text() -> None:
    with pytest.raises(ValueError, match="Chunk"):
        Chunk("noun phrase")
