"""Makes the siblings of the small files beside this folder, and `expected.json`: `python3 make.py`.

Each stands for a kind of fault and differs from the file that the kind was first seen in. No library is needed.
"""

import base64
import io
import json
import pathlib
import struct
import sys
import zipfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from file_parts import HELVETICA, KINDS, pdf, relations, stream, text, zipped

expected = {}


def put(name, data, **holds):
    """Writes a file and what must hold of it."""
    data = data.encode() if isinstance(data, str) else data
    with open(name, "wb") as file:
        file.write(data)
    expected[name] = holds


# ---------------------------------------------------------------- PDF

def table(rows, xs, top, pitch=18, leading=12, draw=text):
    """Cells one after the other, each with its lines; a cell is a list of lines with how far down they begin."""
    steps, y = "", top
    for row in rows:
        tallest = max(len(cell) for cell in row)
        for x, cell in zip(xs, row):
            steps += "".join(draw(x, y - leading * nth, line) for nth, line in enumerate(cell))
        y -= pitch + leading * (tallest - 1)
    return steps


def middle(rows, xs, top, gap=8, leading=12, rules=False, by_line=False):
    """A table whose cells stand in the middle of their rows."""
    parts, y, lines = [], top, [top + 10]
    for row in rows:
        tallest = max(len(cell) for cell in row)
        for x, cell in zip(xs, row):
            shift = (tallest - len(cell)) * leading / 2
            parts += [(x, y - shift - leading * nth, line) for nth, line in enumerate(cell)]
        y -= leading * tallest + gap
        lines.append(y + 10)
    if by_line:
        parts.sort(key=lambda part: (-part[1], part[0]))
    steps = "".join(text(*part) for part in parts)
    if rules:
        left, right = xs[0] - 4, xs[-1] + 80
        steps += "".join(f"{left} {line} m {right} {line} l S\n" for line in lines)
        steps += "".join(f"{x - 4} {lines[0]} m {x - 4} {lines[-1]} l S\n" for x in [*xs, right + 4])
    return steps


ITEM = [["2"], ["Hikvision DS-2CD2143G2-I", "dome camera with bracket,", "junction box and surge arrestor"], ["4"], ["120.00"]]
ITEM_OF_TWO = [["2"], ["Hikvision DS-2CD2143G2-I dome", "camera with bracket and box"], ["4"], ["120.00"]]
HEAD = [["No"], ["Description"], ["Qty"], ["Price"]]
FIRST = [["1"], ["Axis P3265-V dome camera"], ["2"], ["400.00"]]
LAST = [["3"], ["Bosch NDE-3702-AL"], ["1"], ["310.00"]]
XS = [50, 90, 300, 360]
whole = dict(together=[["Hikvision DS-2CD2143G2-I dome", "camera with bracket", "box"]], apart=[["Hikvision", "Axis"], ["Hikvision", "Bosch"]])

put("middle-cells-ruled.pdf", pdf(middle([HEAD, FIRST, ITEM, LAST], XS, 760, rules=True)), **whole)
put("middle-cells-ruled-by-line.pdf", pdf(middle([HEAD, FIRST, ITEM, LAST], XS, 760, rules=True, by_line=True)), **whole)
put("middle-cells-bare.pdf", pdf(middle([HEAD, FIRST, ITEM_OF_TWO, LAST], XS, 760)), **whole)
put("middle-cells-bare-three.pdf", pdf(middle([HEAD, FIRST, ITEM, LAST], XS, 760)), **whole)


def filled(rows, xs, top, pitch, right):
    """Every second row on grey, no lines."""
    steps, y = "", top
    for nth, row in enumerate(rows):
        tall = pitch + 12 * (max(len(cell) for cell in row) - 1)
        if nth % 2 == 0:
            steps += f"0.9 g {xs[0] - 5} {y - tall + 13} {right - xs[0]} {tall} re f 0 g\n"
        for x, cell in zip(xs, row):
            shift = (tall - pitch - 12 * (len(cell) - 1)) / 2
            steps += "".join(text(x, y - shift - 12 * line, words) for line, words in enumerate(cell))
        y -= tall
    return steps


put("middle-cells-filled.pdf", pdf(filled([HEAD, FIRST, ITEM_OF_TWO, LAST], XS, 760, 20, 480)), **whole)

EMPTY_LAST = [
    [["Location"], ["Camera"], ["Fitted by"]],
    [["Reception"], ["Axis P3265-V"], ["Smith"]],
    [["Car park"], ["Hikvision DS-2CD2143G2-I"], [""]],
    [["Stairs"], ["Bosch NDE"], ["Jones"]],
]
rows_apart = dict(
    has=["Reception", "Car park", "Hikvision DS-2CD2143G2-I"],
    apart=[["Reception", "Car park"], ["Axis", "Hikvision"], ["Hikvision", "Bosch"]],
    together=[["Car park", "Hikvision DS-2CD2143G2-I"]],
)
put("empty-last-cell-tight.pdf", pdf(table(EMPTY_LAST, [50, 200, 400], 760, pitch=12)), **rows_apart)
put(
    "empty-last-cell-by-line.pdf",
    pdf("".join(text(x, 760 - 13 * nth, cell[0], 10) for nth, row in enumerate(EMPTY_LAST) for x, cell in zip([60, 180, 420], row) if cell[0])),
    **rows_apart,
)
TWO = [[["Camera"], ["Note"]], [["Axis P3265-V"], ["keep"]], [["Hikvision DS-2CD2143G2-I"], [""]], [["Dahua IPC-HDBW2431E"], ["new"]]]
put("empty-cell-of-two.pdf", pdf(table(TWO, [50, 300], 760, pitch=13)), apart=[["Axis", "Hikvision"], ["Hikvision", "Dahua"]])
put(
    "empty-last-cell-ruled.pdf",
    pdf(table(EMPTY_LAST, [50, 200, 400], 760, pitch=13) + "".join(f"46 {757 - 13 * nth} m 500 {757 - 13 * nth} l S\n" for nth in range(-1, 4))),
    **rows_apart,
)
WRAPPED = [
    [["Location"], ["Camera"], ["Fitted by"]],
    [["Reception"], ["Hikvision dome camera", "DS-2CD2143G2-I white"], ["Smith"]],
    [["Stairs"], ["Bosch NDE"], ["Jones"]],
]
put(
    "wrapped-cell-is-no-row.pdf",
    pdf(table(WRAPPED, [50, 200, 400], 760, pitch=14)),
    together=[["Reception", "Hikvision dome camera DS-2CD2143G2-I", "Smith"]],
    apart=[["Hikvision", "Bosch"]],
)

