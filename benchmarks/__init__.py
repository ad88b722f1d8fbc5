"""Benchmarks: measured, never asserted by the clock."""
