"""Holds what the readers give against readers of others: `cargo xtask score readers` sends it what the example `words` prints.

Words of four letters and more are compared, as sets. Poppler (`pdftotext`) reads PDF, openpyxl XLSX, python-pptx PPTX, LibreOffice
(`soffice`) RTF and DOC, Python's own library the rest. A reader that is not installed is named, and its files are left out.
"""

import collections
import email
import email.policy
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as tree
import zipfile

WORD = re.compile(r"[A-Za-z][A-Za-z0-9-]{3,}")
# So many words of a hundred must be found, or something must be said not to be read.
ENOUGH = 0.98


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
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, timeout=60).stdout.decode(errors="replace")


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
    return of_parts(path, r"content\.xml", {"p", "h"}, {"p", "h"})


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
    return of_page(pathlib.Path(path).read_text(errors="replace"))


def office(path):
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, path]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        return next(pathlib.Path(folder).iterdir()).read_text(errors="replace")


REFERENCES = dict(pdf=pdf, docx=docx, docm=docx, xlsx=xlsx, xlsm=xlsx, pptx=pptx, odt=open_document, ods=open_document, odp=open_document, eml=mail, html=page, htm=page, rtf=office, doc=office)


def given_by_readers():
    """All files with how long each took; the first line says that reading begins."""
    sys.stdin.readline()
    before, files = time.monotonic(), []
    for line in sys.stdin:
        now = time.monotonic()
        files.append((round((now - before) * 1000), json.loads(line)))
        before = now
    return files


def main():
    formats = collections.defaultdict(lambda: dict(files=0, recall=0.0, silent=[], refused=[], slowest=0))
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
        except Exception:
            # What the other reader cannot read proves nothing.
            continue
        if not wanted:
            continue
        whole = "".join("".join(given["lines"]).lower().split())
        lost = [word for word in wanted if word not in whole]
        row = formats[kind]
        recall = 1 - len(lost) / len(wanted)
        row["files"] += 1
        row["recall"] += recall
        row["slowest"] = max(row["slowest"], milliseconds)
        if recall < ENOUGH and not given["unread"]:
            row["silent"].append((given["file"], recall, sorted(lost)[:6]))
        if not given["lines"] and len(wanted) >= 20:
            row["refused"].append((given["file"], given["unread"][:1]))
    print(f"{'format':8} {'files':>6} {'words found':>12} {'silent losses':>14} {'refused':>8} {'slowest, ms':>12}")
    for kind, row in sorted(formats.items()):
        print(f"{kind:8} {row['files']:6} {row['recall'] / row['files']:12.2%} {len(row['silent']):14} {len(row['refused']):8} {row['slowest']:12}")
    for row in formats.values():
        for file, recall, lost in row["silent"]:
            print(f"silent: {file} {recall:.1%} {' '.join(lost)}")
        for file, unread in row["refused"]:
            print(f"refused: {file} {unread}")
    for reason, count in absent.items():
        print(f"not compared, {count} files: {reason}")


main()
