"""Bare items, as quotes and registers hold them: a make, perhaps a model, and what the thing is. They say nothing of their
standing, so that a buyer reads them as offered and an owner as in place."""

import random

KINDS = """dome camera|bullet camera|turret camera|PTZ camera|eyeball|fisheye camera|ANPR camera|thermal camera|network camera|
recorder|network video recorder|NVR|DVR|XVR|encoder|decoder|monitor|intercom door station|video door entry panel|indoor monitor|
access control reader|access controller|router|4G router|PoE switch|network switch|wireless access point|drone|quadcopter|
two-way radio|handheld radio|repeater|body worn camera|dashcam|video doorbell|alarm panel|keypad|detector|speaker|joystick
keyboard|video wall controller|server|workstation|multi-sensor camera|explosion proof camera|covert camera|lift camera|
facial recognition terminal|turnstile|inverter|modem|gateway|smartphone|tablet""".replace("\n", "").split("|")
TRAITS = """4MP|8MP|5MP|2MP|1080p|4K|IR|ColorVu|AcuSense|WizSense|varifocal|motorised lens|2.8mm|4mm lens|2.7-13.5mm|vandal
resistant|IK10|IP67|outdoor|indoor|external|internal|white|black|grey|with microphone|built-in mic|audio|deep learning|16 channel|
32ch|8 way|64 channel|4TB|8TB|with 6TB HDD|hot swap|PoE|PoE+|24 port|48 port managed|dual band|starlight|low light|full colour|
wall mount|ceiling mount|pole mounted|recessed|pendant|mini|25x zoom|40x optical|H.265|120dB WDR|people counting|plate reading|
stainless steel|vandal dome|dual lens|180 degree panoramic|180°|IP|analogue|TVI|CVI|HD|smart|wireless|battery|UHF|VHF|DMR|
GPS|fast charger included|RTK|enterprise|licence free|rack mount|1U|2U|desktop""".replace("\n", " ").split("|")
PLACES = """Main entrance|Car park north|Stairwell B|Reception|Rear yard|Loading bay|Lift 2|Corridor L1|Plant room|Town Hall|
Library foyer|High Street column 14|Bus station|Depot gate|Pool hall|Server room|Comms cupboard|Playground|Sports hall|Block C roof|
Ward 7|Taxi rank|Market square|Cemetery lodge|Leisure centre|Control room|Riverside path|Bandstand|Multi-storey level 3|Gatehouse|
Weighbridge|Skate park|Civic offices|Community hall|Footbridge|Underpass|Bin store|Cycle shed""".replace("\n", "").split("|")
PURPOSES = """for roof surveys|for the depot|for lone workers|for the taxi rank|for events|for the plant room|for search and rescue|for
bridge inspections|includes mounting and set-up|includes bracket|including bracket and base|including all fixings|c/w back box|complete
with power supply|with two batteries|rate to include access|fixed to brickwork|set on site to agreed view|as drawing 4|ref survey|
installed and commissioned|supplied and fitted|delivered to stores|three year warranty|box marked so|p/n as shown|part no. as
shown""".replace("\n", " ").split("|")
MAKERS = ["Hikvision", "Dahua", "Axis", "Uniview", "Hanwha", "Huawei", "DJI", "Hytera", "Bosch", "TVT"]


def sentences(many, seed=11):
    """Lines with one name each, in the form of learn.py's."""
    chance = random.Random(seed)
    lines = []

    def money():
        return f"£{chance.choice([18, 45, 72.5, 118, 260, 612, 1140, 2380]):,.2f}"

    def some(words, most):
        return chance.sample(words, chance.randint(0, most))

    for _ in range(many):
        owner = chance.random() < 0.5
        model = f"{chance.choice('ABDINPX')}{chance.choice('CPSVW')}-{chance.randint(10, 9999)}{chance.choice('ABIX')}"
        name = chance.choice(MAKERS) + (" " + model if chance.random() < 0.5 else "")
        if chance.random() < 0.15:
            name = model
        kind = chance.choice(KINDS) if chance.random() < 0.8 else ""
        before, after = some(TRAITS, 2), some(TRAITS, 4)
        order = chance.random()
        if order < 0.6:
            parts = [name, *before, kind, *after]
        elif order < 0.85:
            parts = [*before, kind, name, *after]
        else:
            parts = [kind, "-", name, *after]
        if chance.random() < 0.25:
            purpose = chance.choice(PURPOSES)
            parts.append(purpose.capitalize() if chance.random() < 0.3 else purpose)
        joint = chance.choice([" ", " ", " ", ", ", " | "])
        item = joint.join(part for part in parts if part)
        if owner:
            head = chance.choice(
                [
                    "",
                    "",
                    f"{chance.choice(PLACES)}{joint}",
                    f"Cam {chance.randint(1, 90)}{joint}",
                    f"CAM{chance.randint(1, 900):03} | ",
                ]
            )
            tail = chance.choice(
                [
                    "",
                    "",
                    f" | {chance.choice(PLACES)}",
                    f" | {chance.randint(2012, 2025)}",
                    f", {chance.choice(PLACES)}",
                    f" | 10.1.{chance.randint(0, 9)}.{chance.randint(2, 250)}",
                ]
            )
        else:
            count = chance.randint(1, 40)
            head = chance.choice(
                [
                    "",
                    "",
                    "",
                    "",
                    f"{count} x ",
                    f"{count} no. ",
                    f"{count}no ",
                    f"{count}x ",
                    f"{count} | ",
                    f"{count} off ",
                    "1 ",
                    "Qty ",
                ]
            )
            tail = chance.choice(
                [
                    "",
                    "",
                    "",
                    "",
                    f" {money()}",
                    f" @ {money()}",
                    f" | {money()} | {money()}",
                    f" {money()} each",
                    f" x {count}",
                    f" qty {count}",
                    f" {money()} ea",
                    ", supply only",
                    " inc. VAT",
                    " ex VAT",
                ]
            )
        text = head + item + tail
        at = text.index(name)
        lines.append(
            dict(
                text=text,
                names=[(at, at + len(name), "in_place" if owner else "offered")],
                context="register" if owner else "quote",
                situation="bare item",
            )
        )
    return lines


if __name__ == "__main__":
    for line in sentences(30):
        print(line["context"], line["text"])
