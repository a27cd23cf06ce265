//! Committed pictures: few, small, and each of them shown by some page of the documentation. Every other picture is made by the
//! browser tests, under target/.

use super::{Finding, Source};

const FOLDER: &str = "docs/pictures/";
const MOST: usize = 15;
const LARGEST: u64 = 200_000;

/// Finds pictures that are too many, too large or shown nowhere.
pub fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let pages: Vec<&str> =
        sources.iter().filter(|page| page.place.ends_with(".md")).filter_map(|page| page.text.as_deref()).collect();
    for (nth, picture) in sources.iter().filter(|source| source.place.starts_with(FOLDER)).enumerate() {
        let name = picture.place.trim_start_matches("docs/");
        if !pages.iter().any(|page| page.contains(name)) {
            findings.push(Finding::new(picture, 0, "no page shows this picture", "show it, or remove it"));
        }
        if picture.bytes > LARGEST {
            let what = format!("{} bytes, more than {LARGEST}", picture.bytes);
            findings.push(Finding::new(picture, 0, what, "show less of the page"));
        }
        if nth == MOST {
            let what = format!("there are more than {MOST} pictures");
            findings.push(Finding::new(picture, 0, what, "let the tests write it under target/"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(place: &str, text: Option<&str>, bytes: u64) -> Source {
        Source { place: place.into(), text: text.map(str::to_owned), bytes }
    }

    #[test]
    fn pictures_are_few_small_and_shown() {
        let page = source("README.md", Some("![one](docs/pictures/one.png)"), 0);
        let good = [page, source("docs/pictures/one.png", None, 90_000)];
        assert_eq!(check(&good), []);
        let [page, _] = good;
        let large = [page, source("docs/pictures/one.png", None, 900_000), source("docs/pictures/two.png", None, 1)];
        let found: Vec<String> = check(&large).into_iter().map(|finding| finding.what).collect();
        assert_eq!(found, ["900000 bytes, more than 200000", "no page shows this picture"]);
    }

    #[test]
    fn the_sixteenth_is_one_too_many() {
        let all: String = (0..16).map(|nth| format!("pictures/{nth}.png ")).collect();
        let mut sources = vec![source("docs/a.md", Some(&all), 0)];
        sources.extend((0..16).map(|nth| source(&format!("docs/pictures/{nth}.png"), None, 1)));
        assert_eq!(check(&sources).len(), 1);
        sources.pop();
        assert_eq!(check(&sources).len(), 0);
    }
}
