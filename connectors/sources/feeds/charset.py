"""The bytes of a document as text: byte order mark, valid UTF-8, the header, the declaration, else a guess (R97)."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Iterator, Mapping

MOST_BYTES = 10 * 1024 * 1024  # of a body that is gzip inside
MOSTLY = 0.99  # share of valid bytes from which a text is UTF-8 with a bad byte in it

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BARE = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
    (b"\x4c\x6f\xa7\x94", "cp037"),  # EBCDIC's `<?xm`
)
_DECLARED = re.compile(rb"""^[^<]{0,64}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_IN_HEADER = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_WIDER = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "x-sjis": "cp932",
}
"""What the web means by a name: the larger set (WHATWG Encoding Standard)."""
_NO_TEXT = {"utf-7", "utf7", "unicode-1-1-utf-7"}  # it hides markup in plain ASCII, nobody sends it in earnest


def decode(body: bytes, headers: Mapping[str, str]) -> str:
    """A body as text; what stands in it that no encoding knows becomes U+FFFD. Never raises."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    for start, name in _BARE:
        if body.startswith(start):
            return body.decode(name, "replace")
    told = [name for name in _told(body, headers) if name]
    if not _wide(told):
        try:
            return body.decode()
        except UnicodeDecodeError:
            if _share(body) >= MOSTLY and not _fits(body, told):
                return body.decode("utf-8", "replace")
    return _by_name(body, told)


def unpacked(body: bytes) -> bytes:
    """The body, gunzipped where it is gzip by its first bytes; at most MOST_BYTES of it."""
    for _ in range(2):  # some servers pack twice
        if not body.startswith(b"\x1f\x8b\x08"):
            return body
        try:
            body = zlib.decompressobj(31).decompress(body, MOST_BYTES)
        except zlib.error:
            return body
    return body


def _told(body: bytes, headers: Mapping[str, str]) -> Iterator[str]:
    kind = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    for found in (_IN_HEADER.search(kind), _DECLARED.search(body[:400])):
        if found:
            name = found[1] if isinstance(found[1], str) else found[1].decode("ascii", "replace")
            yield _known(name.lower())


def _known(name: str) -> str:
    name = _WIDER.get(name, name)
    if name in _NO_TEXT:
        return ""
    try:
        info = codecs.lookup(name)
    except LookupError:
        return ""
    # Not `rot13`, `hex`, `zlib`: they are no charsets.
    return info.name if getattr(info, "_is_text_encoding", True) else ""


def _wide(told: list[str]) -> bool:
    """Seven-bit encodings are valid UTF-8 whatever they say."""
    return any(name.startswith(("iso2022", "hz")) for name in told)


def _share(body: bytes) -> float:
    """How much of the bytes above 127 belongs to valid UTF-8."""
    high = sum(1 for byte in body if byte > 127) if len(body) < 65_536 else len(body.translate(None, _ASCII))
    bad = body.decode("utf-8", "replace").count("\ufffd")
    return 1 - bad / max(1, high)


_ASCII = bytes(range(128))


def _fits(body: bytes, told: list[str]) -> bool:
    """A declared encoding of several bytes a character that reads the whole without a fault."""
    for name in told:
        if name in {"utf-8", "cp1252", "cp1254"} or name.startswith(("iso8859", "cp12", "koi8")):
            continue
        try:
            body.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        return True
    return False


def _by_name(body: bytes, told: list[str]) -> str:
    for name in told:
        if name == "utf-8":
            continue  # it was tried
        try:
            return body.decode(name)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    usable = [name for name in told if not name.startswith(("utf-16", "utf-32"))]
    return body.decode(usable[0] if usable and usable[0] != "utf-8" else "cp1252", "replace")
