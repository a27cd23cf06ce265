//! Which rows of a long table are drawn: those that its frame shows, and a few around them. Lengths are in
//! pixels of the page.

use std::ops::Range;

/// A long table in its frame. All of its rows have the same height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RowWindow {
    /// How many rows it has.
    pub rows: u32,
    /// How high a row is.
    pub row: f64,
    /// How high the frame is, without the table's head.
    pub frame: f64,
}

/// The tallest element that every browser draws correctly is a little taller than this. Beyond it, one step of
/// the scroll bar skips more than its own length.
const TALLEST: f64 = 16_000_000.0;
/// Rows that are drawn above and below the frame.
const MARGIN: u32 = 8;

impl RowWindow {
    /// How tall the table is to the scroll bar.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.whole().min(TALLEST)
    }

    /// The rows that are drawn when the frame is scrolled to `top`.
    #[must_use]
    pub fn drawn(&self, top: f64) -> Range<u32> {
        let first = whole_rows(self.passed(top) / self.row).min(self.rows);
        let seen = whole_rows(self.frame / self.row).saturating_add(1);
        let last = first.saturating_add(seen).saturating_add(MARGIN).min(self.rows);
        first.saturating_sub(MARGIN)..last
    }

    /// Where the row is in the table when the frame is scrolled to `top`.
    #[must_use]
    pub fn offset(&self, top: f64, row: u32) -> f64 {
        (f64::from(row) * self.row - self.passed(top) + top).max(0.0)
    }

    /// Where to scroll to, from `top` and as little as possible, so that all of a row is visible.
    #[must_use]
    pub fn scroll_to(&self, top: f64, row: u32) -> f64 {
        // A table that is scrolled too far stops at its end.
        let top = top.clamp(0.0, (self.height() - self.frame).max(0.0));
        let begins = f64::from(row) * self.row;
        let passed = self.passed(top);
        if begins < passed {
            self.unpassed(begins)
        } else if begins + self.row > passed + self.frame {
            self.unpassed(begins + self.row - self.frame)
        } else {
            top
        }
    }

    /// How many rows the page key moves.
    #[must_use]
    pub fn page(&self) -> u32 {
        whole_rows(self.frame / self.row).saturating_sub(1).max(1)
    }

    fn whole(&self) -> f64 {
        f64::from(self.rows) * self.row
    }

    /// How many pixels of rows go past for one pixel of scrolling.
    fn stretch(&self) -> f64 {
        let (whole, shown) = (self.whole() - self.frame, self.height() - self.frame);
        if shown > 0.0 { (whole / shown).max(1.0) } else { 1.0 }
    }

    fn passed(&self, top: f64) -> f64 {
        (top.max(0.0) * self.stretch()).min((self.whole() - self.frame).max(0.0))
    }

    fn unpassed(&self, passed: f64) -> f64 {
        passed.max(0.0) / self.stretch()
    }
}

/// The number of whole rows in a length. No table has as many as four billion rows.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole_rows(rows: f64) -> u32 {
    rows as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGISTER: RowWindow = RowWindow { rows: 100_000, row: 50.0, frame: 500.0 };
    const HUGE: RowWindow = RowWindow { rows: 2_000_000, row: 50.0, frame: 500.0 };

    #[test]
    fn only_what_is_seen_and_a_little_around_it_is_drawn() {
        assert_eq!(REGISTER.drawn(0.0), 0..19);
        assert_eq!(REGISTER.drawn(50_000.0), 992..1_019);
        assert_eq!(REGISTER.drawn(REGISTER.height() - 500.0), 99_982..100_000);
        assert_eq!(REGISTER.drawn(1e12), 99_982..100_000);
        assert_eq!(RowWindow { rows: 0, ..REGISTER }.drawn(0.0), 0..0);
    }

    #[test]
    fn every_row_of_any_table_can_be_reached_and_is_seen_there() {
        for table in [REGISTER, HUGE] {
            for row in [0, 1, 17, 49_999, 77_777, table.rows - 1] {
                for from in [0.0, 1_000_000.0, table.height()] {
                    let top = table.scroll_to(from, row);
                    assert!(table.drawn(top).contains(&row), "{table:?} {row} from {from}");
                    let stands = table.offset(top, row) - top;
                    assert!((-0.01..=450.01).contains(&stands), "{table:?} {row} from {from} stands at {stands}");
                    assert!(top <= table.height() - table.frame + 0.01);
                }
            }
        }
    }

    #[test]
    fn no_table_is_taller_than_browsers_draw() {
        assert!(HUGE.height() <= TALLEST);
        assert_eq!(HUGE.drawn(HUGE.height() - 500.0).end, 2_000_000);
        assert!((REGISTER.height() - 5_000_000.0).abs() < 0.001);
    }

    #[test]
    fn a_row_in_sight_is_not_scrolled_to() {
        assert!((REGISTER.scroll_to(100.0, 5) - 100.0).abs() < 0.001);
        assert_eq!(REGISTER.page(), 9);
    }
}
