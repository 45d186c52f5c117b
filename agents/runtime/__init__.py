"""The stages joined through Kafka: Faust made trustworthy (docs/architecture.md, the law of the runtime)."""
