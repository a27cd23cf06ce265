//! What a result says to a person: the pill, the heading, the lead and what to do next.

use super::counts::count;
use super::record::{Freshness, LineRecord, ListStamp, Summary};
use crate::identify::{Certainty, EvidenceKind, Role, Standing};
use crate::judge::outcome::{NOT_COMPARED, NOT_KNOWN};
use crate::judge::{Context, Verdict, policy};
use vendor_list::answers::AnswerSentence;
use vendor_list::next_steps::NextStep;
use vendor_list::schema::Bears;
use vendor_list::verdict::{Question, Reach};
use vendor_readers::LeftOut;
use vendor_text::Date;
use vendor_text::Unread;
use vendor_text::words::capitalised;

/// The verdict as it is written on its pill.
#[must_use]
pub fn pill(record: &LineRecord) -> String {
    match record.verdict {
        Verdict::Restricted => restricted(record.reach, record.binds).to_owned(),
        Verdict::Barred if barred_by_policy_alone(record) => "Barred by your policy".to_owned(),
        verdict => verdict.in_words().to_owned(),
    }
}

/// A restriction in words, with whom it reaches if it does not bind the user. Records of version 0.1 do not say whom it
/// reaches.
#[must_use]
pub fn restricted(reach: Option<Reach>, binds: bool) -> &'static str {
    match reach {
        Some(reach) if !binds => reach.in_words(),
        None if !binds => "Restricted for others or abroad",
        _ => Verdict::Restricted.in_words(),
    }
}

/// Which columns were left out because they may contain secrets, one sentence for each file and sheet, and how many
/// lines secrets were left out of.
#[must_use]
pub fn left_out(summary: &Summary) -> Vec<String> {
    let mut places: Vec<(String, Vec<&str>)> = Vec::new();
    let place = |left: &LeftOut| [left.file.as_deref().unwrap_or("The text"), &left.place].join(" ").trim().to_owned();
    let in_lines = summary.left_out.iter().filter(|left| left.lines > 0).map(|left| {
        let (lines, rest) =
            if left.lines == 1 { ("1 line".to_owned(), "it") } else { (format!("{} lines", left.lines), "them") };
        format!(
            "{}: a password, key or code was left out of {lines}. The rest of {rest} was kept and looked up.",
            place(left)
        )
    });
    for left in summary.left_out.iter().filter(|left| !left.column.is_empty()) {
        let place = place(left);
        match places.iter_mut().find(|(known, _)| *known == place) {
            Some((_, columns)) => columns.push(&left.column),
            None => places.push((place, vec![&left.column])),
        }
    }
    let sentence = |(place, columns): (String, Vec<&str>)| {
        let (noun, is) = if columns.len() == 1 { ("column", "was") } else { ("columns", "were") };
        format!("{place}: the {noun} “{}” may contain passwords and {is} not kept.", columns.join("”, “"))
    };
    places.into_iter().map(sentence).chain(in_lines).collect()
}

/// The question to a user who seems to look up a register as if it were a quote.
#[must_use]
pub fn kit_in_place(summary: &Summary) -> Option<String> {
    summary.speaks_of_kit_in_place().then(|| {
        format!(
            "{} of {} that name equipment are about equipment in place. It is not part of a purchase and is not counted.",
            summary.kit_in_place,
            count(summary.kit, "line", "lines")
        )
    })
}

/// One sentence that answers: the list's own, or the meaning of the verdict if the list has none.
#[must_use]
pub fn heading(record: &LineRecord) -> &str {
    match record.answer.first() {
        Some(said) if !is_headed_by_its_verdict(record.verdict) => &said.text,
        _ => meaning(record),
    }
}

/// What follows the heading in the answer.
#[must_use]
pub fn rest_of_answer(record: &LineRecord) -> Vec<String> {
    let headed = usize::from(!is_headed_by_its_verdict(record.verdict));
    record.answer.iter().skip(headed).map(|said| said.text.clone()).collect()
}

