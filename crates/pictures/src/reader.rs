//! Pictures for the readers: picture files, and pictures on the pages of a PDF.

use crate::PictureError;
use crate::decode;
use crate::lines;
use crate::look::Eyes;
use crate::raster::Raster;
use hayro_syntax::object::stream::ImageDecodeParams;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as Words};
use hayro_syntax::page::Page;
use std::cell::{OnceCell, RefCell};
use vendor_readers::PictureReader;
use vendor_readers::pdf::resources;
use vendor_readers::reading::Reading;
use vendor_text::Place;

/// Pictures on a PDF page with shorter sides do not show the text of a page.
const SHORTEST: (u32, u32) = (200, 60);
/// The most pictures on one page that are read.
const MOST_ON_PAGE: usize = 12;
const TOO_MANY: &str =
    "it has more than 12 large pictures; the others were not read. Print it to a new PDF and check that.";

/// Gives the weights of both networks, once.
pub type Weights<'a> = dyn Fn() -> Result<(Vec<u8>, Vec<u8>), PictureError> + 'a;

/// Reads pictures. The networks are prepared when the first picture comes.
pub struct Pictures<'a> {
    weights: &'a Weights<'a>,
    eyes: OnceCell<Result<Eyes, PictureError>>,
    alive: RefCell<&'a mut dyn FnMut()>,
}

impl<'a> Pictures<'a> {
    /// Reads with these weights; `alive` is called between two steps of the work.
    pub fn new(weights: &'a Weights<'a>, alive: &'a mut dyn FnMut()) -> Self {
        Self { weights, eyes: OnceCell::new(), alive: RefCell::new(alive) }
    }

    fn look(&self, reading: &mut Reading<'_>, picture: Result<Raster, PictureError>, place: &Place) {
        let picture = match picture {
            Ok(picture) => picture,
            Err(error) => return reading.refuse_at(place, error.to_string()),
        };
        let ready = self.eyes.get_or_init(|| {
            let (detector, recogniser) = (self.weights)()?;
            crate::models::check(&detector, &recogniser)?;
            Eyes::new(&detector, &recogniser)
        });
        let seen = match ready {
            Ok(eyes) => eyes.look(&picture, &mut || (self.alive.borrow_mut())()),
            Err(error) => Err(error.clone()),
        };
        match seen {
            Ok(seen) => lines::keep(reading, &seen, place),
            Err(error) => reading.refuse_at(place, error.to_string()),
        }
    }
}

impl PictureReader for Pictures<'_> {
    fn read(&self, reading: &mut Reading<'_>, bytes: &[u8]) {
        for_each_in_file(reading, bytes, &mut |reading, place, decode| self.look(reading, decode(), place));
        if decode::pages(bytes) > decode::MOST_PAGES {
            reading.refuse("it has more than 200 pages; the others were not read. Split it.");
        }
    }

    fn read_page(&self, reading: &mut Reading<'_>, page: &Page<'_>, place: &Place) -> bool {
        let (pictures, are_all) = on_page(page);
        if !are_all {
            reading.refuse_at(place, TOO_MANY);
        }
        for picture in &pictures {
            self.look(reading, of_stream(picture), place);
        }
        !pictures.is_empty()
    }
}

/// Decodes a picture when it is needed.
pub(crate) type Decode<'a> = dyn Fn() -> Result<Raster, PictureError> + 'a;

/// Passes on each page of a picture file with its place.
pub(crate) fn for_each_in_file(
    reading: &mut Reading<'_>,
    bytes: &[u8],
    take: &mut dyn FnMut(&mut Reading<'_>, &Place, &Decode<'_>),
) {
    let pages = decode::pages(bytes);
    if pages == 1 {
        let place = reading.place();
        return take(reading, &place, &|| decode::decode(bytes));
    }
    for page in 0..pages.min(decode::MOST_PAGES) {
        let place = Place { page: u32::try_from(page + 1).ok(), ..reading.place() };
        take(reading, &place, &|| decode::decode_page(bytes, page));
    }
}

