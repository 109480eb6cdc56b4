"""Cache: what was worked out before, what was read for it, and the keys by which it is found.

Place in the flow: beside everything; it holds data only, and never decides what is in them.
"""
