//! A run as a printable record. First come two pages that can be signed, with every answer once and a place for the
//! decision; then annexes with every line, the remarks, the measures, and the sources that they refer to. As a web page
//! it runs no script and fetches nothing.

use super::counts::count;
use super::paper::{Node, element, head, row, table, text as piece};
use super::record::{LineRecord, Summary};
use super::shared_words::{SharedWords, in_runs};
use super::tally::Tally;
use super::{columns, explain, source_words, text};
use vendor_list::Index;
use vendor_list::schema::Bears;
use vendor_text::words::capitalised;

/// The style of the record, which the page that prints it uses too.
const STYLE: &str = include_str!("../../../../style/_record.css");

const HEADINGS: [&str; 4] = ["Where", "As written", "Answer", "Whose it is, and why"];

/// The head of the page, up to the first row of lines.
#[must_use]
pub fn opening(index: &Index, summary: &Summary, shared: &SharedWords) -> String {
    let first: String = first_pages(index, summary, shared).iter().map(Node::html).collect();
    format!(
        "<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>Record of a check, {}</title><style>{STYLE}</style></head><body><main class=\"record\">\n{first}<table class=\"lines\">{}<tbody>\n",
        summary.today.in_words(),
        head(&HEADINGS).html()
    )
}

/// The row of one line.
#[must_use]
pub fn line(index: &Index, record: &LineRecord, summary: &Summary, shared: &SharedWords) -> String {
    line_row(index, record, summary, shared).html()
}

/// The rest of the page, after the last row.
#[must_use]
pub fn ending(index: &Index, tally: &Tally, shared: &SharedWords) -> String {
    let rest: String = last_pages(index, tally, shared).iter().map(Node::html).collect();
    format!("</tbody></table>\n{rest}</main></body></html>\n")
}

/// The whole record as one element, to be put into a page.
#[must_use]
pub fn paper(index: &Index, summary: &Summary, records: &[LineRecord], tally: &Tally, shared: &SharedWords) -> Node {
    let rows = records.iter().map(|record| line_row(index, record, summary, shared)).collect();
    let mut inside = first_pages(index, summary, shared);
    inside.push(element("table", "lines", vec![head(&HEADINGS), element("tbody", "", rows)]));
    inside.extend(last_pages(index, tally, shared));
    element("div", "record", inside)
}

fn first_pages(index: &Index, summary: &Summary, shared: &SharedWords) -> Vec<Node> {
    let lines = count(summary.lines, "line", "lines");
    let mut page = vec![
        piece("p", "kind", "Vendor checker"),
        piece("h1", "", "Record of a check"),
        piece(
            "p",
            "lede",
            format!(
                "{lines} checked on {} against list {} of {}.",
                summary.today.in_words(),
                summary.list.version,
                summary.list.issued.in_words()
            ),
        ),
    ];
    page.extend(columns::stamps(summary).into_iter().map(|stamp| piece("p", "stamp", stamp)));
    page.extend(summary.leading.iter().map(|leading| element("p", "", vec![piece("b", "", leading.sentence())])));
    let mut particulars: Vec<(&str, String)> =
        summary.particulars.of_check().map(|(what, words)| (what, said(words))).to_vec();
    particulars.push(("Situation", format!("{}.", explain::situation(summary))));
    page.push(facts(&particulars));
    let answers = summary.answers();
    let counts = answers
        .iter()
        .map(|(words, count)| element("td", "", vec![piece("b", "", count.to_string()), piece("span", "", *words)]));
    page.push(element("table", "counts", vec![element("tbody", "", vec![element("tr", "", counts.collect())])]));
    page.push(piece("h2", "", "The answers"));
    page.push(answers_table(shared));
    if !summary.incomplete.is_empty() {
        let rows = summary.incomplete.iter().map(|unread| {
            let place = [unread.file.as_deref().unwrap_or_default(), &unread.place].join(" ");
            vec![text::printable(place.trim()).into(), capitalised(&text::printable(&unread.reason)).into()]
        });
        page.push(piece("h2", "", "What was not read"));
        page.push(table("unread", &["Where", "Why, and what to do"], rows.collect()));
    }
    let left_out = explain::left_out(summary);
    if !left_out.is_empty() {
        page.push(piece("h2", "", "What was left out"));
        page.push(element("ul", "", left_out.iter().map(|said| piece("li", "", text::printable(said))).collect()));
    }
    if !summary.next_steps.is_empty() {
        let steps = explain::next_steps(&index.list().next_steps, &summary.next_steps);
        page.push(piece("h2", "", "What to do next"));
        page.push(element("ol", "", steps.map(|step| piece("li", "", explain::step(step))).collect()));
    }
    page.push(piece("h2", "", "The decision"));
    let decision = summary.particulars.of_decision().into_iter().flat_map(|(what, words)| {
        let class = if words.is_empty() { "blank" } else { "" };
        [piece("dt", "", what), piece("dd", class, text::printable(words))]
    });
    page.push(element("dl", "decision", decision.collect()));
    page.push(piece("p", "proof", explain::NO_PROOF));
    page.extend(explain::never_read(summary).map(|said| piece("p", "proof", said)));
    page.extend(what_answered(summary));
    page.push(piece("h2", "", "Annex: every line"));
    if let [one] = summary.inputs.as_slice() {
        page.push(piece("p", "", format!("All lines are from {}.", text::printable(&one.name))));
    }
    page
}

