"""The labelled lines beside this file: text, the places of names with their standings, context."""

import glob
import os
import re

STATED = ["offered", "in_place", "going", "gone", "mentioned"]
# Contexts whose reader owns the kit that a line speaks of.
OWNERS = ("register", "survey", "scan")
HERE = os.path.dirname(os.path.abspath(__file__))
MARK = re.compile(r"\{(offered|in_place|going|gone|mentioned|undecided):([^{}]*)\}")


def read():
    lines = []
    for path in sorted(glob.glob(os.path.join(HERE, "lines", "*.txt"))):
        for row in open(path, encoding="utf-8"):
            head = None if row.startswith("#") else re.match(r"(\w+): (.*)$", row.rstrip("\n"))
            if not head:
                continue
            context, marked = head.groups()
            text, names, at = "", [], 0
            for found in MARK.finditer(marked):
                text += marked[at : found.start()]
                names.append((len(text), len(text) + len(found.group(2)), found.group(1)))
                text += found.group(2)
                at = found.end()
            if names:
                lines.append(dict(text=text + marked[at:], names=names, context=context))
    return lines