put(
    "padded-with-hard-spaces.pdf",
    pdf(text(50, 760, "Hikvision DS-2CD2143G2-I" + "\\240" * 90) + text(250, 760, "4") + text(50, 740, "Dahua NVR5216-16P" + "\\240" * 90) + text(250, 740, "1")),
    has=["DS-2CD2143G2-I"],
    **{"not": ["G2-I4", "16P1"]},
)
put(
    "quantity-close-to-model.pdf",
    pdf(
        "".join(
            text(50, 760 - 20 * nth, name) + text(200, 760 - 20 * nth, model) + text(200 + wide, 760 - 20 * nth, count)
            for nth, (name, model, wide, count) in enumerate(
                [("Dome", "Axis P3265-V", 120, "2"), ("Bullet", "Hikvision DS-2CD2143G2-I", 120.5, "4"), ("Recorder", "Bosch NDE", 120, "1")]
            )
        )
    ),
    has=["DS-2CD2143G2-I"],
    **{"not": ["G2-I4"]},
)
put(
    "quantity-ruled-off.pdf",
    pdf(
        text(52, 760, "Hikvision DS-2CD2143G2-I") + text(174, 760, "4") + text(52, 742, "Axis P3265-V") + text(174, 742, "2")
        + "48 774 m 220 774 l S 48 755 m 220 755 l S 48 737 m 220 737 l S 48 774 m 48 737 l S 172 774 m 172 737 l S 220 774 m 220 737 l S\n"
    ),
    has=["DS-2CD2143G2-I"],
    **{"not": ["G2-I4"]},
)
put(
    "text-wider-than-its-column.pdf",
    pdf(
        text(50, 760, "Item") + text(150, 760, "Model") + text(300, 760, "Qty")
        + text(50, 740, "External dome camera with bracket") + text(150, 740, "DS-2CD2143G2-I") + text(300, 740, "4")
        + text(50, 720, "Recorder") + text(150, 720, "DHI-NVR5216-16P-I") + text(300, 720, "1")
    ),
    has=["DS-2CD2143G2-I", "External dome camera with bracket"],
    **{"not": ["bracketDS", "bracDS"]},
)
put(
    "wide-text-in-parts.pdf",
    pdf(
        "BT /F1 10 Tf 1 0 0 1 50 740 Tm [(Ext) -10 (ernal dome ca) 20 (mera with bra) 10 (cket)] TJ ET\n"
        + text(150, 740, "Hikvision DS-2CD2143G2-I") + text(320, 740, "4")
    ),
    has=["Hikvision DS-2CD2143G2-I", "External dome camera with bracket"],
)
put(
    "wide-text-ruled.pdf",
    pdf(
        "48 772 m 360 772 l S 48 752 m 360 752 l S 48 732 m 360 732 l S 48 772 m 48 732 l S 148 772 m 148 732 l S 298 772 m 298 732 l S 360 772 m 360 732 l S\n"
        + text(50, 758, "Make") + text(150, 758, "Model") + text(300, 758, "Qty")
        + text(50, 738, "Hikvision Digital Technology") + text(150, 738, "DS-2CD2143G2-I outdoor dome camera") + text(300, 738, "4")
    ),
    has=["DS-2CD2143G2-I outdoor dome camera"],
    **{"not": ["TechnologyDS", "TechDS", "camera4"]},
)

put(
    "shadow.pdf",
    pdf("0.6 g BT /F1 14 Tf 73.5 698.5 Td (Hikvision DS-2CD2143G2-I) Tj ET 0 g BT /F1 14 Tf 72 700 Td (Hikvision DS-2CD2143G2-I) Tj ET\n"),
    has=["Hikvision DS-2CD2143G2-I"],
    **{"not": ["IHik", "G2-I Hik"]},
)
put(
    "bold-word-by-word.pdf",
    pdf(
        "BT /F1 12 Tf 72 700 Td (Hikvision) Tj 0.4 0 Td (Hikvision) Tj ET BT /F1 12 Tf 125.4 700 Td (DS-2CD2143G2-I) Tj 0.4 0 Td (DS-2CD2143G2-I) Tj ET\n"
    ),
    has=["Hikvision DS-2CD2143G2-I"],
    **{"not": ["visionHik", "Hikvision Hik", "IDS-", "I DS-"]},
)
put(
    "whole-over-its-words.pdf",
    pdf(text(72, 700, "Hikvision DS-2CD2143G2-I", 12) + text(72, 700, "Hikvision", 12) + text(125, 700, "DS-2CD2143G2-I", 12)),
    has=["Hikvision DS-2CD2143G2-I"],
    **{"not": ["IHik", "G2-I Hik", "G2-IDS"]},
)
put(
    "set-apart-by-moves.pdf",
    pdf("BT /F1 12 Tf 72 700 Td [" + " ".join(f"({c}) -350" for c in "Hikvision") + " -700 " + " ".join(f"({c}) -350" for c in "Digital") + "] TJ ET\n"),
    makers=["hikvision"],
)
put("set-apart-by-spaces.pdf", pdf(text(72, 700, "D a h u a   T e c h n o l o g y")), makers=["dahua"])
put(
    "set-apart-letter-by-letter.pdf",
    pdf("".join(text(72 + 11 * nth, 700, c, 10) for nth, c in enumerate("UNIVIEW"))),
    makers=["uniview"],
)
put("set-apart-model.pdf", pdf("BT /F1 11 Tf 3 Tc 72 700 Td (Supply 4 no. Hikvision DS-2CD2143G2-I) Tj ET\n"), has=["4 no. Hikvision DS-2CD2143G2-I"])

