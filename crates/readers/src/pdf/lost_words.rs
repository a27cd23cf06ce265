//! Words that cannot be read because their font does not say which letters its codes stand for.

/// Consecutive letters that their font does not map to characters. Single ones are ticks and bullets; several are a
/// word.
#[derive(Debug, Default)]
pub struct LostWord {
    letters: usize,
    end: (f64, f64),
    last: u32,
    is_varied: bool,
    is_counted: bool,
}

impl LostWord {
    /// Takes one more; returns whether this makes a word of those before it.
    #[must_use]
    pub fn take(&mut self, code: u32, begin: (f64, f64), end: (f64, f64), size: f64) -> bool {
        let is_next = (begin.0 - self.end.0).hypot(begin.1 - self.end.1) < size * 0.7;
        if self.letters > 0 && is_next {
            self.letters += 1;
            self.is_varied |= code != self.last;
        } else {
            (self.letters, self.is_varied, self.is_counted) = (1, false, false);
        }
        (self.end, self.last) = (end, code);
        let is_word = self.letters >= SHORTEST_WORD && self.is_varied && !self.is_counted;
        self.is_counted |= is_word;
        is_word
    }

    /// Ends the word, because a letter that is mapped follows.
    pub fn end_word(&mut self) {
        self.letters = 0;
    }
}

/// The fewest consecutive letters that are a word.
const SHORTEST_WORD: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_follow_each_other_are_a_word_and_dots_are_none() {
        let lost = |codes: &[u32], step: f64| {
            let mut word = LostWord::default();
            let mut at = 0.0;
            let mut take = |code: &u32| {
                let begin = (at, 0.0);
                at += step;
                word.take(*code, begin, (begin.0 + 5.0, 0.0), 10.0)
            };
            codes.iter().filter(|code| take(code)).count()
        };
        assert_eq!(lost(&[1, 2, 3, 4, 5], 5.0), 1);
        assert_eq!(lost(&[1, 1, 1, 2], 5.0), 1);
        assert_eq!(lost(&[7, 7, 7, 7, 7, 7], 5.0), 0);
        assert_eq!(lost(&[1, 2, 3], 50.0), 0);
        assert_eq!(lost(&[1, 2], 5.0), 0);
    }
}
