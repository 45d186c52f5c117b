"""What an answer means for the host it came from: a pause, a step of the breaker, or nothing. Pure."""

from __future__ import annotations

import msgspec

from connectors.sources.feeds import freshness, politeness
from connectors.sources.feeds.deciding import Outcome
from connectors.sources.feeds.document import TRUNCATED
from connectors.sources.feeds.politeness import domain_of
from connectors.sources.feeds.state import Host, Poll


def spared(host: Host, poll: Poll, outcome: Outcome, feeds: int, dice: float) -> tuple[Host, Outcome]:
    """The host afterwards, and the outcome with the time that the host asked for (R33 to R37).

    `feeds` are all those of the host; `dice` in [0, 1). A body that is cut is nothing against the host: it answers.
    """
    now, shared = outcome.now, domain_of(poll.url) in politeness.SHARED
    if outcome.status == 429 or (outcome.status == 503 and outcome.wait):
        if shared:
            return host, outcome
        host, until = politeness.limited(host, outcome.wait, dice, now)
        return host, msgspec.structs.replace(outcome, wait=until - now)
    if wait := freshness.rate_reset(outcome.headers, now):
        host = politeness.used_up(host, wait, now)
    if outcome.code and outcome.code != TRUNCATED:
        return politeness.failed(host, poll.url, outcome.code, feeds, now), outcome
    return politeness.succeeded(host, poll.url), outcome
