//! The Welsh interface is complete: the catalogue has everything that the views say, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use vendor_desk::registers::Lacks;
use vendor_desk::route::Tab;
use vendor_desk::welsh::{self, Entry};
use vendor_engine::estate::assets::Identity;
use vendor_engine::estate::connection::Connection;
use vendor_engine::estate::found::Found;
use vendor_engine::estate::priority::Turn;
use vendor_engine::estate::work::{PartUse, Progress};
use vendor_engine::estate::{amounts, contract, pack_tables, totals};
use vendor_engine::identify::{Certainty, Standing, corrections};
use vendor_engine::judge::Verdict;
use vendor_engine::judge::context::{Authority, Equipment, Purpose, Site};
use vendor_engine::report::letters::Addressee;
use vendor_engine::report::problem_report::Wrong;
use vendor_engine::report::record::Particulars;
use vendor_engine::report::{explain, glossary, names, shapes, source_words, timeline};
use vendor_list::changes::{ChangeKind, Section};
use vendor_list::debarment;
use vendor_list::release_notes::About;
use vendor_list::schema::{Bears, Confidence, Found as Read, Jurisdiction, SourceKind, Status};
use vendor_list::verdict::Reach;
use vendor_text::{Column, Corrected, Correction, Date, Party};

/// A text in the source of the views.
#[derive(Debug, Clone)]
struct Text {
    place: String,
    words: String,
    /// The functions in whose brackets it is, from the outside in.
    inside: Vec<String>,
    /// The attribute whose value it is.
    attribute: Option<String>,
    /// Whether it is directly beside a tag, where even a single word is drawn.
    beside_tag: bool,
}

/// The functions that return words in the language of the page, those that draw them, and the one that marks words that
/// are translated where they are drawn.
const TRANSLATES: [&str; 18] = [
    "t",
    "t_node",
    "t_with",
    "t_count",
    "later",
    "th",
    "th_number",
    "h2",
    "h3",
    "lede",
    "hint",
    "p",
    "dt",
    "dd",
    "li",
    "legend",
    "summary",
    "caption",
];
/// Attributes that users read or hear.
const READ: [&str; 8] = ["aria-label", "label", "title", "table", "solid", "hollow", "data-label", "placeholder"];

/// Files of the interface whose texts are not drawn, and why.
const NOT_DRAWN: [(&str, &str); 3] = [
    ("samples.rs", "invented papers, which are what a user might bring"),
    ("reading.rs", "why a file was not read goes into the record, which is English"),
    ("paper.rs", "papers are English"),
];

/// Texts that are drawn as they are, or not drawn, and why. A long one stands for all texts that begin with it.
const AS_THEY_ARE: [(&str, &str); 25] = [
    ("English", "a language says its own name"),
    ("Cymraeg", "a language says its own name"),
    ("Drafft · Draft", "the banner is in both languages"),
    ("Drafft: nid oes siaradwr", "the banner is in both languages"),
    ("Draft: no Welsh speaker", "the banner is in both languages"),
    (" Here: {standing}, so it does not count.", "a part of a reason, which is English"),
    ("Barred by your policy", "a pill translates its words itself"),
    ("Sample register.tsv", "the name of a file"),
    ("Who", "compared with a heading"),
    ("the page has no place for the app", "told by the boot script, before any language is chosen"),
    ("the worker is gone", "a part of a message, of which the rest is for whoever mends it"),
    ("the worker did not take", "a part of a message, of which the rest is for whoever mends it"),
    ("; start not known", "looked for in what the engine says"),
    ("ArrowDown", "the name of a key"),
    ("ArrowUp", "the name of a key"),
    ("PageDown", "the name of a key"),
    ("PageUp", "the name of a key"),
    ("Home", "the name of a key"),
    ("End", "the name of a key"),
    ("vendor-list.zip", "the name of a file"),
    ("input, textarea, select", "names of elements"),
    ("card outcome card", "names of classes"),
    ("stack assets", "names of classes"),
    ("stack sites", "names of classes"),
    ("Files", "the browser's word for what is dragged"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn catalogue() -> Vec<Entry> {
    welsh::entries(&fs::read_to_string(root().join("src/ui/welsh.txt")).unwrap()).unwrap()
}

fn texts() -> Vec<Text> {
    let mut folders = vec![root().join("src/ui")];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(".rs") {
                texts.extend(texts_of(&name, &fs::read_to_string(&path).unwrap()));
            }
        }
    }
    texts
}

