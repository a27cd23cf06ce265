//! How a line speaks of each maker that it names: what the network reads, and what a register's columns say.

use super::brands::BrandHit;
use super::findings::Said;
use super::macs::MacHit;
use super::models::ModelHit;
use super::objects;
use super::read_off;
use super::remarks::is_in_remarks;
use super::roles::Roles;
use super::row_status::{self, OfStatus, by_status, says_done, successor};
use super::scan::Scan;
use super::signs::Signs;
use super::subject;
use super::telling_words::{CUES_AT_A_WORD, telling, told};
use super::works::{self, Works};
use vendor_list::cues::WordRole;
use vendor_standing::network::REACH;
use vendor_standing::words::{Word, words};
use vendor_standing::{Memory, Odds, Reader, Standing};
use vendor_text::{Cell, Column, secrets};

/// How likely it must be, from the words around a name, that there is any kit at all, before a line is read as speaking
/// of kit. An item with a number or a price, a row, and a few words that say little are read as kit unless the words
/// clearly say otherwise.
const LEAST_OF_FEW_WORDS: f32 = 0.25;
/// The same for a number that has words of its own after it: “IP3M-943 International (EU-STD)”.
const LEAST_OF_A_NUMBER: f32 = 0.12;
const LEAST_OF_AN_ITEM: f32 = 0.35;
const LEAST_OF_A_SENTENCE: f32 = 0.4;

/// The same for a row whose make or model names kit: the row is about that kit, and a remark in it hardly ever makes it
/// only mentioned.
const LEAST_OF_A_ROW_THAT_ONLY_MENTIONS: f32 = 0.2;

/// The same for a row whose status says by itself that its kit is in use: a remark on a part of it (“filter lost”) says
/// nothing about the whole.
const LEAST_OF_A_ROW_IN_USE: f32 = 0.12;

/// Below this, a sentence that may speak of kit is asked about.
const EVEN: f32 = 0.72;

/// How likely "in place" must be before a buyer is told that it is not part of the purchase.
const PLAINLY_THERE: f32 = 0.5;

/// How likely it must be that a remark of a row offers kit, before that kit is taken to be still to come.
const PLAINLY_TO_COME: f32 = 0.6;

/// How likely "going" must be before kit is taken to be leaving.
const PLAINLY_GOING: f32 = 0.4;

/// The largest number of words of a question that is about one name and nothing else.
const SHORT_QUESTION: usize = 9;

/// How likely "offered" or a status must be before a line is taken to say so, for a buyer and an owner alike.
pub(super) const PLAIN: f32 = 0.5;

/// How likely it must be, from its remarks alone, that the kit of a row is not there, before it is asked about.
const PLAINLY_ABSENT: f32 = 0.9;

/// How likely it must be that a status is a refusal, before a successor is taken not to come.
const PLAINLY_REFUSED: f32 = 0.75;

/// What a line says of the makers in it.
#[derive(Debug, Default)]
pub struct Standings {
    /// In the order of the text.
    names: Vec<NameRead>,
}

/// One name, and what the line says of it.
#[derive(Debug)]
struct NameRead {
    /// Its bytes.
    span: (usize, usize),
    said: Said,
    /// The bytes of the words that weighed most.
    telling: Vec<(usize, usize)>,
}

impl Standings {
    /// What is said of the name at a byte; nothing is said of a name that was not read.
    #[must_use]
    pub fn at(&self, byte: usize) -> (Said, &[(usize, usize)]) {
        let found = self.names.get(self.names.partition_point(|name| name.span.1 <= byte));
        let found = found.filter(|name| name.span.0 <= byte);
        found.map_or((Said::NOTHING, &[]), |name| (name.said, name.telling.as_slice()))
    }
}

