//! A text by itself, such as a value of a column: a line with nothing above or beside it.

use super::headings::Headings;
use super::{labelled_parts, limits, plain_text};
use thiserror::Error;
use vendor_list::makers::WordLists;
use vendor_text::secrets::{self, Watch};
use vendor_text::{Line, Party, Place};

/// Why a text is not looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum NoLine {
    /// It has neither a word nor a number, or there is none.
    #[error("there is no text in this row.")]
    Empty,
    /// It is a document rather than a line. Split it, or read it as a file.
    #[error("the text is longer than 32 kB and was not looked up. Split it into lines.")]
    TooLong,
}

/// Makes a line from each text.
#[derive(Debug)]
pub struct Singles {
    headings: Headings,
}

impl Singles {
    /// A maker of lines that uses a list's words.
    #[must_use]
    pub fn new(words: &WordLists) -> Self {
        Self { headings: Headings::new(words) }
    }

    /// The line of one text. Line breaks in it become spaces, as in a cell of a table; secrets are left out.
    ///
    /// # Errors
    /// If the text has nothing to look up, or is too long for a line.
    pub fn line(&self, text: &str) -> Result<Line, NoLine> {
        let mut line = bare(text)?;
        line.cells = labelled_parts::cells(&self.headings, &line.text);
        Ok(line)
    }

    /// The line of a supplier's name.
    ///
    /// # Errors
    /// If the text has nothing to look up, or is too long for a line.
    pub fn party(&self, name: &str, party: Party) -> Result<Line, NoLine> {
        Ok(Line::of_party(&bare(name)?.text, party))
    }
}

fn bare(text: &str) -> Result<Line, NoLine> {
    if text.len() > limits::LINE_BYTES {
        return Err(NoLine::TooLong);
    }
    if !plain_text::has_content(text) {
        return Err(NoLine::Empty);
    }
    let text = if text.contains(BREAKS) { text.replace(BREAKS, " ") } else { text.to_owned() };
    let mut line = Line::new(Place::default(), text);
    let places = Watch::default().next_line(&line);
    if !places.is_empty() {
        secrets::leave_out(&mut line, &places);
    }
    Ok(line)
}

/// Characters that become a space in a line.
const BREAKS: [char; 3] = ['\n', '\r', '\t'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_is_one_line_or_says_why_not() {
        let singles = Singles::new(&crate::list_columns::read());
        assert_eq!(singles.line("4 x\nDS-2CD2143G2-I").unwrap().text, "4 x DS-2CD2143G2-I");
        assert_eq!(singles.line(" – "), Err(NoLine::Empty));
        assert_eq!(singles.line(&"x ".repeat(20_000)), Err(NoLine::TooLong));
        let line = singles.line("NVR login admin password: hunter2x").unwrap();
        assert!(!line.text.contains("hunter2x"), "{}", line.text);
        assert_eq!(singles.line("Make: Axis; Model: P3245-V").unwrap().cells.len(), 2);
    }
}