/// The whole answer in one text; empty for records of earlier versions.
#[must_use]
pub fn answer(record: &LineRecord) -> String {
    record.answer.iter().map(|said| said.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The citations of an answer's sentences, each once.
#[must_use]
pub fn cites(record: &LineRecord, answers: &[AnswerSentence]) -> Vec<String> {
    let mut cites: Vec<String> = Vec::new();
    for said in &record.answer {
        let cite = answers.iter().find(|sentence| sentence.id == said.id).and_then(|sentence| sentence.cite.clone());
        cites.extend(cite.filter(|cite| !cites.contains(cite)));
    }
    cites
}

/// Whether the reason for having no answer matters more than what the answer would be.
fn is_headed_by_its_verdict(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::CannotTell | Verdict::NoKit)
}

fn meaning(record: &LineRecord) -> &'static str {
    match record.verdict {
        Verdict::Barred if barred_by_policy_alone(record) => "Your own policy bars it; no measure on this list does",
        Verdict::Barred => "A measure that binds you requires exclusion or removal",
        Verdict::Restricted if record.binds => "A measure applies to you; it does not require you to exclude it",
        Verdict::Restricted => "No UK measure on this list makes you exclude it",
        Verdict::Ask => match record.asks {
            Some(Question::Cover) => "The maker is known, but it is not certain that a measure covers it",
            Some(Question::Builder) => "The brand is known, but not who builds its products",
            Some(Question::Offer) => "It is named here; the line does not say whether it is offered",
            Some(Question::Maker) | None => "Ask who makes it before you decide",
        },
        Verdict::NoneFound => match uncounted(record) {
            Some(Standing::InPlace | Standing::Going) => {
                "It names existing equipment of a listed maker, and offers none"
            }
            Some(Standing::Gone) => "It names equipment of a listed maker that is gone",
            Some(_) => "It names a listed maker, but no equipment made by it",
            None => "No measure on this list was found for it",
        },
        Verdict::CannotTell if record.notes.iter().any(|note| note == NOT_KNOWN) => "The list does not know this name",
        Verdict::CannotTell if record.notes.iter().any(|note| note == NOT_COMPARED) => {
            "Part of it could not be compared with the list"
        }
        Verdict::CannotTell => "Nothing here says who made it",
        Verdict::NoKit => "No equipment and no firm’s name was recognised here",
    }
}

/// The strongest standing among listed makers that the line names but that do not count.
fn uncounted(record: &LineRecord) -> Option<Standing> {
    let away = record.makers.iter().filter(|maker| maker.listed && maker.role == Role::Mentioned);
    away.filter_map(|maker| maker.standing).max()
}

/// Why the verdict is what it is: the counting measures that name or describe the maker, and the
/// user's own policy.
#[must_use]
pub fn lead(record: &LineRecord, title: impl Fn(&str) -> Option<String>) -> Option<String> {
    const SHOWN: usize = 3;
    let (own, measures): (Vec<_>, Vec<_>) =
        record.measures.iter().filter(|bearing| bearing.counts).partition(|bearing| bearing.id == policy::BEARING_ID);
    let counting: Vec<String> = measures.iter().filter_map(|bearing| title(&bearing.id)).collect();
    let more = counting.len().saturating_sub(SHOWN);
    let named = counting.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("; ");
    let tail = match more {
        0 => String::new(),
        1 => "; and 1 more".to_owned(),
        _ => format!("; and {more} more"),
    };
    let binding = measures.iter().any(|bearing| bearing.bears == Bears::BindsYou);
    let by_measures = match record.verdict {
        _ if counting.is_empty() => None,
        Verdict::Ask => Some(format!("It matters because of: {named}{tail}.")),
        _ if !binding => Some(format!("Current measures that bind others name it or cover it: {named}{tail}.")),
        _ => Some(format!("Current measures name it or cover it: {named}{tail}.")),
    };
    let by_policy = own.first().and_then(|bearing| {
        let asks = if bearing.compels { "bars it" } else { "speaks of it" };
        bearing.title.as_ref().map(|title| format!("Your policy “{title}” {asks}."))
    });
    match (by_policy, by_measures) {
        (Some(policy), Some(measures)) => Some(format!("{policy} {measures}")),
        (policy, measures) => policy.or(measures),
    }
}

