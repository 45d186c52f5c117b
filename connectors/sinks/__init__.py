"""Where alerts go: sinks of all kinds, and the engine that keeps their order, their retries and their place."""
