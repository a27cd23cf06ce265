//! What is handed over: the answer to a freedom-of-information request and the paper for a committee,
//! as titled tables with a few sentences, in full or redacted.
//!
//! A redacted pack is built from an allow-list: names of sites, places on them, addresses, serial numbers and
//! remarks of the register never enter it.

use super::assets::{Assets, Identity, year_in_words};
use super::filter::{Marked, pieces_by_rule, site_kind};
use super::plan::Plan;
use super::priority::Turn;
use super::totals::{Counts, Group, NOT_STATED, Totals};
use super::work::{Progress, Work};
use crate::judge::Verdict;
use crate::report::counts::{count, thousands};
use crate::report::explain;
use crate::report::record::Summary;
use serde::{Deserialize, Serialize};
use vendor_list::schema::Measure;
use vendor_text::Date;
use vendor_text::sorted;
use vendor_text::words::capitalised;

/// Which pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PackKind {
    /// The answer to a freedom-of-information request.
    Information,
    /// A paper for a committee.
    Committee,
}

impl PackKind {
    /// Its title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Information => "Answer to a request for information",
            Self::Committee => "Paper for a committee",
        }
    }
}

/// A cell of a pack's table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A count.
    Number(u64),
    /// Whole pounds.
    Pounds(u64),
}

impl Cell {
    /// The cell as it is shown.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => thousands(*number),
            Self::Pounds(pounds) => format!("£{}", thousands(*pounds)),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

/// A titled table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Its title, and what it answers.
    pub title: String,
    /// What must be known to read it; may be empty.
    pub note: String,
    /// The headings.
    pub headings: Vec<String>,
    /// The rows, each as long as the headings.
    pub rows: Vec<Vec<Cell>>,
}

/// A pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    /// Its title.
    pub title: String,
    /// Whether it is redacted.
    pub redacted: bool,
    /// What must come first: incompleteness, an old list.
    pub stamps: Vec<String>,
    /// Sentences.
    pub summary: Vec<String>,
    /// Tables.
    pub tables: Vec<Table>,
    /// How it was made, and what it does not say.
    pub foot: Vec<String>,
}

/// What a pack is made of.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The assets.
    pub assets: &'a Assets,
    /// All of them with the user's marks, by their places.
    pub all: &'a [Marked<'a>],
    /// Those that are looked at.
    pub shown: &'a [&'a Marked<'a>],
    /// Their totals.
    pub totals: &'a Totals,
    /// Their plan.
    pub plan: &'a Plan,
    /// The user's work.
    pub work: &'a Work,
    /// The run.
    pub summary: &'a Summary,
    /// The measures of the list.
    pub measures: &'a [Measure],
    /// Whether something narrows what is looked at.
    pub narrowed: bool,
}

impl Pack {
    /// Makes a pack.
    #[must_use]
    pub fn of(kind: PackKind, redacted: bool, material: &Material<'_>) -> Self {
        let mut pack = Self::in_totals(kind, redacted, material);
        if kind == PackKind::Information && !material.shown.is_empty() {
            // Before what the register does not answer.
            let at = pack.tables.len().saturating_sub(1);
            pack.tables.insert(at, items(material, redacted));
        }
        pack
    }

    /// Makes a pack without the table of items, which is as long as the register.
    #[must_use]
    pub fn in_totals(kind: PackKind, redacted: bool, material: &Material<'_>) -> Self {
        let tables = match kind {
            PackKind::Information => information(material, redacted),
            PackKind::Committee => committee(material, redacted),
        };
        Self {
            title: titled(kind.title(), &material.work.organisation),
            redacted,
            stamps: stamps(material),
            summary: sentences(kind, material),
            tables: tables.into_iter().filter(|table| !table.rows.is_empty()).collect(),
            foot: foot(material, redacted),
        }
    }
}

/// A title with the organisation, if it is named.
pub(super) fn titled(title: &str, organisation: &str) -> String {
    let organisation = organisation.trim();
    if organisation.is_empty() { title.to_owned() } else { format!("{title}: {organisation}") }
}

/// What must come first.
#[must_use]
pub fn stamps(material: &Material<'_>) -> Vec<String> {
    let mut stamps = Vec::new();
    let summary = material.summary;
    if !summary.incomplete.is_empty() {
        let count = summary.incomplete.len();
        let parts = if count == 1 { "1 part of it was".to_owned() } else { format!("{count} parts of it were") };
        stamps.push(format!("INCOMPLETE: {parts} not read. The numbers below leave out what was not read."));
    }
    stamps.extend(explain::stale(&summary.list, summary.today));
    if material.narrowed {
        stamps.push("Only a part of the register is counted here: it was narrowed by filters.".to_owned());
    }
    stamps
}

