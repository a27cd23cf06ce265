//! The part that a named supplier plays.

use crate::tokens;

tokens! {
    /// The part that a named supplier plays in an offer. It does not belong to the context, because each line has its
    /// own.
    Party {
        /// The supplier that bids.
        Bidder = "bidder" => "the bidder",
        /// One on whom the bidder relies to meet conditions of participation.
        AssociatedPerson = "associated-person" => "an associated person",
        /// An intended sub-contractor.
        SubContractor = "sub-contractor" => "an intended sub-contractor",
        /// The maker of goods that are offered or owned.
        Goods = "goods" => "the maker of the goods",
    }
}
