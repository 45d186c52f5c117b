"""Measurements: each with what it is compared to in the same run, and its goals (docs/benchmarks.md)."""
