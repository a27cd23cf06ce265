//! The record of one line and of a whole run: the command line's JSON contract.

pub use super::leading::{Leading, Meaning};
pub use super::particulars::Particulars;
pub use super::stamps::{Freshness, ListStamp, OwnListStamp, PolicyStamp};
use crate::identify::{Certainty, Evidence, EvidenceKind, Finding, Role, Standing};
use crate::judge::answer::Said;
use crate::judge::context::Equipment;
use crate::judge::outcome::Bearing;
use crate::judge::{Judged, Terms, Verdict, claims};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vendor_list::Index;
use vendor_list::context::Purpose;
use vendor_list::verdict::{Question, Reach};
use vendor_names::own_lists::{OwnHit, OwnList};
use vendor_readers::LeftOut;
use vendor_text::Cell;
use vendor_text::Correction;
use vendor_text::Date;
use vendor_text::Party;
use vendor_text::hashes::{sha256_hex, sha256_hex_of};
use vendor_text::secrets::{self, Watch};
use vendor_text::sorted;
use vendor_text::{Line, LineKind, Place, Unread};

/// One line, judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineRecord {
    /// Where the line stands.
    #[serde(rename = "where")]
    pub place: Place,
    /// Its text.
    pub text: String,
    /// The cells of its known columns, if it is a row of a table: with these the line can be looked up again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<Cell>,
    /// What it is in its table.
    #[serde(default, skip_serializing_if = "LineKind::is_text")]
    pub kind: LineKind,
    /// Whether its file hides it: a hidden sheet, row, column or text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// Where its text is doubtful, because a picture does not show it clearly: first byte and the byte after the last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<(usize, usize)>,
    /// The verdict.
    pub verdict: Verdict,
    /// Whom a restriction reaches; with *restricted* only. Records of version 0.1 do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<Reach>,
    /// What has to be asked; with *ask first* only. Records of version 0.1 do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<Question>,
    /// Whether a counting measure binds this user.
    pub binds: bool,
    /// The equipment that was judged.
    pub equipment: Equipment,
    /// What part the supplier plays, where the user said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Party>,
    /// The makers found, listed and other.
    pub makers: Vec<MakerRecord>,
    /// The measures that bear on it.
    pub measures: Vec<Bearing>,
    /// What it means for this user: sentences of the list. Records of earlier versions do not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answer: Vec<Said>,
    /// What to do next: ids of the list's steps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next_steps: Vec<String>,
    /// Names of the user's own lists that were found here; they do not change the verdict.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_lists: Vec<OwnHit>,
    /// What was read in a picture, where the user has since confirmed or typed what it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_as: Option<String>,
    /// What a person said of the line; the answer follows it. Left out where nobody said anything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// Remarks.
    pub notes: Vec<String>,
}

const HIDDEN: &str = "The file hides this line: it is on a hidden sheet, in a hidden row or column, or in hidden text.";

/// One maker found in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakerRecord {
    /// Id of the owning group.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What the kit is sold as.
    pub brand: String,
    /// Whether it is a listed maker.
    pub listed: bool,
    /// How sure.
    pub certainty: Certainty,
    /// What part it plays.
    pub role: Role,
    /// How the line speaks of its kit. Records of version 0.1 do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// The evidence.
    pub evidence: Vec<Evidence>,
}

impl MakerRecord {
    /// Why the maker does not count, in two or three words (“going”, “only mentioned”); nothing where it counts.
    #[must_use]
    pub fn not_counted_as(&self) -> Option<&'static str> {
        let stated = self.standing.filter(|standing| *standing != Standing::Undecided);
        (self.role == Role::Mentioned).then(|| stated.unwrap_or(Standing::Mentioned).in_words())
    }

    /// Whether the line names the maker without saying that any equipment of it is there, was there or is offered.
    #[must_use]
    pub fn is_only_spoken_of(&self) -> bool {
        matches!(self.standing, Some(Standing::Mentioned | Standing::Undecided))
    }
}

/// The evidence that names an item, which is names and models, as it stands in the line. Of two that overlap the first
/// and longer is kept.
#[must_use]
pub fn items<'a>(evidence: impl Iterator<Item = &'a Evidence>) -> Vec<&'a Evidence> {
    use EvidenceKind::{Brand, Code, KnownModel, Model, Name};
    let is_item = |one: &&Evidence| matches!(one.kind, Name | Brand | KnownModel | Model | Code);
    let mut found: Vec<&Evidence> = evidence.filter(is_item).collect();
    sorted::by_key(&mut found, |one| (one.start, std::cmp::Reverse(one.end)));
    let mut end = 0;
    found.retain(|one| {
        let is_new = one.start >= end;
        end = end.max(one.end);
        is_new
    });
    found
}

