//! The mapping that is guessed for a file is the one that a person would choose.
//!
//! 1. Each fixture imitates a file as people have it; its fields are found without help.
//! 2. Form: encoding, delimiter, header row, decimals, order of dates, separators.
//! 3. What is no table is refused with a word that says what it is.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::path::PathBuf;

use endcap_import::{
    DateOrder, Decimals, ImportError, Inspection, MoneyUnit, inspect, inspect_with,
};

fn file(content: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("products.csv");
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

fn look(content: impl AsRef<[u8]>) -> Inspection {
    let (_folder, path) = file(content.as_ref());
    inspect(&path).unwrap()
}

/// `name=field` of every column that is not left out.
fn fields(seen: &Inspection) -> String {
    let taken = seen
        .columns
        .iter()
        .filter_map(|c| c.field.as_ref().map(|f| format!("{}={f}", c.name)));
    taken.collect::<Vec<_>>().join(" ")
}

fn rows(count: usize, row: impl Fn(usize) -> String) -> String {
    (0..count).map(|n| row(n) + "\n").collect()
}

#[test]
fn fields_are_found_as_a_person_would_choose_them() {
    let outdoor = "product_id,sku,name,model,description,category,subcategory,color,price,cost,stock,safety_stock,sell_start,sell_end\n".to_owned()
        + &rows(60, |n| format!("{n},SK-{n},\"Helmet {n}, Red\",Helmet,\"Well-vented, light\",Accessories,Kind {},Red,34.99,13.0863,{n},4,2011-05-31,", n % 7));
    let liquor = "Brand,Description,Price,Size,PurchasePrice,VendorNumber,VendorName\n".to_owned()
        + &rows(60, |n| {
            format!(
                "{},Old Sake {n},$13 ,750mL,$9 ,{},HOUSE {} LTD    ",
                n + 58,
                n % 9,
                n % 9
            )
        });
    let supermarket =
        "product_id,manufacturer_id,department,brand,product_category,product_type,package_size\n"
            .to_owned()
            + &rows(90, |n| {
                format!(
                    "{n},{},DEPT {},National,CAT {},TYPE {},22 LB",
                    n % 5,
                    n % 3,
                    n % 9,
                    n % 27
                )
            });
    let fashion = "id,handle,title,url,product_type,category_full_path,tags,description,price_min_usd,price_max_usd,in_stock_any,variant_count,image_count,featured_image_url,review_count,review_rating,created_at,updated_at\n".to_owned()
        + &rows(60, |n| format!("78{n},slit-{n},Slit {n},https://x.example/{n},Swimwear,Apparel > Clothing > Kind {},a | b{n},\"Long, text\",28.99,30.99,True,3,8,https://x.example/{n}.webp?v=1,7.0,4.9,2025-05-16T14:22:02Z,2026-05-12T11:36:24Z", n % 4));
    let german = "Artikelnr;Bezeichnung;Marke;Warengruppe;VK-Preis;UVP;EK netto;EK brutto;Lagerbestand;Verkauft;Online seit;Bild\n".to_owned()
        + &rows(40, |n| format!("NW-{n};Jacke {n};Skogar;Jacken/Regen;118,00;139,00;68,96;86,20;{n};5;12.11.2026;/img/{n}.jpg"));
    let danish = "Varenummer;Varenavn;Mærke;Varegruppe;Pris;Vejl. pris;Kostpris;Lagerantal\n"
        .to_owned()
        + &rows(40, |n| {
            format!("{n};Jakke {n};Nord;Jakker;1.299,00 kr.;1.499,00 kr.;600,00 kr.;{n}")
        });
    let french = "Référence;Nom du produit;Marque;Catégorie;Prix de vente;Prix barré;Prix d'achat;Quantité en stock\n".to_owned()
        + &rows(40, |n| format!("R{n};Veste {n};Alpe;Vestes;\"1 299,00 €\";;600,00 €;{n}"));
    let spanish = "Código;Nombre;Marca;Categoría;Precio;Precio de compra;Existencias\n".to_owned()
        + &rows(40, |n| {
            format!("C{n};Chaqueta {n};Sierra;Ropa;12,50;6,00;{n}")
        });
    let offers = "SKU,Name,Regular price,Sale price,Categories\n".to_owned()
        + &rows(40, |n| {
            format!(
                "S{n},Tee {n},20.00,{},\"Clothing > Tees, Sale > Tees\"",
                if n % 2 == 0 { "15.00" } else { "" }
            )
        });
    let table = [
        (
            outdoor,
            "product_id=id name=title category=categories subcategory=categories price=price cost=cost stock=stock sell_start=launched",
        ),
        (
            liquor,
            "Brand=id Description=title Price=price PurchasePrice=cost VendorName=brand",
        ),
        (
            supermarket,
            "product_id=id department=categories brand=brand product_category=categories product_type=categories",
        ),
        (
            fashion,
            "id=id title=title category_full_path=categories tags=tags price_min_usd=price variant_count=variants featured_image_url=image_url review_rating=rating created_at=launched",
        ),
        (
            german,
            "Artikelnr=id Bezeichnung=title Marke=brand Warengruppe=categories VK-Preis=price UVP=list_price EK netto=cost Lagerbestand=stock Verkauft=units_sold Online seit=launched Bild=image_url",
        ),
        (
            danish,
            "Varenummer=id Varenavn=title Mærke=brand Varegruppe=categories Pris=price Vejl. pris=list_price Kostpris=cost Lagerantal=stock",
        ),
        (
            french,
            "Référence=id Nom du produit=title Marque=brand Catégorie=categories Prix de vente=price Prix barré=list_price Prix d'achat=cost Quantité en stock=stock",
        ),
        (
            spanish,
            "Código=id Nombre=title Marca=brand Categoría=categories Precio=price Precio de compra=cost Existencias=stock",
        ),
        (
            offers,
            "SKU=id Name=title Regular price=list_price Sale price=price Categories=categories",
        ),
    ];
    for (content, expected) in table {
        assert_eq!(fields(&look(&content)), expected);
    }
}

#[test]
fn columns_of_one_path_are_joined_from_the_top_down() {
    let content = "product_type,product_id,department,product_category\n".to_owned()
        + &rows(90, |n| {
            format!("TYPE {},{n},DEPT {},CAT {}", n % 27, n % 3, n % 9)
        });
    let seen = look(&content);
    assert_eq!(seen.mapping.category_columns, [2, 3, 0]);
    assert_eq!(seen.mapping.path_separator, "");
}

#[test]
fn the_form_of_a_file_is_found() {
    let wide = |text: &str| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    let table = [
        ("\u{feff}id;name;preis\n1;Größe;1,50\n2;b;2,50\n".as_bytes().to_vec(), "UTF-8, with BOM", "semicolon ;", 0, Decimals::Comma, DateOrder::Ymd),
        (wide("id\tname\tprice\n1\ta\t1.50\n2\tb\t2.50\n"), "UTF-16 LE, with BOM", "tab", 0, Decimals::Point, DateOrder::Ymd),
        (b"id,name,price,launched\n1,gr\xf6\xdfe,1.50,31/05/2011\n2,b,2.50,01/05/2011\n".to_vec(), "Windows-1252", "comma ,", 0, Decimals::Point, DateOrder::Dmy),
        ("id|name|price|launched\n1|a|$1.50|05/31/2011\n2|b|$2.50|05/01/2011\n".as_bytes().to_vec(), "UTF-8", "bar |", 0, Decimals::Point, DateOrder::Mdy),
        (",,1,2,3\r\n,colunm,colunm,null,null\r\nProduct-ID,Key,ProductSKU,ProductName,ProductPrice\r\n1,2,x,y,3.10\r\n".as_bytes().to_vec(), "UTF-8", "comma ,", 2, Decimals::Point, DateOrder::Ymd),
    ];
    for (content, encoding, delimiter, header_row, decimals, date_order) in table {
        let seen = look(content);
        assert_eq!(
            (seen.encoding_words.as_str(), seen.delimiter_words.as_str()),
            (encoding, delimiter)
        );
        let mapping = &seen.mapping;
        assert_eq!(
            (mapping.header_row, mapping.decimals, mapping.date_order),
            (header_row, decimals, date_order),
            "{encoding} {delimiter}"
        );
    }
}

#[test]
fn shopify_is_known_by_its_header() {
    let content = "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,SEO Title,Cost per item\n\
        pot,Clay Pot,<p>a; b</p>,Co,Outdoor,\"Pot, Plants\",true,,1,9.99,,https://x.example/a.jpg,,\n\
        pot,,,,,,,,3,15.99,,https://x.example/b.jpg,,\n";
    let seen = look(content);
    assert!(seen.mapping.shopify);
    assert_eq!(
        fields(&seen),
        "Handle=id Title=title Vendor=brand Type=categories Tags=tags Variant Inventory Qty=stock Variant Price=price Variant Compare At Price=list_price Image Src=image_url Cost per item=cost"
    );
}

#[test]
fn contract_lines_count_minor_units_and_other_json_does_not() {
    let contract =
        look("{\"id\": \"A\", \"price\": 1299, \"attributes\": {\"colour\": \"red\"}}\n");
    assert_eq!(contract.mapping.money, Some(MoneyUnit::Minor));
    assert_eq!(
        fields(&contract),
        "id=id price=price attributes.colour=attr.colour"
    );
    let other = look(
        "[{\"sku\": \"A\", \"price\": {\"amount\": 12.99}},\n {\"sku\": \"B\", \"price\": {\"amount\": 1}}]",
    );
    assert_eq!(other.mapping.money, Some(MoneyUnit::Major));
    assert_eq!(fields(&other), "sku=id price.amount=price");
    let fractions = look("{\"id\": \"A\", \"price\": 12.99}\n{\"id\": \"B\", \"price\": 1.5}\n");
    assert_eq!(fractions.mapping.money, Some(MoneyUnit::Major));
}

#[test]
fn doubts_are_said() {
    for (content, part) in [
        (
            "id,name,price,launched\n1,a,1.00,03/04/2026\n",
            "can be read both ways",
        ),
        (
            "id,name,price\n1,a,1.00\n1,b,2.00\n2,c,2.00\n3,d,2.00\n",
            "repeats 1 of its values",
        ),
        (
            "customer_id,first name,last name\n1,a,b\n2,c,d\n",
            "table of customers",
        ),
        (
            "id;name;preis;ek netto;ek brutto\n1;a;9,00;4,00;5,00\n2;b;9,00;4,00;5,00\n",
            "“ek brutto” is left out",
        ),
        ("id,name,price\n", "holds no rows"),
    ] {
        let warnings = look(content).warnings.join(" ");
        assert!(warnings.contains(part), "{content}: {warnings}");
    }
}

#[test]
fn what_is_no_table_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let refusal = |path: &std::path::Path| match inspect(path) {
        Err(ImportError::NotATable { reason, .. }) => reason,
        other => panic!("{other:?}"),
    };
    assert!(refusal(folder.path()).contains("folder"));
    for (content, part) in [
        (&b""[..], "empty"),
        (
            b"<!DOCTYPE html><html><body>Please sign in</body></html>",
            "sign-in page",
        ),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture"),
        (b"\0\x01\x02\x03\x04\x05\x06\x07\x08", "binary"),
        (
            b"Dear all,\nthe shop is closed today.\nAnna\n",
            "plain text",
        ),
    ] {
        let (_folder, path) = file(content);
        assert!(refusal(&path).contains(part), "{part}");
    }
    let missing = inspect(&folder.path().join("nothing.csv"));
    assert!(matches!(missing, Err(ImportError::File { .. })));
}

#[test]
fn a_stated_form_is_obeyed_and_known_columns_are_kept() {
    let (_folder, path) = file(b"id;name;price\n1;a;1,50\n");
    let mut mapping = inspect(&path).unwrap().mapping;
    mapping.columns[1].field = Some("brand".to_owned());
    let kept = inspect_with(&path, Some(&mapping)).unwrap();
    assert_eq!(fields(&kept), "id=id name=brand price=price");
    mapping.delimiter = ",".to_owned();
    let anew = inspect_with(&path, Some(&mapping)).unwrap();
    assert_eq!(
        anew.columns
            .iter()
            .map(|c| c.name.as_str())
            .collect::<Vec<_>>(),
        ["id;name;price", "Column 2"][..1]
    );
}
