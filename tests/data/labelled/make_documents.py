"""Makes documents/: 30 invented documents of every format, each with NAME.expected.json beside it.

Needs openpyxl xlwt odfpy python-docx reportlab. Same bytes on every run: fixed seed, fixed dates, archives rewritten.
"""
import csv, io, json, pathlib, random, re, zipfile
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import docx, openpyxl, xlwt
from docx.oxml import parse_xml
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl.styles import Font
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table as PdfTable, TableStyle

from labels import CONTEXT, DEFAULT, derive
from lines_b import mac

OUT = pathlib.Path(__file__).parent / "documents"
RND = random.Random(4711)
STAMP = (2026, 3, 2, 9, 0, 0)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Expected:
    """Collects the labels of one document and writes them."""

    def __init__(self, name, ctx="", form="", register=False):
        self.name, self.ctx, self.form, self.register, self.lines, self.extra = name, ctx, form, register, [], {}

    def add(self, where, text, label, why, **more):
        d = derive(label, self.ctx)
        line = dict(where=where, text=text, verdict=d["verdict"], makers=list(dict.fromkeys(d["counted"])), ask=d["ask"],
                    standing=d["makers"])
        line["not"] = not line["makers"]
        line["why"] = why
        if d["soft"]:
            line["verdict_also_ok"] = ["no-kit"]
        line.update(more)
        self.lines.append(line)

    def save(self):
        doc = dict(readable=True, why_not=None, context=CONTEXT[self.ctx] or DEFAULT, form=self.form, **self.extra)
        if self.register:
            assets = [x for x in self.lines if x.pop("asset", False)]
            by = {}
            for x in assets:
                for m in x["makers"]:
                    by[m] = by.get(m, 0) + 1
            doc["counts"] = dict(assets=len(assets), by_maker=by, ask=sum(1 for x in assets if x["ask"] and not x["makers"]),
                                 other=sum(1 for x in assets if x["verdict"] == "none-found" and "verdict_also_ok" not in x),
                                 gone=sum(1 for x in assets if "verdict_also_ok" in x),
                                 unknown=sum(1 for x in assets if x["verdict"] == "cannot-tell"))
        doc["lines"] = self.lines
        body = json.dumps({k: v for k, v in doc.items() if k != "lines"}, ensure_ascii=False)[:-1] + ', "lines": [\n'
        body += ",\n".join(json.dumps(x, ensure_ascii=False) for x in self.lines) + "\n]}\n"
        (OUT / f"{self.name}.expected.json").write_text(body, encoding="utf-8")


def put(name, data):
    (OUT / name).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))


def settle(data):
    """Rewrites an archive with fixed times and fixed document dates."""
    src, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for info in src.infolist():
            body = src.read(info)
            if info.filename.endswith((".xml", ".rels")):
                body = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", b"2026-03-02T09:00:00Z", body)
            new = zipfile.ZipInfo(info.filename, STAMP)
            new.compress_type = zipfile.ZIP_STORED if info.filename == "mimetype" else zipfile.ZIP_DEFLATED
            z.writestr(new, body)
    return out.getvalue()


def save_office(name, obj):
    buf = io.BytesIO()
    getattr(obj, "write", obj.save)(buf)
    put(name, settle(buf.getvalue()))


# ---------------------------------------------------------------- facts: make, model, kind of kit, label
KIT = [
    ("Hikvision", "DS-2CD2186G2-ISU", "dome camera", "hik"), ("Hikvision", "DS-2CD2347G2-LU", "turret camera", "hik"), ("", "DS-2CD2T87G2-L", "bullet camera", "hik"),
    ("HIKVISION", "DS-7616NI-K2/16P", "recorder", "hik"), ("HiLook", "IPC-T250H-MU", "turret camera", "hik"), ("HiWatch", "HWI-T240H-U", "turret camera", "hik"),
    ("Dahua", "IPC-HDW2431T-AS-S2", "eyeball camera", "dah"), ("", "IPC-HFW5442E-ZE", "bullet camera", "dah"), ("Dahua", "DHI-NVR4216-16P-4KS2", "recorder", "dah"),
    ("Dahua", "DH-SD49425XB-HNR", "PTZ camera", "dah"), ("Uniview", "IPC322LB-DSF28K-G", "dome camera", "uni"), ("UNV", "IPC2122LB-ADF28KM-G", "bullet camera", "uni"),
    ("Tiandy", "TC-C34XS", "turret camera", "tia"), ("TVT", "TD-9544S4", "bullet camera", "tvt"), ("Kedacom", "IPC123-AN", "box camera", "ked"),
    ("Axis", "P3265-LVE", "dome camera", "N"), ("Axis", "M3086-V", "mini dome", "N"), ("Hanwha", "XNV-8083R", "dome camera", "N"), ("Hanwha", "QNV-8080R", "dome camera", "N"),
    ("Bosch", "NDE-5503-AL", "dome camera", "N"), ("i-PRO", "WV-S2536L", "dome camera", "N"), ("Vivotek", "FD9167-H", "dome camera", "N"), ("Avigilon", "4.0C-H6A-BO1-IR", "bullet camera", "N"),
    ("TruVision", "TVD-1103", "dome camera", "?hikvision"), ("ABUS", "IPCA66500", "dome camera", "?hikvision"), ("Swann", "NHD-866", "bullet camera", "?hikvision,dahua,raysharp"),
    ("Digital Watchdog", "dome, no model plate", "dome camera", "?tvt"), ("unknown", "", "dome camera", "C"), ("n/k", "not legible", "bullet camera", "C"), ("", "", "PTZ camera", "C"),
]
PLACES = ["Fenbury Market Hall", "Corve Steps", "Aldham Lock", "Ellwick Pier", "Hexley Walk", "Dunholt Mews", "Garside Court", "Bexcombe Arches", "Thornby Court", "Lower Green"]
WHY = {"N": "another maker", "C": "nothing names a maker"}


def why(label, make=""):
    if label in WHY:
        return WHY[label]
    if label.startswith("?"):
        return "the badge is only sometimes a listed maker's"
    return "make named" if make else "the model alone is the maker's"


def code(label, st):
    """The same maker in another standing."""
    return f"{label}:{st}" if label not in WHY and not label.startswith("?") else "N"


