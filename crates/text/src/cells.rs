//! The cells of a register row: where each is in the line, and what its column holds.

use serde::{Deserialize, Serialize};

/// What a register column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Column {
    /// The maker or brand.
    Make,
    /// The model or part number.
    Model,
    /// Maker and model in one cell.
    MakeModel,
    /// What the item is, in words.
    Description,
    /// The kind of equipment: dome, recorder, gate.
    Kind,
    /// How many.
    Quantity,
    /// The price of one.
    UnitPrice,
    /// The serial number.
    Serial,
    /// The network address.
    Ip,
    /// The address of the network interface.
    Mac,
    /// The owner's number for the asset.
    AssetId,
    /// The site: a building, a park, a street.
    Site,
    /// Where on the site.
    Location,
    /// Site and location in one cell, the site first.
    SiteLocation,
    /// The kind of site: school, car park, depot.
    SiteKind,
    /// When it was installed.
    Installed,
    /// How it is connected.
    Network,
    /// When the contract for it ends.
    ContractEnd,
    /// The condition of the kit: in use, removed, on order.
    Status,
    /// What is to be done with the kit: keep, remove, scrap.
    Action,
    /// Kit that was there before.
    Previous,
    /// Kit that is to leave.
    Leaving,
    /// Kit that stays.
    Staying,
    /// Kit that is to come.
    Successor,
    /// Remarks.
    Notes,
    /// Firms and people around the kit, and other places: says nothing about who made the kit.
    Around,
    /// Anything else.
    Other,
    /// When, or how, the kit was disposed of: empty while it is there.
    Disposed,
}

impl Column {
    /// Every column, in the order in which a user is offered them.
    pub const ALL: [Self; 28] = [
        Self::Make,
        Self::Model,
        Self::MakeModel,
        Self::Description,
        Self::Kind,
        Self::Quantity,
        Self::UnitPrice,
        Self::Serial,
        Self::Ip,
        Self::Mac,
        Self::AssetId,
        Self::Site,
        Self::Location,
        Self::SiteLocation,
        Self::SiteKind,
        Self::Installed,
        Self::Network,
        Self::ContractEnd,
        Self::Status,
        Self::Action,
        Self::Disposed,
        Self::Previous,
        Self::Leaving,
        Self::Staying,
        Self::Successor,
        Self::Notes,
        Self::Around,
        Self::Other,
    ];

    /// Whether a cell of the column names a maker.
    #[must_use]
    pub fn names_maker(self) -> bool {
        matches!(self, Self::Make | Self::MakeModel)
    }

    /// Whether a cell of the column says what the kit of the row is.
    #[must_use]
    pub fn holds_kit(self) -> bool {
        matches!(self, Self::Make | Self::Model | Self::MakeModel | Self::Description)
    }

    /// Whether a cell of the column names kit other than the row's own: what was there before, or what will replace it.
    #[must_use]
    pub fn is_of_other_kit(self) -> bool {
        matches!(self, Self::Previous | Self::Successor | Self::Leaving | Self::Staying)
    }

    /// Whether a cell of the column is about firms, people or places around the kit, so that a name in it is not the
    /// kit's maker.
    #[must_use]
    pub fn is_around(self) -> bool {
        matches!(self, Self::Around | Self::Site | Self::Location | Self::SiteLocation | Self::SiteKind)
    }

    /// The column in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Make => "make",
            Self::Model => "model",
            Self::MakeModel => "make and model",
            Self::Description => "description",
            Self::Kind => "kind of equipment",
            Self::Quantity => "quantity",
            Self::UnitPrice => "unit price",
            Self::Serial => "serial number",
            Self::Ip => "IP address",
            Self::Mac => "MAC address",
            Self::AssetId => "asset number",
            Self::Site => "site",
            Self::Location => "location on the site",
            Self::SiteLocation => "site and location",
            Self::SiteKind => "kind of site",
            Self::Installed => "date of installation",
            Self::Network => "network",
            Self::ContractEnd => "end of the contract",
            Self::Status => "status",
            Self::Action => "what is to be done",
            Self::Disposed => "when it was disposed of",
            Self::Previous => "kit that was there before",
            Self::Leaving => "kit that is to leave",
            Self::Staying => "kit that stays",
            Self::Successor => "kit that is to come",
            Self::Notes => "notes",
            Self::Around => "firms, people and places around it",
            Self::Other => "something else",
        }
    }
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
