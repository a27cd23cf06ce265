//! The two networks: one finds where text is, the other reads the letters of a line.

use crate::PictureError;
use crate::places;
use crate::quad::Quad;
use crate::raster::Raster;
use rten::{Model, ModelOptions, op_registry};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};

/// The longer side of the picture in which text is looked for, in points; its sides are multiples of [`STEP`].
const LONGER_SIDE: usize = 1_280;
const STEP: usize = 32;
/// The height of a line as the network reads it, and the number of which its length is a multiple.
const LINE_HEIGHT: usize = 48;
const LINE_STEP: usize = 8;
/// The longest line, in points: more than two hundred letters.
const LONGEST_LINE: usize = 3_200;
/// The most samples of a line for each point of its small picture, along each side.
const MOST_LOOKS: u16 = 4;

/// The letters that the network knows, one on each line. Before them is the sign for “no letter”, after them a space.
const LETTERS: &str = include_str!("../models/letters.txt");

/// A letter that was read, and how sure it is, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Letter {
    /// The letter.
    pub sign: char,
    /// How sure.
    pub sure: f32,
}

/// Both networks, ready to use.
pub struct Networks {
    detector: Model,
    recogniser: Model,
    letters: Vec<char>,
}

impl Networks {
    /// Prepares both networks.
    ///
    /// # Errors
    /// When the bytes are not such networks.
    pub fn new(detector: &[u8], recogniser: &[u8]) -> Result<Self, PictureError> {
        let mut options = ModelOptions::with_ops(op_registry!(
            Add,
            AveragePool,
            BatchNormalization,
            Cast,
            Clip,
            Concat,
            Conv,
            ConvTranspose,
            DequantizeLinear,
            Div,
            Erf,
            GlobalAveragePool,
            HardSigmoid,
            HardSwish,
            Identity,
            MatMul,
            MaxPool,
            Mul,
            Pow,
            ReduceMean,
            Relu,
            Reshape,
            Resize,
            Shape,
            Sigmoid,
            Slice,
            Softmax,
            Sqrt,
            Squeeze,
            Sub,
            Transpose,
            Unsqueeze
        ));
        options.prepack_weights(true);
        let load =
            |bytes: &[u8]| options.load(bytes.to_vec()).map_err(|error| PictureError::Networks(error.to_string()));
        Ok(Self {
            detector: load(detector)?,
            recogniser: load(recogniser)?,
            letters: LETTERS.lines().filter_map(|line| line.chars().next()).chain([' ']).collect(),
        })
    }

    /// Where lines of text stand.
    ///
    /// # Errors
    /// When the network fails.
    #[allow(clippy::cast_precision_loss, reason = "pictures are far smaller than what fits")]
    pub fn find(&self, picture: &Raster) -> Result<Vec<Quad>, PictureError> {
        let longest = picture.wide().max(picture.tall()).max(1);
        let side = |side: usize| {
            let wanted = if longest > LONGER_SIDE { side * LONGER_SIDE / longest } else { side };
            ((wanted + STEP / 2) / STEP).max(1) * STEP
        };
        let (wide, tall) = (side(picture.wide()), side(picture.tall()));
        let small = picture.resized(wide, tall);
        let values = planes(wide, tall, |x, y| small.at(x, y).map(f32::from));
        let likely = run(&self.detector, &NdTensor::from_data([1, 3, tall, wide], values))?;
        let (across, down) = (picture.wide() as f32 / wide as f32, picture.tall() as f32 / tall as f32);
        let found = places::places(&likely.to_vec(), wide);
        Ok(found.into_iter().map(|place| place.scaled(across, down)).collect())
    }

    /// The letters at a place.
    ///
    /// # Errors
    /// When the network fails.
    pub fn read(&self, picture: &Raster, place: &Quad) -> Result<Vec<Letter>, PictureError> {
        let (wide, values) = line_of(picture, place);
        let signs = run(&self.recogniser, &NdTensor::from_data([1, 3, LINE_HEIGHT, wide], values))?;
        let classes = signs.shape().last().copied().unwrap_or_default().max(1);
        let mut letters: Vec<Letter> = Vec::new();
        let mut last = 0;
        for chances in signs.to_vec().chunks_exact(classes) {
            let best = chances.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
            let Some((class, sure)) = best.map(|(class, sure)| (class, *sure)) else { continue };
            if class == last {
                // The same letter continues, and counts as sure as where it is clearest.
                if let Some(letter) = letters.last_mut().filter(|_| class > 0) {
                    letter.sure = letter.sure.max(sure);
                }
                continue;
            }
            last = class;
            if let Some(sign) = class.checked_sub(1).and_then(|class| self.letters.get(class)) {
                letters.push(Letter { sign: *sign, sure });
            }
        }
        Ok(letters)
    }
}

fn run(network: &Model, input: &NdTensor<f32, 4>) -> Result<Tensor<f32>, PictureError> {
    let failed = |error: &dyn std::fmt::Display| PictureError::Networks(error.to_string());
    let output = network.run_one(input.view().into(), None).map_err(|error| failed(&error))?;
    output.try_into().map_err(|_| failed(&"the answer is of another kind"))
}

/// The points of a line, straightened, and how wide they are.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "small numbers"
)]
fn line_of(picture: &Raster, place: &Quad) -> (usize, Vec<f32>) {
    let height = place.height().max(1.0);
    let wide = ((LINE_HEIGHT as f32 * place.length() / height).ceil() as usize).clamp(16, LONGEST_LINE);
    let padded = wide.div_ceil(LINE_STEP) * LINE_STEP;
    let looks = ((height / LINE_HEIGHT as f32).ceil() as u16).clamp(1, MOST_LOOKS);
    let parts: Vec<f32> = (0..looks).map(|look| (f32::from(look) + 0.5) / f32::from(looks)).collect();
    let values = planes(padded, LINE_HEIGHT, |x, y| {
        let mut sum = [0.0; 3];
        for down in &parts {
            for across in &parts {
                let along = ((x as f32 + across) / wide as f32).min(1.0);
                let (x, y) = place.inside(along, (y as f32 + down) / LINE_HEIGHT as f32);
                let point = picture.between(x - 0.5, y - 0.5);
                sum.iter_mut().zip(point).for_each(|(sum, colour)| *sum += colour);
            }
        }
        sum.map(|sum| sum / (f32::from(looks) * f32::from(looks)))
    });
    (padded, values)
}

/// The three colours one after the other, blue first, from -1 to 1, as both networks were trained.
fn planes(wide: usize, tall: usize, point: impl Fn(isize, isize) -> [f32; 3]) -> Vec<f32> {
    let plane = wide * tall;
    let mut values = vec![0.0; 3 * plane];
    let (first, rest) = values.split_at_mut(plane);
    let (second, third) = rest.split_at_mut(plane);
    for (at, ((blue, green), red)) in first.iter_mut().zip(second).zip(third).enumerate() {
        let (x, y) = (isize::try_from(at % wide).unwrap_or_default(), isize::try_from(at / wide).unwrap_or_default());
        let [r, g, b] = point(x, y).map(|colour| (colour / 255.0 - 0.5) / 0.5);
        (*blue, *green, *red) = (b, g, r);
    }
    values
}
