//! The field that may be meant by a name that is not declared.

use super::Object;

impl Object {
    /// The first field whose name is similar to `name`.
    pub(crate) fn suggestion(&self, name: &str) -> Option<&'static str> {
        self.fields.iter().map(|field| field.name).find(|field| is_similar(name, field))
    }
}

/// Whether one name contains the other, letters and digits alone: `email` and `email_address`, `startsAt` and `starts_at`.
fn is_similar(name: &str, field: &str) -> bool {
    let alphanumeric = |text: &str| {
        let mut bytes = text.to_ascii_lowercase().into_bytes();
        bytes.retain(u8::is_ascii_alphanumeric);
        bytes
    };
    let contains = |long: &[u8], short: &[u8]| long.windows(short.len().max(1)).any(|part| part == short);
    let (name, field) = (alphanumeric(name), alphanumeric(field));
    name.len() > 2 && (contains(&field, &name) || contains(&name, &field))
}

#[cfg(test)]
mod tests {
    use super::is_similar;

    #[test]
    fn a_name_that_contains_the_other_is_similar() {
        assert!(is_similar("email", "email_address"));
        assert!(is_similar("startsAt", "starts_at"));
        assert!(is_similar("name", "full_name"));
        assert!(!is_similar("id", "user_identity_id") && !is_similar("colour", "name"));
    }
}