/// Reads how a line speaks of the names in it.
#[must_use]
pub fn read(
    scan: &Scan<'_>,
    roles: &Roles,
    brands: &[BrandHit<'_>],
    models: &[ModelHit],
    macs: &[MacHit],
    memory: &mut Memory,
) -> Standings {
    let names = names(scan, brands, models, macs);
    if names.is_empty() {
        return Standings::default();
    }
    // The words of a firm's name say nothing of its kit.
    if scan.cells.is_empty() && models.is_empty() {
        let firm = subject::firm_named(scan, (0, scan.text.len()));
        let in_firm = |(from, to): &(usize, usize)| firm.is_some_and(|(start, end)| start <= *from && *to <= end);
        if names.iter().all(in_firm) {
            return Standings::default();
        }
    }
    let mut labels = labels(scan);
    labels.extend(secrets::left_out(scan.text));
    labels.extend(row_status::cells_of_nothing(scan));
    let mut all = words(scan.text, &names);
    all.retain(|word| word.name.is_some() || !labels.iter().any(|(from, to)| *from <= word.from && word.to <= *to));
    let is_row = scan.is_row_of_kit();
    let speaks_of_kit = |cell: &Cell| cell.column.holds_kit() || cell.column.is_of_other_kit();
    let done = scan.cells.iter().any(speaks_of_kit) && says_done(scan);
    let make_unknown = is_row && subject::says_make_is_unknown(scan);
    let replacing = Replacing { successor: successor(scan), works: works::state(scan), done };
    let unchanged = row_status::stays_as_it_is(scan);
    let mut standings = Standings::default();
    let signs = Signs::of(scan, names.first().map_or(0, |(from, _)| *from));
    for (from, to) in named(&all) {
        let column = scan.column_at(from);
        if let Some((standing, sign)) = signs.say(scan, &all, (from, to)) {
            standings.names.push(NameRead { span: (from, to), said: Said::stated(standing), telling: vec![sign] });
            continue;
        }
        let status = by_status(scan, &all, (from, column), replacing.works, memory);
        // In a table that has no column for its kit, any column may hold it.
        let may_be_kit = column == Column::Around && !is_row;
        if let Some(said) = by_column(column, done).filter(|_| !may_be_kit) {
            let refused = match replacing.works {
                Some((Works::Stalled, sign)) => Some((Standing::Mentioned, vec![sign], 1.0)),
                // Works that are still to be done have not been refused.
                Some(_) => None,
                None => {
                    status.filter(|(standing, _, odds)| *standing == Standing::Mentioned && *odds > PLAINLY_REFUSED)
                }
            };
            // In a row of before and after, the works are those that replace the one by the other.
            let has_successor = scan.cells.iter().any(|cell| cell.column == Column::Successor);
            let awaits = match replacing.works {
                Some((Works::Coming, _)) => true,
                Some((Works::Pending, _)) => has_successor,
                _ => false,
            };
            let (said, telling) = match (refused, column) {
                // A successor that was refused does not come, and what it was to replace stays.
                (Some((_, telling, _)), Column::Successor) => (Said::stated(Standing::Mentioned), telling),
                (Some((_, telling, _)), Column::Leaving) => (Said::stated(Standing::InPlace), telling),
                (_, Column::Leaving | Column::Previous) if unchanged => (Said::stated(Standing::InPlace), Vec::new()),
                (_, Column::Previous) => match row_status::of_earlier_kit(scan, &all, from, memory) {
                    Some((standing, telling)) => (Said::stated(standing), telling),
                    // The kit of the row is still to come, so what it replaces is there until then.
                    None if awaits && !row_status::has_left(scan, &all, from, memory) => {
                        (Said::stated(Standing::Going), Vec::new())
                    }
                    None => (said, Vec::new()),
                },
                _ => (said, Vec::new()),
            };
            standings.names.push(NameRead { span: (from, to), said, telling });
            continue;
        }
        if let Some((standing, sign)) = replacing.says(scan, from, status.as_ref()).filter(|_| column.holds_kit()) {
            standings.names.push(NameRead { span: (from, to), said: Said::stated(standing), telling: vec![sign] });
            continue;
        }
        let in_use = matches!(status, Some((Standing::InPlace, ..)));
        // Kit that will not be taken away stays, whatever the action says. Of other kit in use the remarks may still
        // say something.
        let stays = matches!(replacing.works, Some((Works::Stalled, _)));
        if let Some((standing, telling, _)) = status.filter(|_| !in_use || stays) {
            standings.names.push(NameRead { span: (from, to), said: Said::stated(standing), telling });
            continue;
        }
        let only_named = roles.is_mentioned(scan.word_at_byte(from));
        let (said, telling) = match scan.index.standings() {
            Some(reader) => {
                let row = Row { is_row, in_use, make_unknown, in_remarks: is_in_remarks(scan, from) };
                by_words(scan, reader, &all, (from, column), row, only_named, memory)
            }
            None if only_named => (Said::stated(Standing::Mentioned), Vec::new()),
            None => (Said::NOTHING, Vec::new()),
        };
        // “Dahua Diamond”, “Hikvision style”: not the maker's own kit, whatever its column.
        let compared = roles.is_compared(scan.word_at_byte(from));
        let said = if compared && said.owning.is_present() { Said::stated(Standing::Mentioned) } else { said };
        // A name in a column of actions is what is still to come.
        let said =
            if said == Said::NOTHING && column == Column::Action { Said::stated(Standing::Offered) } else { said };
        standings.names.push(NameRead { span: (from, to), said, telling });
    }
    standings
}

/// What is to replace a row's kit, and how far that has come.
struct Replacing {
    successor: Option<(usize, usize)>,
    works: Option<(Works, (usize, usize))>,
    /// Whether the status says that what was planned is done, or that its kit is in use.
    done: bool,
}

impl Replacing {
    /// What the existence of a successor says of the kit named at a byte, and the bytes that show it.
    fn says(&self, scan: &Scan<'_>, name: usize, status: Option<&OfStatus>) -> Option<(Standing, (usize, usize))> {
        let successor = self.successor?;
        if works::is_in_another_part(scan, name, successor) {
            return Some((Standing::InPlace, successor));
        }
        // If the status says that something is ordered, that is the successor.
        let leaves = |(standing, ..): &OfStatus| !matches!(standing, Standing::InPlace | Standing::Offered);
        match self.works {
            Some((Works::Stalled, sign)) => Some((Standing::InPlace, sign)),
            Some(_) => Some((Standing::Going, successor)),
            None if row_status::says_works_done(scan) => Some((Standing::Gone, successor)),
            None => (!self.done && !status.is_some_and(leaves)).then_some((Standing::Going, successor)),
        }
    }
}

/// What is known of the row that a name is in.
#[derive(Debug, Clone, Copy)]
struct Row {
    /// Whether the line is a row with a column for its kit.
    is_row: bool,
    /// Whether its status says by itself that the kit is in use.
    in_use: bool,
    /// Whether its make says that nobody knows it.
    make_unknown: bool,
    /// Whether the name is in a remark.
    in_remarks: bool,
}

fn by_words(
    scan: &Scan<'_>,
    reader: &Reader,
    all: &[Word],
    (from, column): (usize, Column),
    row: Row,
    only_named: bool,
    memory: &mut Memory,
) -> (Said, Vec<(usize, usize)>) {
    let near: Vec<&Word> = around(all, from).iter().filter(|word| belongs(scan, column, word)).collect();
    let place = near.iter().position(|word| word.is_name_at(from)).unwrap_or_default();
    let told = told(scan, reader, &near, place);
    if told == 0 && !only_named {
        return (Said::NOTHING, Vec::new());
    }
    let (mut odds, heed) = reader.read(&near, place, memory);
    if only_named {
        odds.buying = not_offered(odds.buying);
        odds.owning = not_offered(odds.owning);
    }
    let said = said(scan, (&near, place), &odds, row, only_named, told);
    let away = matches!(said.owning, Standing::Gone | Standing::Going | Standing::Undecided);
    let said = if scan.cells.is_empty() { by_state_of_works(scan, said) } else { said };
    if away && objects::are_something_else(scan, &near, place) {
        return (Said::stated(Standing::InPlace), telling(scan, &near, heed));
    }
    if row.is_row && column.holds_kit() && !only_named && said.owning.is_present() {
        // If the remarks, read by themselves, plainly say otherwise, that is a question.
        let apart = near.get(place).and_then(|name| row_status::of_remarks_alone(scan, reader, name, &near, memory));
        let plainly_absent = |[_, _, _, gone, mentioned]: [f32; 5]| gone + mentioned > PLAINLY_ABSENT;
        if apart.is_some_and(|odds| plainly_absent(odds.owning)) {
            return (Said::stated(Standing::Undecided), telling(scan, &near, heed));
        }
    }
    // “A box marked UNV” says whose the kit is.
    let names_kit = || all.iter().any(|word| word.name.is_some() && scan.column_at(word.from).holds_kit());
    if said == Said::stated(Standing::Mentioned) && !only_named && read_off::marks_the_thing(scan, from) && !names_kit()
    {
        return (Said::NOTHING, Vec::new());
    }
    // If nobody knows the make, a remark that names a maker may be a guess at it (“looks like a Hikvision dome”),
    // unless a phrase of the list says that the name is only mentioned.
    if row.make_unknown && said == Said::stated(Standing::Mentioned) && !only_named {
        return (Said::stated(Standing::Undecided), telling(scan, &near, heed));
    }
    (said, telling(scan, &near, heed))
}

/// What is said of kit once the line tells that the works on it are done or will not be done: kit that was to be taken
/// away is gone or stays, and kit that was to be fitted is there.
fn by_state_of_works(scan: &Scan<'_>, said: Said) -> Said {
    let is_taken_away = said == Said::stated(Standing::Going);
    if !is_taken_away && said.owning != Standing::Offered {
        return said;
    }
    match works::done_by_line(scan) {
        Some(true) if is_taken_away => Said::stated(Standing::Gone),
        Some(false) if is_taken_away => Said::stated(Standing::InPlace),
        Some(true) => Said::stated(Standing::InPlace),
        _ => said,
    }
}

/// The odds beside a phrase of the list that says that the name next to it is not offered.
fn not_offered([offered, in_place, going, gone, mentioned]: [f32; 5]) -> [f32; 5] {
    const LEFT: f32 = 0.1;
    let all = offered * LEFT + in_place + going + gone + mentioned;
    [offered * LEFT / all, in_place / all, going / all, gone / all, mentioned / all]
}

/// The bytes of the names in a line, in order and without overlap.
fn names(scan: &Scan<'_>, brands: &[BrandHit<'_>], models: &[ModelHit], macs: &[MacHit]) -> Vec<(usize, usize)> {
    let by_words = brands.iter().filter_map(|hit| {
        let (first, last) = (scan.words.get(hit.from)?, scan.words.get(hit.to.checked_sub(1)?)?);
        Some(scan.folded.span(first.from, last.to))
    });
    let by_letters = models.iter().map(|hit| (hit.from, hit.to)).chain(macs.iter().map(|hit| (hit.from, hit.to)));
    let mut names: Vec<(usize, usize)> =
        by_words.chain(by_letters.map(|(from, to)| scan.folded.span(from, to))).collect();
    names.sort_by_key(|(from, to)| (*from, std::cmp::Reverse(*to)));
    let mut end = 0;
    names.retain(|(from, to)| {
        let apart = *from >= end && to > from;
        end = if apart { *to } else { end };
        apart
    });
    names
}

