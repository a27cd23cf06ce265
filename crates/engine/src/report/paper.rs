//! A paper as a tree of elements: written as a web page to keep, or put into the page that is being printed. In either,
//! text can never become markup.

use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// A part of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Node {
    /// Text.
    Text(String),
    /// An element; its name and class come from this program only.
    Element {
        /// Its name.
        name: String,
        /// Its class; empty for none.
        class: String,
        /// What is in it.
        inside: Vec<Node>,
    },
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// An element.
#[must_use]
pub fn element(name: &str, class: &str, inside: Vec<Node>) -> Node {
    Node::Element { name: name.to_owned(), class: class.to_owned(), inside }
}

/// An element with a text in it.
#[must_use]
pub fn text(name: &str, class: &str, text: impl Into<Node>) -> Node {
    element(name, class, vec![text.into()])
}

/// A table: its headings, and its rows of cells.
#[must_use]
pub fn table(class: &str, headings: &[&str], rows: Vec<Vec<Node>>) -> Node {
    let body = rows.into_iter().map(row).collect();
    element("table", class, vec![head(headings), element("tbody", "", body)])
}

/// The head of a table, which every printed page repeats.
#[must_use]
pub fn head(headings: &[&str]) -> Node {
    let headings = headings.iter().map(|heading| text("th", "", *heading)).collect();
    element("thead", "", vec![element("tr", "", headings)])
}

/// A row of cells.
#[must_use]
pub fn row(cells: Vec<Node>) -> Node {
    element("tr", "", cells.into_iter().map(|cell| element("td", "", vec![cell])).collect())
}

impl Node {
    /// Writes the part as HTML.
    #[must_use]
    pub fn html(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(&escaped(text)),
            Self::Element { name, class, inside } => {
                let _ = match class.as_str() {
                    "" => write!(out, "<{name}>"),
                    class => write!(out, "<{name} class=\"{class}\">"),
                };
                inside.iter().for_each(|node| node.write(out));
                // A line end after a block keeps the source readable and has no meaning.
                let end = if matches!(name.as_str(), "span" | "b" | "td" | "th" | "dt" | "dd") { "" } else { "\n" };
                let _ = write!(out, "</{name}>{end}");
            }
        }
    }
}

/// A text escaped so that it can never become markup.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}