# What pages do not carry.
CSV = "Make,Model\nHikvision,DS-2CD2143G2-I\n"
put(
    "attached-in-a-tree.pdf",
    pdf(
        text(72, 700, "See the attached schedule"),
        ["<</Kids[7 0 R]>>", "<</Names[(a) null (kit.csv) 8 0 R]/Limits[(a)(kit.csv)]>>", "<</Type/Filespec/F(kit.csv)/EF<</F 9 0 R>>>>", stream(zlib.compress(CSV.encode()), "/Type/EmbeddedFile/Filter/FlateDecode")],
        catalog="/Names<</EmbeddedFiles 6 0 R>>",
    ),
    has=["Hikvision | DS-2CD2143G2-I"],
)
put(
    "attached-to-a-comment.pdf",
    pdf(
        text(72, 700, "See the attached schedule"),
        ["<</Type/Annot/Subtype/FileAttachment/Rect[72 600 92 620]/FS 7 0 R>>", "<</Type/Filespec/UF(kit.csv)/EF<</F 8 0 R>>>>", stream(CSV)],
        page="/Annots[6 0 R]",
    ),
    has=["Hikvision | DS-2CD2143G2-I"],
)
put(
    "portfolio.pdf",
    pdf(
        text(72, 700, "For the best experience, open this PDF portfolio in Acrobat."),
        ["<</Names[(q.dwg) 7 0 R]>>", "<</Type/Filespec/UF(q.dwg)/EF<</F 8 0 R>>>>", stream(b"\0\1\2\3" * 40)],
        catalog="/Collection<</View/T>>/Names<</EmbeddedFiles 6 0 R>>",
    ),
    incomplete=True,
    has_or_said=["q.dwg"],
)
put(
    "protected-wrapper.pdf",
    pdf(
        text(72, 700, "This PDF file is protected. You need a different reader to open it."),
        ["<</Names[(p) 7 0 R]>>", "<</Type/Filespec/UF(MicrosoftIRMServices Protected PDF.pdf)/AFRelationship/EncryptedPayload/EF<</F 8 0 R>>>>", stream(b"%PDF-1.7 \0\1\2")],
        catalog="/AF[7 0 R]/Names<</EmbeddedFiles 6 0 R>>",
    ),
    incomplete=True,
    said=["protected"],
)
put(
    "xfa-please-wait.pdf",
    pdf(
        text(72, 700, "Please wait... If this message is not eventually replaced, your PDF viewer may not be able to display this document."),
        [stream("<xfa:datasets xmlns:xfa='x'><xfa:data><form1><make>Hikvision</make></form1></xfa:data></xfa:datasets>")],
        catalog="/AcroForm<</Fields[]/XFA[(datasets) 6 0 R]>>",
    ),
    incomplete=True,
    has=["Hikvision"],
)
put(
    "highlight-with-a-comment.pdf",
    pdf(
        text(72, 700, "Dome camera as specified"),
        ["<</Type/Annot/Subtype/Highlight/Rect[72 690 200 710]/Contents(use Hikvision DS-2CD2143G2-I)>>", "<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]/Parent 6 0 R>>"],
        page="/Annots[null 6 0 R 7 0 R]",
    ),
    has=["Hikvision DS-2CD2143G2-I"],
)
put(
    "rich-comment.pdf",
    pdf(
        text(72, 700, "Dome camera"),
        ["<</Type/Annot/Subtype/Caret/Rect[72 690 80 710]/RC(<body><p>Fit <b>Dahua</b> IPC-HDBW2431E</p></body>)>>"],
        page="/Annots[6 0 R]",
    ),
    has=["Dahua IPC-HDBW2431E"],
)
put(
    "unicode-comment.pdf",
    pdf(
        text(72, 700, "Dome camera"),
        [b"<</Type/Annot/Subtype/Text/Rect[72 690 80 710]/Contents<" + ("\ufeff海康威视 Hikvision").encode("utf-16-be").hex().encode() + b">>>"],
        page="/Annots[6 0 R]",
    ),
    has=["海康威视 Hikvision"],
)
FORM = "/AcroForm<</Fields[6 0 R]/DR<</Font<</Helv 5 0 R>>>>>>"
put(
    "field-value-on-the-parent.pdf",
    pdf(
        text(72, 700, "Offered:"),
        ["<</FT/Tx/T(make)/V(Hikvision DS-2CD2143G2-I)/Kids[7 0 R]>>", "<</Type/Annot/Subtype/Widget/Parent 6 0 R/Rect[72 660 300 680]>>"],
        page="/Annots[7 0 R]",
        catalog=FORM,
    ),
    has=["Hikvision DS-2CD2143G2-I"],
)
put(
    "field-of-several-choices.pdf",
    pdf(
        text(72, 700, "Offered:"),
        ["<</Type/Annot/Subtype/Widget/FT/Ch/T(make)/V[(Hikvision)(Dahua)]/Rect[72 640 300 680]>>"],
        page="/Annots[6 0 R]",
        catalog=FORM,
    ),
    has=["Hikvision", "Dahua"],
)
put(
    "field-on-no-page.pdf",
    pdf(text(72, 700, "Offered:"), ["<</FT/Tx/T(make)/V(Hikvision DS-2CD2143G2-I)>>"], catalog=FORM),
    has=["Hikvision DS-2CD2143G2-I"],
)
put(
    "field-of-the-form.pdf",
    pdf(
        text(72, 700, "Offered:"),
        ["<</Type/Annot/Subtype/Widget/FT/Tx/T(make)/V(x)/Rect[72 660 300 680]/AP<</N 7 0 R>>>>", stream("/Tx BMC BT /Helv 10 Tf 2 5 Td (Hikvision DS-2CD2143G2-I) Tj ET EMC", "/Type/XObject/Subtype/Form/BBox[0 0 228 20]/Resources<<>>")],
        page="/Annots[6 0 R]",
        catalog=FORM,
    ),
    has=["Hikvision DS-2CD2143G2-I"],
)
put(
    "field-of-a-password.pdf",
    pdf(
        text(72, 700, "Offered: Hikvision"),
        ["<</Type/Annot/Subtype/Widget/FT/Tx/Ff 8192/T(key)/V(Summer2024)/Rect[72 660 300 680]>>", "<</Type/Annot/Subtype/Widget/FT/Tx/T(Admin password)/V(Winter2025)/Rect[72 620 300 640]>>"],
        page="/Annots[6 0 R 7 0 R]",
        catalog=FORM,
    ),
    has=["Hikvision"],
    **{"not": ["Summer2024", "Winter2025"]},
)

PICTURE = stream(zlib.compress(bytes(200 * 280)), "/Type/XObject/Subtype/Image/Width 200/Height 280/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode")
XOBJECT = "/XObject<</X 6 0 R>>"
put("scan-in-strips.pdf", pdf("".join(f"q 595 0 0 106 0 {106 * nth} cm /X Do Q\n" for nth in range(8)) + text(50, 20, "Page 1 of 3"), [PICTURE], resources=XOBJECT), incomplete=True, has=["Page 1 of 3"])
put("scan-with-a-heading.pdf", pdf("q 520 0 0 600 37 60 cm /X Do Q\n" + text(50, 780, "Our quotation of 3 March, as scanned, for your consideration"), [PICTURE], resources=XOBJECT), incomplete=True)
put(
    "scan-in-a-form.pdf",
    pdf("/Y Do\n" + text(400, 800, "RECEIVED 12 MAR 2024"), [PICTURE, stream("q 595 0 0 842 0 0 cm /X Do Q", "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>")], resources="/XObject<</Y 7 0 R>>"),
    incomplete=True,
)
put("scan-with-its-text.pdf", pdf("q 595 0 0 842 0 0 cm /X Do Q\n3 Tr\n" + "".join(text(60, 700 - 20 * nth, f"{nth} x Hikvision DS-2CD2143G2-I") for nth in range(3)), [PICTURE], resources=XOBJECT), has=["Hikvision DS-2CD2143G2-I"], incomplete=False)
LETTER = "".join(text(60, 700 - 14 * nth, "We are pleased to offer Hikvision cameras for the town centre as set out below.") for nth in range(12))
put("logo-and-photograph.pdf", pdf("q 120 0 0 60 60 760 cm /X Do Q q 260 0 0 180 60 300 cm /X Do Q\n" + LETTER, [PICTURE], resources=XOBJECT), has=["Hikvision"], incomplete=False)
put("background-picture.pdf", pdf("q 595 0 0 842 0 0 cm /X Do Q\n" + LETTER, [PICTURE], resources=XOBJECT), has=["Hikvision"], incomplete=False)

