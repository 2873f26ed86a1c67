//! CSV (RFC 4180): the main sheet of a document.

use super::{Failed, Job};

/// The paper of `job`.
///
/// # Errors
/// [`Failed`].
pub fn render(job: &Job<'_>) -> Result<Vec<u8>, Failed> {
    Err(Failed { format: "csv", detail: job.document().title().to_owned() })
}
