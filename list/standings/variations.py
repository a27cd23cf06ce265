"""Lines made of the labelled ones: clauses put together anew, words replaced by near ones or left out.

Many of them make no sense and none has a label of its own: teach.py says what the tuned encoder makes of each.
"""

import collections
import random
import re

import numpy as np

import word_vectors

CLAUSE_ENDS = re.compile(r"(?<=[,;:.])\s+|\s+[-–—]\s+|\s+(?:and|but|so|then|while|because|after|before|when|as|or)\s+")
NEAREST = 12


def parts_of(line):
    """Texts, and names as tuples, in the order of the line."""
    parts, at = [], 0
    for start, end, _ in line["names"]:
        if start >= at:
            parts += [line["text"][at:start], (line["text"][start:end],)]
            at = end
    return parts + [line["text"][at:]]


def assembled(parts, context):
    text, names = "", []
    for part in parts:
        if isinstance(part, tuple):
            names.append((len(text), len(text) + len(part[0]), "?"))
            part = part[0]
        text += part
    return dict(text=text, names=names, context=context) if names else None


def joined(one, other, chance):
    """The beginning of one line and the end of another, each cut where a clause ends."""
    ends = lambda parts: [
        (nth, found.start(), found.end())
        for nth, part in enumerate(parts)
        if isinstance(part, str)
        for found in CLAUSE_ENDS.finditer(part)
    ]
    first, second = parts_of(one), parts_of(other)
    cuts = ends(first), ends(second)
    if not all(cuts):
        return None
    (nth, start, end), (mth, begins, _) = chance.choice(cuts[0]), chance.choice(cuts[1])
    head = first[:nth] + [first[nth][: chance.choice([start, end])]]
    tail = [second[mth][begins:]] + second[mth + 1 :]
    if not head[-1].endswith(" ") and not tail[0].startswith(" "):
        tail[0] = " " + tail[0]
    return assembled(head + tail, one["context"])


class NearWords:
    """Words of the lines and those whose vectors are nearest."""

    def __init__(self, lines, chance):
        words = collections.Counter(word for line in lines for word in re.findall(r"[a-z]+", line["text"].lower()))
        vectors = word_vectors.load(set(words))
        self.words = [word for word in words if vectors.get(word) is not None and len(word) > 2]
        table = np.stack([vectors.get(word) for word in self.words])
        self.table = table / np.linalg.norm(table, axis=1, keepdims=True)
        self.place = {word: nth for nth, word in enumerate(self.words)}
        self.near, self.chance = {}, chance

    def one_near(self, word):
        nth = self.place.get(word)
        if nth is None:
            return None
        if word not in self.near:
            likeness = self.table @ self.table[nth]
            nearest = np.argpartition(-likeness, NEAREST)[:NEAREST]
            self.near[word] = [self.words[at] for at in nearest if self.words[at] != word]
        return self.chance.choice(self.near[word])

    def replaced(self, line, share):
        """The line with a share of its words replaced by near ones, a quarter of those left out."""

        def one(found):
            word = found.group(0)
            if self.chance.random() > share:
                return word
            if self.chance.random() < 0.25:
                return ""
            near = self.one_near(word.lower())
            if near is None:
                return word
            return near.capitalize() if word[0].isupper() else near

        parts = [re.sub(r"[A-Za-z]{3,}", one, part) if isinstance(part, str) else part for part in parts_of(line)]
        return assembled(parts, line["context"])


def of(lines, many, seed):
    chance = random.Random(seed)
    lines = [line for line in lines if len(line["text"]) < 260]
    near = NearWords(lines, chance)
    of_context = collections.defaultdict(list)
    for line in lines:
        of_context[line["context"]].append(line)
    made = []
    while len(made) < many:
        by_clauses, line = chance.random() < 0.5, chance.choice(lines)
        if by_clauses:
            other = chance.choice(of_context[line["context"]] if chance.random() < 0.5 else lines)
            new = joined(line, other, chance)
            if new and chance.random() < 0.3:
                new = near.replaced(new, 0.12)
        else:
            new = near.replaced(line, chance.choice([0.08, 0.15, 0.3]))
        if new and 6 < len(new["text"]) < 240 and len(new["names"]) < 5:
            made.append(new)
    return made
