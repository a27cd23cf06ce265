//! Records as Arrow record batches, and Parquet in and out: what the command and the Python package share. The columns are in
//! `schema`; what they hold is the record itself, so that there is one writer of the truth.
//!
//! Native only: nothing of it is in the page.

pub mod batch;
pub mod parquet_in;
pub mod parquet_out;
pub mod schema;

pub use batch::{BatchError, Batches, Row};
pub use parquet_out::ParquetOut;
