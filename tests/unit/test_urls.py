"""Which addresses may be opened, which lead to the same page, and how they name a second."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.urls import (
    canonical_url,
    is_player,
    moment_in,
    moment_url,
    plays,
    shown_address,
    urls_in,
    video_url,
    web_address,
    without_moment,
)

HOSTS = st.sampled_from(["news.example", "a.b.example", "xn--fiq.example"])
PARTS = st.lists(st.text("abcXYZ019-_", min_size=1, max_size=8), min_size=1, max_size=4)
QUERIES = st.dictionaries(
    st.sampled_from(["id", "canonical_url", "q"]), st.text("ab19", max_size=4)
)


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/a/b",
        "http://news.example/a/b",
        "HTTPS://News.Example/a/b",
        "https://www.news.example/a/b/",
        "https://m.news.example:443/a/b",
        "https://news.example/a/b#part",
        "https://news.example/a/b?utm_source=x&utm_medium=y&fbclid=z&ref=q",
        "https://news.example/a/b/index.html",
        "https://news.example/a/b/amp/",
        "news.example/a/b",
        "https://news.example/%61/b",
    ],
)
def test_one_page_is_written_in_many_ways(address: str) -> None:
    known, found = canonical_url("https://news.example/a/b"), canonical_url(address)
    assert known is not None
    assert known == found


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/a/c",
        "https://news.example/a/B",
        "https://news.example/a",
        "https://other.example/a/b",
        "https://news.example/a/b?id=2",
        "https://news.example:8080/a/b",
    ],
)
def test_other_pages_stay_others(address: str) -> None:
    assert canonical_url(address) != canonical_url("https://news.example/a/b")


@pytest.mark.parametrize(
    "address",
    [
        *("", "news", "https://news.example", "https://news.example/", "ftp://a.example/b"),
        *("mailto:a@b.example", "https://[::1/a", "https://a.example:999999/b", "https:///a/b"),
        "https://" + "a" * 5000,
    ],
)
def test_what_is_no_page_is_none(address: str) -> None:
    assert canonical_url(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=abcDEF12345&feature=share",
        "https://youtu.be/abcDEF12345?si=xyz",
        "https://www.youtube.com/embed/abcDEF12345",
        "https://m.youtube.com/live/abcDEF12345",
        "https://www.youtube-nocookie.com/embed/abcDEF12345?rel=0",
    ],
)
def test_all_addresses_of_a_video_are_one(address: str) -> None:
    found = canonical_url(address)
    assert found is not None
    assert found.key == "video abcDEF12345"


@pytest.mark.parametrize(
    ("moment", "seconds"),
    [
        *(("?t=90", 90), ("?t=1m30s", 90), ("?start=90", 90), ("#t=90", 90)),
        *(("?t=1h2m3s", 3723), ("?t=x", None), ("", None)),
        *(("?t=1:30", 90), ("?t=1%3A02%3A03", 3723), ("?t=1m30", 90), ("#t=90.5", 90.5)),
        *(("#t=10,20", 10), ("#t=npt:10,20", 10), ("#x=1&t=7", 7), ("#start=7", 7)),
    ],
)
def test_an_address_may_ask_for_a_moment(moment: str, seconds: float | None) -> None:
    found = canonical_url(f"https://youtu.be/abcDEF12345{moment}")
    assert found is not None
    assert found.seconds == seconds


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("See https://a.example/b.", ["a.example/b"]),
        ("(see https://a.example/b_(c))", ["a.example/b_(c)"]),
        ("“https://a.example/b”, and c.example/d!", ["a.example/b", "c.example/d"]),
        ("write to me@a.example/b", []),
        ("and/or 1/2 a.example", []),
    ],
)
def test_addresses_are_found_in_sentences(text: str, keys: list[str]) -> None:
    assert [found.key for found in urls_in(text)] == keys


@given(HOSTS, PARTS, QUERIES, st.sampled_from(["", "www.", "m."]), st.sampled_from(["", "/"]))
def test_what_says_nothing_changes_nothing(
    host: str, parts: list[str], query: dict[str, str], www: str, slash: str
) -> None:
    words = [f"{name}={value}" for name, value in query.items()]
    path = "/".join(parts)
    plain = canonical_url(f"https://{host}/{path}?{'&'.join(words)}")
    mixed = "&".join([*reversed(words), "utm_term=x"])
    assert plain is not None
    assert plain == canonical_url(f"http://{www}{host}/{path}{slash}?{mixed}#end")


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    canonical_url(text)
    for found in urls_in(text):
        assert found.key


@given(HOSTS, PARTS)
def test_an_address_in_a_sentence_is_the_address(host: str, parts: list[str]) -> None:
    address = f"https://{host}/{'/'.join(parts)}"
    assert [*urls_in(f"It stood in ({address}), they say.")] == [canonical_url(address)]


@pytest.mark.parametrize(
    "unit", ["https://", "a.", "a.b/", ")", "https://a.example/)))", "-", ".", "/"]
)
@pytest.mark.timeout(60)  # far more than it takes, far less than any square of it
def test_a_megabyte_is_read_in_linear_time(unit: str) -> None:
    *_, last = urls_in(unit * (1_000_000 // len(unit)) + " https://end.example/canonical_url")
    assert last == canonical_url("https://end.example/canonical_url")


@pytest.mark.parametrize(
    ("media", "expected"),
    [
        ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=6000"),
        ("https://youtu.be/abc?t=5&si=x", "https://youtu.be/abc?si=x&t=6000"),
        ("https://m.youtube.com/watch?v=a#t=9", "https://m.youtube.com/watch?v=a&t=6000"),
        ("https://open.spotify.com/episode/1", "https://open.spotify.com/episode/1?t=6000"),
        ("https://example.org/a.mp3", "https://example.org/a.mp3#t=6000"),
        ("https://example.org/a.mp3?x=1#t=3", "https://example.org/a.mp3?x=1#t=6000"),
        ("https://example.org/a.mp3?t=3&sig=%2b", "https://example.org/a.mp3?t=3&sig=%2b#t=6000"),
        ("https://notyoutube.com/a.mp3", "https://notyoutube.com/a.mp3#t=6000"),
        ("https://www.youtube.com/embed/a?t=5", "https://www.youtube.com/embed/a?start=6000"),
        (
            "https://www.youtube-nocookie.com/embed/a",
            "https://www.youtube-nocookie.com/embed/a?start=6000",
        ),
        ("https://music.youtube.com/watch?v=a", "https://music.youtube.com/watch?v=a&t=6000"),
        ("https://overcast.fm/+AbC", "https://overcast.fm/+AbC/1:40:00"),
        ("https://overcast.fm/+AbC/27:57", "https://overcast.fm/+AbC/1:40:00"),
        ("https://pca.st/episode/x-y", "https://pca.st/episode/x-y?t=6000"),
        ("https://vimeo.com/12345", "https://vimeo.com/12345#t=6000s"),
        ("https://www.bilibili.com/video/BV1", "https://www.bilibili.com/video/BV1?t=6000"),
        ("https://www.twitch.tv/videos/1", "https://www.twitch.tv/videos/1?t=1h40m0s"),
        ("https://podcasts.apple.com/x/id1?i=2", "https://podcasts.apple.com/x/id1?i=2"),
    ],
)
def test_a_moment_opens_at_its_second(media: str, expected: str) -> None:
    assert moment_url(media, 6000.9) == expected


@pytest.mark.parametrize(
    "address",
    [
        "--remote-debugging-port=9222",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://example.org/a b",
        "https://example.org/\x1b[2J",
        "https://example.org/\u202egnp",
        "https://[bad",
        "https://example.org/" + "x" * 5000,
        "",
        None,
    ],
)
def test_an_address_that_may_not_be_opened_is_none(address: str | None) -> None:
    assert web_address(address) is None
    assert moment_url(address, 1) is None


@given(st.text())
def test_what_may_be_opened_is_a_web_address_in_one_word(text: str) -> None:
    address = web_address(text)
    assert address is None or address.lower().startswith(("http://", "https://"))
    assert address is None or len(address.split()) == 1


@pytest.mark.parametrize(
    ("address", "seconds", "rest"),
    [
        ("https://youtu.be/x?t=1:30", 90, "https://youtu.be/x"),
        ("https://a.example/v?a=%2b&t=1m&b=", 60, "https://a.example/v?a=%2b&b="),
        ("https://a.example/v?a=1&amp;t=5", 5, "https://a.example/v?a=1"),
        ("https://a.example/v.mp3#t=10,20", 10, "https://a.example/v.mp3"),
        ("https://a.example/v#part", None, "https://a.example/v#part"),
    ],
)
def test_the_moment_of_an_address_can_be_read_and_taken_off(
    address: str, seconds: float | None, rest: str
) -> None:
    assert moment_in(address) == seconds
    assert without_moment(address) == rest


@pytest.mark.parametrize(
    ("address", "player", "playing"),
    [
        ("https://www.youtube.com/watch?v=abcDEF12345", True, True),
        ("https://m.youtube.com/", True, False),
        ("https://vimeo.com/123456", True, True),
        ("https://a.example/talk.MP3?x=1", False, True),
        ("https://a.example/talk.html", False, False),
    ],
)
def test_what_plays_is_a_video_in_a_player_or_a_file(
    address: str, *, player: bool, playing: bool
) -> None:
    assert is_player(address) is player
    assert plays(address) is playing


def test_a_video_id_has_eleven_signs() -> None:
    assert video_url("abcDEF12345") == "https://www.youtube.com/watch?v=abcDEF12345"
    assert video_url("abcDEF1234") is None


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org/ä", "https://example.org/ä"),
        ("https://bücher.example:81/a", "https://bücher.example:81/a"),
        ("https://日本.example/", "https://日本.example/"),
        ("https://аррӏе.com/x?y", "https://xn--80ak6aa92e.com/x?y"),  # all Cyrillic
        ("https://pаypal.com", "https://xn--pypal-4ve.com"),  # one letter of it
        ("https://ɡoogle.com", "https://xn--oogle-qmc.com"),  # a letter for phoneticians
        ("https://good.org@аррӏе.com/", "https://good.org@xn--80ak6aa92e.com/"),
        ("https://a⁄b.org/", "https://xn--ab-c6t.org/"),  # a slash that is none
    ],
)
def test_letters_that_may_deceive_are_shown_in_punycode(address: str, shown: str) -> None:
    assert shown_address(address) == shown
