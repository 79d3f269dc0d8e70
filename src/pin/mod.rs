//! PIN codes against devices: the check of one that is given, and a new one at random.

mod check;
mod generate;

pub use check::check_pin;
pub use generate::generate;
