//! x
mod export;
