//! Every grammar against every maker's known models and example numbers: no maker's shape matches a number that the
//! list knows to be another's.

use crate::root;
use std::collections::BTreeMap;
use vendor_engine::identify::identify;
use vendor_list::Index;
use vendor_list::context::Purpose;
use vendor_list::index::IndexOptions;
use vendor_publish::compile;

/// A brand and the group that owns it, either of which may be named for the other's numbers.
const ONE_GROUP: [(&str, &str); 2] = [("ezviz", "hikvision"), ("imou", "dahua")];

fn are_one_group(one: &str, other: &str) -> bool {
    one == other || ONE_GROUP.iter().any(|group| *group == (one, other) || *group == (other, one))
}

/// Numbers that the list itself knows, with whose each is.
fn known_numbers(index: &Index) -> Vec<(String, String)> {
    let mut numbers = Vec::new();
    for file in std::fs::read_dir(root().join("list/models")).unwrap() {
        let path = file.unwrap().path();
        let maker = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        numbers.extend(text.lines().filter(|line| !line.starts_with('#')).map(|line| (maker.clone(), line.to_owned())));
    }
    for maker in &index.list().makers {
        let examples = maker.grammars.iter().flat_map(|grammar| &grammar.examples);
        numbers.extend(examples.map(|number| (maker.id.clone(), number.clone())));
    }
    numbers
}

#[test]
fn no_grammar_takes_a_number_that_the_list_knows_as_another_s() {
    let list = compile::compile(&root().join("list")).unwrap().list;
    let grammars = Index::with_options(list, IndexOptions { without_known_models: true }).unwrap();
    let numbers = known_numbers(&grammars);
    let mut taken: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for (owner, number) in &numbers {
        let found = identify(&grammars, number, &[]);
        for finding in found.findings.iter().filter(|finding| finding.attributes(Purpose::NewAboveThreshold)) {
            let maker = grammars.maker(finding.maker).unwrap();
            if maker.listed && !are_one_group(&maker.id, owner) {
                taken.entry((owner.clone(), maker.id.clone())).or_default().push(number.clone());
            }
        }
    }
    println!("{} numbers held against the grammars of {} makers", numbers.len(), grammars.list().makers.len());
    assert!(numbers.len() > 5_500, "the list knows more than {} numbers", numbers.len());
    assert!(taken.is_empty(), "{taken:#?}");
}
