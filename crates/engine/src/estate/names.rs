//! Words that many assets share, each kept once.

use std::collections::HashMap;

/// The number of a name among the [`Names`]; the first one stands for “not stated”.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct NameId(u32);

impl NameId {
    /// What the register does not say.
    pub const NOT_STATED: Self = Self(0);

    /// Its place among the names.
    #[must_use]
    pub fn place(self) -> usize {
        self.0 as usize
    }
}

/// The names, in the order in which they were first met. Names that differ in case and white space
/// only are one, spelt as they were first met.
#[derive(Debug, Clone)]
pub struct Names {
    texts: Vec<String>,
    places: HashMap<String, NameId>,
}

impl Default for Names {
    fn default() -> Self {
        Self { texts: vec![String::new()], places: HashMap::new() }
    }
}

impl Names {
    /// The id of a name; a blank one is not stated.
    pub fn add(&mut self, text: &str) -> NameId {
        if let Some(id) = self.places.get(text) {
            return *id;
        }
        let key = key(text);
        if key.is_empty() {
            return NameId::NOT_STATED;
        }
        let known = self.places.get(&key).copied();
        let id = known.unwrap_or_else(|| {
            let id = NameId(u32::try_from(self.texts.len()).unwrap_or(0));
            self.texts.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
            self.places.insert(key, id);
            id
        });
        // So that this spelling is found without folding the next time.
        self.places.insert(text.to_owned(), id);
        id
    }

    /// The id of a name that was added before.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<NameId> {
        let found = || self.places.get(text).or_else(|| self.places.get(&key(text))).copied();
        if text.trim().is_empty() { Some(NameId::NOT_STATED) } else { found() }
    }

    /// The name; nothing for what was not stated.
    #[must_use]
    pub fn text(&self, id: NameId) -> &str {
        self.at(id.place())
    }

    /// The name at a place.
    #[must_use]
    pub fn at(&self, place: usize) -> &str {
        self.texts.get(place).map(String::as_str).unwrap_or_default()
    }

    /// How many names there are, including the one for “not stated”.
    #[must_use]
    pub fn count(&self) -> usize {
        self.texts.len()
    }
}

/// A name as it is compared: case and white space do not count.
#[must_use]
pub fn key(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_spaces_make_no_new_name() {
        let mut names = Names::default();
        let first = names.add("Town Hall");
        assert_eq!(names.add("TOWN  hall "), first);
        assert_eq!(names.text(first), "Town Hall");
        assert_eq!(names.add("  "), NameId::NOT_STATED);
        assert_ne!(names.add("Town Hall car park"), first);
        assert_eq!(names.find("town hall"), Some(first));
    }
}