/// Every answer once, with its lines, its makers and what it means.
fn answers_table(shared: &SharedWords) -> Node {
    let rows = (1..).zip(shared.answers()).map(|(number, (answer, on))| {
        let makers = on.makers.iter().map(|(name, lines)| format!("{} {lines}", text::printable(name)));
        let mut words = Vec::new();
        if !answer.sentences.is_empty() {
            words.push(piece("p", "", answer.sentences.clone()));
        }
        let measures: Vec<String> = on.measures_in_words().collect();
        if !measures.is_empty() {
            words.push(piece("p", "small", measures.join(" ")));
        }
        vec![
            format!("A{number}").into(),
            element(
                "span",
                "",
                vec![piece("b", "", answer.pill.clone()), piece("p", "", count(on.lines, "line", "lines"))],
            ),
            makers.collect::<Vec<_>>().join(", ").into(),
            element("span", "", words),
        ]
    });
    table("answers", &["", "Answer", "Makers, and on how many lines", "What it means"], rows.collect())
}

/// The input, and what answered: everything by which the record can be checked.
fn what_answered(summary: &Summary) -> Vec<Node> {
    let mut page = vec![piece("h2", "annex", "Annex: what this is based on")];
    if !summary.inputs.is_empty() {
        let rows = summary.inputs.iter().map(|input| {
            vec![
                text::printable(&input.name).into(),
                input.bytes.to_string().into(),
                piece("span", "hash", &*input.sha256),
            ]
        });
        page.push(table("files", &["File given", "Bytes", "SHA-256"], rows.collect()));
    }
    let list = &summary.list;
    let mut rest = vec![
        (
            "List",
            format!(
                "{} of {}; next due {}, expires {}",
                list.version,
                list.issued.in_words(),
                list.next_due.in_words(),
                list.expires.in_words()
            ),
        ),
        ("Its SHA-256", list.sha256.clone()),
        ("Signed by", list.signed_by()),
        ("Tool", format!("Vendor checker {}", summary.tool)),
    ];
    if let Some(policy) = &summary.policy {
        rest.push(("Your policy", [&[policy.in_words.clone()][..], &policy.warnings].concat().join(". ")));
    }
    for own in &summary.own_lists {
        rest.push((
            "Your own list",
            format!(
                "{}: {}, found in {}; it changes no answer. SHA-256 {}",
                own.name,
                count(own.names, "name", "names"),
                count(own.lines, "line", "lines"),
                own.sha256
            ),
        ));
    }
    page.push(facts(&rest));
    page
}

fn facts(rows: &[(&str, String)]) -> Node {
    let pairs = rows.iter().flat_map(|(what, words)| [piece("dt", "", *what), piece("dd", "", text::printable(words))]);
    element("dl", "", pairs.collect())
}

fn said(words: &str) -> String {
    if words.is_empty() { "not given".to_owned() } else { words.to_owned() }
}

fn line_row(index: &Index, record: &LineRecord, summary: &Summary, shared: &SharedWords) -> Node {
    // If there is only one file, its name stands above the table.
    let file = record.place.file.as_deref().filter(|_| summary.inputs.len() != 1).unwrap_or_default();
    let place = [file, &record.place.in_words()].join(" ");
    let number = shared.number(record).map(|number| piece("span", "code", format!(" A{number}")));
    row(vec![
        text::printable(place.trim()).into(),
        piece("span", "written", text::printable(&record.text)),
        element("span", "", std::iter::once(piece("b", "", explain::pill(record))).chain(number).collect()),
        element("span", "", why(index, record, shared).into_iter().map(|sentence| piece("p", "", sentence)).collect()),
    ])
}

