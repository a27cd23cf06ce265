//! What an IT team wants to know; the same text is in the documentation.

use super::language::{en, t, t_node};
use leptos::prelude::*;
use vendor_desk::written_page::{Block, Piece, blocks, words};

const PAGE: &str = include_str!("../../docs/it.md");

/// The page for the IT team.
#[component]
pub fn ItPage() -> impl IntoView {
    view! {
        <p class="back no-print"><a href="#/help">{t_node("Help")}</a></p>
        {blocks(PAGE).into_iter().map(shown).collect_view()}
    }
}

fn shown(block: Block) -> AnyView {
    match block {
        Block::Heading(1, words) => view! { <h1 lang=en()>{words}</h1> }.into_any(),
        Block::Heading(_, words) => view! { <h2 lang=en()>{words}</h2> }.into_any(),
        Block::Paragraph(pieces) => view! { <p class="lede" lang=en()>{said(pieces)}</p> }.into_any(),
        Block::Verbatim(text) => view! { <pre class="verbatim" tabindex="0" lang=en()>{text}</pre> }.into_any(),
        Block::Table(rows) => {
            let mut rows = rows.into_iter();
            let heads = rows.next().unwrap_or_default();
            let heads = heads.iter().map(|pieces| view! { <th scope="col">{words(pieces)}</th> }).collect_view();
            let rows = rows
                .map(|row| view! { <tr>{row.into_iter().map(|pieces| view! { <td>{said(pieces)}</td> }).collect_view()}</tr> });
            view! { <div class="scrolls" tabindex="0" role="group" aria-label=t("Table")><table class="written" lang=en()><thead><tr>{heads}</tr></thead><tbody>{rows.collect_view()}</tbody></table></div> }
                .into_any()
        }
    }
}

/// A line with its links.
fn said(pieces: Vec<Piece>) -> impl IntoView {
    let piece = |piece| match piece {
        Piece::Words(words) => words.into_any(),
        Piece::Link(words, address) => {
            view! { <a href=address rel="noreferrer noopener" target="_blank">{words}</a> }.into_any()
        }
    };
    pieces.into_iter().map(piece).collect_view()
}
