//! What a person says of lines: kept with them, and given to the same lines when they come again.

use super::Desk;
use vendor_text::{Correction, Line};

impl Desk {
    /// Corrects a line, and remembers the correction.
    pub(super) fn correct(&mut self, at: usize, maker: &str, correction: Option<&Correction>) {
        self.screening.correct(&self.index, at, maker, correction);
        let Some((line, _)) = self.screening.line(at) else { return };
        self.corrected.retain(|known| !known.says_the_same(line));
        if !line.corrections.is_empty() {
            self.corrected.push(line.clone());
        }
    }

    /// Gives lines that come again what a person said of the same lines before.
    pub(super) fn with_corrections(&self, mut lines: Vec<Line>) -> Vec<Line> {
        if self.corrected.is_empty() {
            return lines;
        }
        for line in &mut lines {
            if let Some(known) = self.corrected.iter().find(|known| known.says_the_same(line)) {
                line.corrections.clone_from(&known.corrections);
            }
        }
        lines
    }
}
