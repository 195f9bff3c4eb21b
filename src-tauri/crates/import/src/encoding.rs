//! Owns the way from a file's bytes to UTF-8: which encoding it is, and a reader that decodes on
//! the way. UTF-8 itself is passed through untouched, so that a wrong byte can be named later.

use std::io::{self, Read};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Finds the encoding from the beginning of a file alone.
pub(crate) fn of_head(head: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return encoding;
    }
    if let Some(encoding) = wide(head) {
        return encoding;
    }
    let mut tally = Tally::default();
    tally.add(head);
    tally.encoding()
}

/// UTF-16 without a mark shows as zero bytes at every other place.
fn wide(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.len() / 2;
    if pairs < 2 {
        return None;
    }
    let zeros = |offset: usize| {
        head.iter()
            .skip(offset)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    match () {
        () if odd * 10 > pairs * 6 && even * 10 < pairs => Some(UTF_16LE),
        () if even * 10 > pairs * 6 && odd * 10 < pairs => Some(UTF_16BE),
        () => None,
    }
}

/// Counts what speaks for and against UTF-8, chunk by chunk.
#[derive(Default)]
pub(crate) struct Tally {
    carry: Vec<u8>,
    letters: u64,
    faults: u64,
}

impl Tally {
    pub(crate) fn add(&mut self, chunk: &[u8]) {
        let mut bytes = std::mem::take(&mut self.carry);
        bytes.extend_from_slice(chunk);
        let mut rest = bytes.as_slice();
        loop {
            let (valid, fault) = match std::str::from_utf8(rest) {
                Ok(_) => (rest.len(), None),
                Err(error) => (error.valid_up_to(), Some(error.error_len())),
            };
            self.letters += rest[..valid].iter().filter(|b| **b >= 0xC0).count() as u64;
            match fault {
                None => return,
                Some(None) => {
                    self.carry = rest[valid..].to_vec();
                    return;
                }
                Some(Some(length)) => {
                    self.faults += 1;
                    rest = &rest[valid + length..];
                }
            }
        }
    }

    /// UTF-8, unless more speaks against it than for it.
    pub(crate) fn encoding(&self) -> &'static Encoding {
        if self.faults == 0 || self.letters > self.faults * 4 {
            UTF_8
        } else {
            WINDOWS_1252
        }
    }

    /// How many places are not UTF-8.
    pub(crate) fn faults(&self) -> u64 {
        self.faults
    }
}

/// The beginning of a file as text; what cannot be decoded is replaced.
pub(crate) fn decoded(head: &[u8], encoding: &'static Encoding) -> String {
    encoding.decode(head).0.into_owned()
}

/// The mapping's spelling of an encoding.
pub(crate) fn label(encoding: &'static Encoding) -> String {
    encoding.name().to_lowercase()
}

/// The encoding's name for people.
pub(crate) fn words(encoding: &'static Encoding, head: &[u8]) -> String {
    let name = match encoding.name() {
        "UTF-16LE" => "UTF-16 LE",
        "UTF-16BE" => "UTF-16 BE",
        "windows-1252" => "Windows-1252",
        other => other,
    };
    let marked = Encoding::for_bom(head).is_some_and(|(marked, _)| marked == encoding);
    if marked {
        format!("{name}, with BOM")
    } else {
        name.to_owned()
    }
}

/// Decodes another reader's bytes to UTF-8, a chunk at a time.
pub(crate) struct DecodingReader<R> {
    inner: R,
    decoder: Option<Decoder>,
    input: Vec<u8>,
    filled: std::ops::Range<usize>,
    ready: Vec<u8>,
    taken: usize,
    finished: bool,
}

const CHUNK: usize = 64 * 1024;

impl<R: Read> DecodingReader<R> {
    pub(crate) fn new(inner: R, encoding: &'static Encoding) -> Self {
        // UTF-8 keeps its bytes; only the mark at its beginning goes.
        let decoder = (encoding != UTF_8).then(|| encoding.new_decoder_with_bom_removal());
        Self {
            inner,
            decoder,
            input: vec![0; CHUNK],
            filled: 0..0,
            ready: Vec::new(),
            taken: 0,
            finished: false,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.taken = 0;
        while self.ready.is_empty() && !self.finished {
            if self.filled.is_empty() {
                let count = self.inner.read(&mut self.input)?;
                self.filled = 0..count;
            }
            let Some(decoder) = self.decoder.as_mut() else {
                return Ok(());
            };
            let last = self.filled.is_empty();
            let source = &self.input[self.filled.clone()];
            self.ready.resize(source.len() * 3 + 16, 0);
            let (result, read, written, _) = decoder.decode_to_utf8(source, &mut self.ready, last);
            self.ready.truncate(written);
            self.filled.start += read;
            self.finished = last && result == encoding_rs::CoderResult::InputEmpty;
        }
        Ok(())
    }
}

impl<R: Read> Read for DecodingReader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.decoder.is_none() {
            return self.inner.read(out);
        }
        if self.taken == self.ready.len() {
            self.refill()?;
        }
        let count = out.len().min(self.ready.len() - self.taken);
        out[..count].copy_from_slice(&self.ready[self.taken..self.taken + count]);
        self.taken += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::{DecodingReader, Tally, of_head};
    use std::io::Read;

    fn wide(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|u| {
                if big {
                    u.to_be_bytes()
                } else {
                    u.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn encodings_are_told_apart_and_decoded() {
        let text = "id;größe\n1;40 €\n";
        let mut marked = vec![0xff, 0xfe];
        marked.extend(wide(text, false));
        let latin = b"id;gr\xf6\xdfe\n1;40 \x80\n".to_vec();
        for (bytes, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (marked, "UTF-16LE"),
            (wide(text, false), "UTF-16LE"),
            (wide(text, true), "UTF-16BE"),
            (latin, "windows-1252"),
        ] {
            let encoding = of_head(&bytes);
            assert_eq!(encoding.name(), name);
            let mut out = String::new();
            DecodingReader::new(bytes.as_slice(), encoding)
                .read_to_string(&mut out)
                .unwrap();
            assert_eq!(out, text, "{name}");
        }
    }

    #[test]
    fn a_letter_across_two_chunks_is_no_fault() {
        let mut tally = Tally::default();
        tally.add(b"gr\xc3");
        tally.add(b"\xb6\xc3\x9fe");
        assert_eq!((tally.letters, tally.faults), (2, 0));
    }
}
