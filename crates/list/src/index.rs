//! The index that look-ups run on: built once from a verified list, then only read.

mod dressed_names;
mod error;
mod ready;

pub use dressed_names::{DressedNames, SHORTEST_DRESSED};
pub use error::IndexError;
pub use ready::{Block, Phrase, PhraseKind, ReadyFingerprint, ReadyGrammar};

use super::cues::Cues;
use super::makers::{Maker, Scope};
use super::paper_words::PaperWords;
use super::schema::{List, Measure};
use crate::context::Equipment;
use crate::grammar::{Pattern, Signs, sign};
use rustc_hash::{FxHashMap, FxHashSet};
use vendor_standing::Reader;
use vendor_text::hashes::hash_key;
use vendor_text::legal_forms::LegalForms;
use vendor_text::sorted;
use vendor_text::{Folded, words};

/// Place of a maker in [`List::makers`].
pub type MakerIndex = usize;

/// The fewest letters of a word by which the firms of a family are recognised.
const SHORTEST_FAMILY: usize = 6;

/// How many letters and digits are compared to see that most texts are not a known model.
pub const MODEL_OPENING: usize = 4;

/// The index.
#[derive(Debug)]
pub struct Index {
    list: List,
    /// Names and brands by their letters and digits alone.
    phrases: FxHashMap<String, Vec<Phrase>>,
    /// Names in scripts without spaces.
    native: Vec<(String, Phrase)>,
    /// First three letters of every phrase.
    openings: FxHashSet<[u8; 3]>,
    longest_phrase: usize,
    dressed: DressedNames,
    /// Brands that a single slip may be repaired to, by their first letter.
    repairable: FxHashMap<char, Vec<(Vec<char>, Phrase)>>,
    never_misspellings: FxHashSet<String>,
    generic: FxHashSet<String>,
    /// Words of places; a phrase of several is kept as its single words.
    location_words: FxHashSet<Vec<String>>,
    /// Names and brands that are words of the dictionary or of places.
    ordinary_names: FxHashSet<String>,
    /// The last word of each phrase that precedes a make.
    make_words: FxHashSet<String>,
    grammars: Vec<ReadyGrammar>,
    /// Grammars by the letter that they may start with: which characters may come second, and the grammar's place.
    grammars_by_first: FxHashMap<char, Vec<(Signs, usize)>>,
    models: FxHashMap<u64, MakerIndex>,
    /// Hashes of the first letters of every known model.
    model_openings: FxHashSet<u64>,
    blocks: FxHashMap<(u8, u64), Vec<Block>>,
    cues: Cues,
    paper_words: PaperWords,
    standings: Option<Reader>,
    sentence_words: FxHashSet<String>,
    numbers: FxHashMap<String, MakerIndex>,
    /// The word by which firms of a listed maker are recognised; `None` for a word that several makers share.
    families: FxHashMap<String, Option<MakerIndex>>,
    /// What machines say of themselves: the folded letters, and what they mean.
    fingerprints: Vec<(Vec<char>, ReadyFingerprint)>,
    legal_forms: LegalForms,
    measures: FxHashMap<String, usize>,
}

/// What the index leaves out, for measuring.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct IndexOptions {
    /// Whether the known-model table is left out, to judge grammars on models that they have never seen.
    pub without_known_models: bool,
}

impl Index {
    /// Builds the index of a list.
    ///
    /// # Errors
    /// See [`IndexError`].
    pub fn new(list: List) -> Result<Self, IndexError> {
        Self::with_options(list, IndexOptions::default())
    }