def register_rows(n, prefix, gone=True):
    """Rows: asset, place, kind, make, model, year, status, previous kit, remark; and their labels."""
    rows = []
    for i in range(n):
        make, model, kind, label = KIT[(i * 7 + n) % len(KIT)] if i % 3 else RND.choice(KIT)
        status, prev, remark, lab, reason = "In use", "", "", label, why(label, make)
        listed = label not in WHY and not label.startswith("?")
        if listed and i % 6 == 1:
            status, lab, reason = "To be replaced", code(label, "g"), "is to leave"
            remark = "due out next quarter"
        elif listed and gone and i % 6 == 4:
            status, lab, reason = "Removed", code(label, "x"), "removed"
            remark = f"taken down 0{1 + i % 9}/2025"
        elif label == "N" and i % 2:
            old = RND.choice(["Hikvision", "Dahua", "Uniview"])
            prev = f"{old} dome"
            lab, reason = f"{dict(Hikvision='hik', Dahua='dah', Uniview='uni')[old]}:x N", "previous kit is gone; another maker is there now"
        rows.append(([f"{prefix}{i + 1:03}", PLACES[i % len(PLACES)], kind, make, model, str(2014 + i % 11), status, prev, remark], lab, reason))
    return rows


HEAD = ["Asset", "Location", "Type", "Make", "Model", "Year", "Status", "Previous kit", "Remarks"]


# ---------------------------------------------------------------- plain text
def delivery_note():
    e = Expected("delivery-note-dots.txt", form="dot leaders, back order, page break")
    items = [("6 x Hikvision DS-2CD2186G2-ISU dome", "delivered", "hik"), ("2 x DHI-NVR4216-16P-4KS2 recorder", "delivered", "dah"),
             ("4 x Hanwha XNV-8083R dome", "delivered", "N"), ("1 x Uniview IPC6612SR-X25-VG PTZ", "back order, due wk 20", "uni"),
             ("10 x RJ45 connector, bag of 50", "delivered", "K"), ("1 x carriage", "", "K"), ("3 x TVT TD-9545E3B-A turret", "delivered", "tvt"),
             ("2 x ABUS IPCA66500 dome", "delivered", "?hikvision")]
    out = ["OLDMERE ALARMS LTD", "Delivery note 88213        Deliver to: Fenbury Market Hall", ""]
    for text, state, label in items:
        out.append(text.ljust(58, ".") + " " + state)
        e.add(f"line {len(out)}", text, label, "on the delivery note")
    out += ["\f", "Page 2", "Signed for by: store", "", "Returned to us with this driver: nothing"]
    e.add(f"line {len(out)}", "Returned to us with this driver", "K", "says nothing came back")
    put(e.name, "\r\n".join(out) + "\r\n")
    e.save()


def minutes():
    e = Expected("committee-minutes.txt", ctx="EC", form="minutes, wrapped at 78 characters by hand, UTF-8 with byte order mark")
    lines = [("Community Safety Committee, minutes of 12 March 2026", "K", "heading"),
             ("14.1 The Committee noted that the Hikvision cameras at Corve Steps remain in use.", "hik", "remain in use"),
             ("14.2 The Dahua recorder at Ellwick Pier is to be taken out in June.", "dah:g", "is to leave"),
             ("14.3 Officers reported that the Uniview domes had been removed in 2024.", "uni:x", "removed"),
             ("14.4 A member asked whether Huawei made any of the switches. No answer was to hand.", "hua:m", "a question"),
             ("14.5 The Motorola DP4801e radios were well liked by wardens.", "N", "another maker"),
             ("14.6 The date of the next meeting was noted.", "K", "no kit"),
             ("14.7 The drone, a DJI Matrice 30T, is kept at the fire store.", "dji", "kept"),
             ("14.8 The camera above the ice rink has failed and its maker is not known.", "C", "kit of unknown maker"),
             ("14.9 The press had written about Tiandy; no action was needed.", "tia:m", "news")]
    for i, (t, label, reason) in enumerate(lines, 1):
        e.add(f"line {i}", t, label, reason)
    put(e.name, "\ufeff" + "\n".join(t for t, _, _ in lines) + "\n")
    e.save()


def chat():
    e = Expected("site-chat-export.txt", ctx="E", form="exported chat with time stamps and names")
    talk = [("Depot", "the one over the salt barn is a Hikvision, still fine", "hik", "there and working"), ("Works", "ok and lower green?", "K", "no kit named"),
            ("Depot", "two Dahua bullets, both up", "dah", "there"), ("Works", "the old Tiandy went in the skip in 2023", "tia:x", "gone"),
            ("Depot", "box by the lido says DS-2CD2143G0-I on the label", "hik", "label carries the model"), ("Works", "thx, see you at the van", "K", "no kit"),
            ("Depot", "camera on the bandstand has no label at all", "C", "kit without a maker"), ("Works", "Axis M3086-V in the lobby, that one is new", "N", "another maker"),
            ("Depot", "the Uniview at the kiosk gets swapped on Friday", "uni:g", "is to leave")]
    out = []
    for i, (who, text, label, reason) in enumerate(talk):
        out.append(f"[02/03/2026, 09:{10 + i:02}] {who}: {text}")
        e.add(f"line {len(out)}", text, label, reason)
    put(e.name, "\n".join(out) + "\n")
    e.save()


