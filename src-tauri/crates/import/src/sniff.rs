//! Owns the first look at a file: is it a table at all? Refuses, with a clear word, what is
//! something else under a table's name.

use crate::encoding;
use crate::mapping::Format;

/// Why a file is no table, for people, to follow "because".
#[derive(Debug)]
pub(crate) struct Refusal(pub String);

impl Refusal {
    fn of(reason: &str) -> Refusal {
        Refusal(reason.to_owned())
    }
}

/// What a file is by its beginning: a format, or the reason why it is no table.
pub(crate) fn format_of(head: &[u8], whole_file: bool) -> Result<Format, Refusal> {
    if let Some(reason) = known_kind(head) {
        return Err(Refusal(reason));
    }
    let encoding = encoding::of_head(head);
    let text = encoding::decoded(head, encoding);
    let start =
        text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    if start.is_empty() {
        return Err(Refusal::of("the file is empty"));
    }
    if let Some(reason) = markup(start) {
        return Err(Refusal(reason));
    }
    let odd = text
        .chars()
        .filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1a}'))
        .count();
    if odd * 50 > text.chars().count() || text.chars().filter(|c| *c == '\0').count() > 2 {
        let reason = "it is a binary file, not text. Save the table as CSV and choose that file";
        return Err(Refusal::of(reason));
    }
    if start.starts_with('{') || start.starts_with('[') {
        return json_form(start, whole_file);
    }
    Ok(Format::Csv)
}

/// Files that tell what they are by their first bytes.
fn known_kind(head: &[u8]) -> Option<String> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"\x89PNG", "it is a picture (PNG)"),
        (b"\xff\xd8\xff", "it is a picture (JPEG)"),
        (b"GIF8", "it is a picture (GIF)"),
        (b"II*\0", "it is a picture (TIFF)"),
        (
            b"%PDF",
            "it is a PDF document. Export the table as CSV instead",
        ),
        (
            b"\xd0\xcf\x11\xe0",
            "it is an old Excel workbook. Open it and save the sheet as CSV",
        ),
        (b"\x1f\x8b", "it is compressed (gzip). Unpack it first"),
        (b"BZh", "it is compressed (bzip2). Unpack it first"),
        (b"7z\xbc\xaf", "it is compressed (7-Zip). Unpack it first"),
        (b"\xfd7zXZ", "it is compressed (xz). Unpack it first"),
        (
            b"\x28\xb5\x2f\xfd",
            "it is compressed (zstd). Unpack it first",
        ),
        (b"Rar!", "it is compressed (RAR). Unpack it first"),
        (
            b"SQLite format 3\0",
            "it is a database (SQLite). A store is opened, not imported",
        ),
        (b"PAR1", "it is a Parquet file. Export it as CSV or NDJSON"),
        (
            b"{\\rtf",
            "it is a text document (RTF). Export the table as CSV instead",
        ),
        (b"\x7fELF", "it is a program"),
        (b"MZ\x90", "it is a program"),
    ];
    if head.starts_with(b"PK\x03\x04") {
        let holds = |name: &[u8]| head.windows(name.len()).any(|part| part == name);
        let reason = if holds(b"xl/") || holds(b"[Content_Types].xml") {
            "it is an Excel workbook. Open it and save the sheet as CSV"
        } else if holds(b"opendocument.spreadsheet") {
            "it is a spreadsheet (ODS). Open it and save the sheet as CSV"
        } else {
            "it is compressed (ZIP). Unpack it first"
        };
        return Some(reason.to_owned());
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Some("it is a picture (WebP)".to_owned());
    }
    KINDS
        .iter()
        .find(|(magic, _)| head.starts_with(magic))
        .map(|(_, words)| (*words).to_owned())
}

