//! Names of firms compared with each other, and found in long lists.

use crate::{index, root};
use proptest::prelude::*;
use std::sync::OnceLock;
use vendor_names::{Matcher, NameIndex, POSSIBLE_FROM, SAME_FROM, Same};

fn matcher() -> &'static Matcher {
    static MATCHER: OnceLock<Matcher> = OnceLock::new();
    MATCHER.get_or_init(|| Matcher::new(&index().list().words))
}

fn compare(left: &str, right: &str) -> (Same, f64, String) {
    let compared = matcher().compare(&matcher().name(left), &matcher().name(right));
    (compared.same, compared.score, compared.why)
}

/// Two names, and whether they are one firm's.
#[rustfmt::skip]
const PAIRS: &[(&str, &str, Same)] = &[
    // Legal forms: another spelling is nothing, another form is a question.
    ("Quillomar Lifts Ltd", "QUILLOMAR LIFTS LIMITED", Same::Yes),
    ("Quillomar Lifts Ltd", "Quillomar Lifts", Same::Yes),
    ("Quillomar Lifts Ltd", "Quillomar Lifts GmbH", Same::Possible),
    ("Quillomar Lifts AG", "Quillomar Lifts Aktiengeselschaft", Same::Yes),
    ("Brondavel S.p.A.", "Brondavel SpA", Same::Yes),
    ("Brondavel Sp. z o.o.", "BRONDAVEL SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ", Same::Yes),
    ("OOO Brondavel", "Brondavel Limited Liability Company", Same::Yes),
    ("JSC Brondavel", "Brondavel Open Joint-Stock Company", Same::Yes),
    ("Tesselby & Co.", "Tesselby and Company", Same::Yes),
    ("株式会社サンドリオ", "サンドリオ", Same::Yes),
    ("杭州渚川有限公司", "杭州渚川股份有限公司", Same::Yes),
    ("杭州渚川科技有限公司", "杭州渚川科技", Same::Yes),
    ("杭州渚川科技有限公司", "杭州溪林科技有限公司", Same::No),
    // A short form that is mistyped, while the other name has it right.
    ("Tesselby Ltd", "Tesselby Ldt", Same::Yes),
    ("Tesselby GmbH", "Tesselby Gmhb", Same::Yes),
    ("Tesselby AG", "Tesselby AkG", Same::Yes),
    ("Tesselby SA", "Tesselby USA", Same::Possible),
    ("Tesselby Inc", "Tesselby Ink", Same::No),
    ("Tesselby AG", "Brondavel AkG", Same::No),
    // Scripts: trades and places by the word lists, names by their sound, forms as each script has them.
    ("杭州海康威视数字技术股份有限公司", "Hangzhou Hikvision Digital Technology Co., Ltd.", Same::Yes),
    ("浙江大华技术股份有限公司", "Zhejiang Dahua Technology Co Ltd", Same::Yes),
    ("浙江大华技术股份有限公司", "Zhejiang Uniview Technology Co Ltd", Same::No),
    ("华为技术有限公司", "Huawei Technologies Co., Ltd.", Same::Yes),
    ("华为技术有限公司", "Huawei Device Co., Ltd.", Same::No),
    ("ソニーグループ株式会社", "Sony Group Corporation", Same::Yes),
    ("삼성전자 주식회사", "Samsung Electronics Co., Ltd.", Same::Yes),
    ("ООО Вимпелия", "Vimpeliia LLC", Same::Yes),
    ("ПАО «Брондавель нефть»", "Brondavel Neft PJSC", Same::Yes),
    ("ООО Вимпелия", "Brondavel LLC", Same::No),
    ("Quillomar.com Inc", "Quillomar Inc", Same::Yes),
    ("Quillomar & Sons Ltd", "Quillomar and Son Ltd", Same::Yes),
    // Never reduced to nothing.
    ("11420 CORP.", "Corp.", Same::No),
    ("11420 CORP.", "BELLOTTI CORP", Same::No),
    ("11420 CORP.", "11420 Corporation", Same::Yes),
    ("A-B-C Company", "X-Y-Z Company", Same::No),
    ("A-B-C Company", "ABC Company", Same::Yes),
    ("Company Limited", "Company Ltd", Same::Yes),
    // Spaces, hyphens, signs, accents.
    ("hik vision", "Hikvision", Same::Yes),
    ("Vander Brondel", "Vanderbrondel Ltd", Same::Yes),
    ("Tessel-Haus GmbH", "Tesselhaus GmbH", Same::Yes),
    ("Marks & Tesselby plc", "Marks and Tesselby PLC", Same::Yes),
    ("Müllerhof KG", "Muellerhof KG", Same::Yes),
    ("O'Brondel Ltd", "OBrondel Ltd", Same::Yes),
    ("Słodkovia SA", "SLODKOVIA S.A.", Same::Yes),
    // Slips, by length.
    ("Quillomar Lifts", "Quilomar Lifts", Same::Yes),
    ("Quillomar Lifts", "Quillomra Lifts", Same::Yes),
    ("Tesselby Ltd", "Teselbi Ltd", Same::Yes),
    ("Rova", "Rovo", Same::Possible),
    ("LTX Aviation", "LVX Aviation", Same::No),
    ("Series1 Brondavel", "Series2 Brondavel", Same::No),
    // A word a little further apart than a slip, where everything else agrees and has enough weight.
    ("North Tessel Steel Works Ltd", "North Tesil Steel Works Limited", Same::Yes),
    ("North Tessel Steel Works Ltd", "North Tesil Steel Works GmbH", Same::No),
    ("North Tessel Steel Works Ltd", "North Tesil Steel Ltd", Same::No),
    ("Tessel Steel Ltd", "Tesil Steel Ltd", Same::No),
    ("Angela Tessel", "Angela Tesil", Same::Possible),
    ("Police and Crime Commissioner for Lincolnshire", "Police and Crime Commissioner for Lancashire", Same::Possible),
    ("Quillomar Diamond Cutter Inc", "Quillomar Diamond Center Inc", Same::Possible),
    // One and many; what a word in -ity names is not what its plural names.
    ("Brondavel Industry Ltd", "Brondavel Industries Ltd", Same::Yes),
    ("Brondavel Agency", "Brondavel Agencies", Same::Yes),
    ("Brondavel Security Ltd", "Brondavel Securities Ltd", Same::Possible),
    // A different beginning more often makes another word than a different middle does.
    ("Hikvision", "InVision Aktiengesellschaft", Same::No),
    ("Hikvision", "Hikvison Ltd", Same::Yes),
    ("Tesselby Lifts Ltd", "Esselby Lifts Ltd", Same::Possible),
    ("Tesselby Lifts Ltd", "Wesselby Lifts Ltd", Same::Possible),
    ("Kesselby Lifts Ltd", "Cesselby Lifts Ltd", Same::Yes),
    ("Ondrivel Lifts Ltd", "Andrivel Lifts Ltd", Same::Yes),
    ("Quillomar Lifts Ltd", "Uillomar Lifts Ltd", Same::Yes),
    // A known word is no slip of a name.
    ("Hikvision", "Eye Division Ltd", Same::No),
    ("Hikvision", "PID Systems a division of Tesselby", Same::No),
    // Abbreviations, order, numbers.
    ("Brondavel Intl Tech Ltd", "Brondavel International Technology Limited", Same::Yes),
    ("Brondavel Mfg & Srvces", "Brondavel Manufacturing and Services", Same::Yes),
    ("Lifts Quillomar Ltd", "Quillomar Lifts Ltd", Same::Yes),
    ("1st Brondavel Bank", "First Brondavel Bank", Same::Yes),
    ("Brondavel Forty Four", "Brondavel 44", Same::Yes),
    ("Brondavel Fund II LP", "Brondavel Fund 2 LP", Same::Yes),
    ("Brondavel Fund II LP", "Brondavel Fund III LP", Same::Possible),
    ("Brondavel 23 Ltd", "Brondavel Ltd", Same::No),
    // Ordinary words are no evidence.
    ("Northern Security Services Ltd", "Southern Security Services Ltd", Same::No),
    ("Quillomar Security Services Ltd", "Brondavel Security Services Ltd", Same::No),
    ("Security Services Ltd", "Security Services Limited", Same::Yes),
    ("Royal Bank", "Royal Mail", Same::No),
    // What one name has in addition.
    ("Quillomar", "Quillomar Systems Inc", Same::Yes),
    ("Quillomar Ltd", "Quillomar Systems Ltd", Same::Possible),
    ("Quillomar (Spain) SL", "Quillomar (Netherlands) BV", Same::No),
    ("Quillomar Lifts", "Quillomar Doors", Same::No),
    ("Tesselby Ltd t/a Brondavel", "Brondavel", Same::Yes),
    ("IBM", "International Business Machines Corporation", Same::Yes),
    ("QLS", "Quillomar Lifting Sundries", Same::Possible),
];