# ---------------------------------------------------------------- separated text
def csv_bytes(rows, delimiter=",", encoding="utf-8"):
    buf = io.StringIO()
    csv.writer(buf, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return buf.getvalue().encode(encoding)


def csv_register():
    e = Expected("depot-register.csv", ctx="E", form="semicolons, Windows-1252, two title rows, previous-kit and status columns", register=True)
    rows = [["Fenbury Borough – CCTV register"], ["Checked 14 March 2026"], HEAD]
    for cells, label, reason in register_rows(36, "FB-"):
        rows.append(cells)
        e.add(f"line {len(rows)}", cells[0], label, reason, asset=True)
    put(e.name, csv_bytes(rows, ";", "cp1252"))
    e.save()


def csv_secrets():
    e = Expected("device-list-with-logins.csv", ctx="E", form="a password column and a password inside an address", register=True)
    rows, secrets = [["IP", "MAC", "Vendor", "Model", "User", "Password", "Stream", "Note"]], []
    blocks = [("04EECD", "hik"), ("3CEF8C", "dah"), ("48EA63", "uni"), ("00408C", "N"), ("3CDA6D", "tia"), ("44B423", "N"), ("8C11CB", "?hikvision"), ("0018AE", "tvt")]
    for i in range(16):
        block, label = blocks[i % 8]
        pw, pw2 = f"Teasel-Brook{RND.randint(100, 999)}", f"Linnet{RND.randint(1000, 9999)}Quay"
        secrets += [pw, pw2]
        m = mac(RND, block)
        rows.append([f"10.8.1.{20 + i}", m, "", "", "admin", pw, f"rtsp://viewer:{pw2}@10.8.1.{20 + i}:554/ch1", f"camera {i + 1}"])
        e.add(f"line {len(rows)}", m, label, "address block only", asset=True)
    e.extra["never_output"] = secrets
    put(e.name, csv_bytes(rows))
    e.save()


def csv_quote():
    e = Expected("quotation-breaks-in-cells.csv", form="line breaks and quotes inside cells, thousands commas, a trailing comment column")
    items = [("Supply and fit\nHikvision DS-2CD2347G2-LU\nwhite", "4", "1,180.00", "", "hik", "DS-2CD2347G2-LU"), ('Recorder "Dahua" DHI-NVR4216-16P-4KS2', "1", "402.00", "", "dah", "DHI-NVR4216-16P-4KS2"),
             ("Axis P3265-LVE dome", "2", "978.00", "replaces Hikvision dome,\nold one to skip", "hik:g N", "P3265-LVE"), ("Labour, two engineers", "3", "1,050.00", "", "K", "Labour, two engineers"),
             ("Uniview IPC322LB-DSF28K-G", "6", "354.00", "not taken: option declined by client", "uni:m", "IPC322LB-DSF28K-G"), ("5MP dome camera, make as approved", "3", "300.00", "", "C", "5MP dome camera"),
             ("Pyronix Enforcer 32-WE panel", "1", "318.00", "", "hik", "Enforcer 32-WE"), ("CP Plus dome camera", "5", "190.00", "", "?dahua,tvt", "CP Plus dome camera")]
    rows = [["Description", "Qty", "Amount", "Comment"]]
    for d, q, a, c, label, text in items:
        rows.append([d, q, a, c])
        e.add(f"record {len(rows)}", text, label, "quotation item")
    put(e.name, csv_bytes(rows))
    e.save()


def tsv():
    e = Expected("schedule-pasted.tsv", form="copied from a spreadsheet: merged cells are empty, no header")
    rows = [["Ground floor", "", "", ""], ["", "C01", "Hikvision DS-2CD2186G2-ISU", "new"], ["", "C02", "IPC-HDW2431T-AS-S2", "new"], ["", "C03", "Hanwha QNV-8080R", "new"],
            ["First floor", "", "", ""], ["", "C04", "Tiandy TC-C34XS", "new"], ["", "C05", "Bosch NDE-5503-AL", "new"], ["", "C06", "turret camera, colour at night", "new"],
            ["", "C07", "TruVision TVD-1103 dome camera", "new"], ["Roof", "", "", ""], ["", "C08", "Uniview IPC6612SR-X25-VG", "new"], ["", "", "Subtotal", "£6,410.00"]]
    labels = "K hik dah N K tia N C ?hikvision K uni K".split()
    for i, (row, label) in enumerate(zip(rows, labels), 1):
        e.add(f"line {i}", next(x for x in row[::-1] if x and x != "new") if label != "K" else next(x for x in row if x), label, "heading or total" if label == "K" else "scheduled as new")
    put(e.name, "\n".join("\t".join(r) for r in rows) + "\n")
    e.save()


# ---------------------------------------------------------------- workbooks
def xlsx_estate():
    e = Expected("estate-register-sheets.xlsx", ctx="E", form="three sheets, merged title and merged site cells, one hidden sheet, previous-kit and status columns", register=True)
    wb = openpyxl.Workbook()
    for s, (title, n) in enumerate([("Town centre", 24), ("Housing", 21), ("Old list", 6)]):
        ws = wb.active if s == 0 else wb.create_sheet()
        ws.title = title
        ws["A1"] = f"CCTV assets: {title}"
        ws["A1"].font = Font(bold=True)
        ws.merge_cells("A1:I1")
        ws.append([])
        ws.append(HEAD)
        rows = register_rows(n, f"{title[0]}{s}-", gone=title != "Old list")
        for cells, label, reason in rows:
            ws.append(cells)
            more = {"hidden": True} if title == "Old list" else {"asset": True}
            e.add(f"sheet {title} row {ws.max_row}", cells[0], label, reason, **more)
        if title == "Housing":
            ws.merge_cells(f"B4:B6")
        if title == "Old list":
            ws.sheet_state = "hidden"
    save_office(e.name, wb)
    e.save()


def xlsx_tender():
    e = Expected("tender-pricing-options.xlsx", form="merged cells, options taken and not taken, a summary sheet without kit")
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Pricing"
    ws.append(["Lot 2: cameras and recorders"])
    ws.merge_cells("A1:E1")
    ws.append(["Ref", "Description", "Qty", "Rate", "Decision"])
    items = [("A1", "Hikvision DS-2CD2T87G2-L bullet", 12, 128.5, "taken", "hik", "taken"), ("A2", "Uniview IPC2122LB-ADF28KM-G bullet", 12, 61, "not taken", "uni:m", "option not taken"),
             ("B1", "Dahua DH-SD49425XB-HNR PTZ", 3, 655, "taken", "dah", "taken"), ("B2", "Axis Q6135-LE PTZ", 3, 2350, "not taken", "N", "another maker, not taken"),
             ("C1", "Synology RS1221+ rack station", 1, 1040, "taken", "N", "another maker"), ("C2", "IPC-HDW2431T-AS-S2 eyeball", 20, 74.1, "taken", "dah", "taken"),
             ("D1", "Hytera PD785G radio", 8, 320, "declined", "hyt:m", "declined"), ("D2", "Motorola DP4801e radio", 8, 455, "taken", "N", "another maker"),
             ("E1", "Fibre splicing", 1, 480, "taken", "K", "labour"), ("E2", "Recorder, 32 channel, make open", 1, 800, "taken", "C", "no maker named")]
    for ref, text, qty, rate, dec, label, reason in items:
        ws.append([ref, text, qty, rate, dec])
        e.add(f"sheet Pricing row {ws.max_row}", text, label, reason)
    ws2 = wb.create_sheet("Summary")
    for row in (["Total of items taken", 7114.5], ["Retention", "5 %"], ["Valid until", "30 June 2026"]):
        ws2.append(row)
        e.add(f"sheet Summary row {ws2.max_row}", row[0], "K", "summary")
    save_office(e.name, wb)
    e.save()


def xlsx_drones():
    e = Expected("drone-fleet-log.xlsx", ctx="ED", form="wide sheet, empty leading columns and rows, status column", register=True)
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Fleet"
    for c, h in enumerate(["Unit", "Aircraft", "Owner", "Status", "Replaced by"]):
        ws.cell(4, 3 + c, h)
    items = [("U1", "DJI Matrice 30T", "Fire", "Airworthy", "", "dji", "airworthy"), ("U2", "Autel EVO Max 4T", "Estates", "Airworthy", "", "aut", "airworthy"),
             ("U3", "DJI Phantom 4 RTK", "Survey", "Sold 2024", "", "dji:x", "sold"), ("U4", "Yuneec H520E", "Parks", "Airworthy", "", "N", "another maker"),
             ("U5", "DJI Mini 4 Pro", "Comms", "To be sold in May", "", "dji:g", "is to leave"), ("U6", "quadcopter, home built", "Youth service", "Grounded", "", "C", "no maker named"),
             ("U7", "Autel EVO II Dual 640T", "Fire", "In repair, comes back", "", "aut", "stays"), ("U8", "Mavic 3 Thermal", "Highways", "Lost at sea 2025", "", "dji:x", "lost")]
    for i, (unit, craft, owner, status, by, label, reason) in enumerate(items):
        for c, v in enumerate([unit, craft, owner, status, by]):
            ws.cell(5 + i, 3 + c, v)
        e.add(f"sheet Fleet row {5 + i}", craft, label, reason, asset=True)
    save_office(e.name, wb)
    e.save()


def xlsx_orders():
    e = Expected("order-schedule-two-blocks.xlsx", form="two tables on one sheet, numbers as text, long descriptions, row and column hidden")
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Orders"
    ws.append(["PO 45102", "Larkfen Alarms Ltd"])
    blocks = [[("Hikvision DS-2CD2347G2-LU turret, white, with deep base and 3 m of flexible conduit, tested on the bench before dispatch", "hik"), ("Hanwha XNV-8083R dome", "N"), ("Cable ties, bag", "K")],
              [("TC-R3220 recorder, two bay", "tia"), ("Kedacom NVR2822-16HDA recorder", "ked"), ("Reolink RLC-811A bullet", "reo"), ("Paxton Net2 plus controller", "N")]]
    for b, items in enumerate(blocks):
        ws.append([])
        ws.append(["Line", "Goods", "Qty"])
        for i, (text, label) in enumerate(items, 1):
            ws.append([str(i), text, "0" + str(i + b)])
            e.add(f"sheet Orders row {ws.max_row}", text, label, "ordered")
    hidden = ws.max_row
    ws.row_dimensions[hidden].hidden = True
    e.lines[-1]["hidden"] = True
    save_office(e.name, wb)
    e.save()


def xls_radios():
    e = Expected("radio-issue.xls", ctx="ER", form="old binary workbook, two sheets", register=True)
    wb = xlwt.Workbook()
    for title, items in [("Wardens", [("R1", "Hytera", "PD685", "issued", "hyt"), ("R2", "Hytera", "HP605", "issued", "hyt"), ("R3", "Motorola", "DP4801e", "issued", "N"), ("R4", "Hytera", "PD705", "scrapped 2024", "hyt:x"), ("R5", "", "radio, no plate", "issued", "C")]),
                         ("Stewards", [("S1", "Motorola", "DP4400", "issued", "N"), ("S2", "Hytera", "PD785G", "to go back to hire firm in June", "hyt:g"), ("S3", "Hytera", "BD505LF", "on charge", "hyt")])]:
        ws = wb.add_sheet(title)
        for c, h in enumerate(["Set", "Make", "Model", "State"]):
            ws.write(0, c, h)
        for r, (a, mk, md, st, label) in enumerate(items, 1):
            for c, v in enumerate([a, mk, md, st]):
                ws.write(r, c, v)
            e.add(f"sheet {title} row {r + 1}", f"{md}" if mk else a, label, st, asset=True)
    buf = io.BytesIO()
    wb.save(buf)
    put(e.name, buf.getvalue())
    e.save()


def xls_register():
    e = Expected("school-register-merged.xls", ctx="E", form="old binary workbook, merged title, number cells, blank rows between", register=True)
    wb = xlwt.Workbook()
    ws = wb.add_sheet("CCTV")
    ws.write_merge(0, 0, 0, 8, "Hexley Walk Primary: cameras")
    for c, h in enumerate(HEAD):
        ws.write(2, c, h)
    r = 3
    for i, (cells, label, reason) in enumerate(register_rows(18, "HW")):
        if i in (6, 12):
            r += 1
        for c, v in enumerate(cells):
            ws.write(r, c, int(v) if c == 5 else v)
        e.add(f"sheet CCTV row {r + 1}", cells[0], label, reason, asset=True)
        r += 1
    buf = io.BytesIO()
    wb.save(buf)
    put(e.name, buf.getvalue())
    e.save()


def ods_table(sheet_rows, spans=()):
    doc = OpenDocumentSpreadsheet()
    for title, rows in sheet_rows:
        t = Table(name=title)
        for r, row in enumerate(rows):
            tr = TableRow()
            skip = 0
            for c, v in enumerate(row):
                if skip:
                    tr.addElement(CoveredTableCell())
                    skip -= 1
                    continue
                kw = {"valuetype": "string"} if v else {}
                span = dict(spans).get((title, r, c))
                if span:
                    kw["numbercolumnsspanned"], skip = span, span - 1
                cell = TableCell(**kw)
                for part in v.split("\n") if v else []:
                    cell.addElement(P(text=part))
                tr.addElement(cell)
            t.addElement(tr)
        doc.spreadsheet.addElement(t)
    return doc


def ods_survey():
    e = Expected("housing-survey.ods", ctx="E", form="spanned heading, covered cells, two paragraphs in a cell", register=True)
    rows = [["Housing CCTV survey", "", "", "", "", "", "", "", ""], HEAD]
    for cells, label, reason in register_rows(20, "HS-"):
        if cells[8]:
            cells[8] = "see file\n" + cells[8]
        rows.append(cells)
        e.add(f"sheet Survey row {len(rows)}", cells[0], label, reason, asset=True)
    save_office(e.name, ods_table([("Survey", rows)], {("Survey", 0, 0): 9}.items()))
    e.save()


def ods_maintenance():
    e = Expected("maintenance-offer.ods", form="two sheets, prices as text, exclusions below the table")
    one = [["Item", "Description", "Price"], ["1", "Hikvision DS-2CD2186G2-ISU replacement dome", "£104.00"], ["2", "Uniview IPC322LB-DSF28K-G dome", "£58.90"], ["3", "Axis M3086-V mini dome", "£199.00"],
           ["4", "Annual service visit", "£310.00"], ["5", "XVR5108HS-4KL-I3 recorder", "£188.00"], ["6", "Swann dome camera", "£70.00"], ["", "We do not supply Huawei switches.", ""]]
    labels = ["hik", "uni", "N", "K", "dah", "?hikvision,dahua,raysharp", "hua:m"]
    two = [["Hours", "Rate"], ["Daytime call-out", "£85.00"], ["Night call-out", "£140.00"]]
    for i, (row, label) in enumerate(zip(one[1:], labels), 2):
        e.add(f"sheet Offer row {i}", row[1], label, "offered" if label != "hua:m" else "an exclusion")
    for i, row in enumerate(two[1:], 2):
        e.add(f"sheet Rates row {i}", row[0], "K", "labour")
    save_office(e.name, ods_table([("Offer", one), ("Rates", two)]))
    e.save()


# ---------------------------------------------------------------- word processing
def new_docx(title):
    d = docx.Document()
    d.add_paragraph(title).runs[0].bold = True
    return d


def docx_nested():
    e = Expected("quote-nested-options.docx", form="tables inside table cells, one option taken and one not")
    d = new_docx("Quotation Q-3317 for Aldham Lock")
    outer = d.add_table(rows=2, cols=2)
    sets = [("Option 1, accepted", [("Hikvision DS-2CD2347G2-LU turret", "hik"), ("DS-7616NI-K2/16P recorder", "hik"), ("Mounting pole, 4 m", "K")], "in the option accepted"),
            ("Option 2, not taken", [("Uniview IPC322LB-DSF28K-G dome, not taken", "uni:m"), ("Axis P3265-LVE dome, not taken", "N")], "in the option not taken"),
            ("Extras", [("Dahua VTO2202F-P-S2 door station", "dah"), ("Texecom Premier Elite 48 panel", "N")], "extra, priced"),
            ("To be agreed", [("Thermal camera, maker open", "C"), ("Lorex LNB8005-C bullet camera", "?dahua,raysharp")], "offered, maker open or only sometimes listed")]
    for k, (head, items, reason) in enumerate(sets):
        cell = outer.cell(k // 2, k % 2)
        cell.text = head
        inner = cell.add_table(rows=0, cols=2)
        for text, label in items:
            row = inner.add_row().cells
            row[0].text, row[1].text = text, "£" + str(RND.randint(40, 900)) + ".00"
            e.add(f"table 1 cell {k + 1} nested", text, label, reason)
        cell.add_paragraph("")
    save_office(e.name, d)
    e.save()


def docx_tracked():
    e = Expected("offer-tracked-changes.docx", form="tracked deletions and insertions; deleted text must not count as offered")
    d = new_docx("Revised offer, Thornby Court")
    pairs = [("Hikvision DS-2CD2T87G2-L bullet, 6 off", "hik:m", "Hanwha XNV-8083R dome, 6 off", "N"), ("Bosch NDE-5503-AL dome, 2 off", "N", "Dahua IPC-HFW5442E-ZE bullet, 2 off", "dah"),
             ("Tiandy TC-C34XS turret, 4 off", "tia:m", "Uniview IPC2122LB-ADF28KM-G bullet, 4 off", "uni")]
    for i, (old, lo, new, ln) in enumerate(pairs):
        p = d.add_paragraph()
        p.add_run(f"Item {i + 1}: ")
        p._p.append(parse_xml(f'<w:del {W} w:id="{10 + i}" w:author="Estimating" w:date="2026-03-02T09:00:00Z"><w:r><w:delText xml:space="preserve">{old}</w:delText></w:r></w:del>'))
        p._p.append(parse_xml(f'<w:ins {W} w:id="{20 + i}" w:author="Estimating" w:date="2026-03-02T09:00:00Z"><w:r><w:t xml:space="preserve">{new}</w:t></w:r></w:ins>'))
        e.add(f"paragraph {i + 2} deleted text", old, lo, "deleted by a tracked change")
        e.add(f"paragraph {i + 2} inserted text", new, ln, "inserted by a tracked change")
    d.add_paragraph("Hytera PD685 radios, ten sets")
    e.add("paragraph 5", "Hytera PD685 radios", "hyt", "plain text, stays")
    d.add_paragraph("All other terms as before.")
    e.add("paragraph 6", "All other terms as before.", "K", "terms")
    save_office(e.name, d)
    e.save()


def docx_boxes():
    e = Expected("survey-text-boxes.docx", ctx="E", form="text boxes, header, footer, footnote-like small print")
    d = new_docx("Site survey, Ellwick Pier")
    sec = d.sections[0]
    sec.header.paragraphs[0].text = "Tarnside Systems LLP, survey 118"
    sec.footer.paragraphs[0].text = "The Hikvision recorder in the kiosk stays in use."
    e.add("footer", "Hikvision recorder in the kiosk", "hik", "stays")
    for i, (text, label, reason) in enumerate([("Box A: Dahua DH-SD49425XB-HNR on the mast, working", "dah", "working"), ("Box B: Mobotix M73 over the turnstile", "N", "another maker"), ("Box C: Uniview dome was taken away in 2023", "uni:x", "gone")]):
        p = d.add_paragraph()
        p._p.append(parse_xml(
            f'<w:r {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape id="b{i}" style="width:200pt;height:30pt"><v:textbox><w:txbxContent>'
            f'<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'))
        e.add(f"text box {i + 1}", text, label, reason)
    for text, label, reason in [("Camera 7 is a Hikvision DS-2CD2143G0-I in fair condition.", "hik", "recorded"), ("Camera 8 carries no label; the maker could not be read.", "C", "no maker"), ("Access is by the north stair.", "K", "no kit")]:
        d.add_paragraph(text)
        e.add("body", text, label, reason)
    save_office(e.name, d)
    e.save()


def docx_schedule():
    e = Expected("handover-merged-table.docx", ctx="E", form="table with merged cells, repeated heading row, list bullets, status column")
    d = new_docx("Handover schedule, Bexcombe Arches")
    t = d.add_table(rows=1, cols=4)
    for c, h in enumerate(["No.", "Equipment", "Status", "Before that"]):
        t.rows[0].cells[c].text = h
    items = [("1", "Hikvision DS-2CD2386G2-IU dome", "In use", "", "hik", "in use"), ("2", "Axis P3265-LVE dome", "In use", "Hikvision dome", "hik:x N", "the one before is gone"), ("3", "Dahua XVR5108HS-4KL-I3 recorder", "To be removed in May", "", "dah:g", "is to leave"),
             ("4", "TVT TD-9584S4-C bullet", "In use", "", "tvt", "in use"), ("5", "Hanwha QNV-8080R dome", "In use", "Uniview dome", "uni:x N", "the one before is gone"), ("6", "Camera without plate", "In use", "", "C", "no maker")]
    for n, kit, st, before, label, reason in items:
        cells = t.add_row().cells
        for c, v in enumerate([n, kit, st, before]):
            cells[c].text = v
        e.add(f"table 1 row {len(t.rows)}", kit, label, reason)
    row = t.add_row().cells
    a = row[0].merge(row[3])
    a.text = "Rows 1 to 6 were walked on 3 March."
    e.add(f"table 1 row {len(t.rows)}", "were walked on 3 March", "K", "a remark")
    for text, label, reason in [("Keys are with the caretaker", "K", "no kit"), ("No DJI drone was used for the roof photographs", "dji:m", "none used")]:
        d.add_paragraph(text, style="List Bullet")
        e.add("bullet", text, label, reason)
    save_office(e.name, d)
    e.save()


# ---------------------------------------------------------------- pdf
STYLES = getSampleStyleSheet()


def build_pdf(name, story, size=A4, on_page=None):
    buf = io.BytesIO()
    doc = SimpleDocTemplate(buf, pagesize=size, invariant=1, title="", author="", leftMargin=40, rightMargin=40, topMargin=50, bottomMargin=50)
    doc.build(story, onFirstPage=on_page or (lambda c, d: None), onLaterPages=on_page or (lambda c, d: None))
    put(name, buf.getvalue())


def grid(rows, widths):
    body = [[Paragraph(str(c), STYLES["BodyText"]) for c in r] for r in rows]
    t = PdfTable(body, colWidths=widths, repeatRows=1)
    t.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 9), ("TOPPADDING", (0, 0), (-1, -1), 6)]))
    return t


