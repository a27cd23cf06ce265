//! What the columns of a register's row say of its kit: its status, what is to be done with it, what will replace it.

use super::scan::Scan;
use super::standings::{PLAIN, around};
use super::telling_words::{is_plain, tells};
use super::works::{self, Works};
use vendor_list::cues::WordRole;
use vendor_readers::dates_as_written;
use vendor_standing::words::{Word, words};
use vendor_standing::{Memory, Odds, Reader, Standing};
use vendor_text::{Cell, Column};

/// How likely it must be that a remark of one word says that kit leaves or has left: most such words are about a part
/// or a fault.
const PLAINLY_A_STATUS: f32 = 0.8;

/// How likely it must be that the remarks of a row say that its kit has left, before they outweigh what is still to be
/// done with it.
const PLAINLY_GONE: f32 = 0.92;

/// The bytes of words, from and to.
pub(super) type Spans = Vec<(usize, usize)>;
/// What a status says, its bytes, and how likely that is.
pub(super) type OfStatus = (Standing, Spans, f32);

/// What the status of a row says of its kit, if it says so plainly; its bytes; and how likely that is. Only the name
/// and the status are read, as if they were a line. A remark of one word (“removed 2022”) is a status too, if it says
/// that the kit leaves or has left.
pub(super) fn by_status(
    scan: &Scan<'_>,
    all: &[Word],
    (from, column): (usize, Column),
    works: Option<(Works, (usize, usize))>,
    memory: &mut Memory,
) -> Option<OfStatus> {
    let has_kit = column.holds_kit() || matches!(column, Column::Successor | Column::Leaving);
    if let Some((standing, cell)) = works::departed(scan).filter(|_| column.holds_kit()) {
        return Some((standing, vec![cell], 1.0));
    }
    let reader = scan.index.standings().filter(|_| has_kit)?;
    let near = around(all, from);
    let name = near.iter().find(|word| word.is_name_at(from))?;
    let under = |wanted: Column| near.iter().filter(move |word| scan.column_at(word.from) == wanted);
    let status: Vec<&Word> = under(Column::Status).filter(|word| word.name.is_none()).collect();
    let (remark, to_do): (Vec<&Word>, Vec<&Word>) = (under(Column::Notes).collect(), under(Column::Action).collect());
    let is_one_word =
        remark.iter().filter(|word| is_plain(word)).count() == 1 && remark.iter().all(|word| word.name.is_none());
    let of_action = if column.holds_kit() { by_action(scan, reader, name, &to_do, memory) } else { None };
    // Kit that was to leave has left if the works are done, or if the remarks plainly say so.
    let mut has_left = || says_works_done(scan) || remarks_say_gone(scan, reader, name, near, memory);
    let of_action = match of_action {
        Some((Standing::Going, spans, odds)) if has_left() => Some((Standing::Gone, spans, odds)),
        of_action => of_action,
    };
    let of_action = match (of_action, works) {
        // Kit that was to be taken away but is not stays.
        (Some((Standing::Going, ..)), Some((Works::Stalled, sign))) => Some((Standing::InPlace, vec![sign], 1.0)),
        (None, Some((Works::Stalled, sign))) if to_do.first().is_some_and(|word| opens_taking_away(scan, word)) => {
            Some((Standing::InPlace, vec![sign], 1.0))
        }
        (None, Some((Works::Coming, sign))) if column.holds_kit() => Some((Standing::Offered, vec![sign], 1.0)),
        (of_action, _) => of_action,
    };
    // A status such as “B” or “3” is a grade.
    let has_words = status.iter().any(|word| is_plain(word));
    let of_status = of_action.or_else(|| {
        let said = has_words.then(|| read_beside(reader, name, &status, memory)).flatten()?;
        Some(outweighed(scan, reader, name, near, said, memory))
    });
    let leaves = |(standing, ..): &OfStatus| matches!(standing, Standing::Gone | Standing::Going);
    if is_one_word && !of_status.as_ref().is_some_and(leaves) {
        let of_remark = read_beside(reader, name, &remark, memory).filter(leaves);
        let of_remark = of_remark.filter(|(.., odds)| *odds > PLAINLY_A_STATUS);
        return of_remark.or(of_status);
    }
    of_status.or_else(|| by_short_cell(scan, reader, name, near, memory))
}