/// Web pages and other markup.
fn markup(start: &str) -> Option<String> {
    let begin: String = start.chars().take(2_000).collect::<String>().to_lowercase();
    if !begin.starts_with('<') {
        return None;
    }
    let html = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<script",
        "<meta",
    ];
    if html.iter().any(|tag| begin.starts_with(tag)) || begin.contains("<html") {
        let all = start.to_lowercase();
        let signs = [
            "sign in",
            "signin",
            "sign-in",
            "log in",
            "login",
            "anmelden",
            "type=\"password\"",
        ];
        return Some(if signs.iter().any(|sign| all.contains(sign)) {
            "it is a web page, most likely a sign-in page that was saved in place of the file. \
             Sign in and download the file again"
                .to_owned()
        } else {
            "it is a web page (HTML) that was saved in place of the file. Download the file again"
                .to_owned()
        });
    }
    if begin.starts_with("<?xml") || begin.starts_with("<rss") || begin.starts_with("<feed") {
        return Some("it is an XML file. Export the products as CSV or NDJSON".to_owned());
    }
    if begin.starts_with("<svg") {
        return Some("it is a picture (SVG)".to_owned());
    }
    None
}

/// JSON is a table when it is an object a line, or a list of objects.
fn json_form(start: &str, whole_file: bool) -> Result<Format, Refusal> {
    let first_line = start.lines().next().unwrap_or_default();
    if let Some(rest) = start.strip_prefix('[') {
        let inner = rest.trim_start();
        return if inner.starts_with('{') || (inner.is_empty() && !whole_file) {
            Ok(Format::Ndjson)
        } else if inner.starts_with(']') {
            Err(Refusal::of("it is an empty JSON list"))
        } else if serde_json::from_str::<serde_json::Value>(first_line).is_ok()
            || inner.starts_with(['"', '['])
            || inner.is_empty()
        {
            Err(Refusal::of("it is a JSON list, but not one of objects"))
        } else {
            Ok(Format::Csv)
        };
    }
    let complete = start.len() > first_line.len() || whole_file;
    match serde_json::from_str::<serde_json::Value>(first_line) {
        Ok(_) => Ok(Format::Ndjson),
        Err(_) if !complete => Ok(Format::Ndjson),
        Err(_) => {
            let next = start[1..].trim_start();
            if !(next.starts_with('"') || next.starts_with('}')) {
                return Ok(Format::Csv);
            }
            let later = start.lines().skip(1).take(50);
            if later
                .clone()
                .any(|l| serde_json::from_str::<serde_json::Map<_, _>>(l).is_ok())
            {
                return Ok(Format::Ndjson);
            }
            Err(Refusal::of(
                "it is one JSON document. A JSON object a line (NDJSON) or a JSON list of products \
                 can be imported",
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Refusal, format_of};
    use crate::mapping::Format;

    #[test]
    fn tables_are_told_from_other_files() {
        for (head, expected) in [
            (&b"id,name\n1,a\n"[..], Ok(Format::Csv)),
            (b"\xef\xbb\xbfid;name\n", Ok(Format::Csv)),
            (b"\xff\xfei\0d\0,\0n\0", Ok(Format::Csv)),
            (b"{\"id\": \"1\"}\n{\"id\": \"2\"}\n", Ok(Format::Ndjson)),
            (b"[{\"id\": \"1\"}]", Ok(Format::Ndjson)),
            (b"[\n  {\n \"id\": \"1\"}]", Ok(Format::Ndjson)),
            (b"{broken\n", Ok(Format::Csv)),
            (b"", Err("empty")),
            (b" \r\n\n", Err("empty")),
            (b"\xef\xbb\xbf", Err("empty")),
            (
                b"<!doctype html><html><form>Sign in</form>",
                Err("sign-in page"),
            ),
            (b"\n<HTML><body>404</body>", Err("web page")),
            (b"<?xml version=\"1.0\"?><rss/>", Err("XML")),
            (b"\x89PNG\r\n\x1a\n", Err("PNG")),
            (b"PK\x03\x04....xl/workbook.xml", Err("Excel")),
            (b"%PDF-1.7", Err("PDF")),
            (b"\x01\x02\x03\0\0\0\x05\0\x06\x07", Err("binary")),
            (b"{\n \"products\": []\n}", Err("one JSON document")),
            (b"[1, 2]", Err("not one of objects")),
            (b"[]", Err("empty JSON list")),
        ] {
            let shown = String::from_utf8_lossy(head);
            match (format_of(head, true), expected) {
                (Ok(format), Ok(wanted)) => assert_eq!(format, wanted, "{shown}"),
                (Err(Refusal(reason)), Err(part)) => {
                    assert!(reason.contains(part), "{shown}: {reason}");
                }
                (answer, wanted) => panic!("{shown}: {answer:?} instead of {wanted:?}"),
            }
        }
    }
}
