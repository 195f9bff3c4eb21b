//! Pictures fetched from a server of the test's own, and what is refused.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};

use crate::fetch::{MOST_BYTES, Web};
use crate::{Picture, PictureError, Pictures};

/// The beginning of a PNG file, then so many bytes.
fn png(more: usize) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.resize(bytes.len() + more, 7);
    bytes
}

type Asked = Arc<Mutex<Vec<(String, Vec<String>)>>>;

/// A server of pictures that writes down what it was asked, by path and names of headers.
async fn server() -> (SocketAddr, Asked) {
    let asked = Asked::default();
    let app = Router::new().fallback(answer).with_state(asked.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await });
    (address, asked)
}

async fn answer(State(asked): State<Asked>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let names = request
        .headers()
        .keys()
        .map(|name| name.as_str().to_owned());
    asked.lock().unwrap().push((path.clone(), names.collect()));
    let cookie = [(header::SET_COOKIE, "who=me")];
    match path.as_str() {
        "/gone" => StatusCode::NOT_FOUND.into_response(),
        "/page" => ([(header::CONTENT_TYPE, "image/png")], "<html></html>").into_response(),
        "/vast" => png(MOST_BYTES).into_response(),
        "/moved" => (cookie, Redirect::temporary("/there")).into_response(),
        "/round" => Redirect::temporary("/round").into_response(),
        _ => (cookie, png(path.len())).into_response(),
    }
}

fn pictures(folder: &Path) -> Pictures {
    Pictures::over(
        Web::plain().unwrap(),
        folder.join("deep/pictures"),
        100_000_000,
    )
}

#[tokio::test]
async fn a_picture_is_fetched_once_and_kept_for_the_next_start() {
    let (folder, (at, asked)) = (tempfile::tempdir().unwrap(), server().await);
    let url = format!("http://{at}/a.png?size=2");
    let expect = Picture {
        bytes: png(6),
        media_type: "image/png",
    };
    for _ in 0..3 {
        assert_eq!(pictures(folder.path()).get(&url).await, Ok(expect.clone()));
    }
    assert_eq!(asked.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn nothing_is_told_that_a_picture_does_not_need() {
    let (folder, (at, asked)) = (tempfile::tempdir().unwrap(), server().await);
    let pictures = pictures(folder.path());
    for path in ["moved", "again"] {
        pictures.get(&format!("http://{at}/{path}")).await.unwrap();
    }
    let asked = asked.lock().unwrap();
    assert_eq!(asked.len(), 3, "{asked:?}");
    for (path, names) in asked.iter() {
        let known = ["accept", "user-agent", "host", "accept-encoding"];
        assert!(
            names.iter().all(|name| known.contains(&name.as_str())),
            "{path}: {names:?}"
        );
    }
}

#[tokio::test]
async fn what_is_no_picture_is_refused_and_not_asked_again_at_once() {
    let (folder, (at, asked)) = (tempfile::tempdir().unwrap(), server().await);
    let pictures = pictures(folder.path());
    let cases = [
        ("gone", PictureError::Status(404)),
        ("page", PictureError::NotAPicture),
        ("vast", PictureError::TooLarge),
    ];
    for (path, expect) in cases {
        let url = format!("http://{at}/{path}");
        assert_eq!(pictures.get(&url).await, Err(expect), "{path}");
        assert_eq!(
            pictures.get(&url).await,
            Err(PictureError::FailedBefore),
            "{path}"
        );
    }
    assert_eq!(asked.lock().unwrap().len(), 3);
    let round = pictures.get(&format!("http://{at}/round")).await;
    assert!(
        matches!(round, Err(PictureError::Unreachable(_))),
        "{round:?}"
    );
}

#[tokio::test]
async fn only_https_is_asked() {
    let (folder, (at, asked)) = (tempfile::tempdir().unwrap(), server().await);
    let pictures = Pictures::in_folder(folder.path().to_owned(), 1_000).unwrap();
    for url in [
        &format!("http://{at}/a.png"),
        "ftp://a/b",
        "file:///etc/passwd",
        "",
        "https",
    ] {
        assert_eq!(
            pictures.get(url).await,
            Err(PictureError::NotHttps),
            "{url}"
        );
    }
    let refused = pictures.get(&format!("https://{at}/a.png")).await;
    assert!(
        matches!(refused, Err(PictureError::Unreachable(_))),
        "{refused:?}"
    );
    assert!(asked.lock().unwrap().is_empty());
}

#[tokio::test]
async fn an_old_one_is_fetched_anew_and_shown_if_that_fails() {
    let (folder, (at, asked)) = (tempfile::tempdir().unwrap(), server().await);
    let pictures = pictures(folder.path());
    let url = format!("http://{at}/a.png");
    let first = pictures.get(&url).await.unwrap();
    let age = || {
        let mut files = std::fs::read_dir(folder.path().join("deep/pictures")).unwrap();
        let path = files.next().unwrap().unwrap().path();
        let file = std::fs::File::options().write(true).open(path).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(8 * 24 * 3600))
            .unwrap();
    };
    age();
    assert_eq!(pictures.get(&url).await, Ok(first.clone()));
    assert_eq!(asked.lock().unwrap().len(), 2);
    age();
    pictures
        .failed
        .lock()
        .unwrap()
        .insert(url.clone(), std::time::Instant::now());
    assert_eq!(pictures.get(&url).await, Ok(first));
    assert_eq!(asked.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn the_oldest_go_where_they_take_too_much_room() {
    let (folder, (at, _)) = (tempfile::tempdir().unwrap(), server().await);
    let most = 400;
    let pictures = Pictures::over(Web::plain().unwrap(), folder.path().to_owned(), most);
    for number in 0..60 {
        pictures
            .get(&format!("http://{at}/{number}"))
            .await
            .unwrap();
    }
    let files = std::fs::read_dir(folder.path()).unwrap();
    let taken: u64 = files
        .map(|file| file.unwrap().metadata().unwrap().len())
        .sum();
    assert!(taken <= most + most / 10, "{taken}");
    assert!(taken > most / 2, "{taken}");
}