/// The words near enough to be read beside the name at a byte, so that a long line is not read as a whole for each of
/// its names.
pub(super) fn around(all: &[Word], byte: usize) -> &[Word] {
    const NEAR: usize = 4 * REACH;
    let name = all.partition_point(|word| word.to <= byte);
    all.get(name.saturating_sub(NEAR)..all.len().min(name + NEAR)).unwrap_or_default()
}

fn named(words: &[Word]) -> impl Iterator<Item = (usize, usize)> + '_ {
    words.iter().filter(|word| word.name.is_some()).map(|word| (word.from, word.to))
}

/// Whether a word of offering comes directly before a name, with at most a count between: “install 4 x Hikvision”.
fn is_offered_by_the_word_before(scan: &Scan<'_>, at: usize) -> bool {
    let counts = |word: usize| {
        scan.words.get(word).is_some_and(|known| known.digits) || matches!(scan.word(word), "X" | "NR" | "NO")
    };
    let mut from = at;
    loop {
        let before = scan.cues.partition_point(|cue| cue.from < from);
        let near = scan.cues.get(before.saturating_sub(CUES_AT_A_WORD)..before).unwrap_or_default();
        if near.iter().any(|cue| cue.role == WordRole::MentionEnds && cue.to == from) {
            return true;
        }
        match from.checked_sub(1).filter(|word| counts(*word)) {
            Some(word) => from = word,
            None => return false,
        }
    }
}

