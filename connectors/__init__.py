"""The outside world: in by sources, out by sinks; the broker, processes, files. No Faust here."""
