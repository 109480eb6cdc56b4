"""The two issues by which the format is defined: everything in them, counted by hand.

They are no part of the project; the environment variable BRIEF_REFERENCES names their folder.
"""

import os
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from desk.expected import read_yaml
from desk.old_briefs import data_of
from desk.rendering import ISSUES

from authoring.importing import Imported, import_brief
from authoring.model import Publication

FOLDER: Final = os.environ.get("BRIEF_REFERENCES")
FILES: Final = {"2024-12": "brief-2024-12.md", "2021-04": "brief-2021-04.txt"}

pytestmark = pytest.mark.skipif(
    FOLDER is None, reason="BRIEF_REFERENCES names no folder with the reference issues"
)

TITLES: Final = {
    "2024-12": [
        "Unveiling China's new materials big data system strategy",
        "Fully charged: China aims to further crank up its new energy storage industry",
        "Beijing launches smart factory cultivation program",
        "Biomanufacturing best practice: MIIT collects model cases",
        "MIIT seeks to upgrade traditional manufacturing through model technologies",
    ],
    "2021-04": [
        "Smart manufacturing plan seeks to overcome reliance on imports",
        "China pledges further market opening in Hainan Free Trade Port",
        "Battery storage capacity set for massive boost to facilitate renewables roll-out",
        "Competition in China’s highly fragmented electric vehicle market heats up further",
        "Research report provides sobering assessment of China’s aerospace and aviation industries",
    ],
}
TOPICS: Final = {
    "2024-12": [None] * 5,
    "2021-04": [
        "Smart manufacturing",
        "Hainan Free Trade Port",
        "Battery storage",
        None,
        None,
    ],
}
# Of each item: paragraphs and goals of each passage at a glance, paragraphs of the comment.
SHAPES: Final = {
    "2024-12": [
        ([(1, 3)], 2),
        ([(1, 3)], 4),
        ([(1, 4)], 2),
        ([(1, 3)], 2),
        ([(1, 4)], 2),
    ],
    "2021-04": [
        ([(1, 3)], 3),
        ([(1, 4), (1, 0)], 3),
        ([(1, 3)], 3),
        ([(1, 4)], 3),
        ([(1, 3)], 2),
    ],
}
# Kind, beginning and end of the title, original title, bodies, date.
DOCUMENTS: Final[dict[str, list[tuple[str, str, str, str, str, str] | None]]] = {
    "2024-12": [
        (
            "article",
            "Issuing the",
            "Center System",
            "关于印发《新材料大数据中心总体建设方案》的通知",
            "MIIT MOF NDB",
            "2024-10-30",
        ),
        (
            "article",
            "Action Plan",
            "(Draft for Comments)",
            "公开征求对新型储能制造业高质量发展行动方案（征求意见稿）的意见",
            "MIIT",
            "2024-11-06",
        ),
        (
            "article",
            "Notice on Carrying",
            "in 2024",
            "六部门关于开展 2024 年度智能工厂梯度培育行动的通知",
            "MIIT etc.",
            "2024-10-28",
        ),
        (
            "article",
            "Notice on the Collection",
            "in Biomanufacturing",
            "工业和信息化部办公厅关于开展智能技术在生物制造领域典型应用案例征集工作的通知",
            "MIIT",
            "2024-10-30",
        ),
        (
            "article",
            "Notice on the Selection",
            "Applicable Technologies",
            "工业和信息化部办公厅关于开展先进适用技术遴选工作的通知",
            "MIIT",
            "2024-11-11",
        ),
    ],
    "2021-04": [
        (
            "policy",
            "14th Five-Year",
            "(Draft for Comments)",
            "“十四五”智能制造发展规划(征求意见稿)",
            "MIIT",
            "2021-04-14",
        ),
        (
            "policy",
            "Opinions on Special",
            "Free Trade Port",
            "关于支持海南自由贸易港建设放宽市场准入若干特别措施的意见",
            "NDRC MOFCOM",
            "2021-04-08",
        ),
        (
            "policy",
            "Guiding Opinions",
            "(Draft for Comments)",
            "国家发展改革委 国家能源局关于加快推动新型储能发展的指导意见(征求意见稿)",
            "NDRC NEA",
            "2021-04-21",
        ),
        None,
        (
            "article",
            "Research Report on 26",
            "Shanghai Manufacturing",
            "26特色园区跟踪调研|中期成果 航空航天如何赋能上海制造",
            "Think Tank of ThePaper.cn, Shanghai Development Strategy Research Institute",
            "2021-04-14",
        ),
    ],
}
# Of each entry: date, first and last word, sources with their languages.
NEWS: Final = {
    "2024-12": {
        "Policy news": [
            ("2024-10-29", "The", "transformation.", ["SAMR notice"]),
            ("2024-10-29", "The", "targets.", ["NDRC notice"]),
            ("2024-10-30", "The", "zones.", ["State Council notice"]),
            ("2024-11-07", "The", "industry.", ["MEE notice"]),
            ("2024-11-08", "The", "management.", ["MIIT notice"]),
            ("2024-11-15", "The", "established.", ["MIIT Notice"]),
            ("2024-11-20", "The", "rights.", ["CAC Notice"]),
            ("2024-11-25", "The", "fields.", ["MIIT notice"]),
        ],
        "Corporate news": [
            ("2024-10-29", "Siemens", "intelligence.", ["Yicai Global"]),
            ("2024-10-29", "ByteDance", "continent.", ["Yicai Global"]),
            ("2024-11-06", "Sinopec", "2028.", ["Yicai Global"]),
            ("2024-11-12", "Volkswagen", "years.", ["Yicai Global"]),
            ("2024-11-13", "Airbus", "fleet.", ["Yicai Global"]),
            ("2024-11-13", "BioNTech", "BNT327.", ["Reuters"]),
            ("2024-11-14", "Merck", "payments.", ["Reuters"]),
            ("2024-11-15", "Merck", "sectors.", ["Yicai Global"]),
            ("2024-11-20", "The", "position.", ["Reuters"]),
            ("2024-11-21", "China", "manufacturing.", ["SCMP"]),
        ],
    },
    "2021-04": {
        "Policy news": [
            ("2021-04-01", "The", "Valley", ["MOST notice zh"]),
            ("2021-04-01", "MOFCOM", "stability", ["MOFCOM notice zh"]),
            ("2021-04-07", "The", "years", ["Sina article zh", "Xinhua article en"]),
            ("2021-04-19", "The", "projects", ["NDRC notice zh", "Caixin article en"]),
            ("2021-04-20", "The", "years", ["MOF notice zh", "Caixin article en"]),
            ("2021-04-20", "China", "universities", ["State Council article zh", "SCMP article en"]),
            ("2021-04-22", "Tsinghua", "research", ["Tsinghua article zh", "Global Times article en"]),
            ("2021-04-26", "The", "products", ["State Council notice zh", "State Council article en"]),
            ("2021-04-27", "Premier", "patents",
             ["State Council article zh", "State Council article en"]),
        ],
        "Corporate news": [
            ("2021-04-01", "Huawei", "sanctions", ["WSJ article en"]),
            ("2021-04-03", "A", "2020", ["Financial Times article en"]),
            ("2021-04-09", "Chinese", "2019", ["Asia Nikkei article en"]),
            ("2021-04-10", "The", "laws", ["SAMR announcement zh", "Xinhua article en"]),
            ("2021-04-14", "French", "drugs", ["Yicai article en"]),
            ("2021-04-15", "Chinese", "abroad", ["Technode article en"]),
            ("2021-04-23", "Chinese", "China",
             ["Horizon Robotics announcement zh", "Caixin article en"]),
            ("2021-04-26", "Taiwan", "production", ["Asia Nikkei article en"]),
            ("2021-04-26", "SAMR", "Meituan", ["SAMR notice zh", "Bloomberg article en"]),
        ],
    },
}  # fmt: skip


