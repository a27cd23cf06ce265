//! The user's own lists: found beside the signed list, reported apart.

use crate::index;
use vendor_engine::identify::Certainty;
use vendor_names::own_lists::OwnList;
use vendor_readers::name_list;
use vendor_text::Called;

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
    // Misspelt, split, joined, shortened, reordered: never certain, because another firm may have that name.
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
    // Two real firms: two changed letters are as often another word as two slips, and a likely match attributes.
    ("Infinova Ltd", "Infinera Limited", Some(("Infinova Ltd", Certainty::Possible))),
    ("Infinova Ltd", "Infinva Limited", Some(("Infinova Ltd", Certainty::Likely))),
    ("Rova Ltd", "Rovo Ltd", Some(("Rova Ltd", Certainty::Possible))),
    ("Hikvision", "EYE DIVISION LTD", None),
    // A missing first letter and another changed letter make another word.
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

/// A published list as it was downloaded.
fn published(file: &str) -> OwnList {
    let bytes = std::fs::read(crate::root().join("tests/data/official").join(file)).unwrap();
    OwnList::new(name_list::read(file, &bytes, &index().list().words).unwrap(), index())
}

/// File, line, how sure, what kind of name, and the entry's own name if that is a different one.
type PublishedRow = (&'static str, &'static str, Certainty, Called, Option<&'static str>);

#[rustfmt::skip]
const PUBLISHED: &[PublishedRow] = &[
    ("uk-sanctions-list.csv", "Brondavel Optical Trading LLC", Certainty::Certain, Called::Name, None),
    ("uk-sanctions-list.csv", "quote of Brondavel Optics, 3 March", Certainty::Certain, Called::Name, Some("BRONDAVEL OPTICAL TRADING LLC")),
    ("uk-sanctions-list.csv", "Брондавел", Certainty::Certain, Called::Alias, Some("BRONDAVEL OPTICAL TRADING LLC")),
    ("uk-sanctions-list.csv", "Quillomar Imaging Bureau", Certainty::Certain, Called::Alias, Some("BRONDAVEL OPTICAL TRADING LLC")),
    // A weak name alone asks.
    ("uk-sanctions-list.csv", "Tressilian", Certainty::Possible, Called::WeakAlias, Some("BRONDAVEL OPTICAL TRADING LLC")),
    // A name in six columns, and persons kept apart from firms.
    ("uk-sanctions-list.csv", "Odric Semm Vanterpole", Certainty::Likely, Called::Name, None),
    ("uk-sanctions-list.csv", "contact: Odrick Vanterpole", Certainty::Likely, Called::Alias, Some("Odric Semm VANTERPOLE")),
    ("uk-sanctions-list.csv", "Odric Semm Vanterpole Ltd", Certainty::Possible, Called::Name, None),
    ("uk-sanctions-list.csv", "Marentha Star", Certainty::Possible, Called::Name, None),
    ("us-screening-list.csv", "Tianjin Tiandy Digital Technology", Certainty::Certain, Called::Alias, Some("Tiandy Technologies")),
    ("us-screening-list.csv", "Brondavel Optics", Certainty::Certain, Called::Alias, Some("Brondavel Optical Trading LLC")),
    ("us-screening-list.csv", "Quillomar Imaging Bureau", Certainty::Certain, Called::Alias, Some("Brondavel Optical Trading LLC")),
    ("us-screening-list.csv", "BOT", Certainty::Certain, Called::Alias, Some("Brondavel Optical Trading LLC")),
    ("us-screening-list.csv", "Odrick Vanterpole", Certainty::Likely, Called::Alias, Some("Odric Semm VANTERPOLE")),
    ("SDN.CSV", "Brondavel Optical Trading LLC", Certainty::Certain, Called::Name, None),
    ("SDN.CSV", "Tressilian", Certainty::Possible, Called::WeakAlias, Some("BRONDAVEL OPTICAL TRADING LLC")),
    ("SDN.CSV", "Odric Semm Vanterpole", Certainty::Likely, Called::Name, None),
    ("SDN.CSV", "Marentha Star", Certainty::Possible, Called::Name, None),
    ("ALT.CSV", "Brondavel Optics", Certainty::Certain, Called::Alias, None),
    ("ALT.CSV", "Quillomar Imaging Bureau", Certainty::Certain, Called::Alias, None),
];

#[test]
fn names_of_published_lists_row_by_row() {
    for (file, line, certainty, called, entry) in PUBLISHED {
        let hits = published(file).find(index(), line);
        // The surest: another name of the same entry may be close too.
        let surest = hits.iter().rev().max_by_key(|hit| hit.certainty);
        let found = surest.map(|hit| (hit.certainty, hit.called, hit.entry.as_deref()));
        assert_eq!(found, Some((*certainty, *called, *entry)), "{file}: {line:?}: {hits:?}");
    }
}

/// Programme names, remarks and addresses in those files are not names, and neither is a heading.
#[test]
fn nothing_but_names_is_taken_from_published_lists() {
    for file in ["uk-sanctions-list.csv", "us-screening-list.csv", "SDN.CSV", "ALT.CSV"] {
        for line in ["Primary Name", "EXAMPLE-EO1", "Entity List", "-0-", "Russia", "individual", "Panama"] {
            let hits = published(file).find(index(), line);
            assert!(hits.is_empty(), "{file}: {line:?}: {hits:?}");
        }
    }
}

#[test]
fn other_names_of_a_councils_own_table_stand_in_one_cell() {
    let table = "Supplier,Also known as,Why\nQuillomar Lifts Ltd,Kelmarsh Doors; Q-Lifts Direct,late\n";
    let list = name_list::read("ours.csv", table.as_bytes(), &index().list().words).unwrap();
    let list = OwnList::new(list, index());
    for line in ["Quillomar Lifts Ltd", "Kelmarsh Doors", "Q-Lifts Direct"] {
        let hits = list.find(index(), line);
        assert_eq!(hits.first().map(|hit| hit.certainty), Some(Certainty::Certain), "{line}: {hits:?}");
    }
    assert!(list.find(index(), "late").is_empty());
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
