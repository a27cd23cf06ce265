//! Official files compared with the list: what is reported, and that it can be pasted.

use crate::{frozen_list, index, root, today};
use std::path::PathBuf;
use vendor_list::schema::List;
use vendor_publish::compile;
use vendor_publish::watch::{self, Finding, Paste, Watch, Watched, What};
use vendor_readers::official::{self, OfficialError, OfficialList, Publisher};

fn list() -> &'static List {
    index().list()
}

fn file(name: &str) -> Result<OfficialList, OfficialError> {
    let bytes = std::fs::read(root().join("tests/data/official").join(name)).unwrap();
    // Whatever its name, it is recognised by its contents.
    official::read("download", &bytes, &list().words)
}

fn told(name: &str) -> Watch {
    let list = list();
    let watched = Watched::read(frozen_list::source(), list).unwrap();
    watch::watch(list, &watched, &file(name).unwrap(), list.edition.issued)
}

fn of(watch: &Watch, what: What, about: &str) -> Vec<Finding> {
    watch.findings.iter().filter(|finding| finding.what == what && finding.about == about).cloned().collect()
}

#[test]
fn files_are_known_by_what_stands_in_them() {
    for (name, publisher, entries, day) in [
        ("uk-sanctions-list.csv", Publisher::UkSanctions, 4, Some("2026-10-02")),
        ("uk-sanctions-list.ods", Publisher::UkSanctions, 4, Some("2026-10-02")),
        ("us-screening-list.csv", Publisher::UsScreening, 6, None),
        ("us-screening-list.json", Publisher::UsScreening, 6, None),
        ("SDN.CSV", Publisher::Ofac, 4, None),
        ("ALT.CSV", Publisher::Ofac, 2, None),
        ("1260h.csv", Publisher::Us1260h, 4, Some("2026-06-08")),
        ("1260h.txt", Publisher::Us1260h, 5, Some("2026-06-08")),
        ("fcc-covered-list.csv", Publisher::FccCovered, 4, Some("2026-11-02")),
        ("fcc-covered-list.html", Publisher::FccCovered, 4, Some("2026-11-02")),
        ("debarment-list.html", Publisher::UkDebarment, 2, Some("2026-10-02")),
        ("debarment-list.pdf", Publisher::UkDebarment, 1, Some("2026-10-02")),
        ("debarment-list-empty.html", Publisher::UkDebarment, 0, Some("2026-10-02")),
    ] {
        let read = file(name).unwrap();
        assert_eq!((read.publisher, read.entries.len()), (publisher, entries), "{name}: {:?}", read.entries);
        assert_eq!(read.day.map(|day| day.to_string()).as_deref(), day, "{name}");
    }
    for (name, blocks) in [("oui.csv", 4), ("oui.txt", 2), ("oui36.txt", 1)] {
        assert_eq!(file(name).unwrap().blocks.len(), blocks, "{name}");
    }
    assert_eq!(file("oui36.txt").unwrap().blocks[0].block, "8C1F648BD");
    // Table and JSON, table and page say the same.
    for (one, other) in [
        ("uk-sanctions-list.csv", "uk-sanctions-list.ods"),
        ("us-screening-list.csv", "us-screening-list.json"),
        ("fcc-covered-list.csv", "fcc-covered-list.html"),
    ] {
        let texts = |name: &str| -> Vec<(Vec<String>, String)> {
            let entries = file(name).unwrap().entries.into_iter();
            entries.map(|entry| (entry.names.into_iter().map(|name| name.text).collect(), entry.text)).collect()
        };
        assert_eq!(texts(one), texts(other), "{one}");
    }
}

#[test]
fn what_is_not_recognised_says_what_to_do() {
    for bytes in [&b"Make,Model\nAcme,X1\n"[..], b"a letter", b"{\"results\": 3}", b"<html><body>hello</body></html>"] {
        let error = official::read("letter.txt", bytes, &list().words).unwrap_err();
        assert!(matches!(error, OfficialError::NotRecognised(_)), "{error}");
        assert!(error.to_string().contains("Download it again"), "{error}");
    }
    // A debarment list in a form that cannot be read is never taken to be empty.
    assert!(matches!(file("debarment-list-other.html"), Err(OfficialError::NotRecognised(_))));
    let no_rows =
        official::read("f.csv", b"Registry,Assignment,Organization Name,Organization Address\n", &list().words);
    assert!(matches!(no_rows, Err(OfficialError::Empty(..))), "{no_rows:?}");
    assert!(matches!(official::read("p", b"\x89PNG\r\n", &list().words), Err(OfficialError::Unreadable(..))));
}

