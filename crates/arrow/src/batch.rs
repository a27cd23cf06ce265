//! Turns records into record batches. What is converted is the record's own serialisation, so that a table has exactly
//! what JSON Lines have, and the two cannot drift apart.

use arrow_array::RecordBatch;
use arrow_schema::{FieldRef, SchemaRef};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use thiserror::Error;
use vendor_engine::report::record::{LineRecord, ListStamp};

/// One row of a table.
#[derive(Debug, Clone)]
pub enum Row {
    /// A line that was looked up.
    Answered(Box<LineRecord>),
    /// A row that was not looked up, and why: every column except `error` is null.
    Refused(String),
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Answered(record) => record.serialize(serializer),
            Self::Refused(reason) => {
                let mut row = serializer.serialize_struct("Row", 1)?;
                row.serialize_field("error", reason)?;
                row.end()
            }
        }
    }
}

/// Rows could not become a batch because the columns and the record no longer agree, which is a fault of this program.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the records do not fit their columns: {0}")]
pub struct BatchError(String);

/// Makes batches of rows with one schema.
#[derive(Debug, Clone)]
pub struct Batches {
    fields: Vec<FieldRef>,
    schema: SchemaRef,
}

impl Batches {
    /// For the list that answers.
    #[must_use]
    pub fn new(stamp: &ListStamp) -> Self {
        let schema = super::schema::schema(stamp);
        Self { fields: schema.fields().iter().cloned().collect(), schema }
    }

    /// The schema.
    #[must_use]
    pub fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// One batch of rows, in their order.
    ///
    /// # Errors
    /// If a record has something that the columns cannot hold.
    pub fn of(&self, rows: &[Row]) -> Result<RecordBatch, BatchError> {
        let fault = |error: &dyn std::fmt::Display| BatchError(error.to_string());
        let batch = serde_arrow::to_record_batch(&self.fields, &rows).map_err(|error| fault(&error))?;
        batch.with_schema(self.schema.clone()).map_err(|error| fault(&error))
    }
}
