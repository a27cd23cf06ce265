//! XML as other programs write it: elements and text one after the other, within limits, and without anything that a
//! document type could add.

use super::limits;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Why an XML text cannot be read to its end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MarkupError {
    /// A document type that defines something, or any document type where none belongs.
    #[error("it defines a document type, as no honest file of its kind does. Ask the sender for another copy.")]
    DocumentType,
    /// An entity that nothing defines.
    #[error("it uses a name (&{0};) that it may not define. Open it in the program that made it and save it again.")]
    Entity(String),
    /// Elements that are nested too deeply.
    #[error("its elements lie more than 256 deep inside each other. Copy the lines and paste them into the box.")]
    TooDeep,
    /// Too many attributes.
    #[error("an element of it has more than 256 attributes. Open it in the program that made it and save it again.")]
    TooManyAttributes,
    /// Not well formed.
    #[error("it is damaged or not complete. Open it in the program that made it and save it again.")]
    Damaged,
}

/// A piece of an XML text.
#[derive(Debug)]
pub enum Piece<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// An element ends; its name without prefix.
    Close(Tag<'a>),
    /// Text.
    Text(String),
    /// The end of the whole.
    End,
}

/// The tag of an element.
#[derive(Debug)]
pub struct Tag<'a> {
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// The element's name without prefix.
    #[must_use]
    pub fn name(&self) -> &str {
        let name = self.start.name().into_inner();
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// The value of an attribute, by its name without prefix.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.attributes().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// A number in an attribute.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether an attribute says yes; a missing one says no.
    #[must_use]
    pub fn says(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| matches!(value.trim(), "1" | "true" | "on"))
    }

    /// All attributes, names without prefix.
    pub fn attributes(&self) -> impl Iterator<Item = (String, String)> + '_ {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false);
        attributes.take(limits::ATTRIBUTES).filter_map(|attribute| {
            let attribute = attribute.ok()?;
            let name = attribute.key.into_inner();
            let name = name.rsplit_once(':').map_or(name, |(_, local)| local).to_owned();
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned();
            Some((name, value))
        })
    }
}

/// A reader of an XML text.
pub struct Markup<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    roots: usize,
    allow_plain_doctype: bool,
}

impl<'a> Markup<'a> {
    /// Starts at the beginning.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0, roots: 0, allow_plain_doctype: false }
    }

    /// Accepts a document type that only gives a name and defines nothing, as network scanners write it.
    #[must_use]
    pub fn with_plain_doctype(mut self) -> Self {
        self.allow_plain_doctype = true;
        self
    }

    /// The next piece.
    ///
    /// # Errors
    /// When the text is damaged or larger than any honest one.
    pub fn piece(&mut self) -> Result<Piece<'a>, MarkupError> {
        loop {
            match self.reader.read_event().map_err(|_| MarkupError::Damaged)? {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    if self.depth > limits::DEPTH {
                        return Err(MarkupError::TooDeep);
                    }
                    self.roots += usize::from(self.depth == 1);
                    let signs = start.attributes_raw().bytes().filter(|byte| *byte == b'=').count();
                    if signs > limits::ATTRIBUTES && start.attributes().with_checks(false).count() > limits::ATTRIBUTES
                    {
                        return Err(MarkupError::TooManyAttributes);
                    }
                    return Ok(Piece::Open(Tag { start }));
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    let name = end.name().into_inner().to_owned();
                    return Ok(Piece::Close(Tag { start: BytesStart::new(name) }));
                }
                Event::Text(text) => return Ok(Piece::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Piece::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(entity) => {
                    if let Ok(Some(c)) = entity.resolve_char_ref() {
                        return Ok(Piece::Text(c.to_string()));
                    }
                    let name = entity.into_inner();
                    let c = match name.as_ref() {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        "quot" => "\"",
                        "apos" => "'",
                        _ => return Err(MarkupError::Entity(name.chars().take(20).collect())),
                    };
                    return Ok(Piece::Text(c.to_owned()));
                }
                Event::DocType(text) => {
                    if !self.allow_plain_doctype || text.contains('[') {
                        return Err(MarkupError::DocumentType);
                    }
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof if self.depth == 0 && self.roots > 0 => return Ok(Piece::End),
                Event::Eof => return Err(MarkupError::Damaged),
            }
        }
    }
}