# Odd but valid.
put(
    "fonts-in-place.pdf",
    pdf(
        "BT /F1 12 Tf 72 700 Td (Cameras on offer) Tj ET BT /F2 12 Tf 72 680 Td (\\001\\002\\003\\002\\004\\002\\005\\002\\006\\007) Tj ET BT /F3 12 Tf 72 660 Td (\\001\\002\\003\\004\\002) Tj ET\n",
        fonts=f"/F1 {HELVETICA}/F2<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[1/H/i/k/v/s/o/n]>>>>/F3<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[1/D/a/h/u]>>>>",
    ),
    has=["Cameras on offer", "Hikivisiion"[:4], "Dahua"],
)
put(
    "null-among-contents.pdf",
    pdf(text(72, 700, "Cameras on offer"), [stream(text(72, 680, "Hikvision DS-2CD2143G2-I"))], contents="[4 0 R null 99 0 R 6 0 R]"),
    has=["Cameras on offer", "Hikvision DS-2CD2143G2-I"],
)
put(
    "null-first-of-contents.pdf",
    pdf("", [stream(text(72, 680, "Hikvision DS-2CD2143G2-I"))], contents="[99 0 R 6 0 R]"),
    has=["Hikvision DS-2CD2143G2-I"],
)
put(
    "null-among-comments.pdf",
    pdf(text(72, 700, "Cameras"), ["<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Hikvision)>>"], page="/Annots[99 0 R 6 0 R]"),
    has=["Hikvision"],
)
CID = "<</Type/Font/Subtype/CIDFontType2/BaseFont/Arial/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600>>"
put(
    "tounicode-identity-v.pdf",
    pdf("BT /F1 12 Tf 72 700 Td <" + "Dahua IPC-HDBW2431E".encode("utf-16-be").hex() + "> Tj ET\n", [f"<</Type/Font/Subtype/Type0/BaseFont/Arial/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode/Identity-V>>", CID], fonts="/F1 6 0 R"),
    has=["Dahua IPC-HDBW2431E"],
    incomplete=False,
)


def type_3(names, head="/FontMatrix[.001 0 0 .001 0 0]"):
    codes = sorted(names)
    differences = " ".join(f"{code}/{names[code]}" for code in codes)
    procs = "".join(f"/{name} 7 0 R" for name in names.values())
    widths = " ".join(["600"] * (codes[-1] - codes[0] + 1))
    return [f"<</Type/Font/Subtype/Type3/FontBBox[0 0 600 700]{head}/CharProcs<<{procs}>>/Encoding<</Differences[{differences}]>>/FirstChar {codes[0]}/LastChar {codes[-1]}/Widths[{widths}]>>", stream("600 0 0 0 600 700 d1 0 0 500 700 re f")]


put("glyphs-in-hexadecimal.pdf", pdf("BT /F1 12 Tf 72 700 Td (Hikvision) Tj ET\n", type_3({ord(c): f"G{ord(c):02X}" for c in "Hikvson"}), fonts="/F1 6 0 R"), has=["Hikvision"], incomplete=False)
put("glyphs-numbered-elsewhere.pdf", pdf("BT /F1 12 Tf 72 700 Td (\\001\\002\\003\\004\\002\\005\\002\\006\\007) Tj ET\n", type_3({nth: f"c{ord(c)}" for nth, c in enumerate("Hikvson", 1)}), fonts="/F1 6 0 R"), has=["Hikvision"], incomplete=False)
put("glyphs-only-counted.pdf", pdf("BT /F1 12 Tf 72 700 Td (\\001\\002\\003\\004\\002\\005) Tj ET\n" + text(72, 600, "x"), type_3({nth: f"g{nth}" for nth in range(1, 6)}), fonts="/F1 6 0 R"), incomplete=True)
SIGNS = ["<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Ticks/Encoding/Identity-H/DescendantFonts[7 0 R]>>", CID]
put(
    "ticks-and-bullets.pdf",
    pdf("".join(f"BT /F2 10 Tf 60 {700 - 20 * nth} Td <0003> Tj ET\n" + text(80, 700 - 20 * nth, "Hikvision DS-2CD2143G2-I") for nth in range(5)), SIGNS, fonts="/F1 5 0 R/F2 6 0 R"),
    has=["Hikvision DS-2CD2143G2-I"],
    incomplete=False,
)
put("words-without-letters.pdf", pdf(text(72, 720, "Quotation") + "BT /F2 10 Tf 60 700 Td <00030004000500060007> Tj ET\n", SIGNS, fonts="/F1 5 0 R/F2 6 0 R"), has=["Quotation"], incomplete=True)
HEBREW = "מצלמות"
put(
    "right-to-left.pdf",
    pdf("BT /F1 12 Tf 72 700 Td <" + f"Hikvision {HEBREW[::-1]}".encode("utf-16-be").hex() + "> Tj ET\n", ["<</Type/Font/Subtype/Type0/BaseFont/Arial/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode/Identity-H>>", CID], fonts="/F1 6 0 R"),
    has=[f"Hikvision {HEBREW}"],
)
put(
    "right-to-left-by-letter.pdf",
    pdf("".join(f"BT /F1 12 Tf {200 - 8 * nth} 700 Td <{c.encode('utf-16-be').hex()}> Tj ET\n" for nth, c in enumerate(HEBREW)), ["<</Type/Font/Subtype/Type0/BaseFont/Arial/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode/Identity-H>>", CID], fonts="/F1 6 0 R"),
    has=[HEBREW],
)

# ---------------------------------------------------------------- secrets

