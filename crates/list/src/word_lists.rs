//! The word lists of the list, from `list/words`: words that decide roles, equipment, columns, and how names are read.

use crate::context::Equipment;
use crate::heading_words::{HeadingMovement, HeadingWords};
use serde::{Deserialize, Serialize};
use vendor_text::Column;
use vendor_text::legal_forms::{FormSpellings, LegalForms};

/// Words that decide roles and equipment, from `list/words`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordLists {
    /// Equipment nouns by category.
    pub equipment: Vec<EquipmentWords>,
    /// Nouns of work, cabling and fixings: a line that begins with one is not about equipment.
    pub ancillary: Vec<String>,
    /// Nouns that support a short or common brand.
    pub support: Vec<String>,
    /// Phrases before a maker that make it only mentioned.
    pub mention_before: Vec<String>,
    /// Phrases after a maker that make it only mentioned.
    pub mention_after: Vec<String>,
    /// Phrases that make a maker only mentioned when they are directly after it.
    pub mention_right_after: Vec<String>,
    /// Phrases that end the reach of `mention_before`.
    pub mention_ends: Vec<String>,
    /// Phrases that allow something like the maker's kit.
    pub equivalent: Vec<String>,
    /// Column headings whose cells may contain secrets and are never kept.
    pub secret_columns: Vec<String>,
    /// Column headings whose cells do not say who made the kit.
    pub party_columns: Vec<String>,
    /// Words that occur in sentences but not in bare items, in small letters.
    #[serde(default)]
    pub sentence_words: Vec<String>,
    /// Words of a status that say that what was planned is done.
    #[serde(default)]
    pub done_statuses: Vec<String>,
    /// Words of a status that say that works are done, whatever is in use.
    #[serde(default)]
    pub works_done: Vec<String>,
    /// Words that refer to what a row had before if they stand before a noun in a remark.
    #[serde(default)]
    pub earlier_words: Vec<String>,
    /// What else a row's equipment is called in a remark, besides the nouns for equipment.
    #[serde(default)]
    pub stand_ins: Vec<String>,
    /// First words of an action that takes equipment away.
    #[serde(default)]
    pub taking_away: Vec<String>,
    /// Statuses of works that are still to be done or to be finished.
    #[serde(default)]
    pub pending_statuses: Vec<String>,
    /// Statuses of works that will not be done, or not for now.
    #[serde(default)]
    pub stalled_statuses: Vec<String>,
    /// Statuses of equipment that is still to come.
    #[serde(default)]
    pub coming_statuses: Vec<String>,
    /// Words of a remark that say that equipment is there again, or still.
    #[serde(default)]
    pub staying_words: Vec<String>,
    /// Labels of the state of works in a line.
    #[serde(default)]
    pub state_labels: Vec<String>,
    /// Codes of a status that need no explanation, each with its meaning: “TBR = to be removed”.
    #[serde(default)]
    pub status_codes: Vec<String>,
    /// Usual column headings whose words alone do not show what the column holds; if two are the same, the first
    /// counts.
    #[serde(default)]
    pub usual_columns: Vec<UsualColumn>,
    /// The words that headings consist of.
    #[serde(default)]
    pub heading_words: Vec<HeadingWords>,
    /// Pairs of words in headings that say what becomes of equipment.
    #[serde(default)]
    pub heading_movements: Vec<HeadingMovement>,
    /// Words that make it likely what the columns of a heading row hold, in the order in which they are tried.
    #[serde(default)]
    pub guessed_columns: Vec<UsualColumn>,
    /// Acts that are done to parts and contents as well as to equipment itself, in small letters.
    #[serde(default)]
    pub acts_of_taking: Vec<String>,
    /// Acts by which something new takes the place of something old.
    #[serde(default)]
    pub acts_of_renewal: Vec<String>,
    /// Acts that are only done to equipment itself.
    #[serde(default)]
    pub acts_of_leaving: Vec<String>,
    /// What equipment holds, shows or is set to.
    #[serde(default)]
    pub contents_of_kit: Vec<String>,
    /// Parts of a unit and what is on it.
    #[serde(default)]
    pub parts_of_kit: Vec<String>,
    /// What equipment is fixed to and supplied by.
    #[serde(default)]
    pub fixings_of_kit: Vec<String>,
    /// Quantities, and words that stand in for a thing.
    #[serde(default)]
    pub how_many: Vec<String>,
    /// Words of a row that is a total.
    #[serde(default)]
    pub total_words: Vec<String>,
    /// Words before a colon that announce a make.
    #[serde(default)]
    pub make_labels: Vec<String>,
    /// Words for many things at once, and the small words between them, of which a heading may consist.
    #[serde(default)]
    pub heading_nouns: Vec<String>,
    /// Words that open the title of a paper.
    #[serde(default)]
    pub paper_titles: Vec<String>,
    /// What people write for a make that nobody knows.
    #[serde(default)]
    pub unknown_makes: Vec<String>,
    /// What people write where there is no make, or more than one.
    #[serde(default)]
    pub no_makes: Vec<String>,
    /// What people write in place of a remark, a status or an action if there is none.
    #[serde(default)]
    pub nothing_to_say: Vec<String>,
    /// First words of a cell that names no successor.
    #[serde(default)]
    pub no_successor: Vec<String>,
    /// What a cell says where the equipment of its row stays.
    #[serde(default)]
    pub unchanged: Vec<String>,
    /// Words that say that a paper is for a firm and not from it.
    #[serde(default)]
    pub recipient_words: Vec<String>,
    /// What a row says of equipment that is a spare.
    #[serde(default)]
    pub spare_words: Vec<String>,
    /// What may stand beside those words without saying anything else.
    #[serde(default)]
    pub beside_spare_words: Vec<String>,
    /// Words that end names of streets and do not occur beside equipment.
    #[serde(default)]
    pub street_words: Vec<String>,
    /// Things that are numbered in papers about equipment and are not equipment.
    #[serde(default)]
    pub numbered_things: Vec<String>,
    /// What is numbered before a heading.
    #[serde(default)]
    pub counted_parts: Vec<String>,
    /// Words before a name that show that it was read off the thing itself.
    #[serde(default)]
    pub mark_words: Vec<String>,
    /// Things that bear a maker's name.
    #[serde(default)]
    pub name_bearers: Vec<String>,
    /// What makes a number a measurement if it follows the number.
    #[serde(default)]
    pub units_of_measure: Vec<String>,
    /// What makes a number a reference if it precedes the number.
    #[serde(default)]
    pub reference_prefixes: Vec<String>,
    /// Column headings of the names in a list of names.
    #[serde(default)]
    pub name_columns: Vec<String>,
    /// Words that come before a make.
    #[serde(default)]
    pub make_words: Vec<String>,
    /// Words of streets, buildings and their parts: an ordinary word before one of these names a place.
    #[serde(default)]
    pub location_words: Vec<String>,
    /// Words that look like a listed brand with a slip, but are not one.
    pub never_misspellings: Vec<String>,
    /// Legal forms and what they are compared as.
    pub legal_forms: Vec<LegalForm>,
    /// Trades, functions and ordinary business words that distinguish nobody.
    pub generic: Vec<String>,
    /// Articles, prepositions and particles inside names.
    #[serde(default)]
    pub joining_words: Vec<String>,
    /// Words for a firm's structure: group, holding.
    #[serde(default)]
    pub group_words: Vec<String>,
    /// Countries, regions and cities.
    #[serde(default)]
    pub places: Vec<String>,
    /// How business words are shortened or written in another language.
    #[serde(default)]
    pub abbreviations: Vec<Abbreviation>,
    /// Well-known firms by their other names: another script, initials, a former name.
    #[serde(default)]
    pub other_names: Vec<OtherNames>,
    /// Numbers in words.
    #[serde(default)]
    pub numbers: Vec<NumberWords>,
    /// Words of the dictionary and of place names: a maker with such a name needs support. Checked by the compiler.
    #[serde(default, skip_serializing)]
    pub ordinary: Vec<String>,
    /// Those of them that are also names or brands in the list. Made by the compiler.
    #[serde(default)]
    pub ordinary_names: Vec<String>,
}

