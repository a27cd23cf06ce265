//! What an estate consists of: its registers and their sheets, which of these count, and columns whose meaning is not
//! known.

use super::parts::{Style, choice, column, english, plain_button, table, words};
use crate::ui::columns::{Layout, MOST_SHOWN, by_layout};
use crate::ui::file_chooser::FileChooser;
use crate::ui::language::{t, t_count, t_with};
use crate::ui::link::Link;
use leptos::prelude::*;
use vendor_desk::registers::{ColumnQuestion, RegisterStamp};
use vendor_engine::estate::work::PartUse;
use vendor_engine::report::counts::thousands;
use vendor_readers::headings::Heading;

fn stamps(link: Link) -> Memo<Vec<RegisterStamp>> {
    Memo::new(move |_| {
        let ids = link.estate.registers.get();
        link.estate.stamps.with(|stamps| ids.iter().filter_map(|id| stamps.get(id).cloned()).collect::<Vec<_>>())
    })
}

/// Questions about the columns of a register, above everything that is counted.
#[component]
pub fn ColumnQuestions() -> impl IntoView {
    let link = Link::here();
    let stamps = stamps(link);
    move || {
        stamps.with(|stamps| {
            let questions = stamps.iter().flat_map(|stamp| stamp.questions().map(|question| (stamp.id, question)));
            questions.map(|(id, question)| asked(link, id, question)).collect::<Vec<_>>()
        })
    }
}

/// The registers, folded away.
#[component]
pub fn Registers() -> impl IntoView {
    let link = Link::here();
    let stamps = stamps(link);
    let summary = move || {
        stamps.with(|stamps| {
            let lines = stamps.iter().map(RegisterStamp::lines).sum();
            format!("{}, {}", t_count(stamps.len(), "register", "registers"), t_count(lines, "line", "lines"))
        })
    };
    let columns = [
        column(t("File and sheet"), Style::RowHeading),
        column(t("Lines"), Style::Number),
        column(t("Is"), Style::Plain),
        column("", Style::ScreenOnly),
    ];
    let rows = move || stamps.with(|stamps| stamps.iter().flat_map(|stamp| parts(link, stamp)).collect::<Vec<_>>());
    view! {
        <details class="far no-print" id="registers"><summary>{summary}</summary>
            {move || table("register-table".to_owned(), "counts", None, &columns, rows())}
            {move || stamps.with(|stamps| stamps.iter().filter_map(|stamp| columns_of(link, stamp)).collect::<Vec<_>>())}
            <p class="actions"><AddRegister id="estate-add"/></p>
        </details>
    }
}

/// The button that reads registers into the estate.
#[component]
pub fn AddRegister(
    /// The field's id.
    id: &'static str,
) -> impl IntoView {
    let link = Link::here();
    view! { <FileChooser id label=t("Add a register") multiple=true on_files=move |files| link.take_files_on_estate(files)/> }
}

fn parts(link: Link, stamp: &RegisterStamp) -> Vec<Vec<AnyView>> {
    let state = link.estate;
    let id = stamp.id;
    let out = move || {
        plain_button(
            t("Take out"),
            Callback::new(move |()| state.change_all(|now| now.registers.retain(|known| *known != id))),
        )
    };
    if stamp.parts.is_empty() {
        // A file of which nothing was read.
        return vec![vec![english(stamp.unread.join(". ")), words("0"), words(t("not read")), out()]];
    }
    let rows = stamp.parts.iter().enumerate().map(|(nth, (part, lines))| {
        let title = if part.is_empty() { t("Pasted cells").to_owned() } else { part.clone() };
        let options = Signal::stored(
            PartUse::ALL.map(|known| (known.slug().to_owned(), t(known.in_words()).to_owned())).to_vec(),
        );
        let of = part.clone();
        let now = Signal::derive(move || {
            state.work.with(|work| work.parts.get(&of).copied().unwrap_or_default()).slug().to_owned()
        });
        let of = part.clone();
        let set = Callback::new(move |slug: String| {
            let part_use = PartUse::ALL.into_iter().find(|known| known.slug() == slug).unwrap_or_default();
            state.change_all(|now| now.say_of_part(&of, part_use));
        });
        let out = if nth == 0 { out() } else { words("") };
        vec![
            words(title.clone()),
            words(thousands(*lines as u64)),
            choice("", t_with("How {title} is counted", &[("title", &title)]), false, options, now, set),
            out,
        ]
    });
    rows.collect()
}

impl Link {
    /// Sets what a column of a register holds, and reads its files again.
    fn name_column(self, register: u32, layout: &str, column: usize, holds: Heading) {
        self.run.layouts.update(|layouts| layouts.correct(layout, column, holds));
        let files = self.estate.files.with_value(|files| files.get(&register).cloned().unwrap_or_default());
        self.add_registers(files, Some(register));
    }
}

/// What the columns of a register were taken to hold, which can be corrected while its files can still be read again.
fn columns_of(link: Link, stamp: &RegisterStamp) -> Option<AnyView> {
    let register = stamp.id;
    let can_read_again = link.estate.files.with_value(|files| files.contains_key(&register));
    let layouts = by_layout(&stamp.tables);
    let choose = Callback::new(move |(layout, column, holds): (String, usize, Heading)| {
        link.name_column(register, &layout, column, holds);
    });
    (can_read_again && !layouts.is_empty()).then(|| {
        let layouts = layouts.into_iter().take(MOST_SHOWN);
        view! {
            <details class="more columns"><summary>{t_with("How the columns of {files} were read", &[("files", &stamp.in_words())])}</summary>
                {layouts.map(|(table, places)| view! { <Layout table places choose/> }.into_any()).collect::<Vec<_>>()}
            </details>
        }
        .into_any()
    })
}

/// A question about a table, with its columns to choose from.
fn asked(link: Link, register: u32, question: ColumnQuestion) -> AnyView {
    let asks = t_with(question.lacks.question(), &[("words", &question.place_column())]);
    let ColumnQuestion { lacks, table } = question;
    let place = table.place.part_in_words().unwrap_or_else(|| t("The pasted cells").to_owned());
    let layout = table.layout;
    let can_read_again = link.estate.files.with_value(|files| files.contains_key(&register));
    let columns = table.columns.into_iter().map(|column| {
        let layout = layout.clone();
        let name = Callback::new(move |()| {
            link.name_column(register, &layout, column.at, Heading::Column(lacks.column()));
        });
        let letter = column.letter();
        plain_button(format!("{letter} {}", column.words), name)
    });
    let columns: Vec<AnyView> = if can_read_again { columns.collect() } else { Vec::new() };
    let else_ = (!can_read_again)
        .then_some(t("Say which column it is on the Check page, where you pasted the cells, and add them again."));
    view! {
        <div class="warning asks no-print">
            <p><b>{asks}</b>{format!(" {place}: {}", t(lacks.why()))}</p>
            <p class="actions">{columns} {else_}</p>
        </div>
    }
    .into_any()
}
