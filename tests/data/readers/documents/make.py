"""Makes small documents of the formats that other programs write, and `expected.json`: `python3 make.py`.

Needs python-docx, python-pptx and LibreOffice (`soffice`): the old and the open formats are what LibreOffice makes of the
DOCX and the PPTX. The Outlook messages are written here.
"""

import io
import json
import pathlib
import struct
import subprocess
import sys
import zipfile

import docx
import pptx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor
from pptx.util import Cm

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from file_parts import relations

expected = {}
HOLDS = dict(
    shown=["Our offer for the depot", "Hikvision DS-2CD2143G2-I", "No | Item | Qty", "1 | Axis P3265-V dome | 4", "2 | Hikvision DS-7616NI", "Prices hold for café tables", "Quote of Dahua UK"],
    together=[["3", "Bosch", "1"]],
    incomplete=False,
)


def document():
    doc = docx.Document()
    doc.add_heading("Our offer for the depot", 1)
    doc.add_paragraph("We fit Hikvision DS-2CD2143G2-I domes.")
    table = doc.add_table(rows=4, cols=3)
    rows = [("No", "Item", "Qty"), ("1", "Axis P3265-V dome", "4"), ("2", "Hikvision DS-7616NI", ""), ("3", "Bosch", "1")]
    for cells, row in zip(table.rows, rows):
        for cell, words in zip(cells.cells, row):
            cell.text = words
    table.rows[3].cells[1].add_paragraph("recorder")
    doc.add_paragraph("Prices hold for café tables – €120 each.")
    secret = doc.add_paragraph("Seen ").add_run("Uniview hidden kit")
    secret.font.hidden = True
    doc.add_paragraph("Kept ").add_run("Tiandy struck kit").font.strike = True
    white = doc.add_paragraph("Seen ").add_run("Kedacom white kit")
    white.font.color.rgb = RGBColor(255, 255, 255)
    doc.sections[0].header.paragraphs[0].text = "Quote of Dahua UK"
    doc.sections[0].footer.paragraphs[0].text = "TVT footer"
    doc.add_comment(doc.paragraphs[1].runs, text="Why not Imou?", author="A", initials="A")
    doc.save("quote.docx")


def slides():
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Our offer for the depot"
    slide.placeholders[1].text = "We fit Hikvision DS-2CD2143G2-I domes"
    slide.notes_slide.notes_text_frame.text = "Dahua is the other offer"
    second = deck.slides.add_slide(deck.slide_layouts[6])
    table = second.shapes.add_table(3, 3, Cm(1), Cm(1), Cm(20), Cm(5)).table
    for r, cells in enumerate([("No", "Item", "Qty"), ("1", "Axis P3265-V dome", "4"), ("2", "Hikvision DS-7616NI", "")]):
        for c, words in enumerate(cells):
            table.cell(r, c).text = words
    box = second.shapes.add_textbox(Cm(60), Cm(1), Cm(5), Cm(2))
    box.text_frame.text = "Uniview off the slide"
    hidden = deck.slides.add_slide(deck.slide_layouts[6])
    hidden._element.set("show", "0")
    hidden.shapes.add_textbox(Cm(1), Cm(1), Cm(9), Cm(2)).text_frame.text = "Tiandy on a hidden slide"
    deck.slide_layouts[6].shapes._spTree.append(
        parse_xml(f"<p:sp {nsdecls('a')} xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'><p:nvSpPr><p:cNvPr id='99' name='b'/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>TVT background</a:t></a:r></a:p></p:txBody></p:sp>")
    )
    deck.save("slides.pptx")


def convert(source, kind):
    subprocess.run(["soffice", "--headless", "--convert-to", kind, source], check=True, capture_output=True)


# ---------------------------------------------------------------- Outlook