#[test]
fn pairs_row_by_row() {
    for (left, right, wanted) in PAIRS {
        for (left, right) in [(left, right), (right, left)] {
            let (same, score, why) = compare(left, right);
            assert_eq!(same, *wanted, "{left:?} and {right:?}: {score} {why}");
            assert!(why.contains(left) && why.contains(right), "{why}");
        }
    }
}

#[test]
fn a_reason_names_the_words() {
    let (_, _, why) = compare("Quilomar Intl GmbH", "Quillomar International Ltd");
    for part in
        ["QUILOMAR is a typing slip away from QUILLOMAR", "INTL and INTERNATIONAL", "GMBH and LTD are legal forms"]
    {
        assert!(why.contains(part), "{part:?} is not in {why:?}");
    }
}

#[test]
fn a_list_is_searched_by_words_that_may_be_wrong() {
    let names = [
        "Quillomar Lifts Ltd",
        "Brondavel Security Services",
        "Tesselby Technology GmbH",
        "Vander Brondel Group",
        "Hikvision",
        "11420 Corp.",
        "杭州渚川科技有限公司",
        "Security Services Ltd",
    ];
    let list = NameIndex::build(matcher(), names);
    for (question, wanted) in [
        ("Quilomar Lifts", Some("Quillomar Lifts Ltd")),
        ("qillomra lfts limited", Some("Quillomar Lifts Ltd")),
        ("Vanderbrondel Grp", Some("Vander Brondel Group")),
        ("hik vision", Some("Hikvision")),
        ("Tesselby Tech", Some("Tesselby Technology GmbH")),
        ("11420 Corporation", Some("11420 Corp.")),
        ("杭州渚川科技", Some("杭州渚川科技有限公司")),
        ("Security Services Limited", Some("Security Services Ltd")),
        ("Zaxonpol", None),
        ("", None),
    ] {
        let found = list.best(matcher(), question, 3);
        let first = found.first().and_then(|found| list.text(found.entry));
        assert_eq!(first, wanted, "{question:?}: {found:?}");
        assert!(found.is_sorted_by(|a, b| a.score >= b.score));
    }
}

