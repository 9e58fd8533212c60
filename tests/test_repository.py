"""What the files at the top of the repository must agree on."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from importlib.metadata import files
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = {
    "requirements.lock": PROJECT["project"]["dependencies"],
    "requirements-dev.lock": PROJECT["dependency-groups"]["dev"],
    "requirements-node.lock": PROJECT["dependency-groups"]["node"],
}
# An address of a package registry, or a path that only one machine has.
FOREIGN = re.compile(
    r"://[\w.]*(?:pypi|pythonhosted|npmjs|debian)|/(?:root|work|home)/\w"
)

# What git leaves where two changes met and nobody chose.
UNMERGED = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: |$)", re.MULTILINE)


def locked(name: str) -> dict[str, str]:
    pin = r"^([\w.-]+)(?:\[[^]]+\])?==(\S+)"
    pins = re.findall(pin, (ROOT / name).read_text(), re.MULTILINE)
    return {canonicalize_name(package): version for package, version in pins}


def tracked() -> list[Path]:
    listing = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    names = subprocess.run(
        listing, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in names.stdout.split("\0") if (ROOT / name).is_file()]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_keeps_to_what_is_asked_for(name: str) -> None:
    pins = locked(name)

    for line in LOCKS[name]:
        asked = Requirement(line)
        assert asked.specifier.contains(pins[canonicalize_name(asked.name)]), line


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes(name: str) -> None:
    blocks = re.split(r"^(?=\w.*==)", (ROOT / name).read_text(), flags=re.MULTILINE)[1:]

    assert len(blocks) == len(locked(name))
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("name", [*LOCKS, "package-lock.json"])
def test_a_lock_names_no_address(name: str) -> None:
    assert "://" not in (ROOT / name).read_text()


def test_the_tests_run_on_what_the_service_runs_on() -> None:
    assert (
        locked("requirements.lock").items() <= locked("requirements-dev.lock").items()
    )


def test_every_script_package_is_locked_by_its_hash() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    asked = json.loads((ROOT / "package.json").read_text())["dependencies"]

    packages = {
        name.removeprefix("node_modules/"): package
        for name, package in lock["packages"].items()
        if name
    }

    assert {name: package["version"] for name, package in packages.items()} == asked
    assert all(package["integrity"] for package in packages.values())


def test_both_halves_of_plotly_are_of_one_version() -> None:
    bundled = next(
        file for file in files("plotly") or [] if file.name == "plotly.min.js"
    )
    with open(bundled.locate(), encoding="utf-8") as script:
        heading = script.read(200)

    asked = json.loads((ROOT / "package.json").read_text())["dependencies"]

    assert f"v{asked['plotly.js-basic-dist-min']}\n" in heading


@pytest.mark.skipif(not shutil.which("git"), reason="needs git to list the files")
@pytest.mark.parametrize("amiss", [FOREIGN, UNMERGED], ids=["foreign", "unmerged"])
def test_no_file_names_what_is_one_machines_or_holds_an_unmerged_change(
    amiss: re.Pattern[str],
) -> None:
    found = {
        f"{file.relative_to(ROOT)}: {match[0]}"
        for file in tracked()
        for match in amiss.finditer(file.read_text("utf-8", errors="ignore"))
    }

    assert found == set()


def test_every_make_target_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text()
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None

    said = set(re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE))

    assert set(phony[1].split()) == said
    assert len(said) <= 11


def test_pure_modules_are_strictly_typed() -> None:
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    pure = next(c for c in contracts if c["name"].startswith("Pure"))["source_modules"]
    overrides = PROJECT["tool"]["mypy"]["overrides"]
    strict = next(part for part in overrides if part.get("strict_equality"))["module"]

    assert set(pure) <= {name.removesuffix(".*") for name in strict}


def test_ci_runs_what_a_person_runs() -> None:
    script = (ROOT / ".ci/run").read_text()

    assert re.findall(r"^make \w+$", script, re.MULTILINE) == [
        "make check",
        "make test",
        "make browser",
    ]
