"""The HTTP API: alerts by a cursor, as pages and as server-sent events; verdicts and mutes."""