    /// Builds the index of a list, leaving parts out.
    ///
    /// # Errors
    /// See [`IndexError`].
    pub fn with_options(list: List, options: IndexOptions) -> Result<Self, IndexError> {
        let by_id: FxHashMap<&str, MakerIndex> =
            list.makers.iter().enumerate().map(|(index, maker)| (maker.id.as_str(), index)).collect();
        let owner = |index: MakerIndex, maker: &Maker| match &maker.group {
            None => Ok(index),
            Some(group) => by_id
                .get(group.as_str())
                .copied()
                .ok_or_else(|| IndexError::Group { maker: maker.id.clone(), group: group.clone() }),
        };
        let owners: Vec<MakerIndex> =
            list.makers.iter().enumerate().map(|(index, maker)| owner(index, maker)).collect::<Result<_, _>>()?;
        let legal_forms = list.words.known_legal_forms();
        let mut index = Self {
            phrases: FxHashMap::default(),
            native: Vec::new(),
            openings: FxHashSet::default(),
            longest_phrase: 0,
            dressed: DressedNames::default(),
            repairable: FxHashMap::default(),
            never_misspellings: list.words.never_misspellings.iter().map(|w| Folded::new(w).to_string()).collect(),
            generic: list.words.undistinguishing().map(|w| Folded::new(w).to_string()).collect(),
            ordinary_names: list.words.ordinary_names.iter().cloned().collect(),
            make_words: list.words.make_words.iter().filter_map(|text| words::folded_words(text).pop()).collect(),
            location_words: list.words.location_words.iter().map(|text| words::folded_words(text)).collect(),
            grammars: Vec::new(),
            grammars_by_first: FxHashMap::default(),
            models: FxHashMap::default(),
            model_openings: FxHashSet::default(),
            blocks: FxHashMap::default(),
            cues: Cues::new(&list.words),
            paper_words: PaperWords::new(&list.words),
            standings: list.standings.as_ref().map(Reader::new).transpose()?,
            sentence_words: list.words.sentence_words.iter().cloned().collect(),
            numbers: FxHashMap::default(),
            families: FxHashMap::default(),
            fingerprints: Vec::new(),
            legal_forms,
            measures: list.measures.iter().enumerate().map(|(at, measure)| (measure.id.clone(), at)).collect(),
            list: List::empty(),
        };
        for (maker, owner) in list.makers.iter().zip(&owners) {
            index.add_names(maker, *owner);
            index.add_blocks(maker, *owner);
            index.fingerprints.extend(maker.fingerprints.iter().map(|print| {
                let letters = Folded::new(&print.text).letters.iter().map(|letter| letter.c).collect();
                let rule = format!("{}/fingerprint", maker.id);
                let ready = ReadyFingerprint { maker: *owner, brand: maker.name.clone(), rule, print: print.clone() };
                (letters, ready)
            }));
            index.add_grammars(maker, *owner)?;
        }
        for (name, phrases) in &index.phrases {
            if !index.ordinary_names.contains(name) && !index.generic.contains(name) {
                let is_listed = |phrase: &Phrase| list.makers.get(phrase.maker).is_some_and(|maker| maker.listed);
                index.dressed.take(name, phrases, is_listed);
            }
        }
        // Rules that attribute by themselves come first, so that weaker ones need not be tried after them.
        for places in index.grammars_by_first.values_mut() {
            sorted::by_key(places, |(_, place)| index.grammars.get(*place).map(|grammar| grammar.strength));
        }
        if !options.without_known_models {
            for (id, models) in &list.models {
                let maker = list.makers.iter().position(|maker| &maker.id == id);
                if let Some(owner) = maker.and_then(|at| owners.get(at)) {
                    index.model_openings.extend(models.iter().map(|model| hash_key(model.chars().take(MODEL_OPENING))));
                    index.models.extend(models.iter().map(|model| (hash_key(model.chars()), *owner)));
                }
            }
        }
        index.list = list;
        Ok(index)
    }

    fn add_names(&mut self, maker: &Maker, owner: MakerIndex) {
        let phrase = |text: &str, kind, scope, needs_support, support: &[Equipment]| Phrase {
            maker: owner,
            text: text.to_owned(),
            kind,
            scope,
            needs_support,
            support: support.to_vec(),
            words: 0,
            category: maker.category,
            has_kit: !maker.grammars.is_empty() || !maker.prefixes.is_empty(),
        };
        for name in &maker.names {
            let kind = match name.kind {
                super::makers::NameKind::Misspelling => PhraseKind::Misspelling,
                super::makers::NameKind::Short | super::makers::NameKind::Alias => PhraseKind::Brand,
                _ => PhraseKind::Name,
            };
            let legal = name.kind == super::makers::NameKind::Legal;
            self.add_phrase(&name.text, legal, phrase(&name.text, kind, Scope::All, name.needs_support, &name.support));
        }
        if maker.listed {
            let is_slip = |kind| matches!(kind, super::makers::NameKind::Misspelling | super::makers::NameKind::Short);
            let legal = maker.names.iter().filter(|name| !is_slip(name.kind));
            let companies = maker.companies.iter().filter(|company| company.until.is_none());
            let texts: Vec<&String> =
                legal.map(|name| &name.text).chain(companies.map(|company| &company.name)).collect();
            for text in texts {
                self.add_family(text, owner);
            }
        }
        for company in &maker.companies {
            // A company that was sold is no longer the maker's.
            if company.until.is_some() {
                continue;
            }
            self.add_phrase(&company.name, true, phrase(&company.name, PhraseKind::Name, Scope::All, false, &[]));
            if let Some(number) = &company.number {
                self.numbers.insert(number.to_ascii_uppercase(), owner);
            }
        }
        for brand in &maker.brands {
            for text in std::iter::once(&brand.text).chain(&brand.also) {
                let ready = phrase(&brand.text, PhraseKind::Brand, brand.scope, brand.needs_support, &brand.support);
                self.add_phrase(text, false, ready);
            }
        }
    }

