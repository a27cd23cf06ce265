"""Parts of small files that the scripts beside it make without any library: PDF, packages."""

import io
import zipfile

HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def pdf(steps, objects=(), page="", catalog="", fonts="/F1 5 0 R", resources="", contents="4 0 R", pages=1):
    """Pages of the same steps; further objects are numbered from 6."""
    all_objects = [
        f"<</Type/Catalog/Pages 2 0 R {catalog}>>",
        f"<</Type/Pages/Kids[3 0 R]/Count {pages}>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {contents}/Resources<</Font<<{fonts}>>{resources}>>{page}>>",
        stream(steps),
        HELVETICA,
        *objects,
    ]
    out = b"%PDF-1.7\n"
    places = []
    for number, one in enumerate(all_objects, 1):
        one = one.encode("latin-1") if isinstance(one, str) else one
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return out + f"trailer<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()


def stream(data, head=""):
    data = data.encode("latin-1") if isinstance(data, str) else data
    return f"<<{head}/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"


def text(x, y, words, size=10):
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n"


KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def relations(*targets):
    return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" + "".join(f"<Relationship Id='{i}' Type='{KINDS}/{kind}' Target='{to}'/>" for i, kind, to in targets) + "</Relationships>"
