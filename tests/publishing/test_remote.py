"""Who we are at a service, and requests that are tried again."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from mapper.errors import CommuniqueError
from mapper.publishing.remote import Client, Credentials, RemoteError, find_credentials
from tests.publishing.services import LARGE, Answer, Service

ANA = Credentials("ana", "se cret")
SELECT = {"query": "SELECT * { ?s ?p ?o }"}


def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_USER", ANA.user)
    monkeypatch.setenv("COMMUNIQUE_PASSWORD", ANA.password)


def netrc(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str) -> None:
    path = folder / "netrc"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    monkeypatch.setenv("NETRC", str(path))


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("COMMUNIQUE_USER", "COMMUNIQUE_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "no-netrc"))


def test_without_environment_and_netrc_we_are_nobody() -> None:
    assert find_credentials("https://example.org/sparql") is None


def test_the_environment_wins_over_the_netrc_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc(monkeypatch, tmp_path, "machine example.org login bo password other\n")
    assert find_credentials("https://example.org/sparql") == Credentials("bo", "other")
    known(monkeypatch)
    assert find_credentials("https://example.org/sparql") == ANA


def test_the_netrc_file_speaks_of_its_hosts_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc(monkeypatch, tmp_path, "machine example.org login bo password other\n")
    assert find_credentials("https://example.com/sparql") is None


def test_bad_netrc_file_is_named_with_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc(monkeypatch, tmp_path, "machine example.org\nnonsense se-cret\n")
    with pytest.raises(CommuniqueError, match=r"netrc, line \d: it cannot be read"):
        find_credentials("https://example.org/sparql")


@pytest.mark.parametrize(("set_", "other"), [("USER", "PASSWORD"), ("PASSWORD", "USER")])
def test_half_of_the_two_in_the_environment_is_named(
    monkeypatch: pytest.MonkeyPatch, set_: str, other: str
) -> None:
    monkeypatch.setenv(f"COMMUNIQUE_{set_}", "something")
    with pytest.raises(CommuniqueError, match=f"COMMUNIQUE_{set_} is set, and COMMUNIQUE_{other} is not"):
        find_credentials("https://example.org/sparql")


@pytest.mark.parametrize("host", ["localhost:3030", "127.0.0.1", "[::1]:8890", "127.4.0.2:1"])
def test_password_may_go_to_this_machine_in_the_clear(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    known(monkeypatch)
    assert find_credentials(f"http://{host}/sparql") == ANA


@pytest.mark.parametrize(
    "host", ["example.org", "192.168.1.4:8890", "localhost.example.org", "[2001:db8::1]"]
)
def test_password_goes_through_no_network_in_the_clear(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    known(monkeypatch)
    with pytest.raises(CommuniqueError, match="use https, or allow it with --plain-http") as raised:
        find_credentials(f"http://{host}/sparql")
    assert "se cret" not in str(raised.value)
    assert find_credentials(f"http://{host}/sparql", plain_http=True) == ANA


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("https://ana:hidden@example.org/sparql", "do not belong into an address"),
        ("ftp://ana:hidden@example.org/sparql", "not the address of a SPARQL service"),
        ("https://ana:hidden/@example.org/sparql", "not the address of a SPARQL service"),
        ("ana:hidden@example.org", "not the address of a SPARQL service"),
    ],
)
def test_password_in_an_address_is_refused_and_not_repeated(url: str, what: str) -> None:
    with pytest.raises(CommuniqueError, match=what) as raised:
        find_credentials(url)
    assert "example.org" in str(raised.value)
    assert "hidden" not in str(raised.value)


def test_password_with_a_blank_in_a_netrc_file_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc(monkeypatch, tmp_path, "machine example.org login ana password half-hidden other-half\n")
    with pytest.raises(CommuniqueError, match=r"netrc, line \d: it cannot be read") as raised:
        find_credentials("https://example.org/sparql")
    assert "half" not in str(raised.value)


@pytest.mark.parametrize("url", ["", "example.org/sparql", "ftp://example.org/", "http://", "http://[::1/x"])
def test_what_is_no_address_of_a_service_is_named(url: str) -> None:
    with pytest.raises(CommuniqueError, match="this is not the address of a SPARQL service"):
        find_credentials(url)


def test_password_is_not_printed() -> None:
    assert "se cret" not in repr(ANA)
    assert "se cret" not in repr(Client(ANA))


@pytest.mark.parametrize("scheme", ["Basic", "Digest"])
def test_service_gets_the_authentication_that_it_asks_for(sparql_service: Service, scheme: str) -> None:
    sparql_service.protected, sparql_service.scheme = ("/sparql",), scheme
    client = Client(ANA)
    for _ in range(3):
        assert client.send("POST", sparql_service.query, body=SELECT).status_code == 200
    assert [one.authorization.partition(" ")[0] for one in sparql_service.asked[-3:]] == [scheme] * 3
    assert not any(one.authorization for one in sparql_service.asked[:1])


def test_password_goes_to_no_service_that_does_not_ask(sparql_service: Service) -> None:
    Client(ANA).send("POST", sparql_service.query, body=SELECT)
    assert {one.authorization for one in sparql_service.asked} == {""}


def test_large_body_waits_until_the_service_knows_us(sparql_service: Service) -> None:
    sparql_service.protected = ("/data",)
    lines = b"".join(b"<urn:a> <urn:p> <urn:%d> .\n" % number for number in range(LARGE))
    Client(ANA, tries=1).send("PUT", sparql_service.data, body=lines, params={"graph": "urn:g"})
    assert len(sparql_service.store) == LARGE
    assert [one.method for one in sparql_service.asked] == ["GET", "GET", "PUT"]


def test_wrong_password_is_refused_at_once(sparql_service: Service) -> None:
    sparql_service.protected = ("/sparql",)
    with pytest.raises(
        RemoteError, match=r"it refuses \(HTTP 401: who are you\?\); set COMMUNIQUE_USER"
    ) as raised:
        Client(Credentials("ana", "guessed")).send("POST", sparql_service.query, body=SELECT)
    assert "guessed" not in str(raised.value)


def test_netrc_is_not_read_behind_our_back(
    sparql_service: Service, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc(monkeypatch, tmp_path, "machine 127.0.0.1 login ana password other\n")
    Client().send("POST", sparql_service.query, body=SELECT)
    assert [one.authorization for one in sparql_service.asked] == [""]


def test_what_goes_to_this_machine_goes_through_no_proxy(
    sparql_service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert Client(tries=1).send("POST", sparql_service.query, body=SELECT).status_code == 200


@pytest.mark.parametrize("status", [0, 429, 502, 503, 504])
def test_temporary_failure_is_tried_again(sparql_service: Service, status: int) -> None:
    sparql_service.first += [Answer(status)] * 2
    assert Client(tries=3, pause=0).send("POST", sparql_service.query, body=SELECT).status_code == 200


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_lasting_failure_is_not_tried_again(sparql_service: Service, status: int) -> None:
    sparql_service.first.append(Answer(status, b"no"))
    with pytest.raises(RemoteError, match=rf"it refuses \(HTTP {status}: no\)"):
        Client(pause=0).send("POST", sparql_service.query, body=SELECT)
    assert len(sparql_service.asked) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Virtuoso 42000 Error SR186:SECURITY: No permission to execute procedure DB.DBA.SPARUL_CLEAR",
        "Virtuoso 42000 Error SQ110:SECURITY: Permission denied for delete from DB.DBA.RDF_QUAD",
        "Virtuoso 42000 Error SR619: SPARUL INSERT access denied: database user 107 (SPARQL) may not write",
    ],
)
def test_right_that_is_missing_is_told_as_such_though_virtuoso_says_500(
    sparql_service: Service, said: str
) -> None:
    sparql_service.first.append(Answer(500, f"{said}\n\nSPARQL query:\nDROP SILENT GRAPH <urn:g>".encode()))
    with pytest.raises(RemoteError, match="set COMMUNIQUE_USER and COMMUNIQUE_PASSWORD") as raised:
        Client().send("POST", sparql_service.query, body=b"DROP SILENT GRAPH <urn:g>")
    assert "/sparql-auth" in raised.value.remedy


@pytest.mark.parametrize("said", ["Virtuoso 37000 Error SP030: syntax error", "disk full"])
def test_other_failure_asks_for_no_user(sparql_service: Service, said: str) -> None:
    sparql_service.first.append(Answer(500, said.encode()))
    with pytest.raises(RemoteError) as raised:
        Client().send("POST", sparql_service.query, body=SELECT)
    assert "COMMUNIQUE" not in str(raised.value)


def test_service_that_may_not_ask_others_is_no_matter_of_users(sparql_service: Service) -> None:
    said = b"Virtuoso 42000 Error SQ070:SECURITY: Must have select privileges on view DB.DBA.SPARQL_SINV_2"
    sparql_service.first.append(Answer(500, said))
    with pytest.raises(RemoteError, match=r"see Virtuoso in docs/triple-stores\.md"):
        Client().send("POST", sparql_service.query, body=SELECT)


def test_deadlock_is_tried_again(sparql_service: Service) -> None:
    sparql_service.first.append(Answer(500, b"Virtuoso 40001 Error SR172: Transaction deadlocked"))
    assert Client(pause=0).send("POST", sparql_service.query, body=SELECT).status_code == 200


def test_tries_come_to_an_end(sparql_service: Service) -> None:
    sparql_service.broken["/sparql"] = Answer(503)
    with pytest.raises(RemoteError, match="try again later"):
        Client(tries=4, pause=0).send("POST", sparql_service.query, body=SELECT)
    assert len(sparql_service.asked) == 4


def test_pauses_get_longer_unless_the_service_says_how_long(
    sparql_service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    sparql_service.first += [Answer(503), Answer(503), Answer(503, b"", {"Retry-After": "7"}), Answer(503)]
    Client().send("POST", sparql_service.query, body=SELECT)
    assert pauses == [0.5, 1, 7, 4]
