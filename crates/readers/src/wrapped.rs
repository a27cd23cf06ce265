//! Lines that a program broke: a model number that continues after its hyphen, and text whose lines say themselves that
//! they continue.

use std::borrow::Cow;

/// The longest line that others are joined to, in bytes.
const LONGEST: usize = 2_000;

/// Lines with their numbers, from 1, with broken ones joined again. `is_flowed`: a space at the end says that the line
/// continues.
pub fn joined<'t>(lines: impl Iterator<Item = &'t str>, is_flowed: bool) -> impl Iterator<Item = (u32, Cow<'t, str>)> {
    let mut lines = (1_u32..).zip(lines).peekable();
    std::iter::from_fn(move || {
        let (number, first) = lines.next()?;
        let mut line = Cow::Borrowed(first);
        while let Some((_, next)) = lines.next_if(|(_, next)| {
            line.len() < LONGEST && (breaks_a_model(&line, next) || (is_flowed && flows_on(&line, next)))
        }) {
            let whole = line.trim_end_matches('\r').to_owned();
            line = Cow::Owned(whole + next.trim_start_matches(['>', ' ']));
        }
        Some((number, line))
    })
}

/// Whether a line ends with the hyphen of a model and the next begins with the rest of it.
fn breaks_a_model(line: &str, next: &str) -> bool {
    let Some(before) = line.trim_end_matches('\r').strip_suffix('-') else { return false };
    let stem = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let rest = next.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')')).next().unwrap_or_default();
    let is_part = |part: &str| {
        let is_sign = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
        part.bytes().all(is_sign) && part.bytes().next().is_some_and(|byte| byte != b'-')
    };
    let has = |is: fn(&u8) -> bool| stem.bytes().chain(rest.bytes()).any(|byte| is(&byte));
    stem.len() >= 2 && is_part(stem) && is_part(rest) && has(u8::is_ascii_digit) && has(u8::is_ascii_uppercase)
}

/// Whether a line says that it continues, and the next has the same depth of quotation.
fn flows_on(line: &str, next: &str) -> bool {
    let quoted = |line: &str| line.bytes().take_while(|byte| *byte == b'>').count();
    let line = line.trim_end_matches('\r');
    line.ends_with(' ')
        && line.trim_start_matches(['>', ' ']) != "-- "
        && quoted(line) == quoted(next)
        && !next.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_lines_are_joined() {
        for (text, is_flowed, wanted) in [
            ("6 x Huawei IPC6536-\nVRZ with bracket\nend", false, "6 x Huawei IPC6536-VRZ with bracket/end"),
            ("3 x Reolink RLC-\r\n365A, white", false, "3 x Reolink RLC-365A, white"),
            ("a MS-\nC2813-\nPB b", false, "a MS-C2813-PB b"),
            ("a well-\nknown make", false, "a well-/known make"),
            ("Items -\nAXIS P1", false, "Items -/AXIS P1"),
            ("WORD-\nANOTHER", false, "WORD-/ANOTHER"),
            ("supply 4 x Axis \nP3245 today\nend", true, "supply 4 x Axis P3245 today/end"),
            ("> 4 x Axis \n> P3245\n>> older", true, "> 4 x Axis P3245/>> older"),
            ("-- \nAnn", true, "-- /Ann"),
            ("4 x Axis \nP3245", false, "4 x Axis /P3245"),
        ] {
            let lines: Vec<String> = joined(text.lines(), is_flowed).map(|(_, line)| line.into_owned()).collect();
            assert_eq!(lines.join("/"), wanted, "{text}");
        }
        let numbers: Vec<u32> = joined("a P1-\nX\nb".lines(), false).map(|(number, _)| number).collect();
        assert_eq!(numbers, [1, 3]);
    }
}
