"""How a short label becomes an answer: codes of makers, standings, contexts, and the rule for the verdict."""

CODES = dict(hik="hikvision", dah="dahua", uni="uniview", hua="huawei", dji="dji", hyt="hytera", zte="zte", tvt="tvt",
             tia="tiandy", aut="autel", ked="kedacom", tpl="tp-link", reo="reolink", mil="milesight", xio="xiongmai",
             sun="sunell", nuc="nuctech", kas="kaspersky", ray="raysharp", lon="longse", inf="infinova", tik="bytedance-tiktok",
             cmo="china-mobile", cte="china-telecom", cun="china-unicom", meg="megvii", sen="sensetime", ifl="iflytek")
# Makers that a counted measure names by a sourced edge; those above and not here are tied by an inferred class edge only.
UK = {"hikvision", "dahua", "huawei", "bytedance-tiktok"}
NAMED = UK | {"uniview", "dji", "hytera", "zte", "tiandy", "autel", "nuctech", "kaspersky", "china-mobile", "china-telecom",
              "china-unicom", "megvii", "sensetime", "iflytek"}
STAND = dict(o="offered", i="in-place", g="going", x="gone", m="mentioned", u="undecided")
LETTER = dict(N="none-found", C="cannot-tell", K="no-kit")
DEFAULT = "council-england,new-above-threshold,site-ordinary,cctv"
CONTEXT = {
    "": None,
    "E": "council-england,existing-equipment,site-ordinary,cctv",
    "ED": "council-england,existing-equipment,site-ordinary,drone",
    "ER": "council-england,existing-equipment,site-ordinary,radio",
    "EN": "council-england,existing-equipment,site-ordinary,network",
    "EC": "council-england,existing-contract,site-ordinary,cctv",
    "D": "council-england,new-above-threshold,site-ordinary,drone",
    "R": "council-england,new-above-threshold,site-ordinary,radio",
    "NET": "council-england,new-above-threshold,site-ordinary,network",
    "B": "council-england,new-below-threshold,site-ordinary,cctv",
    "W": "council-wales,new-above-threshold,site-ordinary,cctv",
    "S": "council-scotland,new-above-threshold,site-ordinary,cctv",
    "H": "nhs,new-above-threshold,site-ordinary,cctv",
    "SCH": "school,new-above-threshold,site-ordinary,cctv",
    "CGS": "central-government,new-above-threshold,site-sensitive,cctv",
    "CGSE": "central-government,existing-equipment,site-sensitive,cctv",
    "CGP": "central-government,new-above-threshold,site-ordinary,phone-app",
    "TEL": "telecoms-provider,new-above-threshold,site-ordinary,telecoms",
}

def derive(label, ctx="", barred=False):
    """Answer for a label: verdict, makers with standing, ask, reach, and whether no-kit would do as well."""
    tokens = CONTEXT[ctx] or DEFAULT
    buying = ",new-" in tokens
    makers, ask, letter = [], [], None
    for part in label.split():
        if part.startswith("?"):
            ask = part[1:].split(",")
        elif part in LETTER:
            letter = LETTER[part]
        else:
            code, _, st = part.partition(":")
            makers.append({"id": CODES[code], "standing": STAND[st or ("o" if buying else "i")]})
    live = {"offered"} if buying else {"in-place", "going"}
    counted = [m["id"] for m in makers if m["standing"] in live]
    reach, soft = None, False
    if any(c in NAMED for c in counted):
        verdict = "barred" if barred else "restricted"
        if verdict == "restricted":
            reach = "uk" if any(c in UK for c in counted) else "abroad"
    elif counted or ask or any(m["standing"] == "undecided" for m in makers):
        verdict = "ask"
    elif letter:
        verdict = letter
    else:
        assert makers, label
        verdict, soft = "none-found", True
    return dict(verdict=verdict, makers=makers, counted=counted, ask=ask, reach=reach, soft=soft)