/// Names made of pieces that the word lists know, and of anything.
fn names() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Quillomar".to_owned()),
        Just("Ltd".to_owned()),
        Just("GmbH".to_owned()),
        Just("S.A.".to_owned()),
        Just("International".to_owned()),
        Just("II".to_owned()),
        Just("44".to_owned()),
        Just("&".to_owned()),
        Just("有限公司".to_owned()),
        Just("海康".to_owned()),
        Just("t/a".to_owned()),
        Just("A-B-C".to_owned()),
        "\\PC{0,6}",
        "[A-Za-z]{1,9}",
    ];
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #[test]
    fn scores_keep_their_bounds_and_both_ways_agree(left in names(), right in names()) {
        let (same, score, _) = compare(&left, &right);
        let (_, back, _) = compare(&right, &left);
        prop_assert!((0.0..=1.0).contains(&score));
        prop_assert_eq!(same, Same::of(score));
        prop_assert!((score - back).abs() < 0.12, "{} {}", score, back);
    }

    #[test]
    fn a_name_is_itself(name in names()) {
        let (same, score, _) = compare(&name, &name);
        prop_assert_eq!((same, score), (Same::Yes, 1.0));
    }

    #[test]
    fn any_text_is_read_without_a_panic(left in "\\PC*", right in any::<String>()) {
        let list = NameIndex::build(matcher(), [&left, &right]);
        prop_assert!(list.best(matcher(), &right, 2).len() <= 2);
        compare(&left, &right);
    }

    #[test]
    fn reading_what_was_read_changes_nothing(name in "[A-Za-z0-9 .,&'-]{0,40}") {
        let once = matcher().name(&name);
        let texts = |name: &vendor_names::Name| {
            name.words.iter().map(|word| word.key.clone()).collect::<Vec<_>>()
        };
        let again = matcher().name(&texts(&once).join(" | "));
        // Forms were taken out in the first reading; whatever is left must stay the same.
        if once.others.is_empty() && again.forms.is_empty() && !texts(&once).iter().any(|word| word.len() == 1) {
            prop_assert_eq!(texts(&again), texts(&once));
        }
    }
}