#[test]
fn new_gone_and_changed_row_by_row() {
    #[rustfmt::skip]
    let rows: &[(&str, What, &str, usize)] = &[
        ("1260h.csv", What::New, "uniview", 1), ("1260h.txt", What::New, "uniview", 1),
        ("1260h.csv", What::New, "hikvision", 0), ("1260h.csv", What::Gone, "hikvision", 0),
        ("1260h.csv", What::Gone, "byd", 0), ("1260h.csv", What::Gone, "dji", 1),
        // Another firm whose name differs by one letter is not reported as listed.
        ("1260h.csv", What::New, "hivision", 0), ("1260h.csv", What::New, "haivision", 0),
        ("us-screening-list.csv", What::Changed, "nuctech", 1), ("us-screening-list.csv", What::New, "milesight", 1),
        ("us-screening-list.csv", What::Gone, "tiandy", 0), ("us-screening-list.csv", What::Gone, "dahua", 1),
        ("us-screening-list.json", What::Changed, "nuctech", 1), ("us-screening-list.json", What::New, "milesight", 1),
        ("uk-sanctions-list.csv", What::New, "uniview", 1), ("uk-sanctions-list.ods", What::New, "uniview", 1),
        ("SDN.CSV", What::New, "hikvision", 1),
        ("fcc-covered-list.csv", What::New, "uniview", 1), ("fcc-covered-list.csv", What::Gone, "huawei", 0),
        ("fcc-covered-list.csv", What::Gone, "zte", 1), ("fcc-covered-list.csv", What::New, "us-fcc-covered-list", 2),
        ("debarment-list.html", What::New, "hikvision", 1), ("debarment-list.html", What::New, "brondavel-optical-trading-llc", 1),
        ("debarment-list.pdf", What::New, "brondavel-optical-trading-llc", 1),
        ("oui.csv", What::New, "tiandy", 1), ("oui.csv", What::Changed, "tiandy", 1), ("oui.csv", What::Gone, "hikvision", 100),
        // The blocks of one registrant are reported together.
        ("oui.txt", What::New, "tiandy", 1), ("oui.txt", What::Gone, "tiandy", 1),
    ];
    for (name, what, about, count) in rows {
        let found = of(&told(name), *what, about);
        let fits = if *count == 100 { !found.is_empty() } else { found.len() == *count };
        assert!(fits, "{name}: {what:?} {about} {count} times: {found:?}");
    }
    assert!(told("debarment-list-empty.html").findings.is_empty());
}

/// What the list has wrong comes first, with both ways to correct it.
#[test]
fn blocks_under_another_name_come_first_and_together() {
    let told = told("oui.csv");
    let first = &told.findings[0];
    assert!(first.what == What::Changed && first.says.contains("give the registrant that name"), "{first:?}");
    let order: Vec<u8> = told
        .findings
        .iter()
        .map(|finding| match finding.what {
            What::Changed => 0,
            What::Gone => 1,
            What::New => 2,
            What::Look => 3,
        })
        .collect();
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn an_entry_on_the_debarment_list_that_has_left_is_told() {
    let mut list = list().clone();
    let entry = toml::from_str(
        "measure = \"uk-pa2023-debarment-list\"\nhow = \"named\"\nbasis = \"sourced\"\nsince = \"2026-10-01\"\nconfidence = \
         \"seen-primary\"\nsources = [\"pa2023-s62\"]\n[entry]\nstatus = \"listed\"\nkind = \"mandatory\"\nground = \"a\"",
    );
    list.makers.iter_mut().find(|maker| maker.id == "dahua").unwrap().edges.push(entry.unwrap());
    let watched = Watched::read(frozen_list::source(), &list).unwrap();
    let told = watch::watch(&list, &watched, &file("debarment-list-empty.html").unwrap(), today());
    let gone = of(&told, What::Gone, "dahua");
    let paste = &gone[0].paste.as_ref().unwrap().toml;
    assert!(paste.contains("status = \"removed\"") && paste.contains("until = \"2026-10-02\""), "{paste}");
}

/// Everything new can be pasted as it is printed, with the source, and the list can then be built.
#[test]
fn what_is_printed_can_be_pasted() {
    for name in [
        "1260h.csv",
        "uk-sanctions-list.csv",
        "debarment-list.html",
        "debarment-list.pdf",
        "oui.csv",
        "us-screening-list.csv",
    ] {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("watch-{name}"));
        let _ = std::fs::remove_dir_all(&folder);
        frozen_list::copy(frozen_list::source(), &folder);
        let told = told(name);
        let new: Vec<&Paste> = told
            .findings
            .iter()
            .filter(|finding| finding.what == What::New)
            .filter_map(|finding| finding.paste.as_ref())
            .collect();
        assert!(!new.is_empty(), "{name}");
        for Paste { into, toml } in new.into_iter().chain(&told.source) {
            let path = folder.join(into);
            let before = std::fs::read_to_string(&path).unwrap_or_default();
            std::fs::write(&path, format!("{before}\n{toml}")).unwrap();
        }
        let problems = compile::compile(&folder).err().map(|error| error.0).unwrap_or_default();
        // A person must read which contracts a national-security entry covers, and the compiler insists on it.
        let others: Vec<_> = problems.iter().filter(|problem| !problem.message.contains("add describes")).collect();
        assert!(others.is_empty(), "{name}: {others:?}");
        assert_eq!(problems.len(), usize::from(name == "debarment-list.html"), "{name}: {problems:?}");
    }
}
