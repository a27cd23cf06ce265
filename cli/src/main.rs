//! The command line: `vendor-check check` and `vendor-check names` for data teams, `vendor-check list` for the list's makers.

mod answering_list;
mod check;
mod diff_command;
mod keys_command;
mod list_commands;
mod names_commands;
mod pictures;
mod recheck;
mod release_command;
mod sign_command;
mod watch_command;

use std::process::ExitCode;

const USAGE: &str = "\
vendor-check check [FILE…|-] [--text T] [--bidder NAME] [--associated-person NAME] [--sub-contractor NAME]
                   [--context TOKENS|FILE] [--policy FILE] [--own-list FILE] [--list BUNDLE] [--state FILE] [--today DATE]
                   [--checked-by NAME] [--reference TEXT] [--threads N] [--each-alone]
                   [--format text|jsonl|csv|xlsx|html|parquet] [--out PATH] [--source DIR]
    Looks up every line of the files. “-” reads one item a line from standard input.
    jsonl, csv and parquet are written as they are answered, with --threads N on so many cores (all of them unless told),
    and the same bytes with any number. --each-alone: no heading above a line changes its answer.
    --policy loads a policy of your own (TOML); --own-list a list of names (text or CSV), reported apart.
    Ends with 0: nothing flagged; 1: something barred, restricted or to ask; 2: something was not
    read (standard error says what, where and why); 3: nothing flagged, but a line is Cannot tell or none names
    anything; 64: wrong usage.
    --list lets another signed list answer; one that is older than the newest known here is marked HISTORICAL. --state keeps
    the newest list that was given in a file, verified at every run, so that a later run is never answered by an older one.
    --source answers by a list source that is marked as a draft (list/DRAFT), compiled now; a release of this program never does.
    --checked-by and --reference go into the record as they are typed, without passwords, keys and codes.
vendor-check recheck RECORD.jsonl|ESTATE.json [--context TOKENS|FILE] [--policy FILE] [--own-list FILE] [--list BUNDLE]
                   [--state FILE] [--older-list BUNDLE] [--today DATE] [--format text|jsonl]
    Looks up the lines of an earlier record again and says what changed and why; in the situation of that
    record unless another is given. With --older-list also what changed in the list between the two editions.
    Ends with 0: nothing changed; 1: something did; 2: something was not read; 64: wrong usage.
vendor-check names --pairs FILE.csv [--list BUNDLE]
    Compares the names in the columns left and right of every row: score, whether they are one firm's, and why.
vendor-check names --against NAMES.txt QUERIES.txt [--best N] [--list BUNDLE]
    Finds each query's nearest names in a list of names, one a line. Standard error gives times and memory.
vendor-check list build  [--source DIR] [--out FILE] [--check BUNDLE] [--draft BUNDLE]
    Compiles the list source. With --check, compares it with the list in a signed bundle. With --draft, packs it without a
    signature, for the build that is made with it; only a source marked as a draft (list/DRAFT) is packed so.
vendor-check list sign   --key FILE --key FILE [--root-key FILE] [--source DIR] [--out BUNDLE] [--anchor FILE]
    Compiles, signs and releases where one machine holds enough keys. Refused as by list release.
vendor-check list release FILE [--keysets DIR] [--out BUNDLE] [--anchor FILE]
    Packs a compiled list with the signatures beside it (see keys sign). Refused where it would not be believed, or does not
    follow the bundle that lies where this one goes. --anchor: the first keyset, if it is not the one of this program.
vendor-check keys new    --out FILE [--password-file FILE]
    Makes a key: FILE is its secret half, locked with a password that is asked for, FILE.pub its public half.
vendor-check keys rotate --issued DATE --expires DATE [--add ID=OWNER=FILE.pub] [--remove ID] [--root IDS:N] [--list IDS:N]
                         [--new-epoch] [--keysets DIR]
    Writes the next keyset, to be signed by root keys of the one before it and of its own. --new-epoch after a theft.
vendor-check keys sign   FILE --key SECRET [--password-file FILE]
    One signer's signature over a compiled list or a keyset, as a file beside it.
vendor-check list verify [BUNDLE] [--anchor FILE]
vendor-check list show   [BUNDLE] [--format text|json]
vendor-check list diff   OLDER [NEWER] [--source DIR] [--format text|facts|json] [--add-to FILE]
    What changed between two signed editions, or since one in a source: in words, or by fact with facts and json.
    --add-to also adds the words to the notes that the page carries (public/what-changed.json).
vendor-check list export [BUNDLE] [--format json|csv] [--out FILE|DIR]
    The whole list for others to use: one JSON document, or a folder of CSV tables.
vendor-check list watch FILE… [--source DIR] [--today DATE]
    Holds official files that you have downloaded against the list source: what is new, gone or changed about a
    maker or measure that it holds, each with lines to paste. Nothing is changed. Files are known by what stands in them.
    Ends with 0: nothing; 1: something; 2: a file was not read or not recognised; 64: wrong usage.
vendor-check help";

/// Why the command stops.
enum Stop {
    /// The command was not understood.
    Usage(String),
    /// Something could not be read, verified or written.
    Failed(String),
}

impl From<lexopt::Error> for Stop {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(Stop::Usage(message)) => {
            eprintln!("vendor-check: {message}. All commands: vendor-check help");
            ExitCode::from(64)
        }
        Err(Stop::Failed(message)) => {
            eprintln!("vendor-check: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode, Stop> {
    use lexopt::prelude::*;
    if std::env::args_os().any(|word| word == "--help") {
        return print_help();
    }
    let mut words = lexopt::Parser::from_env();
    let Some(first) = words.next()? else { return Err(Stop::Usage("say what to do".to_owned())) };
    match first {
        Value(word) if word == "check" => check::run(words),
        Value(word) if word == "recheck" => recheck::run(words),
        Value(word) if word == "list" => list_commands::run(words),
        Value(word) if word == "keys" => keys_command::run(words),
        Value(word) if word == "names" => names_commands::run(words),
        Value(word) if word == "help" => print_help(),
        Short('h') => print_help(),
        Long("version") | Short('V') => {
            println!("vendor-check {}", vendor_engine::TOOL_VERSION);
            Ok(ExitCode::SUCCESS)
        }
        other => Err(other.unexpected().into()),
    }
}

fn print_help() -> Result<ExitCode, Stop> {
    println!("{USAGE}");
    Ok(ExitCode::SUCCESS)
}

/// The list that came with this build: the signed edition, or the draft of its source.
const BUILT_IN_LIST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/vendor-list.zip"));

/// The SHA-256 of that list's bundle, if it is a draft. No other draft is accepted.
const DRAFT: Option<&str> = option_env!("VENDOR_LIST_DRAFT");

/// Reads and verifies a bundle, or the one that came with this build.
fn verified(path: Option<&std::path::Path>) -> Result<vendor_list::trust::Verified, Stop> {
    let bytes = match path {
        None => std::borrow::Cow::Borrowed(BUILT_IN_LIST),
        Some(path) => std::fs::read(path)
            .map_err(|error| {
                Stop::Failed(format!("{} cannot be read: {error}. Give the path of a signed bundle.", path.display()))
            })?
            .into(),
    };
    vendor_list::trust::believe(&bytes, DRAFT).map_err(|error| {
        let name = path.map_or_else(|| "the built-in list".to_owned(), |path| path.display().to_string());
        Stop::Failed(format!("{name} is refused: {error}. Nothing was checked. Get a fresh copy of the signed list."))
    })
}