/// Whose it is, in a sentence, for each maker that is offered.
#[must_use]
pub fn whose(record: &LineRecord) -> Vec<String> {
    record
        .makers
        .iter()
        .filter(|maker| maker.role != Role::Mentioned)
        .map(|maker| {
            let kinds: Vec<EvidenceKind> = maker.evidence.iter().map(|evidence| evidence.kind).collect();
            let sold = maker.brand != maker.name && !maker.brand.contains(&maker.name);
            let number = kinds.iter().any(|kind| matches!(kind, EvidenceKind::Model | EvidenceKind::KnownModel));
            let named = kinds
                .iter()
                .any(|kind| matches!(kind, EvidenceKind::Brand | EvidenceKind::Name | EvidenceKind::Column));
            let what = match maker.certainty {
                Certainty::Possible if sold => format!("{} is sometimes made by {}", maker.brand, maker.name),
                Certainty::Possible => format!("This may be {}", possessive(&maker.name)),
                _ if sold => format!("Sold as {}, a {} brand", maker.brand, maker.name),
                _ if number && !named => format!("This model number is {}", possessive(&maker.name)),
                _ if named => format!("The line names {}", maker.name),
                _ => format!("The network interface is registered to {}", maker.name),
            };
            format!("{what}. {}.", capitalised(maker.certainty.in_words()))
        })
        .collect()
}

/// The list's next steps by their ids.
pub fn next_steps<'a>(list: &'a [NextStep], ids: &'a [String]) -> impl Iterator<Item = &'a NextStep> {
    list.iter().filter(|step| ids.contains(&step.id))
}

/// Whether only the user's own policy bars it.
#[must_use]
pub fn barred_by_policy_alone(record: &LineRecord) -> bool {
    record.verdict == Verdict::Barred && policy::alone_compels(&record.measures)
}

/// What every result made with a draft says first.
pub const DRAFT: &str = "DRAFT: this list is unfinished. Not for use.";

/// What every paper says first while development keys sign the list.
pub const TRIAL: &str =
    "TRIAL: the keys that signed this list are development keys. Do not base a real decision on it.";

