"""The house tests itself: sizes, drawers, names, doors. A failing line here says which file to mend."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import get_resolver

from emulation.accounts.predicates import _PREDICATES
from emulation.accounts.roles import ROLE_PERMISSIONS, Role
from emulation.workflow.flows import flows

ROOT = Path(settings.BASE_DIR)
APPS = ["emulation", "campaigns", "reports", "awards"]
PYTHON = sorted(path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html")) + sorted((ROOT / "templates").rglob("*.txt"))
MAGNETS = {"utils", "helpers", "common", "base", "misc", "manager", "managers", "service", "services", "core"}


def shown(path):
    return str(path.relative_to(ROOT))


def functions(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_files_are_small():
    lengths = {shown(path): len(path.read_text().splitlines()) for path in PYTHON}
    assert [name for name, lines in lengths.items() if lines > 400] == []
    assert sum(lines < 250 for lines in lengths.values()) >= 0.9 * len(lengths)


def test_functions_are_small():
    lengths = {f"{shown(path)}:{node.name}": node.end_lineno - node.lineno + 1 for path in PYTHON for node in functions(path)}
    assert [name for name, lines in lengths.items() if lines > 40] == []
    assert sum(lines < 25 for lines in lengths.values()) >= 0.9 * len(lengths)


def test_templates_are_small():
    assert [shown(path) for path in TEMPLATES if len(path.read_text().splitlines()) > 150] == []


def test_no_magnets():
    assert [shown(path) for path in PYTHON if path.stem in MAGNETS or MAGNETS & set(path.parts)] == []


def test_no_signals_and_no_save_overrides():
    signals = [shown(path) for path in PYTHON if re.search(r"django\.db\.models\.signals|django\.dispatch", path.read_text())]
    saves = [f"{shown(path)}" for path in PYTHON if path.stem == "models" for node in functions(path) if node.name in {"save", "delete"}]
    assert (signals, saves) == ([], [])


def test_states_import_no_models():
    found = [shown(path) for path in PYTHON if path.stem == "states" and re.search(r"^from \S+\.models import", path.read_text(), re.M)]
    assert found == []


def test_nothing_in_the_code_names_a_level_of_government():
    """The issuing authority is data: a commune, a province or a department issues with the same code."""
    words = re.compile(r"\bdistrict|\bhuyện\b|\bHUYỆN\b", re.I)
    kept = {path for path in PYTHON + TEMPLATES if "demo" not in path.parts}
    found = [f"{shown(path)}:{number}" for path in kept for number, line in enumerate(path.read_text().splitlines(), 1) if words.search(line)]
    assert found == []


def test_every_public_function_that_acts_is_described():
    """Actions say what comes in and out, what is raised and which effects they have."""
    found = [
        f"{shown(path)}:{node.name}"
        for path in PYTHON
        if path.stem in {"actions", "numbers", "engine", "intake", "steps"}
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert found == []


def test_every_module_says_what_it_is():
    named = {"apps", "urls", "__init__", "admin", "formats"}
    assert [shown(path) for path in PYTHON if path.stem not in named and not ast.get_docstring(ast.parse(path.read_text()))] == []


def test_templates_keep_the_content_security_policy():
    inline = re.compile(r"\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|\|safe|javascript:|hx-on")
    pages = [path for path in TEMPLATES if path.suffix == ".html" and "emails" not in path.parts and "documents" not in path.parts]
    assert [f"{shown(path)}: {match.group()}" for path in pages for match in inline.finditer(path.read_text())] == []


def test_no_markup_is_declared_safe():
    assert [shown(path) for path in PYTHON if re.search(r"mark_safe|SafeString\(", path.read_text())] == []


def test_every_template_is_used():
    sources = "\n".join(path.read_text() for path in PYTHON + TEMPLATES)
    framework = {"400.html", "403.html", "404.html", "500.html", "503.html"}
    unused = [
        shown(path)
        for path in TEMPLATES
        if (name := str(path.relative_to(ROOT / "templates"))) not in sources and name not in framework and "bootstrap5" not in path.parts
    ]
    assert unused == []


def test_every_role_has_a_column():
    assert set(ROLE_PERMISSIONS) == set(Role)


def test_every_permission_of_a_flow_or_a_view_is_declared():
    asked = {step.permission for flow in flows().values() for step in flow.steps.values() if step.permission}
    for path in PYTHON:
        asked |= set(re.findall(r'(?:has_perm|require|seats_with|carries)\((?:[\w.]+, )?"([a-z]+\.[a-z_]+)"', path.read_text()))
    assert asked - set(_PREDICATES) == set()


def test_every_setting_is_documented():
    read = set(re.findall(r'env\.\w+\("([A-Z_]+)"', (ROOT / "emulation/settings.py").read_text()))
    read |= set(re.findall(r'env\.(?:db|email)_url\("([A-Z_]+)"', (ROOT / "emulation/settings.py").read_text()))
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/operations.md").read_text(), re.M))
    assert read - told == set()


def test_every_address_has_a_name():
    def unnamed(resolver, prefix=""):
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                yield from unnamed(pattern, prefix + str(pattern.pattern))
            elif not pattern.name:
                yield prefix + str(pattern.pattern)

    assert list(unnamed(get_resolver())) == []


def test_imports_go_down_only():
    tool = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run([tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_the_diagrams_of_the_flows_are_up_to_date():
    from emulation.workflow.diagrams import page  # inline: only this test draws

    assert (ROOT / "docs/flows.md").read_text() == page()


@pytest.mark.parametrize("path", [path for path in TESTS if path.stem.startswith("test_")], ids=shown)
def test_every_test_asserts_something(path):
    """A test without an assertion, a check of an exception or a call of a checking function proves nothing."""
    silent = []
    for node in functions(path):
        if node.name.startswith("test_"):
            text = ast.unparse(node)
            if not re.search(r"\bassert\b|raises\(|expect\(|check_|assert_|refused\(", text):
                silent.append(node.name)
    assert silent == []