/// The texts of a source, with the brackets around each.
fn texts_of(name: &str, source: &str) -> Vec<Text> {
    let letters: Vec<char> = source.chars().collect();
    let mut texts = Vec::new();
    let mut inside: Vec<String> = Vec::new();
    let (mut at, mut line) = (0, 1);
    let word_before = |at: usize| -> String {
        let is_word = |c: &&char| c.is_ascii_alphanumeric() || **c == '_' || **c == '-';
        letters[..at].iter().rev().take_while(is_word).collect::<Vec<_>>().into_iter().rev().collect()
    };
    while at < letters.len() {
        match letters[at] {
            '\n' => line += 1,
            '/' if letters.get(at + 1) == Some(&'/') => {
                while letters.get(at + 1).is_some_and(|c| *c != '\n') {
                    at += 1;
                }
            }
            '\'' if letters.get(at + 1) == Some(&'\\') => at += 3,
            '\'' if letters.get(at + 2) == Some(&'\'') => at += 2,
            '(' | '[' | '{' => inside.push(word_before(at)),
            ')' | ']' | '}' => drop(inside.pop()),
            '"' => {
                let attribute =
                    (at > 1 && letters[at - 1] == '=' && letters[at - 2] != '=').then(|| word_before(at - 1));
                let attribute = attribute.filter(|name| !name.is_empty());
                let (begin, begin_line) = (at + 1, line);
                at += 1;
                while letters[at] != '"' {
                    if letters[at] == '\\' {
                        at += 1;
                    }
                    if letters[at] == '\n' {
                        line += 1;
                    }
                    at += 1;
                }
                let words: String = letters[begin..at].iter().collect();
                let place = format!("{name}:{begin_line}");
                let opened = begin > 2 && letters[begin - 2] == '>' && !['=', '-'].contains(&letters[begin - 3]);
                let beside_tag = opened || letters.get(at + 1) == Some(&'<');
                texts.push(Text { place, words, inside: inside.clone(), attribute, beside_tag });
            }
            _ => {}
        }
        at += 1;
    }
    texts
}

/// What the views ask to have translated, by the place where they do.
fn asked_for() -> Vec<(String, String)> {
    let mut asked = Vec::new();
    let mut counts: Vec<String> = Vec::new();
    for text in texts() {
        let Some(function) = text.inside.last().filter(|function| TRANSLATES.contains(&function.as_str())) else {
            continue;
        };
        if function == "t_count" {
            // Of the two arguments, the second is only for English.
            if counts.last() == Some(&text.place) {
                counts.pop();
                continue;
            }
            counts.push(text.place.clone());
        }
        asked.push((text.place, text.words.trim().to_owned()));
    }
    asked
}

