#include "models/report/picture.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::report {
namespace {

/// Shortest with at most two decimals, the same on every machine.
std::string at(double value)
{
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string_view anchorText(Anchor anchor)
{
    switch (anchor) {
        case Anchor::Left: return "start";
        case Anchor::Middle: return "middle";
        case Anchor::Right: return "end";
    }
    return "start";
}

std::string element(const Shape& s)
{
    switch (s.kind) {
        case Shape::Kind::Box:
            return fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n",
                               at(std::min(s.from.x, s.to.x)), at(std::min(s.from.y, s.to.y)),
                               at(std::abs(s.to.x - s.from.x)), at(std::abs(s.to.y - s.from.y)),
                               colour(s.ink));
        case Shape::Kind::Line:
            return fmt::format(
                "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" "
                "stroke-width=\"{}\"/>\n",
                at(s.from.x), at(s.from.y), at(s.to.x), at(s.to.y), colour(s.ink), at(s.size));
        case Shape::Kind::Label:
            return fmt::format(
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\" text-anchor=\"{}\"{}>{}"
                "</text>\n",
                at(s.from.x), at(s.from.y), at(s.size), colour(s.ink), anchorText(s.anchor),
                s.bold ? " font-weight=\"600\"" : "", escaped(s.text));
    }
    return {};
}

}  // namespace

std::string_view colour(Ink ink)
{
    switch (ink) {
        case Ink::Text: return "#1c2330";
        case Ink::Faint: return "#667085";
        case Ink::Grid: return "#dfe3ea";
        case Ink::Gain: return "#1f9d6b";
        case Ink::Loss: return "#d6513c";
        case Ink::Total: return "#2f6fde";
        case Ink::Blue: return "#4c84e8";
        case Ink::Green: return "#2fae7d";
        case Ink::Amber: return "#dba436";
        case Ink::Red: return "#e2705b";
        case Ink::Violet: return "#8a6fd1";
        case Ink::Teal: return "#3a9fb0";
        case Ink::Brown: return "#a9784a";
        case Ink::Grey: return "#8c95a4";
    }
    return "#000000";
}

std::string escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string svg(const Picture& picture)
{
    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" "
        "aria-label=\"{}\" font-family=\"Inter, 'DejaVu Sans', Arial, sans-serif\">\n",
        at(picture.width), at(picture.height), escaped(picture.words));
    for (const Shape& shape : picture.shapes) out += element(shape);
    return out + "</svg>\n";
}

}  // namespace ballast::report
