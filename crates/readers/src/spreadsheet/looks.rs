//! The look of the cells of an XLSX workbook: the format of their numbers, and whether anybody can see what is in them.

use super::numbers::Format;
use crate::markup::{Markup, MarkupError, Piece, Tag};
use std::collections::BTreeMap;

/// Looks of one workbook that are kept.
const MOST: usize = 100_000;
/// Letters of this size or smaller, in points, cannot be seen.
const TINY: f64 = 2.0;

/// The looks of a workbook, by their numbers.
#[derive(Debug, Default)]
pub struct Looks {
    cells: Vec<(Format, bool)>,
    /// Words that conditional formats put before or after numbers.
    pub words_of_rules: Vec<String>,
}

impl Looks {
    /// Reads the styles of a workbook.
    ///
    /// # Errors
    /// When the text is damaged.
    pub fn read(text: &str) -> Result<Self, MarkupError> {
        let mut looks = Self::default();
        let mut markup = Markup::new(text);
        let mut codes: BTreeMap<usize, String> = BTreeMap::new();
        let (mut fonts, mut fills): (Vec<Font>, Vec<Fill>) = (Vec::new(), Vec::new());
        let mut part = Part::Other;
        loop {
            match markup.piece()? {
                Piece::Open(tag) => match (part, tag.name()) {
                    (_, "fonts") => part = Part::Fonts,
                    (_, "fills") => part = Part::Fills,
                    (_, "cellXfs") => part = Part::Cells,
                    (_, "dxfs") => part = Part::Rules,
                    (Part::Rules, "numFmt") => {
                        let words = Format::parse(&tag.attribute("formatCode").unwrap_or_default()).words();
                        looks.words_of_rules.extend(Some(words).filter(|words| !words.is_empty()));
                    }
                    (_, "numFmt") => {
                        let id = tag.number("numFmtId").unwrap_or(0);
                        codes.insert(id, tag.attribute("formatCode").unwrap_or_default());
                    }
                    (Part::Fonts, "font") if fonts.len() < MOST => fonts.push(Font::default()),
                    (Part::Fonts, "color") => {
                        let (white, colour) = (is_white(&tag), colour(&tag));
                        fonts
                            .last_mut()
                            .into_iter()
                            .for_each(|font| (font.is_white, font.colour) = (white, colour.clone()));
                    }
                    (Part::Fonts, "sz") => {
                        let size = tag.attribute("val").and_then(|size| size.trim().parse::<f64>().ok());
                        fonts
                            .last_mut()
                            .into_iter()
                            .for_each(|font| font.is_tiny = size.is_some_and(|size| size <= TINY));
                    }
                    (Part::Fills, "fill") if fills.len() < MOST => fills.push(Fill::default()),
                    (Part::Fills, "patternFill" | "gradientFill") => {
                        let kind = tag.attribute("patternType").unwrap_or_default();
                        let is_coloured = tag.name() == "gradientFill" || !(kind.is_empty() || kind == "none");
                        let is_solid = kind == "solid";
                        fills
                            .last_mut()
                            .into_iter()
                            .for_each(|fill| (fill.is_coloured, fill.is_solid) = (is_coloured, is_solid));
                    }
                    (Part::Fills, "fgColor") => {
                        let (white, colour) = (is_white(&tag), colour(&tag));
                        fills.last_mut().into_iter().for_each(|fill| {
                            fill.is_coloured &= !white;
                            fill.colour.clone_from(&colour);
                        });
                    }
                    (Part::Cells, "xf") if looks.cells.len() < MOST => {
                        let id = tag.number("numFmtId").unwrap_or(0);
                        let format = codes.get(&id).map_or_else(|| Format::built_in(id), |code| Format::parse(code));
                        let font = tag.number("fontId").and_then(|at| fonts.get(at)).cloned().unwrap_or_default();
                        let fill = tag.number("fillId").and_then(|at| fills.get(at)).cloned().unwrap_or_default();
                        let is_same = fill.is_solid && font.colour.is_some() && font.colour == fill.colour;
                        looks.cells.push((format, font.is_tiny || is_same || (font.is_white && !fill.is_coloured)));
                    }
                    _ => {}
                },
                Piece::Close(tag) if matches!(tag.name(), "fonts" | "fills" | "cellXfs" | "dxfs") => part = Part::Other,
                Piece::End => return Ok(looks),
                _ => {}
            }
        }
    }

    /// The format of a cell, and whether nobody sees its letters if nothing else on the sheet sets colours.
    #[must_use]
    pub fn of(&self, cell: &Tag<'_>) -> Option<&(Format, bool)> {
        self.cells.get(cell.number("s")?)
    }
}

#[derive(Clone, Copy)]
enum Part {
    Fonts,
    Fills,
    Cells,
    Rules,
    Other,
}

#[derive(Debug, Clone, Default)]
struct Font {
    is_white: bool,
    is_tiny: bool,
    colour: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct Fill {
    is_coloured: bool,
    is_solid: bool,
    colour: Option<String>,
}

/// A colour in the form in which it is compared: by its number, or by its place in the theme.
fn colour(tag: &Tag<'_>) -> Option<String> {
    if let Some(rgb) = tag.attribute("rgb") {
        return rgb.get(rgb.len().saturating_sub(6)..).map(str::to_ascii_uppercase);
    }
    let place = ["theme", "indexed"].into_iter().find_map(|kind| Some(format!("{kind} {}", tag.attribute(kind)?)))?;
    Some(format!("{place} {}", tag.attribute("tint").unwrap_or_default()))
}

fn is_white(colour: &Tag<'_>) -> bool {
    // The first colour of a theme is that of the paper.
    let is_paper = colour.number("theme") == Some(0) && colour.attribute("tint").is_none();
    is_paper || colour.attribute("rgb").is_some_and(|rgb| rgb.to_ascii_uppercase().ends_with("FFFFFF"))
}
