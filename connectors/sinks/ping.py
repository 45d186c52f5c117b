"""The sink that pings: a GET to a URL for each canary, for a service that calls when it stays away."""

from __future__ import annotations

from agents.errors import FetchFailed
from connectors.sinks.contract import Delivered, Message, Outcome, Simple
from connectors.sinks.desk import Clock
from connectors.sinks.webhook import Poster

FRESH = 600.0  # seconds; an older canary proves no life


class Ping(Simple):
    """Asks one URL. A ping that failed is not made up for: the next canary comes in a few minutes."""

    def __init__(self, url: str, poster: Poster, clock: Clock) -> None:
        self.url = url
        self.poster = poster
        self.clock = clock

    async def deliver(self, message: Message) -> Outcome:
        """Ping for a canary that has just come through."""
        alert = message.alert
        if alert.data.state != "opened" or (self.clock() - alert.time).total_seconds() > FRESH:
            return Delivered({"ping": "none: not of now"})
        try:
            answer = await self.poster.request("GET", self.url)
        except FetchFailed as error:
            return Delivered({"ping": f"failed: {error.code}"})
        return Delivered({"ping": str(answer.status)})
