//! The history of the benchmarks as a picture, for light and dark pages.

use std::fmt::Write;

use crate::history::Run;

const ROW: usize = 22;
const TOP: usize = 44;
/// Where the lines begin, how wide they are, and how wide the whole is.
const LEFT: usize = 440;
const LINE: usize = 220;
const WIDTH: usize = 740;

const STYLE: &str = "text{font:13px system-ui,sans-serif;fill:#1f2328}.weak{fill:#59636e}\
polyline{fill:none;stroke:#0969da;stroke-width:2}circle{fill:#0969da}line{stroke:#d1d9e0}\
@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.weak{fill:#9198a1}polyline{stroke:#4493f8}circle{fill:#4493f8}line{stroke:#3d444d}}";

/// One row for each ratio of the last run: its name, its course over all runs, its value. The line across a row is 1, where both
/// take the same time.
pub(crate) fn draw(runs: &[Run]) -> String {
    let Some(last) = runs.last() else { return String::new() };
    let height = TOP + ROW * last.ratios.len() + 12;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" \
         aria-label=\"Benchmarks as ratios\">\n<style>{STYLE}</style>\n\
         <text x=\"8\" y=\"22\">Time as a ratio, less is better: {} ({})</text>\n",
        last.date, last.commit
    );
    for (row, (name, ratio)) in last.ratios.iter().enumerate() {
        let course: Vec<f64> = runs.iter().filter_map(|run| run.ratios.get(name).copied()).collect();
        let bottom = TOP + ROW * (row + 1) - 6;
        let (name, points) = (escaped(name), points(&course, bottom));
        let end = points.rsplit(' ').next().and_then(|point| point.split_once(',')).unwrap_or_default();
        let one = place(1.0, highest(&course), bottom);
        let _ = writeln!(
            svg,
            "<text class=\"weak\" x=\"8\" y=\"{bottom}\">{name}</text>\
             <line x1=\"{LEFT}\" x2=\"{}\" y1=\"{one}\" y2=\"{one}\"/><polyline points=\"{points}\"/>\
             <circle cx=\"{}\" cy=\"{}\" r=\"3\"/><text x=\"{}\" y=\"{bottom}\">{ratio:.2}</text>",
            LEFT + LINE,
            end.0,
            end.1,
            LEFT + LINE + 16,
        );
    }
    svg + "</svg>\n"
}

/// The course of a ratio from left to right; of a single run, its point.
fn points(course: &[f64], bottom: usize) -> String {
    let steps = course.len().saturating_sub(1).max(1);
    let high = highest(course);
    let point = |(index, ratio): (usize, &f64)| {
        let x = if course.len() == 1 { LEFT + LINE } else { LEFT + LINE * index / steps };
        format!("{x},{}", place(*ratio, high, bottom))
    };
    course.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
}

/// What is at the top of a row: the line of 1 is always in it.
fn highest(course: &[f64]) -> f64 {
    course.iter().copied().fold(1.0, f64::max)
}

fn place(ratio: f64, high: f64, bottom: usize) -> String {
    let height = ratio / high * 14.0;
    format!("{:.1}", f64::from(u32::try_from(bottom).unwrap_or_default()) - height)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::draw;
    use crate::history::{Ratios, Run};

    fn run(ratio: f64) -> Run {
        let ratios = Ratios::from([("a < b".to_owned(), ratio)]);
        Run { commit: "abc1234".to_owned(), date: "2030-01-31".to_owned(), ratios }
    }

    #[test]
    fn each_ratio_has_a_row_with_a_point_for_each_run() {
        let svg = draw(&[run(2.0), run(1.0), run(0.5)]);
        assert!(svg.contains("a &lt; b") && svg.contains(">0.50<"), "{svg}");
        assert!(svg.contains("points=\"440,46.0 550,53.0 660,56.5\""), "{svg}");
        assert!(draw(&[]).is_empty());
    }
}