FREE, END, TABLE, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def compound(tree):
    """A container of folders (dictionaries) and streams (bytes)."""
    entries = []  # name, kind, child, right, data

    def add(name, content):
        at = len(entries)
        entries.append([name, 1 if isinstance(content, dict) else 2, NONE, NONE, b"" if isinstance(content, dict) else content])
        if isinstance(content, dict):
            last = None
            for inner, value in content.items():
                child = add(inner, value)
                if last is None:
                    entries[at][2] = child
                else:
                    entries[last][3] = child
                last = child
        return at

    add("Root Entry", tree)
    entries[0][1] = 5
    small, small_table, data, table = b"", [], b"", []

    def chain(content):
        nonlocal data
        start = len(data) // 512
        content += b"\0" * (-len(content) % 512)
        count = len(content) // 512
        table.extend([start + nth + 1 for nth in range(count - 1)] + [END])
        data += content
        return start

    starts = []
    for entry in entries:
        content = entry[4]
        if not content:
            starts.append(END)
        elif len(content) < 4096:
            first = len(small) // 64
            padded = content + b"\0" * (-len(content) % 64)
            count = len(padded) // 64
            small_table.extend([first + nth + 1 for nth in range(count - 1)] + [END])
            small += padded
            starts.append(first)
        else:
            starts.append(chain(content))
    entries[0][4], starts[0] = small, chain(small)
    directory = b""
    for (name, kind, child, right, content), start in zip(entries, starts):
        letters = name.encode("utf-16-le")
        directory += letters + b"\0" * (64 - len(letters)) + struct.pack("<HBBIII", len(letters) + 2, kind, 1, NONE, right, child)
        directory += b"\0" * 36 + struct.pack("<IQ", start, len(content))
    first = chain(directory)
    table_of_small = chain(b"".join(struct.pack("<I", one) for one in small_table) or struct.pack("<I", FREE))
    own = len(data) // 512
    table.append(TABLE)
    data += b"".join(struct.pack("<I", one) for one in table + [FREE] * (128 - len(table)))
    head = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 16 + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + b"\0" * 10
    head += struct.pack("<IIIIIIIII", 1, first, 0, 4096, table_of_small, 1, END, 0, own) + b"\xFF" * 4 * 108
    return head[:512] + data


def texts(**properties):
    return {f"__substg1.0_{name[1:]}001F": value.encode("utf-16-le") for name, value in properties.items()}


def message(inner=None):
    tree = {"__properties_version1.0": b"\0" * 32}
    tree.update(texts(p0037="Offer for the depot", p0C1A="Dahua UK Sales", p5D01="sales@example.com", p1000="Four domes\r\nHikvision DS-2CD2143G2-I\r\n"))
    tree["__substg1.0_10130102"] = b"<html><body><p>Four domes</p><p>Only here: Uniview</p></body></html>"
    tree["__attach_version1.0_#00000000"] = texts(p3707="kit.csv") | {"__substg1.0_37010102": b"Make,Model\nTVT,TD-9544\n"}
    if inner:
        tree["__attach_version1.0_#00000001"] = texts(p3001="The first offer") | {"__substg1.0_3701000D": inner}
    tree["__attach_version1.0_#00000002"] = texts(p3707="elsewhere.pdf")
    return tree


def rich():
    """A message whose body is rich text alone, packed without saving anything."""
    text = b"{\\rtf1\\ansi Four domes\\par Hikvision DS-2CD2143G2-I\\par}"
    return {"__properties_version1.0": b"\0" * 32, "__substg1.0_10090102": struct.pack("<II", len(text) + 12, len(text)) + b"MELA\0\0\0\0" + text}


# ---------------------------------------------------------------- binary workbooks


def record(kind, data=b""):
    sign = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    length = len(data)
    return sign + (bytes([length]) if length < 128 else bytes([length & 127 | 128, length >> 7])) + data


