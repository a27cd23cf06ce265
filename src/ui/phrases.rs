//! What the engine says in a few words, put together again in the language of the page. Its sentences stay English.

use super::language::{in_welsh, later, t, t_count, t_with};
use vendor_engine::estate::pack_tables::{NOT_COSTED, cost};
use vendor_engine::estate::packs::Cell;
use vendor_engine::estate::work::Reason;
use vendor_engine::judge::context::Equipment;
use vendor_engine::judge::{Context, Verdict};
use vendor_engine::report::card::Folded;
use vendor_engine::report::record::Summary;
use vendor_text::Place;
use vendor_text::words::capitalised;

/// The user's situation in one phrase.
#[must_use]
pub fn situation(context: &Context) -> String {
    let Context { authority, purpose, site, .. } = context;
    let [authority, purpose, site] = [authority.in_words(), purpose.in_words(), site.in_words()].map(t);
    t_with(
        "{authority}, {purpose}, for {site}",
        &[("authority", &capitalised(authority)), ("purpose", &purpose), ("site", &site)],
    )
}

/// How many lines have which answer.
#[must_use]
pub fn verdicts(summary: &Summary) -> String {
    if !in_welsh() {
        return summary.verdicts_in_words();
    }
    let counted =
        Verdict::ALL.into_iter().map(|verdict| (summary.count(verdict), verdict)).filter(|(count, _)| *count > 0);
    counted.map(|(count, verdict)| format!("{count} {}", t(verdict.in_words()))).collect::<Vec<_>>().join(", ")
}

/// The words over the measures of a line; none where there are none.
#[must_use]
pub fn over_measures(folded: &Folded, verdict: Verdict) -> Option<String> {
    if !in_welsh() {
        return folded.over_measures(verdict);
    }
    let what = match verdict {
        Verdict::Barred | Verdict::Restricted | Verdict::Ask => t("What applies to it"),
        Verdict::NoneFound | Verdict::CannotTell | Verdict::NoKit => t("What to check by hand"),
    };
    let measures = |count: usize| (count > 0).then(|| t_count(count, "measure", "measures"));
    let near = measures(folded.near.len()).map(|measures| format!("{what}: {measures}"));
    let far = measures(folded.far.len()).map(|measures| t_with("{measures} as context", &[("measures", &measures)]));
    match (near, far) {
        (Some(near), Some(far)) => Some(format!("{near}; {far}")),
        (near, far) => near.or(far).map(|words| capitalised(&words)),
    }
}

/// A place within a file.
#[must_use]
pub fn place_in_words(place: &Place) -> String {
    let number = |template: &str, number: u32| t_with(template, &[("number", &number)]);
    let named = [place.sheet.clone(), place.part.clone()];
    let numbered = [
        place.page.map(|page| number(later("page {number}"), page)),
        place.row.map(|row| number(later("row {number}"), row)),
        place.line.map(|line| number(later("line {number}"), line)),
    ];
    named.into_iter().chain(numbered).flatten().collect::<Vec<_>>().join(", ")
}

/// Why a site is sensitive, and whose reason that is.
#[must_use]
pub fn reason_in_words(reason: &Reason) -> String {
    match reason {
        Reason::Published(text) => t_with("published definition: {text}", &[("text", text)]),
        Reason::Own(text) => t_with("your own reason: {text}", &[("text", text)]),
    }
}

/// A kind of equipment: the engine's word for it in the language of the page, or the register's own.
#[must_use]
pub fn kind(name: &str) -> &str {
    if Equipment::ALL.iter().any(|equipment| equipment.in_words() == name) { t(name) } else { name }
}

/// What some items cost.
#[must_use]
pub fn cost_in_words(pounds: u64, pieces: usize, without_price: usize) -> String {
    match cost(pounds, pieces, without_price) {
        Cell::Text(_) if in_welsh() && without_price >= pieces && pieces > 0 => t(NOT_COSTED).to_owned(),
        Cell::Text(_) if in_welsh() && without_price > 0 => {
            let items = t_count(without_price, "item", "items");
            t_with("{cost} and {items} not costed", &[("cost", &Cell::Pounds(pounds).in_words()), ("items", &items)])
        }
        cell => cell.in_words(),
    }
}
