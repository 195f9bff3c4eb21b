//! What comes out of a file is what stands in it.
//!
//! 1. Values become the contract's: minor units, hundredths, days, paths, lists.
//! 2. A row is taken whole or rejected with line, column, value and reason; the figures add up.
//! 3. Rows of one Shopify product become one product.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::ops::ControlFlow;
use std::path::PathBuf;

use endcap_import::{Imported, Mapping, inspect, run, write_rejects};

fn file(content: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("products.csv");
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

fn read_with(
    content: impl AsRef<[u8]>,
    digits: u32,
    change: impl FnOnce(&mut Mapping),
) -> Imported {
    let (_folder, path) = file(content.as_ref());
    let mut mapping = inspect(&path).unwrap().mapping;
    change(&mut mapping);
    let read = run(&path, &mapping, digits, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(
        read.rows_read,
        read.rows_imported + read.rejects.len() as u64,
        "figures add up"
    );
    read
}

fn read(content: impl AsRef<[u8]>) -> Imported {
    read_with(content, 2, |_| {})
}

fn products(read: &Imported) -> Vec<String> {
    read.products
        .iter()
        .map(|product| product.to_json().canonical())
        .collect()
}

fn rejects(read: &Imported) -> Vec<(u64, &str, &str, &str)> {
    read.rejects
        .iter()
        .map(|r| {
            (
                r.line,
                r.column.as_str(),
                r.value.as_str(),
                r.reason.as_str(),
            )
        })
        .collect()
}

#[test]
fn values_become_those_of_the_contract() {
    for (content, expected) in [
        (
            "id,title,price,cost,list_price\nA, Shell ,\"$1,299.00\",13.0863,\nB,Hat,\"1.299,00 €\",0.005,12\n",
            vec![
                r#"{"cost":1309,"id":"A","price":129900,"title":"Shell"}"#,
                r#"{"cost":1,"id":"B","list_price":1200,"price":129900,"title":"Hat"}"#,
            ],
        ),
        (
            "Artikelnr;Name;Preis;Bewertung;Online seit\nA;x;1.299,00 €;4,57;12.11.2026\nB;y;1.299;5;\n",
            vec![
                r#"{"id":"A","launched":"2026-11-12","price":129900,"rating":457,"title":"x"}"#,
                r#"{"id":"B","price":129900,"rating":500,"title":"y"}"#,
            ],
        ),
        (
            "id,title,price,stock,tags\n007,\"Line\none\",5,12.0,a|b|a\n008,y,n/a,-,\n",
            vec![
                r#"{"id":"007","price":500,"stock":12,"tags":["a","b"],"title":"Line\none"}"#,
                r#"{"id":"008","title":"y"}"#,
            ],
        ),
        (
            "id,title,price,created_at\nA,x,1,2025-05-16T14:22:02Z\n",
            vec![r#"{"id":"A","launched":"2025-05-16","price":100,"title":"x"}"#],
        ),
        (
            "SKU,Name,Regular price,Sale price,Categories\nA,Tee,20.00,15.00,\"Clothing > Tees, Sale > Tees\"\nB,Hat,10.00,,Hats > Caps\n",
            vec![
                r#"{"categories":["Clothing > Tees","Sale > Tees"],"id":"A","list_price":2000,"price":1500,"title":"Tee"}"#,
                r#"{"categories":["Hats > Caps"],"id":"B","list_price":1000,"price":1000,"title":"Hat"}"#,
            ],
        ),
    ] {
        assert_eq!(products(&read(content)), expected, "{content}");
    }
}

#[test]
fn the_currency_decides_how_many_digits_money_has() {
    for (digits, expected) in [(0, 13), (2, 1309), (3, 13086)] {
        let read = read_with("id,title,price\nA,x,13.0863\n", digits, |_| {});
        assert_eq!(read.products[0].price, Some(expected), "{digits}");
    }
}

#[test]
fn levels_are_joined_and_empty_ones_left_out() {
    let read = read(
        "product_id,department,product_category,product_type\n1,GROCERY,FRZN ICE,ICE - CRUSHED/CUBED\n2,MISC,,\n3,,,\n",
    );
    let expected = [
        r#"{"categories":["GROCERY > FRZN ICE > ICE - CRUSHED/CUBED"],"id":"1"}"#,
        r#"{"categories":["MISC"],"id":"2"}"#,
        r#"{"id":"3"}"#,
    ];
    assert_eq!(products(&read), expected);
}

#[test]
fn rows_that_cannot_be_read_are_listed() {
    let content = "id,title,price,stock,launched\r\n\
        A,ok,1.00,1,31.01.2026\r\n\
        ,no id,1.00,1,\r\n\
        A,again,1.00,1,\r\n\
        \r\n\
        B,x,auf Anfrage,1,\r\n\
        C,x,1.00,-2,\r\n\
        D,\"two\r\nlines\",1.00,1.5,\r\n\
        E,x,1.00,1,31.02.2026\r\n\
        F,x\r\n\
        G,x,1.00,1,,stray\r\n\
        id,title,price,stock,launched\r\n\
        H,x,5 %,many,\r\n\
        7.81715E+12,x,1.00,1,\r\n\
        I,last,2.00,1,\r\n";
    let read = read(content);
    assert_eq!(
        read.products
            .iter()
            .map(|p| p.id.as_str())
            .collect::<Vec<_>>(),
        ["A", "I"]
    );
    let expected = [
        (3, "id", "", "The product id is missing"),
        (
            4,
            "id",
            "A",
            "This product id stands in line 2 already; the first row is kept",
        ),
        (
            6,
            "price",
            "auf Anfrage",
            "Price is not a number. It should be an amount, such as 12.99, or empty",
        ),
        (
            7,
            "stock",
            "-2",
            "Stock is below zero. It can be 0 pcs or more",
        ),
        (
            8,
            "stock",
            "1.5",
            "Stock has a fraction. It should be a whole number, such as 12",
        ),
        (
            10,
            "launched",
            "31.02.2026",
            "Launched is a day that does not exist. Dates of this file are read as day/month/year",
        ),
        (
            11,
            "",
            "F",
            "The row has 2 cells, the header has 5. Perhaps a value is cut by a line break",
        ),
        (
            12,
            "",
            "G",
            "The row has 6 cells, the header has 5. Perhaps a delimiter within a value is not in quotes",
        ),
        (
            13,
            "price",
            "price",
            "This is the row of column names once more",
        ),
        (
            14,
            "price",
            "5 %",
            "Price is a percentage. It should be an amount, such as 12.99; 1 more value of this row is wrong",
        ),
        (
            15,
            "id",
            "7.81715E+12",
            "A spreadsheet has shortened this id. Format the column as text and save the file again",
        ),
    ];
    assert_eq!(rejects(&read), expected);
    let mut saved = Vec::new();
    write_rejects(&read.rejects[..2], &mut saved).unwrap();
    let saved = String::from_utf8(saved).unwrap();
    assert_eq!(
        saved,
        "line,column,value,reason\n3,id,,The product id is missing\n4,id,A,This product id stands in line 2 already; the first row is kept\n"
    );
}

#[test]
fn encodings_come_out_as_text() {
    let text = "id;name;preis\n1;Größe 40 €;1,50\n2;Æble;2,50\n";
    let wide = |big: bool, marked: bool| -> Vec<u8> {
        let units = marked
            .then_some(0xfeff)
            .into_iter()
            .chain(text.encode_utf16());
        units
            .flat_map(|u| {
                if big {
                    u.to_be_bytes()
                } else {
                    u.to_le_bytes()
                }
            })
            .collect()
    };
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    for content in [
        text.as_bytes().to_vec(),
        format!("\u{feff}{text}").into_bytes(),
        windows.into_owned(),
        wide(false, true),
        wide(true, true),
        wide(false, false),
    ] {
        let read = read(&content);
        let titles: Vec<_> = read
            .products
            .iter()
            .filter_map(|p| p.title.as_deref())
            .collect();
        assert_eq!(titles, ["Größe 40 €", "Æble"]);
    }
}

#[test]
fn a_byte_that_is_not_utf8_rejects_its_row_alone() {
    let mut content = "id,title,price\n".to_owned();
    for n in 0..20 {
        content.push_str(&format!("{n},größe,1.00\n"));
    }
    let mut bytes = content.into_bytes();
    bytes.extend_from_slice(b"X,gr\xf6\xdfe,1.00\n");
    let read = read(&bytes);
    assert_eq!(read.products.len(), 20);
    assert_eq!(
        (read.rejects[0].line, read.rejects[0].column.as_str()),
        (22, "title")
    );
}

#[test]
fn json_objects_become_products() {
    let lines = "{\"id\": \"A\", \"title\": \"x\", \"price\": 1299, \"attributes\": {\"a.b\": 1, \"ok\": true}}\n\
        \n\
        {\"id\": \"B\", \"price\": 12.5}\n\
        {\"id\": \"C\", \"prise\": 1}\n\
        {\"id\": \"A\"}\n\
        nonsense\n\
        {\"id\": \"D\", \"title\": \"y\"}\n\
        {\"id\": \"E\"}\n";
    let read_lines = read(lines);
    let expected = [
        r#"{"attributes":{"a.b":1,"ok":true},"id":"A","price":1299,"title":"x"}"#,
        r#"{"id":"D","title":"y"}"#,
        r#"{"id":"E"}"#,
    ];
    assert_eq!(products(&read_lines), expected);
    assert_eq!(
        read_lines
            .rejects
            .iter()
            .map(|r| (r.line, r.column.as_str()))
            .collect::<Vec<_>>(),
        [(3, "price"), (4, "prise"), (5, "id"), (6, "")]
    );

    let list = "[\n {\"sku\": \"A\", \"name\": \"x, [y]\", \"price\": {\"amount\": 12.99}, \"tags\": [\"a\", \"b\"],\n  \"stock\": null},\n {\"sku\": 7, \"name\": \"z\", \"price\": {\"amount\": \"1,50\"}},\n 5\n]\n";
    let read_list = read(list);
    let expected = [
        r#"{"id":"A","price":1299,"tags":["a","b"],"title":"x, [y]"}"#,
        r#"{"id":"7","price":150,"title":"z"}"#,
    ];
    assert_eq!(products(&read_list), expected);
    assert_eq!(
        rejects(&read_list)
            .iter()
            .map(|r| (r.0, r.2))
            .collect::<Vec<_>>(),
        [(5, "5")]
    );
}

#[test]
fn rows_of_one_shopify_product_become_one() {
    let content = "Handle,Title,Vendor,Type,Tags,Option1 Name,Option1 Value,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src\n\
        pot,Clay Pot,Co,Outdoor,\"Pot, Plants\",Size,L,3,15.99,20,https://x.example/a.jpg\n\
        pot,,,,,,S,0,9.99,0,https://x.example/b.jpg\n\
        pot,,,,,,,,,,https://x.example/c.jpg\n\
        sofa,Sofa,Co,Indoor,Couch,Size,M,-2,500,,\n\
        lamp,Lamp,Co,Indoor,Light,Size,M,1,cheap,,\n\
        lamp,,,,,,L,1,5.00,,\n\
        pot,Pot again,Co,Outdoor,,Size,M,1,1.00,,\n";
    let read = read_with(content, 2, |mapping| {
        mapping.columns[6].field = Some("attr.size".to_owned())
    });
    let expected = [
        r#"{"attributes":{"size":["L","S"]},"brand":"Co","categories":["Outdoor"],"id":"pot","image_url":"https://x.example/a.jpg","price":999,"stock":3,"tags":["Pot","Plants"],"title":"Clay Pot","variants":2,"variants_in_stock":1}"#,
        r#"{"attributes":{"size":"M"},"brand":"Co","categories":["Indoor"],"id":"sofa","price":50000,"stock":0,"tags":["Couch"],"title":"Sofa","variants":1,"variants_in_stock":0}"#,
    ];
    assert_eq!(products(&read), expected);
    let lines: Vec<u64> = read.rejects.iter().map(|r| r.line).collect();
    assert_eq!(lines, [6, 7, 8]);
    assert!(read.rejects[1].reason.contains("left out for line 6"));
}

#[test]
fn an_attribute_has_one_type_for_all_products() {
    let content = "id,title,price,year,size,code,new\nA,x,1,2024,38,007,true\nB,y,1,2025,M,8,false\nC,z,1,,,,\n";
    let read = read_with(content, 2, Mapping::keep_unknown_as_attributes);
    let expected = [
        r#"{"attributes":{"code":"007","new":true,"size":"38","year":2024},"id":"A","price":100,"title":"x"}"#,
        r#"{"attributes":{"code":"8","new":false,"size":"M","year":2025},"id":"B","price":100,"title":"y"}"#,
        r#"{"id":"C","price":100,"title":"z"}"#,
    ];
    assert_eq!(products(&read), expected);
}

#[test]
fn stock_may_be_a_word() {
    let content = "id,title,price,availability\nA,x,1,in stock\nB,y,1,out of stock\nC,z,1,maybe\n";
    let read = read_with(content, 2, |mapping| {
        mapping.columns[3].field = Some("stock".to_owned())
    });
    assert_eq!(
        read.products.iter().map(|p| p.stock).collect::<Vec<_>>(),
        [None, Some(0)]
    );
    assert_eq!(read.rejects[0].value, "maybe");
}
