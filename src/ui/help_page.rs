//! Help: what the verdicts mean, what the tool does with data, how to check that it does.

use super::language::{en, t, t_node};
use super::link::Link;
use super::pill::Pill;
use super::said;
use super::shortcuts;
use leptos::prelude::*;
use vendor_engine::identify::Standing;
use vendor_engine::judge::Verdict;
use vendor_engine::report::glossary;
use vendor_list::law::{LawSentence, SaidIn};
use vendor_text::words::capitalised;

/// Notices of the works that this page is built on.
const NOTICE: &str = concat!(include_str!("../../NOTICE"), "\n", include_str!("../../LICENSE-MIT"));

/// What a standing means, and when it counts.
fn standing_in_full(standing: Standing) -> &'static str {
    match standing {
        Standing::Offered => t(
            "Offered, quoted, specified, ordered or delivered. It counts when you buy; in your estate it is on order.",
        ),
        Standing::InPlace => t("Already there, and staying. It counts when you assess what you have."),
        Standing::Going => {
            t("Still there, but due to leave. It counts when you assess what you have, and is marked as leaving.")
        }
        Standing::Gone => t("No longer there. It never counts."),
        Standing::Mentioned => t(
            "Mentioned for another reason: compared, refused, asked about, or named because an accessory fits it. It never counts.",
        ),
        Standing::Undecided => t("The line does not say. It is asked about."),
    }
}

/// What the list says of the law for a council, one item for each sentence.
fn law(sentences: &[LawSentence]) -> impl IntoView + use<> {
    let said = sentences.iter().filter(|sentence| sentence.said_in == SaidIn::Help);
    said.map(|sentence| view! { <li lang=en()>{sentence.text.clone()}</li> }).collect_view()
}

/// Help.
#[component]
pub fn HelpPage() -> impl IntoView {
    let link = Link::here();
    let meaning = |verdict: Verdict| match verdict {
        Verdict::Barred => t("A current measure that binds you in this context requires exclusion or removal."),
        Verdict::Restricted => t(
            "A rule names the maker or supplier, or a source says that it covers them. “For others”: a UK rule counts, but does not bind you. “Abroad”: only other countries’ rules count.",
        ),
        Verdict::Ask => t(
            "A listed maker makes only some of the brand’s products, the match is only possible, the evidence conflicts, or a link to a measure is only inferred.",
        ),
        Verdict::NoneFound => t(
            "A maker was recognised, or a firm’s name was compared with the list, and nothing that counts was found. This is not proof that there is nothing.",
        ),
        Verdict::CannotTell => t(
            "Equipment with nothing that identifies its maker, a name that the list does not know, or something that cannot be read. This is not a clearance.",
        ),
        Verdict::NoKit => t(
            "No equipment and no firm’s name was recognised: labour, cable, a heading, terms, a place. Such lines are counted separately.",
        ),
    };
    view! {
        <h1>{t_node("Help")}</h1>
        {said::h2("The six answers")}
        <dl class="facts-list">
            {Verdict::ALL.into_iter().map(|verdict| view! { <dt><Pill verdict words=verdict.in_words().to_owned()/></dt><dd>{meaning(verdict)}</dd> }).collect_view()}
        </dl>
        {said::h2("How a line speaks of equipment")}
        {said::lede("Only what a line offers, or says is in place, can count. The words that decided are shown. If they were misread, use “Correct this line” under the answer.")}
        <dl class="facts-list">
            {Standing::STATED.into_iter().map(|standing| view! { <dt>{capitalised(t(standing.in_words()))}</dt><dd>{standing_in_full(standing)}</dd> }).collect_view()}
        </dl>
        {said::h2("Words used here")}
        <dl class="facts-list">
            {glossary::WORDS.into_iter().map(|(word, meaning)| view! { <dt>{capitalised(t(word))}</dt><dd>{t(meaning)}</dd> }).collect_view()}
        </dl>
        {said::h2("Two questions, two answers")}
        {said::lede("Whose it is and what that means for you are separate answers. The same camera can be restricted for a department at a sensitive site, while nothing binds a council. Set your situation in the sentence under the answer; results change at once.")}
        {said::h2("What a council should know")}
        <ul class="reasons">
            {move || link.list.catalogue.with(|catalogue| catalogue.as_ref().map(|catalogue| law(&catalogue.law)))}
            {said::li("This tool has no confirmed copy of the debarment list. Check the published one.")}
        </ul>
        {said::h2("Who is behind the offer")}
        {said::lede("The debarment list is about suppliers. Name the bidder, the persons it relies on and its intended sub-contractors under the box; each is checked in its role. An entry does not bar goods that somebody else sells: ask whether their maker has one of these roles.")}
        {said::h2("Your own policy and lists")}
        {said::lede("A policy of your council is shown by name in every result, as yours and not as law. It bars by name; a rule by country of origin loads with a warning and never bars a purchase. Matches in your own lists of names are reported separately and change no answer. Both stay in this browser until you close or clear the page: save the policy file if you wrote it here.")}
        {said::h2("Your data")}
        {said::lede("Everything happens in this browser. The page’s own policy forbids it to contact any server. To see this, open the network tab of the developer tools and check something. Its scripts never open a window or leave this page. Links to sources open only when you click them. Nothing you type or open is stored, except what you choose: a locked copy of your estate, and a newer signed list. “Clear everything” removes it all but the list; you can undo that until you close the page or choose to forget it for good.")}
        <p><a href="#/it">{t_node("For your IT team: what it can reach, how to check it, how to host it")}</a></p>
        {said::h2("Scans and photographs")}
        {said::lede("The file vendor-checker-with-scans.html also reads pictures, in this browser and without any network. Fill the photograph with the label, and hold still. If the picture is not clear, you are asked, with that part of the picture beside the line: check it letter by letter. The weights of the networks that read pictures come from PaddleOCR, a project of Baidu, a firm based in China. They are numbers, not a program, and are used where nothing can be sent; the notices below have the details.")}
        <h2 id="keys" tabindex="-1">{t_node("Keys")}</h2>
        <dl class="facts-list">
            <dt><kbd>"/"</kbd></dt>{said::dd("Go to the box.")}
            <dt><kbd>"?"</kbd></dt>{said::dd("Come here.")}
        </dl>
        <p><label><input type="checkbox" id="keys-on" checked=shortcuts::are_on() on:change=move |event| shortcuts::switch(event_target_checked(&event))/>" " {t_node("These keys work while you are not writing in a field")}</label></p>
        {said::h2("Software by others")}
        <details>{said::summary("Notices")}<p class="legal" lang=en()>{NOTICE}</p></details>
        {said::h2("If an entry is wrong")}
        {said::lede("Every fact shows its source and how sure it is. Tell the publisher of this copy which entry is wrong, what is wrong with it, and where the correct fact can be found. A supplier can contest an entry in the same way.")}
    }
}