    fn add_family(&mut self, text: &str, owner: MakerIndex) {
        let Some(word) = self.telling_word(&words::folded_words(text)) else { return };
        let known = self.families.entry(word).or_insert(Some(owner));
        if *known != Some(owner) {
            *known = None;
        }
    }

    /// The first word of a firm's name that distinguishes it: not a place, a trade or a word of the dictionary.
    fn telling_word(&self, parts: &[String]) -> Option<String> {
        let telling = |word: &&String| !self.generic.contains(*word) && !self.ordinary_names.contains(*word);
        parts.iter().find(telling).filter(|word| word.len() >= SHORTEST_FAMILY && word.is_ascii()).cloned()
    }

    /// The listed maker whose firms are recognised by the distinctive word of this firm's name.
    #[must_use]
    pub fn family(&self, name: &str) -> Option<MakerIndex> {
        self.families.get(&self.telling_word(&words::folded_words(name))?).copied().flatten()
    }

    fn add_phrase(&mut self, text: &str, legal: bool, mut phrase: Phrase) {
        let mut parts = words::folded_words(text);
        if legal {
            self.legal_forms.drop_from_end(&mut parts);
        }
        phrase.words = parts.len();
        let key = parts.concat();
        if key.is_empty() {
            return;
        }
        if !key.is_ascii() {
            self.native.push((key, phrase));
            return;
        }
        let letters: Vec<char> = key.chars().collect();
        let repairable = phrase.words == 1
            && phrase.kind == PhraseKind::Brand
            && matches!(phrase.scope, Scope::All)
            && !phrase.needs_support
            && phrase.has_kit
            && letters.len() >= 5
            && letters.iter().all(char::is_ascii_alphabetic);
        if let Some(first) = letters.first().filter(|_| repairable) {
            let others = self.repairable.entry(*first).or_default();
            if !others.iter().any(|(known, _)| *known == letters) {
                others.push((letters.clone(), phrase.clone()));
            }
        }
        self.longest_phrase = self.longest_phrase.max(letters.len());
        self.openings.insert(opening(&key));
        let known = self.phrases.entry(key).or_default();
        if !known.iter().any(|other| other.maker == phrase.maker && other.scope == phrase.scope) {
            known.push(phrase);
        }
    }

    fn add_blocks(&mut self, maker: &Maker, owner: MakerIndex) {
        for prefix in &maker.prefixes {
            for block in &prefix.blocks {
                let (Ok(digits), Ok(value)) = (u8::try_from(block.len()), u64::from_str_radix(block, 16)) else {
                    continue;
                };
                self.blocks.entry((digits, value)).or_default().push(Block {
                    maker: owner,
                    registrant: prefix.registrant.clone(),
                    only_such_kit: prefix.only_such_kit,
                    asks: matches!(prefix.scope, Some(Scope::Some | Scope::Former)),
                    brand: prefix.brand.clone().unwrap_or_else(|| maker.name.clone()),
                });
            }
        }
    }

    fn add_grammars(&mut self, maker: &Maker, owner: MakerIndex) -> Result<(), IndexError> {
        for grammar in &maker.grammars {
            let rule = format!("{}/{}", maker.id, grammar.id);
            let compile =
                |source: &str| Pattern::new(source).map_err(|error| IndexError::Grammar { rule: rule.clone(), error });
            let pattern = compile(&grammar.pattern)?;
            let except = grammar.except.iter().map(|source| compile(source)).collect::<Result<_, _>>()?;
            let place = self.grammars.len();
            for c in ('A'..='Z').chain('0'..='9') {
                if pattern.can_start_with(c) {
                    self.grammars_by_first.entry(c).or_default().push((pattern.second_signs(), place));
                }
            }
            self.grammars.push(ReadyGrammar {
                maker: owner,
                rule: rule.clone(),
                pattern,
                except,
                strength: grammar.strength,
                asks: matches!(grammar.scope, Some(Scope::Some | Scope::Former)),
                tied: grammar.tied,
                brand: grammar.brand.clone().unwrap_or_else(|| maker.name.clone()),
                equipment: grammar.equipment.unwrap_or(maker.category),
                names_equipment: grammar.equipment.is_some(),
                meaning: grammar.meaning.clone(),
            });
        }
        Ok(())
    }

    /// The list itself.
    #[must_use]
    pub fn list(&self) -> &List {
        &self.list
    }

    /// A maker by its place.
    #[must_use]
    pub fn maker(&self, index: MakerIndex) -> Option<&Maker> {
        self.list.makers.get(index)
    }

    /// Whether a maker is a listed one, and not one that the list only has to distinguish others from it.
    #[must_use]
    pub fn is_listed(&self, index: MakerIndex) -> bool {
        self.maker(index).is_some_and(|maker| maker.listed)
    }

