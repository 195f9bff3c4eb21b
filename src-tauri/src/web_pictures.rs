//! Products' pictures for the window, under a scheme of their own: `picture://localhost/URL`, the URL
//! encoded as one segment. Owns that the window reaches the web by this way alone, and not at all
//! where the person has switched it off. Refuses to fetch: that is `endcap-pictures`.

use std::path::PathBuf;
use std::sync::OnceLock;

use endcap_pictures::{PictureError, Pictures};
use percent_encoding::percent_decode_str;
use tauri::http::{Response, StatusCode, Uri, header};
use tauri::{AppHandle, Builder, Manager, Runtime};

use crate::state::AppState;

/// As the window's interface and its content security policy name it.
const SCHEME: &str = "picture";
/// Disk that pictures may take: some ten thousand of them.
const MOST_BYTES: u64 = 500_000_000;
/// A picture that was shown is asked for again by the next window only.
const REMEMBERED: &str = "private, max-age=86400";

/// What fetches and keeps them, made when the first is asked for.
#[derive(Debug)]
pub struct WebPictures {
    folder: PathBuf,
    pictures: OnceLock<Result<Pictures, PictureError>>,
}

impl WebPictures {
    /// Kept in that folder.
    #[must_use]
    pub fn in_folder(folder: PathBuf) -> Self {
        Self {
            folder,
            pictures: OnceLock::new(),
        }
    }

    async fn answer(&self, uri: &Uri, is_allowed: bool) -> Response<Vec<u8>> {
        if !is_allowed {
            return refused(StatusCode::FORBIDDEN);
        }
        let segment = uri.path().trim_start_matches('/');
        let Ok(url) = percent_decode_str(segment).decode_utf8() else {
            return refused(StatusCode::BAD_REQUEST);
        };
        let made = || Pictures::in_folder(self.folder.clone(), MOST_BYTES);
        let Ok(pictures) = self.pictures.get_or_init(made) else {
            return refused(StatusCode::SERVICE_UNAVAILABLE);
        };
        match pictures.get(&url).await {
            Ok(picture) => {
                let response = Response::builder()
                    .header(header::CONTENT_TYPE, picture.media_type)
                    .header(header::CACHE_CONTROL, REMEMBERED)
                    .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
                let response = response.body(picture.bytes);
                response.unwrap_or_else(|_| refused(StatusCode::INTERNAL_SERVER_ERROR))
            }
            Err(PictureError::NotHttps) => refused(StatusCode::BAD_REQUEST),
            Err(_) => refused(StatusCode::NOT_FOUND),
        }
    }
}

/// Without a picture the window draws a place for one.
fn refused(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    response
}

/// Serves the scheme to the window.
#[must_use]
pub fn serve<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.register_asynchronous_uri_scheme_protocol(SCHEME, |context, request, responder| {
        let app: AppHandle<R> = context.app_handle().clone();
        tauri::async_runtime::spawn(async move {
            let allowed = app
                .state::<AppState>()
                .notebook()
                .notes()
                .preferences
                .web_pictures;
            let pictures = app.state::<WebPictures>();
            responder.respond(pictures.answer(request.uri(), allowed).await);
        });
    })
}

#[cfg(test)]
mod tests {
    use super::WebPictures;

    #[tokio::test]
    async fn nothing_is_fetched_where_it_is_switched_off_or_not_https() {
        let folder = tempfile::tempdir().unwrap();
        let pictures = WebPictures::in_folder(folder.path().join("pictures"));
        let cases = [
            (
                "picture://localhost/https%3A%2F%2Fexample.com%2Fa.png",
                false,
                403,
            ),
            (
                "picture://localhost/http%3A%2F%2Fexample.com%2Fa.png",
                true,
                400,
            ),
            ("picture://localhost/%FF", true, 400),
            ("picture://localhost/", true, 400),
        ];
        for (uri, allowed, expect) in cases {
            let answer = pictures.answer(&uri.parse().unwrap(), allowed).await;
            assert_eq!(answer.status().as_u16(), expect, "{uri}");
            assert!(answer.body().is_empty());
        }
        assert!(!folder.path().join("pictures").exists());
    }
}
