"""One canonical form of a URL, and whose site it is on. Pure: nothing is fetched, the suffix list is pinned."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

CANON = 1
"""Version of these rules, carried by every article: ids are minted with it and recomputed by nobody."""

LONGEST = 2048

_TRACKING = re.compile(
    r"^(utm_\w*|mtm_\w*|pk_\w*|piwik_\w*|matomo_\w*|hsa_\w*|ga_\w*|at_(medium|campaign|custom\d|link\w*|format|bbc\w*)"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|li_fat_id|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi"
    r"|vero_id|oly_enc_id|oly_anon_id|ns_\w+|cmpid|cmp|ocid|ito|sr_share|smid|smtyp|soc_src|soc_trk|guccounter|guce_\w+"
    r"|wt_zmc|xtor|wickedid|spm|spref|feature|_ga|_gl|rss|ftag|ncid|cid_source|share|__twitter_impression|s_cid|campaign_id"
    r"|from_rss|source_rss|amp|amp_js_v|outputtype|output_type)$"
)
_SESSION = re.compile(r"^(jsessionid|phpsessid|sid|sessionid|session_id|aspsessionid\w*)$")
_MOBILE_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_AMP_PATH = re.compile(r"(?:/amp(?:\.html)?|\.amp(?:\.html)?)$|^/amp(?=/)")
_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})?")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_SAFE = "-._~!$&'()*+,;=:@/"


@lru_cache(maxsize=65_536)
def canonical(url: str) -> str:
    """The form that all spellings of one page's URL share, or "" for what is no web page's URL.

    Lower-case host (punycode) without `www`, `m`, `amp`; https; no default port, user, fragment,
    tracking or session parameter, trailing slash, AMP path or dot segment. Percent-encoding in one
    form; the order of the other parameters kept. Idempotent.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = _host(parts.hostname or "")
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not host or len(url) > LONGEST:
        return ""
    host = f"[{host}]" if ":" in host else host
    netloc = host if port in {None, 80, 443} else f"{host}:{port}"
    query = _query(parts.query)
    return f"https://{netloc}{_path(parts.path)}" + (f"?{query}" if query else "")


def _host(host: str) -> str:
    host = host.rstrip(".").lower()
    if not host.isascii():
        host = host.encode("idna").decode()
    while _MOBILE_HOST.match(host):
        host = _MOBILE_HOST.sub("", host, count=1)
    return host


def _path(path: str) -> str:
    path = _without_dots(_encoded(path.partition(";jsessionid=")[0]))
    before = None
    while before != path:
        before = path
        path = _AMP_PATH.sub("", re.sub("/{2,}", "/", path)).rstrip("/")
    return path or "/"


def _without_dots(path: str) -> str:
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            kept[1:] = kept[1:-1]
        elif segment != ".":
            kept.append(segment)
    return "/".join(kept)


def _encoded(text: str, safe: str = _SAFE) -> str:
    """Percent-encoding in one form (RFC 3986, 6.2.2): only what means nothing in a URL is decoded."""
    return quote(_PERCENT.sub(_normal, text), safe=safe + "%")


def _normal(found: re.Match[str]) -> str:
    if not found[1]:
        return "%25"
    character = chr(int(found[1], 16))
    return character if _UNRESERVED.match(character) else found[0].upper()


def _query(query: str) -> str:
    pairs = [pair for pair in _encoded(query, _SAFE + "?").split("&") if pair]
    return "&".join(pair for pair in pairs if not _needless(pair.split("=")[0].lower()))


def _needless(name: str) -> bool:
    return bool(_TRACKING.match(name) or _SESSION.match(name))


@cache
def _suffixes() -> Any:
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415 -- 30 ms, and only some processes need it

    return PublicSuffixList(only_icann=False)


@lru_cache(maxsize=65_536)
def publisher_of(url: str) -> str:
    """The registrable domain behind a URL (`news.example.co.uk` -> `example.co.uk`), or ""."""
    host = urlsplit(canonical(url)).hostname or ""
    if ":" in host or host.replace(".", "").isdecimal():
        return host
    return str(_suffixes().privatesuffix(host) or host)