fn why(index: &Index, record: &LineRecord, shared: &SharedWords) -> Vec<String> {
    let mut why: Vec<String> =
        record.party.map(|party| format!("Named as {}.", party.in_words())).into_iter().collect();
    for maker in &record.makers {
        let mentioned = maker.not_counted_as().map(|words| format!(", {words}")).unwrap_or_default();
        let sold = if maker.brand.contains(&maker.name) { String::new() } else { format!(", sold as {}", maker.brand) };
        let evidence = maker.evidence.iter();
        let evidence = evidence.map(|evidence| format!(" “{}”: {}", text::printable(&evidence.matched), evidence.why));
        let name = text::printable(&maker.name);
        why.push(format!("{name}{sold}: {}{mentioned}.{}", maker.certainty.in_words(), evidence.collect::<String>()));
    }
    if record.makers.is_empty() {
        why.push("No maker, brand or model that the list knows.".to_owned());
    }
    let policy = record.measures.iter().filter(|bearing| index.measure(&bearing.id).is_none());
    why.extend(policy.map(|bearing| format!("{}: {}", text::title(index, bearing), bearing.effect)));
    why.extend(record.own_lists.iter().map(|hit| format!("Your own list, {}: {}", hit.certainty.in_words(), hit.why)));
    let (numbers, words) = shared.remarks(record);
    why.extend(words);
    if !numbers.is_empty() {
        why.push(format!("Remarks: {}.", in_runs("R", numbers)));
    }
    why
}

fn last_pages(index: &Index, tally: &Tally, shared: &SharedWords) -> Vec<Node> {
    let measures = (1..).zip(tally.ways()).map(|(number, way)| {
        let bearing = &way.bearing;
        let measure = index.measure(&bearing.id);
        let mut words = vec![piece("b", "", text::title(index, bearing)), piece("p", "", bearing.effect.clone())];
        words.extend(bearing.cite.clone().map(|cite| piece("p", "small", format!("Based on: {cite}"))));
        if let Some(measure) = measure {
            let since = measure.since.in_words();
            let law = measure.jurisdiction.in_words();
            let counts = if bearing.counts { "counts towards answers" } else { "does not count towards answers" };
            let inferred = if bearing.inferred { "; the link to the maker is only inferred" } else { "" };
            words.push(piece(
                "p",
                "small",
                format!(
                    "{law}, {}, since {since}; {counts}{inferred}. Sources: {}.",
                    measure.status.in_words(),
                    measure.sources.join(", ")
                ),
            ));
        }
        let makers = way.makers(index);
        let makers = if makers.is_empty() { "every supplier".to_owned() } else { makers };
        vec![
            format!("M{number}").into(),
            element("span", "", words),
            (if bearing.bears == Bears::BindsYou && !bearing.counts {
                "A rule for your procedure"
            } else {
                bearing.bears.in_words()
            })
            .into(),
            format!("{makers}; {}", count(way.lines, "line", "lines")).into(),
        ]
    });
    let sources = tally.sources(index).map(|source| {
        let publisher = source.publisher.as_ref().map(|publisher| format!("{publisher}. ")).unwrap_or_default();
        let address = source.url.as_ref().map(|url| format!(" {url}")).unwrap_or_default();
        vec![
            piece("span", "code", &*source.id),
            format!("{publisher}{}. {}.{address}", source.title, source_words::facts(source)).into(),
        ]
    });
    let mut pages = Vec::new();
    let remarks = shared.numbered_remarks();
    if !remarks.is_empty() {
        let rows =
            remarks.into_iter().map(|(number, words)| vec![format!("R{number}").into(), words.to_owned().into()]);
        pages.push(piece("h2", "", "Annex: remarks on several lines"));
        pages.push(table("remarks", &["", "Remark"], rows.collect()));
    }
    if !tally.ways().is_empty() {
        pages.push(piece("h2", "annex", "Annex: the measures"));
        pages.push(table(
            "measures",
            &["", "Measure, and what it means for you", "For you", "Makers concerned here"],
            measures.collect(),
        ));
        pages.push(piece("h2", "", "Annex: their sources"));
        pages.push(table("sources", &["Source", "What it is, and when it was read"], sources.collect()));
    }
    pages
}
