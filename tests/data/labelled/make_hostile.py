"""Makes hostile/: 60 small files that are broken, oversized, misleading or malicious in form, and expected.json.

Needs xlwt and reportlab. Same bytes on every run. Nothing here can do harm when it is only read with limits: the largest
bomb is a few kB and unfolds to half a gigabyte of zeros, so do not unpack these by hand.
"""
import base64, io, json, pathlib, random, struct, zipfile, zlib

import xlwt
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

OUT = pathlib.Path(__file__).parent / "hostile"
RND = random.Random(90210)
STAMP = (2026, 3, 2, 9, 0, 0)
EXPECT = []
HIK, HIK2, DAH, UNI, TIA = "DS-2CD2186G2-ISU", "DS-7616NI-K2/16P", "IPC-HFW5442E-ZE", "IPC322LB-DSF28K-G", "TC-C34XS"
OFFER = f"4 x Hikvision {HIK} dome\n2 x Dahua {DAH} bullet\n"


def out(name, data, expect, why, find=(), also=(), if_read=()):
    data = data if isinstance(data, bytes) else data.encode("utf-8")
    (OUT / name).write_bytes(data)
    row = {"file": name, "expect": expect, "why": why, "must_find": list(find)}
    if also:
        row["also_ok"] = list(also)
    if if_read:
        row["must_find_if_read"] = list(if_read)
    EXPECT.append(row)


def zipped(members, store=False):
    buf = io.BytesIO()
    with zipfile.ZipFile(buf, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in members:
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_STORED if store else zipfile.ZIP_DEFLATED
            z.writestr(info, data)
    return buf.getvalue()


def flip(data, at, n=6):
    b = bytearray(data)
    for i in range(n):
        b[at + i * 3] ^= 0x55
    return bytes(b)


def zeros_deflated(size):
    """Raw deflate of that many zero bytes, and their CRC."""
    c, crc, done, parts, block = zlib.compressobj(9, zlib.DEFLATED, -15), 0, 0, [], bytes(1 << 20)
    while done < size:
        parts.append(c.compress(block))
        crc = zlib.crc32(block, crc)
        done += len(block)
    parts.append(c.flush())
    return b"".join(parts), crc


def raw_zip(entries, repeat=1):
    """Archive from raw parts: name, flags, method, crc, packed bytes, declared size."""
    body, central, count = bytearray(), bytearray(), 0
    for name, flags, method, crc, packed, size in entries:
        offset, n = len(body), name.encode()
        body += struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, flags, method, 0x4800, 0x5C62, crc, len(packed), size, len(n), 0) + n + packed
        for _ in range(repeat):
            central += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, flags, method, 0x4800, 0x5C62, crc, len(packed), size, len(n), 0, 0, 0, 0, 0, offset) + n
            count += 1
    return bytes(body + central + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(central), len(body), 0))


def deflated(data):
    c = zlib.compressobj(9, zlib.DEFLATED, -15)
    return c.compress(data) + c.flush()


