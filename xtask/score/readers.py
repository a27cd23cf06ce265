"""Holds what the readers give against readers of others: `cargo xtask score readers` sends it what the example `words` prints.

Words of four letters and more are compared, as sets. Poppler (`pdftotext`) reads PDF, openpyxl XLSX, xlrd XLS, pyxlsb XLSB, python-pptx
PPTX, extract-msg MSG, LibreOffice (`soffice`) RTF and DOC, Python's own library the rest. A reader that is not installed is named, and
its files are left out. `README.md` beside this file has the bars and the last table.
"""

import collections
import email
import email.policy
import html.parser
import importlib.metadata
import json
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as tree
import zipfile

WORD = re.compile(r"[A-Za-z][A-Za-z0-9-]{3,}")
# So many words of a hundred must be found, or something must be said not to be read.
ENOUGH = 0.98
# From so many words on, a file of which no line is given is refused.
FEW = 5
# Bytes of memory for a reader of others: a hostile workbook makes some of them take all there is.
MEMORY = 4 << 30
# What the other readers do not look at: to say that it was not read is no false alarm where all of their words are there.
BESIDE = re.compile(
    r"picture|it is a file inside|attached|formula never calculated|other pages?, not read|of a kind that is not read"
    r"|^attachment (?!.*\.(html?|txt|csv):)|menu not counted"
)


class Page(html.parser.HTMLParser):
    """What a web page shows."""

    def __init__(self):
        super().__init__()
        self.silent, self.said = 0, []

    def handle_starttag(self, tag, attributes):
        self.silent += tag in ("script", "style", "template", "noscript")

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style", "template", "noscript") and self.silent > 0

    def handle_data(self, data):
        if not self.silent:
            self.said.append(data)


def of_page(text):
    page = Page()
    page.feed(text)
    return " ".join(page.said)


def of_parts(path, wanted, texts, ends):
    """The texts of parts of a packed file, by the names of their elements."""
    said = []
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            if not re.fullmatch(wanted, name):
                continue
            for element in tree.fromstring(file.read(name)).iter():
                kind = element.tag.rsplit("}", 1)[-1]
                if kind in ends:
                    said.append("\n")
                if kind in texts:
                    said.append("".join(element.itertext()) if kind in ends else element.text or "")
    return "".join(said)


def pdf(path):
    """The words that stand in both ways in which poppler reads: by place, and as the page draws them."""

    def words(*how):
        done = subprocess.run(["pdftotext", *how, path, "-"], capture_output=True, check=True, timeout=60)
        return set(WORD.findall(done.stdout.decode(errors="replace").lower()))

    return " ".join(sorted(words() & words("-raw")))


def docx(path):
    return of_parts(path, r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml", {"t"}, {"p", "tab", "br"})


def xlsx(path):
    import openpyxl

    book = openpyxl.load_workbook(path, data_only=True)
    return "\n".join(str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str))


def pptx(path):
    import pptx as library

    said = []
    for slide in library.Presentation(path).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                said.append(shape.text_frame.text)
            if getattr(shape, "has_table", False) and shape.has_table:
                said += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(said)


def open_document(path):
    """Paragraphs, without who remarked something and when; notes and remarks stand apart from the words that they are about."""
    apart = {"p", "h", "note", "note-citation", "annotation", "s", "tab", "line-break", "list-item", "table-cell"}
    said = []

    def follow(element):
        kind = element.tag.rsplit("}", 1)[-1]
        if kind in ("date", "creator", "creator-initials", "sender-initials"):
            return
        said.append(" " if kind in apart else "")
        said.append(element.text or "")
        for inner in element:
            follow(inner)
            said.append(inner.tail or "")
        said.append(" " if kind in apart else "")

    with zipfile.ZipFile(path) as file:
        for element in tree.fromstring(file.read("content.xml")).iter():
            if element.tag.endswith("}body"):
                follow(element)
    return "".join(said)


def mail(path):
    message = email.message_from_bytes(pathlib.Path(path).read_bytes(), policy=email.policy.default)
    said = [message["subject"] or ""]
    for part in message.walk():
        if part.get_content_type() == "text/plain":
            said.append(part.get_content())
        elif part.get_content_type() == "text/html":
            said.append(of_page(part.get_content()))
    return "\n".join(said)


def page(path):
    data = pathlib.Path(path).read_bytes()
    named = re.search(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", data[:4096], re.IGNORECASE)
    try:
        return of_page(data.decode(named[1].decode() if named else "utf-8", errors="replace"))
    except LookupError:
        return of_page(data.decode(errors="replace"))


def xls(path):
    import xlrd

    with open(os.devnull, "w") as silent, xlrd.open_workbook(path, logfile=silent) as book:
        return "\n".join(cell.value for sheet in book.sheets() for row in sheet.get_rows() for cell in row if cell.ctype == xlrd.XL_CELL_TEXT)


def xlsb(path):
    import pyxlsb

    with pyxlsb.open_workbook(path) as book:
        return "\n".join(cell.v for name in book.sheets for row in book.get_sheet(name).rows() for cell in row if isinstance(cell.v, str))


def outlook(path):
    import extract_msg

    with extract_msg.openMsg(path) as message:
        return "\n".join([message.subject or "", message.body or ""])


def office(path):
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, path]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        return next(pathlib.Path(folder).iterdir()).read_text(errors="replace")


