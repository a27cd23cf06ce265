//! Parts that the tabs share: tables, fields, choices and buttons. Each is drawn by one function, however often it is
//! on a page, because separate templates would each be compiled and make the page larger.

use crate::ui::language::en;
use leptos::ev;
use leptos::prelude::*;

/// How the cells of a column look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Words.
    Plain,
    /// A number, set to the right.
    Number,
    /// The heading of its row.
    RowHeading,
    /// The register's own words.
    AsWritten,
    /// Not on paper.
    ScreenOnly,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct ColumnHead {
    /// Its heading, which also stands beside each cell where columns become lists.
    pub heading: String,
    /// How its cells look.
    pub style: Style,
}

/// The column of a heading.
#[must_use]
pub fn column(heading: impl Into<String>, style: Style) -> ColumnHead {
    ColumnHead { heading: heading.into(), style }
}

/// A table: its id and classes, its caption, columns and rows. Wide ones scroll inside themselves.
#[must_use]
pub fn table(
    id: String,
    classes: &str,
    caption: Option<String>,
    columns: &[ColumnHead],
    rows: Vec<Vec<AnyView>>,
) -> AnyView {
    let label = caption
        .clone()
        .unwrap_or_else(|| columns.iter().map(|column| column.heading.as_str()).collect::<Vec<_>>().join(", "));
    let head: Vec<AnyView> = columns.iter().map(head).collect();
    // A cell repeats its heading only in tables that become lists on a narrow screen.
    let is_stack = classes.split(' ').any(|class| class == "stack");
    let body: Vec<AnyView> = rows.into_iter().map(|cells| row(columns, is_stack, cells)).collect();
    let class = format!("govuk-table {classes}");
    view! {
        <div class="wide" role="region" tabindex="0" aria-label=label><table id=id class=class>
            {caption.map(|caption| view! { <caption class="govuk-table__caption">{caption}</caption> })}
            <thead><tr>{head}</tr></thead>
            <tbody>{body}</tbody>
        </table></div>
    }
    .into_any()
}

fn head(column: &ColumnHead) -> AnyView {
    // A heading is in plain letters, whatever the cells below it look like.
    let style = if column.style == Style::AsWritten { Style::Plain } else { column.style };
    if column.heading.is_empty() {
        // Cells such as buttons need no heading.
        return view! { <td class=class(style)></td> }.into_any();
    }
    view! { <th scope="col" class=class(style)>{column.heading.clone()}</th> }.into_any()
}

/// A row of cells.
fn row(columns: &[ColumnHead], is_stack: bool, cells: Vec<AnyView>) -> AnyView {
    let cells: Vec<AnyView> = columns.iter().zip(cells).map(|(column, cell)| drawn(column, is_stack, cell)).collect();
    view! { <tr>{cells}</tr> }.into_any()
}

fn drawn(column: &ColumnHead, is_stack: bool, cell: AnyView) -> AnyView {
    let class = class(column.style);
    if column.style == Style::RowHeading {
        return view! { <th scope="row" class=class>{cell}</th> }.into_any();
    }
    let labelled = is_stack && column.style != Style::AsWritten && !column.heading.is_empty();
    let label = labelled.then(|| column.heading.clone());
    view! { <td class=class data-label=label>{cell}</td> }.into_any()
}

fn class(style: Style) -> Option<&'static str> {
    match style {
        Style::Plain | Style::RowHeading => None,
        Style::Number => Some("number"),
        Style::AsWritten => Some("as-written"),
        Style::ScreenOnly => Some("no-print"),
    }
}

/// Words as a cell.
#[must_use]
pub fn words(text: impl Into<String>) -> AnyView {
    text.into().into_any()
}

/// Words of the engine, which are English, as a cell.
#[must_use]
pub fn english(text: impl Into<String>) -> AnyView {
    view! { <span lang=en()>{text.into()}</span> }.into_any()
}

