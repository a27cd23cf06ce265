"""The wheel as a user gets it: pip alone in a fresh environment, three lines of Python, and stubs that say what is there."""

import subprocess
import sys

from conftest import ROOT

WHEELS = ROOT / "target/python/wheels"
#: pyarrow, kept there when the environment of the tests was made, so that nothing is fetched here.
WHEELHOUSE = ROOT / "target/python/wheelhouse"

THREE_LINES = """\
from vendor_check import Checker
checker = Checker(context="council-england,existing-equipment", today="2026-12-01")
print(checker.check(["4 x DS-2CD2143G2-I 4MP", "AXIS P3265-LVE", "labour, two days"])["verdict"].to_pylist())
"""


def _run(*words):
    done = subprocess.run([*map(str, words)], capture_output=True, encoding="utf-8", timeout=200)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_pip_alone_and_three_lines(tmp_path):
    _run(sys.executable, "-m", "venv", tmp_path)
    python = tmp_path / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    places = ["--no-index", "--find-links", WHEELS, "--find-links", WHEELHOUSE]
    _run(python, "-m", "pip", "--disable-pip-version-check", "install", *places, "vendor-check")
    assert _run(python, "-c", THREE_LINES) == "['restricted', 'none-found', 'no-kit']\n"
    installed = _run(python, "-m", "pip", "--disable-pip-version-check", "list", "--format=freeze").split()
    assert {name.partition("==")[0] for name in installed} - {"pip", "setuptools", "wheel"} == {"pyarrow", "vendor-check"}


def test_the_stubs_say_what_is_there():
    assert "no issues found" in _run(
        sys.executable, "-m", "mypy.stubtest", "vendor_check", "--mypy-config-file", ROOT / "python/pyproject.toml")
