"""Tokens of SPARQL: what is in strings, IRIs and comments is no clause."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.publishing.queries.places import blocks, form, prefixes, services
from mapper.publishing.queries.tokens import line_of, tokens


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("SELECT ?a $b", "word variable variable"),
        ("<https://x.org/#a> # <https://x.org/b>", "iri"),
        ('"a # b" \'c "d\' "\\"" """e "f" ""g""" \'\'\'h\'\'i\'\'\'', "string string string string string"),
        ('"a"@en-GB "2024"^^xsd:gYear', "string suffix string suffix prefixed"),
        ("cq:Body :a _:b x: ex:a.b. ex:%41\\~", "prefixed prefixed prefixed prefixed prefixed sign prefixed"),
        ("?a<?b 1<2", "variable sign variable number sign number"),
        ("-0.5e3 .5 7", "number number number"),
        ("'unfinished", "sign word"),
    ],
)
def test_token_has_its_kind(text: str, kinds: str) -> None:
    assert [token.kind for token in tokens(text)] == kinds.split()


@given(text=st.text(alphabet="aV:?<>\"'\\#{}()@^-. \n\té"))
def test_only_white_space_and_comments_are_left_out(text: str) -> None:
    found = tokens(text)
    ends = [(0, 0), *((token.start, token.end) for token in found), (len(text), len(text))]
    for (_, end), (start, _) in pairwise(ends):
        assert end <= start
        assert all(not line.strip() or "#" in line for line in text[end:start].split("\n"))


def test_clauses_are_found_where_they_stand() -> None:
    text = """# SELECT ?x { VALUES (?no) { (1) } }
prefix e: <https://x.org/values(?no)>
construct { ?s ?p 'service <https://x.org/no>' } where {
  values (?a ?b) { (UNDEF "(") (e:x 1) } values ?c { 1 }
  service silent <https://x.org/yes> { } }"""
    found = tokens(text)
    (block,) = blocks(found)
    assert (block.names, block.rows, line_of(text, block.start)) == (("a", "b"), 2, 4)
    assert [service.name.text for service in services(found)] == ["<https://x.org/yes>"]
    assert prefixes(found) == {"e": "https://x.org/values(?no)"}
    assert form(found) == "CONSTRUCT"