/// The quality that must be kept, measured on collections beside the project.
#[test]
#[ignore = "needs the collections beside the project"]
fn the_collections_of_pairs_are_still_told_apart() {
    let folder = root().join("../shared/corpora/names");
    for (file, least_precision, least_recall, most_wrong) in [
        ("a1_namebench_org.csv", 0.99, 0.82, 0.0),
        ("a2_company_pairs.csv", 0.99, 0.91, 0.0),
        ("a3_ofac_hard_negatives.csv", 0.0, 0.0, 0.0221),
        ("a7_dutch_company_pairs.csv", 1.0, 1.0, 0.0),
        ("b3_company_basenames.csv", 1.0, 0.998, 0.0),
    ] {
        let mut reader = csv::Reader::from_path(folder.join(file)).unwrap();
        let (mut right, mut wrong, mut missed, mut others) = (0.0_f64, 0.0, 0.0, 0.0);
        for row in reader.records() {
            let row = row.unwrap();
            let same = compare(&row[1], &row[2]).0 == Same::Yes;
            match (&row[3] == "1", same) {
                (true, true) => right += 1.0,
                (true, false) => missed += 1.0,
                (false, said) => {
                    others += 1.0;
                    wrong += f64::from(u8::from(said));
                }
            }
        }
        let (precision, recall) = (right / (right + wrong).max(1.0), right / (right + missed).max(1.0));
        assert!(precision >= least_precision, "{file}: precision {precision:.3}");
        assert!(recall >= least_recall, "{file}: recall {recall:.3}");
        assert!(wrong <= most_wrong * others, "{file}: {wrong} of {others} other firms");
    }
}

#[test]
#[ignore = "needs the collections beside the project"]
fn the_right_name_is_still_first() {
    let folder = root().join("../shared/corpora/names");
    let names = std::fs::read_to_string(folder.join("scale_10k.txt")).unwrap();
    let queries = std::fs::read_to_string(folder.join("scale_queries.txt")).unwrap();
    let list = NameIndex::build(matcher(), names.lines());
    let rows: Vec<(&str, &str)> = queries
        .lines()
        .map(|line| {
            let mut cells = line.split('\t');
            (cells.next().unwrap(), cells.next().unwrap())
        })
        .collect();
    let first = |(question, wanted): &&(&str, &str)| {
        list.best(matcher(), question, 1).first().and_then(|found| list.text(found.entry)) == Some(*wanted)
    };
    let right = rows.iter().filter(first).count();
    assert!(right * 100 >= rows.len() * 97, "{right} of {}", rows.len());
}

#[test]
fn the_bands_are_fixed() {
    assert_eq!((Same::of(SAME_FROM), Same::of(POSSIBLE_FROM), Same::of(0.0)), (Same::Yes, Same::Possible, Same::No));
}

/// Keeping the names as read must not change what is found.
#[test]
fn a_long_list_gives_the_same_as_a_short_one() {
    let filler = (0..20_100).map(|at| format!("Zeldrunner {at} Haulage"));
    let names = ["Quillomar Lifts Ltd", "Brondavel Security Services"].map(str::to_owned);
    let short = NameIndex::build(matcher(), &names);
    let long = NameIndex::build(matcher(), names.into_iter().chain(filler));
    for question in ["Quilomar Lifts Limited", "Brondavell Security"] {
        let first =
            |list: &NameIndex| list.best(matcher(), question, 1).first().map(|found| (found.entry, found.score));
        assert!(first(&short).is_some());
        assert_eq!(first(&short), first(&long), "{question}");
    }
    assert!(short.bytes() < long.bytes());
}
