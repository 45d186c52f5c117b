"""An article's way in words, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.text import Text

from connectors.show import safe


def way(told: dict[str, Any]) -> Iterator[Text]:
    """From the article to what each of its hits came to."""
    article = told["article"]
    yield Text(safe(article["title"]) or "(without a title)", style="bold")
    yield Text(f"  {safe(article['publisher'])}, {article['published_at'] or 'undated'}, {safe(article['url'])}")
    yield Text(f"  {told['id']}, from {safe(article['source'])}", style="dim")
    if not told["judged"]:
        yield Text("not judged yet, or more than 7 days ago: its verdict is gone, `vedette replay` gives it anew")
    for version in told["versions"]:
        yield from _version(version)
    for one in told["corrected"]:
        yield Text(f"its change took alert {one['alert']} back: {safe(one['rule'])} holds no longer", style="magenta")
    for letter in told["dead_letters"]:
        yield Text(f"dead letter {letter['id']}: {safe(letter['reason'])} in {safe(letter['stage'])}", style="red")


_DERIVED = {"copy": "its text a copy of", "contained": "its text in part that of"}


def _version(row: dict[str, Any]) -> Iterator[Text]:
    of = f" of {row['of']}" if row["of"] and row["verdict"] in {"copy", "contained"} else ""
    of += f", {_DERIVED[row['derived']]} {row['of']}" if row["derived"] else ""
    form = f" ({row['form']})" if row["form"] else ""
    flags = f", flags {', '.join(row['flags'])}" if row["flags"] else ""
    yield (
        Text(f"version {row['version']}, fetched {row['fetched_at']}: ")
        .append(f"{row['verdict']}{form}{of}", style="bold")
        .append(f", publisher {safe(row['wire'] or row['family'])}{safe(flags)}")
    )
    if row["verdict"] == "refetch":
        yield Text("  the same again: counted, flagged before")
        return
    yield Text(f"  names: {safe(', '.join(row['mentions'])) or 'none that is watched'}")
    for hit in row["held"]:
        yield _hit(hit)
    yield from _silent(row)


def _silent(row: dict[str, Any]) -> Iterator[Text]:
    for rule in row["silent"]:
        found = f"; found: {', '.join(rule['found'])}" if rule["found"] else ""
        yield Text(safe(f"  {rule['rule']} does not hold: {rule['clause']} {rule['reason']}{found}"), style="dim")
    if row["silent_left_out"]:
        yield Text(f"  {row['silent_left_out']} more rules need what is not in this text", style="dim")


def _hit(hit: dict[str, Any]) -> Text:
    line = Text(f"  {safe(hit['rule'])} holds: ").append(hit["outcome"], style="bold")
    if "revision" in hit:
        return line.append(f", {safe(hit['severity'])}, alert {hit['alert']} revision {hit['revision']}")
    if hit["outcome"] == "waiting":
        return line.append(" for independent publishers, or on its way")
    told = [hit["detail"], f"joined by {hit['joined']}" if hit["joined"] else "", f"alert {hit['alert'] or 'none'}"]
    return line.append(f" ({safe(', '.join(filter(None, told)))})")


def never_read(told: dict[str, Any]) -> Iterator[Text]:
    """All that can be said of an address that was never read; of its page where that was fetched."""
    if told["unknown"] is None:
        yield Text(safe(f"what is stored was not looked at: {told['missing']}"), style="red")
    else:
        yield from unknown(told["unknown"])
    if "dry" in told:
        yield from dry(told["dry"])


def dry(told: dict[str, Any]) -> Iterator[Text]:
    """What would have become of a page that was fetched just now, or why there is none to judge."""
    if told["outcome"] != "full_text":
        why = f"{told['outcome'].replace('_', ' ')} ({safe(told['detail'])})" if told["detail"] else told["outcome"]
        yield Text(f"the page gives no article: {safe(why)}", style="bold")
        return
    article = told["article"]
    yield Text("judged alone, written nowhere; copies of it were not looked for", style="bold")
    yield Text(safe(article["title"]) or "(without a title)", style="bold")
    yield Text(f"  {safe(article['publisher'])}, {article['published_at'] or 'undated'}, {safe(article['url'])}")
    if not article["published_at"]:
        yield Text("  its page names no date that can be read; a feed that brings it may", style="dim")
    for version in told["versions"]:
        yield Text(f"  {told['characters']} characters of {version['lang'] or 'a language not told'}", style="dim")
        yield Text(f"  names: {safe(', '.join(version['mentions'])) or 'none that is watched'}")
        for hit in version["held"]:
            yield _would(hit)
        yield from _silent(version)


def _would(hit: dict[str, Any]) -> Text:
    line = Text(f"  {safe(hit['rule'])} holds: ")
    if hit["outcome"] == "opened":
        return line.append(f"would open an alert, {safe(hit['severity'])}", style="bold")
    return line.append(f"no alert, {hit['outcome']}", style="bold").append(f" ({safe(hit['detail'])})")


def unknown(told: dict[str, Any]) -> Iterator[Text]:
    """What there is of the publisher of an address that was never read."""
    domain = safe(told["domain"])
    if not domain:
        yield Text("no article has this id; give its address, or an id as `vedette alerts show` prints it")
        return
    yield Text(f"never read. Of {domain} there are {told['articles']} articles")
    if newest := told["newest"]:
        yield Text(f"  the newest, fetched {newest['fetched_at']}: {safe(newest['title'])}", style="dim")
    for feed in told["feeds"]:
        line = Text(f"  feed {safe(feed['url'])}: ").append(feed["state"], style=_STATE.get(feed["state"], "bold"))
        reason = f" ({safe(feed['reason'])})" if feed["reason"] else ""
        asked, answered = feed.get("polled") or "never", feed.get("succeeded") or "never"
        yield line.append(f"{reason}, asked {asked}, answered {answered}, next {feed['next'] or 'not'}")
    if not told["feeds"]:
        yield Text("  no feed of it is read: `vedette feeds add URL`", style="dim")


_STATE = {"well": "green", "failing": "red", "gone": "red"}