put("token-in-a-cell.csv", "Option,What we fit\nLift,Token reader\nGate,Login screen\nCameras,Hikvision DS-2CD2143G2-I\n", has=["Gate | Login screen", "Cameras | Hikvision DS-2CD2143G2-I"])
put("pin-alone-in-a-cell.csv", "Option,What we fit\nDoor,PIN\nGate,Login\nCameras,Hikvision DS-2CD2143G2-I\n", has=["Door | PIN", "Cameras | Hikvision DS-2CD2143G2-I"])
put("pin-first-row.csv", "Door entry,PIN\nGate,Login screen\nCameras,Hikvision DS-2CD2143G2-I\nRecorder,Dahua\n", has=["Cameras | Hikvision DS-2CD2143G2-I", "Recorder | Dahua"])
put("only-a-password-column.csv", "Camera,Password\nFront,Summer2024\nRear,letmein\n", has=["Front"], **{"not": ["Summer2024", "letmein"]})
put("only-a-pin-column.csv", "Door,PIN\nFront,482913\nRear,1177\n", has=["Front"], **{"not": ["482913", "1177"]})
put("pass-or-fail.csv", "Site,Result (pass / fail),Pass?,Kit\nDepot,pass,Yes - Dahua,Hikvision dome\n", has=["Hikvision dome", "Dahua"])
put("pass-and-model.csv", "Result,Kit\nPass,DS-2CD2143G2-I\nPass,Hikvision\n", has=["DS-2CD2143G2-I", "Hikvision"])
put("true-password-column.csv", "Location,Camera,Admin password\nDepot,Hikvision,Summer2024\nHall,Dahua,Winter2025\n", has=["Depot | Hikvision", "Hall | Dahua"], **{"not": ["Summer2024", "Winter2025"]})
put("true-pin-column.csv", "Make,Model,PIN code\nHikvision,DS-K1T342,482913\n", has=["Hikvision | DS-K1T342"], **{"not": ["482913"]})
put("facts-with-a-password.csv", "Make,Hikvision\nModel,DS-2CD2143G2-I\nPassword,Summer2024\nPIN,482913\n", has=["Make | Hikvision"], **{"not": ["Summer2024", "482913"]})
put("fields-and-values.csv", "Item,Value\nMake,Hikvision\nPassword,Summer2024\n", has=["Make | Hikvision"], **{"not": ["Summer2024"]})
put("password-word-in-a-table.pdf", pdf("".join(text(50, 760 - 20 * nth, a) + text(250, 760 - 20 * nth, b) for nth, (a, b) in enumerate([("Requirement", "Offer"), ("Security", "Password protected"), ("Access", "PIN"), ("Cameras", "Hikvision DS-2CD2143G2-I")]))), has=["Hikvision DS-2CD2143G2-I"])
put("true-password-column.pdf", pdf("".join(text(50, 760 - 20 * nth, a) + text(200, 760 - 20 * nth, b) + text(350, 760 - 20 * nth, c) for nth, (a, b, c) in enumerate([("Location", "Make", "Password"), ("Depot", "Hikvision", "Summer2024"), ("Hall", "Dahua", "Winter2025")]))), has=["Depot | Hikvision"], **{"not": ["Summer2024", "Winter2025"]})

# ---------------------------------------------------------------- sheets



def xlsx(rows, book="", more=None, rels=(), sheet_end="", types=True):
    parts = {"[Content_Types].xml": "<Types/>"} if types else {}
    parts["_rels/.rels"] = relations(("r1", "officeDocument", "xl/workbook.xml"))
    parts["xl/workbook.xml"] = f"<workbook xmlns:r='x' xmlns:x15='y'>{book}<sheets><sheet name='S' r:id='r1'/></sheets></workbook>"
    parts["xl/_rels/workbook.xml.rels"] = relations(("r1", "worksheet", "worksheets/s.xml"), ("r2", "styles", "styles.xml"))
    parts["xl/styles.xml"] = "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>"
    parts["xl/worksheets/s.xml"] = f"<worksheet xmlns:r='x'><sheetData>{rows}</sheetData>{sheet_end}</worksheet>"
    if rels:
        parts["xl/worksheets/_rels/s.xml.rels"] = relations(*rels)
    parts.update(more or {})
    return zipped(parts)


def row(number, *cells):
    return f"<row r='{number}'>" + "".join(f"<c t='inlineStr'><is><t>{cell}</t></is></c>" if not cell.startswith("<") else cell for cell in cells) + "</row>"


DATED = row(1, "Make", "Installed") + row(2, "Hikvision", "<c s='1'><v>43708</v></c>")
put("dates-1904-ext-after.xlsx", xlsx(DATED, "<workbookPr date1904='1'/><extLst><ext><x15:workbookPr chartTrackingRefBase='1'/></ext></extLst>"), has=["01/09/2023"])
put("dates-1904-ext-before.xlsx", xlsx(DATED, "<extLst><ext><x15:workbookPr/></ext></extLst><workbookPr date1904='true'/>"), has=["01/09/2023"])
put("dates-1900.xlsx", xlsx(DATED, "<workbookPr/><extLst><ext><x15:workbookPr chartTrackingRefBase='1'/></ext></extLst>"), has=["31/08/2019"])
put("formula-with-empty-value.xlsx", xlsx(row(1, "Item", "Model") + row(2, "Camera", "<c><f>Sheet2!B2</f><v></v></c>")), incomplete=True)
put("formula-joined-text.xlsx", xlsx(row(1, "Item", "Model") + row(2, "Camera", "<c><f>\"Hikvision \"&amp;A2</f><v>0</v></c>"), "<calcPr fullCalcOnLoad='1'/>"), incomplete=True)
put("formula-calculated.xlsx", xlsx(row(1, "Item", "Model") + row(2, "Camera", "<c t='str'><f>\"Hik\"&amp;\"vision\"</f><v>Hikvision</v></c>", "<c t='str'><f>IF(A2=1,\"x\",\"\")</f><v></v></c>")), has=["Hikvision"], incomplete=False)
put("workbook-without-types.xlsx", xlsx(row(1, "Make", "Password") + row(2, "Hikvision", "Summer2024"), types=False), has=["Hikvision"], **{"not": ["Summer2024"]})

