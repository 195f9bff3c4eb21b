//! How many digits a currency's minor unit has (ISO 4217), and by which sign it goes.

/// 2 for most, 0 for those without a minor unit, 3 for the dinars.
pub fn digits(currency: &str) -> u32 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX"
        | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

/// The short sign of a currency, as figures beside a sentence have it; those without one have their code.
pub(super) fn sign(currency: &str) -> &str {
    match currency {
        "EUR" => "€",
        "GBP" | "GIP" | "FKP" | "SHP" => "£",
        "JPY" | "CNY" => "¥",
        "USD" | "ARS" | "AUD" | "BBD" | "BMD" | "BND" | "BSD" | "BZD" | "CAD" | "CLP" | "COP"
        | "DOP" | "FJD" | "HKD" | "JMD" | "MXN" | "NAD" | "NZD" | "SGD" | "TTD" | "UYU" => "$",
        "BRL" => "R$",
        "DKK" | "ISK" | "NOK" | "SEK" => "kr",
        "CZK" => "Kč",
        "HUF" => "Ft",
        "IDR" => "Rp",
        "ILS" => "₪",
        "INR" => "₹",
        "KRW" => "₩",
        "KZT" => "₸",
        "MYR" => "RM",
        "NGN" => "₦",
        "PHP" => "₱",
        "PLN" => "zł",
        "RUB" => "₽",
        "THB" => "฿",
        "TRY" => "₺",
        "UAH" => "₴",
        "VND" => "₫",
        "ZAR" => "R",
        code => code,
    }
}