    /// A measure by its id.
    #[must_use]
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.get(id).and_then(|at| self.list.measures.get(*at))
    }

    /// The names and brands that words joined together spell.
    #[must_use]
    pub fn phrases(&self, joined: &str) -> &[Phrase] {
        self.phrases.get(joined).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether some phrase begins with these letters.
    #[must_use]
    pub fn opens_a_phrase(&self, letters: &str) -> bool {
        self.openings.contains(&opening(letters))
    }

    /// Length of the longest phrase in letters.
    #[must_use]
    pub fn longest_phrase(&self) -> usize {
        self.longest_phrase
    }

    /// Names of listed makers by what their letters look like.
    #[must_use]
    pub fn dressed(&self) -> &DressedNames {
        &self.dressed
    }

    /// What machines say of themselves, as folded letters, and what each says.
    #[must_use]
    pub fn fingerprints(&self) -> &[(Vec<char>, ReadyFingerprint)] {
        &self.fingerprints
    }

    /// Names in scripts without spaces.
    #[must_use]
    pub fn native_names(&self) -> &[(String, Phrase)] {
        &self.native
    }

    /// Brands with this first letter that a single slip may be repaired to.
    #[must_use]
    pub fn repairable(&self, first: char) -> &[(Vec<char>, Phrase)] {
        self.repairable.get(&first).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a name, folded and joined, is a word of the dictionary or of place names.
    #[must_use]
    pub fn is_ordinary_name(&self, joined: &str) -> bool {
        self.ordinary_names.contains(joined)
    }

    /// Whether a word may precede a make, as on a label.
    #[must_use]
    pub fn is_before_a_make(&self, word: &str) -> bool {
        self.make_words.contains(word)
    }

    /// Whether a word, or it and the next, is a word of streets, buildings or their parts.
    #[must_use]
    pub fn is_location(&self, word: &str, next: &str) -> bool {
        let known = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            self.location_words.contains(&words)
        };
        known(&[word]) || known(&[word, next])
    }

    /// Whether a word is known not to be a misspelling.
    #[must_use]
    pub fn is_never_misspelling(&self, word: &str) -> bool {
        self.never_misspellings.contains(word)
    }

    /// Whether a word does not distinguish firms: a trade, a place, an ordinary business word.
    #[must_use]
    pub fn is_generic(&self, word: &str) -> bool {
        self.generic.contains(word)
    }

    /// The legal forms of firms.
    #[must_use]
    pub fn legal_forms(&self) -> &LegalForms {
        &self.legal_forms
    }

    /// The grammars that can start with a character, if `second` follows it; a few that cannot may be among them.
    pub fn grammars_from(&self, first: char, second: Option<char>) -> impl Iterator<Item = &ReadyGrammar> {
        let second = second.map_or(Signs::MAX, sign);
        let places = self.grammars_by_first.get(&first).into_iter().flatten();
        places.filter(move |(signs, _)| signs & second != 0).filter_map(|(_, place)| self.grammars.get(*place))
    }

    /// The maker of a known model, by the hash of its letters and digits.
    #[must_use]
    pub fn known_model(&self, hash: u64) -> Option<MakerIndex> {
        self.models.get(&hash).copied()
    }

    /// Whether some known model begins with the letters and digits of this hash, [`MODEL_OPENING`] of them.
    #[must_use]
    pub fn opens_a_known_model(&self, hash: u64) -> bool {
        self.model_openings.contains(&hash)
    }

    /// The blocks that a MAC address belongs to, given as its 12 hexadecimal digits; the longest only.
    #[must_use]
    pub fn blocks(&self, mac: u64) -> &[Block] {
        [9_u8, 7, 6]
            .into_iter()
            .find_map(|digits| self.blocks.get(&(digits, mac >> (48 - 4 * u32::from(digits)))))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// The phrases of the word lists.
    #[must_use]
    pub fn cues(&self) -> &Cues {
        &self.cues
    }

    /// The network that reads how a line speaks of a maker's kit; `None` for editions before the sixth.
    #[must_use]
    pub fn standings(&self) -> Option<&Reader> {
        self.standings.as_ref()
    }

    /// Whether a word, in small letters, occurs in sentences and not in items.
    #[must_use]
    pub fn makes_a_sentence(&self, word: &str) -> bool {
        self.sentence_words.contains(word)
    }

    /// The words of papers and tables.
    #[must_use]
    pub fn paper_words(&self) -> &PaperWords {
        &self.paper_words
    }

    /// The maker of a registered company number.
    #[must_use]
    pub fn company_number(&self, number: &str) -> Option<MakerIndex> {
        self.numbers.get(number).copied()
    }
}

fn opening(letters: &str) -> [u8; 3] {
    let at = |i: usize| letters.as_bytes().get(i).copied().unwrap_or(b' ');
    [at(0), at(1), at(2)]
}
