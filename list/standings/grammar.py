"""Sentences made of a verb, a tense, a negation and one maker or two: what they say of each follows from how they are made.

A verb is written `base|past|participle|gerund`.
"""

import random


def V(s):
    return [tuple(x.split("|")) for x in s.strip().split("\n")]


LEAVE = V("""remove|removed|removed|removing
take down|took down|taken down|taking down
take out|took out|taken out|taking out
strip out|stripped out|stripped out|stripping out
rip out|ripped out|ripped out|ripping out
dismantle|dismantled|dismantled|dismantling
uninstall|uninstalled|uninstalled|uninstalling
decommission|decommissioned|decommissioned|decommissioning
scrap|scrapped|scrapped|scrapping
dispose of|disposed of|disposed of|disposing of
bin|binned|binned|binning
recycle|recycled|recycled|recycling
sell|sold|sold|selling
auction|auctioned|auctioned|auctioning
donate|donated|donated|donating
give away|gave away|given away|giving away
return to the supplier|returned to the supplier|returned to the supplier|returning to the supplier
send back|sent back|sent back|sending back
hand back|handed back|handed back|handing back
retire|retired|retired|retiring
replace|replaced|replaced|replacing
swap out|swapped out|swapped out|swapping out
phase out|phased out|phased out|phasing out
crush|crushed|crushed|crushing
write off|wrote off|written off|writing off
destroy|destroyed|destroyed|destroying
trade in|traded in|traded in|trading in
skip|skipped|skipped|skipping
dump|dumped|dumped|dumping
clear out|cleared out|cleared out|clearing out
supersede|superseded|superseded|superseding
part-exchange|part-exchanged|part-exchanged|part-exchanging
ship back|shipped back|shipped back|shipping back
pull out|pulled out|pulled out|pulling out
take off the wall|took off the wall|taken off the wall|taking off the wall
de-rig|de-rigged|de-rigged|de-rigging
break up for parts|broke up for parts|broken up for parts|breaking up for parts""")
LOSE = V("""steal|stole|stolen|stealing
lose|lost|lost|losing
burn out in the fire|burnt out in the fire|burnt out in the fire|burning
smash beyond use|smashed beyond use|smashed beyond use|smashing""")
KEEP = V("""keep|kept|kept|keeping
retain|retained|retained|retaining
leave in place|left in place|left in place|leaving in place
reuse|reused|reused|reusing
refix|refixed|refixed|refixing
relocate|relocated|relocated|relocating
move to the foyer|moved to the foyer|moved to the foyer|moving to the foyer
service|serviced|serviced|servicing
clean|cleaned|cleaned|cleaning
maintain|maintained|maintained|maintaining
repair|repaired|repaired|repairing
inspect|inspected|inspected|inspecting
test|tested|tested|testing
survey|surveyed|surveyed|surveying
insure|insured|insured|insuring
reset|reset|reset|resetting
realign|realigned|realigned|realigning
reconnect|reconnected|reconnected|reconnecting
protect|protected|protected|protecting
re-cable|re-cabled|re-cabled|re-cabling
update|updated|updated|updating
audit|audited|audited|auditing
re-terminate|re-terminated|re-terminated|re-terminating""")
SUPPLY = V("""supply|supplied|supplied|supplying
supply and fit|supplied and fitted|supplied and fitted|supplying and fitting
fit|fitted|fitted|fitting
install|installed|installed|installing
provide|provided|provided|providing
offer|offered|offered|offering
quote for|quoted for|quoted for|quoting for
order|ordered|ordered|ordering
buy|bought|bought|buying
purchase|purchased|purchased|purchasing
procure|procured|procured|procuring
deliver|delivered|delivered|delivering
propose|proposed|proposed|proposing
recommend|recommended|recommended|recommending
specify|specified|specified|specifying
price|priced|priced|pricing""")
REJECT = V("""reject|rejected|rejected|rejecting
refuse|refused|refused|refusing
decline|declined|declined|declining
rule out|ruled out|ruled out|ruling out
exclude|excluded|excluded|excluding
ban|banned|banned|banning
prohibit|prohibited|prohibited|prohibiting
discount|discounted|discounted|discounting
disregard|disregarded|disregarded|disregarding
turn down|turned down|turned down|turning down
consider|considered|considered|considering
discuss|discussed|discussed|discussing
criticise|criticised|criticised|criticising
mention|mentioned|mentioned|mentioning
compare|compared|compared|comparing""")
FAULT = [
    "is offline",
    "has failed",
    "keeps freezing",
    "shows no picture",
    "is faulty",
    "is noisy at night",
    "lost its time",
    "needs a clean",
    "works well",
    "is working",
    "is in use",
    "is recording",
    "is live",
    "is fine",
    "drops out in the rain",
    "is fogged",
    "is due a service",
    "covers the gate",
    "serves the ground floor",
    "has been playing up",
]
NOUN = [
    "camera",
    "cameras",
    "dome",
    "domes",
    "recorder",
    "NVR",
    "bullet",
    "bullets",
    "PTZ",
    "turrets",
    "units",
    "kit",
    "system",
    "equipment",
    "DVR",
    "drone",
    "radios",
    "router",
    "switch",
    "intercom",
    "doorbell",
    "",
]
Q = [
    "",
    "the ",
    "the ",
    "our ",
    "two ",
    "6 no. ",
    "4 x ",
    "12 nr ",
    "all ",
    "three of the ",
    "an ",
    "one ",
    "those ",
    "both ",
    "every ",
]
ADJ = ["", "", "", "old ", "existing ", "faulty ", "redundant ", "original ", "eight ", "wall-mounted "]
QN = ["", "4 x ", "6 no. ", "12 nr ", "2 x new ", "new ", "a ", "an additional ", "8 off ", "3no ", "1 x "]
AT = [
    "",
    " at the depot",
    " in the stairwell",
    " on the roof",
    " from the car park",
    " at Marl Lane",
    " by the gate",
    " on level 2",
    " in reception",
    " at both schools",
]
PASTD = [
    "",
    " last year",
    " in 2021",
    " on 14 March",
    " before we took over",
    " by the previous contractor",
    " during the refurb",
    " in the spring",
    " last week",
]
FUTD = [
    "",
    " next year",
    " in phase 2",
    " by March",
    " once funds allow",
    " next week",
    " when the lease ends",
    " in the autumn",
    " during the works",
]
PRICE = ["", "", " £", " @ £", " - £"]