REFERENCES = {
    "pdf": pdf,
    "docx": docx,
    "docm": docx,
    "xlsx": xlsx,
    "xlsm": xlsx,
    "xls": xls,
    "xlsb": xlsb,
    "pptx": pptx,
    "odt": open_document,
    "ods": open_document,
    "odp": open_document,
    "eml": mail,
    "msg": outlook,
    "html": page,
    "htm": page,
    "rtf": office,
    "doc": office,
}


def given_by_readers():
    """All files with how long each took; the first line says that reading begins."""
    sys.stdin.readline()
    before, files = time.monotonic(), []
    for line in sys.stdin:
        now = time.monotonic()
        files.append((round((now - before) * 1000), json.loads(line)))
        before = now
    return files


def versions():
    """What the references are, so that a table can be read later."""
    for command in (["pdftotext", "-v"], ["soffice", "--version"]):
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=60)
            yield (done.stdout + done.stderr).splitlines()[0].strip()
        except (OSError, IndexError):
            continue
    for name in ("openpyxl", "xlrd", "pyxlsb", "python-pptx", "extract-msg"):
        try:
            yield f"{name} {importlib.metadata.version(name)}"
        except importlib.metadata.PackageNotFoundError:
            continue
    yield f"Python {sys.version.split()[0]}"


def put_together(word, words):
    """Whether two of our words stand in it: where letters touch, the other reader may see one word and ours two."""
    halves = ((word[:at], word[at:]) for at in range(1, len(word)))
    return any(all(half in words and (len(half) > 2 or half.isdigit()) for half in pair) for pair in halves)


def compare(row, given, wanted, milliseconds):
    """Counts one file in the row of its format."""
    whole = "".join("".join(given["lines"]).lower().split())
    words = set(re.findall(r"[a-z0-9-]+", " ".join(given["lines"]).lower()))
    lost = [word for word in wanted if word not in whole and not put_together(word, words)]
    recall = 1 - len(lost) / len(wanted)
    row["files"] += 1
    row["recall"] += recall
    row["slowest"] = max(row["slowest"], milliseconds)
    is_said = given["unread"] or given["left_out"]
    if recall < ENOUGH and not is_said:
        row["silent"].append(f"{given['file']} {recall:.1%} {' '.join(sorted(lost)[:8])}")
    elif recall < ENOUGH:
        row["said"].append(f"{given['file']} {recall:.1%} {' '.join(sorted(lost)[:8])} {given['unread'][:1]}")
    if not given["lines"] and len(wanted) >= FEW:
        row["refused"].append(f"{given['file']} {given['unread'][:1]}")
    alarms = [said for said in given["unread"] if not BESIDE.search(said)]
    if not lost and alarms:
        row["alarms"].append(f"{given['file']} {alarms[:1]}")


def main():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    formats = collections.defaultdict(lambda: dict(files=0, recall=0.0, silent=[], said=[], refused=[], alarms=[], slowest=0))
    absent = collections.Counter()
    for milliseconds, given in given_by_readers():
        kind = given["file"].rsplit(".", 1)[-1].lower()
        if kind not in REFERENCES:
            continue
        try:
            wanted = set(WORD.findall(REFERENCES[kind](given["file"]).lower()))
        except (ImportError, FileNotFoundError) as error:
            absent[f"{kind}: {error}"] += 1
            continue
        except Exception as error:
            # What the other reader cannot read proves nothing.
            absent[f"{kind}: the other reader ends with {type(error).__name__}"] += 1
            continue
        if wanted:
            compare(formats[kind], given, wanted, milliseconds)
        else:
            absent[f"{kind}: the other reader finds no word"] += 1
    print(", ".join(versions()))
    print(f"{'format':8} {'files':>6} {'words found':>12} {'silent losses':>14} {'refused':>8} {'false alarms':>13} {'slowest, ms':>12}")
    for kind, row in sorted(formats.items()):
        mean = row["recall"] / row["files"]
        counts = f"{len(row['silent']):14} {len(row['refused']):8} {len(row['alarms']):13}"
        print(f"{kind:8} {row['files']:6} {mean:12.2%} {counts} {row['slowest']:12}")
    everything = sum(row["files"] for row in formats.values())
    for what in ("silent", "refused", "alarms"):
        count = sum(len(row[what]) for row in formats.values())
        print(f"{what}: {count} of {everything} files, {count / max(everything, 1):.2%}")
    for what in ("silent", "said", "refused", "alarms"):
        for row in formats.values():
            for line in row[what]:
                print(f"{what}: {line}")
    for reason, count in absent.items():
        print(f"not compared, {count} files: {reason}")


main()
