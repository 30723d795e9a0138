//! Claims as bytes, and back: what a cache keeps of an article, and how it keeps anything.
//!
//! The bytes are read again only under the same [`key`], which holds everything that claims depend on: the article's
//! text and day, the rules, and the sources of this program.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Claim;
use crate::rule::RuleSet;
use crate::source::Article;
use crate::text::Block;
use crate::value::Days;

/// A hash of the sources that this program was built from.
const BUILD: &str = env!("GAINSAY_SOURCES");

/// Bytes of the hash in front of packed claims.
const SEAL: usize = 16;

/// What claims are kept under: a hash of all that they depend on.
pub type Key = [u8; 32];

/// All that a claim may depend on besides the text and the rules. The path is not among it: a file that is moved
/// keeps its claims.
#[derive(Serialize)]
struct Inputs<'a> {
    build: &'static str,
    rules: [u8; 32],
    text: &'a str,
    blocks: &'a [Block],
    published: Option<(Days, Option<u16>, &'a str)>,
    /// The side it stands on.
    role: u8,
}

/// The key of an article under these rules; `None` for what cannot be kept.
pub fn key(article: &Article, rules: &RuleSet) -> Option<Key> {
    let inputs = Inputs {
        build: BUILD,
        rules: rules.digest,
        text: &article.text,
        blocks: &article.blocks,
        published: article
            .published
            .as_ref()
            .map(|p| (p.days, p.minute, p.from.as_str())),
        role: article.role as u8,
    };
    digest(&inputs)
}

/// A hash of all that something depends on.
pub fn digest<T: Serialize>(inputs: &T) -> Option<Key> {
    let bytes = postcard::to_stdvec(inputs).ok()?;
    Some(*blake3::hash(&bytes).as_bytes())
}

/// A value as bytes, sealed so that damage is noticed.
pub fn pack<T: Serialize + ?Sized>(key: &Key, value: &T) -> Option<Vec<u8>> {
    let mut bytes = vec![0; SEAL];
    bytes = postcard::to_extend(value, bytes).ok()?;
    let (seal, body) = bytes.split_at_mut_checked(SEAL)?;
    seal.copy_from_slice(&sealed(key, body));
    Some(bytes)
}

/// The value in `bytes`; `None` where the bytes are not what [`pack`] made of one under this key.
pub fn unpack<T: DeserializeOwned>(key: &Key, bytes: &[u8]) -> Option<T> {
    let (seal, body) = bytes.split_at_checked(SEAL)?;
    if seal != sealed(key, body) {
        return None;
    }
    postcard::from_bytes(body).ok()
}

/// The same for claims, as claims of article number `article`.
pub fn claims(key: &Key, bytes: &[u8], article: u32) -> Option<Vec<Claim>> {
    let mut claims: Vec<Claim> = unpack(key, bytes)?;
    for claim in &mut claims {
        claim.article = article;
    }
    Some(claims)
}

fn sealed(key: &Key, body: &[u8]) -> [u8; SEAL] {
    let hash = blake3::keyed_hash(key, body);
    let mut seal = [0; SEAL];
    seal.copy_from_slice(hash.as_bytes().split_at(SEAL).0);
    seal
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::value::Sym;

    const TEXT: &str = "Ferry sinks off Port Halden\n\nAt least 12 people were killed and 40 injured when the ferry Astrid, \
        140 metres long, sank off Port Halden on Sunday, police said. Tickets cost $30, or about 5 per cent more than in \
        May. “We heard a loud bang and then the lights went out,” said Anna Lindqvist, 43, the mayor of Halden. Another \
        26 were missing at 6.30pm on 4 May 2024, and three in five of the crew.\n";

    fn article() -> Article {
        let mut article = Article::from_text("a.txt", TEXT);
        article.published = Some(crate::source::Published {
            days: Days::civil(2024, 5, 6).unwrap(),
            minute: None,
            from: "byline".to_owned(),
        });
        article
    }

    #[test]
    fn claims_come_back_as_they_were() {
        let rules = RuleSet::builtin().unwrap();
        let article = article();
        let claims = check::claims_of(&article, 7, &rules);
        assert!(claims.len() > 8, "{claims:#?}");
        assert!(claims.iter().any(|c| c.context.is_some()));
        let key = key(&article, &rules).unwrap();
        let bytes = pack(&key, claims.as_slice()).unwrap();
        assert_eq!(super::claims(&key, &bytes, 7).unwrap(), claims);
        assert!(
            super::claims(&key, &bytes, 3)
                .unwrap()
                .iter()
                .all(|c| c.article == 3)
        );
    }

    #[test]
    fn any_damage_is_noticed() {
        let rules = RuleSet::builtin().unwrap();
        let article = article();
        let key = key(&article, &rules).unwrap();
        let bytes = pack(&key, &check::claims_of(&article, 0, &rules)).unwrap();
        for at in (0..bytes.len()).step_by(7) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x10;
            assert!(claims(&key, &damaged, 0).is_none(), "byte {at}");
            assert!(claims(&key, &bytes[..at], 0).is_none(), "cut at {at}");
        }
        let mut other = key;
        other[0] ^= 1;
        assert!(claims(&other, &bytes, 0).is_none());
    }

    #[test]
    fn the_key_holds_what_claims_depend_on() {
        let rules = RuleSet::builtin().unwrap();
        let same = key(&article(), &rules);
        let changed = |change: &dyn Fn(&mut Article)| {
            let mut article = article();
            change(&mut article);
            key(&article, &rules)
        };
        assert_eq!(changed(&|a| a.path = "elsewhere/b.md".to_owned()), same);
        assert_eq!(
            changed(&|a| a.fields.push((Sym::from("desk"), "city".to_owned()))),
            same
        );
        assert_ne!(changed(&|a| a.published = None), same);
        assert_ne!(changed(&|a| a.role = crate::source::Role::Draft), same);
        assert_ne!(changed(&|a| a.text = a.text.replace("12", "13").into()), same);
        assert_ne!(
            changed(&|a| a
                .blocks
                .iter_mut()
                .for_each(|b| b.role = crate::text::BlockRole::Caption)),
            same
        );
        let mut fewer = rules.clone();
        fewer.keep(&[false]);
        assert_ne!(key(&article(), &fewer), same);
        let (path, text) = crate::rule::builtin::FILES[0];
        let house = RuleSet::with_builtin(&[(path, &format!("{text}\n# Our own.\n"))]).unwrap();
        assert_ne!(key(&article(), &house), same);
    }
}
