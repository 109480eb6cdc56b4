"""Executors: this process, processes of this machine, or a Dask cluster make the forms of issues.

Place in the flow: below `pipeline`, which submits jobs. What they give is the same whoever does them,
for a job depends on its bytes alone, and nobody but the caller writes.

    base            the interface, and this process
    worker          a process that does one thing after the other; the preview's pages come from one
    processes       several of them
    cluster         the workers of a Dask cluster
    cluster_worker  what runs on one of these
"""
