//! What several tests share: the built-in bank, small instruments and sessions
//! built in code, and a world in memory that answers effects.

pub mod small;
pub mod states;
pub mod world;

use asesor::domain::instrument::Instrument;
use asesor::domain::instrument_check::parse;
use std::sync::{Arc, OnceLock};

/// The exact bytes of the built-in instrument.
pub const BANK: &[u8] = include_bytes!("../../../assets/instruments/smart-city-2019.json");

/// The built-in instrument.
pub fn bank() -> Arc<Instrument> {
    static I: OnceLock<Arc<Instrument>> = OnceLock::new();
    I.get_or_init(|| Arc::new(parse(BANK).expect("bank.rs shows it is sound"))).clone()
}