# ------------------------------------------------------------------ archives
def archives():
    packed, crc = zeros_deflated(512 << 20)
    inner = raw_zip([("zeros.csv", 0, 8, crc, packed, 512 << 20)])
    out("bomb-in-bomb.zip", zipped([("quote.txt", OFFER), ("more.zip", inner)]), "incomplete", "half a gigabyte of zeros two archives deep; the quote beside it is plain", [HIK, DAH])
    z = OFFER.encode()
    for i in range(60):
        z = zipped([(f"layer{i}.zip" if i else "quote.txt", z)])
    out("sixty-layers.zip", z, "incomplete", "sixty archives, one in the other, a quote in the innermost", also=("error", "read"), if_read=[HIK])
    one, c1 = zeros_deflated(1 << 20)
    out("overlapping-entries.zip", raw_zip([("a.csv", 0, 8, c1, one, 1 << 20)], repeat=600), "incomplete", "six hundred entries over one body", also=("error",))
    out("names-climb-out.zip", zipped([("../../../../secret/quote.txt", OFFER), ("C:\\Windows\\more.txt", f"1 x Uniview {UNI}\n"), ("/etc/last.txt", f"1 x Tiandy {TIA}\n")]), "read",
        "names that climb out of the folder; only labels to a reader that writes nothing", [HIK, UNI, TIA], also=("incomplete",))
    good = zipped([("a.txt", OFFER), ("b.txt", f"1 x Uniview {UNI}\n")])
    bad = bytearray(zipped([("a.txt", OFFER), ("b.txt", f"1 x Uniview {UNI}\n")], store=True))
    at = bad.find(UNI.encode())
    bad[at] ^= 0x20
    out("wrong-checksum.zip", bytes(bad), "incomplete", "one member's bytes do not fit its checksum", [HIK])
    out("cut-before-directory.zip", good[: good.find(b"PK\x01\x02") - 10], "error", "cut before the directory", also=("incomplete",))
    dup = raw_zip([("quote.txt", 0, 8, zlib.crc32(OFFER.encode()), deflated(OFFER.encode()), len(OFFER)),
                   ("quote.txt", 0, 8, zlib.crc32(f"1 x Uniview {UNI}\n".encode()), deflated(f"1 x Uniview {UNI}\n".encode()), len(f"1 x Uniview {UNI}\n"))])
    out("same-name-twice.zip", dup, "read", "two members of one name: both count", [HIK, UNI], also=("incomplete",))
    plain = ("quote.txt", 0, 8, zlib.crc32(OFFER.encode()), deflated(OFFER.encode()), len(OFFER))
    out("one-member-locked.zip", raw_zip([plain, ("secret.txt", 1, 8, 0x12345678, bytes(RND.randrange(256) for _ in range(60)), 48)]), "incomplete", "one member is encrypted", [HIK])
    small = b"1 x Uniview " + UNI.encode()
    out("declared-four-gigabytes.zip", raw_zip([plain, ("big.txt", 0, 8, zlib.crc32(small), deflated(small), 0xFFFFFFF0)]), "incomplete", "a small member declares four gigabytes", [HIK], also=("error",))
    out("program-beside-quote.zip", zipped([("quote.txt", OFFER), ("setup.exe", b"MZ" + bytes(RND.randrange(256) for _ in range(300)))]), "incomplete", "a member of a kind that cannot be read", [HIK])