fn sentences(kind: PackKind, material: &Material<'_>) -> Vec<String> {
    let (totals, plan) = (material.totals, &material.plan.sums);
    let pieces = totals.pieces;
    let mut out = vec![
        format!(
            "The register has {} of equipment on {}. The maker is known for {} of the {}.",
            count(pieces.all(), "piece", "pieces"),
            count(totals.lines, "line", "lines"),
            thousands(totals.identified_lines as u64),
            count(totals.lines, "line", "lines"),
        ),
        format!(
            "{} made by makers that a measure on the list names or covers; {} to be asked about; for {} nobody can tell from the register who made it; {} other known makers.",
            capitalised(&count(pieces.listed, "piece is", "pieces are")),
            count(pieces.to_ask, "piece is", "pieces are"),
            count(pieces.unknown, "piece", "pieces"),
            count(pieces.other, "piece is from", "pieces are from"),
        ),
    ];
    let bars = totals.by_verdict.iter().find(|(verdict, _)| *verdict == Verdict::Barred).map_or(0, |(_, count)| *count);
    out.push(match bars {
        0 => "No measure that was found obliges this body, in the situation stated below, to remove or exclude any of it.".to_owned(),
        _ => format!(
            "For {} the answer is Barred: see the lines and what bars them before acting on it.",
            count(bars, "piece", "pieces")
        ),
    });
    if kind == PackKind::Committee && plan.whole > 0 {
        out.push(format!(
            "The plan replaces {}; {} done and {} isolated so far. What is left costs {}{}.",
            count(plan.whole, "piece", "pieces"),
            count(plan.done, "is", "are"),
            count(plan.isolated, "is", "are"),
            Cell::Pounds(plan.cost).in_words(),
            if plan.kinds.iter().any(|(.., price)| price.is_none()) { ", as far as prices were given" } else { "" },
        ));
    }
    out
}

fn information(material: &Material<'_>, redacted: bool) -> Vec<Table> {
    let totals = material.totals;
    let mut tables = vec![
        grouped("Which makers, and how many of each", "Maker", &totals.by_maker),
        grouped("Sold as which brands", "Brand", &totals.by_brand),
        grouped("What kinds of equipment", "Kind of equipment", &totals.by_kind),
        grouped("On what kinds of site", "Kind of site", &totals.by_site_kind),
        grouped("When it was installed", "Year", &totals.by_year),
        verdicts(totals),
    ];
    if !redacted {
        tables.insert(4, grouped("On which sites", "Site", &totals.by_site));
    }
    tables.push(progress(material));
    tables.push(years(material));
    tables.push(not_held());
    tables
}

fn committee(material: &Material<'_>, redacted: bool) -> Vec<Table> {
    let totals = material.totals;
    let mut tables = vec![verdicts(totals), grouped("Whose it is", "Maker", &totals.by_maker)];
    tables.push(sensitive(totals));
    if redacted {
        tables.push(grouped("Where it is, by kind of site", "Kind of site", &totals.by_site_kind));
    } else {
        tables.push(grouped("Where it is", "Site", &totals.by_site));
    }
    tables.push(grouped("How old it is", "Year of installation", &totals.by_year));
    tables.push(rules(material));
    tables.push(years(material));
    tables.push(progress(material));
    tables.push(yardstick(material.measures));
    tables
}

fn headed(title: &str, headings: &[&str]) -> Table {
    Table {
        title: title.to_owned(),
        headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
        ..Table::default()
    }
}

fn counted(name: &str, counts: &Counts) -> Vec<Cell> {
    let each = Identity::ALL.map(|identity| Cell::from(counts.of(identity)));
    [Cell::from(name)].into_iter().chain(each).chain([Cell::from(counts.all())]).collect()
}

fn grouped(title: &str, first: &str, groups: &[Group]) -> Table {
    let identities = Identity::ALL.map(|identity| capitalised(identity.in_words()));
    let mut headings = vec![first.to_owned()];
    headings.extend(identities);
    headings.push("All".to_owned());
    let mut rows: Vec<Vec<Cell>> =
        groups.iter().map(|group| counted(&capitalised(&group.title()), &group.counts)).collect();
    if groups.len() > 1 {
        let mut all = Counts::default();
        for identity in Identity::ALL {
            all.add(identity, groups.iter().map(|group| group.counts.of(identity)).sum());
        }
        rows.push(counted("All", &all));
    }
    Table { title: title.to_owned(), note: String::new(), headings, rows }
}

