"""From the settings to what a worker runs: its setup, and its stages by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from agents.alert.stage import Alerting
from agents.deduplicate import publishers
from agents.deduplicate.stage import Deduplicate
from agents.flag import versions
from agents.flag.compile import Compiled
from agents.flag.stage import Flag
from agents.runtime.setup import Setup
from agents.settings import Settings, security
from agents.stage import Stage

STAGES: dict[str, Callable[[Settings], Any]] = {
    "deduplicate": lambda settings: Deduplicate(
        publishers.shipped(),
        settings.window_articles,
        timedelta(days=settings.window_near_days),
        timedelta(days=settings.window_identity_days),
    ),
    "flag": lambda settings: Flag(versions.load(settings.watchlist)),
    "alert": lambda _: Alerting(),
}
"""Every stage of the house, in the order of an article's way."""


def stages(settings: Settings, names: Sequence[str] = tuple(STAGES), live: Compiled | None = None) -> list[Stage]:
    """These stages; `live` is the watchlist that was published. Without one the files' must be without errors.

    Raises Refused where they are not.
    """
    return [Flag(live) if name == "flag" and live is not None else STAGES[name](settings) for name in names]


def setup(settings: Settings, **more: Any) -> Setup:
    """A worker's surroundings; `more` are fields of Setup that are no settings."""
    return Setup(
        bootstrap=settings.broker_address,
        namespace=settings.namespace,
        partitions=settings.partitions,
        instance=settings.worker_instance,
        health_host=settings.worker_health_host,
        health_port=settings.worker_health_port,
        cache=settings.worker_cache.lower(),
        session_timeout=settings.worker_session_timeout,
        stall_limit=settings.worker_stall_limit,
        stop_limit=settings.worker_stop_limit,
        security=security(settings),
        faust_credentials=_credentials(settings),
        **more,
    )


def _credentials(settings: Settings) -> Any:
    """The same for Faust, whose words for it are its own."""
    told = security(settings)
    if not told:
        return None
    import faust  # noqa: PLC0415 -- only where it is used

    if "sasl_mechanism" not in told:
        return faust.SSLCredentials(told["ssl_context"])
    return faust.SASLCredentials(
        mechanism=settings.broker_mechanism,
        username=settings.broker_username,
        password=settings.broker_password,
        ssl_context=told["ssl_context"],
    )
