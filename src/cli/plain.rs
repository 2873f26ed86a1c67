//! stub
use super::app::First;
use super::ctx::Ctx;
use super::failure::Done;
use crate::shell::Store;
use std::sync::Arc;
/// stub
pub fn run(_: &Ctx, _: Arc<Store>, _: First) -> Done {
    Ok(())
}