fn verdicts(totals: &Totals) -> Table {
    let all = totals.by_verdict.iter().map(|(verdict, pieces)| (verdict.in_words(), pieces));
    let of_them = totals.by_reach.iter().map(|(words, pieces)| (words.as_str(), pieces));
    let rows = all.chain(of_them).map(|(words, pieces)| vec![words.into(), (*pieces).into()]);
    Table { rows: rows.collect(), ..headed("What the list says of it", &["Answer", "Pieces"]) }
}

fn sensitive(totals: &Totals) -> Table {
    let mut ordinary = Counts::default();
    for identity in Identity::ALL {
        ordinary.add(identity, totals.pieces.of(identity).saturating_sub(totals.sensitive.of(identity)));
    }
    let group = |name: &str, counts| Group::new(name, counts);
    let groups = [group("Marked as sensitive", totals.sensitive), group("Not marked", ordinary)];
    grouped("On sensitive sites, as this body marked them", "Sites", &groups)
}

fn progress(material: &Material<'_>) -> Table {
    let mut pieces = Progress::ALL.map(|progress| (progress, 0));
    for one in material.shown.iter().filter(|one| Turn::REPLACED.contains(&one.turn)) {
        for (progress, count) in &mut pieces {
            *count += if *progress == one.progress() { one.asset.quantity as usize } else { 0 };
        }
    }
    let rows = pieces.iter().map(|(progress, count)| vec![capitalised(progress.in_words()).into(), (*count).into()]);
    let rows = if material.plan.sums.whole == 0 { Vec::new() } else { rows.collect() };
    Table { rows, ..headed("How far the replacement is", &["Progress", "Pieces"]) }
}

fn years(material: &Material<'_>) -> Table {
    let row = |year: &super::plan::PlanYear| {
        let money = |pounds: Option<u32>| pounds.map_or(Cell::from(NOT_STATED), |pounds| Cell::Pounds(pounds.into()));
        let cost = if year.planned > 0 && year.without_price == year.planned {
            Cell::from("no price given")
        } else {
            Cell::Pounds(year.cost)
        };
        vec![year.year.to_string().into(), year.done.into(), year.planned.into(), cost, money(year.budget)]
    };
    let rows = material.plan.sums.years.iter().map(row).collect();
    let table =
        headed("Replacement by year", &["Year", "Replaced or removed", "Planned", "Cost of what is planned", "Budget"]);
    Table { rows, note: "Costs are this body’s own prices for one piece of each kind.".to_owned(), ..table }
}

fn rules(material: &Material<'_>) -> Table {
    let used = &material.work.rules;
    let pieces = pieces_by_rule(material.shown, used.len());
    let counted = used.iter().zip(pieces).enumerate().filter(|(_, (rule, _))| !rule.off);
    let rows = counted.map(|(at, (rule, pieces))| vec![Cell::from(at + 1), rule.in_words().into(), pieces.into()]);
    let rows = rows.collect();
    Table {
        rows,
        note: "The first rule that fits decides.".to_owned(),
        ..headed("What comes first, and why", &["Rule", "For", "Pieces"])
    }
}

/// Central government's own removal, step by step, beside which a plan may be laid.
#[must_use]
pub fn yardstick(measures: &[Measure]) -> Table {
    let mut steps: Vec<_> =
        measures.iter().flat_map(|measure| measure.milestones.iter().map(move |step| (step, measure))).collect();
    sorted::by(&mut steps, |(a, _), (b, _)| a.date.cmp(&b.date));
    let rows = steps.into_iter().map(|(step, measure)| {
        let share = step.share.map_or_else(String::new, |share| format!("{share}%"));
        vec![step.date.in_words().into(), step.what.clone().into(), share.into(), measure.title.clone().into()]
    });
    Table {
        rows: rows.collect(),
        note: "Central government’s programme for its own sensitive sites. It binds no council; it is shown for comparison."
            .to_owned(),
        ..headed("The yardstick: how central government went about it", &["When", "What", "Share", "From"])
    }
}

