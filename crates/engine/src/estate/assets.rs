//! The assets of a register: what each line says of one piece of kit or of several alike, and what
//! the look-up found.

use super::connection::{self, Connection};
use super::names::{self, NameId, Names};
use super::work::{PartUse, Work};
use crate::identify::{Certainty, EvidenceKind, Finding, Standing};
use crate::judge::context::Equipment;
use crate::judge::{Judged, Verdict};
use crate::report::explain;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vendor_list::Index;
use vendor_list::context::Purpose;
use vendor_list::schema::{Maker, Scope};
use vendor_list::verdict::Reach;
use vendor_readers::dates_as_written;
use vendor_text::{Column, words};
use vendor_text::{Line, LineKind};

/// Whose an asset is, as far as the look-up knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Identity {
    /// A listed maker's.
    Listed,
    /// It may be a listed maker's: somebody must ask.
    ToAsk,
    /// Nobody knows.
    Unknown,
    /// Another known maker's.
    Other,
}

impl Identity {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Listed, Self::ToAsk, Self::Unknown, Self::Other];

    /// The words on screen.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Listed => "on the list",
            Self::ToAsk => "to ask about",
            Self::Unknown => "maker not known",
            Self::Other => "not on the list",
        }
    }

    /// Whether somebody knows whose it is.
    #[must_use]
    pub fn is_identified(self) -> bool {
        matches!(self, Self::Listed | Self::Other)
    }
}

/// One line of a register.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its place among the lines of the run.
    pub at: usize,
    /// The verdict for the site that it is on.
    pub verdict: Verdict,
    /// Whom a restriction reaches, and whether it binds the user.
    pub reach: Option<Reach>,
    /// Whether a counting measure binds the user.
    pub binds: bool,
    /// Whose it is.
    pub identity: Identity,
    /// How sure that is, where something shows the maker.
    pub certainty: Option<Certainty>,
    /// The maker's name.
    pub maker: NameId,
    /// What it is sold as.
    pub brand: NameId,
    /// The model number that was recognised, else the register's own words for it.
    pub model: NameId,
    /// Whether the model is the register's own words.
    pub model_is_own_words: bool,
    /// The site.
    pub site: NameId,
    /// The kind of site.
    pub site_kind: NameId,
    /// The kind of equipment, as the register calls it or as it was recognised.
    pub kind: NameId,
    /// The category that was judged.
    pub equipment: Equipment,
    /// The first and the last year in which it may have been installed.
    pub installed: Option<(u16, u16)>,
    /// What the register says instead, if no year can be read from it.
    pub installed_as_written: NameId,
    /// How it is connected, as the register says.
    pub connection: Option<Connection>,
    /// The financial year in which its contract ends, as the register says.
    pub contract_end: Option<u16>,
    /// How many.
    pub quantity: u32,
    /// Whether the register says that it is to leave.
    pub leaving: bool,
    /// Whether the register says that it is kept as a spare.
    pub spare: bool,
    /// What one costs, in whole pounds, as the register says.
    pub price: Option<u32>,
}

/// The largest quantity in a line that is believed.
const MOST_OF_ONE: u32 = 100_000;

/// The assets of a run.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// In the order of their lines.
    pub rows: Vec<Asset>,
    /// Their shared words.
    pub names: Names,
    /// Lines that are not assets: headings, totals, titles, and text that is not about kit.
    pub other_lines: usize,
    /// Kit that the register says is gone, which counts nowhere else.
    pub gone: Gone,
    /// The same, line by line.
    pub gone_rows: Vec<GoneRow>,
    /// Lines of sheets that the user left out.
    pub left_out: usize,
}

/// Kit that is no longer there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// Lines.
    pub lines: usize,
    /// Pieces.
    pub pieces: usize,
}

/// A line of kit that is no longer there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GoneRow {
    /// Its place among the lines of the run.
    pub at: usize,
    /// How many.
    pub quantity: u32,
    /// The site.
    pub site: NameId,
    /// Whether it is gone because its whole sheet is counted as gone; otherwise its own line says so.
    pub by_sheet: bool,
}

impl GoneRow {
    /// Who says that it is gone.
    #[must_use]
    pub fn why(&self) -> &'static str {
        if self.by_sheet { "its sheet is counted as gone" } else { "its line says so" }
    }
}

/// The part of the user's work that is needed before lines become assets: which sheets count, and what sites are
/// called.
#[derive(Debug)]
pub struct AsKept<'w> {
    parts: &'w BTreeMap<String, PartUse>,
    called: FxHashMap<String, &'w str>,
}

impl<'w> AsKept<'w> {
    /// Takes that part from the user's work.
    #[must_use]
    pub fn of(work: &'w Work) -> Self {
        let called = work.site_names.iter().map(|(name, called)| (names::key(name), called.as_str()));
        Self { parts: &work.parts, called: called.collect() }
    }

