//! How a page lays its elements out: as a table, or as boxes side by side, whatever the elements are called.

/// What an element is laid out as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shape {
    /// In no special way.
    #[default]
    None,
    /// A table.
    Table,
    /// A row of one.
    Row,
    /// A cell of one.
    Cell,
    /// Boxes side by side, with the number in a row; 0 stands for as many as there are.
    Boxes(usize),
    /// A box within a line of text.
    Apart,
}

/// What styles say about the layout of an element; `None` where they do not say it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LaidOut {
    display: Option<Shape>,
    is_grid: bool,
    /// Whether its boxes are one below the other, or wrap into another row.
    downwards: Option<bool>,
    wraps: Option<bool>,
    columns: Option<usize>,
}

/// The largest number of boxes in a row.
const MOST_BOXES: usize = 24;

impl LaidOut {
    /// Takes a declaration, with its value as it is written.
    pub fn take(&mut self, name: &str, value: &str) {
        let value = value.trim().trim_end_matches("!important").trim();
        match name {
            "display" => {
                self.is_grid = matches!(value, "grid" | "inline-grid");
                self.display = Some(match value {
                    "flex" | "inline-flex" | "grid" | "inline-grid" => Shape::Boxes(0),
                    "table" => Shape::Table,
                    "table-row" => Shape::Row,
                    "table-cell" => Shape::Cell,
                    "inline-block" | "inline-table" => Shape::Apart,
                    _ => Shape::None,
                });
            }
            "flex-direction" => self.downwards = Some(value.starts_with("column")),
            "flex-wrap" => self.wraps = Some(value.starts_with("wrap")),
            "flex-flow" => {
                self.downwards = Some(value.contains("column"));
                self.wraps = Some(value.split_whitespace().any(|word| word.starts_with("wrap")));
            }
            "grid-template-columns" => self.columns = columns(value),
            "grid-auto-flow" => self.downwards = Some(value.contains("column")),
            _ => {}
        }
    }

    /// This layout, changed by what a later rule says.
    #[must_use]
    pub fn then(self, later: Self) -> Self {
        Self {
            display: later.display.or(self.display),
            is_grid: if later.display.is_some() { later.is_grid } else { self.is_grid },
            downwards: later.downwards.or(self.downwards),
            wraps: later.wraps.or(self.wraps),
            columns: later.columns.or(self.columns),
        }
    }

    /// The resulting shape. Boxes that wrap are not a row, unless it is known how many are in each row.
    #[must_use]
    pub fn shape(self) -> Shape {
        match self.display.unwrap_or_default() {
            Shape::Boxes(_) if self.is_grid => match self.columns {
                Some(count) if (2..=MOST_BOXES).contains(&count) && self.downwards != Some(true) => Shape::Boxes(count),
                _ => Shape::None,
            },
            Shape::Boxes(_) if self.downwards == Some(true) || self.wraps == Some(true) => Shape::None,
            shape => shape,
        }
    }
}

/// The number of columns in `1fr 80px`, `repeat(4, 1fr)` or `minmax(0, 1fr) auto`.
fn columns(value: &str) -> Option<usize> {
    let (mut count, mut depth, mut is_word) = (0_usize, 0_usize, false);
    let mut word = String::new();
    let end = |word: &mut String, count: &mut usize| {
        let word = std::mem::take(word);
        if let Some(inside) = word.strip_prefix("repeat(") {
            let (times, each) = inside.split_once(',')?;
            let times: usize = times.trim().parse().ok()?;
            let each = columns(each.trim().strip_suffix(')').unwrap_or(each)).unwrap_or(1);
            *count = count.saturating_add(times.min(MOST_BOXES * 2).saturating_mul(each));
        } else if !word.is_empty() && !word.starts_with('[') {
            *count += 1;
        }
        Some(())
    };
    for c in value.chars().take(1_000) {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if c.is_whitespace() && depth == 0 {
            if is_word {
                end(&mut word, &mut count)?;
            }
            is_word = false;
        } else {
            word.push(c);
            is_word = true;
        }
    }
    end(&mut word, &mut count)?;
    (count > 0).then_some(count)
}

/// The shape that the role of an element says.
#[must_use]
pub fn of_role(role: &str) -> Option<Shape> {
    match role.trim().to_ascii_lowercase().as_str() {
        "table" | "grid" | "treegrid" => Some(Shape::Table),
        "row" => Some(Shape::Row),
        "cell" | "gridcell" | "columnheader" | "rowheader" => Some(Shape::Cell),
        _ => None,
    }
}

