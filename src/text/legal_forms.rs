//! Legal forms of firms: recognised at the end of a name, compared weakly, never evidence alone.

use super::words;
use std::collections::HashMap;

/// The known legal forms.
#[derive(Debug, Default)]
pub struct LegalForms {
    /// Spelling (words joined by a space) to the form it is compared as.
    forms: HashMap<String, String>,
    most_words: usize,
}

impl LegalForms {
    /// Takes forms, each with its spellings.
    #[must_use]
    pub fn new<'a>(forms: impl IntoIterator<Item = (&'a str, &'a [String])>) -> Self {
        let mut known = Self::default();
        for (form, spellings) in forms {
            for written in spellings {
                let parts = words::folded_words(written);
                known.most_words = known.most_words.max(parts.len());
                known.forms.insert(parts.join(" "), form.to_owned());
            }
        }
        known
    }

    /// Takes legal forms off the end of a folded name and gives them, the last first. At least one
    /// word stays: a name is never reduced to nothing.
    pub fn drop_from_end(&self, parts: &mut Vec<String>) -> Vec<String> {
        let mut dropped = Vec::new();
        loop {
            let most = self.most_words.min(parts.len().saturating_sub(1));
            let found = (1..=most).rev().find_map(|count| {
                let tail = parts.get(parts.len() - count..)?.join(" ");
                self.forms.get(&tail).map(|form| (count, form.clone()))
            });
            let Some((count, form)) = found else { return dropped };
            parts.truncate(parts.len() - count);
            dropped.push(form);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms() -> LegalForms {
        let spellings = |written: &[&str]| written.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let (limited, company) = (spellings(&["ltd", "co ltd", "limited"]), spellings(&["co"]));
        LegalForms::new([("limited", limited.as_slice()), ("company", company.as_slice())])
    }

    #[test]
    fn drops_forms_from_the_end_only() {
        for (name, kept, dropped) in [
            ("Zhejiang Dahua Technology Co., Ltd.", "ZHEJIANG DAHUA TECHNOLOGY", vec!["limited"]),
            ("Limited", "LIMITED", vec![]),
            ("Co Op Ltd", "CO OP", vec!["limited"]),
        ] {
            let mut parts = words::folded_words(name);
            assert_eq!(forms().drop_from_end(&mut parts), dropped, "{name}");
            assert_eq!(parts.join(" "), kept, "{name}");
        }
    }
}