def pdf_quote():
    e = Expected("quote-two-pages.pdf", form="ruled table over two pages with repeated head, header and footer on each page")
    items = []
    for i in range(30):
        make, model, kind, label = KIT[i % len(KIT)]
        if not model:
            make, model = "", f"{kind}, as approved"
        items.append((f"{make} {model}".strip() + (f" {kind}" if kind not in model else ""), label, model))
    rows = [["Item", "Description", "Qty", "Price"]]
    for i, (text, label, model) in enumerate(items, 1):
        rows.append([str(i), text, str(1 + i % 5), f"£{60 + 17 * i}.00"])
        e.add(f"item {i}", text, label, "offered with a price")
    rows.append(["", "Total excluding VAT", "", "£7,302.00"])
    e.add("total", "Total excluding VAT", "K", "a total")

    def frame(c, d):
        c.setFont("Helvetica", 8)
        c.drawString(40, 815, "Brackenmoor Fire & Security Ltd, quotation 2026/77")
        c.drawString(40, 25, f"Page {d.page}")
    build_pdf(e.name, [Paragraph("Quotation for Garside Court", STYLES["Title"]), grid(rows, [35, 330, 40, 80])], on_page=frame)
    e.save()


def pdf_schedule():
    e = Expected("installation-landscape.pdf", form="landscape, text of a row wrapped onto several lines, removal and supply in one row")
    items = [("Corve Steps", "Remove 4 Hikvision domes and supply 4 Hanwha XNV-8083R with brackets, patch cords and labels", "hik:g N", "old ones leave, Hanwha is offered"),
             ("Lower Green", "Supply 3 Dahua IPC-HDW2431T-AS-S2 eyeballs on the existing columns at the play area and the kiosk", "dah", "supplied"),
             ("Ellwick Pier", "Supply Axis Q6135-LE in place of the Uniview PTZ that failed in the storm", "uni:g N", "Uniview leaves, Axis is offered"),
             ("Hexley Walk", "Supply one Uniview IPC6612SR-X25-VG with heater, lightning protection and a spare dome cover", "uni", "supplied"),
             ("Dunholt Mews", "Paint columns, two coats, green", "K", "labour"),
             ("Aldham Lock", "Supply 2 bullet cameras, maker to be approved by the engineer before order", "C", "no maker")]
    rows = [["Site", "Works"]] + [[a, b] for a, b, _, _ in items]
    for i, (a, b, label, reason) in enumerate(items, 1):
        e.add(f"row {i}", b[:40], label, reason)
    build_pdf(e.name, [grid(rows, [110, 260])], size=landscape(A4))
    e.save()


