#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ballast::report {

/// Colours by what they mean, of a page that is printed.
enum class Ink : std::uint8_t {
    Text,
    Faint,
    Grid,
    Gain,
    Loss,
    Total,
    Blue,
    Green,
    Amber,
    Red,
    Violet,
    Teal,
    Brown,
    Grey,
};
/// "#2f6fde".
std::string_view colour(Ink ink);

enum class Anchor : std::uint8_t { Left, Middle, Right };

/// A place in points (1/72 inch), from the upper left corner.
struct Point {
    double x = 0, y = 0;
    bool operator==(const Point&) const = default;
};

/// One stroke of a picture.
struct Shape {
    enum class Kind : std::uint8_t { Box, Line, Label };
    Kind kind = Kind::Box;
    Point from, to;  ///< corners of a box, ends of a line; of a label `from` is on its base line
    Ink ink = Ink::Text;
    double size = 0.6;  ///< width of a line, height of letters
    std::string text;
    Anchor anchor = Anchor::Left;
    bool bold = false;
};

/// A chart as strokes, so that a page of HTML and a page of PDF show the same one.
struct Picture {
    std::string key, title;
    std::string words;  ///< what is to be seen, for who does not see it
    double width = 0, height = 0;
    std::vector<Shape> shapes;
};

/// As SVG: no script, no style from outside, nothing to load. Text is escaped.
std::string svg(const Picture& picture);
/// &, <, >, quotes and apostrophes as HTML and XML have them.
std::string escaped(std::string_view text);

}  // namespace ballast::report
