//! An estate as a workbook: the account, the assets, the plan, the sites, the visits, and the answers of the papers.
//!
//! Columns that show where a thing is, how it is reached or which one it is are the first of each sheet, and a redacted
//! workbook is made without them. Its plan and its sites are those of the redacted papers.

use super::assets::{GoneRow, Identity, site_of};
use super::filter::{Marked, site_kind};
use super::pack_tables::{cost, cost_left};
use super::packs::{self, Material, Pack, PackChoice, PackKind};
use super::plan::{self, PlanYear, price_of};
use super::redacted;
use super::totals::Counts;
use super::view::site_rows;
use super::work::AssetMark;
use super::{visits, work};
use crate::report::cells::Cell;
use crate::report::explain;
use crate::report::run_workbook::{AccountRow, account_sheet, given, made_with, with_cut};
use crate::report::sheets::{Sheet, TakesSheets, Title};
use vendor_text::Line;
use vendor_text::{Column, sorted};

/// Gives a line by its place among the lines.
pub type LineAt<'a> = &'a dyn Fn(usize) -> Option<&'a Line>;

/// Headings of an asset. A redacted workbook never has the first of them.
const ASSET: [&str; 28] = [
    "Site",
    "Place on the site",
    "Asset number",
    "Serial number",
    "IP address",
    "MAC address",
    "As written",
    "Where it is written",
    "Sensitive site",
    "Connected",
    "Contract ends, financial year",
    "Priority",
    "Progress",
    "Since",
    "Note",
    "Line",
    "Answer",
    "On the list",
    "How sure",
    "Maker",
    "Sold as",
    "Model",
    "Equipment",
    "Kind of site",
    "Installed",
    "Items",
    "To be removed",
    "£ for one",
];
const ASSET_HIDDEN: usize = 16;
/// Headings of the plan, before those of an asset.
const PLAN: [&str; 3] = ["Order", "By the end of the financial year, or done in", "Cost in £"];
/// Headings of the plan in a redacted workbook.
const YEAR: [&str; 6] =
    ["Financial year", "Replaced or removed", "Planned", "Cost in £", "Items without a price", "Budget in £"];
const SITE: [&str; 11] = [
    "Site",
    "Sensitive",
    "Connected, you say",
    "Connected, the register says",
    "Contract ends, financial year",
    "Kind of site",
    "On the list",
    "To ask about",
    "Maker not known",
    "Not on the list",
    "All",
];
const SITE_HIDDEN: usize = 5;
/// Headings of a visit, the last ones to be filled in on site.
const VISIT: [&str; 10] = [
    "Site",
    "Asset number",
    "Place on the site",
    "As written",
    "Visit",
    "Line",
    "Photograph",
    "Make seen",
    "Model seen",
    "Seen on",
];
/// How many of them a redacted workbook never has. Which lines are seen on one visit is among these, because it would
/// show how many things are in one place.
const VISIT_HIDDEN: usize = 6;

/// Headings of kit that is gone.
const GONE: [&str; 8] =
    ["Site", "Place on the site", "Asset number", "As written", "Where it is written", "Line", "Items", "Why"];
const GONE_HIDDEN: usize = 6;

/// Wide columns, because they have sentences in them.
const WIDE: [&str; 5] = ["As written", "Note", "Photograph", "Table", "What it says"];

/// The title of an estate's workbook.
#[must_use]
pub fn title(redacted: bool, material: &Material<'_>) -> Title {
    let words = if redacted { "Estate, redacted" } else { "Estate" };
    Title { words: packs::titled(words, &material.work.organisation), today: material.summary.today }
}

/// Adds the sheets of an estate to a workbook.
///
/// # Errors
/// When the workbook refuses them.
pub fn write<B: TakesSheets>(
    book: &mut B,
    redacted: bool,
    material: &Material<'_>,
    line: LineAt<'_>,
) -> Result<(), B::Error> {
    if redacted {
        return redacted::with_totals(material, |material| sheets(book, redacted, material, line));
    }
    sheets(book, redacted, material, line)
}

