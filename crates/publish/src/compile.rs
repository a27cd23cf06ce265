//! From `list/` (TOML, as people edit it) to the exact bytes that are signed.
//!
//! The same source gives the same bytes on every machine: files are taken in the order of their
//! names, and version and dates are in `edition.toml`.

use super::problem::Problem;
use super::source_check;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use vendor_list::answers::AnswerSentence;
use vendor_list::claims::Claim;
use vendor_list::law::LawSentence;
use vendor_list::makers::{Maker, WordLists};
use vendor_list::next_steps::NextStep;
use vendor_list::schema::{Edition, LIST_TYPE, List, Measure, SPEC, Source, Withdrawn};
use vendor_list::thresholds::Threshold;
use vendor_text::words;

/// The shortest known model, in letters and digits, that is evidence by itself.
pub const SHORTEST_MODEL: usize = 6;

/// A source folder that gives no list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the list cannot be built:\n{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct CompileError(pub Vec<Problem>);

/// A compiled list and its exact bytes.
#[derive(Debug)]
pub struct Compiled {
    /// The list.
    pub list: List,
    /// What is signed: UTF-8, no byte-order mark, one line feed at the end.
    pub bytes: Vec<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sources {
    #[serde(rename = "source")]
    sources: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NextSteps {
    #[serde(rename = "next_step")]
    steps: Vec<NextStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answers {
    #[serde(rename = "answer")]
    sentences: Vec<AnswerSentence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Thresholds {
    #[serde(rename = "threshold")]
    thresholds: Vec<Threshold>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    #[serde(rename = "claim")]
    claims: Vec<Claim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Law {
    #[serde(rename = "law")]
    sentences: Vec<LawSentence>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WithdrawnVersions {
    withdrawn: Vec<Withdrawn>,
}

/// Compiles the source folder.
///
/// # Errors
/// Every problem found, each with its file, its line where known, and a remedy.
pub fn compile(root: &Path) -> Result<Compiled, CompileError> {
    let mut folder = Folder { root, problems: Vec::new() };
    let edition: Option<Edition> = folder.read_toml(Path::new("edition.toml"));
    let sources: Option<Sources> = folder.read_toml(Path::new("sources.toml"));
    let mut measures: Vec<Measure> = folder.read_all("measures", |measure: &Measure| &measure.id);
    let mut makers: Vec<Maker> = folder.read_all("makers", |maker: &Maker| &maker.id);
    makers.iter_mut().for_each(|maker| maker.listed = true);
    let controls: Vec<Maker> = folder.read_all("controls", |maker: &Maker| &maker.id);
    makers.extend(controls);
    let next_steps: Option<NextSteps> = folder.read_toml(Path::new("next-steps.toml"));
    let answers: Option<Answers> = folder.read_toml(Path::new("answers.toml"));
    let thresholds: Option<Thresholds> = folder.read_toml(Path::new("thresholds.toml"));
    let mut words = folder.read_words();
    let standings = folder.read_toml(Path::new("standings/weights.toml"));
    let models = folder.read_models();
    measures.sort_by(|a, b| a.id.cmp(&b.id));
    makers.sort_by(|a, b| a.id.cmp(&b.id));
    let claims: Option<Claims> = folder.read_toml(Path::new("claims.toml"));
    let law: Option<Law> = folder.read_toml(Path::new("law.toml"));
    // The file exists only while some version is withdrawn.
    let withdrawn = Path::new("withdrawn.toml");
    let withdrawn: Option<WithdrawnVersions> =
        if root.join(withdrawn).exists() { folder.read_toml(withdrawn) } else { Some(WithdrawnVersions::default()) };
    let (Some(edition), Some(sources), Some(next_steps)) = (edition, sources, next_steps) else {
        return Err(CompileError(folder.problems));
    };
    let (Some(answers), Some(thresholds), Some(claims), Some(law)) = (answers, thresholds, claims, law) else {
        return Err(CompileError(folder.problems));
    };
    let next_steps = next_steps.steps;
    let mut sources = sources.sources;
    sources.sort_by(|a, b| a.id.cmp(&b.id));
    words.ordinary_names = ordinary_names(&makers, &words);
    let draft = root.join("DRAFT").exists();
    let list = List {
        kind: LIST_TYPE.to_owned(),
        spec: SPEC,
        edition,
        draft,
        sources,
        measures,
        makers,
        next_steps,
        answers: answers.sentences,
        thresholds: thresholds.thresholds,
        claims: claims.claims,
        law: law.sentences,
        withdrawn: withdrawn.unwrap_or_default().withdrawn,
        words,
        standings,
        models,
    };
    folder.problems.extend(source_check::check(&list).into_iter().map(|fault| fault.placed(root)));
    if !folder.problems.is_empty() {
        return Err(CompileError(folder.problems));
    }
    let mut bytes = serde_json::to_vec(&list).map_err(|error| {
        CompileError(vec![Problem { file: root.to_path_buf(), line: None, message: error.to_string() }])
    })?;
    bytes.push(b'\n');
    Ok(Compiled { list, bytes })
}

/// The names and brands, folded, that are words of the dictionary or of place names.
fn ordinary_names(makers: &[Maker], words: &WordLists) -> Vec<String> {
    let ordinary: BTreeSet<String> =
        words.ordinary.iter().chain(&words.generic).map(|word| words::folded_words(word).concat()).collect();
    let texts = makers.iter().flat_map(|maker| {
        let names = maker.names.iter().filter(|name| name.needs_support).map(|name| &name.text);
        let brands = maker.brands.iter().filter(|brand| brand.needs_support);
        names.chain(brands.flat_map(|brand| std::iter::once(&brand.text).chain(&brand.also)))
    });
    let folded: BTreeSet<String> = texts.map(|text| words::folded_words(text).concat()).collect();
    folded.intersection(&ordinary).cloned().collect()
}

struct Folder<'a> {
    root: &'a Path,
    problems: Vec<Problem>,
}

impl Folder<'_> {
    fn problem(&mut self, file: &Path, line: Option<usize>, message: impl Into<String>) {
        self.problems.push(Problem { file: file.to_path_buf(), line, message: message.into() });
    }

    fn read_text(&mut self, file: &Path) -> Option<String> {
        match std::fs::read_to_string(self.root.join(file)) {
            Ok(text) => Some(text),
            Err(error) => {
                self.problem(file, None, format!("cannot be read: {error}"));
                None
            }
        }
    }

    fn read_toml<T: DeserializeOwned>(&mut self, file: &Path) -> Option<T> {
        let text = self.read_text(file)?;
        match toml::from_str(&text) {
            Ok(value) => Some(value),
            Err(error) => {
                let line =
                    error.span().map(|span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1);
                self.problem(file, line, error.message().to_owned());
                None
            }
        }
    }

    /// The files of a folder with an extension, in the order of their names.
    fn files(&mut self, folder: &str, extension: &str) -> Vec<PathBuf> {
        let read = std::fs::read_dir(self.root.join(folder)).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
        match read {
            Ok(entries) => {
                let mut files: Vec<PathBuf> = entries
                    .iter()
                    .map(|entry| Path::new(folder).join(entry.file_name()))
                    .filter(|file| file.extension().is_some_and(|found| found == extension))
                    .collect();
                files.sort();
                files
            }
            Err(error) => {
                self.problem(Path::new(folder), None, format!("the folder cannot be read: {error}"));
                Vec::new()
            }
        }
    }

    fn read_all<T: DeserializeOwned>(&mut self, folder: &str, id: impl Fn(&T) -> &String) -> Vec<T> {
        let mut all = Vec::new();
        for file in self.files(folder, "toml") {
            let Some(entry) = self.read_toml::<T>(&file) else { continue };
            let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            if *id(&entry) != stem {
                self.problem(
                    &file,
                    None,
                    format!("the file is named {stem} but its id is {}; make them the same", id(&entry)),
                );
            }
            all.push(entry);
        }
        all
    }

    /// The word lists: every file in the folder has some of the keys, and no key occurs twice.
    fn read_words(&mut self) -> WordLists {
        let mut merged = toml::Table::new();
        for file in self.files("words", "toml") {
            let Some(table) = self.read_toml::<toml::Table>(&file) else { continue };
            for (key, value) in table {
                if merged.insert(key.clone(), value).is_some() {
                    self.problem(&file, None, format!("{key} stands in two files of words/; keep one"));
                }
            }
        }
        match WordLists::deserialize(toml::Value::Table(merged)) {
            Ok(words) => words,
            Err(error) => {
                self.problem(Path::new("words"), None, error.message().to_owned());
                WordLists::default()
            }
        }
    }

    /// Known models: letters and digits only, sorted, without those that are too short.
    fn read_models(&mut self) -> BTreeMap<String, Vec<String>> {
        let mut all = BTreeMap::new();
        for file in self.files("models", "txt") {
            let Some(text) = self.read_text(&file) else { continue };
            let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let mut keys: Vec<String> = text
                .lines()
                .map(|line| line.split('#').next().unwrap_or_default())
                .map(model_key)
                .filter(|key| key.chars().count() >= SHORTEST_MODEL && key.chars().any(|c| c.is_ascii_digit()))
                .collect();
            keys.sort();
            keys.dedup();
            all.insert(stem, keys);
        }
        all
    }
}

/// A model in the form in which it is compared: its folded letters and digits.
#[must_use]
pub fn model_key(model: &str) -> String {
    words::folded_words(model).concat()
}