/// What a cell of a word or two says under a heading that nobody knows, if it plainly says that the kit leaves or has
/// left: “Theft”, “Trade-in”, “On order”.
fn by_short_cell(
    scan: &Scan<'_>,
    reader: &Reader,
    name: &Word,
    near: &[Word],
    memory: &mut Memory,
) -> Option<OfStatus> {
    const MOST_WORDS: usize = 2;
    let cells = scan.cells.iter().filter(|cell| cell.column == Column::Other && cell.end > cell.start);
    cells
        .filter_map(|cell| {
            let words: Vec<&Word> = near.iter().filter(|word| cell.start <= word.from && word.to <= cell.end).collect();
            let plain = words.iter().filter(|word| is_plain(word)).count();
            if !(1..=MOST_WORDS).contains(&plain)
                || words.len() > MOST_WORDS + 1
                || words.iter().any(|word| word.name.is_some())
                || dates_as_written::names_days(scan.text.get(cell.start..cell.end).unwrap_or_default())
            {
                return None;
            }
            let said = read_beside(reader, name, &words, memory)?;
            let is_plain =
                said.2 > PLAINLY_A_STATUS && matches!(said.0, Standing::Gone | Standing::Going | Standing::Offered);
            is_plain.then_some(said)
        })
        .next()
}

/// What a status says once the remarks are read as well: “Decommissioned”, but “brought back into use in May”.
fn outweighed(
    scan: &Scan<'_>,
    reader: &Reader,
    name: &Word,
    near: &[Word],
    said: OfStatus,
    memory: &mut Memory,
) -> OfStatus {
    if !matches!(said.0, Standing::Gone | Standing::Going) {
        return said;
    }
    let stays = |word: &&Word| is_remark(scan, word) && scan.index.paper_words().says_it_stays(&word.text);
    let Some(word) = near.iter().find(stays) else { return said };
    let Some([_, in_place, going, gone, _]) = odds_of_remarks(scan, reader, name, near, memory) else { return said };
    if in_place > PLAIN {
        (Standing::InPlace, vec![(word.from, word.to)], in_place)
    } else if going > PLAIN && going > gone {
        (Standing::Going, vec![(word.from, word.to)], going)
    } else {
        said
    }
}

/// Whether the remarks of a row, read by themselves, say plainly that its kit has left.
fn remarks_say_gone(scan: &Scan<'_>, reader: &Reader, name: &Word, near: &[Word], memory: &mut Memory) -> bool {
    odds_of_remarks(scan, reader, name, near, memory).is_some_and(|[_, _, _, gone, _]| gone > PLAINLY_GONE)
}

/// The odds of the standings of a row's kit for an owner, from its remarks alone; `None` if it has no remark.
fn odds_of_remarks(
    scan: &Scan<'_>,
    reader: &Reader,
    name: &Word,
    near: &[Word],
    memory: &mut Memory,
) -> Option<[f32; 5]> {
    let remarks: Vec<&Word> = near.iter().filter(|word| is_remark(scan, word)).collect();
    remarks.iter().any(|word| is_plain(word)).then(|| odds_beside(reader, name, &remarks, memory))
}

/// Whether a word is in a remark: under a heading for remarks, or among a few words under one that nobody knows.
fn is_remark(scan: &Scan<'_>, word: &Word) -> bool {
    let is_long = |cell: &Cell| {
        let text = scan.text.get(cell.start..cell.end).unwrap_or_default();
        text.split_whitespace().count() >= WORDS_OF_A_REMARK
    };
    match scan.cell_at(word.from) {
        Some(cell) => cell.column == Column::Notes || (cell.column == Column::Other && is_long(cell)),
        None => false,
    }
}

/// Whether the remarks of a row say of a name in it that its kit has left.
pub(super) fn has_left(scan: &Scan<'_>, all: &[Word], from: usize, memory: &mut Memory) -> bool {
    let near = around(all, from);
    let read = scan.index.standings().zip(near.iter().find(|word| word.is_name_at(from)));
    let odds = read.and_then(|(reader, name)| odds_of_remarks(scan, reader, name, near, memory));
    odds.is_some_and(|[_, _, _, gone, _]| gone > PLAIN)
}

