//! Merges the evidence of all layers into one finding for each maker.

use super::brands::{self, BrandHit, Ground};
use super::doubts;
use super::dressed::Dress;
use super::equipment;
use super::findings::{Certainty, Evidence, EvidenceKind, Finding, Identified, Said, Standing, Subject};
use super::fingerprints::{self, FingerprintHit};
use super::macs::{MacHit, Part};
use super::models::{ModelHit, Says};
use super::outline::Heading;
use super::remarks;
use super::roles::Roles;
use super::scan::Scan;
use super::standings::Standings;
use super::subject;
use vendor_list::context::Equipment;
use vendor_list::index::{Block, MakerIndex, PhraseKind, ReadyFingerprint};
use vendor_list::makers::Scope;
use vendor_text::Column;
use vendor_text::sorted;

/// Merges the evidence of a line.
#[must_use]
pub fn merge(
    scan: &Scan<'_>,
    roles: &Roles,
    standings: &Standings,
    heading: Option<&Heading>,
    brand_hits: &[BrandHit<'_>],
    models: Vec<ModelHit>,
    macs: Vec<MacHit>,
) -> Identified {
    let mut merger =
        Merger { scan, roles, standings, heading, findings: Vec::new(), remarks: Vec::new(), of_number: None };
    for hit in brand_hits {
        merger.brand(hit, brand_hits, &models);
    }
    for hit in &models {
        merger.model(hit, brand_hits, &macs);
    }
    let cards_unknown = macs.iter().any(|hit| hit.blocks.is_empty());
    for hit in fingerprints::find(scan) {
        merger.fingerprint(&hit);
    }
    for hit in macs {
        merger.mac(hit);
    }
    merger.numbers();
    let subject = subject::of(scan, roles, cards_unknown);
    if subject == Subject::Firm {
        merger.family();
    }
    remarks::weigh(&mut merger.findings, scan, standings);
    merger.give_reasons();
    // A number that names its kind of kit is more reliable than the words around it.
    let kind = merger.of_number.or_else(|| equipment::kind(scan));
    let mut findings = merger.findings;
    sorted::by_key(&mut findings, |finding| finding.evidence.iter().map(|evidence| evidence.start).min());
    let from_model = findings.iter().filter(|finding| finding.said.may_count()).find_map(|finding| finding.equipment);
    let doubts = doubts::of(scan);
    let uncompared = !doubts.is_empty();
    let mut remarks = merger.remarks;
    // Findings of a listed maker matter more than the doubt whether a name is one.
    if !findings.iter().any(|finding| scan.index.is_listed(finding.maker)) {
        remarks.extend(doubts);
    }
    let equipment = kind.or(from_model);
    Identified { findings, equipment, subject, hidden: scan.folded.hidden, uncompared, remarks, row_says: None }
}

struct Merger<'a, 'b> {
    scan: &'a Scan<'b>,
    roles: &'a Roles,
    standings: &'a Standings,
    heading: Option<&'a Heading>,
    findings: Vec<Finding>,
    remarks: Vec<String>,
    /// The kind of kit that the first number in the line implies by itself.
    of_number: Option<Equipment>,
}

/// Evidence that will become part of a finding.
struct Piece {
    maker: MakerIndex,
    brand: String,
    certainty: Certainty,
    equipment: Option<Equipment>,
    kind: EvidenceKind,
    span: (usize, usize),
    rule: String,
    why: String,
    or_equivalent: bool,
    leans: bool,
}

impl Merger<'_, '_> {
    fn brand(&mut self, hit: &BrandHit<'_>, brand_hits: &[BrandHit<'_>], models: &[ModelHit]) {
        let letters = (self.scan.words.get(hit.from), self.scan.words.get(hit.to.saturating_sub(1)));
        let (Some(first), Some(last)) = letters else { return };
        let span = self.scan.folded.span(first.from, last.to);
        let looks_alike = self.scan.folded.looks_alike(first.from, last.to);
        let sure_elsewhere =
            |maker: MakerIndex| hit.phrases.iter().any(|phrase| phrase.maker == maker && !brands::only_asks(phrase));
        for phrase in &hit.phrases {
            // A brand that only asks becomes acceptable beside a number that only asks.
            let enough = if brands::only_asks(phrase) { Says::Asks } else { Says::WithSupport };
            let own_model = models.iter().any(|model| model.maker == phrase.maker && model.says >= enough);
            let own_line = brand_hits.iter().any(|other| other.is_of(phrase.maker) && stands_beside(other, hit));
            let ground = brands::ground(self.scan, hit, brand_hits, phrase, own_model || own_line);
            let supported = !matches!(ground, Ground::None | Ground::Alone | Ground::Street);
            // A short or common name with nothing beside it was typed to be looked up.
            let asked_of = || brands::only_asks(phrase) && brands::stands_before_a_number(self.scan, hit, models);
            let Some(maker) = self.scan.index.maker(phrase.maker) else { continue };
            let alone = matches!(ground, Ground::Alone | Ground::Street) && maker.listed && !brands::only_asks(phrase);
            if !supported && !alone && !self.is_whole_line(hit) && !asked_of() {
                continue;
            }
            let ordinary_split = hit.split && !maker.listed && !brands::is_written_as_a_name(self.scan, hit, phrase);
            if ordinary_split || (brands::only_asks(phrase) && sure_elsewhere(phrase.maker)) {
                continue;
            }
            let slip = hit.repaired || phrase.kind == PhraseKind::Misspelling;
            let dress = hit.dress.or_else(|| looks_alike.then_some(Dress::LookAlikes));
            let is_dressed = maker.listed && dress.is_some();
            let asks = brands::only_asks(phrase) || is_dressed || brands::ends_a_longer_name(self.scan, hit);
            let leans = ground == Ground::Trade || ((slip || hit.split) && !maker.listed && !own_model);
            let certainty = match (asks || (!supported && maker.listed), slip || looks_alike || ground != Ground::Own) {
                (true, _) => Certainty::Possible,
                (false, true) => Certainty::Likely,
                (false, false) => Certainty::Certain,
            };
            let why = brand_reason(&phrase.text, &maker.name, phrase.scope, slip, dress);
            let kind = if self.scan.column_at(span.0).names_maker() {
                EvidenceKind::Column
            } else if brands::is_name(phrase) {
                EvidenceKind::Name
            } else {
                EvidenceKind::Brand
            };
            let brand = if brands::is_name(phrase) || slip { maker.name.clone() } else { phrase.text.clone() };
            let rule = format!("{}/{}", maker.id, if brands::is_name(phrase) { "name" } else { "brand" });
            let category = (phrase.scope != Scope::App).then_some(phrase.category);
            self.add(Piece {
                maker: phrase.maker,
                brand,
                certainty,
                equipment: category,
                kind,
                span,
                rule,
                why,
                or_equivalent: self.roles.or_equivalent_after(hit.from),
                leans,
            });
        }
    }

    fn is_whole_line(&self, hit: &BrandHit<'_>) -> bool {
        hit.from == 0 && hit.to == self.scan.words.len()
    }

    fn model(&mut self, hit: &ModelHit, brand_hits: &[BrandHit<'_>], macs: &[MacHit]) {
        let word = self.scan.word_at(hit.from);
        let span = self.scan.folded.span(hit.from, hit.to);
        let branded = brand_hits.iter().any(|brand| {
            brand.phrases.iter().any(|phrase| phrase.maker == hit.maker && !brands::only_asks(phrase))
                && (!brand.repaired || hit.says >= Says::WithSupport)
        });
        // Serial numbers of some listed makers begin with the model; those of others only look like one by chance.
        let listed = self.scan.index.is_listed(hit.maker);
        if !branded && !listed && self.scan.column_at(span.0) == Column::Serial {
            return;
        }
        // Another maker's name directly before the number contradicts it.
        let before = brand_hits.get(..brand_hits.partition_point(|brand| brand.to <= word)).unwrap_or_default();
        let mut near = before.iter().rev().take_while(|brand| word - brand.to <= 3);
        let rival = near
            .find(|brand| !self.clause_between(brand.to, word))
            .or_else(|| brand_hits.iter().find(|brand| self.is_in_make_column(brand, span.0)));
        // A brand that is only sometimes a maker's contradicts nothing.
        let contradicted = !branded
            && rival.is_some_and(|brand| {
                !brand.is_of(hit.maker) && !brand.phrases.iter().all(|phrase| brands::only_asks(phrase))
            });
        let under = self.heading.filter(|heading| hit.says == Says::WithSupport && heading.supports(hit.maker));
        // A brand that is only sometimes the maker's is a question, whatever its numbers say.
        let badged = brand_hits
            .iter()
            .flat_map(|brand| &brand.phrases)
            .any(|phrase| phrase.maker == hit.maker && brands::only_asks(phrase))
            || macs.iter().flat_map(|mac| &mac.blocks).any(|block| block.maker == hit.maker && block.asks);
        // What is in a bracket behind the number may be in any alphabet: “DS-2TD2160-35/KM(ХИКВИЖН)”.
        let written = self.scan.chars.get(hit.from..hit.to).unwrap_or_default();
        let number = written.iter().position(|c| *c == '(').unwrap_or(written.len());
        let looks_alike = listed && self.scan.folded.looks_alike(hit.from, hit.from + number);
        let certainty = match hit.says {
            _ if looks_alike => Certainty::Possible,
            Says::Asks => Certainty::Possible,
            Says::Tied if badged && !branded => Certainty::Possible,
            Says::WithSupport if branded || (under.is_some() && rival.is_none()) => Certainty::Likely,
            Says::WithSupport => Certainty::Possible,
            _ if contradicted => Certainty::Possible,
            Says::Tied | Says::Repaired => Certainty::Likely,
            Says::Alone | Says::Known => Certainty::Certain,
        };
        if contradicted && (hit.says <= Says::WithSupport || !listed) {
            // A named brand outranks a shape that needs support, or a shape of a maker that no measure names: the
            // question would only distract.
            return;
        }
        if contradicted && let Some(rival) = rival.and_then(|brand| brand.phrases.first()) {
            self.remarks.push(format!(
                "The make says {}, but the model number is {}’s: check which it is.",
                rival.text, hit.brand
            ));
        }
        let kind = if hit.says == Says::Known { EvidenceKind::KnownModel } else { EvidenceKind::Model };
        if hit.names_equipment && certainty >= Certainty::Likely && self.standings.at(span.0).0.may_count() {
            self.of_number = self.of_number.or(hit.equipment);
        }
        self.add(Piece {
            maker: hit.maker,
            brand: hit.brand.clone(),
            certainty,
            equipment: hit.equipment,
            kind,
            span,
            rule: hit.rule.clone(),
            why: if looks_alike { format!("{} {}", hit.why, Dress::LookAlikes.reason()) } else { hit.why.clone() },
            or_equivalent: self.roles.or_equivalent_after(word),
            leans: false,
        });
        if let Some(heading) = under.filter(|_| !branded && rival.is_none()) {
            self.add(Piece {
                maker: hit.maker,
                brand: hit.brand.clone(),
                certainty,
                equipment: None,
                kind: EvidenceKind::Heading,
                span,
                rule: hit.rule.clone(),
                why: heading.reason(),
                or_equivalent: false,
                leans: false,
            });
        }
    }

    /// Whether a brand fills the make column of a row whose model is in another cell.
    fn is_in_make_column(&self, brand: &BrandHit<'_>, model: usize) -> bool {
        let Some(word) = self.scan.words.get(brand.from) else { return false };
        let start = self.scan.folded.span(word.from, word.to).0;
        self.scan.cells.iter().any(|cell| {
            let holds = |byte: usize| cell.start <= byte && byte < cell.end;
            cell.column == Column::Make && holds(start) && !holds(model)
        })
    }

    fn fingerprint(&mut self, hit: &FingerprintHit<'_>) {
        let ReadyFingerprint { maker, brand, rule, print } = hit.ready;
        self.of_number = self.of_number.or(Some(print.equipment));
        self.add(Piece {
            maker: *maker,
            brand: brand.clone(),
            certainty: if print.asks { Certainty::Possible } else { Certainty::Likely },
            equipment: Some(print.equipment),
            kind: EvidenceKind::Fingerprint,
            span: self.scan.folded.span(hit.from, hit.to),
            rule: rule.clone(),
            why: print.meaning.clone(),
            or_equivalent: false,
            leans: false,
        });
    }

    /// The maker that a label or a number names, if it is not a registrant of the network card.
    fn label_against(&self, blocks: &[Block]) -> Option<&Finding> {
        let is_named = |finding: &&Finding| finding.certainty >= Certainty::Likely && !finding.leans;
        if self.findings.iter().filter(is_named).any(|finding| blocks.iter().any(|block| block.maker == finding.maker))
        {
            return None;
        }
        self.findings.iter().find(is_named).filter(|finding| finding.said.may_count())
    }

    fn mac(&mut self, hit: MacHit) {
        let span = self.scan.folded.span(hit.from, hit.to);
        if hit.local {
            self.remarks.push("The MAC address is locally administered: it names no maker.".to_owned());
            return;
        }
        let about_kit = equipment::kind(self.scan).is_some();
        let label = self.label_against(&hit.blocks).map(|finding| finding.brand.clone());
        if let (Some(label), Some(block)) = (&label, hit.blocks.first()) {
            self.remarks.push(format!(
                "The label says {label}, but the network card is registered to {}: ask which it is.",
                block.registrant
            ));
        }
        for block in hit.blocks {
            let Some(maker) = self.scan.index.maker(block.maker) else { continue };
            let of_any_kit = !block.only_such_kit && !block.asks && maker.listed && !about_kit;
            let asks = block.asks || label.is_some() || hit.part == Part::Opening;
            let certainty = if asks { Certainty::Possible } else { Certainty::Likely };
            self.add(Piece {
                maker: block.maker,
                brand: block.brand.clone(),
                certainty,
                equipment: None,
                kind: if hit.part == Part::Whole { EvidenceKind::Mac } else { EvidenceKind::Fingerprint },
                span,
                rule: format!("{}/mac", maker.id),
                why: format!(
                    "The network interface is registered to {}. That is not always the maker of the whole device{}.",
                    block.registrant,
                    if of_any_kit {
                        ", and it does not show what the device is: the firm also makes phones and routers"
                    } else {
                        ""
                    }
                ),
                or_equivalent: false,
                leans: false,
            });
        }
    }

    /// Registered company numbers, where the list has any.
    fn numbers(&mut self) {
        for (at, word) in self.scan.words.iter().enumerate().filter(|(_, word)| word.len() == 8) {
            let Some(owner) = self.scan.index.company_number(self.scan.word(at)) else { continue };
            let Some(maker) = self.scan.index.maker(owner) else { continue };
            self.add(Piece {
                maker: owner,
                brand: maker.name.clone(),
                certainty: Certainty::Certain,
                equipment: None,
                kind: EvidenceKind::CompanyNumber,
                span: self.scan.folded.span(word.from, word.to),
                rule: format!("{}/company-number", maker.id),
                why: format!("This is the registered number of a {} company.", maker.name),
                or_equivalent: false,
                leans: false,
            });
        }
    }

    /// Asks about a firm that is not in the list but shares the distinctive word of its name with firms of a listed
    /// maker.
    fn family(&mut self) {
        if !self.findings.is_empty() || !self.scan.cells.is_empty() {
            return;
        }
        let whole = (0, self.scan.text.len());
        let span = subject::firm_named(self.scan, whole).unwrap_or(whole);
        let Some(owner) = self.scan.text.get(span.0..span.1).and_then(|name| self.scan.index.family(name)) else {
            return;
        };
        let Some(maker) = self.scan.index.maker(owner) else { return };
        self.add(Piece {
            maker: owner,
            brand: maker.name.clone(),
            certainty: Certainty::Possible,
            equipment: None,
            kind: EvidenceKind::Name,
            span,
            rule: format!("{}/family", maker.id),
            why: format!("Firms of {} have names that begin like this one. This firm is not in the list.", maker.name),
            or_equivalent: false,
            leans: false,
        });
    }

    /// Adds the words that show a standing to the evidence.
    fn give_reasons(&mut self) {
        // An item is offered because it is listed, so the words around it need not be given as the reason.
        let needs_one = |said: Said| said.is_stated() && said != Said::stated(Standing::Offered);
        for finding in self.findings.iter_mut().filter(|finding| needs_one(finding.said)) {
            let said = finding.said;
            let mut places = finding.evidence.iter().map(|evidence| evidence.start);
            let Some(place) = places.find(|start| self.standings.at(*start).0 == said) else { continue };
            for (start, end) in self.standings.at(place).1 {
                let matched = self.scan.text.get(*start..*end).unwrap_or_default().to_owned();
                finding.evidence.push(Evidence {
                    kind: EvidenceKind::Standing,
                    why: format!("“{matched}”: this was read as {}.", said.buying.in_words()),
                    matched,
                    start: *start,
                    end: *end,
                    rule: format!("standing/{}", said.buying.slug()),
                });
            }
        }
    }

    fn clause_between(&self, from: usize, to: usize) -> bool {
        (from + 1..=to).any(|at| {
            let gap = self.scan.gap_before(at);
            gap.iter().any(|c| matches!(c, ';' | '|' | '+'))
        })
    }

    fn add(&mut self, piece: Piece) {
        let matched = self.scan.text.get(piece.span.0..piece.span.1).unwrap_or_default().to_owned();
        let evidence = Evidence {
            kind: piece.kind,
            matched,
            start: piece.span.0,
            end: piece.span.1,
            rule: piece.rule,
            why: piece.why,
        };
        let said = self.standings.at(piece.span.0).0;
        let Some(finding) = self.findings.iter_mut().find(|finding| finding.maker == piece.maker) else {
            self.findings.push(Finding {
                maker: piece.maker,
                brand: piece.brand,
                certainty: piece.certainty,
                said,
                equipment: piece.equipment,
                evidence: vec![evidence],
                further: 0,
                or_equivalent: piece.or_equivalent,
                leans: piece.leans,
            });
            return;
        };
        // What is offered outranks what is mentioned; within a standing the more certain evidence decides.
        let rank = |said: Said| said.buying.max(said.owning);
        let (before, now) = (rank(finding.said), rank(said));
        if (now, piece.certainty) > (before, finding.certainty) {
            finding.certainty = piece.certainty;
            finding.equipment = piece.equipment.or(finding.equipment);
        } else if now == before && piece.kind >= EvidenceKind::KnownModel && piece.equipment.is_some() {
            finding.equipment = piece.equipment;
        }
        // A brand names what the kit is sold as better than the family of its number does.
        if matches!(piece.kind, EvidenceKind::Brand | EvidenceKind::Column) {
            finding.brand = piece.brand;
        }
        // A remark on the row's own kit says more than the bare make. A column for other kit does not outweigh the
        // make.
        let column = |byte: usize| self.scan.column_at(byte);
        let of_kit = |byte: usize| column(byte).holds_kit();
        let is_made = finding.evidence.iter().any(|evidence| of_kit(evidence.start));
        let mentioned = Said::stated(Standing::Mentioned);
        finding.said = match (finding.said, said) {
            (Said::NOTHING, now) if now.is_stated() && self.scan.is_row_of_kit() => {
                // A badge of the firm that maintains the kit, or a licence for it, does not change what the row says of
                // the kit.
                let says_less = column(piece.span.0).is_of_other_kit() || now == mentioned;
                if says_less && is_made { now.with(Said::NOTHING) } else { now }
            }
            (before, Said::NOTHING) if before.is_stated() && self.scan.is_row_of_kit() => {
                let of_other = finding.evidence.iter().all(|evidence| column(evidence.start).is_of_other_kit());
                let says_less = of_other || before == mentioned;
                if says_less && of_kit(piece.span.0) { before.with(Said::NOTHING) } else { before }
            }
            (before, now) => before.with(now),
        };
        finding.or_equivalent |= piece.or_equivalent;
        finding.leans &= piece.leans;
        // One line of a small file may name a maker thousands of times.
        let same = || finding.evidence.iter().filter(|other| other.kind == evidence.kind).count();
        if finding.evidence.len() >= MOST_OF_A_KIND && same() >= MOST_OF_A_KIND {
            finding.further += 1;
            return;
        }
        // Evidence stays in the order of the text; a new piece mostly belongs at the end.
        let place = |evidence: &Evidence| (evidence.start, evidence.end);
        let before = finding.evidence.iter().rposition(|other| place(other) <= place(&evidence));
        finding.evidence.insert(before.map_or(0, |before| before + 1), evidence);
    }
}

/// The largest number of pieces of evidence of one kind that a finding keeps.
const MOST_OF_A_KIND: usize = 200;

/// Whether two names are side by side, as a maker and its product line are.
fn stands_beside(one: &BrandHit<'_>, other: &BrandHit<'_>) -> bool {
    one.to == other.from || other.to == one.from
}

fn brand_reason(text: &str, maker: &str, scope: Scope, slip: bool, dress: Option<Dress>) -> String {
    let own = text == maker || text.contains(maker);
    let base = match scope {
        Scope::Some => format!("{text} is a brand that is only sometimes made by {maker}."),
        Scope::Former => format!("{text} used to be made by, or to belong to, {maker}; older stock is still around."),
        Scope::Line => format!("{text} is a product line of {maker}."),
        Scope::App => format!("{text} is an app or service of {maker}; it says little about the equipment."),
        Scope::All if own => format!("The line names {maker}."),
        Scope::All => format!("{text} belongs to {maker}."),
    };
    if slip {
        format!("{base} The spelling differs by one letter.")
    } else {
        dress.map_or_else(|| base.clone(), |dress| format!("{base} {}", dress.reason()))
    }
}
