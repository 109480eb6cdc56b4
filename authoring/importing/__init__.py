"""Importing: an old brief -> an issue, with an account of every word; a PDF -> its source.

Place in the flow: beside the formats and the reports; the command line writes what it gives. One
module reads an old form; what they make is one stream of blocks, from which the same steps make the
same issue.
"""

from authoring.importing.accounting import Account, Stray
from authoring.importing.conversion import Imported, ImportRemark, import_brief

__all__ = ["Account", "ImportRemark", "Imported", "Stray", "import_brief"]