fn sheets<B: TakesSheets>(
    book: &mut B,
    redacted: bool,
    material: &Material<'_>,
    line: LineAt<'_>,
) -> Result<(), B::Error> {
    let stamps = with_cut(packs::stamps(material), material.shown.len());
    book.take(account_sheet(account(redacted, material), &stamps))?;
    let mut take = |name: &str, headings: &[&str], rows: &mut dyn Iterator<Item = Vec<Cell>>| {
        let width = |heading: &&str| if WIDE.contains(heading) { 50.0 } else { 16.0 };
        let widths: Vec<f64> = headings.iter().map(width).collect();
        book.take(Sheet { name, stamps: &stamps, headings, widths: &widths, rows: Box::new(rows) })
    };
    // How many columns at the start are left out.
    let hidden = |columns: usize| if redacted { columns } else { 0 };
    let asset = |one: &Marked<'_>| asset(redacted, material, one, line(one.asset.at));
    let headings = ASSET.get(hidden(ASSET_HIDDEN)..).unwrap_or_default();
    if redacted {
        let rows = material.shown.iter().map(|one| asset(one)).collect();
        take("Assets", headings, &mut in_order_of_cells(rows).into_iter())?;
    } else {
        take("Assets", headings, &mut material.shown.iter().map(|one| asset(one)))?;
    }
    if redacted {
        // The turn of an item would show how it is connected, so a redacted plan has only the years.
        take("Plan", &YEAR, &mut material.plan.sums.years.iter().map(year_of_plan))?;
    } else {
        let mut plan = material.plan.items.iter().zip(1_usize..).filter_map(|(item, order)| {
            let mut row = vec![
                order.into(),
                item.year.map(plan::year_in_words).unwrap_or_default().as_str().into(),
                item.cost.map(number).into(),
            ];
            row.extend(asset(material.all.get(item.row)?));
            Some(row)
        });
        take("Plan", &[&PLAN, headings].concat(), &mut plan)?;
    }
    // These lines are of the whole register, so a narrowed workbook has none.
    if !material.is_narrowed() && !material.assets.gone_rows.is_empty() {
        let gone = |gone: &GoneRow| gone_cells(redacted, material, *gone, line(gone.at));
        let headings = GONE.get(hidden(GONE_HIDDEN)..).unwrap_or_default();
        let rows: Vec<Vec<Cell>> = material.assets.gone_rows.iter().map(gone).collect();
        take("Gone", headings, &mut if redacted { in_order_of_cells(rows) } else { rows }.into_iter())?;
    }
    take("Sites", SITE.get(hidden(SITE_HIDDEN)..).unwrap_or_default(), &mut sites(redacted, material).into_iter())?;
    let visits = VISIT.get(hidden(VISIT_HIDDEN)..).unwrap_or_default();
    take("Visits", visits, &mut stops(redacted, material, line).into_iter())?;
    take("Answers", &["Paper", "Table", "For", "What", "What it says"], &mut answers(redacted, material).into_iter())
}

/// Sorts rows by their cells, because in the register's order an item could be recognised by its neighbours.
fn in_order_of_cells(rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let mut keyed: Vec<(String, Vec<Cell>)> = rows.into_iter().map(|row| (format!("{row:?}"), row)).collect();
    sorted::by(&mut keyed, |(a, _), (b, _)| a.cmp(b));
    keyed.into_iter().map(|(_, row)| row).collect()
}

/// Counts and pounds may be larger than what a spreadsheet's own conversions take.
fn number(number: u64) -> Cell {
    Cell::Number(number as f64)
}

/// A cost as a number, unless no part of it has a price.
fn in_cell(cost: &packs::Cell, pounds: u64) -> Cell {
    match cost {
        packs::Cell::Text(text) if pounds == 0 => text.as_str().into(),
        _ => number(pounds),
    }
}

