//! The tokens file, and the making of tokens.
//!
//! Owns its two forms: lines of `role sha256hex name`, or a JSON list of objects with these
//! members. Refuses a file that would let nobody or a mistake in. A token has 244 random bits, so
//! a plain SHA-256 of it can't be searched; it is compared in constant time with every entry.

use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use serde::Deserialize;
use sha2::{Digest, Sha256};
use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};

use super::Role;

type Hash = [u8; 32];

/// Why a tokens file can't be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TokensError {
    /// It can't be read.
    #[error("the tokens file {path} can't be read")]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What happened.
        source: std::io::Error,
    },
    /// It is JSON, but not a list of tokens.
    #[error("the tokens file is not a JSON list of {{\"role\", \"sha256\", \"name\"}}")]
    Json(#[from] serde_json::Error),
    /// An entry is not `role sha256hex name`.
    #[error("entry {entry} of the tokens file is not “role sha256hex name”")]
    Entry {
        /// 1-based line or place.
        entry: usize,
    },
    /// A role that does not exist.
    #[error("there is no role “{0}”; roles are viewer, editor and publisher")]
    Role(String),
    /// It names no token: nobody could get in.
    #[error(
        "the tokens file names no token; make one with `endcap-gateway token --role publisher`"
    )]
    Empty,
}

/// The tokens of a file, as they were when it was last read whole.
pub(crate) struct TokensFile {
    path: PathBuf,
    tokens: RwLock<Tokens>,
}

impl TokensFile {
    pub(crate) fn open(path: &Path) -> Result<Self, TokensError> {
        Ok(Self {
            path: path.to_owned(),
            tokens: RwLock::new(Tokens::read(path)?),
        })
    }

    /// Reads the file again. One that can't be used changes nothing: who was let in still is.
    pub(crate) fn reread(&self) -> Result<(), TokensError> {
        let tokens = Tokens::read(&self.path)?;
        *self.tokens.write().unwrap_or_else(PoisonError::into_inner) = tokens;
        Ok(())
    }

    pub(crate) fn role_of(&self, token: &str) -> Option<Role> {
        let tokens = self.tokens.read().unwrap_or_else(PoisonError::into_inner);
        tokens.role_of(token)
    }
}

/// The hashes of all tokens with their roles.
#[derive(Clone)]
struct Tokens {
    entries: Vec<(Hash, Role)>,
}

impl Tokens {
    fn read(path: &Path) -> Result<Self, TokensError> {
        let unreadable = |source| TokensError::Unreadable {
            path: path.to_owned(),
            source,
        };
        Self::parse(&std::fs::read_to_string(path).map_err(unreadable)?)
    }

    fn parse(text: &str) -> Result<Self, TokensError> {
        let entries = if text.trim_start().starts_with('[') {
            json_entries(text)?
        } else {
            line_entries(text)?
        };
        if entries.is_empty() {
            Err(TokensError::Empty)
        } else {
            Ok(Self { entries })
        }
    }

    /// The role of a token, looked for in all entries whichever matches.
    fn role_of(&self, token: &str) -> Option<Role> {
        let presented: Hash = Sha256::digest(token.as_bytes()).into();
        let mut found = 0_u8;
        for (hash, role) in &self.entries {
            let same: Choice = presented.ct_eq(hash);
            let rank = *role as u8 + 1;
            found = u8::conditional_select(&found, &rank.max(found), same);
        }
        [Role::Viewer, Role::Editor, Role::Publisher]
            .into_iter()
            .find(|role| *role as u8 + 1 == found)
    }
}

fn line_entries(text: &str) -> Result<Vec<(Hash, Role)>, TokensError> {
    let lines = text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim()));
    lines
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(entry, line)| {
            let mut words = line.split_whitespace();
            match (words.next(), words.next().and_then(hash)) {
                (Some(role), Some(hash)) => Ok((hash, role.parse()?)),
                _ => Err(TokensError::Entry { entry }),
            }
        })
        .collect()
}

fn json_entries(text: &str) -> Result<Vec<(Hash, Role)>, TokensError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Entry {
        role: Role,
        sha256: String,
        #[serde(default, rename = "name")]
        _name: String,
    }
    let entries: Vec<Entry> = serde_json::from_str(text)?;
    let entry = |(index, entry): (usize, &Entry)| {
        let hash = hash(&entry.sha256).ok_or(TokensError::Entry { entry: index + 1 })?;
        Ok((hash, entry.role))
    };
    entries.iter().enumerate().map(entry).collect()
}

fn hash(hex: &str) -> Option<Hash> {
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (index, byte) in bytes.iter_mut().enumerate() {
        let digits = hex.get(2 * index..2 * index + 2)?;
        *byte = u8::from_str_radix(digits, 16)
            .ok()
            .filter(|_| !digits.contains('+'))?;
    }
    Some(bytes)
}

/// A token that was just made. Its text is shown once and kept nowhere.
pub struct NewToken {
    /// What a client sends as `Authorization: Bearer …`.
    pub secret: String,
    /// The line for the tokens file.
    pub line: String,
}

impl NewToken {
    /// Makes a token from the system's randomness.
    pub fn make(role: Role, name: &str) -> Self {
        let halves = [uuid::Uuid::new_v4(), uuid::Uuid::new_v4()];
        let secret = format!("endcap_{}{}", halves[0].simple(), halves[1].simple());
        let digest = Sha256::digest(secret.as_bytes());
        let hex = digest
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = format!("{} {hex} {name}", role.word())
            .trim_end()
            .to_owned();
        Self { secret, line }
    }
}

#[cfg(test)]
mod tests {
    use super::{NewToken, Role, Tokens};

    const HASH: &str = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

    #[test]
    fn both_forms_of_the_file_are_read() {
        for text in [
            format!("# who\n\npublisher {HASH} Ada of Ops\n"),
            format!(r#"[{{"role": "publisher", "sha256": "{HASH}", "name": "Ada"}}]"#),
        ] {
            let tokens = Tokens::parse(&text).unwrap();
            assert_eq!(tokens.role_of("secret"), Some(Role::Publisher), "{text}");
            assert_eq!(tokens.role_of("secret "), None);
            assert_eq!(tokens.role_of(""), None);
            assert_eq!(tokens.role_of(HASH), None, "a hash is no token");
        }
    }

    #[test]
    fn files_that_would_let_nobody_or_a_mistake_in_are_refused() {
        for text in [
            String::new(),
            "# nobody".to_owned(),
            "[]".to_owned(),
            "publisher".to_owned(),
            "publisher abc Ada".to_owned(),
            format!("owner {HASH} Ada"),
            format!("publisher {} Ada", HASH.replace('b', "g")),
            format!(r#"[{{"role": "publisher", "sha256": "{HASH}", "admin": true}}]"#),
        ] {
            assert!(Tokens::parse(&text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_made_token_is_known_by_its_line_alone() {
        let (one, other) = (
            NewToken::make(Role::Editor, "CI"),
            NewToken::make(Role::Viewer, ""),
        );
        assert!(!one.line.contains(&one.secret));
        let tokens = Tokens::parse(&format!("{}\n{}", one.line, other.line)).unwrap();
        assert_eq!(tokens.role_of(&one.secret), Some(Role::Editor));
        assert_eq!(tokens.role_of(&other.secret), Some(Role::Viewer));
    }
}
