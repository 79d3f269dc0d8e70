//! The project's commands. `cargo xtask` alone lists them.

mod api;
mod bench;
mod bless;
mod build;
mod chart;
mod declarations;
mod demo;
mod describe;
mod encode;
mod entries;
mod facade;
mod fuzz;
mod glue;
mod history;
mod home;
mod issues;
mod licences;
mod loaders;
mod matrix;
mod pack;
mod release;
mod run;
mod sbom;
mod setup;
mod shapes;
mod simulated;
mod size;
mod supply;
mod symbols;
mod test;

use std::process::ExitCode;

const COMMANDS: &str = "\
cargo xtask demo    build everything and serve the demo page; --screenshots takes the README's pictures instead
cargo xtask test    run every test
cargo xtask build   write the npm package to pkg/
cargo xtask pack    pack it; the last line is the tarball's path
cargo xtask size    sizes against the budget, and the largest functions
cargo xtask bench   benchmarks side by side, as ratios; --json, --keep, --before FOLDER compares with another build
cargo xtask matrix  the package in every environment, and the tables of it; --only TEXT, --peers
cargo xtask fuzz --minutes N   new inputs for every target, or for --target T; --keep adds what is new to the corpus
cargo xtask supply  what comes from others: weaknesses, licences, sources
cargo xtask bless   accept the built type declarations as the golden ones, and write the table of the sandbox
cargo xtask release --dry-run   tell what a release still lacks; --skip-tests leaves the tests out
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let outcome = match command.as_str() {
        "demo" => demo::demo(&rest),
        "test" => test::test(),
        "build" => build::build(),
        "pack" => pack::pack().map(|tarball| println!("{}", tarball.display())),
        "size" => size::size(),
        "bench" => bench::bench(&rest),
        "matrix" => matrix::matrix(&rest),
        "fuzz" => fuzz::fuzz(&rest),
        "supply" => supply::supply(),
        "bless" => bless::bless(),
        "release" => release::release(&rest),
        // The name of the program that cargo calls to run tests for wasm32; see .cargo/config.toml.
        "wasm-test-runner" => run::wasm_test_runner(&rest),
        _ => {
            print!("{COMMANDS}");
            return if command.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nerror: {message}");
            ExitCode::FAILURE
        }
    }
}
