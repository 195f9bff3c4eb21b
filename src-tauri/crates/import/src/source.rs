//! Owns opening a file for reading: its size, its beginning, and a reader of UTF-8 text that counts
//! the file's bytes as they go by. Refuses folders and whatever `sniff` refuses.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use encoding_rs::Encoding;

use crate::encoding::DecodingReader;
use crate::error::ImportError;
use crate::mapping::Format;
use crate::sniff;

/// How much of a file is looked at to guess its form.
pub(crate) const HEAD: u64 = 256 * 1024;

/// A file that is a table by its beginning.
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    pub(crate) bytes: u64,
    pub(crate) head: Vec<u8>,
    pub(crate) format: Format,
}

/// UTF-8 text of a file, with its BOM cut.
pub(crate) type TextReader = BufReader<Box<dyn Read>>;

/// How many bytes of the file have been read so far.
#[derive(Clone, Default)]
pub(crate) struct BytesRead(Rc<Cell<u64>>);

impl BytesRead {
    pub(crate) fn get(&self) -> u64 {
        self.0.get()
    }
}

struct CountingReader {
    file: File,
    count: BytesRead,
}

impl Read for CountingReader {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(out)?;
        self.count.0.set(self.count.0.get() + count as u64);
        Ok(count)
    }
}

impl Source {
    pub(crate) fn open(path: &Path) -> Result<Self, ImportError> {
        let facts = std::fs::metadata(path).map_err(|e| ImportError::file(path, e))?;
        if facts.is_dir() {
            return Err(ImportError::not_a_table(
                path,
                "it is a folder. Choose a file in it",
            ));
        }
        let mut head = Vec::new();
        let file = File::open(path).map_err(|e| ImportError::file(path, e))?;
        file.take(HEAD)
            .read_to_end(&mut head)
            .map_err(|e| ImportError::file(path, e))?;
        let whole = (head.len() as u64) < HEAD;
        let format =
            sniff::format_of(&head, whole).map_err(|r| ImportError::not_a_table(path, r.0))?;
        Ok(Self {
            path: path.to_path_buf(),
            bytes: facts.len(),
            head,
            format,
        })
    }

    /// True when `head` is the whole file.
    pub(crate) fn head_is_all(&self) -> bool {
        (self.head.len() as u64) < HEAD
    }

    /// A reader from the beginning of the file, less `lines` lines.
    pub(crate) fn text(
        &self,
        encoding: &'static Encoding,
        lines: u64,
    ) -> Result<(TextReader, BytesRead), ImportError> {
        let fault = |e| ImportError::file(&self.path, e);
        let file = File::open(&self.path).map_err(fault)?;
        let count = BytesRead::default();
        let counting = CountingReader {
            file,
            count: count.clone(),
        };
        let boxed: Box<dyn Read> = Box::new(DecodingReader::new(counting, encoding));
        let mut reader = BufReader::with_capacity(64 * 1024, boxed);
        if reader
            .fill_buf()
            .map_err(fault)?
            .starts_with(b"\xef\xbb\xbf")
        {
            reader.consume(3);
        }
        for _ in 0..lines {
            if reader.skip_until(b'\n').map_err(fault)? == 0 {
                break;
            }
        }
        Ok((reader, count))
    }
}
