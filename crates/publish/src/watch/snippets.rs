//! Lines to paste, in the shape that `list/` uses.

use super::Paste;
use vendor_list::makers::{Edge, Prefix};
use vendor_readers::official::Publisher;
use vendor_text::Date;

/// The source that a file becomes.
pub struct SourceOf {
    publisher: Publisher,
    day: Date,
    today: Date,
}

impl SourceOf {
    /// The source for a file of one day that was read on another.
    pub fn new(publisher: Publisher, day: Date, today: Date) -> Self {
        Self { publisher, day, today }
    }

    /// The day of the file, or the day on which it was read if the file states none.
    pub fn day(&self) -> Date {
        self.day
    }

    /// Its id in `sources.toml`.
    pub fn id(&self) -> String {
        format!("{}-{}", self.publisher.slug(), self.day)
    }

    /// The lines for `sources.toml`.
    pub fn paste(&self) -> Paste {
        let title = format!("{}, {}", self.publisher.in_words(), self.day.in_words());
        let toml = format!(
            "[[source]]\nid = {}\ntitle = {}\n# url = \"https://…\" (the address that you downloaded it from)\nkind = {}\nread = \
             \"{}\"\nfound = \"whole\"\n",
            quoted(&self.id()),
            quoted(&title),
            quoted(if self.publisher == Publisher::IeeeBlocks { "dataset" } else { "primary" }),
            self.today,
        );
        Paste { into: "sources.toml".to_owned(), toml }
    }
}

/// A text as TOML.
pub fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A new edge. `remark` is a comment after the measure, for whoever pastes the lines.
pub fn edge(measure: &str, remark: Option<&str>, since: Option<Date>, source: &SourceOf, note: &str) -> String {
    let remark = remark.map_or_else(String::new, |remark| format!(" # {remark}"));
    let since = since.unwrap_or(source.day());
    format!(
        "[[edge]]\nmeasure = {}{remark}\nhow = \"named\"\nbasis = \"sourced\"\nsince = \"{since}\"\nconfidence = \
         \"seen-primary\"\nsources = [{}]\nnote = {}\n",
        quoted(measure),
        quoted(&source.id()),
        quoted(note),
    )
}

/// An edge of the list that has ended, to replace the present one.
pub fn ended(edge: &Edge, until: Date) -> String {
    let mut ended = edge.clone();
    ended.until = until.to_string().parse().ok();
    table("edge", &ended)
}

/// An edge of the list as it stands now, changed.
pub fn changed(edge: &Edge) -> String {
    table("edge", edge)
}

/// Another name of a maker.
pub fn known_as(name: &str, source: &SourceOf) -> String {
    format!(
        "[[known_as]]\ntext = {}\nkind = \"alias\"\nconfidence = \"seen-primary\"\nsources = [{}]\n",
        quoted(name),
        quoted(&source.id())
    )
}

/// Blocks of one registrant.
pub fn prefix(prefix: &Prefix) -> String {
    table("prefix", prefix)
}

/// One table of an array, as the list's files write them.
fn table(name: &str, value: &impl serde::Serialize) -> String {
    let text = toml::to_string(value).unwrap_or_default();
    // The entry of an edge is a table of its own and follows it.
    format!("[[{name}]]\n{}", text.replace("\n[entry]", &format!("\n[{name}.entry]")))
}

/// A new file for a maker that the list does not know.
pub fn maker(id: &str, name: &str, source: &SourceOf, edge: &str) -> String {
    let known = known_as(name, source).replace("kind = \"alias\"", "kind = \"legal\"");
    format!(
        "# {name}: its names and measures.\nid = {}\nname = {}\ncategory = \"other\" # what it mostly makes\nsummary = {}\nsources \
         = [{}]\n\n{known}\n{edge}",
        quoted(id),
        quoted(name),
        quoted(&format!("A supplier that the {} names.", source.publisher.in_words())),
        quoted(&source.id()),
    )
}