def pdf_columns():
    e = Expected("delivery-two-columns.pdf", form="two columns side by side drawn as text, no ruled table")
    left = [("Delivered", "K"), ("Hikvision DS-2CD2186G2-ISU", "hik"), ("IPC-HFW5442E-ZE bullet", "dah"), ("Bosch NDE-5503-AL", "N"), ("Tiandy TC-C34XS", "tia")]
    right = [("To follow", "K"), ("Uniview IPC322LB-DSF28K-G", "uni"), ("Vivotek FD9167-H", "N"), ("ABUS IPCA66500 dome", "?hikvision"), ("Carriage paid", "K")]
    buf = io.BytesIO()
    c = canvas.Canvas(buf, pagesize=A4, invariant=1)
    c.setFont("Helvetica", 11)
    for x, col, title in ((50, left, "left"), (330, right, "right")):
        for i, (text, label) in enumerate(col):
            c.drawString(x, 760 - 22 * i, text)
            e.add(f"page 1 {title} column", text, label, "on the delivery advice")
    c.showPage()
    c.save()
    put(e.name, buf.getvalue())
    e.save()


def pdf_notes():
    e = Expected("drawing-notes.pdf", form="drawing sheet: notes, legend and title block as scattered text, one line set sideways")
    notes = [(60, 520, "Legend: C1 new Hikvision DS-2CD2386G2-IU dome", "hik", "shown as new"), (60, 500, "C2 new IPC-HDBW5442E-ZE dome", "dah", "shown as new"), (60, 480, "C3 new Axis M3086-V", "N", "another maker"),
             (60, 440, "Note 1: existing Uniview bullet to be removed by others", "uni:g", "is to leave"), (60, 420, "Note 2: all dimensions in millimetres", "K", "no kit"), (560, 80, "Drawing E-104 rev B, scale 1:100", "K", "title block")]
    buf = io.BytesIO()
    c = canvas.Canvas(buf, pagesize=landscape(A4), invariant=1)
    c.setFont("Helvetica", 9)
    for x, y, text, label, reason in notes:
        c.drawString(x, y, text)
        e.add("page 1", text, label, reason)
    c.saveState()
    c.translate(30, 120)
    c.rotate(90)
    c.drawString(0, 0, "C4 new TVT TD-9544S4 bullet at gate")
    c.restoreState()
    e.add("page 1, sideways", "TVT TD-9544S4 bullet", "tvt", "shown as new")
    c.save()
    put(e.name, buf.getvalue())
    e.save()