/// The labels in a line that labels its cells itself (“Previous make: …”). They have already served to find the column,
/// and say nothing of the other cells.
fn labels(scan: &Scan<'_>) -> Vec<(usize, usize)> {
    let mut behind = 0;
    let mut labels = Vec::new();
    for cell in scan.cells {
        let gap = scan.text.get(behind..cell.start).unwrap_or_default();
        if gap.contains([':', '=']) {
            let from = gap.rfind([';', '|', ',', '(', '{']).map_or(behind, |at| behind + at);
            labels.push((from, cell.start));
        }
        behind = cell.end;
    }
    labels
}

/// What a column alone says of the kit in it, whatever the words.
fn by_column(column: Column, done: bool) -> Option<Said> {
    let standing = match column {
        Column::Previous => Standing::Gone,
        Column::Leaving if done => Standing::Gone,
        Column::Leaving => Standing::Going,
        Column::Staying => Standing::InPlace,
        Column::Successor if done => Standing::InPlace,
        Column::Successor => Standing::Offered,
        column if column.is_around() => Standing::Mentioned,
        _ => return None,
    };
    Some(Said::stated(standing))
}

/// Whether a word is read beside a name: in a row, cells that say nothing about what happens to the kit are skipped,
/// and a remark about a second maker is read by itself.
fn belongs(scan: &Scan<'_>, column: Column, word: &Word) -> bool {
    if scan.cells.is_empty() {
        return true;
    }
    let of_word = scan.column_at(word.from);
    match column {
        Column::Notes => of_word == Column::Notes,
        _ => {
            of_word.holds_kit()
                || matches!(of_word, Column::Notes | Column::Status | Column::Action | Column::Other | Column::Kind)
        }
    }
}

