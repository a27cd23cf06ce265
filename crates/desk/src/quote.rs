//! What a quote says beside its items: whose letterhead it has, what it comes to, and what its seller claims. This is
//! collected while its lines are judged and is used to ask the user; nothing here decides anything.

use vendor_engine::estate::amounts;
use vendor_engine::identify::Subject;
use vendor_engine::judge::Judged;
use vendor_engine::judge::claims::ClaimsMet;
use vendor_list::Index;
use vendor_text::words::folded_words;
use vendor_text::{Line, LineKind};

/// How many lines at the head of a file are searched for its sender.
const HEAD: usize = 15;
/// Fewer lines than this are not a quote but single items that somebody asks about.
const LEAST_LINES: usize = 3;

/// What was gathered.
#[derive(Debug, Default)]
pub struct QuoteFacts {
    /// Claims of its sellers.
    pub claims: ClaimsMet,
    total: Option<u32>,
    firms: Vec<String>,
    lines: usize,
    head: Head,
}

/// The head of the file whose lines are being judged.
#[derive(Debug, Default)]
struct Head {
    file: Option<Option<String>>,
    lines: usize,
    before: String,
    is_found: bool,
}

impl QuoteFacts {
    /// Looks at the next line.
    pub fn take(&mut self, index: &Index, judged: &Judged<'_>) {
        let line = judged.line;
        if line.party.is_some() {
            return;
        }
        self.lines += 1;
        self.claims.take(index, &line.place, &line.text, &judged.ruling.measures);
        self.total = self.total.max(total_of(index, line));
        if self.head.file.as_ref() != Some(&line.place.file) {
            self.head = Head { file: Some(line.place.file.clone()), ..Head::default() };
        }
        let head = &mut self.head;
        if head.is_found || head.lines >= HEAD {
            return;
        }
        head.lines += 1;
        if judged.identified.subject == Subject::Firm && !index.paper_words().announces_recipient(&head.before) {
            let firm = sender(index, &line.text);
            head.is_found = firm.is_some();
            self.firms.extend(firm.filter(|firm| !self.firms.contains(firm)));
        }
        head.before.clone_from(&line.text);
    }

    /// The largest amount that a line calls a total, in whole pounds.
    #[must_use]
    pub fn total(&self) -> Option<u32> {
        self.total.filter(|_| self.lines >= LEAST_LINES)
    }

    /// The firms whose letterheads the files have: each may be the bidder.
    #[must_use]
    pub fn firms(&self) -> Vec<String> {
        if self.lines >= LEAST_LINES { self.firms.clone() } else { Vec::new() }
    }
}

/// The firm that a line of a letterhead names, without a label in front and the address after it.
fn sender(index: &Index, text: &str) -> Option<String> {
    let text = match text.split_once(':') {
        Some((label, _)) if index.paper_words().announces_recipient(label) => return None,
        Some((_, name)) => name,
        None => text,
    };
    let ends_as_firm = |name: &str| !index.legal_forms().drop_from_end(&mut folded_words(name)).is_empty();
    let cut = text.match_indices(',').filter_map(|(at, _)| text.get(..at)).rfind(|name| ends_as_firm(name));
    let name = cut.unwrap_or(text).trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// The largest amount of a line that is a total or calls itself one.
fn total_of(index: &Index, line: &Line) -> Option<u32> {
    if !line.text.contains(|c: char| c.is_ascii_digit())
        || !(line.kind == LineKind::Total || index.paper_words().names_total(&line.text))
    {
        return None;
    }
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | 'k' | 'K' | 'm' | 'M');
    let marked = line.text.split('£').skip(1).filter_map(|rest| {
        let rest = rest.trim_start();
        let end = rest.find(|c: char| !is_of_number(c)).unwrap_or(rest.len());
        rest.get(..end).map(|number| number.trim_end_matches(['.', ',']))
    });
    // Cells of money under a heading may have no currency sign, so their pence show that they are amounts.
    let pence = |cell: &&str| cell.rsplit_once('.').is_some_and(|(_, pence)| pence.len() == 2);
    let cells = line.text.split(" | ").map(str::trim).filter(pence);
    marked.chain(cells).filter_map(|number| amounts::pounds(number).ok().flatten()).max()
}
