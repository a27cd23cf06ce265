"""A line as the words, numbers and signs that tell a standing: the same cut as crates/standing/src/words.rs makes."""

SIGNS = {"–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"'}
VERBS = {"ll": "will", "re": "are", "ve": "have", "d": "would", "m": "am"}


def _joins(text, at, end):
    if at == 0 or at + 1 >= end:
        return False
    before, sign, after = text[at - 1], text[at], text[at + 1]
    if sign in ".,/:":
        return before in "0123456789" and after.isnumeric()
    return sign in "'’" and before.isalpha() and after.isalpha()


def _number(run, money):
    if money:
        return "<money>"
    if "/" in run:
        return "<date>"
    if ":" in run:
        return "<time>"
    if run in ("0", "1"):
        return f"<{run}>"
    if len(run) == 4 and run[:2] in ("19", "20") and run.isascii() and run.isdigit():
        return "<year>"
    return "<n>"


def _kinds(run, money):
    if all(c.isnumeric() or c in ".,/:" for c in run):
        return [_number(run, money)]
    run = run.lower().replace("’", "'")
    if any(c.isnumeric() for c in run):
        if money:
            return ["<money>"]
        head = 0
        while head < len(run) and (run[head].isnumeric() or run[head] in ".,/:"):
            head += 1
        unit = run[head:]
        return ["<n>", unit] if head and unit.isalpha() and len(unit) <= 2 else ["<code>"]
    if "'" not in run:
        return [run]
    if run.endswith("n't"):
        return [run[:-3], "not"]
    head, tail = run.split("'", 1)
    return [head] if tail == "s" else [head, VERBS.get(tail, tail.replace("'", ""))]


def _plain(text, start, end):
    words, money, at = [], False, start
    while at < end:
        c = text[at]
        if not c.isalnum():
            at += 1
            if c.isspace():
                continue
            money = c in "£$€"
            if not money:
                words.append((SIGNS.get(c, c), None))
            continue
        first = at
        while at < end and (text[at].isalnum() or (at > start and _joins(text, at, end))):
            at += 1
        words += [(word, None) for word in _kinds(text[first:at], money)]
        money = False
    return words


def words_of(text, names):
    """Words with None, names as `<m>` with their place among `names`; names next to each other are one."""
    words, at = [], 0
    for nth, (start, end) in enumerate(names):
        if start < at:
            continue
        words += _plain(text, at, start)
        if not (words and words[-1][1] is not None and not text[at:start].strip()):
            words.append(("<m>", nth))
        at = end
    return words + _plain(text, at, len(text))
