//! The glue of wasm-bindgen as a function, so that importing it has no effect and each instance of a module has glue of its own.

use std::fmt::Write;

use crate::run::Result;

/// Classes of the platform that some environments lack, so that `bind` gets them from its caller.
const CLASSES: [&str; 4] = ["TextDecoder", "TextEncoder", "Headers", "Response"];

/// A module that exports `bind`, which gives what the glue exports. Imports stay at the top.
pub(crate) fn module(glue: &str) -> Result<String> {
    let (mut imports, mut body, mut names) = (String::new(), String::new(), Vec::new());
    for line in glue.lines() {
        if line.starts_with("import ") {
            let _ = writeln!(imports, "{line}");
        } else if let Some(function) = line.strip_prefix("export ") {
            let name = function.strip_prefix("function ").and_then(|rest| rest.split('(').next());
            names.push(name.ok_or_else(|| format!("the glue exports something that is no function: {line}"))?);
            let _ = writeln!(body, "{function}");
        } else {
            let _ = writeln!(body, "{line}");
        }
    }
    let is_made = |class: &&str| glue.contains(&format!("new {class}("));
    let classes: Vec<&str> = CLASSES.into_iter().filter(is_made).collect();
    let (classes, names) = (classes.join(", "), names.join(", "));
    Ok(format!("{imports}export function bind({{ {classes} }}) {{\n{body}return {{ {names} }}\n}}\n"))
}

#[cfg(test)]
mod tests {
    use super::module;

    #[test]
    fn what_the_glue_exports_is_what_the_function_gives() {
        let glue = "import { a } from './a.js'\nexport function b(c) {\n    return a(wasm, c);\n}\nlet wasm = new TextDecoder('utf-8');\nexport function d() {}\n";
        let expected = "import { a } from './a.js'\nexport function bind({ TextDecoder }) {\nfunction b(c) {\n    return a(wasm, c);\n}\nlet wasm = new TextDecoder('utf-8');\nfunction d() {}\nreturn { b, d }\n}\n";
        assert_eq!(module(glue).as_deref(), Ok(expected));
    }

    #[test]
    fn what_is_no_function_is_refused() {
        assert!(module("export class A {}\n").is_err());
    }
}
