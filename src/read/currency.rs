//! Currencies: signs, codes and nouns, each with its ISO 4217 code where it names one currency alone.

use super::scan::Scan;
use crate::value::Currency;

/// Signs that stand before or after a figure.
static SIGNS: &[(&str, &str)] = &[
    ("$", "USD"),
    ("£", "GBP"),
    ("€", "EUR"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₴", "UAH"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("₦", "NGN"),
    ("₪", "ILS"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("₫", "VND"),
    ("₡", "CRC"),
    ("₾", "GEL"),
    ("₭", "LAK"),
    ("₸", "KZT"),
    ("₼", "AZN"),
    ("₲", "PYG"),
    ("₵", "GHS"),
    ("₿", "BTC"),
    ("元", "CNY"),
];

/// Letters right before a dollar sign: `A$`, `HK$`, `US$`.
static DOLLARS: &[(&str, &str)] = &[
    ("a", "AUD"),
    ("au", "AUD"),
    ("aud", "AUD"),
    ("bd", "BMD"),
    ("c", "CAD"),
    ("ca", "CAD"),
    ("cad", "CAD"),
    ("hk", "HKD"),
    ("mex", "MXN"),
    ("mxn", "MXN"),
    ("nt", "TWD"),
    ("nz", "NZD"),
    ("nzd", "NZD"),
    ("r", "BRL"),
    ("s", "SGD"),
    ("u.s", "USD"),
    ("us", "USD"),
    ("usd", "USD"),
    ("z", "ZWL"),
];

/// Codes that articles write out, and abbreviations of rupees and renminbi.
static CODES: &[(&str, &str)] = &[
    ("aed", "AED"),
    ("ars", "ARS"),
    ("aud", "AUD"),
    ("brl", "BRL"),
    ("btc", "BTC"),
    ("cad", "CAD"),
    ("chf", "CHF"),
    ("cny", "CNY"),
    ("czk", "CZK"),
    ("dkk", "DKK"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("hkd", "HKD"),
    ("huf", "HUF"),
    ("idr", "IDR"),
    ("ils", "ILS"),
    ("inr", "INR"),
    ("jpy", "JPY"),
    ("kes", "KES"),
    ("krw", "KRW"),
    ("mxn", "MXN"),
    ("myr", "MYR"),
    ("ngn", "NGN"),
    ("nok", "NOK"),
    ("nzd", "NZD"),
    ("php", "PHP"),
    ("pkr", "PKR"),
    ("pln", "PLN"),
    ("rmb", "CNY"),
    ("rs", "INR"),
    ("rub", "RUB"),
    ("sek", "SEK"),
    ("sgd", "SGD"),
    ("thb", "THB"),
    ("try", "TRY"),
    ("twd", "TWD"),
    ("uah", "UAH"),
    ("usd", "USD"),
    ("zar", "ZAR"),
];

/// Nouns. An empty code: the noun alone does not say whose currency it is, and becomes the name itself.
static NOUNS: &[(&str, &str)] = &[
    ("baht", "THB"),
    ("birr", "ETB"),
    ("bitcoin", "BTC"),
    ("bitcoins", "BTC"),
    ("bolivars", "VES"),
    ("cedi", "GHS"),
    ("cedis", "GHS"),
    ("colon", ""),
    ("colones", "CRC"),
    ("crown", ""),
    ("crowns", ""),
    ("cruzados", "BRC"),
    ("deutschemarks", "DEM"),
    ("dinar", ""),
    ("dinars", ""),
    ("dirham", "AED"),
    ("dirhams", "AED"),
    ("dollar", "USD"),
    ("dollars", "USD"),
    ("dong", "VND"),
    ("drachmas", "GRD"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("forint", "HUF"),
    ("forints", "HUF"),
    ("franc", ""),
    ("francs", ""),
    ("gourdes", "HTG"),
    ("guilder", ""),
    ("guilders", ""),
    ("hryvnia", "UAH"),
    ("hryvnias", "UAH"),
    ("koruna", "CZK"),
    ("korunas", "CZK"),
    ("krona", "SEK"),
    ("krone", ""),
    ("kroner", ""),
    ("kronor", "SEK"),
    ("kuna", "HRK"),
    ("kwacha", ""),
    ("kyat", "MMK"),
    ("lari", "GEL"),
    ("leu", ""),
    ("lev", "BGN"),
    ("leva", "BGN"),
    ("lira", ""),
    ("lire", "ITL"),
    ("liras", ""),
    ("marks", "DEM"),
    ("markka", "FIM"),
    ("naira", "NGN"),
    ("peseta", "ESP"),
    ("pesetas", "ESP"),
    ("peso", ""),
    ("pesos", ""),
    ("quid", "GBP"),
    ("rand", "ZAR"),
    ("real", "BRL"),
    ("reais", "BRL"),
    ("renminbi", "CNY"),
    ("rial", ""),
    ("rials", ""),
    ("ringgit", "MYR"),
    ("riyal", ""),
    ("riyals", ""),
    ("rouble", "RUB"),
    ("roubles", "RUB"),
    ("ruble", "RUB"),
    ("rubles", "RUB"),
    ("rupee", ""),
    ("rupees", ""),
    ("rupiah", "IDR"),
    ("shekel", "ILS"),
    ("shekels", "ILS"),
    ("shilling", ""),
    ("shillings", ""),
    ("sol", "PEN"),
    ("soles", "PEN"),
    ("sterling", "GBP"),
    ("taka", "BDT"),
    ("tenge", "KZT"),
    ("won", "KRW"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("zloty", "PLN"),
    ("zlotys", "PLN"),
];

/// Whose dollar, franc or peso it is.
static OWNERS: &[(&str, &str, &str)] = &[
    ("american", "dollar", "USD"),
    ("argentine", "peso", "ARS"),
    ("argentinian", "peso", "ARS"),
    ("australian", "dollar", "AUD"),
    ("belgian", "franc", "BEF"),
    ("british", "pound", "GBP"),
    ("canadian", "dollar", "CAD"),
    ("chilean", "peso", "CLP"),
    ("chinese", "yuan", "CNY"),
    ("colombian", "peso", "COP"),
    ("cuban", "peso", "CUP"),
    ("danish", "kron", "DKK"),
    ("dutch", "guilder", "NLG"),
    ("egyptian", "pound", "EGP"),
    ("finnish", "markka", "FIM"),
    ("french", "franc", "FRF"),
    ("german", "mark", "DEM"),
    ("indian", "rupee", "INR"),
    ("iranian", "rial", "IRR"),
    ("iraqi", "dinar", "IQD"),
    ("italian", "lir", "ITL"),
    ("jamaican", "dollar", "JMD"),
    ("japanese", "yen", "JPY"),
    ("jordanian", "dinar", "JOD"),
    ("kenyan", "shilling", "KES"),
    ("kuwaiti", "dinar", "KWD"),
    ("lebanese", "pound", "LBP"),
    ("mexican", "peso", "MXN"),
    ("namibian", "dollar", "NAD"),
    ("nepalese", "rupee", "NPR"),
    ("norwegian", "kron", "NOK"),
    ("omani", "rial", "OMR"),
    ("pakistani", "rupee", "PKR"),
    ("philippine", "peso", "PHP"),
    ("qatari", "riyal", "QAR"),
    ("russian", "r", "RUB"),
    ("saudi", "ri", "SAR"),
    ("singapore", "dollar", "SGD"),
    ("somali", "shilling", "SOS"),
    ("sudanese", "pound", "SDG"),
    ("swedish", "kron", "SEK"),
    ("swiss", "franc", "CHF"),
    ("syrian", "pound", "SYP"),
    ("taiwan", "dollar", "TWD"),
    ("tanzanian", "shilling", "TZS"),
    ("turkish", "lira", "TRY"),
    ("ugandan", "shilling", "UGX"),
    ("us", "dollar", "USD"),
    ("zimbabwean", "dollar", "ZWL"),
];

/// Hundredths of a currency: the noun, and the currency.
static CENTS: &[(&str, &str)] = &[
    ("cent", "USD"),
    ("cents", "USD"),
    ("centavos", ""),
    ("kopecks", "RUB"),
    ("p", "GBP"),
    ("penny", "GBP"),
    ("paise", "INR"),
    ("pence", "GBP"),
    ("pfennigs", "DEM"),
];

fn find<'v>(table: &[(&str, &'v str)], word: &str) -> Option<&'v str> {
    table.iter().find(|(w, _)| *w == word).map(|(_, code)| *code)
}

fn named(code: &str, noun: &str) -> Currency {
    if code.is_empty() {
        Currency(noun.strip_suffix('s').unwrap_or(noun).into())
    } else {
        Currency(code.into())
    }
}

/// The currency written right before the figure at token `at`, and where it begins: `$`, `US$`, `EUR`, `Rs.`.
pub(super) fn before_figure(scan: &Scan<'_, '_>, at: u32) -> Option<(Currency, u32)> {
    let last = at.checked_sub(1)?;
    let word = scan.word(last);
    if word == "$" {
        return Some(whose_dollar(scan, last));
    }
    if let Some(code) = find(SIGNS, word) {
        return Some((named(code, word), last));
    }
    let name = if word == "." { last.checked_sub(1)? } else { last };
    let word = scan.word(name);
    if word == "dollar" && scan.is_figure(at) {
        return Some((named("USD", ""), name));
    }
    if !scan.is_word(name) || word.len() > 3 {
        return None;
    }
    let code = find(CODES, word)?;
    let written = matches!(word, "usd" | "rmb")
        || scan.raw(name).chars().all(char::is_uppercase)
        || word == "rs" && scan.capital(name);
    written.then(|| (named(code, word), name))
}

/// Whose the dollar sign at `sign` is, and where its letters begin: `A$`, `U.S. $`.
fn whose_dollar(scan: &Scan<'_, '_>, sign: u32) -> (Currency, u32) {
    let american = (named("USD", ""), sign);
    let Some(before) = sign.checked_sub(1) else {
        return american;
    };
    if let Some(start) = (2..=4)
        .filter_map(|back| sign.checked_sub(back))
        .find(|&i| dotted(scan, i) == Some(sign))
    {
        return (named("USD", ""), start);
    }
    let letters = scan.word(before);
    let code = find(DOLLARS, letters)
        .filter(|_| scan.is_word(before) && (letters.len() > 1 || scan.capital(before) || letters == "c"));
    match code {
        Some(code) if letters.len() > 1 || scan.glued(sign) || letters == "c" => (named(code, ""), before),
        _ => american,
    }
}

/// The token after `U.S.`.
fn dotted(scan: &Scan<'_, '_>, at: u32) -> Option<u32> {
    if !scan.follows(at, &["u", ".", "s"]) {
        return None;
    }
    Some(at + 3 + u32::from(scan.word(at + 3) == "."))
}

/// A currency after a figure: the currency, the token behind it, and whether it is the hundredth part.
pub(super) fn after_figure(scan: &Scan<'_, '_>, at: u32) -> Option<(Currency, u32, bool)> {
    let word = scan.word(at);
    if let Some(code) = find(SIGNS, word) {
        return (!scan.is_figure(at + 1)).then(|| (named(code, word), at + 1, false));
    }
    if let Some(code) = find(CENTS, word) {
        // `99p` is glued; a lone `p` is something else.
        return (word.len() > 1 || scan.glued(at)).then(|| (named(code, word), at + 1, true));
    }
    let upper = scan.raw(at).chars().all(char::is_uppercase);
    if let Some(code) = find(CODES, word).filter(|_| upper || matches!(word, "usd" | "rmb")) {
        return Some((named(code, word), at + 1, false));
    }
    if let Some(after) = dotted(scan, at).filter(|&end| scan.word(end).starts_with("dollar")) {
        return Some((named("USD", ""), after + 1, false));
    }
    let (noun, owner) = match word {
        "hong" if scan.word(at + 1) == "kong" => (at + 2, Some("HKD")),
        "new" if scan.word(at + 1) == "zealand" => (at + 2, Some("NZD")),
        _ => (at + u32::from(owns(scan, at).is_some()), owns(scan, at)),
    };
    let name = scan.word(noun);
    if let Some(code) = owner {
        return Some((named(code, name), noun + 1, false));
    }
    find(NOUNS, name).map(|code| (named(code, name), noun + 1, false))
}

/// The code of `Swiss francs`, when token `at` says whose the noun behind it is.
fn owns(scan: &Scan<'_, '_>, at: u32) -> Option<&'static str> {
    let (owner, noun) = (scan.word(at), scan.word(at + 1));
    OWNERS
        .iter()
        .find(|(o, stem, _)| {
            *o == owner && noun.starts_with(stem) && (is_noun(noun) || noun.starts_with("pound"))
        })
        .map(|(_, _, code)| *code)
}

fn is_noun(word: &str) -> bool {
    find(NOUNS, word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_three_letters_and_words_are_unique() {
        for table in [SIGNS, DOLLARS, CODES, NOUNS, CENTS] {
            for (i, (word, code)) in table.iter().enumerate() {
                assert!(code.is_empty() || code.len() == 3, "{word}");
                assert!(
                    table.iter().skip(i + 1).all(|(other, _)| other != word),
                    "{word} twice"
                );
            }
        }
    }
}
