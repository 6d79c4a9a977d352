"""Headers of queries: YAML behind `#+`, read with the line of every mistake."""

from __future__ import annotations

import re
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mapper.publishing import QueryError, parse_query
from mapper.publishing.queries import Param
from mapper.publishing.queries.header import read_header
from mapper.publishing.terms import TYPES
from mapper.resources import queries_dir

WHOLE: Final = """\
#+ summary: Who met whom
#+ description: >-
#+   Pairs of persons: how often
#+   they met.
#+ tags: [people, meetings]
#+ params:
#+   - name: below
#+     type: decimal
#+     description: less than this
#+     default: 0.70
#+   - {name: person, type: string, description: a name, required: true}
#+ example: 'communique query KB q --param person="A: B"'
SELECT ?below ?person { VALUES (?person ?below) { (UNDEF 0.70) } }
"""


def test_header_gives_title_description_keywords_parameters_and_example() -> None:
    query = parse_query(WHOLE, "q", "q.rq")
    assert query.title == "Who met whom"
    assert query.description == "Pairs of persons: how often they met."
    assert (query.group, query.keywords) == ("people", ("people", "meetings"))
    assert query.example == 'communique query KB q --param person="A: B"'
    assert query.params == (
        Param("below", "decimal", "less than this", default="0.70"),
        Param("person", "string", "a name", required=True),
    )


def test_values_are_taken_as_they_are_written() -> None:
    text = "#+ summary: 007\n#+ description: yes\n#+ tags: [2024-01-01, null]\nSELECT * {}"
    query = parse_query(text, "q", "q.rq")
    assert (query.title, query.description, query.keywords) == ("007", "yes", ("2024-01-01", "null"))


def test_keys_that_only_grlc_needs_are_passed_over() -> None:
    more = "#+ endpoint: https://x.org/sparql\n#+ pagination: 100\n#+ defaults:\n#+   - person: Lavrov\n"
    assert parse_query(more + WHOLE, "q", "q.rq").params == parse_query(WHOLE, "q", "q.rq").params


def test_windows_line_ends_change_nothing() -> None:
    text = WHOLE.replace("\n", "\r\n")
    assert parse_query(text, "q", "q.rq").params == parse_query(WHOLE, "q", "q.rq").params


def test_every_type_of_parameters_and_every_key_is_told_of() -> None:
    told = (queries_dir() / "README.md").read_text(encoding="utf-8")
    for word in (*TYPES, "summary", "description", "tags", "params", "example"):
        assert f"`{word}`" in told


HEAD: Final = "#+ summary: T\n#+ description: D\n"
PARAM: Final = "#+ params:\n#+   - name: p\n#+     type: string\n#+     description: P\n"


@pytest.mark.parametrize(
    ("header", "line", "message"),
    [
        ("#+ summary: T\n", 1, "the header has no description; add `#+ description: …`"),
        ("#+ description: D\n", 1, "the header has no summary"),
        ("#+ just words\n", 1, "the header is not a mapping"),
        ("#+\n", 1, "the header is not YAML (there is nothing in it)"),
        (HEAD + "#+ colour: red\n", 3, "the header has an unknown key colour; its keys are summary,"),
        (HEAD + "#+ summary: again\n", 3, "the header has summary twice"),
        (HEAD + "#+ example: a: b\n", 3, "the header is not YAML (mapping values are not allowed here)"),
        (HEAD + "#+ tags: [a\n", 3, "the header is not YAML"),
        (HEAD + "#+ example: a\x07b\n", 3, "the header is not YAML (the character U+0007)"),
        (HEAD + "#+ tags: people\n", 3, "tags is not a list; begin each item with `- `"),
        (HEAD + "#+ tags:\n#+   - a\n#+   - [b]\n", 5, "a tag is not a text"),
        (HEAD + "#+ tags: [a, b, a]\n", 3, "tags has a twice"),
        ("#+ summary:\n#+ description: D\n", 1, "summary is not a text"),
        (HEAD + "#+ params: {name: p}\n", 3, "params is not a list"),
        (HEAD + "#+ params:\n#+   - p\n", 4, "a parameter is not a mapping"),
        (HEAD + "#+ params:\n#+   - name: p\n#+     type: string\n", 4, "a parameter has no description"),
        (HEAD + PARAM + "#+     unit: m\n", 7, "a parameter has an unknown key unit"),
        (HEAD + PARAM.replace("name: p", "name: a-b"), 4, "'a-b' is no name of a variable"),
        (HEAD + PARAM.replace("string", "text"), 5, "'text' is no type of parameters; there are string, iri"),
        (HEAD + PARAM + "#+     required: maybe\n", 7, "required is neither true nor false"),
        (HEAD + PARAM + "#+     required: true\n#+     default: x\n", 4, "p is required and has a default"),
        (HEAD + PARAM + PARAM.split("\n", 1)[1], 4, "params has p twice"),
        (HEAD + "# a comment\n#+ tags: [a]\n", 4, "a line of the header stands apart"),
    ],
)
def test_mistake_is_named_with_its_line(header: str, line: int, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(header + "SELECT * {}", "q", "q.rq")
    assert caught.value.where == f"q.rq, line {line}"
    assert message in str(caught.value)


LINES: Final = st.one_of(
    st.text(max_size=20),
    st.sampled_from([line.removeprefix("#+") for line in WHOLE.split("\n") if line.startswith("#+")]),
    st.sampled_from(
        ["- a", "  - a", "&a [*a]", "*a", "<<: {}", "? x", "--- a", "%YAML 9.9", "!!python/none x"]
    ),
)


@settings(deadline=None)
@given(lines=st.lists(LINES, max_size=12))
@example(lines=["[" * 500])
@example(lines=["{a: " * 500])
@example(lines=["summary: &a [*a]", "description: *a"])
@example(lines=["params: &a [*a]", "summary: s", "description: d"])
@example(lines=["\ud800"])
def test_any_header_is_read_or_refused_with_a_line(lines: list[str]) -> None:
    text = "".join(f"#+{line}\n" for line in lines)
    refused = None
    try:
        header = read_header(text, "q.rq")
    except QueryError as error:
        refused = error
    if refused:
        assert re.fullmatch(r"q\.rq, line [1-9]\d*", refused.where)
        assert refused.what
    else:
        assert header is None or (header.title and header.description)
