"""README tells the truth: commands, variables and checks that exist are written down there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()
APPS = ("cms", "portal", "search")


def fenced_blocks() -> list[str]:
    return re.findall(r"^```\w*\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def sources() -> str:
    return "\n".join(path.read_text() for app in APPS for path in (ROOT / app).rglob("*.py"))


def commands() -> list[str]:
    return sorted(
        path.stem
        for app in APPS
        for path in (ROOT / app / "management" / "commands").glob("*.py")
        if path.stem != "__init__"
    )


def test_the_first_two_blocks_are_one_command_line_each_from_the_lock() -> None:
    start, test = fenced_blocks()[:2]
    for block in (start, test):
        assert len(block.strip().splitlines()) == 1
        assert "--require-hashes -r requirements.lock" in block
    assert "runserver" in start
    assert "pytest" in test


@pytest.mark.parametrize("command", commands())
def test_every_command_is_described(command: str) -> None:
    assert f"`manage.py {command}" in README


@pytest.mark.parametrize(
    "variable", sorted(set(re.findall(r"env(?:\.\w+)?\(\s*\"([A-Z_]+)\"", sources())))
)
def test_every_environment_variable_is_described(variable: str) -> None:
    assert f"`{variable}`" in README


@pytest.mark.parametrize(
    "check", sorted(set(re.findall(r"\"((?:cms|portal|search)\.[EW]\d{3})\"", sources())))
)
def test_every_system_check_is_described(check: str) -> None:
    assert f"`{check}`" in README


def test_every_dependency_says_why_it_is_there() -> None:
    project = (ROOT / "pyproject.toml").read_text()
    block = project.split("dependencies = [")[1].split("\n]")[0]
    names = re.findall(r"\"([A-Za-z0-9-]+)", block)
    assert names
    assert [name for name in names if f"`{name}`" not in README] == []
