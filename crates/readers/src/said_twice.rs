//! The bodies of an e-mail that say the same in several forms, as text and as a page: each line is kept once.

use super::reading::Reading;
use rustc_hash::FxHashMap;
use vendor_text::Line;

/// The letters by which lines that may begin alike are found.
const FIRST_LETTERS: usize = 4;
/// Lines that begin with the same letters and are compared with one line.
const MOST_ALIKE: usize = 64;

/// Keeps the bodies of an e-mail that are alternatives of each other. Whole lines of the first that a later one repeats
/// are not kept again, however the two break them into lines; a line that repeats only words of another is kept.
pub fn keep_once(reading: &mut Reading<'_>, bodies: Vec<Vec<Line>>) {
    for line in once(bodies) {
        reading.keep_looked_through(line);
    }
}

fn once(bodies: Vec<Vec<Line>>) -> Vec<Line> {
    let (mut before, mut kept) = (Said::default(), Vec::new());
    for lines in bodies {
        let now: Vec<String> = lines.iter().map(|line| squeezed(&line.text)).collect();
        let (mut at, mut repeated) = (0, 0);
        for line in lines {
            if repeated == 0 {
                repeated = before.take(now.get(at..).unwrap_or_default());
            }
            if repeated == 0 {
                kept.push(line);
            }
            (at, repeated) = (at + 1, repeated.saturating_sub(1));
        }
        before.add(now);
    }
    kept
}

/// The lines of the bodies before, of which each can be repeated once.
#[derive(Default)]
struct Said {
    lines: Vec<(String, bool)>,
    /// Where lines are that begin with some letters.
    beginning: FxHashMap<String, Vec<usize>>,
    /// The line after the last that was repeated: bodies say things in the same order.
    next: usize,
}

impl Said {
    fn add(&mut self, lines: Vec<String>) {
        for line in lines.into_iter().filter(|line| !line.is_empty()) {
            self.beginning.entry(beginning(&line)).or_default().push(self.lines.len());
            self.lines.push((line, false));
        }
        self.next = 0;
    }

    /// How many of the first of some lines, taken together, repeat whole lines that have not been repeated yet.
    fn take(&mut self, now: &[String]) -> usize {
        let Some(first) = now.first() else { return 0 };
        if first.is_empty() {
            return usize::from(!self.lines.is_empty());
        }
        // A line that is shorter than the letters it is found by may still begin a longer one.
        let alike = self.beginning.get(&beginning(first)).into_iter().flatten().copied();
        let places: Vec<usize> = [self.next].into_iter().chain(alike.take(MOST_ALIKE)).collect();
        for place in places {
            if let Some((old, new)) = self.agree(place, now) {
                self.lines.iter_mut().skip(place).take(old).for_each(|(_, is_repeated)| *is_repeated = true);
                self.next = place + old;
                return new;
            }
        }
        0
    }

    /// How many old lines from a place, and how many new ones, say the same when each are written without breaks.
    fn agree(&self, place: usize, now: &[String]) -> Option<(usize, usize)> {
        let mut old = self.lines.get(place..)?.iter().take_while(|(_, is_repeated)| !is_repeated).map(|(line, _)| line);
        let mut new = now.iter();
        let (mut ours, mut theirs) = (old.next()?.as_str(), new.next()?.as_str());
        let (mut taken_old, mut taken_new) = (1, 1);
        loop {
            let shared = ours.len().min(theirs.len());
            if ours.get(..shared)? != theirs.get(..shared)? {
                return None;
            }
            (ours, theirs) = (ours.get(shared..)?, theirs.get(shared..)?);
            match (ours.is_empty(), theirs.is_empty()) {
                (true, true) => return Some((taken_old, taken_new)),
                (true, false) => (ours, taken_old) = (old.next()?, taken_old + 1),
                _ => (theirs, taken_new) = (new.next()?, taken_new + 1),
            }
        }
    }
}

fn beginning(line: &str) -> String {
    line.chars().take(FIRST_LETTERS).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '|' | '*' | '>')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use vendor_text::Place;

    fn lines(of: &[&str]) -> Vec<Line> {
        of.iter().map(|text| Line::new(Place::default(), (*text).to_owned())).collect()
    }

    /// The lines of the second body that are kept beside the first.
    fn kept(first: &[&str], second: &[&str]) -> Vec<String> {
        let kept = once(vec![lines(first), lines(second)]);
        kept.into_iter().skip(first.len()).map(|line| line.text).collect()
    }

    #[test]
    fn whole_lines_are_kept_once_however_they_are_broken() {
        let nothing: [String; 0] = [];
        let text = ["Dear all,", "4 x Hikvision DS-2CD2143G2-I", "Regards"];
        assert_eq!(kept(&text, &["Dear all,", "4 x Hikvision | DS-2CD2143G2-I", "Regards"]), nothing);
        assert_eq!(kept(&["Qty", "Item", "4", "Dahua dome"], &["Qty | Item", "4 | Dahua dome"]), nothing);
        assert_eq!(kept(&["Qty Item", "4 Dahua dome"], &["Qty", "Item", "4", "Dahua dome"]), nothing);
        assert_eq!(kept(&["A long sentence that", "is wrapped."], &["A long sentence that is wrapped."]), nothing);
        assert_eq!(kept(&["a", "b"], &["b", "a"]), nothing, "in any order");
    }

    #[test]
    fn words_that_stand_in_another_line_are_no_line_that_was_kept() {
        assert_eq!(
            kept(&["Please do not quote Dahua cameras again."], &["Offered", "Dahua cameras"]),
            ["Offered", "Dahua cameras"]
        );
        assert_eq!(
            kept(&["Dahua cameras"], &["Dahua cameras", "Dahua cameras"]),
            ["Dahua cameras"],
            "said twice there"
        );
        assert_eq!(kept(&["Hik", "vision is gone"], &["Hikvision"]), ["Hikvision"]);
    }

    #[test]
    fn long_bodies_take_time_by_their_length() {
        let body = |of: &str| (0..20_000).map(|n| Line::new(Place::default(), format!("{n} x {of}"))).collect();
        assert_eq!(once(vec![body("camera"), body("dome")]).len(), 40_000);
    }

    #[test]
    fn a_line_of_signs_alone_is_kept_in_the_first_body() {
        assert_eq!(once(vec![lines(&["4 x Dahua", "****"]), lines(&["4 x Dahua", "****"])]).len(), 2);
    }
}
