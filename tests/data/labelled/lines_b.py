"""Lines written by hand or filled from tables of facts: registers, scans, firms, words, badges, other makers, no kit."""


def mac(rnd, block, sep=":"):
    """An invented address in a real block."""
    digits = block + "".join(rnd.choice("0123456789ABCDEF") for _ in range(12 - len(block)))
    return sep.join(digits[i:i + 2] for i in range(0, 12, 2))


def fill(add, many, rnd):
    r = "registers"
    for text, label, why in [
        ("CAM-001 | Market Square | Hikvision | DS-2CD2T47G2-L | 2021 | Working", "hik", "recorded as working"),
        ("CAM-002 | Bus Station | Dahua | DH-SD49425XB-HNR | 2019 | In service", "dah", "recorded as in service"),
        ("CAM-003 | Library foyer | Uniview | IPC322LB-DSF28K-G | 2022 | OK", "uni", "recorded"),
        ("CAM-004 | Depot gate | Tiandy | TC-C34XS | 2020 | OK", "tia", "recorded"),
        ("CAM-005 | Skate park | TVT | TD-9544S4 | 2018 | OK", "tvt", "TVT: only an inferred class edge"),
        ("CAM-006 | Town Hall roof | | DS-2DE7A432IW-AEB | 2020 | OK", "hik", "no make, model is Hikvision's"),
        ("CAM-007 | Crematorium | | IPC-HDBW5442E-ZE | 2023 | OK", "dah", "no make, model is Dahua's"),
        ("CAM-008 | Leisure centre pool | HIK | dome | 2017 | poor picture", "hik", "HIK in the make cell"),
        ("NVR-01 | CCTV room | Hikvision | DS-9664NI-I8 | 2020 | Live", "hik", "recorder in use"),
        ("NVR-02 | Housing office | Dahua | NVR5832-4KS2 | 2019 | Live", "dah", "recorder in use"),
        ("NVR-03 | Sheltered scheme Elm Court | HiLook | NVR-108MH-C/8P | 2021 | Live", "hik", "HiLook"),
        ("AST10023 | Door entry | Hikvision DS-KV6113-WPE1 | Block C | good", "hik", "intercom of that make"),
        ("AST10024 | Door entry | Dahua VTO2202F-P-S2 | Block D | good", "dah", "intercom of that make"),
        ("AST10025 | Alarm panel | Pyronix Enforcer 32-WE | Pavilion | armed nightly", "hik", "Pyronix"),
        ("P-14 | Queensbank car park | Hikvision PTZ | moved here from P-09 in 2022 | working", "hik", "moved within the estate"),
        ("1044;Chapel Walk;Uniview;IPC6612SR-X25-VG;10/2021;live", "uni", "recorded as live"),
        ("1045;Chapel Walk;Kedacom;IPC123-AN;03/2014;live", "ked", "Kedacom; no measure names it"),
        ("Site: Thornby Court; Make: Hikvision; Qty: 22; Condition: fair", "hik", "recorded"),
        ("Site: Lower Green; Make: Reolink; Qty: 2; Condition: good", "reo", "Reolink: only an inferred class edge"),
        ("CAM-031 | Stair 2 | Hikvision | DS-2CD2143G0-I | spare, boxed | keep", "hik", "whole spare kept"),
        ("CAM-032 | Lobby | Dahua | IPC-HDW2431T-AS-S2 | serviced 04/26", "dah", "maintained"),
        ("CAM-033 | Pump house | Hikvision | DS-2TD2617-6/V1 | switched off, left in place", "hik", "switched off but left"),
        ("CAM-034 | Tenant's shop | Hikvision | owned by tenant, leave", "hik", "owned by a tenant, left alone"),
        ("CAM-035 | Foyer | Dahua | fitted in place of a Bosch dome 2021 | working", "dah", "what is there now is Dahua"),
        ("CAM-040 | Cinema | Hikvision | DS-2CD2386G2-IU | to be removed 07/26", "hik:g", "planned removal"),
        ("CAM-041 | Cinema | Dahua | IPC-HFW5442E-ZE | replacement ordered (Axis) | due out", "dah:g", "due out"),
        ("CAM-042 | Ticket hall | Uniview | IPC2122LB-ADF28KM-G | scheduled for swap Q3", "uni:g", "scheduled to leave"),
        ("CAM-043 | Quay | Hikvision | loan from contractor | return due 12/06", "hik:g", "loan still to go back"),
        ("CAM-044 | Moor Lane | Dahua | beyond repair, Hanwha to follow", "dah:g", "beyond repair with a successor named"),
    ]:
        add(r, text, label, why, "E")
    for text, label, why in [
        ("CAM-050 | Cinema | Axis P3265-LVE | previous make: Hikvision | installed 02/26", "hik:x N", "previous make; Axis now"),
        ("CAM-051 | Arcade | Hanwha QNV-8080R | replaced Dahua 2024 | OK", "dah:x N", "Dahua was replaced"),
        ("CAM-052 | Weir | Bosch NDE-5503-AL | formerly Uniview | OK", "uni:x N", "formerly Uniview"),
        ("CAM-053 | Hut | Hikvision | removed 11/2023, WEEE note 8812", "hik:x", "removed"),
        ("CAM-054 | Hut | Dahua | stolen 2022, not replaced", "dah:x", "stolen"),
        ("CAM-055 | Hall | Tiandy | returned to supplier, credit received", "tia:x", "returned"),
        ("CAM-056 | Hall | Axis M3086-V | bracket made for Hikvision domes", "hik:m N", "accessory for it; the camera is Axis"),
        ("CAM-057 | Bridge | Mobotix M73 | recorded on Synology | dealer also sells Dahua", "dah:m N", "dealer's other goods"),
        ("NVR-09 | Annexe | Wisenet XRN-1620SB1 | replaced Hikvision recorder June 2025 | live", "hik:x N", "Hikvision was replaced"),
        ("UAV-3 | Estates | Yuneec H520E | previous aircraft: DJI Phantom 4 Pro", "dji:x N", "previous aircraft"),
    ]:
        add(r, text, label, why, "E")
    for text, label, why, ctx in [
        ("UAV-1 | Fire store | DJI | Matrice 30T | insured to 03/27", "dji", "insured, so there", "ED"),
        ("UAV-2 | Planning | Autel EVO II Pro | serial held | airworthy", "aut", "recorded as airworthy", "ED"),
        ("UAV-4 | Parks | DJI Mini 3 | in use", "dji", "in use", "ED"),
        ("RAD-101 | Wardens | Hytera | PD685 | issued", "hyt", "issued", "ER"),
        ("RAD-102 | Market | Hytera HP605 | on charge", "hyt", "there", "ER"),
        ("RAD-103 | Civic | Motorola | DP4801e | issued", "N", "another maker", "ER"),
        ("SW-01 | Comms room 2 | Huawei | S5720-28X-PWR-SI-AC | up 412 days", "hua", "in use", "EN"),
        ("SW-02 | Comms room 3 | Cisco | CBS250-24P-4G | up", "N", "another maker", "EN"),
        ("RTR-7 | Tourist kiosk | ZTE MF286R | SIM active", "zte", "in use", "EN"),
        ("RTR-8 | Portacabin | TP-Link Archer AX10 | up", "tpl", "TP-Link: only an inferred class edge", "EN"),
        ("SW-03 | School hall | H3C Technologies switch, rack 2", "N", "another maker", "EN"),
        ("CAM-060 | Mess room | Axis | P3265-LVE | 2023 | OK", "N", "another maker", "E"),
        ("CAM-061 | Salt barn | Hanwha | XNV-8083R | 2022 | OK", "N", "another maker", "E"),
        ("CAM-062 | Gym | Bosch | FLEXIDOME IP | 2016 | dim", "N", "another maker", "E"),
        ("CAM-063 | Gym | Avigilon | 4.0C-H6A-BO1-IR | 2023 | OK", "N", "another maker", "E"),
        ("CAM-064 | Theatre | Vivotek | FD9167-H | OK", "N", "another maker", "E"),
        ("CAM-065 | Theatre | Pelco | Sarix | poor focus", "N", "another maker", "E"),
        ("CAM-066 | Stage door | i-PRO WV-S2536L | OK", "N", "another maker", "E"),
        ("CAM-067 | Car park L1 | Verkada CD52-E | licence to 2028", "N", "another maker", "E"),
        ("CAM-068 | Car park L2 | Redvision VEGA | OK", "N", "another maker", "E"),
        ("CAM-069 | Old gaol | Dedicated Micros SD4 | not recording", "N", "another maker", "E"),
        ("ACU-1 | Main door | Paxton | Net2 plus | OK", "N", "another maker", "E"),
        ("CAM-070 | Boat house | unknown | dome, white | 2015 | OK", "C", "make unknown", "E"),
        ("CAM-071 | Boat house | n/k | n/k | n/k | camera seen on roof", "C", "make unknown", "E"),
        ("CAM-072 | Yard | TBC | bullet camera | 2019 | OK", "C", "make to be confirmed", "E"),
        ("NVR-20 | Cellar | not recorded | 16 channel recorder | 2018 | Live", "C", "make not recorded", "E"),
        ("CAM-073 | Cloister | label gone | PTZ camera | OK", "C", "label gone", "E"),
        ("CAM-074 | Rink | Swann | camera kit | OK", "?hikvision,dahua,raysharp", "Swann: only sometimes one of theirs", "E"),
        ("CAM-075 | Rink | TruVision | TVD-1103 | OK", "?hikvision", "TruVision: only sometimes Hikvision", "E"),
        ("CAM-076 | Annexe | ABUS | IPCB72520 | OK", "?hikvision", "ABUS: only sometimes Hikvision", "E"),
        ("CAM-077 | Annexe | Annke | dome camera | OK", "?hikvision,dahua", "Annke: only sometimes one of theirs", "E"),
        ("CAM-078 | Green | Lorex | LNB8005-C | 2019", "?dahua,raysharp", "Lorex: only sometimes one of theirs", "E"),
        ("CAM-079 | Green | Digital Watchdog | dome camera | OK", "?tvt", "Digital Watchdog: only sometimes TVT", "E"),
        ("CAM-080 | Green | Hikvision? | dome | label worn", "?hikvision", "the writer is unsure", "E"),
        ("CAM-081 | Green | possibly Dahua | bullet camera | check on next visit", "?dahua", "the writer is unsure", "E"),
        ("Asset ID | Location | Make | Model | Year | Status", "K", "headings", "E"),
        ("Ward total carried forward: 148", "K", "a total", "E"),
        ("Ward: Fenbury North", "K", "a place heading", "E"),
        ("Register last reviewed 14 March 2026", "K", "a date line", "E"),
    ]:
        add(r, text, label, why, ctx)
    sites = ["Aldham Lock", "Bexcombe Arches", "Corve Steps", "Dunholt Mews", "Ellwick Pier", "Farrow Bank", "Garside Court", "Hexley Walk"]
    for i, (make, model, label) in enumerate([
        ("HIKVISION", "DS-2CD2183G2-IS", "hik"), ("dahua", "IPC-HFW2431S-S-S2", "dah"), ("UNV", "IPC2124LB-ADF28KM-G", "uni"),
        ("Hik Vision", "DS-7608NI-K2/8P", "hik"), ("Dahua Tech.", "XVR5108HS-4KL-I3", "dah"), ("", "DS-2CE79DF8T-AZE", "hik"),
        ("", "TC-R3220", "tia"), ("HiWatch", "HWI-T240H-U", "hik"), ("Imou", "Cruiser SE+", "dah"), ("EZVIZ", "C8C outdoor camera", "hik"),
        ("Uniarch", "IPC-B182-PF28", "uni"), ("tvt", "TD-2116TS-HP", "tvt"), ("", "DHI-NVR4216-16P-4KS2", "dah"), ("", "DS-2CD2347G2-LU", "hik"),
        ("Hikvision UK", "DS-2DF8442IXS-AELW", "hik")]):
        add(r, f"{2200 + i},{sites[i % 8]},{make},{model},{2016 + i % 9},Y", label, "recorded, nothing says otherwise", "E",
            also=("ask",) if make in ("Imou", "EZVIZ") else ())

    n = "scans"
    hosts = iter(range(11, 250))
    for label, block, sep in [
        ("hik", "04EECD", ":"), ("hik", "085411", "-"), ("hik", "0C75D2", ":"), ("hik", "1012FB", ":"), ("hik", "083BC1", ":"),
        ("dah", "3CEF8C", ":"), ("dah", "14A78B", "-"), ("dah", "4C11BF", ":"), ("dah", "F8CE07", ":"), ("dah", "24526A", ":"),
        ("uni", "48EA63", ":"), ("uni", "6CF17E", "-"), ("uni", "C47905", ":"), ("tia", "3CDA6D", ":"), ("tia", "E4E66C", ":"),
        ("tvt", "585B69", ":"), ("tvt", "0018AE", ":"), ("dji", "60601F", ":"), ("dji", "481CB9", ":"), ("hyt", "6469BC", ":")]:
        add(n, f"10.31.4.{next(hosts)} | {mac(rnd, block, sep)} | up", label, "the address block belongs to that maker of only such kit", "E",
            also=("ask",))
    for label, block in [("?hikvision", "8C11CB"), ("?hikvision", "BC51FE"), ("?hikvision", "142FFD"), ("?dahua", "9C8ECD"),
                         ("?dahua", "001F54"), ("?tvt", "A8DC5A")]:
        add(n, f"camera at 10.31.5.{next(hosts)}, hardware address {mac(rnd, block)}", label,
            "the block belongs to a badge that only sometimes sells that maker's kit", "E")
    for block in ["00408C", "ACCC8E", "44B423", "D42DC5", "0003C5", "001132", "0002D1", "E0A700", "001C44", "24A43C"]:
        add(n, f"host-{next(hosts)} {mac(rnd, block)} responded in 3 ms", "N", "the block belongs to a known other maker", "E")
    for block, text in (("02005E", "{} | camera | up"), ("0A1B2C", "IP camera, locally set address {}"), ("06AA10", "camera {} answered once")):
        add(n, text.format(mac(rnd, block)), "C", "a locally administered address says nothing of a maker", "E")
    for text, label, why in [
        ("10.31.6.21 | 80/tcp open http | Hikvision Network Video Recorder http admin", "hik", "the service names the maker"),
        ("10.31.6.22 | 37777/tcp open | Dahua DVR service", "dah", "the service names the maker"),
        ("10.31.6.23 | ONVIF | manufacturer HIKVISION | model DS-2CD2386G2-IU", "hik", "ONVIF answer"),
        ("10.31.6.24 | ONVIF | manufacturer Dahua | model IPC-HDBW3441E-AS", "dah", "ONVIF answer"),
        ("10.31.6.25 | ONVIF | manufacturer UNIVIEW | model IPC322LB-DSF28K-G", "uni", "ONVIF answer"),
        ("10.31.6.26 | ONVIF | manufacturer AXIS | model P3265-LVE", "N", "ONVIF answer of another maker"),
        ("10.31.6.27 | ONVIF | manufacturer Hanwha Vision | model XNV-8083R", "N", "ONVIF answer of another maker"),
        ("10.31.6.28 | ONVIF | manufacturer TVT | model TD-9544S4", "tvt", "TVT: only an inferred class edge"),
        ("10.31.6.29 | http-title: Synology DiskStation DS920+", "N", "another maker"),
        ("10.31.6.30 | sysDescr: Huawei Versatile Routing Platform, S5735-L24P4X-A1", "hua", "system text names the maker"),
        ("10.31.6.31 | sysDescr: Cisco IOS Software, C2960X", "N", "another maker"),
        ("10.31.6.32 | sysDescr: ZXR10 2800-4 switch software", "zte", "system text names a ZTE family"),
        ("10.31.6.33 | onvif://www.onvif.org/name/Tiandy | hardware TC-C34XS", "tia", "discovery scope names the maker"),
        ("10.31.6.34 | onvif scope name/HIKVISION%20DS-2CD2T47G2-L", "hik", "discovery scope names the maker"),
        ("10.31.6.35 | snapshot title: Reolink E1 camera", "reo", "Reolink: only an inferred class edge"),
        ("10.31.6.36 | DeviceType IPCamera, serial DS-2CD2143G2-I20220314AAWRJ11223344", "hik", "the serial begins with the model"),
        ("10.31.6.37 | hostname ezviz-frontdoor | camera EZVIZ C8C", "hik", "EZVIZ named"),
        ("10.31.6.38 | UPnP friendlyName AXIS M3086-V - ACCC8E010203", "N", "another maker"),
        ("10.31.6.39 | ONVIF | manufacturer Milesight | model MS-C3366-FPH", "mil", "Milesight: only an inferred class edge"),
        ("10.31.6.40 | ONVIF | manufacturer Amcrest | model AD410", "?dahua", "Amcrest: only sometimes Dahua"),
        ("Nmap done: 256 IP addresses scanned in 41 seconds", "K", "a summary line"),
        ("Ports shown: 22, 80, 443, 554", "K", "a list of ports"),
    ]:
        add(n, text, label, why, "E", also=("ask",) if "EZVIZ" in text else ())

    f = "firms"
    for text, label, why in [
        ("Hangzhou Hikvision Digital Technology Co., Ltd.", "hik", "legal name"), ("Hikvision UK Limited", "hik", "carries the name as a whole word"),
        ("Hikvision Europe B.V.", "hik", "carries the name as a whole word"), ("Zhejiang Dahua Technology Co Ltd", "dah", "legal name"),
        ("Dahua Technology UK Limited", "dah", "carries the name"), ("Zhejiang Uniview Technologies Co., Ltd", "uni", "legal name"),
        ("Huawei Technologies (UK) Co., Ltd.", "hua", "carries the name"), ("HUAWEI TECHNOLOGIES CO LTD", "hua", "legal name"),
        ("ZTE Corporation", "zte", "legal name"), ("ZTE (UK) Ltd", "zte", "carries the name"), ("Hytera Communications (UK) Co. Ltd", "hyt", "carries the name"),
        ("Hytera Communications Corporation Limited", "hyt", "legal name"), ("SZ DJI Technology Co., Ltd.", "dji", "legal name"),
        ("Autel Robotics Co., Ltd.", "aut", "legal name"), ("Tiandy Technologies Co., Ltd.", "tia", "legal name"), ("Pyronix Limited", "hik", "a Hikvision company"),
        ("Shenzhen TVT Digital Technology Co., Ltd.", "tvt", "legal name; only an inferred class edge"), ("Suzhou Keda Technology Co., Ltd.", "ked", "legal name; no measure names it"),
        ("Nuctech Company Limited", "nuc", "legal name"), ("Kaspersky Lab UK Ltd", "kas", "carries the name"),
        ("China Telecom (Europe) Limited", "cte", "carries the name"), ("China Unicom (Europe) Operations Limited", "cun", "carries the name"),
        ("Shenzhen Reolink Technology Co., Ltd.", "reo", "legal name; only an inferred class edge"), ("杭州海康威视数字技术股份有限公司", "hik", "native legal name"),
        ("浙江大华技术股份有限公司", "dah", "native legal name"), ("华为技术有限公司", "hua", "native legal name"), ("Megvii Technology Limited", "meg", "legal name"),
    ]:
        add(f, text, label, why)
    many(f, "a real firm whose name only looks like a listed one", "N", [
        "Hikma Pharmaceuticals PLC", "Univision Communications Inc.", "ZTO Express (Cayman) Inc.", "Nautel Limited", "Haivision Systems Inc.", "Kidztech Toys Ltd",
        "Safety Technology International Ltd", "Uni-Ubi Co., Ltd.", "Kensington Computer Products Group", "Unilever PLC", "Innoviz Technologies Ltd", "Shanghai Dahua Scale Factory", "Cangzhou Dahua Co., Ltd."])
    many(f, "an invented installer or trader; a common word is no maker", "N", [
        "Brackenmoor Fire & Security Ltd", "Northern Lights Electrical Ltd", "General Demolition (Ribbleside) Limited", "Zeus Scaffolding Ltd",
        "Tarnside Systems LLP", "Swannick & Daughters Joinery Ltd", "Capture Photography Studios Ltd", "Umbrella Payroll Solutions Limited",
        "Clearvision Glazing (East) Ltd", "Dahlia Florists Limited", "Mavick Accountancy LLP", "Huawick Estates Ltd", "Hytherley Solicitors LLP",
        "Autelle Hair & Beauty Ltd", "Tidy Technologies Ltd", "Unity View Care Homes Limited", "Larkfen Alarms Ltd", "Panoramic Lux Lighting Limited",
        "Alibi Legal Training Ltd", "Phoenix Matrix Consulting Ltd", "Oldmere Alarms Ltd", "Keddington Dairy Ltd", "Evolve Fitness Clubs Ltd",
        "Ridgeback Radio Hire Ltd", "Lancombe Lift Services Ltd"])
    many(f, "a Scottish or Welsh invented firm", "N", ["Glenfarrach Timber Ltd", "Cwmderwen Coaches Cyf"])

    w = "words-and-places"
    many(w, "a place or ordinary words, no kit and no firm", "K", [
        "Dahlia Court, ground floor lobby", "Hickory Lane", "Hillock View, blocks A to F", "Swann Road", "Northern Depot, bay 4", "Matrix House, second floor",
        "Inspire Community Hall", "Hawkridge Tower", "Zeta Park, west entrance", "Tiddington Green", "Keddleston Road",
        "General office", "Umbrella stand in reception", "Lot 3: grounds maintenance", "Roll of honour, council chamber", "Phantom of the opera, coach leaves 18.30",
        "Art deco frontage, listed", "Evo gym membership desk", "Capture of bank details is not permitted", "EDS paperwork to be filed",
        "An alibi is a matter for the police", "Lux level 300 at desk height", "Hyde Terrace", "Autumn Term 2026", "Zebra crossing outside the school",
        "Milestone 4: handover", "Axis of the building, grid line C", "Bath Street", "Canon Jones Memorial Garden", "Ring road, junction 9",
        "Pantomime props: one genie lamp", "Honor the fire exits at all times", "Olympus Way", "Reading room", "Vista from the terrace", "Planet Earth display, foyer wall",
        "Dome of the old market hall, repaint", "Bullet points for Thursday's briefing", "Turret clock, wind weekly", "Camera Obscura Lane, street lighting",
        "Eagle-eyed readers will have noticed the new layout", "Uni view days for sixth form pupils", "Hike vision statement: walking for health",
        "Dahl reading week, children's library", "Mavis Terrace", "Sunnel Close", "Real ink signatures only", "Tapas evening, staff social", "Kasabian tribute night",
        "Leon Crescent, lamp column 14", "Luma Gallery, preview evening", "Hik! said the frog, story time for under fives", "Zhongshan twinning visit, itinerary",
        "HY3 post round", "DS1 form for benefits", "NVR is short for Nether Vale Road on this map", "IPC visit, Thursday", "Evoke choir rehearsal",
    ][:58])

    b = "badges"
    for label, items in [
        ("?hikvision", ["TruVision TVT-5603 turret camera, 6 off", "ABUS IPCA66500 camera, quantity 2", "ABUS TVIP62510 dome £188", "LTS LTN8704 recorder, £192",
                        "TRENDnet TV-IP344PI bullet camera", "LaView LV-PC902F2-W camera kit", "KT&C dome camera, 2 off", "W Box 0E-21DF28 dome £39",
                        "Epcom turret camera, 4MP, 8 off", "ClareVision CVP-B2DB50-ODIW bullet camera", "HDView turret camera £55",
                        "Nelly's Security NSC-DB1 doorbell", "SecurityTronix dome camera, priced £84", "AGM Taipan thermal monocular for pest control team"]),
        ("?dahua", ["Amcrest ASH41 indoor camera", "Amcrest AD410 doorbell camera £99", "IC Realtime ICIP-3000DV-IR dome camera", "Montavue bullet camera kit, 8 way",
                    "Intelbras dome camera, 10 off", "Speco dome camera, 5MP, £160", "KBVision turret camera 2MP", "XVision bullet camera, £71 each",
                    "VIP Vision dome camera, white"]),
        ("?tvt", ["Digital Watchdog bullet camera, 4 nr £120", "Provision-ISR 5MP dome camera £97", "InVid Tech turret camera, 3 off", "Avycon dome camera £85", "TeleEye recorder, 16 channel",
                  "TechSon dome camera £44"]),
        ("?dahua,tvt", ["CP Plus dome camera, £38", "CP Plus CP-UNC-T2322L3 bullet, qty 12"]),
        ("?hikvision,dahua", ["Annke dome camera pack, £310", "Honeywell Performance HEN08104 recorder"]),
        ("?xiongmai", ["Hiseeu wireless camera kit £129", "SANNCE 8 channel camera kit £149", "zmodo camera twin pack £59", "ESCAM bullet camera £34", "Jooan dome camera £29"]),
        ("?hikvision,dahua,raysharp", ["Swann NVR8-8580 eight channel kit £499", "Swann bullet camera, single £89"]),
        ("?uniview", ["ALLNET dome camera £140", "OVISS turret camera £61"]),
        ("?huawei", ["Holowits bullet camera, 4MP £190"]),
        ("?dahua,hikvision", ["RVi dome camera, £95 each"]),
        ("?dahua,raysharp", ["Lorex E891AB bullet camera £169"]),
    ]:
        for t in items:
            add(b, t, label, "the badge is known, its builder is only sometimes a listed maker")

    c = "controls"
    many(c, "a known other maker's product", "N", [
        "Axis P3265-LVE dome @ £489", "AXIS Q6135-LE PTZ, 2 nr", "Axis M3086-V mini dome, £199 each", "P1465-LE bullet by Axis, 12", "AXIS Camera Station licence, 32 device",
        "Hanwha XNV-8083R dome £402", "Wisenet QNV-8080R dome, quantity 30", "Hanwha Vision PNM-9085RQZ1 multi-sensor", "Wisenet XRN-1620SB1 recorder, 24 TB", "Samsung Techwin SNV-6013 dome, used",
        "Bosch NDE-5503-AL dome £530", "Bosch NBE-5704-AL bullet x 3", "Bosch AUTODOME IP 5000i", "DINION IP bullet by Bosch, two", "Avigilon 8.0C-H6A-BO1-IR bullet £980",
        "Pelco IBP831-1ER bullet £470", "Pelco Spectra PTZ, refurbished", "i-PRO WV-S2536L dome £377", "Vivotek FD9167-H dome £240", "Vivotek SD9364-EHL dome £1,310",
        "Mobotix M73 camera with thermal sensor", "Mobotix S26 hemispheric £810", "IDIS DirectIP dome and recorder pack", "Arecont Vision AV8365DN panoramic", "Sony SNC-DH160 mini dome, old stock",
        "GeoVision GV-BL2702 bullet £150", "ACTi E62A dome £133", "Canon VB-H630VE dome £402", "JVC VN-H557 box camera, used", "Zavio B6210 bullet £88",
        "Verkada CD52-E dome with ten year licence", "Brickcom OB-300AP bullet", "Dallmeier MDF5400HD-DN dome", "Foscam FI9826W camera £71", "D-Link DCS-5009L camera £45",
        "Edimax IC-7113W camera £49", "LevelOne FCS-3081 dome £82", "Grandstream GXV3672_FHD bullet £96", "Ubiquiti UVC-G4-PRO bullet £389", "Ubiquiti USW-24-POE switch £355",
        "Synology DS920+ with four 8 TB disks", "Synology RS1221+ rack station £1,040", "QNAP TS-453D storage £520", "Western Digital WD Purple 8 TB x 6", "Seagate SkyHawk ST8000VX010 8 TB",
        "Epson DS-530II document scanner £310", "Brother HL-L2350DW printer £129", "Olympus DS-9500 dictation recorder", "Zebra TC57 handheld computer, parking team", "Siemens SIMATIC IPC427E box PC",
        "Advantech EKI-2525 industrial switch", "APC Smart-UPS 1500 VA", "Eaton 5P 1150 rack UPS", "Dell PowerEdge R250 server £1,660", "HPE ProLiant DL20 server",
        "Aruba 1930 24G PoE switch £430", "Ruckus ICX7150-24-2x10G switch", "MikroTik CCR1009-7G-1C-1S+ router", "Fortinet FortiGate 100E firewall", "Zyxel GS1900-24E switch £140",
        "Paxton Net2 plus controller £215", "Texecom Premier Elite 48 panel £160", "Optex REDSCAN detector £2,050", "Milestone XProtect Professional+ base licence", "Motorola DP4801e radio £430"])

    k = "no-kit"
    many(k, "labour, cable, terms or headings: neither kit nor firm", "K", [
        "Labour: two engineers, three days, £1,680.00", "Cat6 cable, 305 m box, £112.00", "Commissioning and handover", "Delivery and carriage £25.00", "VAT at 20 %  £1,244.80",
        "Grand total excluding VAT £8,212.40", "Subtotal carried to collection", "Scaffold tower hire, one week", "Site survey and risk assessment", "Training for four operators, half a day",
        "Project management allowance", "Traffic management, two operatives", "Making good to plaster and paint", "Conduit, 25 mm, galvanised, 60 m", "Waste removal and skip",
        "Terms: 30 % with order, balance on completion", "This quotation is valid for 60 days", "Prices exclude out of hours working", "Page 3 of 7", "Appendix B", "Quotation reference 2026/0417, revision C",
        "Cable containment by others", "Warranty: parts and labour, twelve months", "Annual maintenance visit x 2", "Dig trench 12 m in soft ground", "Builder's work in connection",
        "Dear Sir or Madam,", "Yours faithfully", "Telephone 01632 960123", "Lead time: four to six weeks", "Contingency 5 %", "Core drilling through 300 mm masonry", "Cherry picker, two days",
        "DBS checks for all operatives", "Welfare facilities to be provided by the client", "O&M manuals, two copies"])

    u = "unknown-names"
    many(u, "kit of a name or model that no list knows, or of no name", "C", [
        "Zorvane ZV-4100 dome camera £88", "Quillmark turret camera, 5MP, 4 off", "Pelloria 16 channel recorder £260", "Brixlow BX-77 bullet camera", "Camera type VRQ-9902-T, 12 nr",
        "Vandal dome camera, 4MP, as existing", "NVR 32 channel, 4 x 6 TB, £940", "Bullet camera x 6, white, £74 each", "Marrowell thermal camera MT-3, £1,900", "PTZ camera on 6 m column",
        "Ovalente video door station with two handsets", "Body-worn camera, 30 units, with docks", "Dash camera twin channel for sweepers", "Korvessa K-Drone survey quadcopter £4,300", "ANPR camera, lane 1 in and out",
        "Dummy model XQ-0000 turret camera, make to be advised", "Wireless doorbell camera for flat 12", "Recorder, 8 way, make unreadable on photo", "Tessimond TS-450 IP camera", "Dome camera, label painted over", "Two-way radio, licence-free, six pack, brand not stated"])
