//! A button that opens the file dialog, and the file field behind it.

use leptos::ev;
use leptos::prelude::*;
use web_sys::{File, FileList, HtmlInputElement};

/// A button with a file field that only it opens.
#[component]
pub fn FileChooser(
    /// The field's id.
    id: &'static str,
    /// The button's words.
    label: &'static str,
    /// Endings that the dialog shows; empty for any.
    #[prop(default = "")]
    accept: &'static str,
    /// Whether several files may be chosen at once.
    #[prop(default = false)]
    multiple: bool,
    /// Which camera a phone offers; empty for none.
    #[prop(default = "")]
    capture: &'static str,
    /// What is done with the chosen files.
    on_files: impl Fn(Vec<File>) + 'static,
) -> impl IntoView {
    let field = NodeRef::<leptos::html::Input>::new();
    let on_choose = move |event: ev::Event| {
        let input = event_target::<HtmlInputElement>(&event);
        on_files(all_of(input.files()));
        // Reset, so that the same file can be chosen again after it was corrected.
        input.set_value("");
    };
    let open = move |_| {
        if let Some(input) = field.get() {
            input.click();
        }
    };
    let accept = (!accept.is_empty()).then_some(accept);
    let capture = (!capture.is_empty()).then_some(capture);
    view! {
        <button type="button" on:click=open>{label}</button>
        <input type="file" id=id class="away" tabindex="-1" aria-hidden="true" accept=accept capture=capture multiple=multiple node_ref=field on:change=on_choose/>
    }
}

/// The files of a browser's list.
#[must_use]
pub fn all_of(files: Option<FileList>) -> Vec<File> {
    let files = files.as_ref();
    files.into_iter().flat_map(|files| (0..files.length()).filter_map(|at| files.get(at))).collect()
}