/// Short words of the engine that the interface shows in the language of the page.
fn of_the_engine() -> BTreeSet<String> {
    let mut words: Vec<&str> = Vec::new();
    words.extend(Verdict::ALL.map(Verdict::in_words));
    words.extend([Reach::Uk, Reach::Abroad].map(Reach::in_words));
    words.extend(["Barred by your policy", explain::restricted(None, false), explain::TRIAL, shapes::LEGEND]);
    words.extend(Standing::STATED.map(Standing::in_words));
    words.push(Standing::Undecided.in_words());
    words.extend([Certainty::Possible, Certainty::Likely, Certainty::Certain].map(Certainty::in_words));
    words.extend(Authority::ALL.iter().map(|value| value.in_words()));
    words.extend(Purpose::ALL.iter().map(|value| value.in_words()));
    words.extend(Site::ALL.iter().map(|value| value.in_words()));
    words.extend(Equipment::ALL.iter().map(|value| value.in_words()));
    words.extend(Party::ALL.iter().map(|value| value.in_words()));
    words.extend(Column::ALL.map(Column::in_words));
    words.extend(Corrected::ALL.map(corrections::says_in_words));
    words.extend(Particulars::default().of_decision().map(|(name, _)| name));
    words.extend([Addressee::Supplier, Addressee::Bidder, Addressee::Installer].map(Addressee::title));
    words.extend(glossary::WORDS.into_iter().flat_map(|(word, meaning)| [word, meaning]));
    words.extend(Identity::ALL.map(Identity::in_words));
    words.extend(PartUse::ALL.map(PartUse::in_words));
    words.extend(Tab::ALL.map(Tab::in_words));
    words.extend(Progress::ALL.map(Progress::in_words));
    words.extend(Turn::ALL.map(Turn::in_words));
    words.extend(Connection::ALL.map(Connection::in_words));
    words.extend([totals::NOT_STATED, pack_tables::NOT_COSTED]);
    words.extend([Lacks::Site, Lacks::SiteBesidePlace, Lacks::Model].map(Lacks::question));
    words.extend([Lacks::Site, Lacks::SiteBesidePlace].map(Lacks::why));
    words.extend([amounts::NO_AMOUNT, amounts::NO_YEAR]);
    words.extend(Wrong::ALL.map(Wrong::in_words));
    words.extend(["Yes, it is above the threshold", "Yes, it is below the threshold"]);
    words.extend(["Why we think so", "What was checked"]);
    words.extend([Bears::BindsYou, Bears::CheckByHand, Bears::BindsOthers, Bears::Context].map(Bears::in_words));
    words.extend(jurisdictions().map(Jurisdiction::in_words));
    words.extend(statuses().map(Status::in_words));
    words.extend(standings().map(debarment::Standing::in_words));
    words.extend(sections().map(Section::in_words));
    words.extend([ChangeKind::Added, ChangeKind::Removed, ChangeKind::Changed].map(ChangeKind::in_words));
    words.extend(abouts().map(About::in_words));
    let kinds = [SourceKind::Primary, SourceKind::Secondary, SourceKind::Background, SourceKind::Dataset];
    words.extend(kinds.map(source_words::kind));
    words.extend([Read::Whole, Read::Excerpt, Read::NotRead].map(source_words::found_in_words));
    let known = [Confidence::SeenPrimary, Confidence::SeenSecondary, Confidence::BackgroundUnverified];
    words.extend(known.map(source_words::confidence_in_words));
    words.extend(["Registered as", "In its own script", "Formerly", "Also called", "Short form"]);
    words.extend(
        ["AU", "CA", "CN", "DE", "ES", "FR", "GB", "HK", "IE", "IN", "JP", "NL", "PL", "TW", "US"].map(names::country),
    );
    words.extend(vendor_desk::first_contact::WORDS);
    let today = Date::new(2026, 11, 30).unwrap();
    let corrected = |by, why| Correction::new("maker", Corrected::Gone, by, why, today).unwrap_err();
    words.extend([corrected("", ""), corrected("somebody", "")]);
    words.extend([Found::new(today, [""; 4]).unwrap_err(), Found::new(today, ["", "", "1", ""]).unwrap_err()]);
    words.extend([Found::seen_on("", today).unwrap_err(), Found::seen_on("2026-12-01", today).unwrap_err()]);
    words.push(contract::ends("nobody knows").unwrap_err());
    let mut words: BTreeSet<String> = words.into_iter().map(str::to_owned).collect();
    words.insert(timeline::period(None, None));
    words
}

fn jurisdictions() -> [Jurisdiction; 15] {
    use Jurisdiction::*;
    [Uk, England, Scotland, Wales, NorthernIreland, Us, Au, Ca, Eu, Nl, Lt, Tw, In, Nz, Cn]
}

fn statuses() -> [Status; 10] {
    use Status::*;
    [InForce, Guidance, Completed, Superseded, Withdrawn, Proposed, Paused, Investigation, Report, Context]
}

fn standings() -> [debarment::Standing; 8] {
    use debarment::Standing::*;
    [None, Investigated, Noticed, Mandatory, MandatoryElsewhere, Discretionary, Overdue, Ended]
}

fn sections() -> [Section; 10] {
    use Section::*;
    [Edition, Measures, Makers, Controls, Models, NextSteps, Answers, Thresholds, Sources, Words]
}

fn abouts() -> [About; 7] {
    use About::*;
    [Program, Law, Makers, Others, Steps, Answers, Numbers]
}

#[test]
fn all_that_the_views_say_has_welsh() {
    let known: BTreeSet<String> = catalogue().into_iter().map(|entry| entry.english).collect();
    let asked = asked_for();
    assert!(asked.len() > 800, "{} texts were found", asked.len());
    let missing: Vec<_> = asked.iter().filter(|(_, words)| !known.contains(words)).collect();
    assert!(missing.is_empty(), "no Welsh for {missing:#?}");
    let missing: Vec<_> = of_the_engine().into_iter().filter(|words| !known.contains(words)).collect();
    assert!(missing.is_empty(), "no Welsh for these words of the engine: {missing:#?}");
}

