//! Spelling distance: how many slips of the finger lie between two words.

/// Whether two upper-case words differ by at most one slip: a letter left out, put in, changed,
/// or two neighbours swapped (optimal string alignment distance 1). Equal words count as within.
#[must_use]
pub fn within_one_slip(a: &[char], b: &[char]) -> bool {
    distance(a, b, 1) <= 1
}

/// Optimal string alignment distance, given up as `limit + 1` once it must be larger.
#[must_use]
pub fn distance(a: &[char], b: &[char], limit: usize) -> usize {
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &ca) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        let mut best = i + 1;
        for (j, &cb) in b.iter().enumerate() {
            let get = |r: &[usize], k: usize| r.get(k).copied().unwrap_or(limit + 1);
            let mut cost = (get(&last, j) + usize::from(ca != cb)).min(get(&last, j + 1) + 1).min(get(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(&cb) && b.get(j - 1) == Some(&ca);
            if swapped {
                cost = cost.min(get(&before, j - 1) + 1);
            }
            best = best.min(cost);
            row.push(cost);
        }
        if best > limit {
            return limit + 1;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(limit + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, expected) in [
            ("HIKVISION", "HIKVISION", 0),
            ("HIKVISON", "HIKVISION", 1),
            ("HICKVISION", "HIKVISION", 1),
            ("DAUHA", "DAHUA", 1),
            ("DIVISION", "HIKVISION", 2),
            ("DAHLIA", "DAHUA", 2),
            ("", "AB", 2),
        ] {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            assert_eq!(distance(&a, &b, 3), expected, "{a:?} {b:?}");
        }
    }

    #[test]
    fn far_words_are_given_up_early() {
        let (a, b): (Vec<char>, Vec<char>) = ("ABCDEFGH".chars().collect(), "STUVWXYZ".chars().collect());
        assert_eq!(distance(&a, &b, 1), 2);
    }
}
