//! Secrets in names of files, sheets and attachments: "NVR password ….csv", `axis_pw=….txt`.

use super::{find, makers::without_makers, replaced};
use std::borrow::Cow;

/// The longest extension of a file's name, in bytes.
const LONGEST_ENDING: usize = 5;

/// A name without the secrets in it.
#[must_use]
pub fn without_in_name(name: &str) -> Cow<'_, str> {
    let end = name.rfind('.').filter(|dot| {
        let ending = name.get(dot + 1..).unwrap_or_default();
        (1..=LONGEST_ENDING).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let (stem, ending) = name.split_at_checked(end.unwrap_or(name.len())).unwrap_or((name, ""));
    let mut found = find(stem);
    if found.is_empty() && stem.contains(['_', '-', '+']) {
        // Characters that stand for a space: "gate_code_4821".
        let spaced = stem.replace(['_', '+'], " ");
        found = without_makers(stem, find(&spaced));
    }
    if found.is_empty() { Cow::Borrowed(name) } else { Cow::Owned(replaced(stem, &found) + ending) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_in_a_name_goes_and_the_rest_stays() {
        for (name, without) in [
            ("NVR password Foxglove22.csv", "NVR password [secret left out].csv"),
            ("axis_pw=Foxglove22.txt", "axis_pw=[secret left out].txt"),
            ("gate code 447177.txt", "gate code [secret left out].txt"),
            ("gate_code_447177.txt", "gate_code_[secret left out].txt"),
            ("pw Foxglove22", "pw [secret left out]"),
            ("Acme password: Foxglove22", "Acme password: [secret left out]"),
            ("password policy 2026.docx", "password policy 2026.docx"),
            ("Hikvision quote 4821.xlsx", "Hikvision quote 4821.xlsx"),
            ("Passwords changed.csv", "Passwords changed.csv"),
            ("register_2026-03.csv", "register_2026-03.csv"),
            ("Door entry panel 4821.pdf", "Door entry panel 4821.pdf"),
            ("", ""),
        ] {
            assert_eq!(without_in_name(name), without, "{name}");
        }
    }
}
