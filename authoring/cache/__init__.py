"""Cache: results of earlier runs, the files read for them, and the keys by which they are found.

Place in the flow: below everything that looks results up. It stores data only, never code.

    store          entries on disk: bytes by key
    fingerprint    the versions of everything that takes part, as part of a key
    read_tracking  which files were read while an issue was rendered
    check_cache    results of `brief check`
"""