def money(r):
    return f"{r.choice([45, 72, 118, 260, 612, 1140, 2380])}.00"


def sentences(n, seed=7):
    r = random.Random(seed)
    out = []
    M = "\x01"

    def kit(q=None, noun=True):
        return (
            (
                r.choice(Q if q is None else q)
                + (r.choice(ADJ) if q is None else "")
                + M
                + (" " + r.choice(NOUN) if noun else "")
            )
            .replace("  ", " ")
            .strip()
        )

    def be(t):
        return {
            "past": r.choice(
                ["was", "were", "has been", "have been", "had been", "was finally", "were already", "got", "has now been"]
            ),
            "fut": r.choice(
                [
                    "will be",
                    "is to be",
                    "are to be",
                    "shall be",
                    "must be",
                    "should be",
                    "is being",
                    "are being",
                    "is due to be",
                    "needs to be",
                    "to be",
                    "can be",
                    "has to be",
                    "is scheduled to be",
                    "awaiting being",
                    "is about to be",
                    "are going to be",
                ]
            ),
        }[t]

    SUBJ = [
        "we",
        "we",
        "the contractor",
        "they",
        "the council",
        "the school",
        "Estates",
        "our engineer",
        "the landlord",
        "I",
        "the Trust",
        "the team",
    ]
    for _ in range(n):
        k = r.random()
        o = []  # the standing of each maker
        a = r.choice(AT)
        if k < 0.22:  # kit that leaves, is lost or was to leave
            v = r.choice(LEAVE + LOSE * 3) if r.random() < 0.5 else r.choice(LEAVE)
            t = r.random()
            lose = v in LOSE
            if t < 0.22:
                s = f"{kit()}{a} {be('past')} {v[2]}{r.choice(PASTD)}"
                lab = "gone"
            elif t < 0.36:
                s = f"{r.choice(SUBJ)} {r.choice(['', 'have ', 'had ', 'already '])}{v[1]} {kit()}{a}{r.choice(PASTD)}"
                lab = "gone"
            elif t < 0.44:
                s = f"{kit()}{a}{r.choice([' - ', ', ', ': ', ' (', ' | '])}{v[2]}{r.choice(PASTD)}"
                lab = "gone"
            elif lose:
                s = f"{kit()}{a}, {v[2]}"
                lab = "gone"
            elif t < 0.60:
                s = f"{kit()}{a} {be('fut')} {v[2]}{r.choice(FUTD)}"
                lab = "going"
            elif t < 0.70:
                s = f"{r.choice(['', 'please ', 'allow to ', 'to ', 'we will ', 'we intend to ', 'contractor to ', 'carefully ', 'we plan to ', 'we are to ', 'the works will '])}{v[0]} {kit()}{a}{r.choice(FUTD)}"
                lab = "going"
            elif t < 0.75:
                s = f"{r.choice(['allowance for ', 'cost of ', 'start ', 'programme of ', 'quote for ', 'before ', 'we are '])}{v[3]} {kit()}{a}"
                lab = "going"
            elif t < 0.83:
                s = f"{kit()}{a} {r.choice(['was not', 'has not been', 'were never', 'will not be', 'is not to be', 'are not being', 'need not be', 'must not be', 'shall not be', 'not to be', 'never'])} {v[2]}"
                lab = "in_place"
            elif t < 0.88:
                s = f"{kit()}{a} {r.choice(['has yet to be', 'is still to be', 'has not yet been', 'not yet', 'are yet to be', 'still waiting to be'])} {v[2]}"
                lab = "going"
            elif t < 0.92:
                s = f"{r.choice(['do not', 'we will not', 'please do not', 'nobody is to', 'there are no plans to', 'no need to', 'we decided not to'])} {v[0]} {kit()}{a}"
                lab = "in_place"
            elif t < 0.96:
                s = f"{r.choice(['was', 'were', 'should', 'why was', 'could', 'would it be sensible if', 'asked whether'])} {kit()} {r.choice(['', 'be ', 'ever '])}{v[2]}?"
                lab = None
            else:
                s = f"{kit()}{a} {r.choice(['ready to be', 'earmarked to be', 'listed to be', 'on the list to be', 'marked to be'])} {v[2]}"
                lab = "going"
            o = [lab]
        elif k < 0.34:  # kit that stays
            v = r.choice(KEEP)
            t = r.random()
            lab = "in_place"
            if t < 0.3:
                s = f"{kit()}{a} {r.choice([be('past'), be('fut')])} {v[2]}"
            elif t < 0.5:
                s = f"{r.choice(['', 'please ', 'allow to ', 'to ', 'we will ', 'we have to ', 'contractor shall ', 'contractor to '])}{v[0]} {kit()}{a}"
            elif t < 0.62:
                s = f"{r.choice(SUBJ)} {v[1]} {kit()}{a}{r.choice(PASTD)}"
            elif t < 0.72:
                s = f"{kit()}{a}{r.choice([' - ', ', ', ': ', ' | '])}{r.choice(['to be ', ''])}{v[2]}"
            elif t < 0.8 and v[0] in ("keep", "retain", "reuse", "leave in place", "refix"):
                s = f"{kit()}{a} {r.choice(['will not be', 'is not to be', 'cannot be', 'are not being', 'shall not be', 'not to be'])} {v[2]}"
                lab = "going"
            else:
                s = f"{kit()}{a} {r.choice(FAULT)}"
            o = [lab]
        elif k < 0.50:  # kit that is sold, or is not
            v = r.choice(SUPPLY)
            t = r.random()
            lab = "offered"
            q = kit(QN)
            if t < 0.3:
                s = (
                    f"{r.choice(['', 'to ', 'we will ', 'we can ', 'we propose to ', 'please ', 'allow to ', 'contractor to '])}{v[0]} {q}{a}"
                    + (f"{r.choice(PRICE)}{money(r)}" if r.random() < 0.4 else "")
                )
            elif t < 0.38:
                s = f"{q} {r.choice(['', 'each ', 'incl. fixings ', 'c/w bracket ', 'including commissioning '])}{r.choice(['£', '@ £', '- £'])}{money(r)}"
            elif t < 0.46:
                s = f"{q} {r.choice(['on order', 'due in Friday', 'ordered, awaiting delivery', 'to follow', 'back ordered', 'delivered with this note', 'priced as an option', 'accepted', 'recommended', 'as proposed', 'preferred option'])}"
            elif t < 0.62:
                s = f"{r.choice(SUBJ)} {r.choice(['do not', 'no longer', 'will not', 'cannot', 'did not', 'would never', 'have never', 'may not', 'shall not', 'must not'])} {v[0]} {kit(['', 'any ', 'a '])}"
                lab = "mentioned"
            elif t < 0.70:
                s = f"{r.choice(['no', 'not', 'never', 'nothing by', 'none of'])} {M}{r.choice([' kit', ' cameras', '', ' equipment'])} {r.choice(['is', 'was', 'will be', 'to be', 'has been', 'are'])} {v[2]}"
                lab = "mentioned"
            elif t < 0.78:
                s = f"{kit(['', 'the '])} {r.choice(['must not be', 'shall not be', 'will not be', 'was never', 'is not to be', 'cannot be', 'may not be', 'was not'])} {v[2]}"
                lab = "mentioned"
            elif t < 0.9 and v[0] in ("fit", "install", "supply", "provide", "buy"):
                s = f"{kit()}{a} {r.choice(['was', 'were'])} {v[2]} {r.choice(['in 2019', 'when the building opened', 'by the previous landlord', 'years ago', 'as part of phase 1'])}"
                lab = "in_place"
            else:
                s = f"{r.choice(['does anyone', 'could you', 'would you', 'do you', 'should we', 'what if we', 'can anybody', 'if we were to'])} {v[0]} {kit(['', 'a ', 'any '])}{r.choice(['?', ''])}"
                lab = "mentioned"
            o = [lab]
        elif k < 0.60:  # kit that is refused or talked about
            v = r.choice(REJECT)
            t = r.random()
            if t < 0.4:
                s = f"{kit(['', 'the ', 'a '], r.random() < 0.5)} {r.choice(['was', 'were', 'has been', 'is', 'will be', 'are', 'must be'])} {v[2]}"
            elif t < 0.7:
                s = f"{r.choice(SUBJ + ['Members', 'the committee', 'the panel'])} {r.choice(['', 'have ', 'also '])}{v[1]} {kit(['', 'the ', 'a '], r.random() < 0.5)}"
            else:
                s = f"{r.choice(['policy', 'a paper', 'a motion', 'article', 'guidance'])} {v[3]} {M}{r.choice(['', ' products', ' kit'])}"
            o = ["mentioned"]
        elif k < 0.74:  # accessories, training, compatibility
            s = r.choice(
                [
                    "{a} for {m}",
                    "{a} to suit {m} dome",
                    "{a} compatible with {m}",
                    "{m} {b}",
                    "{b} in {m}",
                    "{c} with {m}",
                    "{m} {d}",
                    "{e} {m}",
                    "unlike {m}",
                    "similar to {m}",
                    "{e} {m} and others",
                ]
            )
            s = (
                s.replace(
                    "{a}",
                    r.choice(
                        [
                            "bracket",
                            "mount",
                            "junction box",
                            "power supply",
                            "licence",
                            "driver",
                            "plug-in",
                            "battery",
                            "hard drive",
                            "PoE injector",
                            "adaptor plate",
                            "spare housing",
                            "cover",
                            "lens",
                            "remote control",
                            "charger",
                            "dock",
                            "channel licence",
                            "integration module",
                            "earpiece",
                        ]
                    ),
                )
                .replace(
                    "{b}",
                    r.choice(
                        [
                            "certified engineer",
                            "training course",
                            "partner",
                            "dealer",
                            "accredited installer",
                            "brochure",
                            "website",
                            "share price",
                            "spokesman",
                            "reseller",
                            "press release",
                            "support line",
                            "warranty terms",
                            "user guide",
                            "certificate",
                        ]
                    ),
                )
                .replace(
                    "{c}",
                    r.choice(
                        ["works", "integrates", "compatible", "ONVIF tested", "interoperates", "meets", "competes", "speaks"]
                    ),
                )
                .replace(
                    "{d}",
                    r.choice(
                        [
                            "compatible",
                            "ready",
                            "style bracket",
                            "type mount",
                            "protocol supported",
                            "approved cable",
                            "firmware advisory",
                            "news",
                        ]
                    ),
                )
                .replace(
                    "{e}",
                    r.choice(
                        [
                            "supports",
                            "accepts",
                            "suits",
                            "fits",
                            "reads",
                            "manages",
                            "records",
                            "fits all",
                            "approved for",
                            "as used with",
                            "not affiliated with",
                            "ban on",
                            "concerns about",
                            "question about",
                            "article on",
                            "advice on",
                            "policy on",
                        ]
                    ),
                )
                .replace("{m}", M)
            )
            o = ["mentioned"]
        elif k < 0.92:  # two makers
            N = "\x02"

            def nn():
                return r.choice([" camera", " domes", "", " recorder", " system", " units", ""])

            s, o = r.choice(
                [
                    (
                        f"{r.choice(['replace', 'swap', 'change', 'exchange', 'upgrade'])} {r.choice(Q)}{M}{nn()}{a} {r.choice(['with', 'for', 'to'])} {r.choice(QN)}{N}{nn()}",
                        ["going", "offered"],
                    ),
                    (
                        f"{r.choice(['remove', 'take down', 'strip out', 'disconnect', 'rip out'])} {r.choice(Q)}{M}{nn()}{a}{r.choice([' and ', ', ', ' & ', ' then ', '; '])}{r.choice(['fit', 'install', 'supply and fit', 'provide', 'put up'])} {r.choice(QN)}{N}{nn()}",
                        ["going", "offered"],
                    ),
                    (
                        f"{r.choice(['fit', 'install', 'supply', 'provide', 'propose'])} {r.choice(QN)}{M}{nn()} {r.choice(['in place of', 'instead of', 'to replace', 'in lieu of', 'replacing'])} {r.choice(['the ', 'existing ', 'old ', 'your '])}{N}{nn()}",
                        ["offered", "going"],
                    ),
                    (
                        f"{M}{nn()}{a} {r.choice(['was replaced by', 'replaced with', 'gave way to', 'was swapped for', 'made way for', 'superseded by'])} {r.choice(['a ', 'an ', ''])}{N}{nn()}{r.choice([' in 2020', ' last year', ' in March', ''])}",
                        ["gone", "in_place"],
                    ),
                    (
                        f"{M}{nn()}{a} {r.choice(['to be replaced by', 'will be replaced with', 'will give way to', 'is to be swapped for', 'making way for'])} {r.choice(['a ', 'an ', ''])}{N}{nn()}",
                        ["going", "offered"],
                    ),
                    (
                        f"{M}{nn()}{r.choice([' (formerly ', ' (was ', ' (previously ', ', was ', ' (replaced '])}{N}{r.choice([')', ' until 2021)', ' before)'])}",
                        ["in_place", "gone"],
                    ),
                    (
                        f"{r.choice(['', 'we offer ', 'option A: '])}{r.choice(QN)}{M}{nn()} {r.choice(['rather than', 'instead of', 'and not', 'not', 'as an alternative to'])} {N}{nn()}",
                        ["offered", "mentioned"],
                    ),
                    (
                        f"{r.choice(['bracket', 'licence', 'driver', 'lens', 'cable'])} for {M} {r.choice(['to fit on', 'on', 'supplied with', 'with'])} {r.choice(QN)}{N}{nn()}",
                        ["mentioned", "offered"],
                    ),
                    (
                        f"{r.choice(['existing', 'retained', 'current'])} {M}{nn()} {r.choice(['stay', 'remain', 'to be kept', 'remain in use'])}{r.choice([', ', ' and ', '; '])}{r.choice(['new', 'add', 'additional'])} {N}{nn()}{r.choice(['', ' to be added', ' supplied'])}",
                        ["in_place", "offered"],
                    ),
                    (
                        f"{r.choice(['connect', 'link', 'add', 'migrate'])} {r.choice(['existing ', 'the '])}{M}{nn()} {r.choice(['to', 'onto', 'with'])} {r.choice(['a new ', 'new ', 'the new '])}{N}{r.choice([' recorder', ' NVR', ' VMS', ' server'])}",
                        ["in_place", "offered"],
                    ),
                    (
                        f"{r.choice(['no', 'neither', 'not', 'never', 'without'])} {M} {r.choice(['or', 'nor', ',', 'or indeed'])} {N} {r.choice(['kit', 'accepted', 'to be used', 'is offered', 'permitted', 'cameras', ''])}",
                        ["mentioned", "mentioned"],
                    ),
                    (
                        f"{r.choice(['not', 'never', 'no longer'])} {M} {r.choice(['but', '- only', '; it is', '- we fit'])} {N}{nn()}",
                        ["mentioned", "offered"],
                    ),
                    (
                        f"{M} {r.choice(['out', 'off', 'down'])}, {N} {r.choice(['in', 'on', 'up'])}{r.choice([' next week', ' in phase 2', ' by March', ''])}",
                        ["going", "offered"],
                    ),
                    (
                        f"{r.choice(['migrated', 'moved', 'switched', 'changed'])} from {M} to {N}{r.choice([' last year', ' in 2022', ''])}",
                        ["gone", "in_place"],
                    ),
                    (
                        f"{r.choice(['moving', 'to migrate', 'will switch', 'plan to move'])} from {M} to {N}",
                        ["going", "offered"],
                    ),
                ]
            )
        else:  # a status word
            s = f"{kit()}{a}{r.choice([', ', ' | ', ' - ', ': '])}{r.choice(['in use', 'live', 'working', 'ok', 'good condition', 'operational', 'no faults', 'no works', 'to remain', 'stays', 'tenant owned, leave', 'spare, keep', 'in service', 'retain', 'active', 'healthy', 'left as is', 'switched off but left', 'faulty', 'intermittent'])}"
            o = ["in_place"]
        if any(x is None for x in o):
            o = ["mentioned" if x is None else x for x in o]
            if r.random() < 0.6:
                continue
        pre = r.choice(
            [""] * 8
            + [
                "Note: ",
                "Re ",
                "Item 4: ",
                "NB ",
                "Further to your mail, ",
                "Cam 7: ",
                "Block B: ",
                "Min 6.2 ",
                "As agreed, ",
                "2. ",
                "At the meeting ",
                "Thanks. ",
                "Confirmed that ",
            ]
        )
        suf = r.choice(
            [""] * 8
            + [
                ".",
                ".",
                " as discussed",
                ", thanks",
                " (see plan)",
                ". No other change.",
                " per attached",
                ", labour extra",
                ", cable left in place",
                ". Cost £240.00",
                ", no charge",
            ]
        )
        s = (pre + s + suf).replace("  ", " ").strip()
        text = ""
        marks = []
        i = 0
        for ch in s:
            if ch in "\x01\x02":
                name = r.choice(["Hikvision", "Dahua", "Axis", "Uniview", "Hanwha", "DJI"])
                marks.append((len(text), len(text) + len(name), o[0 if ch == "\x01" else 1]))
                text += name
            else:
                text += ch
        out.append(
            dict(
                text=text,
                context=r.choice(["quote", "register", "mail", "report", "minutes"]),
                situation="made",
                names=marks,
            )
        )
    return out


if __name__ == "__main__":
    for line in sentences(40):
        print(line["names"], line["text"])
