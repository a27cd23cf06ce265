"""Makes small files that each have a name at one unusual or hidden place, and `expected.json`: `python3 make.py`.

No library is needed. What must hold of each file: `has` (in a line), `shown` (in a line that is not marked as hidden),
`hidden` (in a line that is), `has_or_said` (in a line, or in what is said not to be read), `not` (in nothing that comes
out), `incomplete` (whether something is said not to be read).
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
import file_parts
from file_parts import KINDS, relations, stream, zipped

NAME = "Hikvision DS-2CD2143G2-I"
LISTED = dict(has_or_said=["Hikvision"])
expected = {}


def put(name, data, **holds):
    data = data.encode() if isinstance(data, str) else data
    with open(name, "wb") as file:
        file.write(data)
    expected[name] = holds


def png(wide, tall):
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", wide, tall, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(bytes((wide + 1) * tall))) + chunk(b"IEND", b"")


# ---------------------------------------------------------------- web pages


def page(body, head=""):
    return f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body><p>Axis P3265-V dome</p>{body}</body></html>"


SHOWN = dict(shown=[NAME])
HIDDEN = dict(hidden=[NAME], shown=["Axis P3265-V"])
put("comment-ended-with-a-bang.html", page(f"<!-- note --!><p>{NAME}</p><!-- end -->"), **SHOWN)
put("comment-that-is-empty.html", page(f"<!--><p>{NAME}</p><!-- end -->"), **SHOWN)
put("comment-of-a-dash.html", page(f"<!---><p>{NAME}</p><!-- end -->"), **SHOWN)
put("comment-for-one-program.html", page(f"<!--[if mso]><p>{NAME}</p><![endif]-->"), hidden=[NAME])
put("drawing-text.html", page(f"<svg><text x=1><tspan>Hikvision </tspan><tspan>DS-2CD2143G2-I</tspan></text></svg>"), **SHOWN)
put("drawing-with-cdata.html", page(f"<svg><text><![CDATA[{NAME}]]></text></svg>"), **SHOWN)
put("formula.html", page(f"<math><mtext>{NAME}</mtext></math>"), **SHOWN)
put("formula-by-letter.html", page("<math>" + "".join(f"<mi>{c}</mi>" for c in "Hikvision") + "</math>"), shown=["Hikvision"])
put("placeholder.html", page(f"<input placeholder='{NAME}'><textarea placeholder='Dahua recorder'></textarea>"), has=[NAME, "Dahua recorder"])
put("button-value.html", page(f"<input type=submit value='{NAME}'>"), **SHOWN)
put("option-label.html", page(f"<select><optgroup label='Dahua kit'><option label='{NAME}'></option></optgroup></select>"), has=[NAME, "Dahua kit"])
put("suggestions.html", page(f"<input list=l><datalist id=l><option value='{NAME}'></datalist>"), has=[NAME])
put("title.html", page(f"<p title='{NAME}'>our usual camera</p>"), has=[NAME])
put("alternative-text.html", page(f"<img src=x.png alt='{NAME}'><map><area alt='Dahua recorder'></map>"), has=[NAME, "Dahua recorder"])
put("spoken-label.html", page(f"<button aria-label='{NAME}'></button>"), has=[NAME])
put("before.html", page("<p class=c>camera</p>", f"<style>.c::before{{content:\"{NAME} \"}}</style>"), has=[NAME])
put("before-escaped.html", page("<p class=c>camera</p>", "<style>.c:after{content:'\\48 ikvision' ' DS-2CD2143G2-I'}</style>"), has=["Hikvision"])
put("before-of-an-attribute.html", page(f"<p class=c data-make='{NAME}'>camera</p>", "<style>.c::before{content:attr(data-make)}</style>"), has=[NAME])
put("right-to-left-override.html", page(f"<p><bdo dir=rtl>{NAME[::-1]}</bdo></p>"), **SHOWN)
put("right-to-left-style.html", page(f"<p style='unicode-bidi: bidi-override; direction: rtl'>{NAME[::-1]}</p>"), **SHOWN)
put("reading-above.html", page("<p><ruby>Hik<rt>x</rt>vision</ruby> camera</p>"), shown=["Hikvision"])
put("hidden-letters-between.html", page("<p>Hik<span style='display:none'>zz</span>vision camera</p>"), shown=["Hikvision camera"], hidden=["zz"])
put("hidden-letters-in-a-cell.html", page("<table><tr><td>1</td><td>Hik<span style='display:none'>zz</span>vision</td></tr></table>"), shown=["1 | Hikvision"], hidden=["zz"])
put("display-none.html", page(f"<p style='display: none'>{NAME}</p>"), **HIDDEN)
put("visibility-hidden.html", page(f"<p style='visibility:hidden'>{NAME}</p>"), **HIDDEN)
put("hidden-attribute.html", page(f"<p hidden>{NAME}</p>"), **HIDDEN)
put("size-of-nothing.html", page(f"<p style='font-size:0'>{NAME}</p>"), **HIDDEN)
put("size-of-one.html", page(f"<p>Axis <span style='font-size: 1px'>{NAME}</span></p>"), **HIDDEN)
put("transparent.html", page(f"<p style='opacity:0'>{NAME}</p>"), **HIDDEN)
put("transparent-colour.html", page(f"<p style='color:transparent'>{NAME}</p>"), **HIDDEN)
put("white-on-white.html", page(f"<p style='color:#fff'>{NAME}</p>"), **HIDDEN)
put("white-font.html", page(f"<font color=white>{NAME}</font>"), **HIDDEN)
put("white-on-blue.html", page(f"<table bgcolor='#1d70b8'><tr><td style='color:#ffffff'>{NAME}</td></tr></table>"), **SHOWN)
put("white-on-blue-style.html", page(f"<div style='background:#1d70b8'><p style='color:white'>{NAME}</p></div>"), **SHOWN)
put("off-the-screen.html", page(f"<p style='position:absolute;left:-9999px'>{NAME}</p>"), **HIDDEN)
put("indented-away.html", page(f"<p style='text-indent:-9999px'>{NAME}</p>"), **HIDDEN)
put("no-room.html", page(f"<div style='height:0;overflow:hidden'>{NAME}</div>"), **HIDDEN)
put("hidden-by-class.html", page(f"<p class='note x'>{NAME}</p>", "<style>.x, .y { display : none }</style>"), **HIDDEN)
put("hidden-by-id.html", page(f"<p id=x>{NAME}</p>", "<style>#x{visibility:hidden}</style>"), **HIDDEN)
put("hidden-for-outlook.html", page(f"<p style='mso-hide:all'>{NAME}</p>"), **HIDDEN)
put("hidden-for-print-only.html", page(f"<p class=x>{NAME}</p>", "<style>@media print{.x{display:none}}</style>"), **SHOWN)
put("picture-in-the-page.html", page(f"<img src='data:image/png;base64,{base64.b64encode(png(800, 600)).decode()}'>"), incomplete=True)
put("logo-in-the-page.html", page(f"<img src='data:image/png;base64,{base64.b64encode(png(120, 60)).decode()}'>"), incomplete=False)
put("page-in-the-page.html", page("<iframe src='quote.html' width=600 height=400></iframe>"), incomplete=True)
put("page-without-scripts.html", page("<noscript><iframe src='https://example.com/count'></iframe></noscript>"), incomplete=False)
put("page-of-one-dot.html", page("<iframe src='https://example.com/count' width=1 height=1></iframe>"), incomplete=False)
put("object-with-words.html", page(f"<object data=x><p>{NAME}</p></object>"), has=[NAME])

# ---------------------------------------------------------------- mail

HEADERS = "To: b@example.gov.uk\nSubject: Quote\nMIME-Version: 1.0\n"


def mail(*parts, kind="alternative", sender="a@example.com"):
    return f"From: {sender}\n" + HEADERS + f"Content-Type: multipart/{kind}; boundary=\"q\"\n\n" + "".join(f"--q\n{part}\n" for part in parts) + "--q--\n"


PLAIN = "Content-Type: text/plain\n\nFour domes as agreed\n"
HTML = "Content-Type: text/html\n\n<p>Four domes as agreed</p>{}\n"
put("page-says-more.eml", mail(PLAIN, HTML.format(f"<p>{NAME}</p>")), **SHOWN)
put("text-says-more.eml", mail(f"Content-Type: text/plain\n\nFour domes\n{NAME}\n", HTML.format("")), has=[NAME])
put("part-of-an-unusual-kind.eml", mail(PLAIN, f"Content-Type: text/enriched\n\n<bold>{NAME}</bold>\n"), **LISTED)
put("part-for-watches.eml", mail(PLAIN, f"Content-Type: text/x-amp-html\n\n<html amp4email><body><p>{NAME}</p></body></html>\n"), **LISTED)
put("sender.eml", mail(PLAIN, sender="Hikvision UK Sales <sales@example.com>"), has=["Hikvision UK Sales"])

# ---------------------------------------------------------------- Excel



def row(number, *cells, more=""):
    return f"<row r='{number}' {more}>" + "".join(f"<c t='inlineStr'><is><t>{cell}</t></is></c>" if not cell.startswith("<") else cell for cell in cells) + "</row>"


def xlsx(rows=row(1, "Axis P3265-V dome", "4"), styles="<cellXfs><xf/></cellXfs>", begin="", end="", book="", after="", more=None, rels=()):
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"<workbook xmlns:r='x'>{book}<sheets><sheet name='S' r:id='r1'/></sheets>{after}</workbook>",
        "xl/_rels/workbook.xml.rels": relations(("r1", "worksheet", "worksheets/s.xml"), ("r2", "styles", "styles.xml")),
        "xl/styles.xml": f"<styleSheet>{styles}</styleSheet>",
        "xl/worksheets/s.xml": f"<worksheet xmlns:r='x' xmlns:x14='y' xmlns:xm='z'>{begin}<sheetData>{rows}</sheetData>{end}</worksheet>",
    }
    if rels:
        parts["xl/worksheets/_rels/s.xml.rels"] = relations(*rels)
    parts.update(more or {})
    return zipped(parts)


def formats(*codes):
    return "<numFmts>" + "".join(f"<numFmt numFmtId='{164 + nth}' formatCode='{code}'/>" for nth, code in enumerate(codes)) + "</numFmts><cellXfs><xf/>" + "".join(f"<xf numFmtId='{164 + nth}'/>" for nth in range(len(codes))) + "</cellXfs>"


DOME = row(1, "Axis P3265-V dome", "4")
put("number-format.xlsx", xlsx(row(1, "Camera", "<c s='1'><v>2143</v></c>"), formats('"Hikvision "0')), shown=["Hikvision 2143"])
put("number-format-by-letter.xlsx", xlsx(row(1, "Camera", "<c s='1'><v>4</v></c>"), formats("0\\ \\H\\i\\k\\v\\i\\s\\i\\o\\n")), shown=["4 Hikvision"])
put("number-format-of-a-currency.xlsx", xlsx(row(1, "Camera", "<c s='1'><v>4</v></c>"), formats("[$Hikvision-809]#,##0")), shown=["Hikvision 4"])
put("number-format-of-zero.xlsx", xlsx(row(1, "Camera", "<c s='1'><v>0</v></c>"), formats('0;-0;"Hikvision"')), shown=["Hikvision"])
put("number-format-of-text.xlsx", xlsx(row(1, "Camera", "<c s='1' t='inlineStr'><is><t>dome</t></is></c>"), formats('0;0;0;"Hikvision "@')), shown=["Hikvision dome"])
put("number-format-of-money.xlsx", xlsx(row(1, "Camera", "<c s='1'><v>4</v></c>"), formats('"£"#,##0.00')), shown=["Camera | 4"])
put("number-format-that-hides.xlsx", xlsx(DOME + row(2, f"<c s='1' t='inlineStr'><is><t>{NAME}</t></is></c>"), formats(";;;")), **HIDDEN)
put("number-format-of-a-rule.xlsx", xlsx(DOME, '<cellXfs><xf/></cellXfs><dxfs><dxf><numFmt numFmtId="200" formatCode="&quot;Hikvision &quot;0"/></dxf></dxfs>'), has=["Hikvision"])
put("formula-that-is-stale.xlsx", xlsx(row(1, "Camera", "<c t='str'><f>\"Hik\"&amp;\"vision\"</f><v>Axis</v></c>")), incomplete=True)
put("formula-of-nothing.xlsx", xlsx(row(1, "Camera", "<c><f>\"Hik\"&amp;\"vision\"</f></c>")), incomplete=True)
put("chart-title.xlsx", xlsx(more={"xl/charts/chart1.xml": f"<c:chartSpace xmlns:c='c' xmlns:a='a'><c:title><a:p><a:r><a:t>Hikvision </a:t></a:r><a:r><a:t>DS-2CD2143G2-I</a:t></a:r></a:p></c:title></c:chartSpace>"}), **SHOWN)
put("chart-series.xlsx", xlsx(more={"xl/charts/chart1.xml": f"<c:chartSpace xmlns:c='c'><c:ser><c:tx><c:strRef><c:f>S!A1</c:f><c:strCache><c:pt idx='0'><c:v>{NAME}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:val><c:numCache><c:pt><c:v>4</c:v></c:pt></c:numCache></c:val></c:ser></c:chartSpace>"}), **SHOWN)
put("text-box.xlsx", xlsx(more={"xl/drawings/drawing1.xml": f"<xdr:wsDr xmlns:xdr='x' xmlns:a='a'><xdr:sp><xdr:txBody><a:p><a:r><a:t>{NAME}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"}), **SHOWN)
put("words-for-a-picture.xlsx", xlsx(more={"xl/drawings/drawing1.xml": f"<xdr:wsDr xmlns:xdr='x'><xdr:pic><xdr:nvPicPr><xdr:cNvPr id='2' name='Picture 1' descr='{NAME}'/></xdr:nvPicPr></xdr:pic></xdr:wsDr>"}), has=[NAME])
put("old-text-box.xlsx", xlsx(more={"xl/drawings/vmlDrawing1.vml": f"<xml xmlns:v='v'><v:shape><v:textbox><div><font face='Arial'>{NAME}</font></div></v:textbox></v:shape></xml>"}), **SHOWN)
put("picture-of-shapes.xlsx", xlsx(more={"xl/diagrams/data1.xml": f"<dgm:dataModel xmlns:dgm='d' xmlns:a='a'><dgm:t><a:p><a:r><a:t>{NAME}</a:t></a:r></a:p></dgm:t></dgm:dataModel>"}), has=[NAME])
put("comment.xlsx", xlsx(more={"xl/comments1.xml": f"<comments><commentList><comment ref='A1'><text><r><t>{NAME}</t></r></text></comment></commentList></comments>"}), has=[NAME])
put("threaded-comment.xlsx", xlsx(more={"xl/threadedComments/threadedComment1.xml": f"<ThreadedComments><threadedComment ref='A1'><text>{NAME}</text></threadedComment></ThreadedComments>"}), has=[NAME])
put("header.xlsx", xlsx(end='<headerFooter><oddHeader>&amp;C&amp;"Arial,Bold"&amp;14Hik&amp;Bvision&amp;B DS-2CD2143G2-I</oddHeader></headerFooter>'), shown=[NAME])
put("defined-name.xlsx", xlsx(after=f"<definedNames><definedName name='Make'>\"{NAME}\"</definedName></definedNames>"), has=[NAME])
put("choices.xlsx", xlsx(end=f"<dataValidations><dataValidation type='list' sqref='A1'><formula1>\"{NAME},Dahua recorder\"</formula1></dataValidation></dataValidations>"), hidden=[NAME, "Dahua recorder"])
put("input-message.xlsx", xlsx(end=f"<dataValidations><dataValidation sqref='A1' promptTitle='Make' prompt='{NAME}'/></dataValidations>"), has=[NAME])
put("tip-of-a-link.xlsx", xlsx(end=f"<hyperlinks><hyperlink ref='A1' location='S!A1' tooltip='{NAME}'/></hyperlinks>"), has=[NAME])
DIALOG = {"xl/workbook.xml": "<workbook xmlns:r='x'><sheets><sheet name='S' r:id='r1'/><sheet name='Hikvision' r:id='r3'/></sheets></workbook>", "xl/_rels/workbook.xml.rels": relations(("r1", "worksheet", "worksheets/s.xml"), ("r3", "dialogsheet", "dialogsheets/d.xml")), "xl/dialogsheets/d.xml": "<dialogsheet/>"}
put("dialog-sheet.xlsx", xlsx(more=DIALOG), incomplete=True)
put("slicer.xlsx", xlsx(more={"xl/slicers/slicer1.xml": "<slicers><slicer name='Make' caption='Make'/></slicers>"}), incomplete=True)
put("control.xlsx", xlsx(more={"xl/activeX/activeX1.bin": b"Hikvision"}), incomplete=True)
put("hidden-row.xlsx", xlsx(DOME + row(2, NAME, more="hidden='1'")), **HIDDEN)
put("row-of-no-height.xlsx", xlsx(DOME + row(2, NAME, more="ht='0' customHeight='1'")), **HIDDEN)
put("hidden-column.xlsx", xlsx(DOME + row(2, "x", NAME), begin="<cols><col min='2' max='2' hidden='1'/></cols>"), hidden=[NAME])
put("column-of-no-width.xlsx", xlsx(DOME + row(2, "x", NAME), begin="<cols><col min='2' max='2' width='0' customWidth='1'/></cols>"), hidden=[NAME])
LOOKS = "<fonts><font><color theme='1'/></font><font><color rgb='FFFFFFFF'/></font><font><sz val='1'/></font></fonts><fills><fill><patternFill patternType='none'/></fill><fill><patternFill patternType='solid'><fgColor rgb='FF1D70B8'/></patternFill></fill><fill><patternFill patternType='solid'><fgColor rgb='FFFFFFFF'/></patternFill></fill></fills><cellXfs><xf/><xf fontId='1' fillId='0'/><xf fontId='1' fillId='1'/><xf fontId='1' fillId='2'/><xf fontId='2'/></cellXfs>"
look = lambda style: xlsx(DOME + row(2, f"<c s='{style}' t='inlineStr'><is><t>{NAME}</t></is></c>"), LOOKS)
put("white-on-nothing.xlsx", look(1), **HIDDEN)
put("white-on-blue.xlsx", look(2), **SHOWN)
put("white-on-white.xlsx", look(3), **HIDDEN)
put("letters-of-one-point.xlsx", look(4), **HIDDEN)

# ---------------------------------------------------------------- Word

NAMES = "xmlns:w='w' xmlns:wp='wp' xmlns:a='a' xmlns:r='r' xmlns:v='v' xmlns:mc='mc' xmlns:wps='wps'"
paragraph = lambda words, look="": f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"


def docx(body, rels=(), more=None):
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {NAMES}><w:body>{paragraph('Axis P3265-V dome')}{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*rels),
    }
    parts.update({name: text.replace("NAMES", NAMES) if isinstance(text, str) else text for name, text in (more or {}).items()})
    return zipped(parts)


run = lambda inside: f"<w:p><w:r>{inside}</w:r></w:p>"
box = lambda words: f"<w:txbxContent>{paragraph(words)}</w:txbxContent>"
put("second-form.docx", docx(run(f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box('Axis')}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box(NAME)}</w:pict></mc:Fallback></mc:AlternateContent>")), has=[NAME])
put("second-form-alike.docx", docx(run(f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box(NAME)}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box(NAME)}</w:pict></mc:Fallback></mc:AlternateContent>")), shown=[NAME], lines=2)
put("second-form-alone.docx", docx(run(f"<mc:AlternateContent><mc:Fallback><w:t>{NAME}</w:t></mc:Fallback></mc:AlternateContent>")), has=[NAME])
put("number-of-a-list.docx", docx(paragraph("dome"), [("n1", "numbering", "numbering.xml")], {"word/numbering.xml": "<w:numbering NAMES><w:abstractNum><w:lvl><w:lvlText w:val='Hikvision %1'/></w:lvl></w:abstractNum></w:numbering>"}), has=["Hikvision"])
put("usual-number-of-a-list.docx", docx(paragraph("dome"), [("n1", "numbering", "numbering.xml")], {"word/numbering.xml": "<w:numbering NAMES><w:abstractNum><w:lvl><w:lvlText w:val='Section %1.'/></w:lvl></w:abstractNum></w:numbering>"}), lines=2)
put("old-text-box.docx", docx(run(f"<w:pict><v:shape><v:textbox>{box(NAME)}</v:textbox></v:shape></w:pict>")), **SHOWN)
put("word-art.docx", docx(run(f"<w:pict><v:shape><v:textpath string='{NAME}'/></v:shape></w:pict>")), **SHOWN)
put("watermark.docx", docx("", [("h1", "header", "header1.xml")], {"word/header1.xml": f"<w:hdr NAMES>{run(f'<w:pict><v:shape><v:textpath string=%s/></v:shape></w:pict>' % repr(NAME))}</w:hdr>"}), **SHOWN)
put("symbols.docx", docx("<w:p>" + "".join(f"<w:r><w:sym w:font='Arial' w:char='F0{ord(c):02X}'/></w:r>" for c in "Hikvision") + "</w:p>"), shown=["Hikvision"])
put("symbols-that-are-pictures.docx", docx("<w:p>" + "".join(f"<w:r><w:sym w:font='Wingdings' w:char='F0{ord(c):02X}'/></w:r>" for c in "Hikvision") + "</w:p>"), incomplete=True)
put("a-tick.docx", docx("<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r><w:r><w:t>fitted</w:t></w:r></w:p>"), shown=["fitted"], incomplete=False)
put("handwriting.docx", docx("", more={"word/ink/ink1.xml": "<ink/>"}), incomplete=True)
put("control-of-a-program.docx", docx("", more={"word/activeX/activeX1.bin": b"Hikvision"}), incomplete=True)
put("settings-alone.docx", docx("", more={"word/settings.xml": "<s/>", "word/fontTable.xml": "<s/>", "word/theme/theme1.xml": "<t/>", "word/webSettings.xml": "<s/>", "word/people.xml": "<s/>", "word/commentsIds.xml": "<s/>"}), incomplete=False)
for kind in ["header", "footer", "footnotes", "endnotes", "comments"]:
    put(f"{kind}.docx", docx("", [("x1", kind, f"{kind}1.xml")], {f"word/{kind}1.xml": f"<w:x NAMES>{paragraph(NAME)}</w:x>"}), has=[NAME])
put("control.docx", docx(f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(NAME)}</w:sdtContent></w:sdt>"), **SHOWN)
put("choices-of-a-control.docx", docx(f"<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText='{NAME}' w:value='1'/></w:dropDownList></w:sdtPr><w:sdtContent>{paragraph('Choose an item.')}</w:sdtContent></w:sdt>"), hidden=[NAME])
put("old-choice.docx", docx(f"<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='Dahua recorder'/><w:listEntry w:val='{NAME}'/></w:ddList></w:ffData></w:fldChar></w:r></w:p>"), shown=[NAME], hidden=["Dahua recorder"])
put("macro-button.docx", docx(f"<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> MACROBUTTON NoMacro {NAME}</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"), **SHOWN)
put("bound-value.docx", docx("<w:sdt><w:sdtPr><w:dataBinding w:xpath='/a/b'/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>", more={"customXml/item1.xml": f"<a><b>{NAME}</b></a>"}), has=[NAME])
put("building-block.docx", docx("", [("g1", "glossaryDocument", "glossary/document.xml")], {"word/glossary/document.xml": f"<w:glossaryDocument NAMES>{paragraph(NAME)}{paragraph('Click or tap here to enter text.')}</w:glossaryDocument>"}), **HIDDEN, **{"not": ["Click or tap"]})
put("words-for-a-picture.docx", docx(run(f"<w:drawing><wp:inline><wp:docPr id='1' name='Picture 1' descr='{NAME}'/></wp:inline></w:drawing>")), has=[NAME])
put("picture-named-by-its-file.docx", docx(run("<w:drawing><wp:inline><wp:docPr id='1' name='Picture 1' descr='IMG_2143.jpg'/></wp:inline></w:drawing>")), lines=1)
put("chart-in-a-header.docx", docx("", more={"word/charts/chart1.xml": f"<c:chartSpace xmlns:c='c' xmlns:a='a'><c:title><a:p><a:r><a:t>{NAME}</a:t></a:r></a:p></c:title></c:chartSpace>"}), **SHOWN)
put("reading-above.docx", docx("<w:p><w:r><w:t>Hik</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>zz</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>vis</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>ion</w:t></w:r></w:p>"), shown=["Hikvision"], has=["zz"])
put("vanish.docx", docx(paragraph(NAME, "<w:vanish/>")), **HIDDEN)
put("vanish-between.docx", docx("<w:p><w:r><w:t>Hik</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>zz</w:t></w:r><w:r><w:t>vision</w:t></w:r></w:p>"), shown=["Hikvision"], hidden=["zz"])
STYLES = "<w:styles NAMES><w:style w:styleId='H'><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId='W'><w:rPr><w:color w:val='FFFFFF'/></w:rPr></w:style></w:styles>"
styled = lambda style: docx(paragraph(NAME, f"<w:rStyle w:val='{style}'/>"), [("s1", "styles", "styles.xml")], {"word/styles.xml": STYLES})
put("vanish-by-style.docx", styled("H"), **HIDDEN)
put("white-by-style.docx", styled("W"), **HIDDEN)
put("vanish-by-paragraph-style.docx", docx(f"<w:p><w:pPr><w:pStyle w:val='H'/></w:pPr><w:r><w:t>{NAME}</w:t></w:r></w:p>", [("s1", "styles", "styles.xml")], {"word/styles.xml": STYLES}), **HIDDEN)
put("vanish-of-a-mark-only.docx", docx(f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>{NAME}</w:t></w:r></w:p>"), **SHOWN)
put("hidden-on-the-web-only.docx", docx(f"<w:p><w:r><w:t>{NAME}</w:t></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:t> 12</w:t></w:r></w:p>"), shown=[f"{NAME} 12"])
put("white.docx", docx(paragraph(NAME, "<w:color w:val='FFFFFF'/>")), **HIDDEN)
put("white-on-grey-run.docx", docx(paragraph(NAME, "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='1D70B8'/>")), **SHOWN)
cell = lambda inside, look="": f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tr><w:tc>{inside}</w:tc><w:tc>{paragraph('x')}</w:tc></w:tr></w:tbl>"
put("white-in-a-blue-cell.docx", docx(cell(f"<w:tcPr><w:shd w:val='clear' w:fill='1D70B8'/></w:tcPr>{paragraph(NAME, '<w:color w:val=%s/>' % repr('FFFFFF'))}")), **SHOWN)
put("white-in-a-styled-table.docx", docx(cell(paragraph(NAME, "<w:color w:val='FFFFFF'/>"), "<w:tblStyle w:val='GridTable4'/>")), **SHOWN)
put("white-in-a-plain-cell.docx", docx(cell(paragraph(NAME, "<w:color w:val='FFFFFF'/>"))), hidden=[NAME])
put("letters-of-one-point.docx", docx(paragraph(NAME, "<w:sz w:val='2'/>")), **HIDDEN)
put("hidden-table-row.docx", docx(f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{paragraph(NAME)}</w:tc><w:tc>{paragraph('4')}</w:tc></w:tr></w:tbl>"), hidden=[NAME])
put("hidden-shape.docx", docx(run(f"<w:drawing><wp:anchor><wp:docPr id='1' name='x' hidden='1'/>{box(NAME)}</wp:anchor></w:drawing>")), hidden=[NAME])

# ---------------------------------------------------------------- PDF


def pdf(steps, objects=(), **more):
    """A page with an item of its own above the steps."""
    return file_parts.pdf(text(72, 760, "Axis P3265-V dome") + steps, objects, **more)


def text(x, y, words, size=10, before=""):
    return f"{before} {file_parts.text(x, y, words, size)}"


here = lambda before="", size=10, x=72, y=600: "q " + text(x, y, NAME, size, before) + "Q\n"
note = lambda kind, more="": f"/Annots[<</Type/Annot/Subtype/{kind}/Rect[72 500 400 540]{more}>>]"
LOOK = stream(text(0, 5, NAME), "/Type/XObject/Subtype/Form/BBox[0 0 300 40]/Resources<</Font<</F1 5 0 R>>>>")
for kind in ["FreeText", "Stamp", "Watermark", "Square", "Line", "Redact"]:
    put(f"annotation-{kind.lower()}.pdf", pdf("", [LOOK], page=note(kind, "/AP<</N 6 0 R>>")), has=[NAME])
for kind in ["FreeText", "Stamp", "Watermark", "Ink", "Text", "Highlight", "Caret", "FileAttachment"]:
    put(f"annotation-{kind.lower()}-contents.pdf", pdf("", page=note(kind, f"/Contents({NAME})")), has=[NAME])
put("annotation-ink-strokes.pdf", pdf("", page=note("Ink", "/InkList[[72 500 80 520 90 500]]")), incomplete=True)
put("annotation-stamp-picture.pdf", pdf("", [stream("q 300 0 0 40 0 0 cm /I Do Q", "/Type/XObject/Subtype/Form/BBox[0 0 300 40]/Resources<</XObject<</I 7 0 R>>>>"), stream(b"\x80" * 100, "/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8")], page=note("Stamp", "/AP<</N 6 0 R>>")), incomplete=True)
put("annotation-film.pdf", pdf("", page=note("RichMedia")), incomplete=True)
put("annotation-hidden.pdf", pdf("", page=note("FreeText", f"/F 2/Contents({NAME})")), **HIDDEN)
put("annotation-printed-only.pdf", pdf("", [LOOK], page=note("Stamp", f"/F 36/AP<</N 6 0 R>>")), has=[NAME])
put("annotation-redaction-words.pdf", pdf("", page=note("Redact", f"/OverlayText({NAME})")), has=[NAME])
put("button-caption.pdf", pdf("", page=note("Widget", f"/FT/Btn/MK<</CA({NAME})>>")), has=[NAME])
put("field-hidden.pdf", pdf("", ["<</Type/Annot/Subtype/Widget/FT/Tx/F 2/T(a)/V(" + NAME + ")/Rect[0 0 9 9]>>"], page="/Annots[6 0 R]", catalog="/AcroForm<</Fields[6 0 R]>>"), hidden=[NAME])
put("button-values.pdf", pdf("", [f"<</Type/Annot/Subtype/Widget/FT/Btn/T(a)/Opt[(x1)(x1)]/Rect[0 0 9 9]>>"], page="/Annots[6 0 R]", catalog="/AcroForm<</Fields[6 0 R]>>"), lines=1)
put("field-choices.pdf", pdf("", [f"<</Type/Annot/Subtype/Widget/FT/Ch/T(a)/Opt[({NAME})[(1)(Dahua recorder)]]/Rect[0 0 9 9]>>"], page="/Annots[6 0 R]", catalog="/AcroForm<</Fields[6 0 R]>>"), hidden=[NAME, "Dahua recorder"])
put("bookmark.pdf", pdf("", ["<</First 7 0 R>>", f"<</Title({NAME})>>"], catalog="/Outlines 6 0 R"), has=[NAME])
put("bookmark-alike.pdf", pdf("", ["<</First 7 0 R>>", "<</Title(Axis P3265-V)>>"], catalog="/Outlines 6 0 R"), lines=1)
put("letters-as-drawings.pdf", pdf("0 0 m " + "".join(f"{x} 600 {x + 2} 610 {x + 4} 600 c f {x} 600 m\n" for x in range(72, 572)) + "n"), incomplete=True)
put("white.pdf", pdf(here("1 g")), **HIDDEN)
put("white-rgb.pdf", pdf(here("1 1 1 rg")), **HIDDEN)
put("white-inks.pdf", pdf(here("0 0 0 0 k")), **HIDDEN)
put("white-on-blue.pdf", pdf("0.1 0.4 0.7 rg 60 590 400 30 re f 0 g\n" + here("1 g")), **SHOWN)
put("white-on-a-round-box.pdf", pdf("0.1 0.4 0.7 rg 60 590 m 460 590 l 470 590 470 600 470 620 c 60 620 l h f 0 g\n" + here("1 g")), **SHOWN)
put("white-on-white-on-blue.pdf", pdf("0 0 1 rg 60 590 400 30 re f 1 g 60 590 400 30 re f 0 g\n" + here("1 g")), **HIDDEN)
put("white-on-a-picture.pdf", pdf("q 400 0 0 30 60 590 cm /I Do Q\n" + here("1 g"), [stream(b"\x10" * 100, "/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8")], resources="/XObject<</I 6 0 R>>"), **SHOWN)
put("blue-on-blue.pdf", pdf("0.1 0.4 0.7 rg 60 590 400 30 re f\n" + here("0.1 0.4 0.7 rg")), **HIDDEN)
put("tiny.pdf", pdf(here(size=0.5)), **HIDDEN)
put("small-print.pdf", pdf(here(size=4)), **SHOWN)
put("unseen.pdf", pdf(here("3 Tr")), **HIDDEN)
put("transparent.pdf", pdf(here("/G gs"), resources="/ExtGState<</G<</ca 0>>>>"), **HIDDEN)
put("half-transparent.pdf", pdf(here("/G gs"), resources="/ExtGState<</G<</ca .5>>>>"), **SHOWN)
put("off-the-page.pdf", pdf(here(x=-900)), **HIDDEN)
put("below-the-page.pdf", pdf(here(y=-50)), **HIDDEN)
put("covered.pdf", pdf(here() + "1 g 60 590 400 30 re f\n"), **HIDDEN)
put("covered-in-black.pdf", pdf(here() + "0 g 60 590 400 30 re f\n"), **HIDDEN)
put("marked-in-yellow.pdf", pdf(here() + "q /G gs 1 1 0 rg 60 590 400 30 re f Q\n", resources="/ExtGState<</G<</BM/Multiply>>>>"), **SHOWN)
put("clipped.pdf", pdf("q 300 100 50 50 re W n " + text(72, 600, NAME) + "Q\n"), **HIDDEN)
put("clipped-around.pdf", pdf("q 60 590 400 30 re W n " + text(72, 600, NAME) + "Q\n"), **SHOWN)
LAYERS = "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>"
put("layer-off.pdf", pdf("/OC /L BDC " + text(72, 600, NAME) + "EMC\n", ["<</Type/OCG/Name(x)>>"], catalog=LAYERS, resources="/Properties<</L 6 0 R>>"), **HIDDEN)
put("layer-on.pdf", pdf("/OC /L BDC " + text(72, 600, NAME) + "EMC\n", ["<</Type/OCG/Name(x)>>"], catalog="/OCProperties<</OCGs[6 0 R]/D<<>>>>", resources="/Properties<</L 6 0 R>>"), **SHOWN)
put("drawing-of-a-layer-off.pdf", pdf("/X Do\n", ["<</Type/OCG/Name(x)>>", stream(text(72, 600, NAME), "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/OC 6 0 R/Resources<</Font<</F1 5 0 R>>>>")], catalog=LAYERS, resources="/XObject<</X 7 0 R>>"), **HIDDEN)
put("annotation-of-a-layer-off.pdf", pdf("", ["<</Type/OCG/Name(x)>>"], catalog=LAYERS, page=note("FreeText", f"/OC 6 0 R/Contents({NAME})")), **HIDDEN)
put("recognised-below-a-picture.pdf", pdf(here("3 Tr") + "q 595 0 0 842 0 0 cm /I Do Q\n", [stream(b"\x80" * 100, "/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8")], resources="/XObject<</I 6 0 R>>"), **SHOWN)
put("attached.pdf", pdf("", [f"<</Type/Filespec/F(k.txt)/EF<</F 7 0 R>>>>", stream(NAME, "/Type/EmbeddedFile")], catalog="/Names<</EmbeddedFiles<</Names[(k.txt)6 0 R]>>>>"), has=[NAME])

with open("expected.json", "w") as file:
    json.dump(expected, file, indent=1, ensure_ascii=False)
    file.write("\n")