XML = "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><{p}Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet' xmlns:html='http://www.w3.org/TR/REC-html40'>{body}</{p}Workbook>"
CELLS = "<{p}Worksheet ss:Name='Kit'><{p}Table><{p}Row><{p}Cell><{p}Data ss:Type='String'>Make</{p}Data></{p}Cell><{p}Cell ss:Index='3'><{p}Data ss:Type='String'>Password</{p}Data></{p}Cell><{p}Cell><{p}Data ss:Type='String'>Installed</{p}Data></{p}Cell></{p}Row><{p}Row ss:Index='4'><{p}Cell><{p}Data ss:Type='String'>Hikvision</{p}Data></{p}Cell><{p}Cell ss:Index='3'><{p}Data ss:Type='String'>Summer2024</{p}Data></{p}Cell><{p}Cell><{p}Data ss:Type='DateTime'>2023-09-01T00:00:00.000</{p}Data></{p}Cell></{p}Row></{p}Table></{p}Worksheet>"
for name, prefix in [("xml-2003.xml", ""), ("xml-2003-prefixed.xls", "ss:")]:
    put(name, XML.format(p=prefix, body=CELLS.format(p=prefix)), together=[["Hikvision", "01/09/2023"]], **{"not": ["Summer2024"]})
put("xml-2003-formula.xls", XML.format(p="", body="<Worksheet ss:Name='Kit'><Table><Row><Cell><Data ss:Type='String'>Camera</Data></Cell><Cell ss:Formula='=R[1]C&amp;\"x\"'/></Row></Table></Worksheet>"), incomplete=True)

OFFICE = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"


def ods_rows(*rows):
    cells = lambda cells: "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" if not cell.startswith("<") else cell for cell in cells)
    return "<office:body><office:spreadsheet><table:table table:name='S'>" + "".join(f"<table:table-row>{cells(row)}</table:table-row>" for row in rows) + "</table:table></office:spreadsheet></office:body>"


