//! Owns the form of delimited text: which sign delimits cells, and which line names the columns.
//! Works on a file's beginning alone.

use csv::{ReaderBuilder, StringRecord};

use crate::header;
use crate::mapping::{DateOrder, Decimals};
use crate::value::{date, number, trimmed};

/// How delimited text is laid out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Dialect {
    pub(crate) delimiter: char,
    /// 0-based line of the header; −1 for none.
    pub(crate) header_row: i64,
}

const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];
const LOOKED_AT: usize = 400;
/// A header stands in one of the first rows or nowhere.
const DEEPEST_HEADER: usize = 25;

struct Sampled {
    line: i64,
    cells: Vec<String>,
}

/// Guesses the form; `None` where no sign makes columns of the text.
pub(crate) fn guess(text: &str, known_delimiter: Option<char>) -> Option<Dialect> {
    let told = text
        .lines()
        .next()
        .and_then(|line| line.trim().strip_prefix("sep="))
        .and_then(|s| s.chars().next());
    let delimiter = match known_delimiter.or(told) {
        Some(delimiter) => delimiter,
        None => best_delimiter(text)?,
    };
    let rows = sample(text, delimiter);
    Some(Dialect {
        delimiter,
        header_row: header_row(&rows),
    })
}

fn best_delimiter(text: &str) -> Option<char> {
    let mut best: Option<(f64, char)> = None;
    for delimiter in DELIMITERS {
        let score = fitness(&sample(text, delimiter));
        if score > best.map_or(0.0, |(score, _)| score) {
            best = Some((score, delimiter));
        }
    }
    if let Some((_, delimiter)) = best {
        return Some(delimiter);
    }
    // One column alone is a table only if its name is known.
    let first = trimmed(text.lines().find(|line| !line.trim().is_empty())?);
    header::fits(first)
        .iter()
        .any(|fit| fit.trust >= 80)
        .then_some(',')
}

/// How evenly a sign cuts the rows, from 0; 0 is no table.
fn fitness(rows: &[Sampled]) -> f64 {
    let mode = usual_width(rows);
    if mode < 2 {
        return 0.0;
    }
    let even = rows.iter().filter(|row| row.cells.len() == mode).count();
    let share = even as f64 / rows.len() as f64;
    if share < 0.5 {
        return 0.0;
    }
    let named = rows
        .iter()
        .take(DEEPEST_HEADER)
        .filter(|row| row.cells.len() == mode)
        .any(|row| {
            let texts = row.cells.iter().filter(|cell| is_name(cell)).count();
            texts * 10 >= mode * 8
        });
    share * (1.0 - 1.0 / mode as f64) + if named { 0.5 } else { 0.0 }
}

fn usual_width(rows: &[Sampled]) -> usize {
    let mut widths: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
    widths.sort_unstable();
    let mut best = (0, 0);
    for group in widths.chunk_by(|a, b| a == b) {
        if group.len() >= best.0 {
            best = (group.len(), group[0]);
        }
    }
    best.1
}

/// The first rows. The last one is left out where the text may end in the middle of it.
fn sample(text: &str, delimiter: char) -> Vec<Sampled> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    let (mut counted, mut line) = (0, 0);
    while rows.len() < LOOKED_AT && matches!(reader.read_record(&mut record), Ok(true)) {
        let begin = record.position().map_or(0, csv::Position::byte);
        let begin = usize::try_from(begin).unwrap_or(0).min(text.len());
        // The reader counts the blank lines before a row as part of it.
        let rest = &text.as_bytes()[begin..];
        let blank = rest
            .iter()
            .take_while(|b| matches!(b, b'\r' | b'\n'))
            .count();
        let passed = &text.as_bytes()[counted..begin + blank];
        line += passed.iter().filter(|b| **b == b'\n').count() as i64;
        counted = begin + blank;
        let cells: Vec<String> = record.iter().map(|cell| trimmed(cell).to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Sampled { line, cells });
        }
    }
    rows
}

