"""Lines written by hand: quotes, mails, specifications, full names, mistyped models."""


def fill(add, many):
    q = "quotes"
    for text, label, why in [
        ("4 x Hikvision DS-2CD2387G2-LU 8MP turret, white @ £148.20 = £592.80", "hik", "brand and model, priced"),
        ("Item 1.03  DS-2CD2T47G2-L bullet 4mm  qty 6  £131.00  £786.00", "hik", "model alone, priced"),
        ("DS-7732NI-I4/16P recorder c/w 2 x 8TB  £611.40", "hik", "recorder model alone"),
        ("To supply: one DS-2DE7A432IW-AEB speed dome on existing column, £702.00 + VAT", "hik", "model offered; the column stays"),
        ("DS-2CD2H86G2-IZS (2.8-12mm)(C) motorised dome — 11 off", "hik", "model with lens and region marks"),
        ("iDS-2CD7A46G0/P-IZHSY ANPR bullet, lane in, £498.50", "hik", "iDS model"),
        ("HikCentral Professional, base + 64 channel licence, £2,140.00", "hik", "the maker's own software, sold as a product"),
        ("8ch ColorVu kit, 4 turrets, 2TB – bundle price £469", "hik", "ColorVu is a Hikvision product name"),
        ("DS-K1T671MF face terminal for plant room door, 1 no., £389.95", "hik", "access terminal, model alone"),
        ("DS-KH6320-WTE1 indoor monitor (white) x 14 flats", "hik", "intercom monitor, model alone"),
        ("Prov. sum: HiLook IPC-T250H-MU turrets to bin store, 3 nr @ £62", "hik", "HiLook, priced as provisional sum"),
        ("HILOOK NVR-108MH-C/8P 8 way PoE recorder @ £134.00 each", "hik", "HiLook recorder"),
        ("HiWatch HWI-T240H-U eyeball x 5", "hik", "HiWatch is a Hikvision brand"),
        ("Pyronix Enforcer 32-WE control panel with keypad £318.00", "hik", "Pyronix is a Hikvision company"),
        ("HIKMICRO B20 thermal imager for the boiler team, one unit", "hik", "HIKMICRO is a Hikvision brand"),
        ("4 No. DS-2CE16D8T-IT3F TVI bullets, £51 each", "hik", "model alone, priced"),
        ("Upgrade price for Dahua DHI-NVR5432-16P-4KS2E incl. fitting: £890.00", "dah", "brand and model"),
        ("IPC-HFW5442E-ZE 4MP vari-focal bullet (Pro series) - 9 pcs - £1,773.00", "dah", "model alone"),
        ("IPC-HDW2431T-AS-S2 3.6mm eyeball, 20 at £74.10", "dah", "model alone"),
        ("Qty 2 SD6CE445XA-HNR PTZ, includes pole adaptor", "dah", "PTZ model alone"),
        ("XVR5108HS-4KL-I3 eight channel penta-brid, £188.00", "dah", "recorder model alone"),
        ("DH-HAC-HDW1500EMP-A 5MP analogue eyeball, £38.25 ea", "dah", "model alone"),
        ("VTO2202F-P-S2 door station plus two VTH5321GW-W, £527 the set", "dah", "intercom models alone"),
        ("Dahua WizSense 5MP turret kit (6 cams + recorder), as discussed: £1,190", "dah", "brand and product line"),
        ("DHI-ASI7213Y-V3 terminal, wall bracket included", "dah", "access model alone"),
        ("TiOC active deterrence turret, three-in-one, £119", "dah", "TiOC is a Dahua product name"),
        ("Uniview IPC672LR-AX4DUPKC PTZ, town square, £1,044.00", "uni", "brand and model"),
        ("UNV NVR304-32X 32 channel recorder, 4 bay, £402.00", "uni", "UNV with a recorder model"),
        ("IPC322LB-DSF28K-G vandal dome 2MP, quantity 16, unit £58.90", "uni", "model alone"),
        ("Uniarch IPC-T314-APKZ turret x 2 for the pavilion", "uni", "Uniarch is a Uniview brand"),
        ("IPC2122LB-ADF28KM-G mini bullet (8 off)", "uni", "model alone"),
        ("Tiandy TC-C34XS turret, 4MP super starlight, £69.00", "tia", "brand and model"),
        ("TC-R3220 20 channel NVR, two bay", "tia", "model alone"),
        ("TVT TD-9544S4 bullet camera, 4MP, 12 off, £840", "tvt", "TVT's identity is certain; only an inferred class edge ties it to a measure"),
        ("TD-2116TS-HP 16ch hybrid recorder £240", "tvt", "TVT model; no measure names TVT"),
        ("Kedacom IPC123-AN box camera with lens, two required", "ked", "Kedacom is certain; no measure names it"),
        ("KEDACOM NVR2822-16HDA recorder to control room", "ked", "Kedacom is certain; no measure names it"),
        ("Reolink RLC-811A bullet, four pack £299", "reo", "Reolink; only an inferred class edge"),
        ("Milesight MS-C3366-FPH dome x 3", "mil", "Milesight; only an inferred class edge"),
        ("Option B (accepted by client): Dahua DH-SD49425XB-HNR, £655.00", "dah", "option accepted"),
        ("Price A: Axis P3265-LVE £611.00; price B: Uniview IPC3238SB-ADZK-I0 £207.00", "uni", "both are priced; B is Uniview"),
        ("Hikvision or equal and approved, 4K turret, 10 nr: £1,450.00", "hik", "offered by that name"),
        ("Alternative offered at same price: IPC-HDBW5442E-ZE dome", "dah", "alternative, priced"),
        ("DS-3E0318P-E/M 16 port PoE switch, lockable cabinet extra", "hik", "switch by model"),
        ("Dahua recorder and Hikvision turrets, package 2, £2,380.00 all in", "dah hik", "two makers offered"),
        ("Monitor: Hikvision DS-D5024FN 24in LED, £109", "hik", "brand and model of a monitor"),
        ("IPC-EBW8630 fisheye for reception, one", "dah", "model alone"),
        ("3 x HWK-N4142TH-MH kit boxed, HiWatch, trade £231.00", "hik", "HiWatch kit"),
        ("Hire of 1 x Hikvision solar tower, six weeks at £210 per week", "hik", "hired out for a price"),
        ("Ezviz H8 Pro 2K pan tilt outdoor, £79.99 x 2", "hik", "EZVIZ folds into Hikvision"),
    ]:
        add(q, text, label, why, also=("ask",) if "Ezviz" in text else ())
    for text, label, why, ctx in [
        ("Fly-more set: DJI Mini 4 Pro for the planning team, £979.00", "dji", "DJI drone", "D"),
        ("Matrice 350 RTK airframe plus TB65 batteries x 4 — £9,870", "dji", "Matrice is DJI's", "D"),
        ("Zenmuse H30T payload, calibration certificate, £8,300", "dji", "Zenmuse is DJI's", "D"),
        ("DJI Dock 3 with Matrice 4TD, lease 36 months, £612 pcm", "dji", "DJI dock and aircraft", "D"),
        ("Autel EVO II Dual 640T V3 rugged bundle, £5,450", "aut", "full name of an Autel Robotics drone", "D"),
        ("Yuneec H520E hexacopter, trained pilot day included £3,100", "N", "another drone maker", "D"),
        ("Hytera PD785G handheld with speaker mic, lot of 24, £7,680", "hyt", "Hytera radio", "R"),
        ("Hytera HP605 UHF IP67, 12 sets @ £310", "hyt", "Hytera radio", "R"),
        ("PNC560 rugged LTE handset, 10 units £4,500", "hyt", "a Hytera model alone", "R"),
        ("Motorola DP4801e, six way charger, £2,970.00", "N", "another radio maker", "R"),
        ("Huawei S5735-L24P4X-A1 access switch x 7 £5,131", "hua", "brand and model", "NET"),
        ("S5720-28X-PWR-SI-AC stackable PoE+, refurbished, £395", "hua", "Huawei switch by model", "NET"),
        ("Huawei AR651 branch router, two year support", "hua", "Huawei router", "NET"),
        ("ZTE MC801A 5G indoor router with data SIM, £27/month", "zte", "ZTE router", "NET"),
        ("ZXHN H298A gateway — supply only — 40 off", "zte", "ZTE gateway by model", "NET"),
        ("TP-Link TL-SG2210MP PoE switch £118", "tpl", "TP-Link: only an inferred class edge; its US entry was withdrawn", "NET"),
        ("Cisco CBS250-24P-4G, 2 no., £604.00", "N", "another maker's switch", "NET"),
        ("Netgear GS308PP eight port for the hut, £74", "N", "another maker's switch", "NET"),
        ("Hikvision DS-2CD2786G2-IZS dome, 12 off for the annexe", "hik", "at a central government sensitive site the 2022 instruction binds", "CGS"),
        ("DHI-NVR4216-16P-4KS2 for the guard room", "dah", "Dahua surveillance kit at a central government sensitive site", "CGS"),
        ("2 x DS-2DF8442IXS-AELW perimeter PTZ", "hik", "Hikvision surveillance kit at a central government sensitive site", "CGS"),
        ("Huawei OptiX transmission cards, exchange refresh, 6 nr", "hua", "the direction on Huawei binds telecoms providers", "TEL"),
        ("Hikvision DS-2CD2183G2-IS dome £96.00", "hik", "below threshold: the same maker, not compelled", "B"),
        ("Dahua IPC-HFW2431S-S-S2 bullets, school gates, 4 no.", "dah", "a school is not compelled", "SCH"),
        ("Uniview dome cameras for ward corridors, 30 off", "uni", "an NHS body is not compelled", "H"),
        ("DS-2CD2347G2-LSU/SL turret ×3, Neuadd y Dref", "hik", "a Welsh council is not compelled", "W"),
        ("Dahua XVR5216AN-4KL-I3, harbour office", "dah", "a Scottish council is not compelled", "S"),
    ]:
        add(q, text, label, why, ctx, barred=ctx in ("CGS", "TEL"))
    for text, label, why in [
        ("Axis P3265-LVE fixed dome, 14 at £486.00 (no Hikvision used)", "hik:m", "Axis offered; Hikvision ruled out"),
        ("Hanwha XNV-8083R vandal dome, tested with Dahua recorders too", "dah:m", "Hanwha offered; Dahua only as compatible"),
        ("Decommission 9 Hikvision domes and supply 9 Hanwha QNV-8080R in their stead", "hik:g", "the old ones leave; Hanwha is offered"),
        ("Bosch NDE-5503-AL dome, replaces Uniview unit damaged in May", "uni:g", "Bosch offered; Uniview leaves"),
        ("Junction box to suit Hikvision dome, third-party, powder coated, £9.50", "hik:m", "accessory for it"),
        ("Milestone XProtect device licence for Dahua camera, per channel £41", "dah:m", "another maker's licence for it"),
        ("Wisenet bundle priced instead of the Hikvision originally asked for — £3,310", "hik:m", "not what is offered"),
        ("i-PRO WV-S2536L outdoor dome @ £377.00; we do not supply Tiandy", "tia:m", "i-PRO offered; Tiandy refused"),
        ("Option 2, Uniview, withdrawn by us on 3 March; option 1, Axis, stands", "uni:m", "option not taken"),
        ("Vivotek FD9167-H, our Dahua quote Q881 is cancelled and replaced by this", "dah:m", "an earlier quote is cancelled"),
    ]:
        add(q, text, label + " N", why)

    m = "mails"
    for text, label, why, ctx in [
        ("Morning – the revised price for the twelve Hikvision turrets is £1,610 and holds until the 30th.", "hik", "offered at a price", ""),
        ("As agreed on site we will fit Dahua IPC-HDW3849H-AS-PV at both gates next Tuesday.", "dah", "to be fitted", ""),
        ("We can do the Uniview PTZ for nine hundred if you order before month end.", "uni", "offered", ""),
        ("Stock update: your DS-2CD2386G2-IU domes land Thursday, driver will ring.", "hik", "ordered and on the way", ""),
        ("Please find our price for six Tiandy turrets at the depot attached.", "tia", "offered", ""),
        ("PO 45102 covers 10 x IPC-HDBW5442E-ZE and nothing else.", "dah", "ordered", ""),
        ("The recorder I quoted is the DS-9664NI-I8, sixty four channels.", "hik", "quoted", ""),
        ("Happy to swap the spec to HiLook if the budget is tight, price would drop to £840.", "hik", "offered as an alternative with a price", ""),
        ("Could you take a Matrice 30T on the framework rate? £11,200 with the training day.", "dji", "offered", "D"),
        ("We are proposing the Autel EVO Max 4N for night work, lead time five weeks, £7,900.", "aut", "proposed", "D"),
        ("Twenty Hytera PD705 are on the van for Monday.", "hyt", "being delivered", "R"),
        ("We do not supply Hikvision or Dahua and have not since 2021.", "hik:m dah:m", "a declaration of none", ""),
        ("Please confirm in writing that no Huawei kit is used anywhere in your bid.", "hua:m", "a question", ""),
        ("Has anyone read the news piece on Hikvision in the trade press this week?", "hik:m", "news", ""),
        ("Our engineer holds the Dahua DHSA certificate, expiring in June.", "dah:m", "training", ""),
        ("The Bosch units will talk to a Hikvision recorder over ONVIF, should you ever need that.", "hik:m", "compatibility only", ""),
        ("Councillors asked why the Hikvision tender was dropped last year.", "hik:m", "history and a question", ""),
        ("I have binned the Uniview brochure you left, we are going with Axis.", "uni:m", "not taken", ""),
        ("Our policy bars DJI, so please do not send that price again.", "dji:m", "policy", "D"),
        ("You cannot use the Hikvision mobile app with these Hanwha cameras.", "hik:m", "no kit of theirs", ""),
        ("Delete my last mail: the Dahua line was a mistake and is not part of the offer.", "dah:m", "withdrawn", ""),
        ("All eleven Hikvision cameras at Thornby Court are working, checked this morning.", "hik", "existing, working", "E"),
        ("The Dahua recorder in the porter's lodge beeps but still records.", "dah", "existing, faulty", "E"),
        ("Our six Uniview domes stay until the lease is up for review.", "uni", "existing, staying", "E"),
        ("The drone in the fire store is a Mavic 3 Thermal, serviced in April.", "dji", "existing", "ED"),
        ("Forty Hytera handsets are shared by the wardens and the market team.", "hyt", "existing", "ER"),
        ("Core switch at Wexcombe House is still the Huawei S5720-28X-PWR-SI-AC.", "hua", "existing", "EN"),
        ("The Hikvision PTZ on the bandstand comes down in the last week of May.", "hik:g", "leaves", "E"),
        ("Contractor is booked to take out the three Dahua bullets at the lido on 9 June.", "dah:g", "leaves", "E"),
        ("The Hikvision cameras were taken away in 2022 and the poles are empty.", "hik:x", "gone", "E"),
        ("We sold the DJI Phantom 4 RTK last summer.", "dji:x", "gone", "ED"),
        ("Tiandy dome at the kiosk was stolen in the night, police informed.", "tia:x", "gone", "E"),
        ("The TVT recorder at Lower Green is ours and in use, TD-3332H4-32P-B1.", "tvt", "existing; only an inferred class edge", "E"),
        ("Kedacom cameras in the old control room still show a picture.", "ked", "existing; no measure names it", "E"),
        ("The ABUS dome over the bike rack is still there.", "?hikvision", "ABUS is only sometimes built by Hikvision", "E"),
        ("Four Swann cameras for the scout hut at £60 each, price held for a week.", "?hikvision,dahua,raysharp", "Swann is only sometimes one of theirs", ""),
        ("We would fit TruVision turrets throughout at £88 each.", "?hikvision", "TruVision is only sometimes built by Hikvision", ""),
        ("New cameras go up on Friday, make to be confirmed by the installer.", "C", "kit, no maker", ""),
        ("The camera at the lock-up is dead again, no label on it that I can read.", "C", "kit, no maker", "E"),
        ("Thanks for the coffee, see you at the meeting on the fourth.", "K", "no kit and no firm", ""),
        ("Parking is behind the library, ring the bell twice.", "K", "no kit and no firm", ""),
        ("Invoice terms are thirty days, VAT is shown apart.", "K", "terms", ""),
        ("I am on leave until Monday, for urgent matters call the duty desk.", "K", "absence note", ""),
        ("Could we move our call to half past ten?", "K", "no kit", ""),
        ("We will use Hanwha XNV-8083R throughout, thirty of them.", "N", "another maker", ""),
        ("The Axis P1465-LE bullets are in, boxes are in the store.", "N", "another maker", ""),
        ("Paxton Net2 controllers for both doors, as before.", "N", "another maker", ""),
        ("Order placed for eight Bosch FLEXIDOME domes.", "N", "another maker", ""),
        ("The Synology DS920+ holds ninety days of footage.", "N", "another maker", "E"),
        ("Ours are all Mobotix M73, nothing else on the estate.", "N", "another maker", "E"),
        ("> We now offer the DS-2CD2143G2-I at £82 instead", "hik", "quoted reply; the offer stands", ""),
        ("PS the Ranger 2 is an Imou, forty pounds each, I need five", "dah", "Imou folds into Dahua", ""),
        ("Hik turrets x 7 for the day centre, £94 a piece, ok?", "hik", "Hik is short for Hikvision", ""),
        ("Your Pyronix EURO 46 panel is on order, £265 as quoted.", "hik", "on order", ""),
        ("Subject: RE: quote for 6 Uniview bullets, £74.50 each incl. brackets", "uni", "priced in a subject", ""),
    ]:
        add(m, text, label, why, ctx,
            also=("ask",) if "Imou" in text else ())

    s = "specs"
    for text, label, why, ctx in [
        ("Cameras shall be Hikvision DS-2CD2T47G2-L or equal and approved.", "hik", "specified by name", ""),
        ("Recorder: Dahua DHI-NVR5432-16P-4KS2E or similar approved, with RAID.", "dah", "specified by name", ""),
        ("PTZ type P1: Uniview IPC6612SR-X25-VG, 25x, wall mounted.", "uni", "specified by model", ""),
        ("Type C2 dome — TC-C35KS, 5MP, as schedule.", "tia", "specified by model", ""),
        ("Legend: triangle = new DS-2CD2786G2-IZS dome at 3.2 m", "hik", "shown as new on a drawing", ""),
        ("Drawing key D4: new bullet camera, IPC-HFW5442E-ZE", "dah", "shown as new", ""),
        ("The Contractor shall supply and commission HikCentral as head-end software.", "hik", "its software as a product", ""),
        ("UAS platform shall be DJI Matrice 30T or operationally equal.", "dji", "specified by name", "D"),
        ("Handheld terminals: Hytera PD685, IECEx not needed.", "hyt", "specified by name", "R"),
        ("Access layer: Huawei S5735-L48P4X-A1, dual power.", "hua", "specified by model", "NET"),
        ("5G failover by ZTE MC801A in each cabinet.", "zte", "specified by model", "NET"),
        ("Products of Hikvision, Dahua or Uniview shall not be offered.", "hik:m dah:m uni:m", "exclusion", ""),
        ("No equipment made by Huawei or ZTE is to form part of the works.", "hua:m zte:m", "exclusion", "NET"),
        ("Bidders shall list any Hikvision equipment in use at their own premises.", "hik:m", "question to bidders", ""),
        ("The VMS shall accept streams by ONVIF, as from Dahua or Bosch cameras.", "dah:m", "compatibility", ""),
        ("Drone pilots must hold a GVC; DJI Academy certificates are not accepted in its place.", "dji:m", "training", "D"),
        ("Strip out redundant Hikvision recorder and make good; new recorder Wisenet XRN-1620SB1.", "hik:g N", "old one leaves; Hanwha is new", ""),
        ("Remove 22 Dahua bullets and install 22 Axis P1465-LE.", "dah:g N", "old ones leave; Axis is new", ""),
        ("Brackets shall fit both Uniview and Bosch housings.", "uni:m N", "accessory", ""),
        ("Cameras: 5MP vandal dome, IK10, 2.8-12 mm, as specified by engineer.", "C", "kit, nothing identifies the maker", ""),
        ("Supply 16 channel network video recorder with 24 TB usable.", "C", "kit, no maker", ""),
        ("One pan-tilt-zoom camera, 30x optical, heated, to be nominated.", "C", "kit, no maker", ""),
        ("Two-way radios, UHF digital, IP67, 20 nr.", "C", "kit, no maker", "R"),
        ("Quadcopter with thermal payload, 30 min endurance.", "C", "kit, no maker", "D"),
        ("Door entry panel, 8 way, stainless, maker at contractor's choice.", "C", "kit, no maker", ""),
        ("Cameras to be Axis Q6135-LE or equal.", "N", "another maker", ""),
        ("PTZ: Bosch AUTODOME, colour RAL 9010.", "N", "another maker", ""),
        ("Head end: Genetec Security Center, two client seats.", "N", "another maker", ""),
        ("Panel: Texecom Premier Elite 48 with two keypads.", "N", "another maker", ""),
        ("Encoder blades by Axis; storage by Synology RS1221+.", "N", "other makers", ""),
        ("Containment: 50 mm galvanised trunking with fire barriers at each floor.", "K", "containment only", ""),
        ("All works to BS EN 62676-4 and the surveyor's satisfaction.", "K", "standard and terms", ""),
        ("Contractor to allow for out of hours working in the theatre.", "K", "terms", ""),
        ("Section 4: Preliminaries", "K", "heading", ""),
        ("Retention 5 %, released after twelve months.", "K", "terms", ""),
        ("Cameras type A shall be CP Plus CP-UNC-T2322L3.", "?dahua,tvt", "CP Plus is only sometimes built by Dahua or TVT", ""),
        ("Turrets by W Box, model WBXIL139RT, or equal.", "?hikvision", "W Box is only sometimes built by Hikvision", ""),
        ("Reference camera in mock-up: TVT TD-9545E3B-A, to be ordered under this contract.", "tvt", "ordered; only an inferred class edge", ""),
    ]:
        add(s, text, label, why, ctx)

    f = "full-names"
    many(f, "full name of an Autel Robotics drone", "aut", [
        "Autel EVO Max 4T", "2 x Autel EVO Max 4T, hard case, £7,140 each", "Autel EVO Max 4T XE rugged bundle",
        "Autel Robotics EVO Lite+ premium set", "Autel EVO II Pro 6K V3, one for estates",
        "Autel Robotics Dragonfish Standard, survey fit", "Autel EVO Nest docking station, roof of the depot"], "D")
    many(f, "full name of a DJI product", "dji", [
        "DJI Mavic 3 Enterprise", "DJI Mavic 3 Thermal (Mavic 3T) with RTK module", "DJI Matrice 350 RTK",
        "DJI Matrice 4 Enterprise Thermal", "DJI Air 3S Fly More Combo", "DJI Mini 4 Pro with RC 2", "DJI Inspire 3 cine drone",
        "DJI FlyCart 30 delivery drone", "DJI Phantom 4 RTK, mapping set", "DJI Avata 2 trainer drone"], "D")
    many(f, "full name of a Hytera radio", "hyt", [
        "Hytera PD985 full duplex handheld", "Hytera MD785i mobile radio 45W", "Hytera RD985S repeater, wall cabinet",
        "Hytera BD505LF licence-free radio", "Hytera PNC380 push-to-talk over cellular"], "R")
    many(f, "full name of a Huawei product", "hua", [
        "Huawei AirEngine 5760-51 access point", "Huawei CloudEngine S5735-L48P4X-A1", "Huawei B535-232 4G home router",
        "Huawei AR6121E enterprise router"], "NET")
    many(f, "full name of a ZTE product", "zte", ["ZTE MF286R 4G indoor router", "ZTE ZXHN H388X gateway", "ZTE MC888 Pro 5G CPE"], "NET")
    many(f, "full name of Hikvision kit", "hik", [
        "Hikvision AX PRO wireless alarm hub", "Hikvision DeepinView 8MP bullet camera", "Hikvision AcuSense 4 channel recorder DS-7604NXI-K1/4P",
        "Hikvision DarkFighter 32x PTZ camera", "HIKMICRO Pocket2 thermal camera", "Pyronix EURO 46 control panel"])
    many(f, "full name of Dahua kit", "dah", [
        "Dahua WizMind 4MP dual lens people counting camera", "Dahua Technology IP speed dome, 45x", "Dahua Hunter series dual PTZ camera"])
    many(f, "full name of Uniview kit", "uni", ["Uniview ColorHunter 5MP turret camera", "Uniview OwlView 4K bullet camera"])

    t = "mistyped"
    many(t, "model with look-alike letters or figures; Hikvision is named as well", "hik", [
        "Hikvision DS-2CD2l43G2-I dome", "HIKVISION DS-2CD2387G2-1U turret", "Hikvision D5-2CD2347G2-LU", "hikvision ds 2cd2t47g2 l bullet",
        "Hikvision DS2CD2186G2ISU dome x2", "Hikvision DS-76O8NI-K2/8P recorder"])
    many(t, "brand misspelt plainly, model right", "hik", [
        "Hikvison DS-2CD2186G2-ISU mini dome", "HIK VISION DS-7616NI-K2/16P", "Hickvision DS-2CD2047G2-L bullet"])
    many(t, "brand misspelt plainly beside the right model", "dah", ["Dauha IPC-HFW2431S-S-S2 bullet", "DAHAU DH-IPC-HDW3849H-AS-PV eyeball"])
    many(t, "brand misspelt plainly beside the right model", "uni", ["Unieview IPC2124LB-ADF28KM-G bullet camera"])
    many(t, "one slip in the model, no brand: a repaired reading", "hik", [
        "DS-2CD2I43G2-I dome, 5 off", "DS 2CD2387G2 LU 4mm", "DS2CD2T87G2L bullet x 3", "ds-2cd2347g2-lu, white, qty 2",
        "DS_2CD2786G2_IZS vari-focal", "DS.2DE4A425IWG.E dome", "D5-2CD2683G2-IZS bullet", "DS-2CD2O43G2-I bullet"], also=("ask",))
    many(t, "one slip in the model, no brand: a repaired reading", "dah", [
        "DH IPC HFW2831T ZAS bullet", "IPC-HDW283IT-AS turret", "DHI-NVR42I6-16P-4KS2", "IPC_HDBW3441E_AS dome", "dh-xvr5l08hs-i3 recorder"], also=("ask",))
    many(t, "one slip in the model, no brand: a repaired reading", "uni", ["IPC2124LB ADF28KM G bullet", "IPC36I2LB-ADF28K-G turret"], also=("ask",))
    many(t, "one slip in the model, no brand: a repaired reading", "tvt", ["TD 9544S4 bullet, white", "TD_9584S4 bullet"], also=("ask",))
    many(t, "another maker's model, mistyped", "N", [
        "Axis P3Z65-LVE dome", "Hanwha XNV-8O83R dome", "Bosch NDE 5503 AL dome", "Axis Q6135LE PTZ", "i-PRO WVS2536L dome"])
