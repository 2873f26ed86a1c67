//! JSON: a paper for other programs. Session notes have a shape of their own,
//! `report::record`'s.

use super::{Failed, Job};
use crate::report::record;

/// The paper of `job` as JSON.
///
/// # Errors
/// Never.
pub fn render(job: &Job<'_>) -> Result<Vec<u8>, Failed> {
    let p = job.paper;
    Ok(record::notes(job.instrument, job.session, p.lang, p.audience).into_bytes())
}
