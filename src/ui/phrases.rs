//! Short phrases of the engine, put together again in the language of the page. Its sentences stay English.

use super::language::{in_welsh, later, t, t_count, t_with};
use vendor_engine::estate::pack_tables::{NOT_COSTED, cost};
use vendor_engine::estate::packs::Cell;
use vendor_engine::estate::plan::PlanSums;
use vendor_engine::estate::work::Reason;
use vendor_engine::judge::context::Equipment;
use vendor_engine::judge::{Context, Verdict};
use vendor_engine::report::card::Folded;
use vendor_engine::report::counts::thousands;
use vendor_engine::report::record::Summary;
use vendor_list::verdict::Reach;
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
    let counted = summary.answers().into_iter().filter(|(_, count)| *count > 0);
    counted.map(|(words, count)| format!("{count} {}", t(words))).collect::<Vec<_>>().join(", ")
}

/// What is written beside the number of lines of one answer: whom a restriction reaches, or how many lines it reaches
/// in which way.
#[must_use]
pub fn tally_words(summary: &Summary, verdict: Verdict) -> String {
    let all = summary.count(verdict);
    let one_reach = summary.reach.values().any(|lines| *lines == all);
    if !in_welsh() || verdict != Verdict::Restricted || all == 0 || summary.reach.is_empty() || one_reach {
        return t(&summary.tally_words(verdict)).to_owned();
    }
    let binding = all.saturating_sub(summary.reach.values().sum());
    let whom = |reach: Reach| match reach {
        Reach::Uk => t("for others"),
        Reach::Abroad => t("abroad"),
    };
    let parts = summary.reach.iter().map(|(reach, lines)| (*lines, whom(*reach))).chain([(binding, t("for you"))]);
    let parts =
        parts.filter(|(lines, _)| *lines > 0).map(|(lines, whom)| format!("{} {whom}", thousands(lines as u64)));
    format!("{}: {}", t(verdict.in_words()), parts.collect::<Vec<_>>().join(", "))
}

/// How many spares the plan leaves where they are; none where there are none.
#[must_use]
pub fn spares_in_words(sums: &PlanSums) -> Option<String> {
    if !in_welsh() {
        return sums.spares_in_words();
    }
    let spares = || t_count(sums.spares, "spare by a listed maker is", "spares by listed makers are");
    (sums.spares > 0).then(|| t_with("{spares} not replaced.", &[("spares", &spares())]))
}

/// What is written under the number of a line: its page, and its file and sheet if there are several.
#[must_use]
pub fn beside_number(place: &Place, of_several: bool) -> Option<String> {
    if !in_welsh() {
        return place.beside_number(of_several);
    }
    let file = place.part_in_words().filter(|_| of_several);
    let page = place.page.map(|page| t_with(later("page {number}"), &[("number", &page)]));
    let parts: Vec<String> = file.into_iter().chain(page).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The words above the measures of a line; `None` if there are no measures.
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
