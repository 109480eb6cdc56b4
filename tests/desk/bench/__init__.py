"""Bench: how fast the toolkit is, and beside which other programs. `make bench` runs it.

Every figure of `docs/benchmarks.md` comes from one run of it. Programs are run in turn, so that what
slows a machine down for a while slows all of them down.
"""
