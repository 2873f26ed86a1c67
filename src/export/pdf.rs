//! PDF: tagged, with embedded fonts.

use super::{Failed, Job};

/// The paper of `job`.
///
/// # Errors
/// [`Failed`].
pub fn render(job: &Job<'_>) -> Result<Vec<u8>, Failed> {
    Err(Failed { format: "pdf", detail: job.document().title().to_owned() })
}