/// Item by item. A redacted one leaves out everything that tells where a thing is or how it is reached.
fn items(material: &Material<'_>, redacted: bool) -> Table {
    let names = &material.assets.names;
    let known = |text: &str| Cell::from(if text.is_empty() { NOT_STATED } else { text });
    let row = |(nth, one): (usize, &&Marked<'_>)| {
        let asset = one.asset;
        let mut row = vec![Cell::from(nth + 1), known(names.text(asset.kind)), known(names.text(asset.maker))];
        row.push(known(names.text(asset.brand)));
        row.push(known(names.text(asset.model)));
        if !redacted {
            row.push(known(names.text(asset.site)));
        }
        row.push(known(site_kind(material.assets, one)));
        row.push(known(&year_in_words(asset.installed)));
        row.push(Cell::from(asset.quantity as usize));
        row.push(asset.answer().into());
        row
    };
    let mut headings = vec!["No.", "Kind of equipment", "Maker", "Brand", "Model"];
    if !redacted {
        headings.push("Site");
    }
    headings.extend(["Kind of site", "Installed", "Pieces", "Answer"]);
    Table { rows: material.shown.iter().enumerate().map(row).collect(), ..headed("Item by item", &headings) }
}

/// What such requests often ask and no register of equipment answers.
fn not_held() -> Table {
    let rows = [
        ("What was spent in each year", "[Finance: spend by year, or say that it is not held.]"),
        ("Whether a data protection impact assessment is held", "[Data protection officer.]"),
        ("Whether facial recognition is used", "[System owner.]"),
        ("Who maintains it, and when that contract ends", "[Procurement.]"),
    ];
    let rows = rows.map(|(question, answer)| vec![Cell::from(question), Cell::from(answer)]).to_vec();
    Table { rows, ..headed("Questions that a register of equipment does not answer", &["Question", "To be filled in"]) }
}

fn foot(material: &Material<'_>, redacted: bool) -> Vec<String> {
    let (summary, work) = (material.summary, material.work);
    let mut foot = vec![format!(
        "Made on {} with Vendor checker {} and list {} of {} (SHA-256 {}, signed by {}). Situation: {}.",
        summary.today.in_words(),
        summary.tool,
        summary.list.version,
        summary.list.issued.in_words(),
        summary.list.sha256,
        summary.list.signed_by(),
        summary.context.join(", "),
    )];
    if !work.checked_by.trim().is_empty() {
        foot.push(format!("Checked by {}.", work.checked_by.trim()));
    }
    foot.push("It says what the list says of makers and brands. It is not legal advice, no result is not proof, and a listed maker is no finding about any piece of equipment or about whoever supplied it.".to_owned());
    if redacted {
        foot.push(REDACTED.to_owned());
    }
    foot
}

/// What a redacted paper says of itself.
pub(super) const REDACTED: &str = "Redacted: site names, places on sites, network and hardware addresses, serial numbers, asset numbers and remarks are left out. Whether the law-enforcement exemption (section 31 of the Freedom of Information Act 2000; Scotland has an Act of its own) applies to what is left out is this body’s own decision.";

impl Pack {
    /// The pack as tab-separated text, for a sheet or an e-mail.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = vec![self.title.clone(), String::new()];
        out.extend(self.stamps.iter().cloned());
        out.extend(self.summary.iter().cloned());
        for table in &self.tables {
            out.extend([String::new(), table.title.clone()]);
            out.extend((!table.note.is_empty()).then(|| table.note.clone()));
            out.push(table.to_tsv().trim_end().to_owned());
        }
        out.push(String::new());
        out.extend(self.foot.iter().cloned());
        out.join("\n") + "\n"
    }
}

impl Table {
    /// The table as tab-separated text with its headings. Cells that a sheet would take for a formula are
    /// written as text.
    #[must_use]
    pub fn to_tsv(&self) -> String {
        let line = |cells: Vec<String>| cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join("\t") + "\n";
        let mut out = line(self.headings.clone());
        for row in &self.rows {
            out.push_str(&line(row.iter().map(Cell::in_words).collect()));
        }
        out
    }
}

/// A cell without line ends and tabs; what a sheet would run as a formula is marked as text.
fn plain(cell: &str) -> String {
    let cell: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    crate::report::cells::plain(&cell)
}

/// The day on which a pack's file is named.
#[must_use]
pub fn file_name(kind: PackKind, redacted: bool, today: Date, ending: &str) -> String {
    let kind = match kind {
        PackKind::Information => "information-request",
        PackKind::Committee => "committee-paper",
    };
    format!("{kind}{}-{today}.{ending}", if redacted { "-redacted" } else { "" })
}
