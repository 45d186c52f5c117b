"""One canonical form of a URL, and whose site it is on. Pure: nothing is fetched, the suffix list is pinned."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote, unquote, urlsplit

CANON = 2
"""Version of these rules, carried by every article: ids are minted with it and recomputed by nobody."""

LONGEST = 2048

_TRACKING = re.compile(
    r"^(utm_\w*|mtm_\w*|pk_\w*|piwik_\w*|matomo_\w*|hsa_\w*|ga_\w*|at_(medium|campaign|custom\d|link\w*|format|bbc\w*)"
    r"|fbclid|fb_(action|ref|source|comment)\w*|action_(object|type|ref)_map|gclid|gclsrc|dclid|gbraid|wbraid|srsltid|msclkid"
    r"|yclid|ymclid|ysclid|_openstat|twclid|ttclid|igshid|igsh|li_fat_id|epik|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|_hsfp|hsctatracking"
    r"|vero_id|vero_conv|oly_enc_id|oly_anon_id|elq\w*|_branch_match_id|dm_i|ml_subscriber\w*|ns_\w+|cmpid|cmp|ocid|ito|sr_share"
    r"|smid|smtyp|soc_src|soc_trk|guccounter|guce_\w+|wt_zmc|wt_mc(_\w+)?|wt\.mc_id|xtor|wickedid|spm|spref|feature|_ga|_gl|rss|ftag"
    r"|ncid|icid|intcid|int_cid|mbid|cid_source|share|sh|sharetype|ref_?(src|url)?|referr?er|ref_source|trk\w*|via|wprov|taid|sref"
    r"|__source|__twitter_impression|twitter_impression|s_cid|sc_(cid|channel|campaign)|scid|campaign_id|from_rss|source_rss|partner"
    r"|amp|amp_js_v|amp_gsa|usqp|outputtype|output_type|print|printable|printview|printversion|ved|usg|feedtype|nocache|_)$"
)
# What tells only by its value that it names a way here.
_WAYS = re.compile(r"^(source|src|from|origin|medium|channel|campaign|view|format|mode|type|output|tmpl|share_?from)$")
_WAY = re.compile(
    r"^(rss[\w-]*|feeds?|atom|twitter|x|facebook|fb|whatsapp|telegram|tg|instagram|linkedin|reddit|pinterest|social\w*|share\w*"
    r"|e?mail|newsletter\w*|push|app|mobile|amp|print\w*|google\w*|googlenews|flipboard|apple_?news|homepage|home)$"
)
_SESSION = re.compile(r"^(jsessionid|phpsessid|sessionid|session_id|sessid|aspsessionid\w*|cfid|cftoken)$")
_LONG_ID = re.compile(r"^[0-9A-Za-z]{16,}$")  # `sid` is a session where it looks like one, else a story's number
_NEEDLESS_LABEL = re.compile(r"^(?:www\d?|m|mobile|amp|touch|wap)\.(?=[^.]+\.)")
_MOBILE_LABEL = re.compile(r"(?<=^.{2}\.)(?:m|mobile|amp)\.(?=[^.]+\.)")  # en.m.harbour.example
_AMP_PATH = re.compile(r"(?:/amp(?:\.html)?|\.amp(?:\.html)?)$|^/amp(?=/)")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_CACHE = re.compile(r"^https?://[\w-]+\.cdn\.ampproject\.org/(?:[a-z]/)+(s/)?(.+)$", re.IGNORECASE)
_VIEWER = re.compile(r"^https?://(?:www\.)?google\.[a-z.]+/amp/(s/)?(.+)$", re.IGNORECASE)
_WRAPPER = re.compile(
    r"^https?://(?:(?:www\.)?google\.[a-z.]+/url|lm?\.facebook\.com/l\.php|(?:www\.)?bing\.com/news/apiclick\.aspx"
    r"|out\.reddit\.com/|(?:www\.)?youtube\.com/redirect)\?(?:.*&)?(?:u|url|q)=(https?(?::|%3a)[^&#]+)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})?")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_SAFE = "-._~!$&'()*+,;=:@/"


@lru_cache(maxsize=65_536)
def canonical(url: str) -> str:
    """The form that all spellings of one page's URL share, or "" for what is no web page's URL.

    Lower-case host (punycode) without `www`, `m`, `amp`; https; no default port, user, fragment,
    tracking or session parameter, trailing slash, index file, AMP path or dot segment. AMP caches and
    the wrappers of searches and networks give the page within. Percent-encoding in one form; the other
    parameters sorted, each once. Idempotent.
    """
    if len(url) > LONGEST:
        return ""
    before, form = None, url.strip()
    while before != form and form:  # a page may be wrapped more than once, and be freed of one thing after another
        before, form = form, _form(_unwrapped(form))
    return form


def _unwrapped(url: str) -> str:
    """The page that a cache, a viewer or a wrapper stands for."""
    if url.startswith("//"):
        return f"https:{url}"
    if found := _CACHE.match(url) or _VIEWER.match(url):
        return f"http{'s' if found[1] else ''}://{found[2]}"
    if found := _WRAPPER.match(url):
        return found[1] if "://" in found[1] else unquote(found[1])
    return url


def _form(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = parts.port
        host = _host(parts.hostname or "")
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return ""
    host = f"[{host}]" if ":" in host else host
    netloc = host if port in {None, 80, 443} else f"{host}:{port}"
    query = _query(parts.query)
    return f"https://{netloc}{_path(parts.path)}" + (f"?{query}" if query else "")


def _host(host: str) -> str:
    host = host.rstrip(".").lower()
    if not host.isascii():
        host = host.encode("idna").decode()
    while _NEEDLESS_LABEL.match(host):
        host = _NEEDLESS_LABEL.sub("", host, count=1)
    return _MOBILE_LABEL.sub("", host, count=1)


def _path(path: str) -> str:
    path = _without_dots(_encoded(path.partition(";jsessionid=")[0]))
    before = None
    while before != path:
        before = path
        path = _INDEX.sub("", _AMP_PATH.sub("", re.sub("/{2,}", "/", path)).rstrip("/"))
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
    pairs = {pair for pair in _encoded(query.replace("+", "%20"), _SAFE + "?").split("&") if pair}
    return "&".join(sorted(pair for pair in pairs if not _needless(*pair.partition("=")[::2])))


def _needless(name: str, value: str) -> bool:
    name, value = name.lower(), value.lower()
    if _TRACKING.match(name) or _SESSION.match(name):
        return True
    return bool((_WAYS.match(name) and _WAY.match(value)) or (name == "sid" and _LONG_ID.match(value)))


def is_root(form: str) -> bool:
    """Is a canonical form a site's root? That identifies no article: many have it for their link."""
    parts = urlsplit(form)
    return parts.path in {"", "/"} and not parts.query


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
