//! Saving the estate as a file and opening one again.

use super::copy::CopyPanel;
use super::parts::button;
use crate::ui::file_chooser::FileChooser;
use crate::ui::language::{t, t_node};
use crate::ui::link::Link;
use crate::ui::route::Route;
use crate::ui::said;
use leptos::prelude::*;
use vendor_desk::estate::{EstateQuestion, Opening};
use vendor_engine::estate::view::Wanted;

/// Save and open.
#[component]
pub fn Keep() -> impl IntoView {
    let link = Link::here();
    let merge =
        move |files: Vec<web_sys::File>| files.into_iter().for_each(|file| link.open_estate(file, Opening::Merged));
    view! {
        {said::h2("Save your work")}
        {said::lede("One file has the register’s lines, what was found in them, and your marks, rules, prices and progress. It has no passwords in it. Keep it where you keep the register.")}
        <p class="actions"><button type="button" id="estate-save" on:click=move |_| link.save_estate()>{t_node("Save the estate")}</button></p>
        {said::lede("You can also save a workbook to read, sort and share: a summary, every item, the plan, the sites, the visits and the answers. It cannot be opened here again.")}
        {workbooks(link, |_| Wanted::default())}
        <CopyPanel/>
        {said::h2("Open a saved estate")}
        {said::lede("Its lines are checked again against the list in this copy, and your marks are applied to them. Opening replaces what is here, and can be undone. You can also merge another person’s estate with yours: differences are shown, and nothing is overwritten.")}
        <p class="actions"><OpenButton/> " " <FileChooser id="estate-merge" label=t("Merge another estate with this one") accept=".json" on_files=merge/></p>
        <p><a href=Route::Recheck.to_string()>{t_node("Show what changed since an estate was saved")}</a></p>
    }
}

/// The buttons that save a workbook of what is `wanted`.
#[must_use]
pub fn workbooks(link: Link, wanted: fn(Link) -> Wanted) -> AnyView {
    let ask = |question| Callback::new(move |()| link.ask_estate_of(wanted(link), question));
    view! {
        <p class="no-print actions">
            {button("estate-workbook", t("Excel workbook"), ask(EstateQuestion::Workbook))} " "
            {button("estate-workbook-redacted", t("Excel workbook, redacted"), ask(EstateQuestion::RedactedWorkbook))}
        </p>
        <p role="status">{move || link.evidence.writing.get().then_some(t("Writing the workbook…"))}</p>
    }
    .into_any()
}

/// The button that opens a saved estate.
#[component]
pub fn OpenButton() -> impl IntoView {
    let link = Link::here();
    let open =
        move |files: Vec<web_sys::File>| files.into_iter().for_each(|file| link.open_estate(file, Opening::Instead));
    view! { <FileChooser id="estate-open" label=t("Open an estate") accept=".json" on_files=open/> }
}
