//! Office packages: a packed file whose parts refer to each other through relations.

use super::markup::{Markup, MarkupError, Piece};
use super::plain_text;
use super::zip_file::{ZipError, ZipFile};
use std::collections::BTreeSet;

/// A part as text.
#[derive(Debug)]
pub struct PackagePart {
    /// Its text.
    pub text: String,
}

impl PackagePart {
    /// Unpacks a part and decodes it.
    ///
    /// # Errors
    /// When it cannot be unpacked or its letters are damaged.
    pub fn read(zip: &mut ZipFile<'_>, name: &str) -> Result<Self, ZipError> {
        let bytes = zip.read(name)?;
        let (text, unread) = plain_text::decode(name, &bytes);
        if unread.is_empty() { Ok(Self { text }) } else { Err(ZipError::DamagedPart(name.to_owned())) }
    }
}

/// A relation from one part to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Its id.
    pub id: String,
    /// What the other part is.
    pub kind: String,
    /// The other part's path.
    pub target: String,
}

impl Related {
    /// Whether the other part is of a kind.
    #[must_use]
    pub fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

/// The parts that a part refers to; for an empty name, those of the whole package.
///
/// # Errors
/// When the relations exist and cannot be read.
pub fn related_to(zip: &mut ZipFile<'_>, part: &str) -> Result<Vec<Related>, ZipError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    if !zip.has(&name) {
        return Ok(Vec::new());
    }
    let text = PackagePart::read(zip, &name)?.text;
    let mut markup = Markup::new(&text);
    let mut related = Vec::new();
    loop {
        match markup.piece().map_err(|_| ZipError::DamagedPart(name.clone()))? {
            Piece::Open(tag) if tag.name() == "Relationship" => {
                if tag.attribute("TargetMode").is_some_and(|mode| mode == "External") {
                    continue;
                }
                let of = |name: &str| tag.attribute(name).unwrap_or_default();
                related.push(Related { id: of("Id"), kind: of("Type"), target: path(folder, &of("Target")) });
            }
            Piece::End => return Ok(related),
            _ => {}
        }
    }
}

/// A target as a path from the package's root.
fn path(folder: &str, target: &str) -> String {
    let whole = if target.starts_with('/') { target.to_owned() } else { format!("{folder}/{target}") };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The texts (`t`, `text`) of a drawing or of comments, one for each element called `paragraph`.
///
/// # Errors
/// When the text is damaged.
pub fn text_of(text: &str, paragraph: &str) -> Result<Vec<String>, MarkupError> {
    let mut markup = Markup::new(text);
    let (mut texts, mut present, mut inside) = (Vec::new(), String::new(), 0_usize);
    loop {
        match markup.piece()? {
            Piece::Open(tag) if matches!(tag.name(), "t" | "text") => inside += 1,
            Piece::Close(tag) if matches!(tag.name(), "t" | "text") => inside = inside.saturating_sub(1),
            Piece::Close(tag) if tag.name() == paragraph => texts.push(std::mem::take(&mut present)),
            Piece::Text(more) if inside > 0 => present.push_str(&more),
            Piece::End => {
                texts.push(present);
                return Ok(texts);
            }
            _ => {}
        }
    }
}

/// The texts of a chart: its titles, and the names of its series and categories, each once.
///
/// # Errors
/// When the text is damaged.
pub fn chart_texts(text: &str) -> Result<Vec<String>, MarkupError> {
    let mut texts = text_of(text, "p")?;
    let mut markup = Markup::new(text);
    let (mut in_names, mut value) = (0_usize, None);
    loop {
        match markup.piece()? {
            Piece::Open(tag) if matches!(tag.name(), "strCache" | "strLit") => in_names += 1,
            Piece::Close(tag) if matches!(tag.name(), "strCache" | "strLit") => in_names = in_names.saturating_sub(1),
            Piece::Open(tag) if tag.name() == "v" && in_names > 0 => value = Some(String::new()),
            Piece::Close(tag) if tag.name() == "v" => texts.extend(value.take().filter(|_| texts.len() < MOST_TEXTS)),
            Piece::Text(more) => {
                if let Some(value) = &mut value {
                    value.push_str(&more);
                }
            }
            Piece::End => break,
            _ => {}
        }
    }
    let mut seen = BTreeSet::new();
    texts.retain(|text| seen.insert(text.clone()));
    Ok(texts)
}

/// The descriptions that drawings give of their pictures for those who cannot see them.
#[must_use]
pub fn words_for_pictures(text: &str) -> Vec<String> {
    let mut markup = Markup::new(text);
    let mut words = Vec::new();
    // Damage is reported where the drawing itself is read.
    while let Ok(Piece::Open(_) | Piece::Close(_) | Piece::Text(_)) = markup.piece().inspect(|piece| {
        if let Piece::Open(tag) = piece
            && matches!(tag.name(), "cNvPr" | "docPr")
            && words.len() < MOST_TEXTS
        {
            words.extend(
                ["title", "descr"].into_iter().filter_map(|name| tag.attribute(name)).filter(|words| says(words)),
            );
        }
    }) {}
    words
}

/// Whether the description of a picture is more than its file name, which programs put there by themselves.
#[must_use]
pub fn says(words: &str) -> bool {
    let words = words.trim();
    let is_file = words.rsplit_once('.').is_some_and(|(_, end)| end.len() <= 4 && !end.contains(' '));
    !(is_file || words.starts_with("http") || (words.len() > 24 && !words.contains(char::is_whitespace)))
}

/// Texts of a chart or of pictures that are kept.
const MOST_TEXTS: usize = 10_000;
