//! Legal forms of firms: recognised in a name, compared weakly, never evidence alone.

use super::words;
use std::collections::HashMap;

/// A legal form as the word lists give it.
#[derive(Debug, Clone, Copy)]
pub struct FormSpellings<'a> {
    /// What it is compared as.
    pub form: &'a str,
    /// Forms of the same kin are often written in place of each other.
    pub kin: Option<&'a str>,
    /// Whether it may come before the name.
    pub leads: bool,
    /// Whether it is a legal form anywhere after the first word.
    pub anywhere: bool,
    /// How it is written.
    pub written: &'a [String],
}

/// A known legal form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalForm {
    /// What it is compared as.
    pub name: String,
    /// Forms of the same kin are often written in place of each other.
    pub kin: Option<String>,
    /// Whether it may come before the name.
    pub leads: bool,
    /// Whether it is a legal form anywhere after the first word.
    pub anywhere: bool,
}

/// Place of a form in [`LegalForms`].
pub type FormIndex = usize;

/// The known legal forms.
#[derive(Debug, Default)]
pub struct LegalForms {
    /// Each spelling (its words joined, so that "S.A.", "S A" and "SA" are one) with its form.
    spellings: HashMap<String, FormIndex>,
    forms: Vec<LegalForm>,
    most_words: usize,
}

/// The fewest letters of a spelling that is also recognised with its letters spaced out ("g m b h").
const MOST_SPACED_LETTERS: usize = 5;

impl LegalForms {
    /// Takes forms, each with its spellings.
    #[must_use]
    pub fn new<'a>(forms: impl IntoIterator<Item = FormSpellings<'a>>) -> Self {
        let mut known = Self { most_words: MOST_SPACED_LETTERS, ..Self::default() };
        for entry in forms {
            for written in entry.written {
                let parts = words::folded_words(written);
                known.most_words = known.most_words.max(parts.len());
                known.spellings.insert(parts.concat(), known.forms.len());
            }
            known.forms.push(LegalForm {
                name: entry.form.to_owned(),
                kin: entry.kin.map(str::to_owned),
                leads: entry.leads,
                anywhere: entry.anywhere,
            });
        }
        known
    }

    /// The largest number of words in one form.
    #[must_use]
    pub fn most_words(&self) -> usize {
        self.most_words
    }

    /// The form that joined words spell.
    #[must_use]
    pub fn spelled(&self, joined: &str) -> Option<FormIndex> {
        self.spellings.get(joined).copied()
    }

    /// A form by its place.
    #[must_use]
    pub fn form(&self, index: FormIndex) -> Option<&LegalForm> {
        self.forms.get(index)
    }

    /// Every spelling with its form, in no order.
    pub fn spellings(&self) -> impl Iterator<Item = (&str, FormIndex)> {
        self.spellings.iter().map(|(joined, form)| (joined.as_str(), *form))
    }

    /// Removes legal forms from the end of a folded name and returns them, the last one first. At least one word stays,
    /// so that a name is never reduced to nothing.
    pub fn drop_from_end(&self, parts: &mut Vec<String>) -> Vec<String> {
        let mut dropped = Vec::new();
        loop {
            let most = self.most_words.min(parts.len().saturating_sub(1));
            let found = (1..=most).rev().find_map(|count| {
                let tail = parts.get(parts.len() - count..)?.concat();
                Some((count, self.form(self.spelled(&tail)?)?))
            });
            let Some((count, form)) = found else { return dropped };
            parts.truncate(parts.len() - count);
            dropped.push(form.name.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms() -> LegalForms {
        let spellings = |written: &[&str]| written.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let rows = [
            ("limited", spellings(&["ltd", "co ltd", "limited"])),
            ("company", spellings(&["co"])),
            ("sa", spellings(&["sa"])),
        ];
        let entry = |form, written| FormSpellings { form, kin: None, leads: false, anywhere: false, written };
        LegalForms::new(rows.iter().map(|(form, written)| entry(*form, written.as_slice())))
    }

    #[test]
    fn drops_forms_from_the_end_only() {
        for (name, kept, dropped) in [
            ("Zhejiang Dahua Technology Co., Ltd.", "ZHEJIANG DAHUA TECHNOLOGY", vec!["limited"]),
            ("Limited", "LIMITED", vec![]),
            ("Co Op Ltd", "CO OP", vec!["limited"]),
            ("Quillomar S.A.", "QUILLOMAR", vec!["sa"]),
        ] {
            let mut parts = words::folded_words(name);
            assert_eq!(forms().drop_from_end(&mut parts), dropped, "{name}");
            assert_eq!(parts.join(" "), kept, "{name}");
        }
    }
}