# ------------------------------------------------------------------ text
def texts():
    out("nuls-between-rows.csv", b"Make,Model\r\nHikvision," + HIK.encode() + b"\r\n\x00\x00\x00\r\nDahua," + DAH.encode() + b"\r\n", "read", "NUL bytes between rows", [HIK, DAH], also=("incomplete",))
    out("utf16-without-mark.csv", ("Make,Model\r\nHikvision," + HIK + "\r\nDahua," + DAH + "\r\n").encode("utf-16-le"), "read", "UTF-16 without a byte order mark", [HIK, DAH], also=("incomplete", "error"))
    out("two-encodings.txt", f"Angebot für Kameras: {HIK}\n".encode("utf-8") + f"Prix \xe9lev\xe9: {DAH}\n".encode("latin-1") + b"\xff\xc0\xfe rubbish\n" + f"last: {TIA}\n".encode(), "read",
        "lines of UTF-8 and Latin-1 mixed, stray bytes", [HIK, DAH, TIA], also=("incomplete",))
    out("cell-of-80000.csv", "Ref,Text\n1,\"" + "lorem ipsum " * 6600 + HIK2 + "\"\n2," + DAH + "\n", "read", "the model stands at the end of a very long cell", [DAH], also=("incomplete",), if_read=[HIK2])
    out("columns-6000.csv", ",".join(f"c{i}" for i in range(6000)) + "\n" + "," * 5999 + HIK + "\n", "read", "six thousand columns, the model in the last", also=("incomplete",), if_read=[HIK])
    out("quote-never-closed.csv", f'Make,Model\nHikvision,"{HIK}\nDahua,{DAH}\nUniview,{UNI}\n', "incomplete", "a quotation mark that is never closed swallows the rest", also=("read",), if_read=[HIK, DAH, UNI])
    out("formulas-in-cells.csv", f'Item,Model\n"=HYPERLINK(""http://x.example"",""{HIK}"")",x\n"+cmd|\' /C calc\'!A0",{DAH}\n@SUM(1),{UNI}\n-2+3,{TIA}\n', "read",
        "cells that begin like formulas: text to a reader, inert in every export", [HIK, DAH, UNI, TIA])
    out("control-characters.txt", f"\x1b[31mred\x1b[0m 4 x {HIK}\x07\n\x08\x08\x0b{DAH}\x7f\nUniview {UNI}\x85end\n", "read", "escape sequences, bell, backspaces", [HIK, DAH, UNI], also=("incomplete",))
    out("bidi-overrides.txt", f"clean: Hikvision {HIK}\n\u202e2-5812GD2CD-SD\u202c reversed for the eye\n\u2066Dahua\u2069 {DAH}\n", "read", "right-to-left overrides and isolates", [HIK, DAH])
    hid = "\u200b".join(HIK2[:8]) + HIK2[8:]
    out("zero-width-in-model.csv", f"Make,Model\nHikvision,{hid}\nDahua,{DAH[:6]}\u00ad{DAH[6:]}\nTiandy,{TIA}\n", "read", "zero-width spaces and soft hyphens inside models", [HIK2, DAH, TIA])
    out("same-heading-twice.csv", f"Make,Make,Model,Model\nHikvision,Dahua,{HIK},{DAH}\n", "read", "two columns of the same heading: both count", [HIK, DAH])
    out("only-nuls.txt", bytes(4096), "error", "nothing but NUL bytes, called a text", also=("incomplete",))


# ------------------------------------------------------------------ wrong names
def wrong():
    pdf = simple_pdf([f"4 x Hikvision {HIK} dome"])
    out("really-a-pdf.xlsx", pdf, "read", "a PDF called a workbook: read as what it is, or refused", [HIK], also=("error",))
    out("really-a-workbook.csv", xlsx([["Hikvision " + HIK]]), "read", "a workbook called CSV: read as what it is, or refused; never its bytes as text", [HIK], also=("error",))
    out("really-a-program.pdf", b"MZ\x90\x00" + bytes(RND.randrange(256) for _ in range(1500)), "error", "a program called PDF")
    out("really-a-web-page.xls", f"<html><body><table><tr><td>Hikvision</td><td>{HIK}</td></tr></table></body></html>", "read", "a web page called XLS, as many systems export", [HIK], also=("error",))


# ------------------------------------------------------------------ workbooks
CT = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
      '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
      '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>')
RELS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{}"/></Relationships>'
SS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(inner, head='<?xml version="1.0"?>', before="", after=""):
    return f'{head}<worksheet xmlns="{SS}">{before}<sheetData>{inner}</sheetData>{after}</worksheet>'


