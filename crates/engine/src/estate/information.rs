//! The answer to a request for information.

use super::filter::{Marked, site_kind};
use super::pack_tables::{binds, grouped, headed, in_short, progress, verdicts, years};
use super::packs::{Cell, Material, PackChoice, Section, Table};
use super::redacted;
use super::totals::NOT_STATED;
use vendor_text::{Column, sorted};

/// Its sections.
pub(super) fn sections(material: &Material<'_>, choice: PackChoice) -> Vec<Section> {
    let totals = material.totals;
    let mut sentences = in_short(material);
    sentences.push(binds(totals));
    let mut tables = vec![
        grouped("Which makers, and how many of each", "Maker", &totals.by_maker),
        grouped("Sold as which brands", "Brand", &totals.by_brand),
        grouped("What kinds of equipment", "Kind of equipment", &totals.by_kind),
        grouped("On what kinds of site", "Kind of site", &totals.by_site_kind),
        grouped("When it was installed", "Year", &totals.by_year),
        verdicts(totals),
    ];
    if !choice.redacted {
        tables.insert(4, grouped("On which sites", "Site", &totals.by_site));
    }
    let mut sections =
        vec![Section::new("In short", sentences, Vec::new()), Section::new("What is held", Vec::new(), tables)];
    if choice.plan {
        sections.push(Section::new("What is planned", Vec::new(), vec![progress(material), years(material)]));
    }
    sections.push(Section::new("What the register does not answer", Vec::new(), vec![not_held()]));
    sections
}

/// A table of the items. A redacted one leaves out everything that shows where an item is or how it is reached.
pub(super) fn items(material: &Material<'_>, is_redacted: bool) -> Section {
    let names = &material.assets.names;
    let known = |text: &str| Cell::from(if text.is_empty() { NOT_STATED } else { text });
    let row = |one: &&Marked<'_>| {
        let asset = one.asset;
        let mut row = Vec::new();
        if is_redacted {
            row.extend([known(redacted::kind(asset)), known(names.text(asset.maker)), known(names.text(asset.brand))]);
            row.push(known(redacted::model(material.assets, asset)));
            row.push(known(redacted::kind_of_site(material.assets, one)));
            row.push(known(&redacted::installed(asset)));
        } else {
            // Cells by which the owner finds the item in the register again.
            let line = (material.line)(asset.at);
            row.push(line.map(|line| line.place.in_words()).unwrap_or_default().into());
            row.push(line.and_then(|line| line.cell(Column::AssetId)).unwrap_or_default().into());
            row.extend([known(names.text(asset.kind)), known(names.text(asset.maker)), known(names.text(asset.brand))]);
            row.push(known(names.text(asset.model)));
            row.push(known(names.text(asset.site)));
            row.push(known(site_kind(material.assets, one)));
            row.push(known(&material.assets.installed_in_words(asset)));
        }
        row.push(Cell::from(asset.quantity as usize));
        row.push(asset.answer().into());
        row
    };
    let mut headings = vec!["No."];
    headings.extend(["Row of the register", "Asset number"].into_iter().filter(|_| !is_redacted));
    headings.extend(["Kind of equipment", "Maker", "Brand", "Model"]);
    headings.extend(["Site"].into_iter().filter(|_| !is_redacted));
    headings.extend(["Kind of site", "Installed", "Items", "Answer"]);
    let mut rows: Vec<Vec<Cell>> = material.shown.iter().map(row).collect();
    if is_redacted {
        // Sorted, because in the register's order an item could be recognised by its neighbours.
        let key = |row: &Vec<Cell>| row.iter().map(Cell::in_words).collect::<Vec<_>>().join("\t");
        let mut keyed: Vec<(String, Vec<Cell>)> = rows.into_iter().map(|row| (key(&row), row)).collect();
        sorted::by(&mut keyed, |(a, _), (b, _)| a.cmp(b));
        rows = keyed.into_iter().map(|(_, row)| row).collect();
    }
    let numbered = |(nth, row): (usize, Vec<Cell>)| [(nth + 1).to_string().into()].into_iter().chain(row).collect();
    let rows = rows.into_iter().enumerate().map(numbered).collect();
    Section::new("Each item", Vec::new(), vec![Table { rows, ..headed("Item by item", &headings) }])
}

/// What such requests often ask, and a register of equipment cannot answer.
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