    /// The name of the site that a line stands on, as far as it says one.
    #[must_use]
    pub fn site_name<'a>(&'a self, line: &'a Line) -> Option<&'a str> {
        let name = site_name(line)?;
        if self.called.is_empty() {
            return Some(name);
        }
        Some(self.called.get(&names::key(name)).copied().unwrap_or(name))
    }

    /// How the sheet of a line is counted.
    #[must_use]
    pub fn part_use(&self, line: &Line) -> PartUse {
        if self.parts.is_empty() {
            return PartUse::Counted;
        }
        let part = line.place.part_in_words().unwrap_or_default();
        self.parts.get(&part).copied().unwrap_or_default()
    }
}

impl Asset {
    /// The answer in words, with whom a restriction reaches.
    #[must_use]
    pub fn answer(&self) -> &'static str {
        if self.verdict == Verdict::Restricted {
            explain::restricted(self.reach, self.binds)
        } else {
            self.verdict.in_words()
        }
    }
}

impl Assets {
    /// Adds a line, if it is an asset.
    pub fn add(&mut self, index: &Index, at: usize, judged: &Judged<'_>, kept: &AsKept<'_>) {
        let Judged { line, identified, ruling, .. } = judged;
        let part = kept.part_use(line);
        if part == PartUse::LeftOut {
            self.left_out += 1;
            return;
        }
        let is_gone = says_gone(&identified.findings) || identified.row_says == Some(Standing::Gone);
        if !is_asset(judged) && !is_gone {
            self.other_lines += 1;
            return;
        }
        let pieces = line.cell(Column::Quantity).and_then(quantity).unwrap_or(1);
        if is_gone || part == PartUse::Gone {
            self.gone.lines += 1;
            self.gone.pieces += pieces as usize;
            let site = self.names.add(kept.site_name(line).unwrap_or_default());
            self.gone_rows.push(GoneRow { at, quantity: pieces, site, by_sheet: !is_gone });
            return;
        }
        // The surest finding stands for the line; between equally sure ones, a listed maker's.
        let weight = |finding: &&Finding| (finding.certainty, index.is_listed(finding.maker), finding.said.owning);
        let found = identified.findings.iter().filter(|finding| is_there(finding)).max_by_key(weight);
        let certainty = found.map(|finding| finding.certainty);
        let found = found.filter(|finding| finding.certainty >= Certainty::Likely);
        let identity = match found {
            _ if ruling.verdict == Verdict::Ask => Identity::ToAsk,
            Some(finding) if index.is_listed(finding.maker) => Identity::Listed,
            Some(_) => Identity::Other,
            None => Identity::Unknown,
        };
        let maker = found.and_then(|finding| index.maker(finding.maker));
        let installed = line.cell(Column::Installed).and_then(dates_as_written::years);
        let own_words = |column| line.cell(column).filter(|words| words.len() <= LONGEST_OWN_WORDS);
        let recognised = found.and_then(|finding| model_of(line, finding));
        let names = &mut self.names;
        self.rows.push(Asset {
            at,
            verdict: ruling.verdict,
            reach: ruling.reach,
            binds: ruling.binds,
            identity,
            certainty,
            maker: names.add(maker.map(|maker| maker.name.as_str()).unwrap_or_default()),
            brand: names.add(found.map(|finding| sold_as(maker, finding)).unwrap_or_default()),
            model: names.add(recognised.or_else(|| own_model(line)).unwrap_or_default()),
            model_is_own_words: recognised.is_none(),
            site: names.add(kept.site_name(line).unwrap_or_default()),
            site_kind: names.add(line.cell(Column::SiteKind).unwrap_or_default()),
            kind: names.add(line.cell(Column::Kind).unwrap_or_else(|| kind_of(ruling.equipment))),
            equipment: ruling.equipment,
            installed,
            installed_as_written: names
                .add(own_words(Column::Installed).filter(|_| installed.is_none()).unwrap_or_default()),
            connection: line.cell(Column::Network).and_then(connection::read),
            contract_end: line.cell(Column::ContractEnd).and_then(contract_end),
            quantity: pieces,
            leaving: found.map_or(identified.row_says, |finding| Some(finding.said.owning)) == Some(Standing::Going),
            spare: is_spare(index, line),
            price: line.cell(Column::UnitPrice).and_then(whole_pounds),
        });
    }

    /// When an asset was installed, else the register's own words for it.
    #[must_use]
    pub fn installed_in_words(&self, asset: &Asset) -> String {
        let years = year_in_words(asset.installed);
        if years.is_empty() { self.names.text(asset.installed_as_written).to_owned() } else { years }
    }

