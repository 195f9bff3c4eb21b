//! Copies of catalogs as they are in memory, beside the stores they are of, so that a store of a
//! million products opens in a moment.
//!
//! Owns which copies there are and that none is taken for what it isn't. Refuses to matter: a copy
//! that is missing, damaged, stale or can't be written costs time and nothing else.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use endcap_ranking::Catalog;
use tokio::task::spawn_blocking;

/// Stores whose copies are kept, those opened last.
const KEPT: usize = 4;
const ENDING: &str = "catalog";

/// Where copies are kept. Clones share it.
#[derive(Clone, Debug, Default)]
pub(crate) struct CatalogCopies {
    folder: Option<Arc<Path>>,
}

impl CatalogCopies {
    pub fn in_folder(folder: PathBuf) -> CatalogCopies {
        CatalogCopies {
            folder: Some(folder.into()),
        }
    }

    /// The catalog of the store with this UUID, if a copy with this mark can be read.
    pub async fn read(&self, store: &str, mark: &str) -> Option<Arc<Catalog>> {
        let (file, mark) = (self.file(store)?, mark.to_owned());
        let read = spawn_blocking(move || {
            let bytes = fs::read(file).ok()?;
            Catalog::unpack(&bytes, &mark).ok()
        });
        read.await.ok().flatten().map(Arc::new)
    }

    /// Makes a copy, beside all other work.
    pub fn keep(&self, store: String, mark: String, catalog: Arc<Catalog>) {
        let (Some(folder), Some(file)) = (self.folder.clone(), self.file(&store)) else {
            return;
        };
        spawn_blocking(move || {
            let Ok(bytes) = catalog.pack(&mark) else {
                return;
            };
            // No room, no right: the next opening takes longer, that is all.
            if write(&folder, &file, &bytes).is_ok() {
                let _ = prune(&folder);
            }
        });
    }

    fn file(&self, store: &str) -> Option<PathBuf> {
        let folder = self.folder.as_deref()?;
        Some(folder.join(store).with_extension(ENDING))
    }
}

/// Whole or not at all: written aside, then named.
fn write(folder: &Path, file: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut aside = tempfile::NamedTempFile::new_in(folder)?;
    aside.write_all(bytes)?;
    aside.persist(file)?;
    Ok(())
}

/// Removes all but the copies written last.
fn prune(folder: &Path) -> io::Result<()> {
    let mut copies: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)?.flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == ENDING) {
            copies.push((entry.metadata()?.modified()?, path));
        }
    }
    copies.sort_unstable_by(|a, b| b.cmp(a));
    for (_, path) in copies.into_iter().skip(KEPT) {
        fs::remove_file(path)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use endcap_model::product::Product;
    use endcap_ranking::Catalog;

    use super::{CatalogCopies, KEPT, prune, write};

    fn catalog(stock: i64) -> Arc<Catalog> {
        let mut product = Product {
            stock: Some(stock),
            ..Product::default()
        };
        product.id = "tent".try_into().unwrap();
        Arc::new(Catalog::of([product]).unwrap())
    }

    /// Waits for the copy that is being made.
    async fn kept(copies: &CatalogCopies, mark: &str) -> Arc<Catalog> {
        loop {
            match copies.read("shop", mark).await {
                Some(catalog) => return catalog,
                None => tokio::task::yield_now().await,
            }
        }
    }

    #[tokio::test]
    async fn a_copy_is_read_only_by_its_own_mark_and_whole() {
        let folder = tempfile::tempdir().unwrap();
        let copies = CatalogCopies::in_folder(folder.path().join("deep/catalogs"));
        assert!(copies.read("shop", "one").await.is_none());
        copies.keep("shop".to_owned(), "one".to_owned(), catalog(7));
        assert_eq!(
            kept(&copies, "one").await.generation(),
            catalog(7).generation()
        );
        assert!(copies.read("shop", "two").await.is_none());
        assert!(copies.read("other", "one").await.is_none());
        copies.keep("shop".to_owned(), "two".to_owned(), catalog(8));
        assert_eq!(
            kept(&copies, "two").await.generation(),
            catalog(8).generation()
        );
        let file = copies.file("shop").unwrap();
        let bytes = std::fs::read(&file).unwrap();
        std::fs::write(&file, &bytes[..bytes.len() - 1]).unwrap();
        assert!(copies.read("shop", "two").await.is_none());
    }

    #[tokio::test]
    async fn without_a_folder_nothing_is_kept() {
        let copies = CatalogCopies::default();
        copies.keep("shop".to_owned(), "one".to_owned(), catalog(7));
        assert!(copies.read("shop", "one").await.is_none());
    }

    #[test]
    fn only_the_last_ones_stay_and_no_other_file_goes() {
        let folder = tempfile::tempdir().unwrap();
        let name = |number: usize| folder.path().join(format!("{number}.catalog"));
        for number in 0..KEPT + 3 {
            write(folder.path(), &name(number), b"x").unwrap();
            let at = std::time::UNIX_EPOCH + std::time::Duration::from_secs(number as u64);
            let file = std::fs::File::options()
                .write(true)
                .open(name(number))
                .unwrap();
            file.set_modified(at).unwrap();
        }
        std::fs::write(folder.path().join("note.txt"), "").unwrap();
        prune(folder.path()).unwrap();
        let is_there = |path: &Path| path.exists();
        assert!((0..3).all(|number| !is_there(&name(number))));
        assert!((3..KEPT + 3).all(|number| is_there(&name(number))));
        assert!(folder.path().join("note.txt").exists());
    }
}