/// The lines that boxes side by side stand for: one for each row of them, if no box says more than one thing. `begins`
/// has the part with which each box begins.
#[must_use]
pub fn lines_of_boxes(parts: Vec<(String, bool)>, begins: &[usize], in_row: usize) -> Vec<(String, bool)> {
    let mut boxes: Vec<Vec<String>> = vec![Vec::new(); begins.len() + 1];
    let mut lines = Vec::new();
    let mut unseen = Vec::new();
    for (nth, (text, hidden)) in parts.into_iter().enumerate() {
        let at = begins.partition_point(|begin| *begin <= nth);
        match boxes.get_mut(at) {
            Some(said) if !hidden => said.push(text),
            _ => unseen.push((text, hidden)),
        }
    }
    // What comes before the first box is in no box.
    let mut boxes = boxes.into_iter();
    lines.extend(boxes.next().unwrap_or_default().into_iter().map(|text| (text, false)));
    let boxes: Vec<Vec<String>> = boxes.collect();
    for row in boxes.chunks(if in_row == 0 { boxes.len().max(1) } else { in_row }) {
        let said: Vec<&str> = row.iter().flatten().map(String::as_str).collect();
        let length: usize = said.iter().map(|text| text.len()).sum();
        let is_row = row.iter().all(|said| said.len() <= 1) && said.len() <= MOST_BOXES && length <= LONGEST_ROW;
        if is_row && !said.is_empty() {
            lines.push((said.join(" | "), false));
        } else {
            lines.extend(said.into_iter().map(|text| (text.to_owned(), false)));
        }
    }
    lines.extend(unseen);
    lines
}

/// The longest row of boxes, in bytes.
const LONGEST_ROW: usize = 600;

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(declarations: &[(&str, &str)]) -> Shape {
        let mut laid = LaidOut::default();
        declarations.iter().for_each(|(name, value)| laid.take(name, value));
        laid.shape()
    }

    #[test]
    fn styles_say_how_elements_are_laid_out() {
        for (declarations, wanted) in [
            (&[("display", "flex")][..], Shape::Boxes(0)),
            (&[("display", "flex"), ("flex-direction", "column")], Shape::None),
            (&[("display", "flex"), ("flex-wrap", "wrap")], Shape::None),
            (&[("display", "grid"), ("grid-template-columns", "80px 1fr 2fr")], Shape::Boxes(3)),
            (&[("display", "grid"), ("grid-template-columns", "repeat(4, minmax(0, 1fr))")], Shape::Boxes(4)),
            (&[("display", "grid"), ("grid-template-columns", "repeat(2, 1fr auto) 3em")], Shape::Boxes(5)),
            (&[("display", "grid"), ("grid-template-columns", "repeat(auto-fill, 200px)")], Shape::None),
            (&[("display", "grid")], Shape::None),
            (&[("display", "table-row")], Shape::Row),
            (&[("display", "flex"), ("display", "block")], Shape::None),
        ] {
            assert_eq!(shape(declarations), wanted, "{declarations:?}");
        }
        for odd in ["", "repeat(", "repeat(99999999999999999999,1fr)", "repeat(4", ")))", "[a] ["] {
            let _ = columns(odd);
        }
    }

    #[test]
    fn boxes_that_say_one_thing_each_are_a_row() {
        let lines = |texts: &[&str], begins: &[usize], in_row: usize| {
            let parts = texts.iter().map(|text| ((*text).to_owned(), false)).collect();
            lines_of_boxes(parts, begins, in_row).into_iter().map(|(text, _)| text).collect::<Vec<_>>().join("/")
        };
        assert_eq!(lines(&["4", "Axis", "P1"], &[0, 1, 2], 0), "4 | Axis | P1");
        assert_eq!(lines(&["4", "Axis", "2", "Bosch"], &[0, 1, 2, 3], 2), "4 | Axis/2 | Bosch");
        assert_eq!(lines(&["Axis", "P1", "Bosch", "N2"], &[0, 2], 0), "Axis/P1/Bosch/N2");
        assert_eq!(lines(&["before", "4", "Axis"], &[1, 2], 0), "before/4 | Axis");
        assert_eq!(lines(&["4", "Axis"], &[0, 1, 1, 2], 0), "4 | Axis");
        assert_eq!(lines(&[], &[], 0), "");
    }
}
