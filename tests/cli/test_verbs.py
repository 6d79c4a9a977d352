"""The verbs of the package, as a program uses them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import mapper
from mapper.corpus.knowledge import Knowledge


def test_verbs_lead_from_a_file_to_its_facts(articles: Path) -> None:
    article = mapper.read(articles / "meeting.txt")
    facts = mapper.extract(mapper.analyse(article), Knowledge())
    assert facts.article == article
    assert [event.type for event in facts.events] == ["meeting"]


def test_every_public_name_is_there() -> None:
    assert all(callable(getattr(mapper, name)) for name in mapper.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'guess'"):
        mapper.guess  # noqa: B018


def test_a_program_that_only_asks_does_not_load_what_only_extraction_needs() -> None:
    code = "import sys, mapper; mapper.query; print(sorted({'spacy', 'pyshacl'} & set(sys.modules)))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == "[]\n"