/// The pictures on a PDF page that are large enough to show its text, and whether these are all of its pictures.
pub(crate) fn on_page<'a>(page: &Page<'a>) -> (Vec<Stream<'a>>, bool) {
    let Some(objects) = resources(page.raw()).and_then(|found| found.get::<Dict<'_>>("XObject")) else {
        return (Vec::new(), true);
    };
    let mut pictures: Vec<Stream<'_>> =
        objects.keys().filter_map(|name| objects.get::<Stream<'_>>(&*name)).filter(is_large).collect();
    let are_all = pictures.len() <= MOST_ON_PAGE;
    pictures.truncate(MOST_ON_PAGE);
    (pictures, are_all)
}

fn side(dict: &Dict<'_>, names: [&str; 2]) -> u32 {
    names.iter().find_map(|name| dict.get::<u32>(name)).unwrap_or_default()
}

fn is_large(stream: &Stream<'_>) -> bool {
    let dict = stream.dict();
    let is_image = dict.get::<Name<'_>>("Subtype").is_some_and(|kind| &*kind == b"Image");
    let (wide, tall) = (side(dict, ["Width", "W"]), side(dict, ["Height", "H"]));
    is_image && wide.max(tall) >= SHORTEST.0 && wide.min(tall) >= SHORTEST.1
}

/// The points of a picture in a PDF.
pub(crate) fn of_stream(stream: &Stream<'_>) -> Result<Raster, PictureError> {
    let dict = stream.dict();
    let (wide, tall) = (side(dict, ["Width", "W"]), side(dict, ["Height", "H"]));
    if u64::from(wide) * u64::from(tall) > decode::MOST_POINTS {
        return Err(PictureError::TooLarge);
    }
    let raw = stream.raw_data();
    // A photograph in its own format: the picture decoder knows the peculiarities of such files.
    if stream.filters().len() == 1
        && raw.starts_with(b"\xFF\xD8")
        && !raw.windows(5).take(4096).any(|five| five == b"Adobe")
    {
        return decode::decode(&raw);
    }
    let is_mask = dict.get::<bool>("ImageMask").or_else(|| dict.get::<bool>("IM")).unwrap_or(false);
    let colours = Colours::of(dict);
    let bits =
        if is_mask { 1 } else { dict.get::<u8>("BitsPerComponent").or_else(|| dict.get::<u8>("BPC")).unwrap_or(8) };
    let params = ImageDecodeParams {
        is_indexed: matches!(colours, Colours::Table(_)),
        bpc: Some(bits),
        num_components: None,
        target_dimension: None,
        width: wide,
        height: tall,
    };
    let decoded = stream.decoded_image(&params).map_err(|_| PictureError::Damaged)?;
    let (wide, tall, bits) = decoded
        .image_data
        .as_ref()
        .map_or((wide, tall, bits), |data| (data.width, data.height, data.bits_per_component));
    let (Ok(wide), Ok(tall)) = (usize::try_from(wide), usize::try_from(tall)) else {
        return Err(PictureError::TooLarge);
    };
    let count = decoded.data.len().saturating_mul(8)
        / wide.saturating_mul(tall).saturating_mul(usize::from(bits.max(1))).max(1);
    let inverted = dict
        .get::<Array<'_>>("Decode")
        .or_else(|| dict.get::<Array<'_>>("D"))
        .and_then(|pair| pair.iter::<f32>().next())
        == Some(1.0);
    let is_table = matches!(colours, Colours::Table(_));
    let samples = samples(&decoded.data, wide, tall, count.clamp(1, 4), bits, is_table);
    let level = |sample: u8| if inverted { 255 - sample } else { sample };
    let points: Vec<u8> = match (&colours, count) {
        (Colours::Table(table), 1) => samples
            .iter()
            .flat_map(|at| {
                let from = usize::from(*at) * 3;
                table.get(from..from + 3).and_then(|point| <[u8; 3]>::try_from(point).ok()).unwrap_or([255; 3])
            })
            .collect(),
        (_, 1 | 2) => {
            samples.chunks_exact(count).filter_map(|point| point.first()).flat_map(|grey| [level(*grey); 3]).collect()
        }
        (_, 3) => samples.iter().map(|colour| level(*colour)).collect(),
        (_, 4) => samples.chunks_exact(4).flat_map(of_inks).collect(),
        _ => return Err(PictureError::Damaged),
    };
    Raster::new(wide, tall, points).map(decode::within).ok_or(PictureError::Damaged)
}

/// How the samples of a picture stand for colours.
enum Colours {
    /// As grey, or as red, green and blue.
    Plain,
    /// By a table of red, green and blue.
    Table(Vec<u8>),
}

impl Colours {
    fn of(dict: &Dict<'_>) -> Self {
        let Some(space) = dict.get::<Array<'_>>("ColorSpace").or_else(|| dict.get::<Array<'_>>("CS")) else {
            return Self::Plain;
        };
        let mut parts = space.iter::<Object<'_>>();
        let is_table = matches!(parts.next(), Some(Object::Name(name)) if matches!(&*name, b"Indexed" | b"I"));
        if !is_table {
            return Self::Plain;
        }
        let table = match parts.nth(2) {
            Some(Object::String(table)) => bytes_of(&table),
            Some(Object::Stream(table)) => table.decoded_data().map(|bytes| bytes.to_vec()).unwrap_or_default(),
            _ => Vec::new(),
        };
        // A table of greys has one byte for each.
        let colours = if table.len() % 3 == 0 { table } else { table.iter().flat_map(|grey| [*grey; 3]).collect() };
        Self::Table(colours)
    }
}

fn bytes_of(words: &Words<'_>) -> Vec<u8> {
    words.as_ref().to_vec()
}

/// Samples of eight bits: smaller ones are scaled up, but numbers in a table are not.
fn samples(data: &[u8], wide: usize, tall: usize, count: usize, bits: u8, is_table: bool) -> Vec<u8> {
    let per_row = wide * count;
    match bits {
        8 => data.to_vec(),
        16 => data.chunks_exact(2).filter_map(|pair| pair.first().copied()).collect(),
        1 | 2 | 4 => {
            let (most, bits) = (u8::MAX >> (8 - bits), usize::from(bits));
            let step = if is_table { 1 } else { 255 / most };
            let row_bytes = (per_row * bits).div_ceil(8).max(1);
            let spread = |row: &[u8]| -> Vec<u8> {
                let parts =
                    row.iter().flat_map(|byte| (0..8 / bits).map(move |part| byte >> (8 - bits * (part + 1)) & most));
                parts.take(per_row).map(|sample| sample * step).collect()
            };
            data.chunks_exact(row_bytes).take(tall).flat_map(spread).collect()
        }
        _ => Vec::new(),
    }
}

/// Red, green and blue from four inks.
fn of_inks(inks: &[u8]) -> [u8; 3] {
    let [cyan, magenta, yellow, black] = <[u8; 4]>::try_from(inks).unwrap_or_default();
    [cyan, magenta, yellow].map(|ink| {
        let light = u16::from(255 - ink) * u16::from(255 - black) / 255;
        u8::try_from(light).unwrap_or(u8::MAX)
    })
}