/// What a remark says of the kit that a row had before: “the old dome is still on the wall” is read as if the name
/// stood in place of “the old dome”. `None` if that is gone, because the column has already said so.
pub(super) fn of_earlier_kit(
    scan: &Scan<'_>,
    all: &[Word],
    from: usize,
    memory: &mut Memory,
) -> Option<(Standing, Spans)> {
    let reader = scan.index.standings()?;
    let near = around(all, from);
    let name = near.iter().find(|word| word.is_name_at(from))?;
    let remark = |word: &Word| {
        let column = scan.column_at(word.from);
        matches!(column, Column::Notes | Column::Action | Column::Other) && word.name.is_none()
    };
    let at = near.iter().position(|word| remark(word) && scan.index.paper_words().means_earlier(&word.text))?;
    let cell = scan.cell_at(near.get(at)?.from)?;
    let is_kit = |word: &Word| {
        let named = || scan.cues_at(scan.word_at_byte(word.from)).any(|cue| matches!(cue.role, WordRole::Equipment(_)));
        scan.index.paper_words().stands_in(&word.text) || named()
    };
    let noun = near.get(at + 1).filter(|word| word.to <= cell.end && is_kit(word))?;
    let in_cell = |word: &&Word| cell.start <= word.from && word.to <= cell.end;
    let before: Vec<&Word> = near.iter().take(at).filter(in_cell).collect();
    let place = before.len();
    let behind = near.iter().skip(at + 2).filter(in_cell);
    let line: Vec<&Word> = before.into_iter().chain([name]).chain(behind).collect();
    let [_, in_place, going, gone, mentioned] = reader.read(&line, place, memory).0.owning;
    let spans = vec![(near.get(at)?.from, noun.to)];
    // If something is still to be done with it, it is there.
    let to_do = cell.column == Column::Action && going + gone > PLAIN;
    if to_do || (going > PLAIN && going > gone) {
        Some((Standing::Going, spans))
    } else if in_place > PLAIN && in_place > gone + mentioned {
        Some((Standing::InPlace, spans))
    } else {
        None
    }
}

/// Whether words are only names of kit, with nothing that says more about it.
fn only_names(scan: &Scan<'_>, reader: &Reader, words: &[&Word]) -> bool {
    words.iter().any(|word| word.name.is_some()) && !words.iter().any(|word| tells(scan, reader, word))
}

/// What a column of actions says: kit that is to be scrapped is still there, unless the cell says that it is done.
fn by_action(scan: &Scan<'_>, reader: &Reader, name: &Word, to_do: &[&Word], memory: &mut Memory) -> Option<OfStatus> {
    const WORDS_THAT_SAY_DONE: usize = 2;
    let (first, last) = to_do.first().zip(to_do.last())?;
    let spans = vec![(first.from, last.to)];
    if only_names(scan, reader, to_do) {
        return Some((Standing::Going, spans, 1.0));
    }
    let done = |word: &&&Word| {
        let text = scan.text.get(word.from..word.to).unwrap_or_default().to_lowercase();
        text.len() > 3 && (text.ends_with("ed") || matches!(text.as_str(), "gone" | "sold" | "done"))
    };
    let is_done = to_do.iter().take(WORDS_THAT_SAY_DONE).any(|word| done(&word));
    let [_, in_place, going, gone, mentioned] = odds_beside(reader, name, to_do, memory);
    if going + gone > PLAIN {
        let standing = if is_done && gone > going { Standing::Gone } else { Standing::Going };
        Some((standing, spans, going + gone))
    } else if in_place > PLAIN {
        Some((Standing::InPlace, spans, in_place))
    } else if takes_away(scan, to_do) {
        Some((Standing::Going, spans, PLAIN))
    } else {
        // “Declined” is said of the kit; “none” says only that there is nothing to do.
        (mentioned > PLAIN && is_done).then_some((Standing::Mentioned, spans, mentioned))
    }
}

fn opens_taking_away(scan: &Scan<'_>, word: &Word) -> bool {
    scan.index.paper_words().takes_away(scan.text.get(word.from..word.to).unwrap_or_default())
}

/// Whether an action takes away the kit itself and not a part of it: “renew”, “swap with Axis”.
fn takes_away(scan: &Scan<'_>, to_do: &[&Word]) -> bool {
    let text = |word: &Word| scan.text.get(word.from..word.to).unwrap_or_default();
    match to_do {
        [only] => scan.index.paper_words().takes_away(text(only)),
        [first, second, ..] => {
            let instead = second.name.is_some()
                || ["with", "by", "for", "out", "to"].iter().any(|word| text(second).eq_ignore_ascii_case(word))
                || !text(second).starts_with(char::is_alphanumeric);
            instead && scan.index.paper_words().takes_away(text(first))
        }
        [] => false,
    }
}

/// What some words say of a name if nothing else is read beside it, if they say so plainly.
fn read_beside(reader: &Reader, name: &Word, words: &[&Word], memory: &mut Memory) -> Option<OfStatus> {
    let (first, last) = words.first().zip(words.last())?;
    let all = odds_beside(reader, name, words, memory);
    let (standing, _) = Odds::likeliest(&all);
    let place = Standing::STATED.iter().position(|stated| *stated == standing)?;
    let odds = all.get(place).copied().unwrap_or_default();
    (odds > PLAIN).then(|| (standing, vec![(first.from, last.to)], odds))
}

