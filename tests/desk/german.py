"""German: an issue in German, with every label that depends on the language."""

from typing import Final

GERMAN: Final = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
language: de
number: 7
status: draft
items:
  - title: Neue Werkstoffe aus China
    at_a_glance: Das Ministerium hat einen Plan vorgelegt, 国家.
    comment: Er ist ehrgeizig.
    documents:
      - kind: policy
        title: Plan für Werkstoffe
        issuing_bodies: [MIIT]
        date: 2024-03-01
      - kind: article
        title: Bekanntmachung
        issuing_bodies: [MIIT, MOF]
        date: 2024-10-30
      - kind: article
        title: Rundschreiben
        issuing_bodies: [MIIT, etc.]
noteworthy:
  - title: Aus den Ministerien
    entries:
      - {date: 2024-11-05, text: Neues vom Amt.}
authors: [brown]
"""