impl WordLists {
    /// Every word that does not distinguish firms.
    pub fn undistinguishing(&self) -> impl Iterator<Item = &String> {
        self.generic.iter().chain(&self.joining_words).chain(&self.group_words).chain(&self.places)
    }

    /// The legal forms, ready to be recognised.
    #[must_use]
    pub fn known_legal_forms(&self) -> LegalForms {
        LegalForms::new(self.legal_forms.iter().map(|entry| FormSpellings {
            form: &entry.form,
            kin: entry.kin.as_deref(),
            leads: entry.leads,
            anywhere: entry.anywhere,
            written: &entry.written,
        }))
    }
}

/// Usual headings of one kind of column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsualColumn {
    /// What the column holds.
    pub holds: Column,
    /// How it is headed.
    pub headings: Vec<String>,
}

/// Equipment nouns of one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EquipmentWords {
    /// The category.
    pub category: Equipment,
    /// Its nouns.
    pub words: Vec<String>,
}

/// A legal form and its spellings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalForm {
    /// What it is compared as.
    pub form: String,
    /// Forms of the same kin are often written in place of each other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kin: Option<String>,
    /// Whether it may come before the name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub leads: bool,
    /// Whether it is a legal form anywhere after the first word.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub anywhere: bool,
    /// How it is written.
    pub written: Vec<String>,
}

/// A business word and its shorter or foreign spellings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abbreviation {
    /// The word in full.
    pub word: String,
    /// How else it is written.
    pub written: Vec<String>,
}

/// A well-known firm and its other names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherNames {
    /// The name that the others are compared as.
    pub name: String,
    /// Its other names.
    pub written: Vec<String>,
}

/// A number and its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberWords {
    /// The number.
    pub value: u32,
    /// Its words.
    pub written: Vec<String>,
}