@cache
def imported(name: str, *, with_publication: bool = True) -> Imported:
    """A reference as it is imported into the project of the samples, or into none."""
    assert FOLDER is not None
    data = read_yaml(ISSUES / "publication.yaml")
    publication = Publication.model_validate(data) if with_publication else None
    return import_brief(Path(FOLDER) / FILES[name], publication)


@pytest.fixture(params=FILES)
def name(request: pytest.FixtureRequest) -> str:
    """Each of the references."""
    return str(request.param)


@pytest.fixture
def issue(name: str) -> Any:
    """What a reference says, as an issue."""
    return data_of(imported(name))


def passages(item: Any) -> list[Any]:
    glance = item["at_a_glance"]
    return glance if isinstance(glance, list) else [glance]


def test_every_word_is_placed(name: str) -> None:
    account = imported(name).account
    assert account.strays == ()
    # Counted with “wc -w”, less what has neither letter nor figure.
    assert account.total > {"2024-12": 2500, "2021-04": 2350}[name]


def test_every_item_has_its_title_and_topic(name: str, issue: Any) -> None:
    assert [item["title"] for item in issue["items"]] == TITLES[name]
    assert [item.get("topic") for item in issue["items"]] == TOPICS[name]


def test_every_paragraph_and_goal_is_in_its_field(name: str, issue: Any) -> None:
    shapes = [
        (
            [
                (passage["text"].count("\n\n") + 1, len(passage.get("goals", [])))
                for passage in passages(item)
            ],
            item["comment"].count("\n\n") + 1,
        )
        for item in issue["items"]
    ]
    assert shapes == SHAPES[name]
    leads = [passages(item)[0]["text"] for item in issue["items"]]
    assert all(text.endswith(":") for text in leads)
    assert not any("At a glance" in text for text in leads)


