"""What docs/security.md answers to the OWASP standard is whole, and so."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from tests.factories.plan import UserFactory

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/security.md"
# The numbers of the items that level 2 asks for; their words are OWASP's.
ITEMS = ROOT / "tests/reference/asvs-4.0.3-level-2.txt"
STANDINGS = {"met", "in part", "not met", "for whoever runs it", "does not apply"}
CODE = [
    path
    for app in ("laa", "indicators", "actions", "funding")
    for path in sorted((ROOT / app).rglob("*.py"))
    if "migrations" not in path.parts
]
SCRIPTS = sorted((ROOT / "laa").rglob("static/laa/*.js"))


class Answer(NamedTuple):
    items: list[str]
    standing: str
    words: str
    proofs: list[str]


def answers() -> list[Answer]:
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"^- \*\*([\d., ]+)\*\* (.*(?:\n  .*)*)", text, re.MULTILINE)
    return [_answer(items, " ".join(body.split())) for items, body in blocks]


def _answer(items: str, body: str) -> Answer:
    standing, _, words = body.partition(": ")
    proofs = re.findall(r"`(tests/\S+::\S+)`", words)
    return Answer(items.split(", "), standing, words, proofs)


def trees() -> Iterator[tuple[str, ast.AST]]:
    for path in CODE:
        yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    """Each call of something of this name, be it of a module, an object or alone."""
    for file, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in names:
                yield file, node


def _name(function: ast.expr) -> str:
    return ast.unparse(function).rpartition(".")[2]


def imported() -> set[tuple[str, str]]:
    found = set()
    for file, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found |= {(file, alias.name) for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add((file, node.module))
    return found


def imports_of(*modules: str) -> set[tuple[str, str]]:
    return {
        (file, name)
        for file, name in imported()
        if any(f"{name}.".startswith(f"{module}.") for module in modules)
    }


def files_with(pattern: str, files: list[Path]) -> list[str]:
    return [str(f) for f in files if re.search(pattern, f.read_text(encoding="utf-8"))]


# The page


def test_every_item_is_answered_once() -> None:
    answered = Counter(item for answer in answers() for item in answer.items)

    assert answered == Counter(ITEMS.read_text().split())


def test_each_answer_has_a_standing_and_words() -> None:
    assert {answer.standing for answer in answers()} == STANDINGS
    assert all(len(answer.words) > 5 for answer in answers())


def test_what_is_met_has_its_proof() -> None:
    assert [a.items for a in answers() if a.standing == "met" and not a.proofs] == []


def test_every_proof_is_a_test_that_there_is() -> None:
    proofs = {proof for answer in answers() for proof in answer.proofs}

    assert {proof for proof in proofs if not _is_a_test(proof)} == set()


def _is_a_test(proof: str) -> bool:
    name, _, test = proof.partition("::")
    file = ROOT / name
    wanted = r"test_\w+" if test == "*" else re.escape(test)
    return file.exists() and bool(files_with(rf"(?m)^def {wanted}\(", [file]))


def test_every_setting_that_is_named_is_one() -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"`([A-Z][A-Z_]+)`", text))
    told = (ROOT / "docs/operating.md").read_text(encoding="utf-8")

    of_django = {name for name in named if hasattr(settings, name)}
    of_the_environment = {name for name in named if f"`{name}`" in told}

    assert named == of_django | of_the_environment


# Proofs that are of the code as a whole


def test_passwords_are_hashed_slowly_with_a_salt_each() -> None:
    hasher = PBKDF2PasswordHasher()
    salts = {hasher.salt() for _ in range(50)}

    # Only tests set another way, to be quick.
    assert not files_with("PASSWORD_HASHERS", [ROOT / "laa/settings.py"])
    assert (hasher.algorithm, hasher.iterations >= 310_000) == ("pbkdf2_sha256", True)
    assert len(salts) == 50
    assert min(map(len, salts)) >= 22


@pytest.mark.django_db
def test_a_sessions_key_cannot_be_guessed() -> None:
    keys = {SessionStore()._get_new_session_key() for _ in range(50)}  # type: ignore[attr-defined]

    assert len(keys) == 50
    assert {len(key) for key in keys} == {32}


def test_no_secret_is_in_the_repository() -> None:
    given = r'(?m)^\w*(?:SECRET|PASSWORD|TOKEN|API_KEY)\w* *= *"[^"]'

    assert files_with(given, [ROOT / "laa/settings.py"]) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        *("/static/", "/static/laa/", "/static/../laa/settings.py", "/laa/settings.py"),
        *("/.git/config", "/var/secret-key", "/static/%2e%2e/var/secret-key"),
    ],
)
def test_no_folder_is_listed_and_no_source_served(address: str) -> None:
    client = Client()
    client.force_login(UserFactory())

    assert client.get(address, follow=True).status_code == 404


def test_no_code_mixes_the_sources_of_a_value() -> None:
    both = (
        r"request\.(?:GET|COOKIES)\b[^\n]*request\.POST|request\.POST[^\n]*request\.GET"
    )

    assert files_with(both, CODE) == []


def test_no_form_takes_all_the_fields_of_a_model() -> None:
    assert files_with(r'fields = "__all__"|\n +exclude = ', CODE) == []


def test_no_code_is_made_of_text() -> None:
    made = {
        (file, ast.unparse(call))
        for file, call in calls("eval", "exec", "compile", "from_string", "system")
        # re.compile and the like make no code.
        if _name(call.func) != "compile" or isinstance(call.func, ast.Name)
    }
    shell = {
        (file, ast.unparse(call))
        for file, call in calls("run", "Popen", "check_output")
        if any(word.arg == "shell" for word in call.keywords)
    }

    assert made | shell == set()
    assert imports_of("pickle", "marshal", "shelve", "yaml", "jinja2") == set()


def test_nothing_fetches_an_address() -> None:
    clients = (
        "urllib.request",
        "http.client",
        "requests",
        "httpx",
        "aiohttp",
        "socket",
    )

    # It names the error of a provider that does not answer; the settings name that.
    assert imports_of(*clients) == {("laa/plan/accounts/identities.py", "requests")}


def test_no_query_is_put_together_from_values() -> None:
    joined = {
        file
        for file, call in calls("execute", "executemany", "raw", "extra", "RawSQL")
        if call.args and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    }

    # These join what the code itself gives; what people type goes as parameters.
    assert joined == {
        "laa/plan/management/commands/grant_web_role.py",
        "laa/plan/recording.py",
        "laa/plan/web_role.py",
    }


def test_no_script_evaluates_text() -> None:
    assert SCRIPTS
    assert files_with(r"\beval\(|new Function|innerHTML|document\.write", SCRIPTS) == []


def test_no_script_stores_anything() -> None:
    stores = r"localStorage|sessionStorage|indexedDB|document\.cookie"

    assert files_with(stores, SCRIPTS) == []


def test_no_weak_digest_is_used() -> None:
    assert list(calls("md5", "sha1")) == []


def test_what_must_not_be_guessed_is_not_from_random() -> None:
    assert imports_of("random", "uuid") == set()


def test_programs_have_one_interface() -> None:
    others = ("rest_framework", "graphene", "strawberry", "spyne")

    assert imports_of(*others) == set()
    # How far an import has come, for the script of its own page.
    progress = "indicators/crime_imports/views.py"
    assert [file for file, _ in calls("JsonResponse")] == [progress]
    assert {file.rpartition("/")[0] for file, _ in imports_of("ninja")} == {"laa/api"}


def test_nothing_asks_where_a_request_came_from() -> None:
    assert files_with(r"HTTP_ORIGIN|headers.*[\"']Origin", CODE) == []


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/sign-in/", "/health/", "/no/such/page"])
def test_no_other_site_may_read_an_answer(address: str) -> None:
    answer = Client().get(address, headers={"origin": "https://elsewhere.example"})

    assert not [name for name in answer.headers if name.startswith("Access-Control")]
