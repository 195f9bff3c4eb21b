//! A catalog as bytes, columns and indexes as they are in memory, so that a program that made it
//! once need not make it again at its next start.
//!
//! Owns the format's number, the mark that says of which products it is, and the checksum. Refuses
//! files, and every format but its own: packed bytes are a copy, and whoever holds the products
//! makes another.

use xxhash_rust::xxh3::xxh3_128;

use super::Catalog;

const SIGNATURE: &[u8] = b"endcap catalog ";
/// Raise it with every change of what a column looks like; `bytes_of_this_format_are_read` tells.
const FORMAT: u8 = 1;
const CHECKSUM: usize = 16;

/// A catalog that can't be written as bytes.
#[derive(Debug, thiserror::Error)]
#[error("the catalog can't be packed: {0}")]
pub struct PackError(postcard::Error);

/// Bytes that are not the catalog that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnpackError {
    #[error("these are not the bytes of a catalog, or of one that another version packed")]
    OtherFormat,
    #[error("the catalog was packed from other products")]
    OtherMark,
    #[error("the bytes of the catalog are damaged")]
    Damaged,
}

impl Catalog {
    /// The catalog as bytes. `mark` names the state of the products that it was made of; the same
    /// mark is asked for by [`Catalog::unpack`].
    pub fn pack(&self, mark: &str) -> Result<Vec<u8>, PackError> {
        let mut bytes = SIGNATURE.to_vec();
        bytes.push(FORMAT);
        let mut bytes = postcard::to_extend(mark, bytes).map_err(PackError)?;
        bytes.reserve(self.memory_bytes());
        let mut bytes = postcard::to_extend(self, bytes).map_err(PackError)?;
        let checksum = xxh3_128(&bytes);
        bytes.extend(checksum.to_le_bytes());
        Ok(bytes)
    }

    /// The catalog that was packed with this mark.
    pub fn unpack(bytes: &[u8], mark: &str) -> Result<Catalog, UnpackError> {
        let rest = bytes.strip_prefix(SIGNATURE);
        let Some((&FORMAT, rest)) = rest.and_then(|rest| rest.split_first()) else {
            return Err(UnpackError::OtherFormat);
        };
        let damaged = |_| UnpackError::Damaged;
        let body = rest.len().checked_sub(CHECKSUM).map(|end| &rest[..end]);
        let body = body.ok_or(UnpackError::Damaged)?;
        let (packed, body) = postcard::take_from_bytes::<&str>(body).map_err(damaged)?;
        if packed != mark {
            return Err(UnpackError::OtherMark);
        }
        let (said, checksum) = bytes.split_at(bytes.len() - CHECKSUM);
        if xxh3_128(said).to_le_bytes() != checksum {
            return Err(UnpackError::Damaged);
        }
        postcard::from_bytes(body).map_err(damaged)
    }
}

#[cfg(test)]
mod tests {
    use endcap_model::json::Json;
    use endcap_model::product::Product;

    use super::UnpackError;
    use crate::Catalog;

    const PRODUCTS: [&str; 4] = [
        r#"{"id":"b","title":"Kvist Rain Jacket","brand":"Kvist","categories":["Clothing > Jackets","New"],
            "tags":["rain","light"],"price":12900,"cost":5100,"stock":7,"units_sold":14,"launched":"2026-09-01",
            "attributes":{"colour":"red","waterproof":true,"litres":30,"sizes":["s","m"]}}"#,
        r#"{"id":"a","title":"Ask Tent","brand":"Ask","categories":["Tents"],"price":4000000000,"stock":0}"#,
        r#"{"id":"c","image_url":"https://example.com/c.jpg","rating":451}"#,
        r#"{"id":"d","title":"","tags":[],"categories":[],"stock":100000,"attributes":{"colour":"blue"}}"#,
    ];

    fn catalog() -> Catalog {
        let read = |text: &str| Product::from_json(&Json::parse(text.as_bytes()).unwrap()).unwrap();
        Catalog::of(PRODUCTS.map(read)).unwrap()
    }

    #[test]
    fn what_was_packed_is_the_same_catalog() {
        let made = catalog();
        let read = Catalog::unpack(&made.pack("one").unwrap(), "one").unwrap();
        assert_eq!(read.generation(), made.generation());
        assert!(read.products().eq(made.products()));
        assert_eq!(read.category_tree(), made.category_tree());
        assert_eq!(read.memory_parts().len(), made.memory_parts().len());
        for token in ["rain", "kvist", "jackets", "light", "nothing"] {
            let found = |catalog: &Catalog| {
                let found = catalog.words.find(token)?;
                let codes = [found.brand_codes, found.category_codes, found.tag_codes];
                Some((found.titles.to_vec(), codes.map(<[u32]>::to_vec)))
            };
            assert_eq!(found(&read), found(&made), "{token}");
        }
        assert_eq!(read.apply(&[]).unwrap().generation(), made.generation());
    }

    /// Packed by format 1. If this fails, columns look different now: raise `FORMAT` and pack anew.
    #[test]
    fn bytes_of_this_format_are_read() {
        let packed = include_bytes!("../../tests/packed/format-1.bin");
        let read = Catalog::unpack(packed, "one").unwrap();
        assert!(read.products().eq(catalog().products()));
        assert_eq!(read.generation(), catalog().generation());
    }

    #[test]
    fn nothing_else_is_taken_for_it() {
        let packed = catalog().pack("one").unwrap();
        let refused = |bytes: &[u8], mark: &str| Catalog::unpack(bytes, mark).unwrap_err();
        assert_eq!(refused(&packed, "two"), UnpackError::OtherMark);
        assert_eq!(refused(b"", "one"), UnpackError::OtherFormat);
        assert_eq!(refused(b"SQLite format 3", "one"), UnpackError::OtherFormat);
        for cut in 0..packed.len() {
            assert!(Catalog::unpack(&packed[..cut], "one").is_err(), "{cut}");
        }
        for at in 0..packed.len() {
            let mut changed = packed.clone();
            changed[at] ^= 0x20;
            assert!(Catalog::unpack(&changed, "one").is_err(), "{at}");
        }
    }
}
