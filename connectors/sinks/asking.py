"""What people ask of `vedette deliver`: written to `deliveries`, where it is heard now or at the next start."""

from __future__ import annotations

import msgspec

from agents.errors import VedetteError
from agents.records import Delivery
from agents.settings import Settings, security
from connectors.delivering import now
from connectors.sinks import parking
from connectors.sinks.ledger import Ledger


async def ask(settings: Settings, sink: str, alert: str | None, request: str) -> str:
    """Write a request; gives what to tell. Raises VedetteError for a sink or alert that nothing is known of."""
    ledger = Ledger(settings.broker_address, settings.namespace, security(settings))
    try:
        await ledger.start()
        known = _known(ledger, sink, alert or parking.SELF, request)
        record = msgspec.structs.replace(known, request=request, at=now())
        await (await ledger.put(record))
    finally:
        await ledger.stop()
    return f"{sink}{f', alert {alert}' if alert else ''}: {request}, heard by `vedette deliver` now or when it starts"


def _known(ledger: Ledger, sink: str, alert: str, request: str) -> Delivery:
    known = ledger.of(sink)
    if parking.SELF not in known:
        names = sorted({name for name, _ in ledger.deliveries})
        raise VedetteError(f"no sink {sink} has delivered yet: there are {', '.join(names) or 'none'}")
    if alert not in known:
        raise VedetteError(f"the sink {sink} knows no alert {alert}: `vedette deliver status --json` has what waits")
    if request == "skip" and alert != parking.SELF and not known[alert].waiting:
        raise VedetteError(f"nothing of alert {alert} waits at {sink}: it was {known[alert].state}")
    return known[alert]
