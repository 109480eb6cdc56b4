"""Proof: a brief for the review round, with its problems at their places.

Place in the flow: view and problems in, a PDF out.

    document   the steps
    marks      problems -> places of the printed text
    wording    words of the file -> where they are printed
    sheets     what is laid over each page
"""

from authoring.formats.proof.document import proof_day, render_proof

__all__ = ["proof_day", "render_proof"]
