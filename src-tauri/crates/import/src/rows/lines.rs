//! Owns counting lines while text goes by, so that a row can be named by the line that an editor
//! shows, blank lines and both kinds of line end included.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, Read};
use std::rc::Rc;

use crate::source::TextReader;

/// Where lines end, as far as text has gone by.
#[derive(Clone, Default)]
pub(super) struct LineEnds(Rc<RefCell<Ends>>);

#[derive(Default)]
struct Ends {
    /// Offsets of line ends that lie ahead of the last question.
    ahead: VecDeque<u64>,
    passed: u64,
    last: Option<u64>,
    offset: u64,
}

impl LineEnds {
    /// The 1-based line of which the text before `offset` is the end.
    pub(super) fn line_ending_at(&self, offset: u64) -> u64 {
        let mut ends = self.0.borrow_mut();
        while let Some(end) = ends.ahead.front().copied().filter(|end| *end < offset) {
            ends.ahead.pop_front();
            ends.passed += 1;
            ends.last = Some(end);
        }
        let at_end = ends.last.is_some_and(|end| end + 1 == offset);
        ends.passed + u64::from(!at_end)
    }
}

/// Passes text through and notes where its lines end.
pub(super) struct LineReader {
    text: TextReader,
    ends: LineEnds,
}

impl LineReader {
    pub(super) fn new(text: TextReader, ends: &LineEnds) -> Self {
        Self {
            text,
            ends: ends.clone(),
        }
    }
}

impl Read for LineReader {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.text.read(out)?;
        let mut ends = self.ends.0.borrow_mut();
        let begin = ends.offset;
        let found = (begin..)
            .zip(&out[..count])
            .filter(|(_, byte)| **byte == b'\n')
            .map(|(at, _)| at);
        ends.ahead.extend(found);
        ends.offset += count as u64;
        Ok(count)
    }
}
