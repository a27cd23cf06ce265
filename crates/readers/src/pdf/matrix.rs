//! Positions on a page: how one system of coordinates is placed in another.

use hayro_syntax::object::Array;

/// Six numbers that rotate, scale and shift.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matrix(pub [f64; 6]);

impl Matrix {
    /// Changes nothing.
    pub const ONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Only shifts.
    #[must_use]
    pub fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// Six numbers of a file.
    #[must_use]
    pub fn of(array: Option<Array<'_>>) -> Option<Self> {
        let numbers: Vec<f64> = array?.iter::<f32>().take(6).map(f64::from).collect();
        numbers.try_into().ok().map(Self)
    }

    /// This one first, then the other.
    #[must_use]
    pub fn then(self, other: Self) -> Self {
        let Self([a, b, c, d, e, f]) = self;
        let Self([g, h, i, j, k, l]) = other;
        Self([a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l])
    }

    /// Where the origin is afterwards.
    #[must_use]
    pub fn origin(self) -> (f64, f64) {
        let Self([.., x, y]) = self;
        (x, y)
    }
}
