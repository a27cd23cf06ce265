//! The list as a readable part of a page, for a browser in which scripts are switched off: makers, what they sell
//! under, which measures touch them, and the measures themselves. It can only be read; there is no look-up.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use anyhow::{Context, Result};
use serde::Deserialize;
use zip::ZipArchive;

/// The entry of a bundle that holds the list.
const PAYLOAD: &str = "barred-list.json";

#[derive(Deserialize)]
struct List {
    edition: Edition,
    measures: Vec<Measure>,
    makers: Vec<Maker>,
}

#[derive(Deserialize)]
struct Edition {
    version: u32,
    issued: String,
    expires: String,
    publisher: Option<Publisher>,
}

#[derive(Deserialize)]
struct Publisher {
    name: String,
    address: String,
}

#[derive(Deserialize)]
struct Measure {
    id: String,
    title: String,
    issued_by: String,
    since: String,
    status: String,
    binds: String,
    says: String,
    #[serde(default)]
    sources: Vec<String>,
}

#[derive(Deserialize)]
struct Maker {
    name: String,
    listed: bool,
    summary: String,
    #[serde(default, rename = "brand")]
    brands: Vec<Brand>,
    #[serde(default, rename = "edge")]
    edges: Vec<Edge>,
}

#[derive(Deserialize)]
struct Brand {
    text: String,
}

#[derive(Deserialize)]
struct Edge {
    measure: String,
}

/// Returns the list of a bundle as HTML that is shown only without scripts.
pub fn of_bundle(bundle: &[u8]) -> Result<String> {
    let mut archive = ZipArchive::new(Cursor::new(bundle)).context("the list cannot be unpacked")?;
    let mut text = String::new();
    let mut payload = archive.by_name(PAYLOAD).with_context(|| format!("the list has no {PAYLOAD}"))?;
    payload.read_to_string(&mut text).context("the list cannot be read")?;
    of_list(&text)
}

fn of_list(json: &str) -> Result<String> {
    let list: List = serde_json::from_str(json).context("the list is not as expected")?;
    let titles: BTreeMap<&str, &str> =
        list.measures.iter().map(|measure| (measure.id.as_str(), measure.title.as_str())).collect();
    let Edition { version, issued, expires, publisher } = &list.edition;
    let published =
        publisher.as_ref().map(|publisher| format!(", published by {}, {}", publisher.name, publisher.address));
    let mut page = format!(
        "<noscript><div class=\"wrap\"><h1>The list, to read</h1>\n<p>Scripts are switched off in this browser, so nothing can be looked \
         up. Ask your IT team: “Please allow JavaScript for this file.”</p>\n<p>Until then the list can be read: edition {version} of \
         {}, out of date after {}{}. Its signatures are not checked here. Search it with your browser’s own “Find”. Being on this list is \
         no verdict, and a name that is not on it may still be listed.</p>\n<h2>Listed makers</h2>\n",
        in_words(issued),
        in_words(expires),
        escaped(&published.unwrap_or_default())
    );
    for maker in list.makers.iter().filter(|maker| maker.listed) {
        page.push_str(&format!("<h3>{}</h3>\n<p>{}</p>\n", escaped(&maker.name), escaped(&maker.summary)));
        let brands: Vec<&str> = maker.brands.iter().map(|brand| brand.text.as_str()).collect();
        if !brands.is_empty() {
            page.push_str(&format!("<p>Sold as {}.</p>\n", escaped(&brands.join(", "))));
        }
        let mut measures: Vec<&str> =
            maker.edges.iter().filter_map(|edge| titles.get(edge.measure.as_str()).copied()).collect();
        measures.dedup();
        page.push_str(&items(&measures));
    }
    page.push_str("<h2>Measures</h2>\n");
    for measure in &list.measures {
        page.push_str(&format!(
            "<h3>{}</h3>\n<p>{}, since {}, {}. For: {}</p>\n<p>{}</p>\n<p>Sources: {}.</p>\n",
            escaped(&measure.title),
            escaped(&measure.issued_by),
            in_words(&measure.since),
            measure.status.replace('-', " "),
            escaped(&measure.binds),
            escaped(&measure.says),
            escaped(&measure.sources.join(", "))
        ));
    }
    let others: Vec<&str> = list.makers.iter().filter(|maker| !maker.listed).map(|maker| maker.name.as_str()).collect();
    page.push_str(&format!(
        "<h2>Other known makers</h2>\n<p>Known names for which no measure that counts was found. That is not a recommendation. {}.</p>\n\
         </div></noscript>",
        escaped(&others.join(", "))
    ));
    Ok(page)
}

fn items(texts: &[&str]) -> String {
    if texts.is_empty() {
        return String::new();
    }
    let items: String = texts.iter().map(|text| format!("<li>{}</li>\n", escaped(text))).collect();
    format!("<ul>\n{items}</ul>\n")
}

/// A day as people write it; anything that is not a day stays as it is.
fn in_words(day: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let parts: Vec<&str> = day.split('-').collect();
    let month = |number: &str| MONTHS.get(number.parse::<usize>().ok()?.checked_sub(1)?);
    match parts[..] {
        [year, number, day] => month(number).map(|month| format!("{} {month} {year}", day.trim_start_matches('0'))),
        [year, number] => month(number).map(|month| format!("{month} {year}")),
        _ => None,
    }
    .unwrap_or_else(|| day.to_owned())
}

/// A text escaped so that it can never become markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::{in_words, of_list};

    #[test]
    fn days_are_written_as_people_do() {
        assert_eq!(in_words("2022-11-04"), "4 November 2022");
        assert_eq!(in_words("2022-11"), "November 2022");
        assert_eq!(in_words("2022"), "2022");
        assert_eq!(in_words("2022-13-04"), "2022-13-04");
    }

    const LIST: &str = r#"{"edition":{"version":7,"issued":"2026-11-30","expires":"2027-05-30","publisher":{"name":"A body","address":"1 High Street"}},
        "measures":[{"id":"m","title":"A <measure>","issued_by":"A body","since":"2022-11-24","status":"in-force","binds":"All.","says":"It says.","sources":["s"]}],
        "makers":[{"name":"Maker & Co","listed":true,"summary":"Makes.","brand":[{"text":"One"},{"text":"Two"}],"edge":[{"measure":"m"}]},
                  {"name":"Another","listed":false,"summary":"Makes too."}]}"#;

    #[test]
    fn the_list_is_readable_and_its_texts_are_texts() {
        let page = of_list(LIST).unwrap();
        assert!(
            page.contains(
                "edition 7 of 30 November 2026, out of date after 30 May 2027, published by A body, 1 High Street."
            ),
            "{page}"
        );
        assert!(
            page.contains(
                "<h3>Maker &amp; Co</h3>\n<p>Makes.</p>\n<p>Sold as One, Two.</p>\n<ul>\n<li>A &lt;measure&gt;</li>"
            ),
            "{page}"
        );
        assert!(page.contains("in force") && page.ends_with("Another.</p>\n</div></noscript>"), "{page}");
        assert!(of_list("{}").is_err());
    }
}
