//! The part of the schema that is about makers: names, brands, edges, prefixes, model grammars,
//! and the word lists that the identifier needs.

pub use super::word_lists::{Abbreviation, EquipmentWords, LegalForm, NumberWords, OtherNames, UsualColumn, WordLists};

use super::debarment::DebarmentEntry;
use super::schema::Confidence;
use crate::context::Equipment;
use serde::{Deserialize, Serialize};
use vendor_text::dates::PartialDate;

/// A maker: listed (some measure names or describes it) or another known one.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Maker {
    /// Short name, the file's name.
    pub id: String,
    /// The name a buyer knows.
    pub name: String,
    /// Whether it lies in `list/makers` (true) or `list/controls` (false).
    #[serde(default)]
    pub listed: bool,
    /// The owning group, when this is a subsidiary with a file of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Where it is seated, with a source. No verdict comes from this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<String>,
    /// The equipment it mostly makes.
    pub category: Equipment,
    /// Who it is, in a sentence.
    pub summary: String,
    /// What to bear in mind with a result about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caution: Option<String>,
    /// The kinds of equipment under its brand whose builder nobody has found: such equipment is asked about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub builder_unknown_for: Vec<Equipment>,
    /// Where it was read.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Names of the firm.
    #[serde(default, rename = "known_as", skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Name>,
    /// What its kit is sold as.
    #[serde(default, rename = "brand", skip_serializing_if = "Vec::is_empty")]
    pub brands: Vec<Brand>,
    /// Subsidiaries and sister companies.
    #[serde(default, rename = "company", skip_serializing_if = "Vec::is_empty")]
    pub companies: Vec<Company>,
    /// Who owns it.
    #[serde(default, rename = "owner", skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<Owner>,
    /// Why measures touch it.
    #[serde(default, rename = "edge", skip_serializing_if = "Vec::is_empty")]
    pub edges: Vec<Edge>,
    /// MAC address blocks.
    #[serde(default, rename = "prefix", skip_serializing_if = "Vec::is_empty")]
    pub prefixes: Vec<Prefix>,
    /// Model-number grammars.
    #[serde(default, rename = "grammar", skip_serializing_if = "Vec::is_empty")]
    pub grammars: Vec<Grammar>,
    /// What its machines say of themselves on a network.
    #[serde(default, rename = "fingerprint", skip_serializing_if = "Vec::is_empty")]
    pub fingerprints: Vec<Fingerprint>,
}

/// Words by which a machine on a network shows who made it: the header of its web server, the title of its page, the
/// path of its video stream, its number in SNMP (RFC 1157). They make a finding *likely* at most, because other makers
/// use the same software.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fingerprint {
    /// The words, as a scan or an address has them.
    pub text: String,
    /// What it is, in a sentence that the user reads.
    pub meaning: String,
    /// Whether it only asks, because machines of many makers say it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks: bool,
    /// The equipment that says it.
    pub equipment: Equipment,
    /// How well it is known.
    pub confidence: Confidence,
    /// Where it was read.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A name of the firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// The name.
    pub text: String,
    /// What kind of name it is.
    pub kind: NameKind,
    /// Short or common: evidence only beside equipment words or a model.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub needs_support: bool,
    /// The kinds of equipment whose words support it; empty means any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub support: Vec<Equipment>,
    /// How well it is known.
    pub confidence: Confidence,
    /// Where it was read.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// What kind of name a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant is the kind it names")]
pub enum NameKind {
    Legal,
    Native,
    Former,
    Alias,
    Misspelling,
    Short,
}

/// What kit is sold as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// The brand.
    pub text: String,
    /// Other spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// How much of what is sold under it is this maker's.
    pub scope: Scope,
    /// Short or common: evidence only beside equipment words or a model.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub needs_support: bool,
    /// The kinds of equipment whose words support it; empty means any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub support: Vec<Equipment>,
    /// When the relation began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<PartialDate>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// Where it is found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// How well it is known.
    pub confidence: Confidence,
    /// Where it was read.
    #[serde(default)]
    pub sources: Vec<String>,
    /// What a careful reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How much of what is sold under a brand is a maker's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Any unit.
    All,
    /// Some units: ask.
    Some,
    /// Older stock only: ask.
    Former,
    /// The maker's own product-line name.
    Line,
    /// The maker's app or service: it says little about the kit.
    App,
}

/// A subsidiary or sister company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Company {
    /// Registered name.
    pub name: String,
    /// Country, two letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Registered number, only when confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Since when it belongs to the group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<PartialDate>,
    /// Until when it belonged to the group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// How well it is known.
    pub confidence: Confidence,
    /// Where it was read.
    #[serde(default)]
    pub sources: Vec<String>,
    /// What a careful reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Who owns a maker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owner {
    /// The owner.
    pub name: String,
    /// What kind of owner.
    pub relation: String,
    /// From when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<PartialDate>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// How well it is known.
    pub confidence: Confidence,
    /// Where it was read.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Why a measure touches a maker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edge {
    /// The measure's id.
    pub measure: String,
    /// How it touches the maker.
    pub how: EdgeKind,
    /// Whether the edge has a source of its own.
    pub basis: Basis,
    /// From when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<PartialDate>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// How well it is known.
    pub confidence: Confidence,
    /// Where it was read.
    #[serde(default)]
    pub sources: Vec<String>,
    /// What a careful reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The debarment investigation, notice or entry, where the edge is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<DebarmentEntry>,
}

/// How a measure touches a maker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EdgeKind {
    /// The measure names it.
    Named,
    /// It falls into a class that the measure describes.
    Class,
    /// It is mentioned in something that is not a measure against it.
    Noted,
}

/// Whether an edge has a source of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A source says so.
    Sourced,
    /// Inferred from where the firm is based: gives *Ask first* at most.
    Inferred,
}

/// MAC address blocks of one registrant (IEEE MA-L, MA-M, MA-S).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prefix {
    /// Registrant as in the IEEE listing.
    pub registrant: String,
    /// Whether the registrant makes only such kit, so that a prefix alone is evidence.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub only_such_kit: bool,
    /// The brand, when it is not the maker's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// `some` for the block of a relabelling brand: ask only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// Hexadecimal digits: 6 (24 bits), 7 (28 bits) or 9 (36 bits).
    pub blocks: Vec<String>,
    /// Where it was read.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A model-number grammar; the language of `pattern` is that of [`crate::grammar`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grammar {
    /// Short name, unique within the maker.
    pub id: String,
    /// What a model number of this family looks like.
    pub pattern: String,
    /// Shapes of other makers that the pattern would also fit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<String>,
    /// How much the shape alone proves.
    pub strength: Strength,
    /// `some` for a relabelling brand's own numbers: ask only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// Whether a source ties all numbers of this relabelling brand to the maker. Such a number is *likely*, unless the
    /// line also names the brand, which only asks.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub tied: bool,
    /// The brand that uses it, when it is not the maker's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// The equipment, when it is not the maker's usual kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equipment: Option<Equipment>,
    /// What the shape means, in a sentence that the user reads.
    pub meaning: String,
    /// Models that must match; checked by the compiler.
    #[serde(default, skip_serializing)]
    pub examples: Vec<String>,
    /// Texts that must not match; checked by the compiler.
    #[serde(default, skip_serializing)]
    pub not: Vec<String>,
    /// Where it was read.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// How much the shape of a model number alone proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// A full match is the maker's.
    Standalone,
    /// A match needs the brand on the line, the column or the heading.
    Supported,
    /// A match only asks.
    Weak,
}
