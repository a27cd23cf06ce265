//! Spelling: whether two words differ by a single typing slip.

/// Whether two upper-case words differ by at most one slip: a letter left out, added or changed, or two neighbours
/// swapped (optimal string alignment distance 1). Equal words count too.
#[must_use]
pub fn within_one_slip(a: &[char], b: &[char]) -> bool {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    // Compare from the first letter that differs.
    let (a, b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    let left_out = |longer: &[char], shorter: &[char]| longer.split_first().is_some_and(|(_, rest)| rest == shorter);
    let changed = || a.get(1..) == b.get(1..);
    let swapped = || match (a, b) {
        ([a1, a2, a @ ..], [b1, b2, b @ ..]) => a1 == b2 && a2 == b1 && a == b,
        _ => false,
    };
    a == b || left_out(a, b) || left_out(b, a) || changed() || swapped()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_slip_or_more() {
        for (a, b, expected) in [
            ("HIKVISION", "HIKVISION", true),
            ("HIKVISON", "HIKVISION", true),
            ("HICKVISION", "HIKVISION", true),
            ("HIKVISIOM", "HIKVISION", true),
            ("AHIKVISION", "HIKVISION", true),
            ("DAUHA", "DAHUA", true),
            ("DAUHO", "DAHUA", false),
            ("DIVISION", "HIKVISION", false),
            ("DAHLIA", "DAHUA", false),
            ("DAHUAXY", "DAHUA", false),
            ("", "A", true),
            ("", "AB", false),
            ("", "", true),
            ("AB", "BA", true),
            ("AB", "CD", false),
        ] {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            assert_eq!(within_one_slip(&a, &b), expected, "{a:?} {b:?}");
            assert_eq!(within_one_slip(&b, &a), expected, "{b:?} {a:?}");
        }
    }

    proptest! {
        /// Accepts every word that one slip gives, and no others.
        #[test]
        fn as_by_trying_every_slip(a in "[AB]{0,5}", b in "[AB]{0,5}") {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            let mut reached = vec![a.clone()];
            for at in 0..=a.len() {
                for letter in ['A', 'B'] {
                    let mut word = a.clone();
                    word.insert(at, letter);
                    reached.push(word);
                    if at < a.len() {
                        let mut word = a.clone();
                        word[at] = letter;
                        reached.push(word);
                    }
                }
                if at < a.len() {
                    let mut word = a.clone();
                    word.remove(at);
                    reached.push(word);
                }
                if at + 1 < a.len() {
                    let mut word = a.clone();
                    word.swap(at, at + 1);
                    reached.push(word);
                }
            }
            prop_assert_eq!(within_one_slip(&a, &b), reached.contains(&b));
        }
    }
}
