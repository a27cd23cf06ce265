"""Checks the corpus: JSON, allowed values, counts, and that every labelled text really stands in its document.

Needs openpyxl xlrd odfpy pypdf (reference readers only). Prints one line per part and stops at the first fault.
"""
import collections, email, email.policy, io, json, pathlib, re, unicodedata, zipfile

import openpyxl, pypdf, xlrd

from labels import CODES, DEFAULT, LETTER, NAMED, STAND, UK

HERE = pathlib.Path(__file__).parent
VERDICTS = {"barred", "restricted", "ask", "none-found", "cannot-tell", "no-kit"}
IDS = set(CODES.values())
ROWS = ["council-england council-wales council-ni council-scotland police-fire nhs school central-government telecoms-provider other-public private",
        "new-above-threshold new-below-threshold existing-contract existing-equipment", "site-ordinary site-sensitive",
        "cctv access-control network telecoms drone radio phone-app other"]


def bare(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def context_ok(tokens):
    parts = tokens.split(",")
    assert len(parts) == 4 and all(p in r.split() for p, r in zip(parts, ROWS)), tokens


def answer_ok(row, tokens, makers, ask):
    """The verdict agrees with makers, standings and context, worked out again from the rules."""
    buying = ",new-" in tokens
    assert row["verdict"] in VERDICTS and set(row.get("verdict_also_ok", [])) <= VERDICTS
    assert len({(m["id"], m["standing"]) for m in makers}) == len(makers)
    for m in makers:
        assert m["id"] in IDS and m["standing"] in STAND.values(), m
    assert set(ask) <= IDS and not set(ask) & {m["id"] for m in makers}
    live = [m["id"] for m in makers if m["standing"] in (("offered",) if buying else ("in-place", "going"))]
    if set(live) & NAMED:
        assert row["verdict"] in ("restricted", "barred"), row
        if row["verdict"] == "restricted" and "reach" in row:
            assert row["reach"] == ("uk" if set(live) & UK else "abroad")
        if row["verdict"] == "barred":
            assert tokens.startswith(("central-government", "telecoms-provider"))
    elif live or ask:
        assert row["verdict"] == "ask", row
    else:
        assert row["verdict"] in LETTER.values(), row
        assert not makers or row["verdict"] == "none-found", row
    return live


def lines():
    n, seen = collections.Counter(), set()
    for p in sorted((HERE / "lines").glob("*.jsonl")):
        for raw in p.read_text(encoding="utf-8").splitlines():
            row = json.loads(raw)
            assert set(row) <= {"text", "context", "verdict", "makers", "ask", "kind", "why", "reach", "verdict_also_ok"}, row
            assert row["kind"] == p.stem and row["text"] not in seen and row["why"]
            seen.add(row["text"])
            tokens = row.get("context", DEFAULT)
            context_ok(tokens)
            answer_ok(row, tokens, row["makers"], row["ask"])
            n[row["kind"]] += 1
    print("lines", sum(n.values()), dict(n))
    return sum(n.values())


def text_of(name, data):
    """All text of a document by reference readers, without white space."""
    ext = name.rsplit(".", 1)[-1]
    if ext == "xlsx":
        wb = openpyxl.load_workbook(io.BytesIO(data))
        return bare(" ".join(str(c) for ws in wb for r in ws.iter_rows(values_only=True) for c in r if c is not None))
    if ext == "xls":
        wb = xlrd.open_workbook(file_contents=data)
        return bare(" ".join(str(ws.cell_value(r, c)) for ws in wb.sheets() for r in range(ws.nrows) for c in range(ws.ncols)))
    if ext in ("docx", "ods"):
        z = zipfile.ZipFile(io.BytesIO(data))
        out = []
        for n in z.namelist():
            if n.endswith(".xml") and ("content" in n or n.startswith("word/")):
                out.append(re.sub(r"<[^>]+>", "", z.read(n).decode("utf-8").replace("&amp;", "&")))
        return bare(" ".join(out))
    if ext == "pdf":
        return bare(" ".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(data)).pages))
    if ext == "zip":
        z = zipfile.ZipFile(io.BytesIO(data))
        return "".join(text_of(n, z.read(n)) for n in z.namelist())
    if ext == "eml":
        m = email.message_from_bytes(data, policy=email.policy.default)
        out = []
        for part in m.walk():
            if part.get_content_maintype() in ("multipart", "message"):
                continue
            fn = part.get_filename()
            body = part.get_content()
            if fn and isinstance(body, str):
                body = body.encode()
            out.append(text_of(fn, body) if fn else bare(re.sub(r"<[^>]+>", "", body)))
        return "".join(out)
    for enc in ("utf-8-sig", "cp1252"):
        try:
            return bare(data.decode(enc))
        except UnicodeDecodeError:
            continue
    raise AssertionError(name)


def documents():
    folder, n, count = HERE / "documents", 0, collections.Counter()
    names = sorted(p.name for p in folder.iterdir() if not p.name.endswith(".expected.json"))
    for name in names:
        e = json.loads((folder / f"{name}.expected.json").read_text(encoding="utf-8"))
        context_ok(e["context"])
        text = text_of(name, (folder / name).read_bytes())
        for x in e["lines"]:
            assert bare(x["text"]) in text, (name, x["text"])
            live = answer_ok(x, e["context"], x["standing"], x["ask"])
            assert x["makers"] == list(dict.fromkeys(live)) and x["not"] == (not live), x
            n += 1
            count[x["verdict"]] += 1
        for s in e.get("never_output", []):
            assert bare(s) in text
        if "counts" in e:
            c = e["counts"]
            shown = [x for x in e["lines"] if not x.get("hidden")]
            assert c["assets"] == len(shown), name
            assert c["by_maker"] == dict(collections.Counter(m for x in shown for m in x["makers"])), name
            assert c["ask"] == sum(bool(x["ask"]) and not x["makers"] for x in shown), name
            assert c["other"] == sum(x["verdict"] == "none-found" and "verdict_also_ok" not in x for x in shown), name
            assert c["gone"] == sum("verdict_also_ok" in x for x in shown), name
            mixed = sum(x["verdict"] == "ask" and bool(x["makers"]) for x in shown)
            assert c["assets"] == sum(x["verdict"] == "restricted" for x in shown) + mixed + c["ask"] + c["other"] + c["gone"] + c["unknown"], name
            assert c["unknown"] == sum(x["verdict"] == "cannot-tell" for x in shown), name
    size = sum(p.stat().st_size for p in folder.iterdir())
    assert len(names) == 30 and size < 1_500_000 and max((folder / x).stat().st_size for x in names) < 60_000
    print("documents", len(names), "labelled lines", n, dict(count), "bytes", size)


def hostile():
    folder = HERE / "hostile"
    rows = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    files = {p.name for p in folder.iterdir()} - {"expected.json"}
    assert files == {r["file"] for r in rows} and len(rows) == len(files) == 60
    for r in rows:
        assert set(r) <= {"file", "expect", "why", "must_find", "also_ok", "must_find_if_read"}
        assert {r["expect"], *r.get("also_ok", [])} <= {"error", "incomplete", "read"} and r["expect"] not in r.get("also_ok", [])
        assert r["expect"] != "error" or not r["must_find"]
    size = sum(p.stat().st_size for p in folder.iterdir())
    assert size < 1_000_000
    print("hostile", len(rows), dict(collections.Counter(r["expect"] for r in rows)), "bytes", size)


if __name__ == "__main__":
    assert lines() == 700
    documents()
    hostile()
    print("all agree")
