//! Model-number patterns as shapes that a person can compare with a label.
//!
//! In a shape `#` stands for a digit, `@` for a letter, `*` for either, `…` for more of the same; what is in round
//! brackets may be missing. The pattern language itself is that of [`vendor_list::grammar`].

/// What the characters in a shape mean.
pub const LEGEND: &str = "# is a digit, @ a letter, * a letter or digit, … more of the same. The part in round brackets may be missing. A hyphen may be missing, or be a space or another character.";

/// How many choices for one place are named; if there are more, they are counted.
const NAMED: usize = 6;

/// The shapes that a pattern describes, one for each of its outermost alternatives.
#[must_use]
pub fn of_pattern(pattern: &str) -> Vec<String> {
    let chars: Vec<char> = pattern.chars().collect();
    let mut reader = Reader { chars: &chars, at: 0 };
    reader.alternatives()
}

/// Some shapes as one text, the rest as a number.
#[must_use]
pub fn in_words(pattern: &str) -> String {
    choice(&of_pattern(pattern))
}

fn choice(shapes: &[String]) -> String {
    // Naming one shape more takes no more room than saying that there is one more.
    if shapes.len() <= NAMED + 1 {
        return shapes.join(" or ");
    }
    let named: Vec<&str> = shapes.iter().take(NAMED).map(String::as_str).collect();
    format!("{} or {} others", named.join(" or "), shapes.len() - NAMED)
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek();
        self.at += usize::from(next.is_some());
        next
    }

    /// Reads to the end, or to the bracket that closes this group.
    fn alternatives(&mut self) -> Vec<String> {
        let mut shapes = vec![String::new()];
        while let Some(c) = self.peek() {
            match c {
                ')' => break,
                '|' => {
                    self.next();
                    shapes.push(String::new());
                }
                _ => {
                    let item = self.item();
                    if let Some(shape) = shapes.last_mut() {
                        shape.push_str(&item);
                    }
                }
            }
        }
        shapes
    }

    /// Reads one item with its repeat.
    fn item(&mut self) -> String {
        let item = match self.next() {
            Some('\\') => match self.next() {
                Some('d') => "#".to_owned(),
                Some('w') => "*".to_owned(),
                other => other.map(String::from).unwrap_or_default(),
            },
            Some('-' | '~') => "-".to_owned(),
            Some('[') => self.set(),
            Some('(') => {
                let shapes = self.alternatives();
                self.next();
                if shapes.len() == 1 { shapes.concat() } else { format!("[{}]", choice(&shapes)) }
            }
            other => other.map(String::from).unwrap_or_default(),
        };
        let Some((least, most)) = self.repeat() else { return item };
        let certain = item.repeat(least);
        match most {
            None if least == 0 => format!("({item}…)"),
            None => format!("{certain}…"),
            Some(most) if most > least => format!("{certain}({})", item.repeat(most - least)),
            Some(_) => certain,
        }
    }

    /// Reads `[A-C5]` after its first bracket.
    fn set(&mut self) -> String {
        let mut kinds: Vec<String> = Vec::new();
        while let Some(first) = self.next().filter(|c| *c != ']') {
            let ranged = self.peek() == Some('-') && self.chars.get(self.at + 1).is_some_and(|c| *c != ']');
            if !ranged {
                kinds.push(first.to_string());
                continue;
            }
            self.next();
            let last = self.next().unwrap_or(first);
            kinds.push(match (first, last) {
                ('A', 'Z') => "@".to_owned(),
                ('0', '9') => "#".to_owned(),
                _ => format!("{first} to {last}"),
            });
        }
        match kinds.as_slice() {
            [one] if one.chars().count() == 1 => one.clone(),
            [a, b] if *a == "@" && *b == "#" || *a == "#" && *b == "@" => "*".to_owned(),
            _ => format!("[{}]", choice(&kinds)),
        }
    }

    /// Reads a repeat: how often at least, and at most if there is an end.
    fn repeat(&mut self) -> Option<(usize, Option<usize>)> {
        let found = match self.peek()? {
            '?' => (0, Some(1)),
            '*' => (0, None),
            '+' => (1, None),
            '{' => {
                let inner: String = self.chars.iter().skip(self.at + 1).take_while(|c| **c != '}').collect();
                self.at += inner.chars().count() + 1;
                match inner.split_once(',') {
                    None => inner.parse().map(|times| (times, Some(times))).ok()?,
                    Some((least, "")) => (least.parse().ok()?, None),
                    Some((least, most)) => (least.parse().ok()?, Some(most.parse().ok()?)),
                }
            }
            _ => return None,
        };
        self.next();
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_read_like_labels() {
        for (pattern, shape) in [
            (r"I?DS~2C[DV]\w{3,}", "(I)DS-2C[D or V]***…"),
            (r"TC~(C3\d[A-Z]{1,2}|R3\d{3,4})", "TC-[C3#@(@) or R3###(#)]"),
            (r"M30T|M350", "M30T or M350"),
            (r"CS-[A-Z]{1,3}\d\w*", "CS-@(@@)#(*…)"),
            (r"N[0-9A-Z]+\-X[0-9X]", "N*…-X[# or X]"),
            (r"A(B|C|D|E|F|G|H)", "A[B or C or D or E or F or G or H]"),
            (r"A(B|C|D|E|F|G|H|J)", "A[B or C or D or E or F or G or 2 others]"),
            (r"IP[2-9]M\/\_", "IP[2 to 9]M/_"),
        ] {
            assert_eq!(in_words(pattern), shape, "{pattern}");
        }
    }
}
