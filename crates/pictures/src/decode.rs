//! Turns the bytes of a picture into points: PNG, JPEG, WebP and TIFF, the right way up, within a limit of points.

use crate::PictureError;
use crate::raster::Raster;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use std::io::Cursor;
use vendor_text::Area;

/// The most points that are accepted: a page at 600 dots to the inch, or a photograph from a phone with a large camera.
pub const MOST_POINTS: u64 = 64_000_000;
/// The most memory for unpacking one picture, in bytes.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;
/// The longest side; larger pictures are reduced to it. It is that of an A4 page at 500 dots to the inch.
const LONGEST_SIDE: usize = Area::LONGEST_SIDE as usize;
/// Pages of one TIFF file that are read.
pub const MOST_PAGES: usize = 200;

/// Whether bytes are a picture of a kind that is read.
#[must_use]
pub fn is_picture(bytes: &[u8]) -> bool {
    format_of(bytes).is_some()
}

fn format_of(bytes: &[u8]) -> Option<ImageFormat> {
    let format = image::guess_format(bytes).ok()?;
    matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP | ImageFormat::Tiff).then_some(format)
}

/// How many pages a picture has: more than one only in a TIFF file.
#[must_use]
pub fn pages(bytes: &[u8]) -> usize {
    if format_of(bytes) != Some(ImageFormat::Tiff) {
        return 1;
    }
    let Ok(mut decoder) = tiff::decoder::Decoder::new(Cursor::new(bytes)) else { return 1 };
    let mut pages = 1;
    while pages <= MOST_PAGES && decoder.more_images() && decoder.next_image().is_ok() {
        pages += 1;
    }
    pages
}

/// The points of a picture.
///
/// # Errors
/// Why there are none.
pub fn decode(bytes: &[u8]) -> Result<Raster, PictureError> {
    let Some(format) = format_of(bytes) else { return Err(unknown(bytes)) };
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(|error| PictureError::of(&error))?;
    let (wide, tall) = decoder.dimensions();
    if u64::from(wide) * u64::from(tall) > MOST_POINTS {
        return Err(PictureError::TooLarge);
    }
    decoder.set_limits(limits).map_err(|error| PictureError::of(&error))?;
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| PictureError::of(&error))?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    raster(picture)
}

/// The points of one page of a TIFF file, counted from zero.
///
/// # Errors
/// Why there are none.
pub fn decode_page(bytes: &[u8], page: usize) -> Result<Raster, PictureError> {
    if page == 0 {
        return decode(bytes);
    }
    use tiff::ColorType;
    use tiff::decoder::{Decoder, DecodingResult};
    let damaged = |_| PictureError::Damaged;
    let mut limits = tiff::decoder::Limits::default();
    limits.decoding_buffer_size = usize::try_from(MOST_MEMORY).unwrap_or(usize::MAX);
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(damaged)?.with_limits(limits);
    decoder.seek_to_image(page).map_err(damaged)?;
    let (wide, tall) = decoder.dimensions().map_err(damaged)?;
    if u64::from(wide) * u64::from(tall) > MOST_POINTS {
        return Err(PictureError::TooLarge);
    }
    let colours = decoder.colortype().map_err(damaged)?;
    let DecodingResult::U8(points) = decoder.read_image().map_err(damaged)? else { return Err(PictureError::Unusual) };
    let picture = match colours {
        ColorType::Gray(8) => image::GrayImage::from_raw(wide, tall, points).map(DynamicImage::from),
        ColorType::Gray(1) => {
            let row = usize::try_from(wide.div_ceil(8)).unwrap_or(usize::MAX).max(1);
            let width = usize::try_from(wide).unwrap_or_default();
            let bits = |row: &[u8]| -> Vec<u8> {
                let levels =
                    row.iter().flat_map(|byte| (0..8).map(move |bit| if byte << bit & 0x80 == 0 { 0 } else { 255 }));
                levels.take(width).collect()
            };
            let points = points.chunks_exact(row).flat_map(bits).collect();
            image::GrayImage::from_raw(wide, tall, points).map(DynamicImage::from)
        }
        ColorType::RGB(8) => image::RgbImage::from_raw(wide, tall, points).map(DynamicImage::from),
        ColorType::RGBA(8) => image::RgbaImage::from_raw(wide, tall, points).map(DynamicImage::from),
        _ => return Err(PictureError::Unusual),
    };
    raster(picture.ok_or(PictureError::Damaged)?)
}

/// The points of a decoded picture on white, reduced to the largest size that is looked at.
fn raster(picture: DynamicImage) -> Result<Raster, PictureError> {
    let has_holes = picture.color().has_alpha();
    let (wide, tall) = (picture.width(), picture.height());
    let points = if has_holes {
        let on_white = |point: &image::Rgba<u8>| {
            let [red, green, blue, share] = point.0;
            let mix = |colour: u8| {
                let mixed = u32::from(colour) * u32::from(share) + 255 * u32::from(255 - share);
                u8::try_from(mixed / 255).unwrap_or(u8::MAX)
            };
            [mix(red), mix(green), mix(blue)]
        };
        picture.into_rgba8().pixels().flat_map(on_white).collect()
    } else {
        picture.into_rgb8().into_raw()
    };
    let sides = usize::try_from(wide).ok().zip(usize::try_from(tall).ok());
    let raster = sides.and_then(|(wide, tall)| Raster::new(wide, tall, points)).ok_or(PictureError::Damaged)?;
    Ok(within(raster))
}

/// A raster reduced to the largest size that is looked at.
#[must_use]
pub fn within(raster: Raster) -> Raster {
    let longest = raster.wide().max(raster.tall());
    if longest <= LONGEST_SIDE {
        return raster;
    }
    raster.resized(raster.wide() * LONGEST_SIDE / longest, raster.tall() * LONGEST_SIDE / longest)
}

fn unknown(bytes: &[u8]) -> PictureError {
    let brand = bytes.get(4..12).unwrap_or_default();
    match brand {
        b"ftypheic" | b"ftypheix" | b"ftypmif1" | b"ftypmsf1" | b"ftyphevc" => PictureError::Heic,
        _ => PictureError::Unusual,
    }
}

impl PictureError {
    fn of(error: &ImageError) -> Self {
        match error {
            ImageError::Limits(_) => Self::TooLarge,
            ImageError::Unsupported(_) => Self::Unusual,
            _ => Self::Damaged,
        }
    }
}