# ---------------------------------------------------------------- mail
def mail(subject, parts, boundary, attachments=()):
    m = MIMEMultipart("mixed", boundary=boundary)
    m["From"], m["To"], m["Subject"] = "Sales <sales@larkfen.example>", "Buyer <buyer@fenbury.example>", subject
    m["Date"], m["Message-ID"] = "Mon, 02 Mar 2026 09:00:00 +0000", f"<{boundary}@larkfen.example>"
    for p in parts:
        m.attach(p)
    for name, kind, data in attachments:
        a = MIMEApplication(data, kind)
        a.add_header("Content-Disposition", "attachment", filename=name)
        m.attach(a)
    return m.as_bytes()


def eml_reply():
    e = Expected("reply-with-quoted-text.eml", form="reply above quoted text, signature, quoted-printable")
    body = [("Thank you, we now offer Hanwha XNV-8083R at £402 each.", "N", "another maker"), ("The Dahua recorder DHI-NVR4216-16P-4KS2 stays in the price.", "dah", "stays in the offer"), ("Lead time is four weeks.", "K", "terms"), ("", None, ""),
            ("Larkfen Alarms Ltd – Fenbury", None, ""), ("", None, ""), ("On 1 March 2026 the buyer wrote:", None, ""), ("> Please do not send us Hikvision again.", "hik:m", "a refusal in quoted text"), ("> We would look at Bosch NDE-5503-AL.", "N", "another maker")]
    for t, label, reason in body:
        if label:
            e.add("body", t.lstrip("> "), label, reason)
    part = MIMEText("\n".join(t for t, _, _ in body), "plain", "utf-8")
    del part["Content-Transfer-Encoding"]
    import quopri
    part.set_payload(quopri.encodestring("\n".join(t for t, _, _ in body).encode()).decode())
    part["Content-Transfer-Encoding"] = "quoted-printable"
    put(e.name, mail("RE: price for Hexley Walk", [part], "b-reply-1"))
    e.save()