def wide(words):
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def binary_workbook():
    cell = lambda kind, column, data, look=0: record(kind, struct.pack("<II", column, look) + data)
    row = lambda number, hidden=False: record(0, struct.pack("<IIHBB", number, 0, 300, 0, 16 if hidden else 0) + b"\0")
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.bin")),
        "xl/_rels/workbook.bin.rels": relations(("r1", "worksheet", "worksheets/s1.bin"), ("r2", "worksheet", "worksheets/s2.bin"), ("r3", "sharedStrings", "sharedStrings.bin"), ("r4", "styles", "styles.bin")),
        "xl/workbook.bin": record(131) + record(153, struct.pack("<II", 0, 0) + wide("")) + record(156, struct.pack("<II", 0, 1) + wide("r1") + wide("Kit")) + record(156, struct.pack("<II", 1, 2) + wide("r2") + wide("Old")) + record(132),
        "xl/sharedStrings.bin": record(159, struct.pack("<II", 1, 1)) + record(19, b"\0" + wide("Hikvision DS-2CD2143G2-I")) + record(160),
        "xl/styles.bin": record(44, struct.pack("<H", 164) + wide('"Dahua "0')) + record(617, struct.pack("<I", 3)) + record(47, struct.pack("<HH", 0, 0) + b"\0" * 12) + record(47, struct.pack("<HH", 0, 164) + b"\0" * 12) + record(47, struct.pack("<HH", 0, 14) + b"\0" * 12) + record(618),
        "xl/worksheets/s1.bin": record(129) + record(60, struct.pack("<IIIIH", 4, 4, 0, 0, 1)) + record(145)
        + row(0) + cell(6, 0, wide("Make")) + cell(6, 1, wide("Qty")) + cell(6, 2, wide("Bought"))
        + row(1) + cell(7, 0, struct.pack("<I", 0)) + cell(2, 1, struct.pack("<I", 4 << 2 | 2)) + cell(5, 2, struct.pack("<d", 45293.0), 2)
        + row(2) + cell(9, 0, struct.pack("<d", 5.0) + b"\0" * 10, 1) + cell(8, 1, wide("of two") + b"\0" * 10)
        + row(3, True) + cell(62, 0, b"\1" + wide("Tiandy hidden row"))
        + row(4) + cell(6, 4, wide("TVT hidden column"))
        + record(146) + record(479, struct.pack("<H", 0) + wide("&CImou &Bheader") + wide("")) + record(130),
        "xl/worksheets/s2.bin": record(129) + record(145) + row(0) + cell(6, 0, wide("Uniview hidden sheet")) + record(146) + record(130),
        "xl/comments1.bin": record(637, b"\0" + wide("Why not EZVIZ?")),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


document()
slides()
pathlib.Path("kit.xlsb").write_bytes(binary_workbook())
expected["kit.xlsb"] = dict(shown=["Hikvision DS-2CD2143G2-I | 4 | 02/01/2024", "Dahua 5 | of two", "Imou header"], hidden=["Tiandy hidden row", "TVT hidden column", "Uniview hidden sheet"], has=["Why not EZVIZ?"], incomplete=False)
for source, kind in [("quote.docx", "odt"), ("quote.docx", "rtf"), ("quote.docx", "doc:MS Word 97"), ("slides.pptx", "odp")]:
    convert(source, kind)
pathlib.Path("message.msg").write_bytes(compound(message(texts(p0037="Old offer", p1000="Tiandy recorder"))))
pathlib.Path("rich.msg").write_bytes(compound(rich()))

BOTH = dict(HOLDS, hidden=["Uniview hidden kit", "Kedacom white kit"], has=["TVT footer", "Tiandy struck kit", "Why not Imou?"])
for kind in ["docx", "odt", "rtf"]:
    expected[f"quote.{kind}"] = BOTH
# The colour of letters is not followed in it.
expected["quote.doc"] = dict(HOLDS, hidden=["Uniview hidden kit"], has=["TVT footer", "Tiandy struck kit", "Why not Imou?", "Kedacom white kit"])
DECK = dict(shown=["Our offer for the depot", "Hikvision DS-2CD2143G2-I", "No | Item | Qty", "1 | Axis P3265-V dome | 4", "2 | Hikvision DS-7616NI", "Dahua is the other offer"], has=["TVT background", "Uniview off the slide", "Tiandy on a hidden slide"], incomplete=False)
expected["slides.pptx"] = dict(DECK, hidden=["Uniview off the slide", "Tiandy on a hidden slide"])
expected["slides.odp"] = DECK
expected["message.msg"] = dict(shown=["Offer for the depot", "Dahua UK Sales (example.com)", "Hikvision DS-2CD2143G2-I", "Only here: Uniview", "TVT | TD-9544", "Old offer", "Tiandy recorder"], has_or_said=["elsewhere.pdf"], lines=9)
expected["rich.msg"] = dict(shown=["Four domes", "Hikvision DS-2CD2143G2-I"], incomplete=False)
with open("expected.json", "w") as file:
    json.dump(expected, file, indent=1, ensure_ascii=False)
    file.write("\n")
