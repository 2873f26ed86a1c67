//! What differs between operating systems, and nothing else.

use super::disk::{FolderId, Stamp};
use std::fs::{DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

/// How a new file is opened: never an existing one, for its owner alone whatever
/// the umask says.
pub fn new_file() -> OpenOptions {
    let mut o = for_its_owner();
    o.write(true).create_new(true);
    o
}

/// A file that is made, if it is, for its owner alone and never through a link.
pub fn for_its_owner() -> OpenOptions {
    let mut o = File::options();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        o.mode(0o600).custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
    }
    o
}

/// How a file is opened for reading: a FIFO must not make the program wait for
/// a writer that never comes.
pub fn reading() -> OpenOptions {
    let mut o = File::options();
    o.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        o.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    o
}

/// How an existing file is opened to be flushed; Windows flushes only what is
/// open for writing.
pub fn flushing() -> OpenOptions {
    let mut o = reading();
    o.write(cfg!(windows));
    o
}

/// Folders down to `path`, for their owner alone; existing ones are left.
pub fn make_folder(path: &Path) -> io::Result<()> {
    let mut b = DirBuilder::new();
    b.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut b, 0o700);
    b.create(path)
}

/// Which file this is and whether it may have changed.
pub fn stamp(m: &Metadata) -> Stamp {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let mtime = i128::from(m.mtime()) * 1_000_000_000 + i128::from(m.mtime_nsec());
        Stamp { dev: m.dev(), inode: m.ino(), size: m.size(), mtime }
    }
    #[cfg(windows)]
    {
        // The file index needs an unstable call; the time of making does its work.
        use std::os::windows::fs::MetadataExt as _;
        Stamp { dev: 0, inode: m.creation_time(), size: m.file_size(), mtime: i128::from(m.last_write_time()) }
    }
}

/// Which folder this is.
pub fn folder_id(m: &Metadata) -> FolderId {
    let Stamp { dev, inode, .. } = stamp(m);
    FolderId { dev, inode }
}

/// Flushes names; Windows has no such call and orders renames itself.
pub fn sync_dir(path: &Path) -> io::Result<()> {
    if cfg!(unix) { reading().open(path)?.sync_all() } else { Ok(()) }
}

/// Mode 0400: a hint to other programs that a final file is final.
pub fn protect(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o400))?;
    }
    // On Windows the attribute would keep its owner from deleting the file.
    let _ = path;
    Ok(())
}

/// Whether the system says that the file or folder may be written.
pub fn writable(path: &Path) -> bool {
    #[cfg(unix)]
    return rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok();
    #[cfg(not(unix))]
    return std::fs::metadata(path).is_ok_and(|m| !m.permissions().readonly());
}

/// Bytes free for this user on the disk of `path`, where the system tells.
pub fn free(path: &Path) -> Option<u64> {
    #[cfg(unix)]
    {
        let s = rustix::fs::statvfs(path).ok()?;
        s.f_bavail.checked_mul(s.f_frsize)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

/// The device answered with an error: no other way will help.
pub fn is_device_error(e: &io::Error) -> bool {
    #[cfg(unix)]
    return e.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error());
    #[cfg(windows)]
    return matches!(e.raw_os_error(), Some(21 | 23 | 1117));
}