def eml_attached():
    e = Expected("order-with-three-attachments.eml", form="CSV, PDF and workbook attached")
    body = "Please find our offer attached.\nThe PTZ is a Uniview IPC6612SR-X25-VG, £610.\n"
    e.add("body", "Uniview IPC6612SR-X25-VG", "uni", "priced in the body")
    e.add("body", "Please find our offer attached.", "K", "no kit")
    rows = [["Goods", "Qty"], ["Hikvision DS-2CD2347G2-LU turret", "8"], ["Axis M3086-V mini dome", "2"]]
    e.add("attachment goods.csv line 2", rows[1][0], "hik", "offered")
    e.add("attachment goods.csv line 3", rows[2][0], "N", "another maker")
    buf = io.BytesIO()
    c = canvas.Canvas(buf, pagesize=A4, invariant=1)
    c.drawString(60, 760, "2 x Dahua DH-SD49425XB-HNR PTZ, £655.00 each")
    c.drawString(60, 740, "Scaffold, two days, £400.00")
    c.save()
    e.add("attachment extras.pdf", "Dahua DH-SD49425XB-HNR PTZ", "dah", "offered")
    e.add("attachment extras.pdf", "Scaffold, two days", "K", "labour")
    wb = openpyxl.Workbook()
    wb.active.append(["Tiandy TC-C34XS turret", 3])
    wb.active.append(["Camera of any make", 1])
    x = io.BytesIO()
    wb.save(x)
    e.add("attachment more.xlsx row 1", "Tiandy TC-C34XS turret", "tia", "offered")
    e.add("attachment more.xlsx row 2", "Camera of any make", "C", "no maker")
    put(e.name, mail("Order papers", [MIMEText(body, "plain", "us-ascii" if body.isascii() else "utf-8")], "b-order-1",
                     [("goods.csv", "csv", csv_bytes(rows)), ("extras.pdf", "pdf", buf.getvalue()), ("more.xlsx", "vnd.openxmlformats-officedocument.spreadsheetml.sheet", settle(x.getvalue()))]))
    e.save()


def eml_html():
    e = Expected("html-offer-forwarded.eml", form="HTML only with a table, and a forwarded message inside")
    items = [("Uniarch IPC-B182-PF28 bullet", "£49.00", "uni"), ("Hanwha QNV-8080R dome", "£310.00", "N"), ("HiWatch HWI-T240H-U turret", "£58.00", "hik"), ("Provision-ISR dome camera", "£97.00", "?tvt")]
    html = "<html><body><p>Spring offers</p><table>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b, _ in items) + "</table></body></html>"
    for a, _, label in items:
        e.add("body table", a, label, "offered with a price")
    inner = MIMEText("We can add the Dahua TPC-BF5421-T thermal camera for £2,900.\nKind regards\n", "plain", "utf-8")
    del inner["Content-Transfer-Encoding"]
    inner.set_payload("We can add the Dahua TPC-BF5421-T thermal camera for GBP 2,900.\nKind regards\n")
    inner["Content-Transfer-Encoding"] = "7bit"
    inner["From"], inner["Subject"] = "Trade desk <desk@larkfen.example>", "thermal"
    from email.mime.message import MIMEMessage
    e.add("forwarded message", "Dahua TPC-BF5421-T thermal camera", "dah", "offered in the forwarded message")
    put(e.name, mail("FW: offers", [MIMEText(html, "html", "utf-8"), MIMEMessage(inner)], "b-html-1"))
    e.save()


