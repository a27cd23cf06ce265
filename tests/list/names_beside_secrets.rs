//! The makers' names that are never left out with a secret (`crates/text/src/secrets/makers.txt`) are those of the
//! list.

use crate::index;
use vendor_text::secrets;

/// Names that are also common words: beside "password" they are more likely a password.
const COMMON_WORDS: [&str; 23] = [
    "avio", "capcut", "capture", "dawning", "deco", "dvc", "eds", "ens", "evo", "general", "grizzly", "lts", "luma",
    "lux", "neutron", "niko", "norden", "raster", "rca", "riva", "umbrella", "watchman", "zeus",
];

#[test]
fn every_name_of_a_listed_maker_in_one_word_is_known_beside_secrets() {
    let list = index().list();
    let listed = list.makers.iter().filter(|maker| maker.listed);
    let (mut names, mut unknown) = (0, Vec::new());
    for maker in listed {
        let brands = maker.brands.iter().flat_map(|brand| std::iter::once(&brand.text).chain(&brand.also));
        for name in std::iter::once(&maker.name).chain(brands).filter(|name| !name.contains(' ') && name.is_ascii()) {
            names += 1;
            let is_common = COMMON_WORDS.contains(&name.to_lowercase().as_str());
            if !is_common && !secrets::is_makers_name(name) {
                unknown.push(name.as_str());
            }
        }
    }
    assert!(names > 200);
    assert!(
        unknown.is_empty(),
        "add to crates/text/src/secrets/makers.txt, in small letters without signs: {unknown:?}"
    );
}

#[test]
fn a_listed_maker_is_found_in_every_line_that_could_be_a_login() {
    for (text, maker) in [
        ("Switches (Cisco/Huawei)", "huawei"),
        ("Access switches Cisco/ZTE", "zte"),
        ("Axis/HiWatch mix, passwords changed", "hikvision"),
        ("Forgot password: Hikvision SADP tool", "hikvision"),
        ("Front door | Card | PIN | Uniview", "uniview"),
    ] {
        let read = vendor_readers::read_pasted(text, &list_words(), &vendor_readers::Layouts::default());
        let record = crate::check_in(&read.lines[0].text, "existing-equipment");
        assert!(record.makers.iter().any(|found| found.id == maker), "{text}: {record:?}");
    }
}

fn list_words() -> vendor_list::makers::WordLists {
    index().list().words.clone()
}