    /// How many pieces there are.
    #[must_use]
    pub fn pieces(&self) -> usize {
        self.rows.iter().map(|asset| asset.quantity as usize).sum()
    }
}

/// The longest words of a register that are quoted where nothing was recognised.
const LONGEST_OWN_WORDS: usize = 40;

/// The brand that kit is sold under. A product line is not a brand: such kit is sold under its maker's name.
fn sold_as<'f>(maker: Option<&'f Maker>, finding: &'f Finding) -> &'f str {
    let is_line = |maker: &&Maker| {
        let named = maker.brands.iter().find(|brand| brand.text.eq_ignore_ascii_case(&finding.brand));
        named.is_some_and(|brand| matches!(brand.scope, Scope::Line | Scope::App))
    };
    maker.filter(is_line).map_or(finding.brand.as_str(), |maker| maker.name.as_str())
}

/// The kind of equipment in words; nothing where none was recognised.
pub(super) fn kind_of(equipment: Equipment) -> &'static str {
    if equipment == Equipment::Other { "" } else { equipment.in_words() }
}

/// When a contract ends: the financial year, or the last year that the cell may mean.
fn contract_end(cell: &str) -> Option<u16> {
    super::contract::ends(cell).ok().flatten().or_else(|| dates_as_written::years(cell).map(|(_, last)| last))
}

/// Whether the register says of a piece that it is a spare: “Boxed spare, keep”.
fn is_spare(index: &Index, line: &Line) -> bool {
    const SAY_SO: [Column; 5] = [Column::Status, Column::Notes, Column::Action, Column::Location, Column::SiteLocation];
    SAY_SO.iter().filter_map(|column| line.cell(*column)).any(|cell| index.paper_words().says_spare(cell))
}

/// What the register writes as the model, if none was recognised. A cell that also shows where the item is, or which
/// one it is, is not taken.
fn own_model(line: &Line) -> Option<&str> {
    let model = without_serial(line.cell(Column::Model)?.trim()).trim();
    let tells =
        |column: &Column| line.cell(*column).is_some_and(|cell| !cell.trim().is_empty() && model.contains(cell.trim()));
    let says_one = model.chars().any(char::is_alphanumeric) && model.len() <= LONGEST_OWN_WORDS;
    (says_one && !WHICH_AND_WHERE.iter().any(tells)).then_some(model)
}

/// Whether a finding is of kit that the owner has or has ordered: what is gone or only mentioned is no asset.
fn is_there(finding: &Finding) -> bool {
    finding.said.counts(Purpose::ExistingEquipment)
}

/// Whether a line speaks of kit that is gone, and of none that is there.
fn says_gone(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.said.owning == Standing::Gone) && !findings.iter().any(is_there)
}

/// Whether a line is a piece of kit, and not a heading, total, title or sentence. A row of a quote that names no kit
/// (labour, cabling) is not; a row of a register is, even if nobody knows whose it is.
fn is_asset(Judged { line, identified, ruling, .. }: &Judged<'_>) -> bool {
    if line.party.is_some() {
        return false;
    }
    let has_maker = || identified.findings.iter().any(is_there);
    let flagged = || has_maker() || !matches!(ruling.verdict, Verdict::NoneFound | Verdict::NoKit);
    let in_register = || line.cells.iter().any(|cell| is_of_registers(cell.column));
    match line.kind {
        LineKind::Headings | LineKind::Section | LineKind::Total | LineKind::Struck | LineKind::Menu => false,
        LineKind::Item => (in_register() || flagged()) && (has_maker() || !says(line, &FEET)),
        LineKind::Text | LineKind::Code => {
            flagged() && (has_maker() || line.cells.len() != 1) && !says(line, &FEET) && !says(line, &TITLES)
        }
    }
}

fn says(line: &Line, among: &[&str]) -> bool {
    words::folded_words(&line.text).iter().any(|word| among.contains(&word.as_str()))
}

/// Words in the titles above a register.
const TITLES: [&str; 8] = ["REGISTER", "SCHEDULE", "INVENTORY", "QUOTATION", "QUOTE", "REPORT", "AUDIT", "SURVEY"];
/// Words of the foot of a page.
const FEET: [&str; 2] = ["VAT", "PAGE"];

/// Columns that say which thing it is, and where.
const WHICH_AND_WHERE: [Column; 7] =
    [Column::AssetId, Column::Serial, Column::Ip, Column::Mac, Column::Site, Column::SiteLocation, Column::Location];

/// Whether registers have such a column, and quotes do not.
fn is_of_registers(column: Column) -> bool {
    WHICH_AND_WHERE.contains(&column) || matches!(column, Column::SiteKind | Column::Installed | Column::Network)
}

