//! A PIN at random.

use crate::doors::{CODE_CONSTRAINTS, CodeConstraint, DeviceRules, common_lengths, length_issue, rule_issue};
use crate::format::{Format, MAX_PIN_DIGITS, MIN_PIN_DIGITS};
use crate::issue::{Details, IssueCode, code};
use crate::json::Writer;
use crate::prelude::*;
use crate::radix::sort_by_key;
use crate::schema::Outcome;

/// Makes a PIN that every device takes, each such PIN of its length as likely as any other.
///
/// `length` is the number of digits; without it 6, or the nearest length that all devices take, the longer one of two. PINs
/// in `avoid` do not come out, nor any that a device may refuse (three in a row with `no_triple_consecutive_ints`).
/// `random` fills a buffer from a cryptographic source.
///
/// # Errors
/// Why there is no such PIN: no length fits, a device makes its own PINs or has a fixed set of them, all are to be avoided.
///
/// ```
/// use seam_access_grants::{format::Format, pin::generate};
///
/// let mut state = 7_u8;
/// let mut random = |bytes: &mut [u8]| bytes.fill_with(|| { state = state.wrapping_mul(5).wrapping_add(3); state });
/// let pin = generate(Some(4), &[], &["1234"], &mut random).unwrap_or_default();
/// assert!(Format::Pin.fits(&pin) && pin.len() == 4);
/// ```
pub fn generate(
    length: Option<u8>,
    devices: &[DeviceRules<'_>],
    avoid: &[&str],
    random: &mut dyn FnMut(&mut [u8]),
) -> Result<String, IssueCode> {
    let length = choose_length(length, devices)?;
    let rules = rules(devices)?;
    let mut avoided = Vec::new();
    for code in avoid {
        if code.len() == length
            && let Ok(number) = code.parse::<u32>()
        {
            avoided.push((u64::from(number), number));
        }
    }
    sort_by_key(&mut avoided);
    let space = Space { length, digits: digits(&rules), rules, avoided };
    // At least one in ten of the PINs made of the digits that are left keeps every rule, so this many draws are in vain
    // only where `avoid` holds nearly all of them. Counting then gives each the same chance as drawing does. No list is
    // as long as the spaces that are cut here, which only ends a search with a source that always gives the same number.
    for _ in 0..1000 {
        if let Some(code) = space.code(below(space.size(), random)) {
            return Ok(code);
        }
    }
    let left: Vec<u32> = (0..space.size().min(1_000_000)).filter(|index| space.code(*index).is_some()).collect();
    let choice = below(u32::try_from(left.len()).unwrap_or(u32::MAX), random);
    let chosen = left.get(choice as usize).and_then(|index| space.code(*index));
    chosen.ok_or_else(|| {
        let message = "Choose another length; every PIN of this one is to be avoided.".to_owned();
        Details::new(code::INVALID_VALUE, message, Writer::default()).into()
    })
}

fn choose_length(length: Option<u8>, devices: &[DeviceRules<'_>]) -> Result<usize, IssueCode> {
    const NEAREST: [u8; 6] = [6, 7, 5, 8, 4, 9];
    if length.is_some_and(|length| !(MIN_PIN_DIGITS..=MAX_PIN_DIGITS).contains(&length)) {
        return Err(IssueCode::InvalidFormat(Format::Pin));
    }
    let common = common_lengths(devices);
    let nearest = || NEAREST.into_iter().find(|length| common >> length & 1 == 1);
    let length = usize::from(length.or_else(nearest).unwrap_or(MIN_PIN_DIGITS));
    length_issue(length, devices).map_or(Ok(length), Err)
}

/// The rules about digits of all devices, each once; or the one that no PIN is known to keep.
fn rules(devices: &[DeviceRules<'_>]) -> Result<Vec<&'static CodeConstraint>, IssueCode> {
    let mut rules: Vec<&CodeConstraint> = Vec::new();
    for device in devices {
        for (_, name) in device.constraints() {
            let Some(rule) = CODE_CONSTRAINTS.iter().find(|rule| name.is(rule.name)) else { continue };
            // This PIN keeps every rule but the two that no digits keep: the device makes its own PINs, or has a set.
            if (rule.check)(b"2635") != Outcome::Pass {
                return Err(rule_issue(device, rule.name, rule.sentence));
            }
            if !rules.iter().any(|known| known.name == rule.name) {
                rules.push(rule);
            }
        }
    }
    Ok(rules)
}

/// The digits that may be in a PIN. A rule about digits alone gives the same outcome for one digit as for many.
fn digits(rules: &[&CodeConstraint]) -> Vec<u8> {
    let is_about_digits = |rule: &CodeConstraint| rule.name == "no_zeros" || rule.name.starts_with("cannot_contain");
    let mut digits = b"0123456789".to_vec();
    digits.retain(|digit| rules.iter().all(|rule| !is_about_digits(rule) || (rule.check)(&[*digit]) == Outcome::Pass));
    digits
}

/// The PINs of one length over some digits, in order.
struct Space {
    length: usize,
    digits: Vec<u8>,
    rules: Vec<&'static CodeConstraint>,
    /// The PINs to avoid as numbers, in order, each as the key of a pair.
    avoided: Vec<(u64, u32)>,
}

impl Space {
    #[allow(clippy::cast_possible_truncation, reason = "10 to the power of 9 at most")]
    fn size(&self) -> u32 {
        (0..self.length).fold(1, |size, _| size * self.digits.len() as u32)
    }

    /// The PIN with this number, if it keeps every rule.
    fn code(&self, index: u32) -> Option<String> {
        let mut rest = index as usize;
        let mut code = String::with_capacity(self.length);
        for _ in 0..self.length {
            let place = rest.checked_rem(self.digits.len())?;
            code.push(char::from(*self.digits.get(place)?));
            rest /= self.digits.len();
        }
        let keeps_rules = self.rules.iter().all(|rule| (rule.check)(code.as_bytes()) == Outcome::Pass);
        let is_free =
            || code.parse().is_ok_and(|number| self.avoided.binary_search_by_key(&number, |pair| pair.1).is_err());
        (keeps_rules && is_free()).then_some(code)
    }
}

/// A number below `limit`, each as likely. Draws above the last whole multiple of `limit` are drawn again; a source that
/// gives nothing else for 64 times is broken and must not hang the caller.
fn below(limit: u32, random: &mut dyn FnMut(&mut [u8])) -> u32 {
    let limit = limit.max(1);
    let excess = (u32::MAX % limit + 1) % limit;
    let mut draw = 0;
    for _ in 0..64 {
        let mut bytes = [0; 4];
        random(&mut bytes);
        draw = u32::from_le_bytes(bytes);
        if draw <= u32::MAX - excess {
            break;
        }
    }
    draw % limit
}

#[cfg(test)]
mod tests {
    use super::below;

    /// Gives these numbers, then zeros.
    fn draws(numbers: &[u32]) -> impl FnMut(&mut [u8]) {
        let mut numbers = numbers.iter();
        move |bytes| bytes.copy_from_slice(&numbers.next().copied().unwrap_or_default().to_le_bytes())
    }

    #[test]
    fn what_is_above_the_last_whole_multiple_is_drawn_again() {
        let limit = 3_000_000_000;
        assert_eq!(below(limit, &mut draws(&[limit - 1])), limit - 1);
        assert_eq!(below(limit, &mut draws(&[limit, u32::MAX, 7])), 7);
        assert_eq!(below(10_000, &mut draws(&[u32::MAX, u32::MAX - 7295])), 0);
        assert_eq!(below(10_000, &mut draws(&[u32::MAX - 7296])), 9999);
        assert_eq!(below(1 << 16, &mut draws(&[u32::MAX])), (1 << 16) - 1);
        assert_eq!(below(0, &mut draws(&[5])), 0);
    }

    #[test]
    fn a_source_of_nothing_but_refused_numbers_ends() {
        assert!(below(3_000_000_000, &mut |bytes| bytes.fill(0xff)) < 3_000_000_000);
    }
}
