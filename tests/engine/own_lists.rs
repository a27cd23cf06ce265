//! The user's own lists: found beside the signed list, reported apart.

use crate::index;
use vendor_engine::identify::Certainty;
use vendor_names::own_lists::OwnList;
use vendor_readers::name_list;

fn own(text: &str) -> OwnList {
    OwnList::new(name_list::read("ours.txt", text.as_bytes(), &index().list().words).unwrap(), index())
}

type Row = (&'static str, &'static str, Option<(&'static str, Certainty)>);

/// Names, line, what is found: the listed name and how sure.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("Quillomar Lifts Ltd", "Quillomar Lifts Limited", Some(("Quillomar Lifts Ltd", Certainty::Certain))),
    ("Quillomar Lifts Ltd", "quote from quillomar lifts, 3 March", Some(("Quillomar Lifts Ltd", Certainty::Certain))),
    ("Quillomar Lifts Ltd", "QUILLOMAR-LIFTS", Some(("Quillomar Lifts Ltd", Certainty::Certain))),
    ("Quillomar Lifts Ltd", "Quillomar Lifts Services Ltd", Some(("Quillomar Lifts Ltd", Certainty::Possible))),
    ("Quillomar Lifts Ltd", "North Quillomar Lifts", Some(("Quillomar Lifts Ltd", Certainty::Possible))),
    ("Quillomar Lifts Ltd", "Quillomar Lifts GmbH", Some(("Quillomar Lifts Ltd", Certainty::Possible))),
    ("Quillomar Lifts Ltd", "Quillomar | Lifts", None),
    ("Quillomar Lifts Ltd", "Quillomar Doors Ltd", None),
    ("Quillomar Lifts Ltd", "Lifts", None),
    ("Security Services Ltd", "security services for the town hall", None),
    ("Security Services Ltd", "Security Services Ltd", Some(("Security Services Ltd", Certainty::Certain))),
    ("杭州示例有限公司", "杭州示例有限公司", Some(("杭州示例有限公司", Certainty::Certain))),
    ("Café Ördög", "CAFE ORDOG", Some(("Café Ördög", Certainty::Certain))),
    // Misspelt, split, joined, shortened, turned round: another firm may be called so, and never certain.
    ("Quillomar Lifts Ltd", "Quilomar Lifts Limited", Some(("Quillomar Lifts Ltd", Certainty::Likely))),
    ("Quillomar Lifts Ltd", "quote from quilomar lfts, 3 March", Some(("Quillomar Lifts Ltd", Certainty::Likely))),
    ("Quillomar Lifts Ltd", "quote from quilomar lifts, 3 March", Some(("Quillomar Lifts Ltd", Certainty::Likely))),
    ("Quillomar Lifts Ltd", "2024-03-03 | Quillomra Lifts Ltd | £300", Some(("Quillomar Lifts Ltd", Certainty::Likely))),
    ("Quillomar Lifts Ltd", "Quilomar Lifts Services Ltd", Some(("Quillomar Lifts Ltd", Certainty::Possible))),
    ("Quillomar Lifts Ltd", "North Quilomar Lifts", Some(("Quillomar Lifts Ltd", Certainty::Possible))),
    ("Quillomar Lifts Ltd", "Quilomar Lifts GmbH", Some(("Quillomar Lifts Ltd", Certainty::Possible))),
    ("Quillomar Lifts Ltd", "Quilomar Doors Ltd", None),
    ("Quillomar Heating Ltd", "Quilomar Doors Ltd", None),
    ("Brondavel", "Bron Davel", Some(("Brondavel", Certainty::Likely))),
    ("Bron Davel Ltd", "Brondavel Limited", Some(("Bron Davel Ltd", Certainty::Likely))),
    ("Brondavel Technology Ltd", "Brondavel Tech Ltd", Some(("Brondavel Technology Ltd", Certainty::Likely))),
    ("Brondavel Technology Ltd", "Technology Brondavel Ltd", Some(("Brondavel Technology Ltd", Certainty::Likely))),
    // Two real firms.
    ("Infinova Ltd", "Infinera Limited", Some(("Infinova Ltd", Certainty::Likely))),
    ("Rova Ltd", "Rovo Ltd", Some(("Rova Ltd", Certainty::Possible))),
    ("Hikvision", "EYE DIVISION LTD", None),
    // A letter that is missing at the head and another that is changed make another word.
    ("Hikvision", "InVision Aktiengesellschaft", None),
    ("Hikvision", "InVision AG", None),
    ("Hikvision", "Hikvison Ltd", Some(("Hikvision", Certainty::Likely))),
    ("Hikvision", "Hkvision Ltd", Some(("Hikvision", Certainty::Likely))),
];

#[test]
fn names_row_by_row() {
    for (names, line, wanted) in ROWS {
        let hits = own(names).find(index(), line);
        let found = hits.first().map(|hit| (hit.name.as_str(), hit.certainty));
        assert_eq!(found, *wanted, "{names:?} in {line:?}: {hits:?}");
        for hit in hits {
            assert_eq!(line.get(hit.start..hit.end), Some(hit.matched.as_str()), "{line:?}");
        }
    }
}

#[test]
fn many_names_give_one_hit_each() {
    let hits =
        own("Brondavel Ltd\nQuillomar Ltd\nBrondavel Ltd\n").find(index(), "Brondavel and Quillomar, Brondavel again");
    let rows: Vec<u32> = hits.iter().map(|hit| hit.row).collect();
    assert_eq!(rows, [1, 3, 2]);
}

#[test]
#[ignore = "needs the collections beside the project"]
fn suppliers_of_real_councils_are_not_taken_for_listed_firms() {
    let folder = crate::root().join("../shared/corpora/names");
    let names = std::fs::read_to_string(folder.join("fp_listed_family.txt")).unwrap();
    let lines = std::fs::read_to_string(folder.join("uk_council_suppliers.txt")).unwrap();
    let list = own(&names);
    let wrong: Vec<&str> = lines.lines().filter(|line| !list.find(index(), line).is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
