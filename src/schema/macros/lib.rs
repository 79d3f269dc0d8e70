//! Three attributes that make one declaration of a type serve for everything.
//!
//! | attribute | on | unknown members | a member that is absent |
//! |---|---|---|---|
//! | `#[params]` | the body of a request | refused | must be there, unless `Option` |
//! | `#[model]` | what the server sends | kept | tolerated where the field's type says how |
//! | `#[values]` | an enum of strings | refused | |
//!
//! Each adds the same things and nothing else: the serde codec, the TypeScript type (tsify, with the feature `types`) and
//! `schema::Schema`, whose constant table names every field and takes each rule from the field's type. What is written
//! is plain Rust, so rustfmt, rust-analyzer and `///` comments work as everywhere.
//!
//! The other way that was tried is a `macro_rules!` around each struct. It needs no crate and a seventh of the lines, but
//! an optional field needs a syntax of its own (`starts_at?: TimestampInput`), which rustfmt leaves alone, and a slip in
//! it is reported at the line before. The types are read more often than the macro is written.

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::quote;
use syn::{
    Data, DeriveInput, Error, Field, Fields, LitStr, Path, Result, Token, Type, ext::IdentExt, parse_macro_input,
    punctuated::Punctuated,
};

/// The body of a request: every member is declared, rules between members are named by `rules`, the members whose values these compare
/// by `reads`, and the member that no two requests may share by `unique`. With `window` among rules, `starts_at` and `ends_at` are a time
/// window.
///
/// ```ignore
/// #[params(window, rules = rules_of_update, reads())]
/// pub struct UpdateAccessGrant { /// When access starts.
///     pub starts_at: Option<TimestampInput> }
/// ```
#[proc_macro_attribute]
pub fn params(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let mut table = Table::default();
    let parser = syn::meta::parser(|meta| {
        if meta.path.is_ident("rules") {
            table.rules = Some(meta.value()?.parse()?);
        } else if meta.path.is_ident("reads") {
            let names;
            syn::parenthesized!(names in meta.input);
            table.reads = Some(Punctuated::parse_terminated(&names)?);
        } else if meta.path.is_ident("unique") {
            table.unique = Some(meta.value()?.parse()?);
        } else if meta.path.is_ident("window") {
            table.has_window = true;
        } else {
            return Err(
                meta.error("expected `rules = a_function`, `reads(\"a_member\")`, `unique = \"a_member\"` or `window`")
            );
        }
        Ok(())
    });
    parse_macro_input!(arguments with parser);
    expand(item, |input| object(input, &table))
}

/// What the server sends: a struct, which some responses wrap in the member `wrapper`; or with `tag` (and its other name
/// as `alias`) an enum whose variants each hold a struct and are told apart by that member.
#[proc_macro_attribute]
pub fn model(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let mut tag = None;
    let mut alias = None;
    let mut wrapper = None;
    let parser = syn::meta::parser(|meta| {
        let target = if meta.path.is_ident("tag") {
            &mut tag
        } else if meta.path.is_ident("alias") {
            &mut alias
        } else if meta.path.is_ident("wrapper") {
            &mut wrapper
        } else {
            return Err(meta.error("expected `tag`, `alias` or `wrapper`, each with a string"));
        };
        *target = Some(meta.value()?.parse::<LitStr>()?);
        Ok(())
    });
    parse_macro_input!(arguments with parser);
    expand(item, |input| match tag {
        Some(tag) => union(input, &tag, alias.as_ref()),
        None => object(input, &Table { open: true, wrapper, ..Table::default() }),
    })
}

/// An enum of strings: `MobileKey` stands for `"mobile_key"`.
#[proc_macro_attribute]
pub fn values(_: TokenStream, item: TokenStream) -> TokenStream {
    expand(item, values_of)
}

fn expand(item: TokenStream, with: impl FnOnce(&mut DeriveInput) -> Result<Tokens>) -> TokenStream {
    let mut input = parse_macro_input!(item as DeriveInput);
    match with(&mut input) {
        Ok(schema) => quote! {
            #[derive(Clone, Debug, PartialEq, ::serde::Serialize, ::serde::Deserialize)]
            #[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(::tsify::Tsify))]
            #input
            #schema
        }
        .into(),
        Err(error) => error.into_compile_error().into(),
    }
}

/// What the table of an object says besides its fields.
#[derive(Default)]
struct Table {
    open: bool,
    wrapper: Option<LitStr>,
    unique: Option<LitStr>,
    has_window: bool,
    rules: Option<Path>,
    reads: Option<Punctuated<LitStr, Token![,]>>,
}

