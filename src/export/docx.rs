//! DOCX: `WordprocessingML`.

use super::{Failed, Job};

/// The paper of `job`.
///
/// # Errors
/// [`Failed`].
pub fn render(job: &Job<'_>) -> Result<Vec<u8>, Failed> {
    Err(Failed { format: "docx", detail: job.document().title().to_owned() })
}