def cells(rows):
    return "".join(f'<row r="{r}">' + "".join(f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{v}</t></is></c>' for c, v in enumerate(row)) + "</row>" for r, row in enumerate(rows, 1))


def xlsx(rows=(), sheet_xml=None, extra=(), sheets=1):
    names = "".join(f'<sheet name="S{i}" sheetId="{i}" r:id="rId{i}"/>' for i in range(1, sheets + 1))
    rels = "".join(f'<Relationship Id="rId{i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in range(1, sheets + 1))
    if any(n == "xl/sharedStrings.xml" for n, _ in extra):
        rels += '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>'
    return zipped([("[Content_Types].xml", CT), ("_rels/.rels", RELS.format("xl/workbook.xml")),
                   ("xl/workbook.xml", f'<?xml version="1.0"?><workbook xmlns="{SS}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{names}</sheets></workbook>'),
                   ("xl/_rels/workbook.xml.rels", f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}</Relationships>'),
                   ("xl/worksheets/sheet1.xml", sheet_xml or sheet(cells(rows))), *extra])


LAUGHS = '<!DOCTYPE x [<!ENTITY a "camera camera camera ">' + "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)) + "]>"


def books():
    many = xlsx([[f"Hikvision {HIK}", f"row {i} {RND.random()}"] for i in range(60)])
    out("cut-in-half.xlsx", many[: len(many) // 2], "error", "cut in half", also=("incomplete",))
    at = many.find(b"xl/worksheets/sheet1.xml") + 60
    out("flipped-bits.xlsx", flip(many, at), "error", "bits of the packed sheet are flipped", also=("incomplete",))
    out("laughing-entities.xlsx", xlsx(sheet_xml=sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row>', '<?xml version="1.0"?>' + LAUGHS)), "error", "entities that unfold to gigabytes", also=("incomplete",))
    xxe = f'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY f SYSTEM "file:///c:/windows/win.ini">]><sst xmlns="{SS}" count="2"><si><t>&f;</t></si><si><t>Hikvision {HIK}</t></si></sst>'
    refs = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    out("entity-names-a-file.xlsx", xlsx(sheet_xml=sheet(refs), extra=[("xl/sharedStrings.xml", xxe)]), "incomplete", "an entity names a local file: never opened, and said", also=("error",))
    out("string-index-too-high.xlsx", xlsx(sheet_xml=sheet(f'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>4000000000</v></c></row>'), extra=[("xl/sharedStrings.xml", f'<?xml version="1.0"?><sst xmlns="{SS}"><si><t>Hikvision {HIK}</t></si></sst>')]),
        "incomplete", "a cell points at a string that is not there", [HIK], also=("error",))
    out("claims-whole-sheet.xlsx", xlsx(sheet_xml=sheet(cells([["Hikvision " + HIK]]), before='<dimension ref="A1:XFD1048576"/>', after='<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:XFD1048575"/></mergeCells>')), "read",
        "claims seventeen thousand million cells, merged twice over; holds one", [HIK], also=("incomplete",))
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>Dahua ' + DAH + '</t></is></c></row>'
    out("last-possible-cell.xlsx", xlsx(sheet_xml=sheet(cells([["Hikvision " + HIK]]) + far)), "read", "one cell in the first row, one in the last possible", [HIK], also=("incomplete",), if_read=[DAH])
    deep = '<row r="2"><c r="A2" t="inlineStr"><is>' + "<r>" * 20000 + "<t>x</t>" + "</r>" * 20000 + "</is></c></row>"
    out("nested-20000.xlsx", xlsx(sheet_xml=sheet(cells([["Hikvision " + HIK]]) + deep)), "incomplete", "twenty thousand elements deep", also=("error", "read"), if_read=[HIK])
    out("second-sheet-missing.xlsx", xlsx([["Hikvision " + HIK]], sheets=2), "incomplete", "the workbook lists a sheet that is not in the file", [HIK], also=("error",))
    out("formula-without-value.xlsx", xlsx(sheet_xml=sheet(cells([["Hikvision " + HIK]]) + f'<row r="2"><c r="A2"><f>CONCATENATE("Dahua ","IPC-HFW","5442E-ZE")</f></c></row>')), "incomplete", "a formula that was never calculated", [HIK])

    buf = io.BytesIO()
    wb = xlwt.Workbook()
    ws = wb.add_sheet("List")
    for i in range(120):
        ws.write(i, 0, f"Hikvision {HIK} row {i}")
    wb.save(buf)
    raw = buf.getvalue()
    out("cut-short.xls", raw[: len(raw) * 2 // 3], "error", "old workbook cut at two thirds", also=("incomplete",))
    cyc = bytearray(raw)
    fat = struct.unpack_from("<I", cyc, 76)[0]
    struct.pack_into("<I", cyc, 512 + fat * 512, 0)
    out("chain-bites-its-tail.xls", bytes(cyc), "error", "the first sector's chain leads back to itself", also=("incomplete",))

    ods_head = ('<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
                'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet><table:table table:name="S">')
    ods_tail = "</table:table></office:spreadsheet></office:body></office:document-content>"

    def ods(content):
        members = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet")] + ([("content.xml", content)] if content else [])
        return zipped(members + [("META-INF/manifest.xml", '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>')])
    rep = f'<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>Hikvision {HIK}</text:p></table:table-cell></table:table-row>'
    out("repeated-beyond-reason.ods", ods(ods_head + rep + ods_tail), "incomplete", "one cell, repeated seventeen thousand million times", [HIK], also=("error", "read"))
    out("without-content.ods", ods(None), "error", "no content part")


# ------------------------------------------------------------------ word processing
WNS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def docx(body, head='<?xml version="1.0"?>', extra=(), rels=""):
    ct = CT.replace("xl/workbook.xml", "word/document.xml").replace("spreadsheetml.sheet.main", "wordprocessingml.document.main").replace(
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>', "")
    doc = [("word/document.xml", f"{head}<w:document {WNS}><w:body>{body}</w:body></w:document>")] if body is not None else []
    return zipped([("[Content_Types].xml", ct), ("_rels/.rels", RELS.format("word/document.xml")), *doc,
                   ("word/_rels/document.xml.rels", f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}</Relationships>'), *extra])


def para(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def words():
    many = docx("".join(para(f"Hikvision {HIK}, item {i}, {RND.random()}") for i in range(80)))
    out("cut-in-half.docx", many[: len(many) // 2], "error", "cut in half", also=("incomplete",))
    out("flipped-bits.docx", flip(many, many.find(b"word/document.xml") + 60), "error", "bits of the packed text are flipped", also=("incomplete",))
    n = 1500
    deep = "<w:tbl><w:tr><w:tc>" * n + para(f"Dahua {DAH}") + "</w:tc></w:tr></w:tbl>" * n
    out("tables-1500-deep.docx", docx(para("Hikvision " + HIK) + deep), "incomplete", "fifteen hundred tables, one in the other", also=("error", "read"), if_read=[HIK, DAH])
    alt = '<w:altChunk r:id="rId7"/>'
    rel = '<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="chunk.html"/>'
    out("text-in-a-chunk.docx", docx(para("Hikvision " + HIK) + alt, extra=[("word/chunk.html", f"<html><body><p>Dahua {DAH}</p></body></html>")], rels=rel), "incomplete", "part of the text stands in an embedded page", [HIK], also=("read",), if_read=[DAH])


# ------------------------------------------------------------------ pdf
def simple_pdf(lines, **kw):
    buf = io.BytesIO()
    c = canvas.Canvas(buf, invariant=1, pageCompression=kw.pop("compress", 0), **kw)
    for i, t in enumerate(lines):
        c.drawString(60, 760 - 20 * i, t)
    c.save()
    return buf.getvalue()


def raw_pdf(objects, startxref=None):
    """PDF from numbered bodies; a body is bytes."""
    body, at = bytearray(b"%PDF-1.5\n"), {}
    for n, b in objects:
        at[n] = len(body)
        body += f"{n} 0 obj\n".encode() + b + b"\nendobj\n"
    x, size = len(body), max(at) + 1
    body += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for n in range(1, size):
        body += (f"{at[n]:010} 00000 n \n" if n in at else "0000000000 65535 f \n").encode()
    return bytes(body + f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{x if startxref is None else startxref}\n%%EOF\n".encode())


def stream(data, extra=b"", length=None):
    return b"<< /Length " + str(len(data) if length is None else length).encode() + b" " + extra + b">>\nstream\n" + data + b"\nendstream"


def text_op(t, y=740):
    return f"BT /F1 11 Tf 60 {y} Td ({t}) Tj ET\n".encode()


FONT = (4, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
CAT = (1, b"<< /Type /Catalog /Pages 2 0 R >>")


def page(contents=b"5 0 R", res=b""):
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> " + res + b">> /Contents " + contents + b" >>"


def pdfs():
    hik = text_op(f"4 x Hikvision {HIK} dome")
    out("page-tree-in-a-circle.pdf", raw_pdf([CAT, (2, b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>"), (3, page()), FONT, (5, stream(hik))]), "incomplete", "the page tree names itself as a child", [HIK], also=("error", "read"))
    form = stream(b"/X1 Do\n" + text_op(f"Dahua {DAH}", 700), b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> /XObject << /X1 6 0 R >> >> ")
    out("form-draws-itself.pdf", raw_pdf([CAT, (2, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"), (3, page(res=b"/XObject << /X1 6 0 R >> ")), FONT, (5, stream(hik + b"/X1 Do\n")), (6, form)]), "incomplete",
        "a form that draws itself without end", [HIK], also=("error", "read"), if_read=[DAH])
    long = simple_pdf([f"{i} x Hikvision {HIK}, batch {RND.random():.12f}" for i in range(34)], compress=1)
    out("cut-in-half.pdf", long[: len(long) // 2], "error", "cut in half", also=("incomplete",))
    comp = zlib.compress(b"".join(text_op(f"{i} x Hikvision {HIK} lot {RND.random():.12f}", 800 - 9 * i) for i in range(80)))
    out("flipped-bits.pdf", raw_pdf([CAT, (2, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"), (3, page()), FONT, (5, stream(flip(comp, len(comp) // 3, 8), b"/Filter /FlateDecode "))]), "incomplete", "bits of the packed page are flipped", also=("error",))
    out("table-of-objects-wrong.pdf", raw_pdf([CAT, (2, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"), (3, page()), FONT, (5, stream(hik))], startxref=99999999), "read", "the table of objects is not where it should be; the objects are whole", [HIK], also=("error", "incomplete"))
    out("declared-length-huge.pdf", raw_pdf([CAT, (2, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"), (3, page()), FONT, (5, stream(hik, length=2147483647))]), "read", "a stream declares two gigabytes", [HIK], also=("incomplete", "error"))
    z, _ = zeros_deflated(256 << 20)
    once = b"\x78\xda" + z + struct.pack(">I", 1 | ((256 << 20) % 65521) << 16)
    twice = zlib.compress(once, 9)
    out("packed-twice-bomb.pdf", raw_pdf([CAT, (2, b"<< /Type /Pages /Kids [3 0 R 7 0 R] /Count 2 >>"), (3, page()), FONT, (5, stream(hik)), (7, page(b"8 0 R")), (8, stream(twice, b"/Filter [/FlateDecode /FlateDecode] "))]), "incomplete",
        "page 2 unfolds to a quarter of a gigabyte of zeros", [HIK], also=("error",))
    out("locked-with-password.pdf", simple_pdf([f"4 x Hikvision {HIK}"], encrypt=StandardEncryption("opensesame", ownerPassword="owner", canCopy=0)), "error", "needs a password to open")


# ------------------------------------------------------------------ mail, web, xml
def mails():
    head = "From: Sales <sales@larkfen.example>\r\nTo: Buyer <buyer@fenbury.example>\r\nSubject: offer\r\nDate: Mon, 02 Mar 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\n"
    out("boundary-never-closed.eml", head + f'Content-Type: multipart/mixed; boundary="b1"\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\n4 x Hikvision {HIK}\r\n--b1\r\nContent-Type: text/plain\r\n\r\n2 x Dahua {DAH}\r\n', "read",
        "the last boundary is missing", [HIK, DAH], also=("incomplete",))
    m = head + f"Content-Type: text/plain\r\n\r\n4 x Hikvision {HIK}\r\n"
    for _ in range(45):
        m = head + "Content-Type: message/rfc822\r\n\r\n" + m
    out("forwarded-45-times.eml", m, "incomplete", "forty-five messages, one in the other", also=("error", "read"), if_read=[HIK])
    b64 = base64.b64encode(f"Make,Model\r\nDahua,{DAH}\r\nUniview,{UNI}\r\nTiandy,{TIA}\r\n".encode()).decode()
    spoilt = b64[:18] + "!!!\x00###" + b64[25:-9]
    out("spoilt-base64.eml", head + f'Content-Type: multipart/mixed; boundary="b2"\r\n\r\n--b2\r\nContent-Type: text/plain\r\n\r\n4 x Hikvision {HIK}\r\n--b2\r\nContent-Type: text/csv; name="more.csv"\r\nContent-Disposition: attachment; filename="more.csv"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{spoilt}\r\n--b2--\r\n", "incomplete", "the attachment's base64 is spoilt and cut", [HIK])
    out("unknown-charset.eml", head + f"Content-Type: text/plain; charset=x-nobody-knows-9\r\n\r\n4 x Hikvision {HIK}\r\n", "incomplete", "a character set that does not exist; the letters are plain", [HIK], also=("read",))
    locked = raw_zip([("prices.txt", 1, 8, 0x1234, bytes(RND.randrange(256) for _ in range(50)), 40)])
    out("locked-attachment.eml", head + f'Content-Type: multipart/mixed; boundary="b3"\r\n\r\n--b3\r\nContent-Type: text/plain\r\n\r\n4 x Hikvision {HIK}\r\n--b3\r\nContent-Type: application/zip; name="prices.zip"\r\n'
        f'Content-Disposition: attachment; filename="prices.zip"\r\nContent-Transfer-Encoding: base64\r\n\r\n{base64.b64encode(locked).decode()}\r\n--b3--\r\n', "incomplete", "an encrypted archive is attached", [HIK])
    out("divisions-5000-deep.html", "<html><body>" + "<div>" * 5000 + f"Hikvision {HIK}" + "</div>" * 5000 + f"<p>Dahua {DAH}</p></body></html>", "read", "five thousand divisions deep", also=("incomplete", "error"), if_read=[HIK, DAH])
    nm = '<nmaprun scanner="nmap">'
    host = '<host><status state="up"/><address addr="10.0.0.{}" addrtype="ipv4"/><address addr="{}" addrtype="mac" vendor="{}"/></host>'
    out("laughing-scan.xml", '<?xml version="1.0"?>' + LAUGHS.replace("DOCTYPE x", "DOCTYPE nmaprun") + nm + host.format(5, "04:EE:CD:10:20:30", "&j;") + "</nmaprun>", "error", "entities that unfold to gigabytes", also=("incomplete",))
    out("scan-cut-off.xml", '<?xml version="1.0"?>' + nm + host.format(5, "04:EE:CD:10:20:30", "Hangzhou Hikvision Digital Technology") + host.format(6, "3C:EF:8C:10:20:30", "Zhejiang Dahua Technology")[:70], "incomplete", "cut in the second host", ["04:EE:CD:10:20:30"], also=("error",))


def main():
    OUT.mkdir(exist_ok=True)
    for old in OUT.iterdir():
        old.unlink()
    for f in (archives, texts, wrong, books, words, pdfs, mails):
        f()
    EXPECT.sort(key=lambda r: r["file"])
    (OUT / "expected.json").write_text("[\n" + ",\n".join(json.dumps(r, ensure_ascii=False) for r in EXPECT) + "\n]\n", encoding="utf-8")
    print(len(EXPECT), "files", sum(p.stat().st_size for p in OUT.iterdir()), "bytes")


if __name__ == "__main__":
    main()