fn object(input: &mut DeriveInput, table: &Table) -> Result<Tokens> {
    let name = &input.ident;
    let Data::Struct(data) = &mut input.data else {
        return Err(Error::new_spanned(name, "expected a struct, or an enum with `tag`"));
    };
    if table.rules.is_none() && (table.has_window || table.reads.is_some()) {
        return Err(Error::new_spanned(name, "`window` and `reads` say something of rules; name these by `rules`"));
    }
    let mut rows = Vec::new();
    let mut keys = Vec::new();
    for field in &mut data.fields {
        let Some(key) = field.ident.as_ref().map(|name| name.unraw().to_string()) else {
            return Err(Error::new_spanned(field, "expected named fields"));
        };
        // A type that went through a `macro_rules!` is wrapped, and then no derive sees that it is an `Option`.
        while let Type::Group(group) = &field.ty {
            field.ty = (*group.elem).clone();
        }
        let ty = &field.ty;
        rows.push(quote!(crate::schema::Field::of::<#ty>(#key)));
        keys.push(key);
        if is_option(field) {
            field.attrs.push(syn::parse_quote!(#[serde(default, skip_serializing_if = "Option::is_none")]));
            if !table.open {
                field.attrs.push(syn::parse_quote!(#[serde(deserialize_with = "crate::schema::present")]));
            }
        }
    }
    // A slip would go unnoticed: rows would be taken for good by a value that a rule compares.
    if let Some(slip) = table.reads.iter().flatten().find(|name| !keys.contains(&name.value())) {
        return Err(Error::new_spanned(slip, "there is no such member"));
    }
    let Table { open, has_window, .. } = table;
    let (wrapper, unique) = (some(table.wrapper.as_ref()), some(table.unique.as_ref()));
    let reads = some(table.reads.as_ref().map(|names| quote!(&[#names])).as_ref());
    let rules = table
        .rules
        .as_ref()
        .map(|check| quote!(&crate::schema::Rules { check: #check, has_window: #has_window, reads: #reads }));
    let rules = some(rules.as_ref());
    let count = rows.len();
    Ok(quote! {
        const _: () = assert!(#count <= crate::schema::MAX_FIELDS, "too many fields for one table");
        impl crate::schema::Schema for #name {
            const NODE: &'static crate::schema::Node = &crate::schema::Node::Object(crate::schema::Object {
                fields: &[#(#rows),*],
                open: #open,
                wrapper: #wrapper,
                unique: #unique,
                rules: #rules,
            });
        }
    })
}

fn some<T: quote::ToTokens>(value: Option<&T>) -> Tokens {
    value.map_or_else(|| quote!(None), |value| quote!(Some(#value)))
}

fn is_option(field: &Field) -> bool {
    matches!(&field.ty, Type::Path(path) if path.path.segments.last().is_some_and(|segment| segment.ident == "Option"))
}

fn union(input: &mut DeriveInput, tag: &LitStr, alias: Option<&LitStr>) -> Result<Tokens> {
    input.attrs.push(syn::parse_quote!(#[serde(tag = #tag, rename_all = "snake_case")]));
    let name = &input.ident;
    let mut rows = Vec::new();
    let mut types = Vec::new();
    for variant in &enum_of(input)?.variants {
        let Fields::Unnamed(fields) = &variant.fields else {
            return Err(Error::new_spanned(variant, "expected one struct: `Variant(Struct)`"));
        };
        let code = renamed(variant)?.unwrap_or_else(|| snake_case(&variant.ident.to_string()));
        let ty = fields.unnamed.first().map(|field| &field.ty);
        // tsify leaves the texts of variants out; the member that tells them apart has them, on lines of their own, because
        // TypeScript takes no other comment for a text.
        let (about, tag, content) = (text_of(&variant.attrs), tag.value(), quote!(#ty));
        types.push(format!("\n| ({{\n/** {about} */\n{tag}: {code:?}\n}} & {content})"));
        rows.push(quote!((#code, <#ty as crate::schema::Schema>::NODE)));
    }
    let alias = some(alias);
    let (name, types) = (name.clone(), types.concat());
    let types = quote!(cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = #types)));
    input.attrs.push(syn::parse_quote!(#[#types]));
    Ok(quote! {
        impl crate::schema::Schema for #name {
            const NODE: &'static crate::schema::Node = &crate::schema::Node::Union(crate::schema::Union {
                tag: #tag,
                alias: #alias,
                variants: &[#(#rows),*],
                other: None,
            });
        }
    })
}

/// The `///` comment among attributes, in one line.
fn text_of(attributes: &[syn::Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        syn::Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(line), .. }) => Some(line.value().trim().to_owned()),
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ")
}

/// The name that `#[serde(rename = "…")]` gives a variant.
fn renamed(variant: &syn::Variant) -> Result<Option<String>> {
    let mut name = None;
    for attribute in variant.attrs.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("rename") {
                name = Some(meta.value()?.parse::<LitStr>()?.value());
            }
            Ok(())
        })?;
    }
    Ok(name)
}

fn values_of(input: &mut DeriveInput) -> Result<Tokens> {
    input.attrs.push(syn::parse_quote!(#[serde(rename_all = "snake_case")]));
    input.attrs.push(syn::parse_quote!(#[derive(Copy, Eq)]));
    let name = &input.ident;
    let variants = &enum_of(input)?.variants;
    let idents: Vec<_> = variants.iter().map(|variant| &variant.ident).collect();
    let names: Vec<_> = idents.iter().map(|ident| snake_case(&ident.to_string())).collect();
    Ok(quote! {
        impl #name {
            /// Every value, in the order of the declaration, as it stands on the wire.
            pub const NAMES: &'static [&'static str] = &[#(#names),*];

            /// The value as it stands on the wire.
            pub const fn name(self) -> &'static str {
                match self { #(Self::#idents => #names),* }
            }
        }
        impl crate::schema::Schema for #name {
            const NODE: &'static crate::schema::Node = &crate::schema::Node::Values(Self::NAMES);
        }
    })
}

fn enum_of(input: &DeriveInput) -> Result<&syn::DataEnum> {
    match &input.data {
        Data::Enum(data) => Ok(data),
        _ => Err(Error::new_spanned(&input.ident, "expected an enum")),
    }
}

fn snake_case(name: &str) -> String {
    let mut out = String::new();
    for (index, char) in name.chars().enumerate() {
        if char.is_uppercase() && index > 0 {
            out.push('_');
        }
        out.extend(char.to_lowercase());
    }
    out
}