/// A button.
#[must_use]
pub fn button(id: &'static str, label: impl Into<String>, on_press: Callback<()>) -> AnyView {
    drawn_button(id, label.into(), false, None, on_press)
}

/// A button that looks like a link.
#[must_use]
pub fn plain_button(label: impl Into<String>, on_press: Callback<()>) -> AnyView {
    drawn_button("", label.into(), true, None, on_press)
}

/// A button that can be disabled.
#[must_use]
pub fn button_unless(
    id: &'static str,
    label: impl Into<String>,
    disabled: Signal<bool>,
    on_press: Callback<()>,
) -> AnyView {
    drawn_button(id, label.into(), false, Some(disabled), on_press)
}

fn drawn_button(
    id: &'static str,
    label: String,
    plain: bool,
    disabled: Option<Signal<bool>>,
    on_press: Callback<()>,
) -> AnyView {
    let disabled = disabled.map(|disabled| move || disabled.get());
    let id = (!id.is_empty()).then_some(id);
    let class = plain.then_some("plain");
    view! { <button type="button" id=id class=class disabled=disabled on:click=move |_| on_press.run(())>{label}</button> }
        .into_any()
}

/// A field to fill in.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its id; may be empty.
    pub id: String,
    /// Its name, on screen or for a screen reader only.
    pub label: String,
    /// Whether the name is shown on screen.
    pub labelled: bool,
    /// `text`, `date` or `number` (a text of digits).
    pub kind: &'static str,
    /// What it holds.
    pub value: Signal<String>,
}

/// Draws a field; its contents are taken when the user leaves it.
#[must_use]
pub fn field(field: Field, on_change: Callback<String>) -> AnyView {
    let Field { id, label, labelled, kind, value } = field;
    let id = (!id.is_empty()).then_some(id);
    let (kind, mode, size) = match kind {
        "number" => ("text", Some("numeric"), Some("9")),
        other => (other, None, None),
    };
    let name = (!labelled).then(|| label.clone());
    let input = view! {
        <input type=kind id=id inputmode=mode size=size maxlength="200" aria-label=name prop:value=move || value.get()
            on:change=move |event: ev::Event| on_change.run(event_target_value(&event))/>
    }
    .into_any();
    if labelled { view! { <label>{label}" "{input}</label> }.into_any() } else { input }
}

/// A choice among values, each with its words.
#[must_use]
pub fn choice(
    id: &'static str,
    label: impl Into<String>,
    labelled: bool,
    options: Signal<Vec<(String, String)>>,
    now: Signal<String>,
    on_change: Callback<String>,
) -> AnyView {
    let label: String = label.into();
    // One effect for all of them: a table has hundreds.
    let options = move || {
        let now = now.get();
        let option = |(value, words): (String, String)| {
            let selected = value == now;
            view! { <option value=value prop:selected=selected>{words}</option> }.into_any()
        };
        options.get().into_iter().map(option).collect::<Vec<AnyView>>()
    };
    let id = (!id.is_empty()).then_some(id);
    let name = (!labelled).then(|| label.clone());
    let select = view! {
        <select id=id aria-label=name on:change=move |event: ev::Event| on_change.run(event_target_value(&event))>{options}</select>
    }
    .into_any();
    if labelled { view! { <label>{label}" "{select}</label> }.into_any() } else { select }
}

/// Something to tick.
#[must_use]
pub fn tick(
    id: &'static str,
    label: impl Into<String>,
    labelled: bool,
    now: Signal<bool>,
    on_change: Callback<bool>,
) -> AnyView {
    let label: String = label.into();
    let id = (!id.is_empty()).then_some(id);
    let name = (!labelled).then(|| label.clone());
    let words = labelled.then(|| format!(" {label}"));
    view! {
        <label class="tick"><input type="checkbox" id=id aria-label=name prop:checked=move || now.get()
            on:change=move |event: ev::Event| on_change.run(event_target_checked(&event))/>{words}</label>
    }
    .into_any()
}
