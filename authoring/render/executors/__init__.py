"""Executors: this process, processes, or a Dask cluster do the jobs of a run."""