# ---------------------------------------------------------------- web page, scans, archive
def html_basket():
    e = Expected("basket-saved.html", form="saved shop page: navigation, script and hidden rows beside the basket")
    items = [("Hikvision DS-2CD2347G2-LU turret camera", "hik"), ("Axis M3086-V mini dome", "N"), ("EZVIZ C8C outdoor camera", "hik"), ("TP-Link TL-SG2210MP switch", "tpl"), ("Ladder, 3 m", "K"), ("IP camera, unbranded, 5MP", "C")]
    rows = "".join(f"<tr><td>{a}</td><td>1</td><td>£{40 + 9 * i}.00</td></tr>" for i, (a, _) in enumerate(items))
    for a, label in items:
        e.add("basket row", a, label, "in the basket", **({"verdict_also_ok": ["ask"]} if "EZVIZ" in a else {}))
    put(e.name, "<!doctype html><html><head><title>Your basket</title><style>.x{display:none}</style><script>var brands=['Dahua','Uniview'];</script></head><body>"
        "<nav><a href='#'>Shop all cameras</a> <a href='#'>Help</a></nav><h1>Your basket</h1><table>" + rows + "</table><p>Delivery within three days.</p></body></html>\n")
    e.add("paragraph", "Delivery within three days.", "K", "terms")
    e.extra["not_found_in_scripts"] = ["dahua", "uniview"]
    e.save()


def nmap():
    e = Expected("night-sweep.xml", ctx="E", form="port scanner's XML: addresses, vendor words, services, one host down")
    hosts = [("04EECD", "Hangzhou Hikvision Digital Technology", "hik", ""), ("3CEF8C", "Zhejiang Dahua Technology", "dah", ""), ("ACCC8E", "Axis Communications AB", "N", ""), ("48EA63", "", "uni", ""),
             ("001132", "Synology Incorporated", "N", ""), ("E4E66C", "", "tia", ""), ("BC51FE", "", "?hikvision", ""), ("44B423", "", "N", "Hanwha Vision camera http")]
    out = ['<?xml version="1.0" encoding="UTF-8"?>', '<nmaprun scanner="nmap" args="nmap -sV 10.9.0.0/24" start="1772442000" version="7.95">']
    for i, (block, vendor, label, product) in enumerate(hosts):
        m = mac(RND, block)
        v = f' vendor="{vendor}"' if vendor else ""
        svc = f'<service name="http" product="{product}"/>' if product else '<service name="http"/>'
        out.append(f'<host><status state="up"/><address addr="10.9.0.{30 + i}" addrtype="ipv4"/><address addr="{m}" addrtype="mac"{v}/><ports><port protocol="tcp" portid="80"><state state="open"/>{svc}</port></ports></host>')
        e.add(f"host 10.9.0.{30 + i}", m, label, "address block" + (" and vendor word" if vendor else ""))
    out.append('<host><status state="down"/><address addr="10.9.0.99" addrtype="ipv4"/></host><runstats><hosts up="8" down="1" total="9"/></runstats></nmaprun>')
    put(e.name, "\n".join(out) + "\n")
    e.save()


def onvif():
    e = Expected("discovery-answers.xml", ctx="E", form="device discovery answers in one envelope, names percent-coded")
    items = [("HIKVISION%20DS-2CD2386G2-IU", "DS-2CD2386G2-IU", "hik", "DS-2CD2386G2-IU"), ("Dahua", "IPC-HDBW3441E-AS", "dah", "IPC-HDBW3441E-AS"), ("AXIS%20P3265-LVE", "P3265-LVE", "N", "P3265-LVE"), ("UNIVIEW", "IPC322LB-DSF28K-G", "uni", "IPC322LB-DSF28K-G"), ("IPCAM", "generic", "C", "generic")]
    out = ['<?xml version="1.0" encoding="UTF-8"?>', '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><s:Body><d:ProbeMatches>']
    for i, (name, hw, label, text) in enumerate(items):
        out.append(f"<d:ProbeMatch><d:Types>dn:NetworkVideoTransmitter</d:Types><d:Scopes>onvif://www.onvif.org/name/{name} onvif://www.onvif.org/hardware/{hw}</d:Scopes><d:XAddrs>http://10.9.1.{10 + i}/onvif/device_service</d:XAddrs></d:ProbeMatch>")
        e.add(f"match {i + 1}", text, label, "name in the answer")
    out.append("</d:ProbeMatches></s:Body></s:Envelope>")
    put(e.name, "\n".join(out) + "\n")
    e.save()


def archive():
    e = Expected("tender-return.zip", form="archive with a folder, text, CSV, workbook and a zip inside")
    wb = openpyxl.Workbook()
    wb.active.append(["Dahua IPC-HDW2431T-AS-S2 eyeball", 6])
    x = io.BytesIO()
    wb.save(x)
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(zipfile.ZipInfo("late.txt", STAMP), "Late price: Tiandy TC-R3220 recorder, £190\n")
    buf = io.BytesIO()
    with zipfile.ZipFile(buf, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in [("return/letter.txt", "We offer Hikvision DS-2CD2T87G2-L bullets at £131.\nOur price is firm for 60 days.\n".encode()),
                           ("return/prices.csv", csv_bytes([["Goods", "Price"], ["Hanwha XNV-8083R dome", "402"], ["Uniview IPC322LB-DSF28K-G dome", "58"]])),
                           ("return/extra/more.xlsx", settle(x.getvalue())), ("return/late.zip", inner.getvalue())]:
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, data)
    for where, text, label in [("return/letter.txt", "Hikvision DS-2CD2T87G2-L bullets", "hik"), ("return/letter.txt", "Our price is firm for 60 days.", "K"), ("return/prices.csv", "Hanwha XNV-8083R dome", "N"),
                               ("return/prices.csv", "Uniview IPC322LB-DSF28K-G dome", "uni"), ("return/extra/more.xlsx", "Dahua IPC-HDW2431T-AS-S2 eyeball", "dah"), ("return/late.zip/late.txt", "Tiandy TC-R3220 recorder", "tia")]:
        e.add(where, text, label, "offered" if label != "K" else "terms")
    put(e.name, buf.getvalue())
    e.save()


MAKERS = [delivery_note, minutes, chat, csv_register, csv_secrets, csv_quote, tsv, xlsx_estate, xlsx_tender, xlsx_drones, xlsx_orders, xls_radios, xls_register, ods_survey, ods_maintenance,
          docx_nested, docx_tracked, docx_boxes, docx_schedule, pdf_quote, pdf_schedule, pdf_columns, pdf_notes, eml_reply, eml_attached, eml_html, html_basket, nmap, onvif, archive]


def main():
    OUT.mkdir(exist_ok=True)
    for f in MAKERS:
        f()
    files = [p for p in OUT.iterdir() if not p.name.endswith(".expected.json")]
    print(len(files), "documents", sum(p.stat().st_size for p in OUT.iterdir()), "bytes, largest", max(p.stat().st_size for p in files))


if __name__ == "__main__":
    main()