/// The standing that follows from the odds. `only_named`: a phrase of the list says that the name next to it is not
/// offered.
fn said(
    scan: &Scan<'_>,
    (words, name): (&[&Word], usize),
    odds: &Odds,
    Row { is_row, in_use, in_remarks, .. }: Row,
    only_named: bool,
    told: usize,
) -> Said {
    let (buying, present) = Odds::likeliest(&odds.buying);
    let (owning, present_to_owner) = Odds::likeliest(&odds.owning);
    if only_named {
        let away = |standing| if standing == Standing::Offered { Standing::Mentioned } else { standing };
        return Said { buying: away(buying), owning: away(owning) };
    }
    // An item with a number, a price or a count is read as an item, unless the words clearly say otherwise.
    let is_item = is_row || is_item(scan, words);
    let is_sentence = is_row || is_sentence(scan, words);
    let is_short = told <= 1 || !is_sentence || is_priced(scan);
    let least = if in_use {
        LEAST_OF_A_ROW_IN_USE
    } else if is_row && buying == Standing::Mentioned {
        LEAST_OF_A_ROW_THAT_ONLY_MENTIONS
    } else if is_short && !is_sentence && is_number(scan, words, name) {
        LEAST_OF_A_NUMBER
    } else if is_short {
        LEAST_OF_FEW_WORDS
    } else if is_item {
        LEAST_OF_AN_ITEM
    } else {
        LEAST_OF_A_SENTENCE
    };
    let most = present.max(present_to_owner);
    if most < least {
        // What a question asks about is neither offered nor passed over.
        let asks = words.last().is_some_and(|word| word.text == "?") && words.len() <= SHORT_QUESTION;
        return if asks { Said::stated(Standing::Undecided) } else { Said { buying, owning } };
    }
    let at = words.get(name).map_or(0, |word| scan.word_at_byte(word.from));
    if !is_row && is_offered_by_the_word_before(scan, at) {
        return Said::NOTHING;
    }
    let offers = scan.cues.iter().any(|cue| cue.role == WordRole::MentionEnds);
    if told > 1 && is_sentence && !is_row && !offers && most < EVEN {
        return Said::stated(Standing::Undecided);
    }
    let [offered, in_place, going, ..] = odds.buying;
    let [offered_to_owner, in_place_to_owner, going_to_owner, ..] = odds.owning;
    if going.min(going_to_owner) > PLAINLY_GOING {
        Said::stated(Standing::Going)
    } else if is_row && !in_remarks {
        Said::NOTHING
    } else if offered.min(offered_to_owner) > if is_row { PLAINLY_TO_COME } else { PLAIN } {
        Said::stated(Standing::Offered)
    } else if in_place.min(in_place_to_owner) > PLAINLY_THERE && told > 1 && is_sentence {
        Said::stated(Standing::InPlace)
    } else {
        Said::NOTHING
    }
}

/// Whether the name at a place is a number.
fn is_number(scan: &Scan<'_>, words: &[&Word], name: usize) -> bool {
    let written = words.get(name).and_then(|word| scan.text.get(word.from..word.to)).unwrap_or_default();
    written.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether some words occur only in sentences; “31 no.” and “no. 4” are counts and numbers.
fn is_sentence(scan: &Scan<'_>, words: &[&Word]) -> bool {
    let is_number = |at: Option<usize>| {
        at.and_then(|at| words.get(at)).is_some_and(|word| matches!(word.text.as_str(), "<n>" | "<0>" | "<1>"))
    };
    words.iter().enumerate().any(|(at, word)| {
        let counts =
            word.text == "no" && (is_number(at.checked_sub(1)) || is_number(Some(at + 1)) || is_number(Some(at + 2)));
        !counts && scan.index.makes_a_sentence(&word.text)
    })
}

/// Whether the line is a row of a quote: it has a column of quantities or prices.
fn is_priced(scan: &Scan<'_>) -> bool {
    scan.cells.iter().any(|cell| matches!(cell.column, Column::Quantity | Column::UnitPrice))
}

/// Whether the words around a name show an item of a quote or a list: a price, a count, a number of its own.
fn is_item(scan: &Scan<'_>, words: &[&Word]) -> bool {
    words.iter().any(|word| matches!(word.text.as_str(), "<money>" | "<n>" | "<code>"))
        || scan.has_support(&[])
        || words.iter().any(|word| {
            word.name.is_some()
                && scan.text.get(word.from..word.to).is_some_and(|name| name.bytes().any(|byte| byte.is_ascii_digit()))
        })
}