fn header_row(rows: &[Sampled]) -> i64 {
    let width = usual_width(rows);
    let mut best: Option<(usize, usize)> = None;
    for (at, row) in rows.iter().take(DEEPEST_HEADER).enumerate() {
        let known = row
            .cells
            .iter()
            .filter(|cell| header::fits(cell).iter().any(|f| f.trust >= 60))
            .count();
        if could_name_columns(row, width) && known > best.map_or(0, |(known, _)| known) {
            best = Some((known, at));
        }
    }
    if let Some((known, at)) = best
        && (known >= 2 || width <= 3)
    {
        return rows[at].line;
    }
    let names = rows
        .iter()
        .take(DEEPEST_HEADER)
        .position(|row| could_name_columns(row, width));
    match names {
        Some(at) if best.is_some_and(|(_, known)| known == at) || !comes_back(rows, at) => {
            rows[at].line
        }
        _ => -1,
    }
}

/// A row of values shares some of them with the rows below it; a row of names does not.
fn comes_back(rows: &[Sampled], at: usize) -> bool {
    let cells = rows[at].cells.iter().enumerate();
    let mut filled = cells.filter(|(_, cell)| !cell.is_empty());
    filled.any(|(column, cell)| {
        rows[at + 1..]
            .iter()
            .any(|later| later.cells.get(column) == Some(cell))
    })
}

/// Filled, different, and none of it a number, a day or an address.
fn could_name_columns(row: &Sampled, width: usize) -> bool {
    let filled: Vec<&String> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let names = filled.iter().filter(|cell| is_name(cell)).count();
    let mut different: Vec<String> = filled.iter().map(|cell| cell.to_lowercase()).collect();
    different.sort_unstable();
    different.dedup();
    filled.len() * 10 >= width * 5
        && names * 10 >= filled.len() * 9
        && different.len() * 10 >= filled.len() * 9
}

fn is_name(cell: &str) -> bool {
    let length = cell.chars().count();
    (1..=80).contains(&length)
        && number::read(cell, Decimals::Point).is_err()
        && date::read(cell, DateOrder::Dmy).is_err()
        && !cell.contains("://")
        && !cell.contains('\n')
}

#[cfg(test)]
mod tests {
    use super::{Dialect, guess};

    #[test]
    fn delimiter_and_header_are_found() {
        for (text, delimiter, header_row) in [
            ("id,name,price\n1,a,2.50\n2,b,3.50\n", ',', 0),
            ("id;name;price;cost\n1;a;2,50;1,20\n2;b;3,50;1,10\n", ';', 0),
            ("id\tname\n1\ta, b\n2\tc, d\n", '\t', 0),
            ("id|name\n1|a\n", '|', 0),
            (
                ",,1,2,3\n,colunm,colunm,null,null\nProduct-ID,SubcategoryKey,ProductSKU,ProductName,ProductPrice\n1,2,x,y,3\n2,2,z,w,3\n",
                ',',
                2,
            ),
            ("sep=;\nid;name\n1;a\n", ';', 1),
            (
                "Price list 2026\n\nArtikelnr;Name;Preis\n1;a;2,50\n",
                ';',
                2,
            ),
            (
                "1,Shirt,9.50,Red\n2,Hat,9.50,Red\n3,Shoe,4.00,Blue\n",
                ',',
                -1,
            ),
            ("sku\nA\nB\n", ',', 0),
            (
                "id,name,tags\n1,\"a, b\",x | y | z\n2,c,x | y\n3,d,x\n",
                ',',
                0,
            ),
        ] {
            let expected = Some(Dialect {
                delimiter,
                header_row,
            });
            assert_eq!(guess(text, None), expected, "{text}");
        }
    }

    #[test]
    fn prose_is_no_table() {
        let prose = "Dear all\n\nwe are closed today, and tomorrow.\nSee you\nAnna\n";
        assert_eq!(guess(prose, None), None);
    }
}