fn account(redacted: bool, material: &Material<'_>) -> Vec<AccountRow> {
    let Material { assets, totals, work, summary, .. } = material;
    let sums = &material.plan.sums;
    let mut rows: Vec<AccountRow> = vec![
        ("Made on".into(), summary.today.into()),
        ("Organisation".into(), work.organisation.trim().into()),
        ("Checked by".into(), work.checked_by.trim().into()),
        ("Your situation".into(), explain::situation(summary).into()),
        ("Lines of equipment".into(), totals.lines.into()),
        ("Lines identified".into(), totals.identified_lines.into()),
        ("Lines not identified".into(), (totals.lines.saturating_sub(totals.identified_lines)).into()),
        ("Lines that are not equipment".into(), assets.other_lines.into()),
        (
            "Columns left out because they may contain passwords".into(),
            summary.left_out.iter().filter(|left| !left.column.is_empty()).count().into(),
        ),
        (
            "Lines with a password, key or code left out".into(),
            summary.left_out.iter().map(|left| left.lines).sum::<usize>().into(),
        ),
        ("Items".into(), totals.pieces.all().into()),
    ];
    let mut pieces = |of: &str, pieces: usize| rows.push((format!("Items: {of}"), pieces.into()));
    for identity in Identity::ALL {
        pieces(identity.in_words(), totals.pieces.of(identity));
    }
    pieces("on the list, on sensitive sites", totals.sensitive.listed);
    for (verdict, count) in &totals.by_verdict {
        pieces(verdict.in_words(), *count);
    }
    for (words, count) in &totals.by_reach {
        pieces(words, *count);
    }
    pieces("to be replaced, including those already done", sums.whole);
    pieces("replaced or removed", sums.done);
    pieces("isolated until they are replaced", sums.isolated);
    let left = cost_left(sums);
    rows.push(("Cost of what is left to replace, in £, as far as prices are known".into(), in_cell(&left, sums.cost)));
    rows.push(("Items: to be replaced and not costed".into(), sums.without_price.into()));
    rows.push(("Items: to be removed, according to the register".into(), totals.pieces.leaving.into()));
    rows.push(("Items: marked as gone and not counted".into(), assets.gone.pieces.into()));
    if redacted {
        rows.push(("Redacted".into(), packs::REDACTED.into()));
    } else {
        rows.extend(given(summary));
    }
    rows.extend(made_with(summary));
    rows.push(("What this is".into(), explain::NO_PROOF.into()));
    rows
}

/// The cells of an asset, in the order of [`ASSET`].
fn asset(redacted: bool, material: &Material<'_>, one: &Marked<'_>, line: Option<&Line>) -> Vec<Cell> {
    let asset = one.asset;
    let name = |id| Cell::from(material.assets.names.text(id));
    let mut row = Vec::with_capacity(ASSET.len());
    if !redacted {
        let cell = |column| Cell::from(line.and_then(|line| line.cell(column)));
        row.extend([
            name(asset.site),
            line.and_then(|line| site_of(line).1).into(),
            cell(Column::AssetId),
            cell(Column::Serial),
            cell(Column::Ip),
            cell(Column::Mac),
            line.map(|line| line.text.as_str()).into(),
            line.map(|line| work::key(&line.place)).into(),
            if one.is_sensitive() { "yes" } else { "not marked" }.into(),
            one.connection().map(|known| known.in_words()).into(),
            one.contract_end().map(plan::year_in_words).as_deref().into(),
            one.turn.in_words().into(),
            one.progress().in_words().into(),
            one.mark.and_then(|mark| mark.on).into(),
            one.mark.map(AssetMark::in_words).into(),
        ]);
    }
    let price = price_of(material.work, material.assets.names.text(asset.kind), asset.price);
    if !redacted {
        row.push((asset.at + 1).into());
    }
    let assets = material.assets;
    row.extend([
        asset.answer().into(),
        asset.identity.in_words().into(),
        asset.certainty.map(|certainty| certainty.in_words()).into(),
        name(asset.maker),
        name(asset.brand),
        if redacted { redacted::model(assets, asset).into() } else { name(asset.model) },
        if redacted { redacted::kind(asset).into() } else { name(asset.kind) },
        if redacted { redacted::kind_of_site(assets, one) } else { site_kind(assets, one) }.into(),
        match asset.installed {
            Some((first, last)) if first == last => u32::from(first).into(),
            _ if redacted => redacted::installed(asset).as_str().into(),
            _ => assets.installed_in_words(asset).as_str().into(),
        },
        asset.quantity.into(),
        asset.leaving.into(),
        price.into(),
    ]);
    row
}

