"""French: an issue in French, typed with plain spaces, as an editor types."""

from typing import Final

PUBLICATION: Final = """\
brand: Institut
series: Notes
language: fr
people:
  durand: {name: Anne Durand, role: Analyste, organisation: Institut}
contact: contact@example.org
publisher:
  name: Institut
  telephone: "+33 1 23"
  mail: contact@example.org
"""

FRENCH: Final = """\
date: 2024-12-04
period: {start: 2024-11-01, end: 2024-11-25}
number: 7
status: draft
items:
  - title: "Matériaux : la Chine veut un socle de données"
    topic: Matériaux nouveaux
    at_a_glance:
      text: >
        Le 1er novembre, trois ministères ont présenté un plan de 604 milliards de yuans pour les
        matériaux nouveaux. Il vise une hausse de 12,5 % en trois ans ; plus de 1 200 laboratoires
        sont concernés. Ses objectifs :
      goals:
        - une plateforme nationale et trente nœuds
        - des normes communes d’ici au 1er mars 2026
    comment: |
      « Le calendrier est serré », note M. Dupont. Les données existent déjà, p. ex. dans les
      universités, mais qui les partagera ? La réponse dépend de l’État : il fixe les prix, cf. le
      [rapport annuel](https://example.org/rapport). 国家 y voit un bien public !

      L’Europe peut apprendre de ce plan du XXIe siècle. Elle en a les moyens.
    documents:
      - kind: policy
        title: Plan pour les matériaux nouveaux
        original_title: 新材料规划
        url: https://example.org/plan
        issuing_bodies: [Ministère de l’Industrie]
        date: 2024-11-01
      - kind: article
        title: Avis sur les données
        original_title: 数据通知
        issuing_bodies: [Ministère de l’Industrie, Ministère des Finances, etc.]
        date: 2024-11-12
noteworthy:
  - title: Actualité politique
    entries:
      - date: 2024-11-05
        text: Un décret précise l’accès aux données publiques.
        sources:
          - {title: Avis du ministère, url: "https://example.org/avis", language: zh}
          - {title: Communiqué, url: "https://example.org/communique", language: fr}
authors: [durand]
"""
