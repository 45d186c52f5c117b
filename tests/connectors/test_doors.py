"""No address that is not public is connected to, however it is written; URLs are sent byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import FetchFailed
from connectors.doors import checked, doors, refusal

INNER = [
    *(
        "127.0.0.1",
        "127.9.9.9",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",  # noqa: S104 -- it is refused
    ),
    *("100.64.0.1", "100.127.255.255", "198.18.0.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"),
    *("192.0.2.1", "198.51.100.1", "203.0.113.1", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:7f00:1"),
    *("::ffff:0:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1"),
    *("2001:0:7f00:1::", "2001:0:808:808::80ff:fffe", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1"),
    *("ff02::1", "2001:db8::1", "3fff::1", "100::1", "5f00::1"),
]
PUBLIC = [
    "8.8.8.8",
    "1.1.1.1",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "2001:4860:4860::8888",
    "64:ff9b::808:808",
]


@pytest.mark.parametrize("address", INNER)
def test_an_inner_address_is_refused(address: str) -> None:
    assert refusal(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_let_through(address: str) -> None:
    assert refusal(address) == ""


@given(st.ip_addresses(v=4))
def test_a_v4_address_is_judged_the_same_in_every_embedding(address: object) -> None:
    number = int(address)  # type: ignore[call-overload]
    high, low = number >> 16, number & 0xFFFF
    plain = bool(refusal(str(address)))
    for text in (f"::ffff:{address}", f"64:ff9b::{high:x}:{low:x}"):
        assert bool(refusal(text)) == (plain or text.startswith("::ffff"))
    assert refusal(f"2002:{high:x}:{low:x}::1")  # 6to4 leads nowhere today, and to an inner net by accident


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("http://a.example/feed%2Fx?b=%41&&c", "http://a.example/feed%2Fx?b=%41&&c"),
        ("https://a.example", "https://a.example/"),
        ("https://a.example/../x/./y", "https://a.example/../x/./y"),
        ("https://a.example/x#part", "https://a.example/x"),
        ("https://bücher.example/ä?ö=1", "https://xn--bcher-kva.example/%C3%A4?%C3%B6=1"),
        ("https://user:word@a.example:8443/x", "https://user:word@a.example:8443/x"),
        ("http://[2606:4700::1]/x", "http://[2606:4700::1]/x"),
    ],
    ids=["encoded", "no-path", "dots", "fragment", "idn", "user", "v6"],
)
def test_a_url_is_sent_as_it_is_written(url: str, sent: str) -> None:
    assert checked(url) == sent


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "ftp://a.example/", "data:text/xml,x", "gopher://a.example/", "javascript:1", "", "a"),
        *("http://", "http://a.example:22/", "http://a.example:6379/", "http://a.example:99999/", "http://[::1/"),
        *(
            "http://a.example/x\r\nHost: b",
            "http://a.example/a b",
            "http://a.example/\x00",
            "http://a.example/" + "x" * 5000,
        ),
    ],
)
def test_what_is_no_url_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(FetchFailed) as caught:
        checked(url)
    assert caught.value.code == "bad_url"


def test_an_opened_door_opens_its_port_and_no_other() -> None:
    opened = doors(["10.0.0.5:9000", "[::1]:9001"])
    assert checked("http://10.0.0.5:9000/x", opened)
    assert checked("http://[::1]:9001/x", opened)
    with pytest.raises(FetchFailed):
        checked("http://10.0.0.5:9001/x", opened)
