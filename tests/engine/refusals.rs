//! The compiler refuses nonsense, each time with file, line and what to do.

use crate::frozen_list;
use std::path::PathBuf;
use vendor_publish::compile;

/// A copy of the list's source in a folder of its own, which is removed when it is dropped.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Self {
        let to = std::env::temp_dir().join(format!("vendor-check-refusals-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&to);
        frozen_list::copy(frozen_list::source(), &to);
        Self(to)
    }

    /// Replaces text of a file and gives the problems that the compiler then names.
    fn with(&self, file: &str, from: &str, to: &str) -> Vec<String> {
        let path = self.0.join(file);
        let before = std::fs::read_to_string(&path).unwrap();
        assert!(before.contains(from), "{file} no longer holds {from:?}");
        std::fs::write(&path, before.replacen(from, to, 1)).unwrap();
        let problems = match compile::compile(&self.0) {
            Ok(_) => Vec::new(),
            Err(error) => error.0.iter().map(ToString::to_string).collect(),
        };
        std::fs::write(&path, before).unwrap();
        problems
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// File, text, what it becomes, what the problem must say. Each needs a line where `:` stands first.
#[rustfmt::skip]
const ROWS: &[(&str, &str, &str, &str)] = &[
    ("measures/us-bis-2022-12.toml", "says = \"A licence", "says = \"TBC. A licence", "is a note of an editor"),
    ("makers/tiandy.toml", "summary = \"", "summary = \"Before each release somebody must look. ", "is a note of an editor"),
    ("makers/tiandy.toml", "measure = \"us-bis-2022-12\"", "measure = \"us-bis-2022-99\"", "leads to a measure that has no file"),
    ("makers/tiandy.toml", "basis = \"sourced\"", "basis = \"sourcd\"", "unknown variant"),
    ("makers/tiandy.toml", "category = \"cctv\"", "catgory = \"cctv\"", "unknown field"),
    ("makers/imou.toml", "group = \"dahua\"", "group = \"dahau\"", "the group dahau has no file"),
    ("measures/us-bis-2022-12.toml", "sources = [\"", "sources = [\"no-such-source\", \"", "not in sources.toml"),
    ("measures/us-bis-2022-12.toml", "since = \"2022-12-16\"", "since = \"2022-12-16\"\nuntil = \"2021-01-01\"", "ends (2021-01-01) before it begins (2022-12-16)"),
    ("measures/us-bis-2022-12.toml", "since = \"2022-12-16\"", "since = \"16.12.2022\"", "is not a date"),
    ("measures/us-bis-2022-12.toml", "confidence = \"seen-secondary\"", "confidence = \"seen-primary\"", "none of its sources is primary"),
    ("measures/us-bis-2022-12.toml", "status = \"in-force\"", "status = \"withdrawn\"", "cannot count towards verdicts"),
    ("measures/us-bis-2022-12.toml", "reach = \"named\"", "reach = \"regime\"", "names no maker and cannot count"),
    ("measures/us-bis-2022-12.toml", "bears = \"context\"", "bears = \"context\"\ncompels = true", "only a rule that binds-you can compel"),
    ("measures/us-bis-2022-12.toml", "[[rule]]", "[[rule]]\nwhen = { authority = [\"nhs\"] }", "the last rule must have no `when`"),
    ("makers/dahua.toml", "until = \"2022-11\"", "until = \"2010-11\"", "ends (2010-11) before it begins (2018)"),
    ("makers/sugon.toml", "text = \"Dawning\"\nkind = \"short\"\nneeds_support = true", "text = \"Dawning\"\nkind = \"short\"", "is an ordinary word or a place"),
    ("makers/tiandy.toml", "text = \"Tiandy\"\nscope = \"all\"", "text = \"Tiandy\"\nalso = [\"HiLook\"]\nscope = \"all\"", "claims it too"),
    ("makers/tiandy.toml", "examples = [", "examples = [\"AB-1\", ", "does not fit its example AB-1"),
    ("makers/tiandy.toml", "not = [", "not = [\"TC-C34EP\", ", "fits TC-C34EP, which it must not"),
    ("makers/tiandy.toml", "pattern = '", "pattern = 'P\\d{4}|", "fits P3265-LVE of controls/axis.toml"),
    ("controls/axis.toml", "examples = [", "examples = [\"DS-2CD2143G2-I\", ", "does not fit its example"),
    ("next-steps.toml", "verdicts = [\"barred\"]", "verdicts = []", "is said beside no verdict"),
    ("edition.toml", "keyset_version = 1", "keyset_version = 1\n[publisher]\nname = \"A body\"\naddress = \" \"", "a publisher has a name and an address"),
    ("edition.toml", "expires = \"", "expires = \"2020-01-01\" # \"", "must follow each other in time"),
    ("sources.toml", "read = \"2026-11-23\"", "read = \"2027-11-23\"", "was read after the edition was issued"),
    ("words/roles.toml", "mention_before = [", "nonsense = 1\nmention_before = [", "unknown field `nonsense`"),
];

#[test]
fn nonsense_is_refused_with_its_place() {
    let source = Copy::new("rows");
    for (file, from, to, needed) in ROWS {
        let problems = source.with(file, from, to);
        let found = problems.iter().find(|problem| problem.contains(needed));
        let found = found.unwrap_or_else(|| panic!("{file}: {to:?} was not refused with {needed:?}: {problems:?}"));
        assert!(found.starts_with(file.split('/').next().unwrap()), "{found}");
    }
}

#[test]
fn a_fault_names_its_line() {
    let source = Copy::new("lines");
    for (file, from, to) in [
        ("makers/tiandy.toml", "measure = \"us-bis-2022-12\"", "measure = \"us-bis-2022-99\""),
        (
            "makers/sugon.toml",
            "text = \"Dawning\"\nkind = \"short\"\nneeds_support = true",
            "text = \"Dawning\"\nkind = \"short\"",
        ),
        ("measures/us-bis-2022-12.toml", "confidence = \"seen-secondary\"", "confidence = \"seen-primary\""),
    ] {
        for problem in source.with(file, from, to) {
            let place = problem.strip_prefix(file).and_then(|rest| rest.strip_prefix(':'));
            let line = place.and_then(|rest| rest.split(':').next()).and_then(|line| line.parse::<usize>().ok());
            assert!(line.is_some_and(|line| line > 1), "{problem}");
        }
    }
}

/// A standalone shape may not match another maker's model.
#[test]
fn a_pattern_may_not_reach_for_another_makers_models() {
    let source = Copy::new("reach");
    let text = std::fs::read_to_string(source.0.join("makers/tiandy.toml")).unwrap();
    let end = text.len();
    let more = "\n[[grammar]]\nid = \"greedy\"\npattern = 'P\\d{4}\\w*'\nstrength = \"standalone\"\nmeaning = \"Greedy.\"\nexamples = [\"P9999\"]\nnot = [\"Q1\"]\nsources = [\"models-ispy\"]\n";
    std::fs::write(source.0.join("makers/tiandy.toml"), format!("{}{more}", &text[..end])).unwrap();
    let error = compile::compile(&source.0).unwrap_err();
    let problems: Vec<String> = error.0.iter().map(ToString::to_string).collect();
    assert!(problems.iter().any(|problem| problem.contains("greedy is standalone but fits")), "{problems:?}");
}

/// An entry on the debarment list must be complete.
#[test]
fn an_entry_must_be_whole() {
    let source = Copy::new("entry");
    let add = |entry: &str| {
        source.with(
            "makers/tiandy.toml",
            "[[brand]]",
            &format!("[[edge]]\nmeasure = \"uk-pa2023-debarment-list\"\nhow = \"named\"\nbasis = \"sourced\"\nsince = \"2026-06-01\"\nconfidence = \"seen-primary\"\nsources = [\"pa2023-s62\"]\n[edge.entry]\nground = \"Schedule 6, paragraph 35\"\n{entry}\n\n[[brand]]"),
        )
    };
    for (entry, needed) in [
        ("status = \"listed\"", "say whether it is mandatory or discretionary"),
        ("status = \"listed\"\nkind = \"mandatory\"", "add describes"),
        (
            "status = \"listed\"\nkind = \"mandatory\"\ndescribes = [{ purpose = [\"existing-contract\"] }]",
            "by equipment, site and authority only",
        ),
        ("status = \"listed\"\nkind = \"discretionary\"\nnoticed = \"2026-07-01\"", "notice and entry ends"),
        ("status = \"listed\"\nkind = \"discretionary\"\nexpected_end = \"2026-01-01\"", "entry and expected end ends"),
    ] {
        let problems = add(entry);
        assert!(problems.iter().any(|problem| problem.contains(needed)), "{entry}: {problems:?}");
    }
    let whole = "status = \"listed\"\nkind = \"mandatory\"\nnoticed = \"2026-05-01\"\nexpected_end = \"2031-06-01\"\ndescribes = [{ equipment = [\"cctv\"] }]";
    assert!(add(whole).iter().all(|problem| !problem.contains("debarment")), "{:?}", add(whole));
}
