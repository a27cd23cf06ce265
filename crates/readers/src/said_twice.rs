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
    let mut before = Said::default();
    for lines in bodies {
        let now: Vec<String> = lines.iter().map(|line| squeezed(&line.text)).collect();
        let mut rest = now.as_slice();
        let mut lines = lines.into_iter();
        while let Some(line) = lines.next() {
            let again = before.take(rest);
            rest = rest.get(again.max(1)..).unwrap_or_default();
            if again == 0 {
                reading.keep_looked_through(line);
            } else {
                lines.by_ref().take(again - 1).for_each(drop);
            }
        }
        before.add(now);
    }
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
            return 1;
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

    /// The lines of the second body that are kept beside the first.
    fn kept(first: &[&str], second: &[&str]) -> Vec<String> {
        let squeeze = |lines: &[&str]| lines.iter().map(|line| squeezed(line)).collect::<Vec<_>>();
        let mut said = Said::default();
        said.add(squeeze(first));
        let now = squeeze(second);
        let (mut kept, mut at) = (Vec::new(), 0);
        while at < now.len() {
            let again = said.take(&now[at..]);
            if again == 0 {
                kept.push(now[at].clone());
            }
            at += again.max(1);
        }
        kept
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
            ["Offered", "Dahuacameras"]
        );
        assert_eq!(kept(&["Dahua cameras"], &["Dahua cameras", "Dahua cameras"]), ["Dahuacameras"], "said twice there");
        assert_eq!(kept(&["Hik", "vision is gone"], &["Hikvision"]), ["Hikvision"]);
    }

    #[test]
    fn long_bodies_take_time_by_their_length() {
        let text: Vec<String> = (0..20_000).map(|n| format!("{n} x camera")).collect();
        let page: Vec<String> = (0..20_000).map(|n| format!("{n} x dome")).collect();
        let lines = |of: &[String]| of.iter().map(|line| squeezed(line)).collect::<Vec<_>>();
        let mut said = Said::default();
        said.add(lines(&text));
        let page = lines(&page);
        assert!((0..page.len()).all(|at| said.take(&page[at..]) == 0));
    }
}