KIT = ods_rows(["Make", "Password"], ["Hikvision", "Summer2024"])
secret = {"has": ["Hikvision"], "not": ["Summer2024"]}
put("flat.fods", f"<?xml version='1.0'?><office:document {OFFICE}>{KIT}</office:document>", **secret)
put("flat-named-xml.xml", f"<office:document {OFFICE} office:mimetype='application/vnd.oasis.opendocument.spreadsheet'>{KIT}</office:document>", **secret)
put("no-mimetype.ods", zipped({"content.xml": f"<office:document-content {OFFICE}>{KIT}</office:document-content>", "META-INF/manifest.xml": "<manifest/>"}), **secret)
put("no-mimetype-no-manifest.ods", zipped({"content.xml": f"<office:document-content {OFFICE}>{KIT}</office:document-content>", "styles.xml": "<a/>", "meta.xml": "<a/>"}), **secret)
put("formula-never-calculated.ods", zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": f"<office:document-content {OFFICE}>" + ods_rows(["Camera", "<table:table-cell table:formula='of:=[.B2]&amp;&quot;x&quot;'/>"]) + "</office:document-content>"}), incomplete=True)


def compound(entries):
    """A container of old Office files: entries are (name, kind, inside, before, after, data)."""
    sector = 512
    table, data = [], b""

    def chain(bytes_):
        nonlocal data
        start = len(data) // sector
        bytes_ += b"\0" * (-len(bytes_) % sector)
        count = len(bytes_) // sector
        table.extend([start + nth + 1 for nth in range(count - 1)] + [0xFFFFFFFE])
        data += bytes_
        return start

    starts = [chain(one[5] + b"\0" * max(0, 4096 - len(one[5]))) if one[5] else 0xFFFFFFFE for one in entries]
    directory = b""
    for (name, kind, inside, before, after, body), start in zip(entries, starts):
        letters = name.encode("utf-16-le")
        directory += letters + b"\0" * (64 - len(letters)) + struct.pack("<HBBIII", len(letters) + 2, kind, 1, before, after, inside)
        directory += b"\0" * 36 + struct.pack("<IQ", start, max(4096, len(body)) if body else 0)
    first = chain(directory)
    own = len(data) // sector
    table.append(0xFFFFFFFD)
    data += b"".join(struct.pack("<I", one) for one in table + [0xFFFFFFFF] * (128 - len(table)))
    head = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 16 + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + b"\0" * 10
    head += struct.pack("<IIIIIIIII", 1, first, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, own) + b"\xFF" * 4 * 108
    return head[:512] + data


NO = 0xFFFFFFFF


def record(kind, body):
    return struct.pack("<HH", kind, len(body)) + body


def biff(label, more=b""):
    """A workbook of Excel 97 with one cell; further records follow it."""
    begin = lambda holds: record(0x809, struct.pack("<HHHHII", 0x600, holds, 0, 0, 0, 0))
    cell = record(0x204, struct.pack("<HHHH", 0, 0, 0, len(label)) + b"\0" + label.encode())
    sheet = begin(0x10) + cell + more + record(0x0A, b"")
    bound = lambda at: record(0x85, struct.pack("<IHBB", at, 0, 1, 0) + b"S")
    book = begin(5) + bound(0) + record(0x0A, b"")
    return begin(5) + bound(len(book)) + record(0x0A, b"") + sheet


put("workbook-of-1997.xls", compound([("Root Entry", 5, 1, NO, NO, b""), ("Workbook", 2, NO, NO, NO, biff("Hikvision DS-2CD2143G2-I"))]), has=["Hikvision DS-2CD2143G2-I"], incomplete=False)
BLANK = record(0x06, struct.pack("<HHHQHIH", 1, 0, 0, 0xFFFF000000000003, 0, 0, 5) + b"\x44\0\0\0\0")
put("formula-left-blank.xls", compound([("Root Entry", 5, 1, NO, NO, b""), ("Workbook", 2, NO, NO, NO, biff("Camera", BLANK))]), has=["Camera"], incomplete=True)
put(
    "workbook-with-a-file-inside.xls",
    compound([("Root Entry", 5, 1, NO, NO, b""), ("Workbook", 2, NO, 2, NO, biff("Hikvision DS-2CD2143G2-I")), ("MBD0018D2C4", 1, 3, NO, NO, b""), ("Workbook", 2, NO, NO, NO, biff("Dahua"))]),
    has=["Hikvision DS-2CD2143G2-I"],
    incomplete=True,
    has_or_said=["MBD0018D2C4"],
)
put(
    "inner-workbook-first.xls",
    compound([("Root Entry", 5, 3, NO, NO, b""), ("Workbook", 2, NO, NO, NO, biff("Dahua inside")), ("MBD0018D2C4", 1, 1, NO, NO, b""), ("Workbook", 2, NO, 2, NO, biff("Hikvision DS-2CD2143G2-I"))]),
    has=["Hikvision DS-2CD2143G2-I"],
    incomplete=True,
)
put(
    "word-with-a-workbook-inside.doc",
    compound([("Root Entry", 5, 1, NO, NO, b""), ("WordDocument", 2, NO, 2, NO, b"x" * 5000), ("ObjectPool", 1, 3, NO, NO, b""), ("Workbook", 2, NO, NO, NO, biff("Dahua"))]),
    incomplete=True,
    said=["Word document"],
)
for version, kind, length in [(2, 0x009, 4), (3, 0x209, 6), (4, 0x409, 6)]:
    body = struct.pack("<HH", version, 0x10) + b"\0" * (length - 4)
    put(f"biff-{version}.xls", record(kind, body) + record(0x04, b"\0" * 8 + b"\x09Hikvision") + record(0x0A, b""), incomplete=True, said=["Excel 4 or older"])
put("wide-tabs.tsv", "\t".join(f"c{nth}" for nth in range(5000)) + "\nHikvision\tDome\n", has=["Hikvision"], said=["4,096 columns"])
put("wide-row.csv", "Make,Model\nHikvision," + "," * 5000 + "\nDahua,x\n", has=["Hikvision", "Dahua"], said=["4,096 columns"])
put("inch-marks.csv", 'Make,Size,Note\nHikvision,8",dome\nDahua,"2.8"" lens",x\nAxis,4" and 6",y\n', has=["Hikvision", "Dahua", "Axis"], incomplete=False, together=[["Hikvision", "dome"]])
put("inch-mark-first-line.tsv", 'Make\tModel\n12" bracket for Hikvision\tDS-2CD2143G2-I\n', together=[["12\" bracket for Hikvision", "DS-2CD2143G2-I"]], incomplete=False)
put("open-quote.csv", 'Make,Model\nHikvision,"8 dome\nDahua,x\n', has=["Hikvision", "Dahua"], incomplete=True)

# ---------------------------------------------------------------- mail

BODY = base64.b64encode(b"Quote\r\n4 x Hikvision DS-2CD2143G2-I\r\n").decode()
HEADERS = "From: a@example.com\nTo: b@example.gov.uk\nSubject: Quote\nMIME-Version: 1.0\n"
PLAIN = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{BODY}\n"
for name, start in [("spaces-first.eml", "   \n"), ("three-blank-lines.eml", "\r\n\r\n\r\n"), ("mark-and-blank.eml", "\ufeff\n \t\n")]:
    put(name, start + HEADERS + PLAIN, has=["Hikvision DS-2CD2143G2-I"], incomplete=False)


def mixed(*parts, kind="mixed"):
    return HEADERS + f"Content-Type: multipart/{kind}; boundary=\"q\"\n\n" + "".join(f"--q\n{part}\n" for part in parts) + "--q--\n"


def attachment(kind, name, data, how="attachment", more=""):
    data = data.encode() if isinstance(data, str) else data
    return f"Content-Type: {kind}; name=\"{name}\"\nContent-Disposition: {how}; filename=\"{name}\"\n{more}Content-Transfer-Encoding: base64\n\n{base64.encodebytes(data).decode()}"


put("signed-x.eml", mixed(PLAIN, attachment("application/x-pkcs7-signature", "smime.p7s", bytes(range(256)) * 3), kind="signed"), has=["Hikvision DS-2CD2143G2-I"], incomplete=False)
put("signed-pgp.eml", mixed(PLAIN, attachment("application/pgp-signature", "signature.asc", "-----BEGIN PGP SIGNATURE-----\nabc\n"), kind="signed"), has=["Hikvision DS-2CD2143G2-I"], incomplete=False, **{"not": ["BEGIN PGP"]})
put("signed-as-octets.eml", mixed(PLAIN, attachment("application/octet-stream", "smime.p7s", bytes(range(256)) * 3)), has=["Hikvision DS-2CD2143G2-I"], incomplete=False)
ICS = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1@x\nSUMMARY:Fit Dahua recorder\nDESCRIPTION:with Hikvision\\n domes\nEND:VEVENT\nEND:VCALENDAR\n"
put("calendar-attached.eml", mixed(PLAIN, attachment("text/calendar", "invite.ics", ICS)), has=["Fit Dahua recorder"], incomplete=False, **{"not": ["BEGIN:VCALENDAR", "UID:"]})
put("calendar-as-octets.eml", mixed(PLAIN, attachment("application/octet-stream", "invite.ics", ICS)), has=["Fit Dahua recorder"], incomplete=False, **{"not": ["BEGIN:VCALENDAR"]})
put("calendar.ics", ICS, has=["Fit Dahua recorder", "with Hikvision"], incomplete=False, **{"not": ["BEGIN:VCALENDAR"]})
put("card.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Smith\nORG:Dahua Technology UK\nTEL:123\nEND:VCARD\n", has=["Dahua Technology UK"], incomplete=False, **{"not": ["BEGIN:VCARD"]})


def encoded(charset, words):
    return f"=?{charset}?B?{base64.b64encode(words.encode(charset)).decode()}?="


for charset, words in [("GB2312", "海康威视 报价"), ("GBK", "大华 摄像机"), ("ISO-2022-JP", "監視カメラ Hikvision 見積"), ("Big5", "海康威視 報價"), ("EUC-KR", "카메라 Hikvision")]:
    put(f"subject-{charset.lower()}.eml", f"From: a@example.cn\nSubject: {encoded(charset, words)}\nMIME-Version: 1.0\nContent-Type: text/plain\n\nsee subject\n", has=[words], incomplete=False)
put("body-iso-2022-jp.eml", "From: a@example.jp\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=ISO-2022-JP\nContent-Transfer-Encoding: base64\n\n" + base64.b64encode("監視カメラ Dahua".encode("iso-2022-jp")).decode() + "\n", has=["監視カメラ Dahua"], incomplete=False)


def png(wide, tall):
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", wide, tall, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(bytes((wide + 1) * tall))) + chunk(b"IEND", b"")


SHOWN = "Content-Type: text/html; charset=utf-8\n\n<p>Our quote:</p><img src=\"cid:p1\">\n"
put("picture-in-a-mail.eml", mixed(SHOWN, attachment("image/png", "image001.png", png(800, 600), "inline", "Content-ID: <p1>\n"), kind="related"), incomplete=True)
put("logo-in-a-mail.eml", mixed(SHOWN, attachment("image/png", "logo.png", png(180, 60), "inline", "Content-ID: <p1>\n"), kind="related"), incomplete=False)
put("picture-attached.eml", mixed(PLAIN, attachment("image/png", "quote.png", png(800, 600))), incomplete=True)

# ---------------------------------------------------------------- Word and sheets with pictures

DRAWING = "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='{wide}' cy='{tall}'/><a:blip r:embed='i1'/></wp:inline></w:drawing></w:r></w:p>"
NAMES = "xmlns:w='w' xmlns:wp='wp' xmlns:a='a' xmlns:r='r' xmlns:v='v'"


def docx(body):
    return zipped({
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(("i1", "image", "media/image1.png")),
        "word/media/image1.png": png(800, 600),
    })


paragraph = lambda words: f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
put("picture-below-a-line.docx", docx(paragraph("Please find our quote below") + DRAWING.format(wide=5400000, tall=4000000)), incomplete=True)
put("old-picture.docx", docx(paragraph("Our quote") + "<w:p><w:r><w:pict><v:shape style='width:420pt;height:560pt'><v:imagedata r:id='i1'/></v:shape></w:pict></w:r></w:p>"), incomplete=True)
put("logo.docx", docx(DRAWING.format(wide=1440000, tall=720000) + paragraph("We offer Hikvision cameras")), has=["Hikvision"], incomplete=False)
put("photograph-in-text.docx", docx("".join(paragraph("We offer Hikvision cameras for the town centre and the depot as you asked us.") for _ in range(12)) + DRAWING.format(wide=5400000, tall=3600000)), has=["Hikvision"], incomplete=False)
ANCHOR = "<xdr:wsDr xmlns:xdr='x' xmlns:a='a'><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>2</xdr:row></xdr:from><xdr:to><xdr:col>{col}</xdr:col><xdr:row>{row}</xdr:row></xdr:to><xdr:pic><a:blip/></xdr:pic></xdr:twoCellAnchor></xdr:wsDr>"
for name, corner, incomplete in [("picture-on-a-sheet.xlsx", (9, 40), True), ("logo-on-a-sheet.xlsx", (2, 6), False)]:
    put(name, xlsx(row(1, "Quote of Hikvision kit"), more={"xl/drawings/drawing1.xml": ANCHOR.format(col=corner[0], row=corner[1])}, rels=[("d1", "drawing", "../drawings/drawing1.xml")], sheet_end="<drawing r:id='d1'/>"), has=["Hikvision"], incomplete=incomplete)
for word, cell in [("pin", "PIN or fob"), ("login", "Login by card"), ("token", "Token")]:
    rows = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in pair) + "</w:tr>" for pair in [("Need", "Offer"), ("Access", cell), ("Cameras", "Hikvision DS-2CD2143G2-I")])
    put(f"{word}-in-a-table.docx", docx(f"<w:tbl>{rows}</w:tbl>"), has=["Cameras | Hikvision DS-2CD2143G2-I"])

