"""Asking an endpoint: pauses, failures, and what is kept on disk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from importlib.metadata import version
from pathlib import Path

import pytest
from pyoxigraph import Literal

from mapper.publishing.queries.lint import lint
from mapper.reconciliation import AskingError, Endpoint
from mapper.reconciliation.asking import bind
from tests.publishing.services import Answer, Service
from tests.reconciliation.material import CLUB, ITEM, UNION

NAME = [Literal("Harbour Union Council", language="en")]
FOUND = [{"name": "Harbour Union Council", "item": f"{ITEM}Q900009"}]
BUSY = Answer(429, b"slow down", {"Retry-After": "7"})


def test_rows_are_given_by_variable(endpoint: Endpoint) -> None:
    assert endpoint.ask("names", name=NAME) == FOUND


def test_the_software_says_who_it_is(endpoint: Endpoint, wikidata: Service) -> None:
    endpoint.ask("names", name=NAME)
    assert wikidata.asked[0].agent.startswith(f"communique/{version('communique')} ")


def test_what_was_answered_is_not_asked_again_not_even_by_another_run(
    endpoint: Endpoint, wikidata: Service
) -> None:
    endpoint.ask("names", name=NAME)
    other = Endpoint(wikidata.query, endpoint.cache, pace=0)
    assert other.ask("names", name=NAME) == FOUND
    assert (len(wikidata.asked), other.requests) == (1, 0)


def test_another_endpoint_and_another_query_are_asked(endpoint: Endpoint, wikidata: Service) -> None:
    endpoint.ask("names", name=NAME)
    endpoint.ask("names", name=[Literal("Harbour Union Council", language="ru")])
    Endpoint(f"{wikidata.url}/other", endpoint.cache, pace=0).ask("names", name=NAME)
    assert len(wikidata.asked) == 3


def test_a_kept_answer_that_is_damaged_is_asked_for_again(endpoint: Endpoint, wikidata: Service) -> None:
    endpoint.ask("names", name=NAME)
    (kept,) = (path for path in endpoint.cache.rglob("*.json"))
    kept.write_bytes(kept.read_bytes()[:-9])
    assert endpoint.ask("names", name=NAME) == FOUND
    assert len(wikidata.asked) == 2


def test_without_terms_nothing_is_asked(endpoint: Endpoint, wikidata: Service) -> None:
    assert endpoint.ask("names", name=[]) == []
    assert wikidata.asked == []


def test_names_cannot_break_out_of_a_query(endpoint: Endpoint) -> None:
    name = 'x"@en } ?item ?p ?name . #\n\\'
    assert endpoint.ask("names", name=[Literal(name, language="en")]) == []


def test_requests_keep_their_pace(wikidata: Service, tmp_path: Path, pauses: list[float]) -> None:
    endpoint = Endpoint(wikidata.query, tmp_path, pace=30, sleep=pauses.append)
    endpoint.ask("names", name=NAME)
    endpoint.ask("names", name=[Literal("Harbour Union", language="en")])
    assert pauses[0] == 0
    assert 25 < pauses[1] <= 30


def test_a_busy_endpoint_is_left_alone_as_long_as_it_says(
    endpoint: Endpoint, wikidata: Service, pauses: list[float]
) -> None:
    wikidata.first += [BUSY, BUSY]
    assert endpoint.ask("names", name=NAME) == FOUND
    assert pauses.count(7.0) == 2


def test_the_pause_may_be_a_date(endpoint: Endpoint, wikidata: Service, pauses: list[float]) -> None:
    then = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    wikidata.first.append(Answer(503, b"", {"Retry-After": then}))
    assert endpoint.ask("names", name=NAME) == FOUND
    assert any(50 < pause <= 60 for pause in pauses)


def test_who_wants_a_long_pause_is_asked_another_time(endpoint: Endpoint, wikidata: Service) -> None:
    wikidata.first.append(Answer(429, b"", {"Retry-After": "3600"}))
    with pytest.raises(AskingError, match="left alone for 3600 seconds; what was answered is kept"):
        endpoint.ask("names", name=NAME)
    assert len(wikidata.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        Answer(500, b"java.util.concurrent.TimeoutException"),
        Answer(502, b"<html>bad gateway</html>"),
        Answer(200, b"<html>maintenance</html>"),
        Answer(200, b'{"head": {"vars": ["name", "item"]}, "results": {"bindings": [{"name": {"ty'),
        Answer(200, b'{"head": {"vars"', {"Content-Length": "500"}),
        Answer(0),
    ],
    ids=["500", "502", "a page", "cut result", "cut connection", "no answer"],
)
def test_after_a_failure_it_is_asked_again_and_then_the_whole_answer_counts(
    endpoint: Endpoint, wikidata: Service, answer: Answer
) -> None:
    wikidata.first.append(answer)
    assert endpoint.ask("names", name=NAME) == FOUND
    assert len(wikidata.asked) == 2


def test_an_answer_that_takes_too_long_is_a_failure(wikidata: Service, tmp_path: Path) -> None:
    endpoint = Endpoint(wikidata.query, tmp_path, pace=0, timeout=1, sleep=lambda _: None)
    wikidata.first.append(Answer(200, b"{}", after=1.5))
    assert endpoint.ask("names", name=NAME) == FOUND


def test_tries_are_bounded_and_nothing_bad_is_kept(endpoint: Endpoint, wikidata: Service) -> None:
    wikidata.broken["/sparql"] = Answer(200, b"<html>maintenance</html>")
    with pytest.raises(AskingError, match="it sent something else: maintenance") as raised:
        endpoint.ask("names", name=NAME)
    assert not raised.value.too_much
    assert len(wikidata.asked) == endpoint.tries
    assert not [*endpoint.cache.rglob("*.json")]


@pytest.mark.parametrize(
    ("kind", "content", "said"),
    [
        ("text/html", b"<html><p>Welcome to <b>us</b></p></html>", "it sent text/html: Welcome to us"),
        ("application/sparql-results+xml", b"<?xml version='1.0'?><sparql/>", r"sparql-results\+xml\)"),
        ("text/turtle", b"@prefix a: <urn:a> .", "it sent text/turtle: @prefix a:"),
        ("", b"", r"it sent something else\)"),
    ],
)
def test_what_comes_instead_of_a_result_is_named_with_what_was_asked_for(
    endpoint: Endpoint, wikidata: Service, kind: str, content: bytes, said: str
) -> None:
    wikidata.broken["/sparql"] = Answer(200, content, {"Content-Type": kind} if kind else {})
    with pytest.raises(AskingError, match=said) as raised:
        endpoint.ask("names", name=NAME)
    assert "asked for a SPARQL result as JSON" in raised.value.what
    assert "https://query.wikidata.org/sparql" in raised.value.remedy


def test_a_result_that_breaks_off_every_time_may_be_too_much(endpoint: Endpoint, wikidata: Service) -> None:
    wikidata.broken["/sparql"] = Answer(200, b'{"head": {"vars"')
    with pytest.raises(AskingError, match="no SPARQL result, or breaks off") as raised:
        endpoint.ask("names", name=NAME)
    assert raised.value.too_much


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_what_no_other_try_can_mend_is_asked_once(endpoint: Endpoint, wikidata: Service, status: int) -> None:
    wikidata.broken["/sparql"] = Answer(status, b"no")
    with pytest.raises(AskingError, match="it does not answer"):
        endpoint.ask("names", name=NAME)
    assert len(wikidata.asked) == 1


@pytest.mark.parametrize(
    "there", [None, Answer(200, b"<html>welcome</html>"), Answer(403)], ids=["400", "a page", "403"]
)
def test_an_endpoint_that_redirects_is_asked_once_and_the_other_address_is_named(
    endpoint: Endpoint, wikidata: Service, there: Answer | None
) -> None:
    wikidata.broken["/sparql"] = Answer(301, b"", {"Location": "/other"})
    if there:
        wikidata.broken["/other"] = there
    with pytest.raises(
        AskingError, match=f"it redirects to {wikidata.url}/other; give that address"
    ) as raised:
        endpoint.ask("names", name=NAME)
    assert not raised.value.too_much
    assert [one.path for one in wikidata.asked] == ["/sparql", "/other"]


def test_a_result_of_which_the_endpoint_gives_a_part_is_none(endpoint: Endpoint, wikidata: Service) -> None:
    wikidata.headers["X-SPARQL-MaxRows"] = "1"
    with pytest.raises(AskingError, match="only a part of the rows"):
        endpoint.ask("names", name=NAME)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org/sparql",
        "ftp://x/y",
        "https://ana:x@example.org/",
        "http://[",
        "http://example.org:99999/",
    ],
)
def test_what_is_no_address_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(AskingError, match="this is not the address of a SPARQL endpoint"):
        Endpoint(url, tmp_path)


def test_an_endpoint_that_is_not_there_is_named(tmp_path: Path) -> None:
    endpoint = Endpoint("http://127.0.0.1:9/sparql", tmp_path, pace=0, sleep=lambda _: None)
    with pytest.raises(AskingError, match=r"http://127.0.0.1:9/sparql: it does not answer"):
        endpoint.ask("names", name=NAME)


def test_a_cache_that_cannot_be_written_is_named(wikidata: Service, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(AskingError, match="choose another --cache"):
        Endpoint(wikidata.query, tmp_path / "cache", pace=0).ask("names", name=NAME)


def test_the_queries_are_whole_sparql(endpoint: Endpoint) -> None:
    item, language = [f"<{ITEM}{UNION}>"], ['"en"']
    prop = ["<http://www.wikidata.org/prop/direct/P361>"]
    assert endpoint.ask("identifiers", name=['"625144"']) == [{"name": "625144", "item": f"{ITEM}Q900011"}]
    assert {row["value"] for row in endpoint.ask("texts", item=item, language=language)} == {
        "Harbour Union",
        "organisation of ports",
    }
    facts = endpoint.ask("facts", item=[f"<{ITEM}Q900009>"], property=prop, language=language)
    assert [(row["value"], row["label"]) for row in facts] == [(ITEM + UNION, "Harbour Union")]
    classes = endpoint.ask("classes", item=[f"<{ITEM}{CLUB}>"], kind=[f"<{ITEM}Q43229>"])
    assert classes == [{"item": f"{ITEM}{CLUB}", "kind": f"{ITEM}Q43229"}]


@pytest.mark.parametrize("query", ["names", "identifiers", "texts", "facts", "classes", "positions"])
def test_the_queries_run_unchanged_on_virtuoso(query: str) -> None:
    term = [f"<{ITEM}{UNION}>"]
    assert lint(bind(query, name=['"x"'], item=term, property=term, kind=term, language=['"en"'])) == []