def test_every_document_is_whole(name: str, issue: Any) -> None:
    for item, expected in zip(issue["items"], DOCUMENTS[name], strict=True):
        if expected is None:
            assert "documents" not in item
            continue
        kind, begins, ends, original, bodies, date = expected
        (document,) = item["documents"]
        assert document["title"].startswith(begins)
        assert document["title"].endswith(ends)
        joined = (", " if "," in bodies else " ").join(document["issuing_bodies"])
        found = (document["kind"], document["original_title"], joined, document["date"])
        assert found == (kind, original, bodies, date)


def test_every_news_entry_has_its_date_text_and_sources(name: str, issue: Any) -> None:
    found = {
        each["title"]: [
            (
                entry["date"],
                entry["text"].split()[0],
                entry["text"].split()[-1],
                [" ".join(source.values()) for source in entry["sources"]],
            )
            for entry in each["entries"]
        ]
        for each in issue["noteworthy"]
    }
    assert found == NEWS[name]


def test_masthead_and_people_of_the_pdf_edition() -> None:
    issue = data_of(imported("2024-12"))
    assert issue["date"] == "2024-12-04"
    assert issue["period"] == {"start": "2024-10-29", "end": "2024-11-25"}
    assert issue["authors"] == ["brown", "mischer"]
    assert issue["editors"] == ["wessling", "hennock"]
    assert not {"title", "labels", "language", "cover"} & set(issue)
    assert imported("2024-12").proposal == ""


def test_masthead_of_the_web_edition() -> None:
    issue = data_of(imported("2021-04"))
    # It says no date: its first and last day of news, marked as unsure.
    assert issue["period"] == {"start": "2021-04-01", "end": "2021-04-27"}
    assert issue["date"] == "2021-04-27"
    assert {remark.field for remark in imported("2021-04").remarks} >= {"date", "period.start"}
    assert issue["cover"]["caption"].startswith("Example of smart manufacturing at")
    assert issue["labels"] == {
        "article": "Article name",
        "policy": "Policy name",
        "noteworthy": "Worth noting",
    }


def test_an_entry_that_a_page_cut_in_two_is_one() -> None:
    entry = data_of(imported("2024-12"))["noteworthy"][1]["entries"][0]
    assert "tomography spectroscopy" in entry["text"]


def test_links_without_an_address_are_told() -> None:
    remarks = [remark for remark in imported("2024-12").remarks if "comment" in remark.field]
    told = "".join(remark.text for remark in remarks)
    assert told.count("“") == 13
    assert all(words in told for words in ("“30 GW”", "“Third Plenum”", "“accelerator state”"))


def test_without_a_publication_one_is_proposed() -> None:
    """All that the back matter says is in it; it is what the samples' publication has."""
    import yaml

    found = yaml.safe_load(imported("2024-12", with_publication=False).proposal)
    own = yaml.safe_load((ISSUES / "publication.yaml").read_text(encoding="utf-8"))
    assert found == {key: own[key] for key in ("brand", "series", "people", "publisher", "contact")}
    assert imported("2024-12", with_publication=False).account.strays == ()
