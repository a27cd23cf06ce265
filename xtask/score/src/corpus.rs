//! The rows of the labelled collections.

use serde::Deserialize;

/// A model of a known maker, or one that must not be attributed to a listed maker.
#[derive(Debug, Deserialize)]
pub struct ModelRow {
    pub text: String,
    #[serde(default, deserialize_with = "empty_for_null")]
    pub maker: String,
    #[serde(default, deserialize_with = "empty_for_null")]
    pub brand: String,
    #[serde(default, deserialize_with = "empty_for_null")]
    pub grade: String,
    #[serde(default)]
    pub needs_brand: bool,
    #[serde(default)]
    pub brand_in_oem_list: bool,
    #[serde(default)]
    pub other_prc_maker: bool,
    #[serde(default)]
    pub mutation: Option<String>,
    #[serde(default, deserialize_with = "empty_for_null")]
    pub family: String,
}

/// A labelled line.
#[derive(Debug, Deserialize)]
pub struct LineRow {
    pub text: String,
    #[serde(default)]
    pub makers: Vec<String>,
    #[serde(default)]
    pub ask: Vec<String>,
    #[serde(default)]
    pub also_ok: Vec<String>,
    #[serde(default)]
    pub hidden: bool,
}

/// What is expected of a document.
#[derive(Debug, Deserialize)]
pub struct Expected {
    pub readable: bool,
    #[serde(default)]
    pub why_not: Option<String>,
    #[serde(default)]
    pub never_output: Vec<String>,
    #[serde(default)]
    pub lines: Vec<LineRow>,
}

/// A label that is not known is `null`.
fn empty_for_null<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.unwrap_or_default())
}

/// Parses a file with one JSON value on each line.
pub fn rows<T: serde::de::DeserializeOwned>(text: &str) -> anyhow::Result<Vec<T>> {
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| Ok(serde_json::from_str(line)?)).collect()
}