# ---------------------------------------------------------------- pages, scans, text

page = lambda body: f"<!doctype html><html><body>{body}</body></html>"
put("menu-of-makers.html", page("<nav><a>Hikvision</a> <a>Dahua</a></nav><p>Choose a maker from the menu.</p>"), said=["menu"], incomplete=True)
put("search-field.html", page("<p>Offer <input type=search value='Hikvision DS-2CD2143G2-I'> <input type=tel value=0123><input type=password value=Summer2024><input type=hidden name=csrf value=t0k3n></p>"), has=["Hikvision DS-2CD2143G2-I"], incomplete=False, **{"not": ["Summer2024", "t0k3n"]})
put("secret-field.html", page("<p>Hikvision <input name='admin_password' value='Summer2024'></p>"), has=["Hikvision"], **{"not": ["Summer2024"]})
put("frames.html", page("<p>Quote</p><iframe srcdoc='&lt;table&gt;&lt;tr&gt;&lt;td&gt;Hikvision&lt;td&gt;DS-2CD2143G2-I&lt;/table&gt;'></iframe>"), has=["Hikvision | DS-2CD2143G2-I"], incomplete=False)
put("shadow.html", page("<x-row><template shadowroot=open><style>a{}</style><p>Hikvision DS-2CD2143G2-I</p></template></x-row><template><p>never shown Dahua</p></template>"), has=["Hikvision DS-2CD2143G2-I"], **{"not": ["Dahua"]})
put("drawing.html", page("<p>Plan</p><svg><style>.a{fill:red}</style><path d='M0 0'/><g><text x=1><tspan>Hikvision</tspan> <tspan>DS-2CD2143G2-I</tspan></text></g><script>var x</script></svg><p>after</p>"), has=["Hikvision DS-2CD2143G2-I", "after"], **{"not": ["fill:red", "var x"]})
HOST = "<?xml version='1.0'?><nmaprun><host><address addr='10.0.0.7' addrtype='ipv4'/>{}</host></nmaprun>"
put("only-os-class.xml", HOST.format("<os><osmatch name='Linux'><osclass type='webcam' vendor='Hikvision' osfamily='embedded'/></osmatch></os>"), makers=["hikvision"])
put("only-cpe.xml", HOST.format("<ports><port portid='80'><service name='http'><cpe>cpe:/h:dahua:ipc-hdbw2431e</cpe></service></port></ports>"), makers=["dahua"])
put("only-service-host.xml", HOST.format("<ports><port portid='80'><service name='http' hostname='HIKVISION-CAM7'/></port></ports>"), makers=["hikvision"])
put("several-ports.gnmap", "# Nmap 7.94 scan initiated as: nmap -oG x\nHost: 10.0.0.8 ()\tStatus: Up\nHost: 10.0.0.8 (nvr)\tPorts: 80/open/tcp//http//Dahua NVR httpd/, 554/open/tcp//rtsp//Axis rtspd 1.0/\tIgnored State: closed (98)\n# Nmap done\n", makers=["dahua"], has=["Dahua NVR httpd"])
put("os-in-a-line.gnmap", "Host: 10.0.0.9 (cam)\tPorts: 8000/open/tcp//http//Hikvision DS-2CD2143G2-I/\tOS: Linux\n", makers=["hikvision"])
put("one-bad-byte.txt", "Caf\u00e9 \u2013 4 \u00d7 Hikvision \u2713 \u6d77\u5eb7\u5a01\u89c6\n".encode() + b"price \xa320\n", has=["Caf\u00e9 \u2013 4 \u00d7 Hikvision \u2713 \u6d77\u5eb7\u5a01\u89c6", "price \u00a320"], incomplete=False)
put("bad-byte-in-cells.csv", "Make,Note\nHikvision,na\u00efve caf\u00e9\n".encode() + b"Dahua,caf\xe9\n", has=["Hikvision | na\u00efve caf\u00e9", "Dahua | caf\u00e9"], incomplete=False)
put("windows-letters.txt", b"Hikvision caf\xe9 \x96 \xa320\n", has=["Hikvision caf\u00e9 \u2013 \u00a320"], incomplete=False)

with open("expected.json", "w") as file:
    json.dump(expected, file, indent=1, ensure_ascii=False)
    file.write("\n")
