//! Which products mention a text in their id, title or brand, case aside: what answers a search while
//! it is typed.
//!
//! Texts are made lower case a block at a time, into memory that stays near, and searched as one
//! string: a catalog keeps no second copy of its titles, and a million of them take milliseconds.

use memchr::memmem::Finder;

use crate::block::Block;
use crate::catalog::Catalog;
use crate::catalog::texts::Texts;

/// A text that is looked for.
pub(crate) struct Mention<'c> {
    catalog: &'c Catalog,
    wanted: Finder<'static>,
    /// 1 for the code of each brand that holds the text.
    brands: Vec<u8>,
}

/// Neighbouring texts in lower case, end to end.
#[derive(Default)]
pub(crate) struct Lowered {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl<'c> Mention<'c> {
    /// None for a text of nothing but space, which everything mentions.
    pub fn of(catalog: &'c Catalog, text: &str) -> Option<Mention<'c>> {
        let text = text.trim().to_lowercase();
        let holds = |brand: &String| brand.to_lowercase().contains(&text);
        (!text.is_empty()).then(|| Mention {
            catalog,
            wanted: Finder::new(&text).into_owned(),
            brands: catalog.brands.table(holds),
        })
    }

    /// Clears the marks of those rows from `start` on, as many as there are marks, that don't
    /// mention the text.
    pub fn keep(&self, start: usize, lowered: &mut Lowered, mask: &mut [u8]) {
        let mut found = vec![0; mask.len()];
        let block = Block::Range {
            start: start as u32,
            len: mask.len(),
        };
        block.each_code(&self.catalog.brands.codes, |index, code| {
            found[index] = self.brands[code as usize];
        });
        for texts in [&self.catalog.ids, &self.catalog.titles] {
            lowered.take(texts, start, mask.len());
            lowered.each_with(&self.wanted, |index| found[index] = 1);
        }
        mask.iter_mut().zip(found).for_each(|(m, f)| *m &= f);
    }
}

impl Lowered {
    fn take(&mut self, texts: &Texts, start: usize, len: usize) {
        self.bytes.clear();
        self.ends.clear();
        let (all, ends) = texts.run(start, len);
        if all.is_ascii() {
            self.bytes
                .extend(all.bytes().map(|byte| byte.to_ascii_lowercase()));
            self.ends.extend(ends);
            return;
        }
        let mut begin = 0;
        for end in ends {
            let text = all.get(begin..end).unwrap_or_default();
            // Some letters are longer in lower case, and Σ is another one at the end of a word.
            self.bytes.extend_from_slice(text.to_lowercase().as_bytes());
            self.ends.push(self.bytes.len());
            begin = end;
        }
    }

    /// Calls `each` with the index of every text that holds what is wanted.
    fn each_with(&self, wanted: &Finder, mut each: impl FnMut(usize)) {
        let (mut from, mut index) = (0, 0);
        while let Some(at) = self.bytes.get(from..).and_then(|rest| wanted.find(rest)) {
            let begin = from + at;
            while self.ends.get(index).is_some_and(|end| *end <= begin) {
                index += 1;
            }
            let Some(end) = self.ends.get(index) else {
                return;
            };
            if begin + wanted.needle().len() <= *end {
                each(index);
                from = *end;
            } else {
                // It began in one text and ended in another.
                from = begin + 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    //! 1. Case is set aside, letters beyond ASCII too. 2. No text runs into the next. 3. As contains says.

    use memchr::memmem::Finder;

    use super::Lowered;
    use crate::catalog::texts::Texts;

    fn holding(texts: &[&str], wanted: &str) -> Vec<usize> {
        let mut all = Texts::default();
        for text in texts {
            assert!(all.push(text).is_ok());
        }
        let mut lowered = Lowered::default();
        let mut found = Vec::new();
        // Blocks of three, so that one begins in the middle.
        for start in (0..texts.len()).step_by(3) {
            lowered.take(&all, start, 3);
            lowered.each_with(&Finder::new(wanted), |index| found.push(start + index));
        }
        found
    }

    #[test]
    fn as_a_search_of_each_text_says() {
        let texts = [
            "Rain Jacket",
            "",
            "jac",
            "ket",
            "JACKET ja",
            "ck",
            "Ærø jåcket",
            "KÆRLIGHED",
            "ΟΔΟΣ",
            "a",
            "aa",
            "İstanbul",
        ];
        for wanted in [
            "jacket", "jack", "a", "ck", "æ", "å", "οδος", "οδοσ", "aa", "ist", "zz", "ket", "cke",
        ] {
            let expect: Vec<usize> = (0..texts.len())
                .filter(|index| texts[*index].to_lowercase().contains(wanted))
                .collect();
            assert_eq!(holding(&texts, wanted), expect, "{wanted}");
        }
    }
}
