//! Which words of a line may say something about what happens to the kit in it.

use super::scan::Scan;
use vendor_list::cues::WordRole;
use vendor_standing::Reader;
use vendor_standing::words::Word;
use vendor_text::Column;

/// The most phrases of the list that can begin at or before a word and still contain it.
pub(super) const CUES_AT_A_WORD: usize = 8;

/// Whether a word may say something about what happens to the kit. The network must know it; it is not a number, a
/// code, a sign or a unit, not a noun for the kit itself, and not part of a firm's name.
pub(super) fn tells(scan: &Scan<'_>, reader: &Reader, word: &Word) -> bool {
    if !is_plain(word) || !reader.knows(&word.text) {
        return false;
    }
    let of_code = |c: char| matches!(c, '<' | '>' | '/' | '=' | '_' | '\\' | '@' | '{' | '}' | '"');
    let before = scan.text.get(..word.from).is_some_and(|before| before.ends_with(of_code));
    let after = scan.text.get(word.to..).is_some_and(|after| after.starts_with(of_code));
    let at = scan.word_at_byte(word.from);
    let before_it = scan.cues.partition_point(|cue| cue.from <= at);
    let near_it = scan.cues.get(before_it.saturating_sub(CUES_AT_A_WORD)..before_it).unwrap_or_default();
    let names_kit = near_it.iter().any(|cue| {
        let of_kit = matches!(
            cue.role,
            WordRole::Equipment(_) | WordRole::Support | WordRole::Ancillary | WordRole::MentionEnds
        );
        cue.from <= at && at < cue.to && of_kit
    });
    let is_make = matches!(scan.column_at(word.from), Column::Make | Column::Model | Column::MakeModel | Column::Kind);
    let is_said =
        !before && !after && !in_code(scan, word) && !is_of_a_proper_name(scan, at) && !is_about_the_make(scan, at);
    is_said && !names_kit && !is_make && !scan.index.is_generic(scan.word(at))
}

/// Whether a word is said of the make and not of the kit: “Make not stated”, “brand unknown”.
fn is_about_the_make(scan: &Scan<'_>, at: usize) -> bool {
    const NEAR: usize = 3;
    (at.saturating_sub(NEAR)..=at).any(|near| {
        scan.index.is_before_a_make(scan.word(near)) && (near + 1..=at).all(|next| scan.gap_before(next) == [' '])
    })
}

/// Whether a word belongs to the name of a product or a place: it has a capital, and so does the word before it, or it
/// follows another such word, back to a maker's name (“Fermax MEET Marine door station”) or to a word for a place (“at
/// Ash Court”). A word that begins a sentence belongs to neither.
fn is_of_a_proper_name(scan: &Scan<'_>, at: usize) -> bool {
    let is_capital = |at: usize| {
        let start = scan.words.get(at).map(|word| scan.folded.span(word.from, word.to).0);
        start.and_then(|start| scan.text.get(start..)).is_some_and(|rest| rest.starts_with(char::is_uppercase))
    };
    let is_digits = |at: usize| scan.words.get(at).is_some_and(|word| word.digits);
    at > 0
        && is_capital(at)
        && matches!(scan.gap_before(at), [' '])
        && (is_capital(at - 1) || is_digits(at - 1) || matches!(scan.word(at - 1), "AT" | "IN" | "ON"))
        && scan.has_small_letters
}

/// How many words may say something about what happens to the kit. If there is only one, it counts only in the same
/// clause as the name.
pub(super) fn told(scan: &Scan<'_>, reader: &Reader, words: &[&Word], name: usize) -> usize {
    let telling = words.iter().enumerate().filter(|(_, word)| tells(scan, reader, word)).map(|(at, _)| at);
    let telling: Vec<usize> = telling.collect();
    let [only] = telling.as_slice() else { return telling.len() };
    let between = words.get(name.min(*only)..name.max(*only)).unwrap_or_default();
    usize::from(!between.iter().any(|word| matches!(word.text.as_str(), "." | ";" | "?" | "!")))
}

/// Whether a word is in brackets that belong to a number: `AE-DC5013-F6(ITALY SRL)`.
fn in_code(scan: &Scan<'_>, word: &Word) -> bool {
    let before = scan.text.get(..word.from).unwrap_or_default();
    if before.ends_with(')') {
        return true;
    }
    let Some((outside, inside)) = before.rsplit_once('(') else { return false };
    !inside.contains(')') && outside.ends_with(|c: char| c.is_alphanumeric() || c == ')')
}

/// Whether a word consists of letters only, and of more than two.
pub(super) fn is_plain(word: &Word) -> bool {
    word.name.is_none() && word.text.chars().count() > 2 && word.text.chars().all(char::is_alphabetic)
}

/// The words that weighed most among those that may say something: at most two, the second only if it weighed about as
/// much as the first.
pub(super) fn telling(scan: &Scan<'_>, words: &[&Word], mut heed: Vec<(usize, f32)>) -> Vec<(usize, usize)> {
    const ABOUT_AS_MUCH: f32 = 0.5;
    let reader = scan.index.standings();
    let may_tell = |at: usize| words.get(at).is_some_and(|word| reader.is_some_and(|reader| tells(scan, reader, word)));
    heed.retain(|(at, _)| may_tell(*at));
    heed.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    heed.truncate(2);
    let most = heed.first().map_or(0.0, |(_, weight)| *weight);
    heed.retain(|(_, weight)| *weight >= ABOUT_AS_MUCH * most);
    let mut spans: Vec<(usize, usize)> =
        heed.iter().filter_map(|(at, _)| words.get(*at)).map(|word| (word.from, word.to)).collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}
