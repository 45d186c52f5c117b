"""Canonical URLs: one form for all spellings of a page, and a form of its own for another page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.url import canonical, publisher_of

PAGE = "https://harbour.example/news/2026/03/guns-on-the-coast"
TRACKING = """
utm_source=rss utm_medium=feed utm_campaign=x utm_term=a utm_content=b utm_id=7 utm_name=q mtm_source=a
mtm_campaign=b pk_campaign=a pk_source=b piwik_campaign=c matomo_source=d hsa_acc=1 hsa_cam=2 ga_source=x
at_medium=RSS at_campaign=rss at_custom1=x at_link_id=1 at_format=link fbclid=IwAR0 gclid=Cj0 gclsrc=aw
dclid=1 gbraid=0A wbraid=1 msclkid=9 yclid=8 twclid=7 ttclid=6 igshid=5 li_fat_id=4 mc_cid=3 mc_eid=2
mkt_tok=1 _hsenc=p2 _hsmi=9 vero_id=8 oly_enc_id=7 oly_anon_id=6 ns_mchannel=rss ns_source=x cmpid=rss cmp=x
ocid=soc ito=1490 sr_share=facebook smid=tw smtyp=cur soc_src=x soc_trk=y guccounter=1 guce_referrer=a
wt_zmc=sm xtor=RSS-1 wickedid=1 spm=a2 spref=tw feature=share _ga=2.1 _gl=1 rss=1 ftag=x ncid=y share=1
s_cid=rss campaign_id=2 from_rss=1 source_rss=1 amp=1 outputtype=amp output_type=amp UTM_SOURCE=RSS Fbclid=x
__twitter_impression=true fb_action_ids=1 fb_ref=x action_object_map=a srsltid=A ysclid=l _openstat=a epik=d igsh=M
elqTrackId=9 elqTrack=true _branch_match_id=1 dm_i=1 wt.mc_id=x wt_mc=y icid=a intcid=b int_cid=c mbid=d sharetype=e
ref=home ref_src=twsrc ref_url=x referrer=y referer=z trk=a trkCampaign=b via=c wprov=sfla1 taid=6 sref=x sh=1
__source=rss sc_cid=a scid=b partner=c amp_js_v=a6 usqp=mq print=1 printable=true ved=2 usg=A nocache=1 _=1700000000
source=rss source=rss----d12c403d4976--x
source=twitter src=feed from=newsletter origin=social medium=email channel=whatsapp campaign=rss
view=print format=amp mode=amp type=amp output=print share_from=app
""".split()  # noqa: SIM905 -- a list of 80 strings reads worse
SESSIONS = [
    "jsessionid=AB12",
    "PHPSESSID=9f",
    "sid=9f86d081884c7d65",
    "sessionid=a",
    "session_id=b",
    "ASPSESSIONIDQQ=x",
]
SPELLINGS = [
    "http://harbour.example/news/2026/03/guns-on-the-coast",
    "HTTP://HARBOUR.EXAMPLE/news/2026/03/guns-on-the-coast",
    "https://www.harbour.example/news/2026/03/guns-on-the-coast",
    "https://www2.harbour.example/news/2026/03/guns-on-the-coast",
    "https://m.harbour.example/news/2026/03/guns-on-the-coast",
    "https://mobile.harbour.example/news/2026/03/guns-on-the-coast",
    "https://amp.harbour.example/news/2026/03/guns-on-the-coast",
    "https://www.amp.harbour.example/news/2026/03/guns-on-the-coast",
    "https://harbour.example./news/2026/03/guns-on-the-coast",
    "https://harbour.example:443/news/2026/03/guns-on-the-coast",
    "http://harbour.example:80/news/2026/03/guns-on-the-coast",
    "https://reader@harbour.example/news/2026/03/guns-on-the-coast",
    "https://reader:word@harbour.example/news/2026/03/guns-on-the-coast",
    PAGE + "/",
    PAGE + "//",
    PAGE + "#",
    PAGE + "#comments",
    PAGE + "#:~:text=guns",
    PAGE + "?",
    PAGE + "?#top",
    PAGE + "?&",
    PAGE + "/amp",
    PAGE + "/amp/",
    PAGE + "/amp.html",
    PAGE + ".amp",
    PAGE + ".amp.html",
    "https://harbour.example/amp/news/2026/03/guns-on-the-coast",
    "https://harbour.example//news//2026/03/guns-on-the-coast",
    "https://harbour.example/./news/2026/03/guns-on-the-coast",
    "https://harbour.example/sport/../news/2026/03/guns-on-the-coast",
    "https://harbour.example/news/2026/03/%67uns-on-the-coast",
    "https://harbour.example/news/2026/03/guns%2Don%2dthe-coast",
    "  https://harbour.example/news/2026/03/guns-on-the-coast\n",
    PAGE + ";jsessionid=0A1B",
    PAGE + "/?utm_source=a&utm_medium=b",
    "http://www.harbour.example:80/news/2026/03/guns-on-the-coast/?fbclid=1#x",
    "//harbour.example/news/2026/03/guns-on-the-coast",
    "https://touch.harbour.example/news/2026/03/guns-on-the-coast",
    "https://wap.harbour.example/news/2026/03/guns-on-the-coast",
    PAGE + "/index.html",
    PAGE + "/index.htm?utm_source=x",
    PAGE + "/index.php",
    PAGE + "/default.aspx",
    PAGE + "/amp/index.html",
    "https://www.google.com/amp/s/www.harbour.example/news/2026/03/guns-on-the-coast/amp/",
    "https://www.google.co.uk/amp/harbour.example/news/2026/03/guns-on-the-coast",
    "https://harbour-example.cdn.ampproject.org/c/s/harbour.example/news/2026/03/guns-on-the-coast/amp",
    "https://harbour-example.cdn.ampproject.org/v/s/amp.harbour.example/news/2026/03/guns-on-the-coast?amp_js_v=0.1",
    "https://www.google.com/url?sa=t&url=https%3A%2F%2Fharbour.example%2Fnews%2F2026%2F03%2Fguns-on-the-coast&ved=2",
    "https://www.google.com/url?q=https://harbour.example/news/2026/03/guns-on-the-coast&sa=U",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.harbour.example%2Fnews%2F2026%2F03%2Fguns-on-the-coast%3Ffbclid%3D1&h=A",
    "https://www.bing.com/news/apiclick.aspx?ref=x&url=http%3a%2f%2fharbour.example%2fnews%2f2026%2f03%2fguns-on-the-coast",
    *(f"{PAGE}?{parameter}" for parameter in (*TRACKING, *SESSIONS)),
]
OTHERS = [
    ("https://harbour.example/a?id=1", "https://harbour.example/a?id=2"),
    ("https://harbour.example/a?page=2", "https://harbour.example/a"),
    ("https://harbour.example/A", "https://harbour.example/a"),
    ("https://sport.harbour.example/a", "https://harbour.example/a"),
    ("https://harbour.example:8080/a", "https://harbour.example/a"),
    ("https://harbour.example/a%2Fb", "https://harbour.example/a/b"),
    ("https://harbour.example/a?q=x%26y", "https://harbour.example/a?q=x&y"),
    ("https://harbour.example/camp", "https://harbour.example/c"),
    ("https://harbour.example/example", "https://harbour.example/ex"),
    ("https://harbour.co.example/a", "https://harbour.example/a"),
    ("https://harbour.example/article.php?sid=77", "https://harbour.example/article.php?sid=78"),
    ("https://harbour.example/a?type=video", "https://harbour.example/a"),
    ("https://harbour.example/a?source=agency-of-the-marches", "https://harbour.example/a"),
    ("https://harbour.example/a?from=2020", "https://harbour.example/a?from=2021"),
    ("https://harbour.example/a?view=full", "https://harbour.example/a"),
    ("https://harbour.example/index.html/a", "https://harbour.example/a"),
    ("https://harbour.example/my-index.html", "https://harbour.example/"),
    ("https://harbour.example/a?q=x%2By", "https://harbour.example/a?q=x+y"),
    ("https://m.example/a", "https://example/a"),
    ("https://www.google.com/search?q=https://harbour.example/a", "https://harbour.example/a"),
]
FORMS = [
    ("https://münchen.example/a", "https://xn--mnchen-3ya.example/a"),
    ("https://harbour.example/новости", "https://harbour.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"),
    ("https://harbour.example/%d0%bd", "https://harbour.example/%D0%BD"),
    ("https://harbour.example", "https://harbour.example/"),
    ("https://harbour.example/?b=2&a=1&utm_source=x", "https://harbour.example/?a=1&b=2"),
    ("https://harbour.example/?a=1&b=2&a=1", "https://harbour.example/?a=1&b=2"),
    ("https://harbour.example/?q=guns+on+the+coast", "https://harbour.example/?q=guns%20on%20the%20coast"),
    ("https://en.m.harbour.example/a", "https://en.harbour.example/a"),
    ("https://harbour.example/index.php?id=3", "https://harbour.example/?id=3"),
    ("https://HARBOUR.example/Guns", "https://harbour.example/Guns"),
    ("https://[::1]:8443/a", "https://[::1]:8443/a"),
    ("https://10.0.0.1/a", "https://10.0.0.1/a"),
]
NO_PAGES = [
    "",
    "guns",
    "/news/1",
    "mailto:desk@harbour.example",
    "ftp://harbour.example/a",
    "https://",
    "https://[::1",
    "x" * 3000,
]


def test_the_table_has_at_least_120_variants() -> None:
    assert len(SPELLINGS) + len(OTHERS) + len(FORMS) + len(NO_PAGES) >= 120


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_all_spellings_of_a_page_have_one_form(spelling: str) -> None:
    assert canonical(spelling) == PAGE


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_another_page_keeps_another_form(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(("url", "form"), FORMS)
def test_the_form_is(url: str, form: str) -> None:
    assert canonical(url) == form


@pytest.mark.parametrize("text", NO_PAGES)
def test_what_is_no_page_has_no_form(text: str) -> None:
    assert canonical(text) == ""


@pytest.mark.parametrize("url", [*SPELLINGS, *(url for pair in OTHERS for url in pair), *(url for url, _ in FORMS)])
def test_the_table_is_idempotent(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)


_PART = st.text(st.sampled_from("abAB01%2fF./;?&=+ #éяm-_~'*"), max_size=12)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(["www", "m", "amp", "a", ""]), _PART, _PART, _PART)
def test_canonical_is_idempotent(host: str, path: str, more: str, query: str) -> None:
    form = canonical(f"http://{host}.harbour.example/{path}/{more}?{query}")
    assert canonical(form) == form


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    form = canonical(text)
    assert canonical(form) == form
    assert form == "" or form.startswith("https://")


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://news.harbour.co.uk/a", "harbour.co.uk"),
        ("https://www.harbour.com.tr/a", "harbour.com.tr"),
        ("https://harbour.gov.il/a", "harbour.gov.il"),
        ("https://desk.blogspot.com/a", "desk.blogspot.com"),
        ("https://10.0.0.1/a", "10.0.0.1"),
        ("no page", ""),
    ],
)
def test_the_publisher_is_the_registrable_domain(url: str, publisher: str) -> None:
    assert publisher_of(url) == publisher
