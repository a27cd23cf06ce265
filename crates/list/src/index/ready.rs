//! What the list holds, ready to look up: names, grammars, MAC blocks, fingerprints.

use super::MakerIndex;
use crate::context::Equipment;
use crate::grammar::Pattern;
use crate::makers::{Fingerprint, Scope, Strength};

/// What it means that a phrase (a name or brand) was found.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// The maker, its owning group resolved.
    pub maker: MakerIndex,
    /// The name or brand as the list writes it.
    pub text: String,
    /// What kind of phrase it is.
    pub kind: PhraseKind,
    /// How much of what is sold under it is the maker's.
    pub scope: Scope,
    /// Whether it needs an equipment word or a model beside it.
    pub needs_support: bool,
    /// The kinds of equipment whose words support it; empty means any.
    pub support: Vec<Equipment>,
    /// Number of words as listed.
    pub words: usize,
    /// The equipment that the brand's owner mostly makes.
    pub category: Equipment,
    /// Whether the list can recognise kit of the maker. Slips are repaired only in such names.
    pub has_kit: bool,
}

/// What kind of phrase names a maker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseKind {
    /// A name of the firm.
    Name,
    /// A brand or product line.
    Brand,
    /// A misspelling that was observed.
    Misspelling,
}

/// A grammar ready to run.
#[derive(Debug, Clone)]
pub struct ReadyGrammar {
    /// The maker, its owning group resolved.
    pub maker: MakerIndex,
    /// `maker/grammar`.
    pub rule: String,
    /// Its pattern.
    pub pattern: Pattern,
    /// Patterns that veto it.
    pub except: Vec<Pattern>,
    /// How much a match proves.
    pub strength: Strength,
    /// Whether it belongs to a brand that several makers build for, so that it only asks.
    pub asks: bool,
    /// Whether a source ties all numbers of a relabelling brand to the maker.
    pub tied: bool,
    /// The brand that uses it.
    pub brand: String,
    /// The equipment.
    pub equipment: Equipment,
    /// Whether the rule itself names the equipment; otherwise it is what the maker mostly makes.
    pub names_equipment: bool,
    /// What the shape means.
    pub meaning: String,
}

/// A MAC block ready to look up.
#[derive(Debug, Clone)]
pub struct Block {
    /// The maker, its owning group resolved.
    pub maker: MakerIndex,
    /// Registrant as in the IEEE listing.
    pub registrant: String,
    /// Whether the prefix alone is evidence.
    pub only_such_kit: bool,
    /// Whether it is a relabelling brand's block.
    pub asks: bool,
    /// The brand.
    pub brand: String,
}

/// What a machine says of itself, ready to look up.
#[derive(Debug, Clone)]
pub struct ReadyFingerprint {
    /// The maker, its owning group resolved.
    pub maker: MakerIndex,
    /// The maker's name.
    pub brand: String,
    /// `maker/fingerprint`.
    pub rule: String,
    /// The fact itself.
    pub print: Fingerprint,
}