fn further(finding: &Finding) -> String {
    format!("“{}” is in {} more places of this line, which are not listed one by one.", finding.brand, finding.further)
}

impl LineRecord {
    /// Puts a line, its findings, the ruling on it and the remarks together.
    #[must_use]
    pub fn new(index: &Index, judged: &Judged<'_>, terms: &Terms<'_>, own_lists: &[OwnList]) -> Self {
        let Judged { line, identified, ruling, purpose } = judged;
        let makers: Vec<MakerRecord> = identified
            .findings
            .iter()
            .filter_map(|finding| {
                let maker = index.maker(finding.maker)?;
                Some(MakerRecord {
                    id: maker.id.clone(),
                    name: maker.name.clone(),
                    brand: finding.brand.clone(),
                    listed: maker.listed,
                    certainty: finding.certainty,
                    role: match (line.party, finding.role(*purpose)) {
                        (Some(party), Role::Made) if party != Party::Goods => Role::Supplied,
                        (_, role) => role,
                    },
                    standing: Some(finding.said.standing(*purpose)),
                    evidence: finding.evidence.clone(),
                })
            })
            .collect();
        let is_away = |maker: &MakerRecord| maker.listed && maker.role == Role::Mentioned;
        let is_silent = answers_nothing(ruling.verdict, makers.iter().any(is_away));
        let answer = if is_silent { Vec::new() } else { ruling.answer.clone() };
        Self {
            place: line.place.clone(),
            text: line.text.clone(),
            cells: line.cells.clone(),
            kind: line.kind,
            hidden: line.hidden,
            doubts: line.doubts.clone(),
            verdict: ruling.verdict,
            reach: ruling.reach,
            asks: ruling.asks,
            binds: ruling.binds,
            equipment: ruling.equipment,
            party: line.party,
            makers,
            measures: ruling.measures.clone(),
            answer,
            next_steps: ruling.next_steps.clone(),
            own_lists: own_lists.iter().flat_map(|list| list.find(index, &line.text)).collect(),
            read_as: line.read_as.clone(),
            corrections: line.corrections.clone(),
            notes: line
                .hidden
                .then(|| HIDDEN.to_owned())
                .into_iter()
                .chain(identified.findings.iter().filter(|finding| finding.further > 0).map(further))
                .chain(claims::contradicted(index, &line.text, &ruling.measures))
                .chain(ruling.remarks(index, identified, terms))
                .collect(),
        }
    }

    /// Leaves secrets out of a record of an earlier version, which kept those that were among other words.
    pub fn leave_out_secrets(&mut self) {
        let mut line = self.line();
        let places = Watch::default().next_line(&line);
        if places.is_empty() {
            return;
        }
        secrets::leave_out(&mut line, &places);
        (self.text, self.cells, self.doubts) = (line.text, line.cells, line.doubts);
        for maker in &mut self.makers {
            maker
                .evidence
                .retain(|evidence| places.iter().all(|at| evidence.end <= at.start || at.end <= evidence.start));
            for evidence in &mut maker.evidence {
                evidence.start = secrets::moved(evidence.start, &places);
                evidence.end = secrets::moved(evidence.end, &places);
            }
        }
    }

    /// The line that was looked up.
    #[must_use]
    pub fn line(&self) -> Line {
        Line {
            cells: self.cells.clone(),
            kind: self.kind,
            party: self.party,
            hidden: self.hidden,
            corrections: self.corrections.clone(),
            doubts: self.doubts.clone(),
            read_as: self.read_as.clone(),
            ..Line::new(self.place.clone(), self.text.clone())
        }
    }
}

/// A file that was given to a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Its name, without secrets.
    pub name: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// How many bytes it has.
    pub bytes: usize,
}