fn gone_cells(redacted: bool, material: &Material<'_>, gone: GoneRow, line: Option<&Line>) -> Vec<Cell> {
    let mut row = Vec::with_capacity(GONE.len());
    if !redacted {
        row.extend([
            material.assets.names.text(gone.site).into(),
            line.and_then(|line| site_of(line).1).into(),
            line.and_then(|line| line.cell(Column::AssetId)).into(),
            line.map(|line| line.text.as_str()).into(),
            line.map(|line| work::key(&line.place)).into(),
            (gone.at + 1).into(),
        ]);
    }
    row.extend([gone.quantity.into(), gone.why().into()]);
    row
}

fn year_of_plan(year: &PlanYear) -> Vec<Cell> {
    let PlanYear { done, planned, without_price, .. } = *year;
    let costs = in_cell(&cost(year.cost, planned, without_price), year.cost);
    let of = plan::year_in_words(year.year).as_str().into();
    vec![of, done.into(), planned.into(), costs, without_price.into(), year.budget.into()]
}

/// The sites; in a redacted workbook the kinds of site, as in the redacted papers.
fn sites(redacted: bool, material: &Material<'_>) -> Vec<Vec<Cell>> {
    let counted = |counts: &Counts| {
        let each = Identity::ALL.map(|identity| Cell::from(counts.of(identity)));
        each.into_iter().chain([counts.all().into()])
    };
    if redacted {
        let groups = material.totals.by_site_kind.iter();
        return groups
            .map(|group| [group.title().into()].into_iter().chain(counted(&group.counts)).collect())
            .collect();
    }
    let rows = site_rows(material.assets, material.shown, material.work).into_iter().map(|site| {
        let mut row = vec![
            site.name.into(),
            site.mark.sensitive.map(|reason| reason.in_words()).into(),
            site.mark.connection.map(|said| said.in_words()).into(),
            site.connection.map(|said| said.in_words()).into(),
            site.mark.contract_end.map(plan::year_in_words).as_deref().into(),
            site.kind.into(),
        ];
        row.extend(counted(&site.counts));
        row
    });
    rows.collect()
}

/// What to look at on the visits.
fn stops(redacted: bool, material: &Material<'_>, line: LineAt<'_>) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    let (visits, _) = visits::of(material.assets, material.shown, line, visits::Most::ALL);
    for (visit, nth) in visits.into_iter().zip(1_usize..) {
        for stop in visit.stops {
            let mut row = Vec::with_capacity(VISIT.len());
            if !redacted {
                row.extend([visit.site.as_str().into(), stop.asset.into(), stop.location.into(), stop.says.into()]);
                row.extend([nth.into(), (stop.at + 1).into()]);
            }
            row.push(stop.photograph.join("; ").into());
            rows.push(row);
        }
    }
    if redacted { in_order_of_cells(rows) } else { rows }
}

/// The sentences and tables of the papers, a row for each sentence and each cell, without the tables of items, which
/// are in the sheet of assets.
fn answers(redacted: bool, material: &Material<'_>) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for kind in [PackKind::Information, PackKind::Committee] {
        let choice = PackChoice { kind, redacted, plan: kind == PackKind::Committee };
        let Pack { sections, foot, .. } = Pack::in_totals(choice, material);
        let mut add = |table: &str, of: &str, what: &str, answer: Cell| {
            rows.push(vec![kind.title().into(), table.into(), of.into(), what.into(), answer]);
        };
        for section in sections {
            for sentence in section.sentences {
                add(&section.title, "", "", sentence.into());
            }
            for table in section.tables {
                for row in &table.rows {
                    let of = row.first().map(packs::Cell::in_words).unwrap_or_default();
                    for (heading, cell) in table.headings.iter().zip(row).skip(1) {
                        let answer = match cell {
                            packs::Cell::Text(text) => text.as_str().into(),
                            packs::Cell::Number(count) | packs::Cell::Pounds(count) => number(*count),
                        };
                        add(&table.title, &of, heading, answer);
                    }
                }
                if !table.note.is_empty() {
                    add(&table.title, "Note", "", table.note.into());
                }
            }
        }
        for sentence in foot {
            add("How it was made", "", "", sentence.into());
        }
    }
    rows
}
