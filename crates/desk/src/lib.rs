//! The desk: what the window and the workers say to each other, and the answers, without a browser. The page's worker
//! only carries messages; what they do happens here and is tested natively.

pub mod answer_link;
pub mod bytes;
pub mod columns_shown;
pub mod desk;
pub mod estate;
pub mod evidence;
pub mod files_protocol;
pub mod first_contact;
pub mod kept_list;
pub mod list_search;
pub mod locked_copy;
pub mod opening;
pub mod protocol;
pub mod quote;
pub mod reading;
pub mod reading_queue;
pub mod recognised;
pub mod register_arrival;
pub mod registers;
pub mod route;
pub mod table;
pub mod welsh;
pub mod window;
pub mod workspace;
pub mod written_page;

pub use bytes::{Bytes, Pieces};
pub use desk::Desk;