impl Input {
    /// The stamp of a file.
    #[must_use]
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        Self::stamped(name, sha256_hex(bytes), bytes.len())
    }

    /// The stamp of a file whose fingerprint and length are known. A file may be named after a password.
    #[must_use]
    pub fn stamped(name: &str, sha256: String, bytes: usize) -> Self {
        Self { name: secrets::without_in_name(name).into_owned(), sha256, bytes }
    }

    /// The stamp of a file that is too long to hold.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn of_file(name: &str, file: impl std::io::Read) -> std::io::Result<Self> {
        let (sha256, bytes) = sha256_hex_of(file)?;
        Ok(Self::stamped(name, sha256, bytes))
    }
}

/// The edition of the record's format. It is raised if an older reader would misread a newer record; a new key alone
/// does not raise it.
pub const FORMAT: u32 = 1;

/// Records from before the edition was written down are of the first edition.
fn first_format() -> u32 {
    1
}

/// The account of a whole run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The edition of the record's format.
    #[serde(default = "first_format")]
    pub format: u32,
    /// Lines checked.
    pub lines: usize,
    /// Lines of each verdict, by slug; every slug is there.
    pub verdicts: BTreeMap<String, usize>,
    /// Of the restricted lines that do not bind the user, how many reach others in the United Kingdom and how many only
    /// others abroad. Records of version 0.1 do not say.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reach: BTreeMap<Reach, usize>,
    /// The strongest answer. Records of version 0.1 do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leading: Option<Leading>,
    /// Lines attributed to each listed maker, by id.
    pub makers: BTreeMap<String, usize>,
    /// Lines that speak of kit that is offered, in place or going. Records of version 0.1 do not say.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub kit: usize,
    /// Those of them that speak of kit in place or going.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub kit_in_place: usize,
    /// The files that were given, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<Input>,
    /// What the user says of the check.
    #[serde(default, skip_serializing_if = "Particulars::is_empty")]
    pub particulars: Particulars,
    /// What was not read.
    pub incomplete: Vec<Unread>,
    /// Attachments that were not counted again, in sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repeated: Vec<String>,
    /// Claims of sellers that other lines of the same file contradict, in sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contradicted: Vec<String>,
    /// Columns that may contain secrets, and lines that contained some: neither kept nor looked up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// The list that was used.
    pub list: ListStamp,
    /// The context, as tokens.
    pub context: Vec<String>,
    /// The user's policy, if one was loaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<PolicyStamp>,
    /// The user's own lists, if any were loaded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_lists: Vec<OwnListStamp>,
    /// What to do next, over all lines: the list's steps by id, each once, in the list's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next_steps: Vec<String>,
    /// The day that the run counted as today.
    pub today: Date,
    /// The tool's version.
    pub tool: String,
}

/// Whether a line has *No measure found* although it names a listed maker's kit, which does not count. “No measure
/// touches it” is not said of such a line.
fn answers_nothing(verdict: Verdict, names_listed_away: bool) -> bool {
    verdict == Verdict::NoneFound && names_listed_away
}

impl Summary {
    /// An account with nothing in it yet.
    #[must_use]
    pub fn new(list: ListStamp, terms: &Terms<'_>, own_lists: &[OwnList]) -> Self {
        Self {
            format: FORMAT,
            lines: 0,
            verdicts: Verdict::ALL.iter().map(|verdict| (verdict.slug().to_owned(), 0)).collect(),
            reach: BTreeMap::new(),
            leading: None,
            makers: BTreeMap::new(),
            kit: 0,
            kit_in_place: 0,
            inputs: Vec::new(),
            particulars: Particulars::default(),
            incomplete: Vec::new(),
            repeated: Vec::new(),
            contradicted: Vec::new(),
            left_out: Vec::new(),
            list,
            context: terms.context.tokens().iter().map(|token| (*token).to_owned()).collect(),
            policy: terms.policy.map(PolicyStamp::new),
            own_lists: own_lists.iter().map(OwnListStamp::new).collect(),
            next_steps: Vec::new(),
            today: terms.today,
            tool: crate::TOOL_VERSION.to_owned(),
        }
    }

    /// Counts a line.
    pub fn add(&mut self, record: &LineRecord) {
        let attributed = |maker: &&MakerRecord| {
            maker.listed
                && maker.certainty >= Certainty::Likely
                && maker.role != Role::Mentioned
                && maker.standing != Some(Standing::Undecided)
        };
        let sure = record.makers.iter().filter(|maker| maker.certainty >= Certainty::Likely);
        self.count_kit(sure.filter_map(|maker| maker.standing).max());
        let makers = record.makers.iter().filter(attributed).map(|maker| maker.id.as_str());
        let met: Vec<&str> = record.own_lists.iter().map(|hit| hit.list.as_str()).collect();
        let answer = (record.verdict, record.reach.filter(|_| !record.binds));
        Leading::take(&mut self.leading, answer, record.answer.first().map_or("", |said| said.text.as_str()));
        self.count_line(answer, &mut makers.into_iter(), &met, &record.next_steps);
    }

