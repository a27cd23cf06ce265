//! What Python gives as lines: anything with Arrow's capsules, read where it lies, or any iterable of strings.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyString;
use pyo3_arrow::input::AnyArray;
use std::borrow::Cow;
use std::ops::Range;

/// A column of texts.
pub enum Texts {
    /// Arrow's own, in chunks of text of any layout.
    Chunks(Vec<ArrayRef>),
    /// Strings, or why a value is none.
    Values(Vec<Result<String, String>>),
}

/// A text, or why there is none.
pub type Text<'a> = Result<&'a str, String>;

/// What is said of a row that has nothing in it.
const NULL: &str = "there is no text in this row.";

impl Texts {
    /// Where to find up to `most` rows each, in order.
    pub fn pieces(&self, most: usize) -> Vec<(usize, Range<usize>)> {
        let lengths: Vec<usize> = match self {
            Self::Chunks(chunks) => chunks.iter().map(|chunk| chunk.len()).collect(),
            Self::Values(values) => vec![values.len()],
        };
        let cut = |(chunk, length): (usize, &usize)| {
            let length = *length;
            (0..length).step_by(most).map(move |start| (chunk, start..(start + most).min(length)))
        };
        lengths.iter().enumerate().flat_map(cut).collect()
    }

    /// The texts of one piece.
    pub fn each<'a>(&'a self, (chunk, rows): (usize, Range<usize>)) -> Vec<Text<'a>> {
        match self {
            Self::Values(values) => {
                let values = values.get(rows).unwrap_or_default();
                values.iter().map(|value| value.as_deref().map_err(Clone::clone)).collect()
            }
            Self::Chunks(chunks) => {
                chunks.get(chunk).map(|chunk| rows.map(|at| text(chunk, at)).collect()).unwrap_or_default()
            }
        }
    }
}

fn text(chunk: &ArrayRef, at: usize) -> Text<'_> {
    if chunk.is_null(at) {
        return Err(NULL.to_owned());
    }
    Ok(match chunk.data_type() {
        DataType::Utf8 => chunk.as_string::<i32>().value(at),
        DataType::LargeUtf8 => chunk.as_string::<i64>().value(at),
        DataType::Utf8View => chunk.as_string_view().value(at),
        // A column of the type null has nothing else.
        _ => return Err(NULL.to_owned()),
    })
}

impl<'a, 'py> FromPyObject<'a, 'py> for Texts {
    type Error = PyErr;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if given.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err("give a list of lines, not one string"));
        }
        if given.hasattr("__arrow_c_stream__")? || given.hasattr("__arrow_c_array__")? {
            let column = given.extract::<AnyArray>()?.into_chunked_array()?;
            let chunks = column.chunks().iter().map(of_text).collect::<PyResult<_>>()?;
            return Ok(Self::Chunks(chunks));
        }
        let values = given.try_iter()?.map(|value| {
            let value = value?;
            if value.is_none() {
                return Ok(Err(NULL.to_owned()));
            }
            Ok(match value.cast::<PyString>() {
                // A string with half a character is none.
                Ok(text) => {
                    text.to_cow().map(Cow::into_owned).map_err(|_| "this value is not valid Unicode text.".to_owned())
                }
                Err(_) => Err(format!("this value is of type {}, not text.", value.get_type().name()?)),
            })
        });
        Ok(Self::Values(values.collect::<PyResult<_>>()?))
    }
}

/// The chunk as text: a dictionary's words in place of their numbers, the only column in place of a table.
fn of_text(chunk: &ArrayRef) -> PyResult<ArrayRef> {
    match chunk.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => Ok(chunk.clone()),
        DataType::Dictionary(_, words)
            if matches!(**words, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View) =>
        {
            arrow_cast::cast(chunk, words).map_err(|error| PyTypeError::new_err(error.to_string()))
        }
        DataType::Struct(fields) => match (fields.len(), chunk.as_struct().columns().first()) {
            (1, Some(only)) => of_text(only),
            _ => Err(PyTypeError::new_err("give one column of text, not a table")),
        },
        other => Err(PyTypeError::new_err(format!("give a column of text, not of {other}"))),
    }
}
