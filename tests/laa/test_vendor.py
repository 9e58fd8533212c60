from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from laa import vendor
from laa.vendor import VendorError

CSS = (
    "@font-face{font-family:GDS Transport;src:url(/assets/fonts/light.woff2)}"
    ".a{font-family:GDS Transport,arial,sans-serif;color:red}"
    ".b{mask-image:url(/assets/images/govuk-crest.svg)}\n"
    "/*# sourceMappingURL=govuk-frontend.min.css.map */\n"
)
SCRIPT = (
    """var a=1,pM={"X,X div":'font:"Open Sans";',"X:hover":"opacity:1;","""
    """Y:'top:50px;',"Y p":"margin:0;"};for(Ng in pM)insert(Ng)"""
)

NPM = """#!/bin/sh
set -e
echo "$@" > asked
govuk=node_modules/govuk-frontend/dist/govuk
mkdir -p "$govuk/components/button" node_modules/plotly.js-basic-dist-min
cp given/style.css "$govuk/govuk-frontend.min.css"
echo "run()" > "$govuk/govuk-frontend.min.js"
echo "{}" > "$govuk/components/button/fixtures.json"
cp given/script.js node_modules/plotly.js-basic-dist-min/plotly-basic.min.js
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project on a machine whose npm writes small packages."""
    (tmp_path / "given").mkdir()
    (tmp_path / "given/style.css").write_text(CSS)
    (tmp_path / "given/script.js").write_text(SCRIPT)
    (tmp_path / "package-lock.json").write_text("{}")
    (tmp_path / "npm").write_text(NPM)
    (tmp_path / "npm").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return tmp_path


def test_the_font_and_the_crest_are_taken_out() -> None:
    expected = (
        ".a{font-family:Arial, Helvetica, sans-serif;color:red}.b{mask-image:none}"
    )

    assert vendor.without_branding(CSS).strip() == expected


@pytest.mark.parametrize(
    "changed",
    [
        CSS.replace("@font-face", "@other"),
        CSS.replace("GDS Transport,arial", "Other,arial"),
        CSS.replace("crest", "lion"),
        CSS + ".c{font:16px GDS Transport}",
    ],
)
def test_a_changed_style_sheet_is_refused(changed: str) -> None:
    with pytest.raises(VendorError, match="without_branding"):
        vendor.without_branding(changed)


@pytest.mark.parametrize(
    "pointer", ["//# sourceMappingURL=a.map", "/*# sourceMappingURL=a.map */"]
)
def test_a_pointer_to_a_source_map_is_taken_out(pointer: str) -> None:
    assert vendor.without_source_map(f"one\n{pointer}\n") == "one\n\n"


def test_the_rules_of_the_charts_are_found_newest_first() -> None:
    assert vendor.chart_css(SCRIPT).splitlines() == [
        ".plotly-notifier p{margin:0;}",
        ".plotly-notifier{top:50px;}",
        ".js-plotly-plot .plotly:hover{opacity:1;}",
        '.js-plotly-plot .plotly,.js-plotly-plot .plotly div{font:"Open Sans";}',
    ]


def test_a_changed_chart_script_is_refused() -> None:
    with pytest.raises(VendorError, match="chart_css"):
        vendor.chart_css("var a=1")


def test_the_machines_own_npm_is_used(tmp_path: Path) -> None:
    assert vendor.npm("/usr/bin/npm", tmp_path, tmp_path) == ["/usr/bin/npm"]


def test_npm_comes_from_a_locked_package_where_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "requirements-node.lock").touch()

    assert vendor.npm(None, tmp_path, tmp_path) == [str(tmp_path / "npm")]


def test_an_npm_that_was_installed_before_is_used_again(tmp_path: Path) -> None:
    (tmp_path / "npm").touch()

    assert vendor.npm(None, tmp_path, tmp_path) == [str(tmp_path / "npm")]


def test_what_is_served_is_written(project: Path) -> None:
    assert vendor.fetch(project)

    written = {
        str(file.relative_to(project / "var"))
        for file in (project / "var").rglob("*.*")
    }
    assert written == {
        "vendor.stamp",
        "vendor/govuk/govuk-frontend.min.css",
        "vendor/govuk/govuk-frontend.min.js",
        "vendor/plotly/plotly-basic.min.js",
        "vendor/plotly/plotly.css",
        "govuk-fixtures/button.json",
    }


def test_no_script_of_a_package_is_run(project: Path) -> None:
    vendor.fetch(project)

    assert (project / "asked").read_text().startswith("ci --ignore-scripts")


def test_the_same_lock_is_fetched_once(project: Path) -> None:
    vendor.fetch(project)

    assert not vendor.fetch(project)


def test_another_lock_is_fetched_and_leaves_nothing_old(project: Path) -> None:
    vendor.fetch(project)
    (project / "var/vendor/old.js").touch()
    (project / "package-lock.json").write_text("{ }")

    assert vendor.fetch(project)
    assert not (project / "var/vendor/old.js").exists()


def test_what_this_clone_serves_asks_for_nothing_of_govuks() -> None:
    css = (settings.VAR / "vendor/govuk/govuk-frontend.min.css").read_text("utf-8")

    assert "GDS Transport" not in css
    assert "url(" not in css


def test_this_clones_charts_have_all_their_rules() -> None:
    rules = (settings.VAR / "vendor/plotly/plotly.css").read_text("utf-8")

    assert rules.count("\n") == 66
