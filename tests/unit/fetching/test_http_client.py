from __future__ import annotations

import base64
import gzip
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.loopback import Asked, Loopback, Reply, serving
from tui.fetching.http_client import LARGEST, FetchedDocument, FetchError, HttpClient, Validators


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        yield running


@pytest.fixture
def client() -> Iterator[HttpClient]:
    made = HttpClient(timeout=5.0, deadline=10.0)
    yield made
    made.close()


def get(
    client: HttpClient, site: Loopback, path: str = "/", largest: int = LARGEST
) -> FetchedDocument:
    return client.get(f"{site.address}{path}", allow_local=True, largest=largest)


def trouble(client: HttpClient, site: Loopback, path: str = "/", largest: int = LARGEST) -> str:
    with pytest.raises(FetchError) as caught:
        get(client, site, path, largest)
    return str(caught.value)


def to(place: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": place})


def test_a_document_is_told_with_what_it_is_known_by(client: HttpClient, site: Loopback) -> None:
    headers = {"Content-Type": "Text/XML; charset=latin-1", "ETag": '"1"', "Last-Modified": "then"}
    site.replies["/"] = Reply(b"<rss/>", headers=headers)
    assert get(client, site) == FetchedDocument(
        f"{site.address}/", b"<rss/>", "text/xml", "latin-1", Validators('"1"', "then")
    )


def test_what_is_as_it_was_is_not_sent_again(client: HttpClient, site: Loopback) -> None:
    def answer(asked: Asked) -> Reply:
        is_known = asked.headers.get("if-none-match") == '"1"'
        return Reply(status=304) if is_known else Reply(b"new", headers={"ETag": '"1"'})

    site.replies["/"] = answer
    first = get(client, site)
    again = client.get(f"{site.address}/", first.validators, allow_local=True)
    assert (first.is_unchanged, again.is_unchanged, again.data) == (False, True, b"")


def test_redirects_are_followed_and_those_for_good_are_told(
    client: HttpClient, site: Loopback
) -> None:
    site.replies |= {"/old": to("/older", 301), "/older": to("new", 308), "/now": to("/new")}
    site.replies["/new"] = Reply(b"here")
    moved, elsewhere = get(client, site, "/old"), get(client, site, "/now")
    assert (moved.data, moved.moved_to) == (b"here", f"{site.address}/new")
    assert (elsewhere.address, elsewhere.moved_to) == (f"{site.address}/new", None)


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("/round", "redirects too often"),
        ("file:///etc/passwd", "no http or https address"),
        ("ftp://example.org/x", "no http or https address"),
        ("javascript:alert(1)", "no http or https address"),
    ],
)
def test_redirects_end_and_lead_nowhere_else(
    client: HttpClient, site: Loopback, place: str, why: str
) -> None:
    site.replies["/round"] = to(place)
    assert why in trouble(client, site, "/round")
    assert set(site.paths()) == {"/round"}


def test_the_local_network_is_refused_unless_it_is_asked_for(
    client: HttpClient, site: Loopback
) -> None:
    site.replies["/"] = Reply(b"secret")
    port = site.address.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0x7f000001", "2130706433"):
        with pytest.raises(FetchError, match=r"local network|no such host|reached"):
            client.get(f"http://{host}:{port}/")
    assert not site.asked
    assert get(client, site).data == b"secret"
    with pytest.raises(FetchError, match="local network"):  # also by a connection that is open
        client.get(f"{site.address}/")


def test_a_password_is_sent_to_its_own_host_alone(client: HttpClient, site: Loopback) -> None:
    other = site.address.replace("127.0.0.1", "localhost")
    site.replies |= {"/": to(f"{other}/there"), "/there": Reply(b"x")}
    address = site.address.replace("//", "//ann:p%40ss@") + "/"
    client.get(address, allow_local=True)
    sent = [asked.headers.get("authorization") for asked in site.asked]
    assert sent == [f"Basic {base64.b64encode(b'ann:p@ss').decode()}", None]


def test_a_body_is_never_larger_than_it_may_be_however_it_is_packed(
    client: HttpClient, site: Loopback
) -> None:
    bomb = gzip.compress(gzip.compress(bytes(50_000_000), 9), 9)
    site.replies |= {
        "/huge": Reply(b"x" * 2_000_000),
        "/bomb": Reply(bomb, headers={"Content-Encoding": "gzip, gzip"}),
        "/packed": Reply(gzip.compress(b"x" * 999), headers={"Content-Encoding": "gzip"}),
        "/torn": Reply(gzip.compress(b"x" * 999)[5:], headers={"Content-Encoding": "gzip"}),
    }
    assert "more than 1 MiB" in trouble(client, site, "/huge", largest=1 << 20)
    assert "more than 1 MiB" in trouble(client, site, "/bomb", largest=1 << 20)
    assert get(client, site, "/packed").data == b"x" * 999
    assert "cannot be unpacked" in trouble(client, site, "/torn")


def test_who_answers_too_slowly_is_left(site: Loopback) -> None:
    site.replies |= {"/drip": Reply(b"x" * 9999, drip=True), "/silent": Reply(silent=True)}
    hasty, patient = HttpClient(timeout=0.05), HttpClient(timeout=5.0, deadline=0.1)
    assert "took more than 0 seconds" in trouble(patient, site, "/drip")
    assert "took more than 0 seconds" in trouble(patient, site, "/silent")
    assert "does not answer in time" in trouble(hasty, site, "/silent")


def test_an_answer_that_breaks_off_is_none(client: HttpClient, site: Loopback) -> None:
    site.replies["/"] = Reply(b"half", length=8)
    assert "broke off" in trouble(client, site)


@pytest.mark.parametrize(
    ("reply", "why", "wait"),
    [
        (Reply(status=404), "it answers 404 Not Found", None),
        (Reply(status=799), "it answers 799", None),
        (
            Reply(status=429, headers={"Retry-After": "120"}),
            "it answers 429 Too Many Requests; it asks to wait 120 seconds",
            120.0,
        ),
        (Reply(status=503, headers={"Retry-After": "soon"}), "it answers 503", None),
        (Reply(status=503, headers={"Retry-After": "Thu, 01 Jan 1970 00:00:00 GMT"}), "503", 0.0),
    ],
)
def test_a_refusal_is_told_with_when_to_come_again(
    client: HttpClient, site: Loopback, reply: Reply, why: str, wait: float | None
) -> None:
    site.replies["/"] = reply
    with pytest.raises(FetchError, match=why) as caught:
        get(client, site)
    assert caught.value.retry_after == wait


def test_one_host_is_asked_one_thing_at_a_time(client: HttpClient, site: Loopback) -> None:
    site.replies["/"] = Reply(b"some", drip=True)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: get(client, site), range(4)))
    assert len(site.asked) == 4
    assert site.most_at_once == 1


def test_closing_ends_what_is_under_way(client: HttpClient, site: Loopback) -> None:
    begun = threading.Event()

    def answer(_: Asked) -> Reply:
        begun.set()
        return Reply(silent=True)

    site.replies["/"] = answer
    with ThreadPoolExecutor(1) as pool:
        told = pool.submit(trouble, client, site)
        assert begun.wait(10)
        client.close()
        assert told.result() == "stopped"
    assert trouble(client, site) == "stopped"


def test_what_is_no_address_or_no_host_is_told(client: HttpClient) -> None:
    for address in ("file:///etc/passwd", "example.org", "http://", "http://a b/"):
        with pytest.raises(FetchError, match="no http or https address"):
            client.get(address)
    with pytest.raises(FetchError, match="nobody answers there"):
        client.get("http://127.0.0.1:1/", allow_local=True)
