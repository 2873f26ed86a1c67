//! Shows a folder in the file manager of the desktop.

use std::path::Path;

/// True where there is a desktop to ask. Without one the usual opener of Linux falls
/// back to a browser for terminals, which would draw over the interview.
#[must_use]
pub fn has_desktop() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Asks the desktop to show the folder at `path`, and does not wait for it; false where
/// there is none (`desktop`), where the folder is gone, or where nothing could be asked.
#[must_use]
pub fn show(path: &Path, desktop: bool) -> bool {
    desktop && path.is_dir() && open::that_detached(path).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_desktop_and_without_the_folder_nothing_is_asked() {
        assert!(!show(&std::env::temp_dir(), false));
        assert!(!show(Path::new("/no/such/folder"), true));
    }
}
