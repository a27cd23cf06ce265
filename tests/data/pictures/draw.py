#!/usr/bin/env python3
"""Draws the pictures beside it: labels and pages of an imagined site, in a free font. Needs Pillow, qrcode and Liberation Sans.

    python3 draw.py FOLDER
"""
import sys
from pathlib import Path

import qrcode
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONT = "LiberationSans-Regular.ttf"
OUT = Path(sys.argv[1])
LABEL = ["HIKVISION", "Model: DS-2CD2143G2-I", "MAC: 44:19:B6:5F:67:1C", "S/N: AAWR0123456789", "DC12V 0.5A PoE 802.3af"]
CODE = "SN:AAWR0123456789,MAC:4419B65F671C,SC:QX7TP2"
QUOTE = [
    ("Qty", "Model", "Description", "Unit price"),
    ("4", "DS-2CD2143G2-I", "4 MP dome camera", "£120.00"),
    ("2", "AXIS P3265-LVE", "Outdoor dome camera", "£640.00"),
    ("1", "NVR5216-16P-I", "Recorder, 16 channels", "£510.00"),
    ("1", "", "Installation and testing", "£300.00"),
]


def font(size):
    return ImageFont.truetype(FONT, size)


def label(size=30, code=CODE, lines=LABEL):
    picture = Image.new("L", (size * 30, size * 14), 255)
    draw = ImageDraw.Draw(picture)
    for at, line in enumerate(lines):
        draw.text((size, size + at * size * 2), line, fill=0, font=font(size if at else size * 3 // 2))
    if code:
        marks = qrcode.make(code, box_size=max(2, size // 6), border=3).get_image().convert("L")
        picture.paste(marks, (picture.width - marks.width - size // 2, size // 2))
    return picture


def quote(tilt=0.0):
    picture = Image.new("L", (1240, 760), 255)
    draw = ImageDraw.Draw(picture)
    draw.text((90, 70), "Quotation for Dockside House", fill=0, font=font(40))
    for row, cells in enumerate(QUOTE):
        for cell, x in zip(cells, (90, 190, 530, 960)):
            draw.text((x, 190 + row * 70), cell, fill=0, font=font(26))
    draw.text((90, 640), "Valid for 30 days from the date above.", fill=0, font=font(26))
    return picture.rotate(tilt, fillcolor=255, resample=Image.BICUBIC) if tilt else picture


def ink(picture):
    return picture.point(lambda level: 255 if level > 128 else 0).convert("1", dither=Image.Dither.NONE)


def main():
    ink(label()).save(OUT / "label.png", optimize=True)
    # Held sideways by a telephone, which says so in the file.
    turned = label().rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6
    turned.save(OUT / "label-turned.jpg", quality=40, exif=exif)
    ink(label().rotate(180)).save(OUT / "label-upside-down.webp", lossless=True)
    ink(label(size=12, code="")).save(OUT / "label-small.png", optimize=True)
    other = CODE.replace("671C", "6718")
    ink(label(code=other)).save(OUT / "label-contradicted.png", optimize=True)
    blurred = label(size=22, code="", lines=["Camera", "DS-2CD2386G2-ISU/SL", "Dockside House"]).filter(ImageFilter.GaussianBlur(3.0))
    blurred.save(OUT / "blurred.png", optimize=True)
    ink(quote(tilt=1.2)).save(OUT / "quote.png", optimize=True)
    second = ink(label())
    ink(quote()).save(OUT / "quote.tif", compression="group4", save_all=True, append_images=[second])
    ink(quote()).save(OUT / "quote-fax.pdf", resolution=150)
    quote().save(OUT / "quote-photograph.pdf", resolution=150, quality=40)
    Image.new("1", (400, 300), 1).save(OUT / "empty.png", optimize=True)


if __name__ == "__main__":
    main()
