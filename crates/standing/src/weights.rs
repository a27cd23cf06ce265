//! What the network has learnt, as data of the list.
//!
//! A matrix is a string with one letter for each number, row by row, so that a person can see that it contains numbers
//! and nothing else, and any compression works on it. A number is the letter's place in [`LETTERS`], less 32, times the
//! matrix's `scale`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use thiserror::Error;

/// The letters that stand for the numbers -32 to 31.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";

/// The weights as they are in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// How they were learnt, in a sentence.
    pub origin: String,
    /// The words that the network knows, in order, separated by single spaces; the first stands for every other word.
    pub words: String,
    /// The matrices by name: `word`, `place`, `forward-in` and so on.
    pub matrix: BTreeMap<String, Matrix>,
}

/// One matrix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matrix {
    /// Numbers in a row.
    pub columns: usize,
    /// The value of one step between letters.
    pub scale: f32,
    /// The letters.
    pub letters: String,
}

/// Why weights cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum WeightsError {
    /// A matrix that the network needs is missing. Learn the weights again.
    #[error("the weights of standings have no matrix “{0}”")]
    Missing(&'static str),
    /// A matrix has a different size from what its neighbours need. Learn the weights again.
    #[error("the matrix “{name}” has {found} numbers where {expected} are needed")]
    Shape {
        /// The matrix.
        name: &'static str,
        /// Its numbers.
        found: usize,
        /// How many would fit the others.
        expected: usize,
    },
    /// A letter that stands for no number.
    #[error("the matrix “{0}” holds a letter that stands for no number")]
    Letter(&'static str),
    /// The words are not in order, so that they cannot be looked up.
    #[error("the words are not in order at “{0}”")]
    Order(String),
}

/// A matrix of numbers, row by row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    pub(crate) columns: usize,
    pub(crate) numbers: Vec<f32>,
}

impl Table {
    pub(crate) fn row(&self, nth: usize) -> &[f32] {
        self.numbers.get(nth * self.columns..(nth + 1) * self.columns).unwrap_or_default()
    }
}

impl Weights {
    pub(crate) fn table(&self, name: &'static str) -> Result<Table, WeightsError> {
        let matrix = self.matrix.get(name).ok_or(WeightsError::Missing(name))?;
        let mut values = [None; 128];
        for (value, letter) in (-32_i16..).zip(LETTERS.bytes()) {
            if let Some(slot) = values.get_mut(usize::from(letter)) {
                *slot = Some(f32::from(value) * matrix.scale);
            }
        }
        let numbers: Option<Vec<f32>> =
            matrix.letters.bytes().map(|letter| values.get(usize::from(letter)).copied().flatten()).collect();
        let numbers = numbers.ok_or(WeightsError::Letter(name))?;
        if matrix.columns == 0 || numbers.len() % matrix.columns != 0 {
            return Err(WeightsError::Shape { name, found: numbers.len(), expected: matrix.columns });
        }
        Ok(Table { columns: matrix.columns, numbers })
    }
}
