"""Preloaded: what the process from which layout workers are forked loads once for all of them.

Place in the flow: imported by its name, by multiprocessing's fork server, which the preview starts.
"""

import contextlib

import pypdfium2  # noqa: F401

import authoring.formats.print_html
import authoring.preview.layout  # noqa: F401
from authoring.diagnostics.errors import BriefError
from authoring.formats.pdf import load_modules

with contextlib.suppress(BriefError):  # it is told where a page is laid out
    load_modules()
