"""The example: the notebook runs to its end without anybody at it, on 100,000 rows, and draws its pictures."""

import os

import nbclient
import nbformat

from conftest import ROOT

SPEND = ROOT / "python/examples/spend"


def test_the_notebook_runs():
    notebook = nbformat.read(SPEND / "spend.ipynb", as_version=4)
    os.environ["SPEND_ROWS"] = "100000"
    nbclient.NotebookClient(notebook, timeout=200, resources={"metadata": {"path": str(SPEND)}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    pictures = [output for output in outputs if "image/png" in output.get("data", {})]
    tables = [output for output in outputs if "text/html" in output.get("data", {})]
    assert len(pictures) == 2 and len(tables) == 3
    printed = "".join(output.get("text", "") for output in outputs)
    assert "100,000 rows" in printed
    makers = tables[1]["data"]["text/html"]
    assert "Hikvision" in makers and "Dahua" in makers and "Axis" not in makers
    assert "Hangzhou Hikvision" in tables[2]["data"]["text/html"]


def test_the_same_seed_makes_the_same_rows():
    import sys

    sys.path.insert(0, str(SPEND))
    from make_spend import batches

    one, again, other = (next(batches(1_000, seed)) for seed in (1, 1, 2))
    assert one.equals(again) and not one.equals(other)
    assert one.schema.names == ["date", "supplier", "description", "amount"]
