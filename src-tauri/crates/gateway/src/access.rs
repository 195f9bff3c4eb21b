//! Who may do what: tokens, roles, and the check that stands before every request.
//!
//! Owns the rule of section 5: a viewer reads, an editor also writes the catalog and every
//! environment but production, a publisher all; health is for anyone. Refuses to hold a token:
//! only hashes are known here, and what a request presents is hashed, compared and forgotten.

mod tokens;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use endcap_model::environment::EnvironmentName;

use crate::app::App;
use crate::problem::Problem;

pub(crate) use tokens::TokensFile;
pub use tokens::{NewToken, TokensError};

/// What a caller may do; each role may all that the one before may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Reads; ranking is reading.
    Viewer,
    /// Also writes the catalog and every environment but production.
    Editor,
    /// Writes everything.
    Publisher,
}

impl Role {
    /// The word for it in a tokens file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Editor => "editor",
            Self::Publisher => "publisher",
        }
    }
}

impl std::str::FromStr for Role {
    type Err = TokensError;

    fn from_str(word: &str) -> Result<Self, TokensError> {
        [Self::Viewer, Self::Editor, Self::Publisher]
            .into_iter()
            .find(|role| role.word() == word)
            .ok_or_else(|| TokensError::Role(word.to_owned()))
    }
}

/// The caller of a request that was let in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Caller {
    role: Role,
}

impl Caller {
    pub(crate) fn may_write_catalog(self) -> Result<(), Problem> {
        self.at_least(
            Role::Editor,
            "the catalog is written with the role editor or publisher",
        )
    }

    /// `name` as it stands in the address: whether it can be one at all is asked after.
    pub(crate) fn may_write_environment(self, name: &str) -> Result<(), Problem> {
        if name == EnvironmentName::PRODUCTION {
            return self.at_least(
                Role::Publisher,
                "production is written with the role publisher",
            );
        }
        self.at_least(
            Role::Editor,
            "an environment is written with the role editor or publisher",
        )
    }

    fn at_least(self, role: Role, otherwise: &str) -> Result<(), Problem> {
        if self.role >= role {
            Ok(())
        } else {
            Err(Problem::forbidden(otherwise))
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        // Without the layer below nobody is let in: that would be a mistake of ours.
        parts
            .extensions
            .get::<Caller>()
            .copied()
            .ok_or_else(Problem::internal)
    }
}

/// Lets a request in with its caller's role, or answers 401 before anything else is looked at.
pub(crate) async fn admit(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let open = path == "/v1/health";
    // A browser can't be made to send a bearer token; for the shop page it may send the token as
    // the password of basic authentication instead.
    let shop = path.starts_with("/shop/");
    match role_of(&app, request.headers(), shop) {
        Some(role) => request.extensions_mut().insert(Caller { role }),
        None if open => None,
        None if shop => return Problem::unauthorized("Basic realm=\"Endcap\"").into_response(),
        None => return Problem::unauthorized("Bearer realm=\"Endcap\"").into_response(),
    };
    next.run(request).await
}

fn role_of(app: &App, headers: &HeaderMap, basic: bool) -> Option<Role> {
    let Some(tokens) = app.tokens() else {
        return Some(Role::Publisher);
    };
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, credentials) = value.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") {
        return tokens.role_of(credentials.trim());
    }
    if basic && scheme.eq_ignore_ascii_case("basic") {
        let pair = String::from_utf8(BASE64_STANDARD.decode(credentials.trim()).ok()?).ok()?;
        let (_, password) = pair.split_once(':')?;
        return tokens.role_of(password);
    }
    None
}

/// Without tokens everyone is a publisher, so only loopback is served: a request whose `Host` is
/// another name came from a web page that has tricked a browser (DNS rebinding).
pub(crate) async fn only_loopback(
    State(app): State<App>,
    request: Request,
    next: Next,
) -> Response {
    if app.tokens().is_none() && !request.headers().get("host").is_none_or(is_loopback_host) {
        let detail = "without tokens this gateway answers only to localhost, 127.0.0.1 and [::1]";
        return Problem::new(axum::http::StatusCode::MISDIRECTED_REQUEST, detail).into_response();
    }
    next.run(request).await
}

fn is_loopback_host(host: &axum::http::HeaderValue) -> bool {
    let Ok(authority) = host
        .as_bytes()
        .try_into()
        .map(|a: axum::http::uri::Authority| a)
    else {
        return false;
    };
    let name = authority.host();
    let address = name.trim_start_matches('[').trim_end_matches(']');
    name == "localhost"
        || name.ends_with(".localhost")
        || address
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_loopback_host;
    use axum::http::HeaderValue;

    #[test]
    fn only_names_of_loopback_are_loopback() {
        for (host, expected) in [
            ("localhost", true),
            ("localhost:7700", true),
            ("127.0.0.1:7700", true),
            ("127.9.9.9", true),
            ("[::1]:7700", true),
            ("shop.localhost", true),
            ("evil.example", false),
            ("localhost.evil.example", false),
            ("10.0.0.1:7700", false),
            ("127.0.0.1.evil.example", false),
            ("", false),
        ] {
            assert_eq!(
                is_loopback_host(&HeaderValue::from_static(host)),
                expected,
                "{host}"
            );
        }
    }
}
