//! Records as Arrow record batches, and Parquet in and out, shared by the command and the Python package. The columns
//! are in `schema`; their contents are the record itself, so that there is only one definition of a record.
//!
//! Native only; none of it is in the page.

pub mod batch;
pub mod parquet_in;
pub mod parquet_out;
pub mod schema;

pub use batch::{BatchError, Batches, Row};
pub use parquet_out::ParquetOut;