/// The name of the site that a line is on, as far as it says one.
#[must_use]
pub fn site_name(line: &Line) -> Option<&str> {
    let (site, location) = site_of(line);
    site.or(location)
}

/// The longest model number that was recognised, unless it is in a cell for something else: a serial number often
/// begins with the model, and shows which item it is.
fn model_of<'f>(line: &Line, found: &'f Finding) -> Option<&'f str> {
    let is_model = |kind| matches!(kind, EvidenceKind::KnownModel | EvidenceKind::Model);
    let tells_more = |start: usize| {
        let cell = line.cells.iter().find(|cell| cell.start <= start && start < cell.end);
        cell.is_some_and(|cell| matches!(cell.column, Column::Serial | Column::Notes | Column::AssetId))
    };
    let models = found.evidence.iter().filter(|evidence| is_model(evidence.kind) && !tells_more(evidence.start));
    let longest = models.max_by_key(|evidence| evidence.matched.len())?;
    Some(without_serial(&longest.matched))
}

/// A model number up to its first long run of digits, which are a date and a serial number.
fn without_serial(model: &str) -> &str {
    const LONGEST_RUN: usize = 7;
    let digit = |at: usize| model.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let run = (0..model.len()).find(|at| (*at..*at + LONGEST_RUN).all(digit));
    run.and_then(|at| model.get(..at)).unwrap_or(model)
}

/// The site and where on it. A cell for both has the site before its first comma.
pub(super) fn site_of(line: &Line) -> (Option<&str>, Option<&str>) {
    match line.cell(Column::SiteLocation) {
        Some(both) => match both.split_once(',') {
            Some((site, location)) => (Some(site.trim()), Some(location.trim())),
            None => (Some(both), line.cell(Column::Location)),
        },
        None => (line.cell(Column::Site), line.cell(Column::Location)),
    }
}

/// A whole number of pieces: `4`, `4.0`, `x4`, `4 no.`
fn quantity(cell: &str) -> Option<u32> {
    let cell = cell.trim().trim_start_matches(['x', 'X']).trim_start();
    let digits = cell.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(cell.len());
    let (number, rest) = (cell.get(..digits)?.replace(',', ""), cell.get(digits..)?);
    let rest = rest.trim_start_matches('.').trim_start_matches('0');
    let number: u32 = number.parse().ok()?;
    (!rest.starts_with(|c: char| c.is_ascii_digit()) && (1..=MOST_OF_ONE).contains(&number)).then_some(number)
}

/// A price in whole pounds: `£1,249.50`, `450`. A cell in another currency, or with other words in it, gives none.
#[must_use]
pub fn whole_pounds(cell: &str) -> Option<u32> {
    let cell = cell.trim().trim_start_matches('£').trim_start().trim_end_matches("GBP").trim_end();
    let (whole, pence) = cell.split_once('.').unwrap_or((cell, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = whole.replace(',', "");
    let pounds: u32 = Some(whole).filter(|whole| digits(whole) && digits(pence))?.parse().ok()?;
    let up = u32::from(pence.as_bytes().first().is_some_and(|first| *first >= b'5'));
    pounds.checked_add(up)
}

/// A year of installation in words: `2019`, `2015 to 2017`, `before 2018`. Assets are counted by it.
#[must_use]
pub fn year_in_words(years: Option<(u16, u16)>) -> String {
    match years {
        None => String::new(),
        Some((first, last)) if first == last => first.to_string(),
        Some((0, last)) => format!("before {}", last + 1),
        Some((first, u16::MAX)) => format!("{first} or later"),
        Some((first, last)) => format!("{first} to {last}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_serial_number_is_no_model() {
        assert_eq!(without_serial("DS-2CD2785G1-IZS20191003AAWR651911575"), "DS-2CD2785G1-IZS");
        assert_eq!(without_serial("IPC-HFW5442E-ZE"), "IPC-HFW5442E-ZE");
        assert_eq!(without_serial("5103049"), "");
    }

    #[test]
    fn prices_are_whole_pounds_or_nothing() {
        for (text, wanted) in [
            ("£1,249.50", Some(1_250)),
            ("450", Some(450)),
            ("450.00 GBP", Some(450)),
            ("€450", None),
            ("450 each", None),
            ("tbc", None),
            ("", None),
        ] {
            assert_eq!(whole_pounds(text), wanted, "{text}");
        }
    }

    #[test]
    fn quantities_are_read_as_written() {
        for (text, wanted) in [
            ("4", Some(4)),
            ("4.00", Some(4)),
            ("x 6", Some(6)),
            ("12 no.", Some(12)),
            ("1,200", Some(1_200)),
            ("0", None),
            ("2.5", None),
            ("lot", None),
            ("999999999", None),
        ] {
            assert_eq!(quantity(text), wanted, "{text}");
        }
    }
}
