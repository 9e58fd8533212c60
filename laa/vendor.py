"""
Fetch the GOV.UK look and the chart script, and make them fit to be served here.

`python -m laa.vendor` does it once for each package-lock.json; after that it needs no
network. What it writes lies under var/ and is never committed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
FONTS = "Arial, Helvetica, sans-serif"

_FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
_FONT_FAMILY = re.compile(r"font-family:GDS Transport,[^;}]*")
_CREST = re.compile(r"url\([^)]*govuk-crest\.svg\)")
# Names a file that is not served, which collectstatic would refuse.
_SOURCE_MAP = re.compile(r"^(//|/\*)# sourceMappingURL=.*$", re.MULTILINE)

_CHART_RULES = re.compile(r'\{"X,X div":.*?"\}(?=;for\()|\{"X,X div":.*?\'\}(?=;for\()')
_CHART_RULE = re.compile(r"""("[^"]+"|[XY]):("[^"]*"|'[^']*')[,}]""")


class VendorError(Exception):
    """The files cannot be fetched, or are not what the patches were written for."""


def without_branding(css: str) -> str:
    """GOV.UK's style sheet without its font and crest, which only GOV.UK may use."""
    css, faces = _FONT_FACE.subn("", css)
    css, families = _FONT_FAMILY.subn(f"font-family:{FONTS}", css)
    css, crests = _CREST.subn("none", css)
    if not (faces and families and crests) or "GDS Transport" in css:
        raise VendorError(
            "govuk-frontend.min.css no longer names its font and crest as expected: "
            "look at without_branding in laa/vendor.py"
        )
    return without_source_map(css)


def without_source_map(text: str) -> str:
    """The same file, without its pointer to a source map that is not served."""
    return _SOURCE_MAP.sub("", text)


def chart_css(script: str) -> str:
    """
    The rules that plotly would insert in a <style> element, which our policy forbids.

    Newest first, as the script itself inserts them.
    """
    table = _CHART_RULES.search(script)
    if table is None:
        raise VendorError(
            "plotly-basic.min.js no longer holds its style rules as expected: "
            "look at chart_css in laa/vendor.py"
        )
    rules = [
        f"{_chart_selector(name.strip(chr(34)))}{{{body[1:-1]}}}\n"
        for name, body in _CHART_RULE.findall(table[0])
    ]
    return "".join(reversed(rules))


def _chart_selector(short: str) -> str:
    return short.replace("X", ".js-plotly-plot .plotly").replace(
        "Y", ".plotly-notifier"
    )


def npm(found: str | None, project: Path, scripts: Path) -> list[str]:
    """The machine's own npm where there is one, else one from the Python package."""
    if found:
        return [found]
    own = scripts / "npm"
    if not own.exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
        lock = str(project / "requirements-node.lock")
        subprocess.run([*pip, "--requirement", lock], check=True)
    return [str(own)]


def copy(modules: Path, var: Path) -> None:
    """Write what is served, and the design system's fixtures for the tests."""
    govuk = modules / "govuk-frontend/dist/govuk"
    plotly = _text(modules / "plotly.js-basic-dist-min/plotly-basic.min.js")
    css = _text(govuk / "govuk-frontend.min.css")
    script = _text(govuk / "govuk-frontend.min.js")
    served = {
        "vendor/govuk/govuk-frontend.min.css": without_branding(css),
        "vendor/govuk/govuk-frontend.min.js": without_source_map(script),
        "vendor/plotly/plotly-basic.min.js": plotly,
        "vendor/plotly/plotly.css": chart_css(plotly),
    }
    for fixtures in govuk.glob("components/*/fixtures.json"):
        served[f"govuk-fixtures/{fixtures.parent.name}.json"] = _text(fixtures)
    for folder in ("vendor", "govuk-fixtures"):
        shutil.rmtree(var / folder, ignore_errors=True)
    for name, text in served.items():
        target = var / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def recipe(project: Path) -> str:
    """A digest of all that decides what is written: the lock and this file."""
    parts = (project / "package-lock.json", Path(__file__))
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


def fetch(project: Path) -> bool:
    """Fetch and write once; False when that was done already."""
    stamp = project / "var/vendor.stamp"
    wanted = recipe(project)
    if stamp.exists() and stamp.read_text() == wanted:
        return False
    scripts = Path(sysconfig.get_path("scripts"))
    command = npm(shutil.which("npm"), project, scripts)
    flags = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    # A council's proxy may sign for the whole internet: trust what the machine trusts.
    trusting = {**os.environ, "NODE_USE_SYSTEM_CA": "1"}
    subprocess.run([*command, *flags], cwd=project, env=trusting, check=True)
    copy(project / "node_modules", project / "var")
    stamp.write_text(wanted)
    return True


if __name__ == "__main__":
    fetch(PROJECT)