#[test]
fn the_catalogue_has_nothing_that_nobody_says() {
    let mut said = of_the_engine();
    said.extend(asked_for().into_iter().map(|(_, words)| words));
    let left: Vec<_> =
        catalogue().into_iter().map(|entry| entry.english).filter(|words| !said.contains(words)).collect();
    assert!(left.is_empty(), "left over: {left:#?}");
}

#[test]
fn both_sides_have_the_same_places() {
    let places = |words: &str| -> Vec<String> {
        let mut places: Vec<String> =
            words.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
        places.sort();
        places
    };
    for Entry { english, welsh } in catalogue() {
        assert_eq!(places(&english), places(&welsh), "{english}");
        assert_eq!(welsh, welsh.trim(), "{english}");
        assert_eq!(english, english.trim());
        assert!(!welsh.is_empty(), "{english}");
    }
}

#[test]
fn the_page_can_carry_it() {
    let entries = catalogue();
    let carried = welsh::Welsh::read(&welsh::carried(&entries).unwrap()).unwrap();
    for entry in &entries {
        assert_eq!(carried.of(&entry.english), Some(entry.welsh.as_str()));
    }
}

#[test]
fn views_draw_no_english_past_the_catalogue() {
    const LONG: usize = 12;
    let mut past = Vec::new();
    let mut used = BTreeSet::new();
    for text in texts() {
        let Text { place, words, inside, attribute, beside_tag } = text;
        let file = place.split(':').next().unwrap_or_default();
        let is_translated = inside.iter().any(|function| TRANSLATES.contains(&function.as_str()));
        if is_translated || NOT_DRAWN.iter().any(|(name, _)| *name == file) {
            continue;
        }
        let is_word = beside_tag && words.chars().filter(|c| c.is_alphabetic()).count() > 1;
        if attribute.is_some_and(|name| !READ.contains(&name.as_str())) || !(is_word || are_words(&words)) {
            continue;
        }
        let is_it = |begin: &str| words == begin || (begin.len() > LONG && words.starts_with(begin));
        match AS_THEY_ARE.iter().find(|(begin, _)| is_it(begin)) {
            Some((begin, _)) => drop(used.insert(*begin)),
            None => past.push(format!("{place}: {words}")),
        }
    }
    let unused: Vec<_> = AS_THEY_ARE.iter().filter(|(begin, _)| !used.contains(begin)).collect();
    assert!(unused.is_empty(), "no exception is needed for {unused:#?}");
    assert!(past.is_empty(), "not translated: {past:#?}");
}

/// Whether a text is meant to be read: two words, or one that begins like a sentence; not the name of a class, an id or a file.
fn are_words(text: &str) -> bool {
    let bare: String = text
        .split('{')
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once('}').map_or("", |(_, rest)| rest) })
        .collect();
    let words: Vec<&str> = bare.split(' ').filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let is_plain =
        |word: &&&str| word.len() > 1 && word.chars().all(|c| c.is_alphabetic() || "’'.,;:!?“”()…–".contains(c));
    let first = words.first().copied().unwrap_or_default();
    let begins = first.chars().next().is_some_and(char::is_uppercase) && first.chars().skip(1).any(char::is_lowercase);
    let plain = words.iter().filter(is_plain).count();
    plain * 2 >= words.len() && (plain > 1 || (begins && plain == 1))
}

#[test]
fn a_text_that_goes_past_the_catalogue_is_found() {
    let found = |source: &str| {
        let texts = texts_of("view.rs", source).into_iter();
        texts
            .filter(|text| !text.inside.iter().any(|f| TRANSLATES.contains(&f.as_str())) && are_words(&text.words))
            .count()
    };
    assert_eq!(found("view! { <p>\"Some words\"</p> }"), 1);
    assert_eq!(found("view! { <p>{t(\"Some words\")}</p> }"), 0);
    assert_eq!(found("// \"Some words\"\nlet id = \"some-words\";"), 0);
    assert_eq!(found("t_with(\"{n} words\", &[(\"n\", &format!(\"Other words\"))])"), 0);
    let texts = texts_of("view.rs", "view! { <p class=\"a b\" title=\"Some words\"></p> }");
    let attributes: Vec<_> = texts.iter().filter_map(|text| text.attribute.as_deref()).collect();
    assert_eq!(attributes, ["class", "title"]);
}