/// What every paper must say of the list first: that it is on trial, what state it is in and how old it is.
#[must_use]
pub fn warnings(stamp: &ListStamp, today: Date) -> Option<String> {
    let said: Vec<String> = stamp.trial.then(|| TRIAL.to_owned()).into_iter().chain(stale(stamp, today)).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// What every result on screen must say about the state and the age of the list. The bar above it already says that it
/// is on trial.
#[must_use]
pub fn stale(stamp: &ListStamp, today: Date) -> Option<String> {
    let aged = match stamp.freshness(today) {
        Freshness::Current => None,
        Freshness::Due => Some(format!("A newer list was due on {}.", stamp.next_due.in_words())),
        Freshness::Expired => Some(match stamp.keys_expire.filter(|day| today > *day && today <= stamp.expires) {
            Some(day) => format!(
                "OUT OF DATE: the keys that signed this list expired on {}. Get a newer list before you rely on it.",
                day.in_words()
            ),
            None => format!(
                "OUT OF DATE: this list expired on {}. Get a newer list before you rely on it.",
                stamp.expires.in_words()
            ),
        }),
    };
    let said =
        [stamp.draft.then(|| DRAFT.to_owned()), withdrawn(stamp), historical(stamp), wrong_clock(stamp, today), aged];
    let said: Vec<String> = said.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// What is said if the computer's clock is earlier than a list that was seen.
#[must_use]
pub fn wrong_clock(stamp: &ListStamp, today: Date) -> Option<String> {
    stamp.clock.map(|clock| {
        format!(
            "CLOCK: this computer says {}, before the newest list known here was issued. Answers are given for {}.",
            clock.in_words(),
            today.in_words()
        )
    })
}

/// What is said if a list of the past was used.
#[must_use]
pub fn historical(stamp: &ListStamp) -> Option<String> {
    let issued = stamp.issued.in_words();
    let (version, historical) = (stamp.version, stamp.historical);
    historical.then(|| {
        format!("HISTORICAL: list {version} of {issued} is in use although there is a newer one. Not for use today.")
    })
}

/// What is said if the list withdraws this version of the program.
#[must_use]
pub fn withdrawn(stamp: &ListStamp) -> Option<String> {
    let why = stamp.withdrawn.as_ref()?;
    Some(format!("WITHDRAWN: version {} of this program must no longer be used. {why}", crate::TOOL_VERSION))
}

/// What every part of the record of an incomplete run must say.
#[must_use]
pub fn incomplete(summary: &Summary) -> Option<String> {
    let count = summary.incomplete.len();
    let what = if count == 1 { "1 thing was not read" } else { &format!("{count} things were not read") };
    (count > 0).then(|| format!("INCOMPLETE: {what}. See what was not read."))
}

/// A sentence for each group of files and attachments of a run that are the same, byte for byte, whatever their names.
/// They are read once.
#[must_use]
pub fn same_files(summary: &Summary) -> Vec<String> {
    let mut told: Vec<&str> = Vec::new();
    let mut sentences = Vec::new();
    for input in &summary.inputs {
        let same = summary.inputs.iter().filter(|other| other.sha256 == input.sha256);
        let same: Vec<&str> = same.map(|other| other.name.as_str()).collect();
        if same.len() > 1 && !told.contains(&input.sha256.as_str()) {
            told.push(&input.sha256);
            sentences.push(format!(
                "{} are the same file (same SHA-256): it was read once, and its lines are counted once.",
                same.join(" and ")
            ));
        }
    }
    sentences.into_iter().chain(summary.repeated.iter().cloned()).collect()
}

/// What is said beside every record.
pub const NO_PROOF: &str =
    "This record reports what the list says. It is not legal advice. No result is not proof that there is no measure.";

/// What is said beside an answer that no measure was found in a file: what no file is looked through for.
const NEVER_READ: &str = "Never read in a file: what it only links to, macros and scripts, sound and film, and lettering that is drawn and not written.";

/// What no file is searched for, in words, if no measure was found for some line of a file.
#[must_use]
pub fn never_read(summary: &Summary) -> Option<&'static str> {
    (!summary.inputs.is_empty() && summary.count(Verdict::NoneFound) > 0).then_some(NEVER_READ)
}

/// How many columns and lines held a secret. Names of files and columns are left out, because they may show where
/// something is.
#[must_use]
pub fn left_out_in_numbers(summary: &Summary) -> Option<String> {
    let columns = summary.left_out.iter().filter(|left| !left.column.is_empty()).count();
    let lines: usize = summary.left_out.iter().map(|left| left.lines).sum();
    let parts = [(columns, "column", "columns"), (lines, "line", "lines")];
    let parts = parts.into_iter().filter(|(many, ..)| *many > 0).map(|(many, one, more)| count(many, one, more));
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| {
        format!(
            "Passwords, keys or codes in {} of the register were left out before anything was kept.",
            parts.join(" and ")
        )
    })
}

/// What was not read, and where, in short.
#[must_use]
pub fn not_read(unread: &Unread) -> String {
    let place = [unread.file.as_deref().unwrap_or_default(), &unread.place].join(" ");
    format!("NOT READ: {}", place.trim())
}

/// The user's situation in words.
#[must_use]
pub fn situation(summary: &Summary) -> String {
    let tokens = summary.context.join(",");
    tokens.parse::<Context>().map_or(tokens, |context| {
        format!("{}. Equipment, where a line does not say: {}", context.in_words(), context.equipment.in_words())
    })
}

/// A step, with its address and what it rests on.
#[must_use]
pub fn step(step: &NextStep) -> String {
    let address = step.url.as_ref().map(|url| format!(" {url}")).unwrap_or_default();
    let cite = step.cite.as_ref().map(|cite| format!(" ({cite})")).unwrap_or_default();
    format!("{}{address}{cite}", step.text)
}

fn possessive(name: &str) -> String {
    if name.ends_with('s') { format!("{name}’") } else { format!("{name}’s") }
}
