//! The ten words that the project uses in one sense only: on screen, in the documents and in comments.

/// Each word with its meaning, in the order in which they build on each other.
pub const WORDS: [(&str, &str); 10] = [
    ("line", "One line of text that was read: of a quote, an e-mail, a page, or a row of a table."),
    ("row", "A line that comes from a table. Its text is its cells, joined by “ | ”."),
    ("item", "One piece of equipment. A line may stand for several."),
    (
        "maker",
        "The firm that makes equipment, together with the firms that belong to it. A listed maker is one that some measure touches.",
    ),
    (
        "brand",
        "The name that equipment is sold under. A maker may have many brands, and several makers may build for one.",
    ),
    ("answer", "One of the six things that are said of a line, from Barred to Nothing to check."),
    (
        "standing",
        "How a line speaks of a maker’s equipment: as offered, in place, going, gone or only mentioned, or it does not say.",
    ),
    (
        "measure",
        "A law, an instruction, a list or guidance of a public body that says something about makers or suppliers.",
    ),
    ("estate", "All the equipment in a register, with what you have added about it."),
    ("plan", "The order and the years in which equipment is to be replaced, worked out from your rules."),
];