    /// Counts a line of which no record is made.
    pub fn add_judged(&mut self, index: &Index, judged: &Judged<'_>, own_lists: &[OwnList]) {
        let Judged { line, identified, ruling, purpose } = judged;
        let listed = |finding: &Finding| {
            let maker = finding.attributes(*purpose).then(|| index.maker(finding.maker))?;
            maker.filter(|maker| maker.listed).map(|maker| maker.id.as_str())
        };
        let sure = identified.findings.iter().filter(|finding| finding.certainty >= Certainty::Likely);
        self.count_kit(sure.map(|finding| finding.said.standing(*purpose)).max());
        let lists = own_lists.iter().filter(|list| !list.find(index, &line.text).is_empty());
        let met: Vec<&str> = lists.map(|list| list.name.as_str()).collect();
        let answer = (ruling.verdict, ruling.reach.filter(|_| !ruling.binds));
        let is_away = |finding: &Finding| {
            finding.role(*purpose) == Role::Mentioned && index.maker(finding.maker).is_some_and(|maker| maker.listed)
        };
        let is_said = !answers_nothing(ruling.verdict, identified.findings.iter().any(is_away));
        let means = ruling.answer.first().filter(|_| is_said).map_or("", |said| said.text.as_str());
        Leading::take(&mut self.leading, answer, means);
        self.count_line(answer, &mut identified.findings.iter().filter_map(listed), &met, &ruling.next_steps);
    }

    /// Counts a line by the strongest standing of kit in it.
    fn count_kit(&mut self, strongest: Option<Standing>) {
        let Some(standing) = strongest.filter(|standing| standing.is_present()) else { return };
        self.kit += 1;
        self.kit_in_place += usize::from(standing != Standing::Offered);
    }

    /// Whether the purpose is a purchase, but most lines that speak of kit speak of kit in place: a register that is
    /// looked up as if it were a quote.
    #[must_use]
    pub fn speaks_of_kit_in_place(&self) -> bool {
        let purpose = self.context.iter().find_map(|token| Purpose::from_token(token));
        purpose.is_none_or(Purpose::is_purchase) && self.kit_in_place > 1 && self.kit_in_place * 2 > self.kit
    }

    fn count_line(
        &mut self,
        (verdict, reach): (Verdict, Option<Reach>),
        makers: &mut dyn Iterator<Item = &str>,
        own_lists: &[&str],
        next_steps: &[String],
    ) {
        self.lines += 1;
        add_one(&mut self.verdicts, verdict.slug());
        if let Some(reach) = reach {
            *self.reach.entry(reach).or_default() += 1;
        }
        makers.for_each(|maker| add_one(&mut self.makers, maker));
        for list in &mut self.own_lists {
            list.lines += usize::from(own_lists.contains(&list.name.as_str()));
        }
        for step in next_steps {
            if !self.next_steps.contains(step) {
                self.next_steps.push(step.clone());
            }
        }
    }

    /// Puts the steps into the list's order.
    pub fn order_steps(&mut self, index: &Index) {
        let place = |id: &String| index.list().next_steps.iter().position(|step| &step.id == id);
        sorted::by_key(&mut self.next_steps, place);
    }

    /// How many lines have a verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.verdicts.get(verdict.slug()).copied().unwrap_or(0)
    }

    /// Whether anything is barred, restricted or to be asked about, or is on one of the user's own lists.
    #[must_use]
    pub fn flagged(&self) -> bool {
        let by_verdict = [Verdict::Barred, Verdict::Restricted, Verdict::Ask];
        by_verdict.into_iter().any(|verdict| self.count(verdict) > 0)
            || self.own_lists.iter().any(|list| list.lines > 0)
    }
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

fn add_one(counts: &mut BTreeMap<String, usize>, key: &str) {
    match counts.get_mut(key) {
        Some(count) => *count += 1,
        None => {
            counts.insert(key.to_owned(), 1);
        }
    }
}
