//! The cells of a register row: where each stands in the line, and what its column holds.

use serde::{Deserialize, Serialize};

/// What a register column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Column {
    /// The maker or brand.
    Make,
    /// The model, part number or serial.
    Model,
    /// Firms and people around the kit, places and so on: says nothing about who made it.
    Around,
    /// Anything else.
    Other,
}

/// One cell of a row: its bytes in the line and what its column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// What the column holds.
    pub column: Column,
}