/// The odds of the standings for an owner, if only some words are read beside a name.
fn odds_beside(reader: &Reader, name: &Word, words: &[&Word], memory: &mut Memory) -> [f32; 5] {
    let between = Word { text: "|".to_owned(), from: name.to, to: name.to, name: None };
    let line: Vec<&Word> = [name, &between].into_iter().chain(words.iter().copied()).collect();
    reader.read(&line, 0, memory).0.owning
}

/// What the remarks of a row say of a name in it if nothing else of the row is read: words for what the kit is and
/// where it is may mean something else.
pub(super) fn of_remarks_alone(
    scan: &Scan<'_>,
    reader: &Reader,
    name: &Word,
    near: &[&Word],
    memory: &mut Memory,
) -> Option<Odds> {
    let is_remark = |word: &&&Word| match scan.cell_at(word.from) {
        Some(cell) => match cell.column {
            Column::Notes | Column::Status | Column::Action => true,
            Column::Other => {
                scan.text.get(cell.start..cell.end).unwrap_or_default().split_whitespace().count() >= WORDS_OF_A_REMARK
            }
            _ => false,
        },
        None => false,
    };
    let remarks: Vec<&Word> = near.iter().filter(is_remark).copied().collect();
    if !remarks.iter().any(|word| is_plain(word)) {
        return None;
    }
    let between = Word { text: "|".to_owned(), from: name.to, to: name.to, name: None };
    let line: Vec<&Word> = [name, &between].into_iter().chain(remarks).collect();
    Some(reader.read(&line, 0, memory).0)
}

/// Fewest words of a remark under a heading that nobody knows.
const WORDS_OF_A_REMARK: usize = 3;

/// What the status or the remark of a row that names no maker says of its kit.
pub fn of_nameless_row(scan: &Scan<'_>, memory: &mut Memory) -> Option<Standing> {
    let kit = scan.cells.iter().find(|cell| cell.column.holds_kit() && cell.end > cell.start)?;
    if works::departed(scan).is_none() && !scan.cells.iter().any(speaks_of_kit) {
        return None;
    }
    let all = words(scan.text, &[(kit.start, kit.end)]);
    by_status(scan, &all, (kit.start, kit.column), works::state(scan), memory).map(|(standing, ..)| standing)
}

/// The cell that names what will replace a row's kit; a cell that begins like “none planned” names nothing.
pub(super) fn successor(scan: &Scan<'_>) -> Option<(usize, usize)> {
    let cell = scan.cells.iter().find(|cell| cell.column == Column::Successor)?;
    let text = scan.text.get(cell.start..cell.end)?;
    let first = text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty())?;
    let is_nothing = scan.index.paper_words().opens_no_successor(first);
    (!is_nothing).then_some((cell.start, cell.end))
}

/// Whether the replacement named for a row's kit is that kit again: “as before”, “no change”.
pub(super) fn stays_as_it_is(scan: &Scan<'_>) -> bool {
    scan.cells.iter().filter(|cell| cell.column == Column::Successor).any(|cell| {
        scan.text.get(cell.start..cell.end).is_some_and(|text| scan.index.paper_words().says_unchanged(text))
    })
}

/// Whether a cell says what is the matter with the kit of its row.
fn speaks_of_kit(cell: &Cell) -> bool {
    matches!(cell.column, Column::Action | Column::Status | Column::Notes)
}

/// Cells that say that there is nothing to say: “none” in a column of actions says nothing of the kit.
pub(super) fn cells_of_nothing<'a>(scan: &'a Scan<'_>) -> impl Iterator<Item = (usize, usize)> + 'a {
    let spans = scan.cells.iter().filter(|cell| speaks_of_kit(cell)).map(|cell| (cell.start, cell.end));
    spans.filter(|(start, end)| {
        let text = scan.text.get(*start..*end).unwrap_or_default();
        scan.index.paper_words().says_nothing(text)
    })
}

/// Whether the status of a row, or a remark of a word or two, says that what was planned is done.
pub(super) fn says_works_done(scan: &Scan<'_>) -> bool {
    const WORDS_OF_A_STATUS: usize = 2;
    let words = scan.index.paper_words();
    scan.cells.iter().any(|cell| {
        let text = scan.text.get(cell.start..cell.end).unwrap_or_default();
        // “Done” under “Notes” is a status, too.
        let is_status = cell.column == Column::Status
            || (cell.column == Column::Notes && text.split_whitespace().count() <= WORDS_OF_A_STATUS);
        is_status && words.says_works_done(text)
    })
}

/// Whether the status of a row says that what was planned is done, or that its kit is in use.
pub(super) fn says_done(scan: &Scan<'_>) -> bool {
    let status = scan.cells.iter().filter(|cell| cell.column == Column::Status);
    status.filter_map(|cell| scan.text.get(cell.start..cell.end)).any(|text| scan.index.paper_words().says_done(text))
}
