"""Mail support: what Gmail, Outlook and Apple Mail make of a page, by the data of caniemail.com."""

import json
import re
import shutil
import subprocess
from typing import Final

from desk.browser import NODE

PACKAGE: Final = NODE / "caniemail"
NO_SUPPORT_DATA: Final = (
    "node is not there"
    if shutil.which("node") is None
    else ""
    if PACKAGE.is_dir()
    else "caniemail is not there; make test installs it with npm"
)
CLIENTS: Final = ("gmail.*", "outlook.*", "apple-mail.*")
FOR_OFFICE: Final = re.compile(r"<!--\[if mso\]>.*?<!\[endif\]-->", re.DOTALL)
STYLES: Final = re.compile(r"<style>.*?</style>", re.DOTALL)

SCRIPT: Final = """
import {{caniemail}} from {package};
let html = '';
for await (const part of process.stdin) html += part;
const {{issues}} = caniemail({{clients: {clients}, html}});
const found = [...issues.errors].flatMap(([client, all]) => all.map(each => [each.title, client]));
console.log(JSON.stringify(found));
"""


def without_styles(html: str) -> str:
    """A mail as programs see it that drop style elements and comments."""
    return STYLES.sub("", FOR_OFFICE.sub("", html))


def find_unsupported(html: str) -> dict[str, set[str]]:
    """The features of a page that a mail program does not know at all, and the programs."""
    package = json.dumps((PACKAGE / "dist/index.js").as_uri())
    script = SCRIPT.format(package=package, clients=json.dumps(CLIENTS))
    command = ("node", "--input-type=module", "--eval", script)
    done = subprocess.run(command, input=html, capture_output=True, encoding="utf-8", check=False)
    assert not done.returncode, done.stderr
    found: dict[str, set[str]] = {}
    for title, client in json.loads(done.stdout):
        found.setdefault(title, set()).add(client)
    return found
