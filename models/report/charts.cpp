#include "models/report/charts.h"

#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::report {
namespace {

constexpr double kWidth = 523, kHeight = 186;
constexpr double kLeft = 46, kRight = 6, kTop = 30, kBottom = 30;
constexpr double kSmall = 7, kHead = 9;
constexpr double kLetter = 0.54;  ///< of its height, on average: the drawing knows no font

double finite(double value) { return std::isfinite(value) ? value : 0; }

double roughWidth(std::string_view text, double size)
{
    const auto letters = std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return static_cast<double>(letters) * size * kLetter;
}

/// Not wider than `room`; what is cut ends in an ellipsis.
std::string fitting(const std::string& text, double size, double room)
{
    if (roughWidth(text, size) <= room) return text;
    std::string cut = text;
    while (!cut.empty() && roughWidth(cut, size) + size * kLetter > room) {
        while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0U) == 0x80U)
            cut.pop_back();
        if (!cut.empty()) cut.pop_back();
    }
    return cut.empty() ? cut : cut + "\u2026";
}

/// A name on one line, or on two where it is too wide for one and has a blank to be parted at.
std::pair<std::string, std::string> inTwo(const std::string& name, double room)
{
    if (roughWidth(name, kSmall) <= room) return {name, {}};
    std::size_t at = std::string::npos;
    for (std::size_t n = name.find(' '); n != std::string::npos; n = name.find(' ', n + 1))
        if (at == std::string::npos || roughWidth(name.substr(0, n), kSmall) <= room) at = n;
    if (at == std::string::npos) return {fitting(name, kSmall, room), {}};
    return {fitting(name.substr(0, at), kSmall, room), fitting(name.substr(at + 1), kSmall, room)};
}

std::string shortText(double value)
{
    if (std::abs(value) < 1'000) return fmt::format("{:g}", value + 0.0);
    std::string text = core::signedShort(value);
    if (text.starts_with('+')) text.erase(0, 1);
    return text;
}

/// The frame that all of them stand in: title, axis, and where a value lies.
class Plot {
public:
    Plot(const Heading& heading, double least, double greatest)
    {
        m_out.key = heading.key;
        m_out.title = heading.title;
        m_out.words = heading.words;
        m_out.width = kWidth, m_out.height = kHeight;
        label({0, 10}, heading.title, kHead, Ink::Text, Anchor::Left, true);
        if (!heading.unit.empty())
            label({roughWidth(heading.title, kHead) * 0.95 + 10, 10}, heading.unit, kSmall,
                  Ink::Faint);
        const std::vector<double> ticks = roundTicks(least, greatest);
        m_low = std::min(ticks.front(), least), m_high = std::max(ticks.back(), greatest);
        for (const double tick : ticks) {
            line({kLeft, y(tick)}, {kWidth - kRight, y(tick)}, tick == 0 ? Ink::Grey : Ink::Grid,
                 tick == 0 ? 0.8 : 0.5);
            label({kLeft - 4, y(tick) + 2.4}, shortText(tick), kSmall, Ink::Faint, Anchor::Right);
        }
    }
    double y(double value) const
    {
        const double span = m_high > m_low ? m_high - m_low : 1;
        return kHeight - kBottom - (value - m_low) / span * (kHeight - kTop - kBottom);
    }
    static double column(std::size_t count)
    {
        return (kWidth - kLeft - kRight) / static_cast<double>(std::max<std::size_t>(count, 1));
    }
    static double x(std::size_t number, std::size_t count)
    {
        return kLeft + column(count) * static_cast<double>(number);
    }
    void box(Point from, Point to, Ink ink)
    {
        m_out.shapes.push_back({Shape::Kind::Box, from, to, ink, 0, {}, Anchor::Left, false});
    }
    void line(Point from, Point to, Ink ink, double width)
    {
        m_out.shapes.push_back({Shape::Kind::Line, from, to, ink, width, {}, Anchor::Left, false});
    }
    void label(Point at, std::string text, double size, Ink ink, Anchor anchor = Anchor::Left,
               bool bold = false)
    {
        m_out.shapes.push_back(
            {Shape::Kind::Label, at, at, ink, size, std::move(text), anchor, bold});
    }
    /// Below the axis, as many as have room.
    void names(const std::vector<std::string>& names)
    {
        const double room = column(names.size());
        double widest = 0;
        for (const std::string& name : names) widest = std::max(widest, roughWidth(name, kSmall));
        // Names that are much alike (days) are left out in turn; others are cut.
        const bool many = names.size() > 14;
        const auto every =
            many ? static_cast<std::size_t>(std::max(1.0, std::ceil((widest + 4) / room))) : 1;
        for (std::size_t n = 0; n < names.size(); n += every) {
            const double at = x(n, names.size()) + room / 2;
            const auto [first, second] =
                many ? std::pair{names[n], std::string{}} : inTwo(names[n], room - 2);
            label({at, kHeight - kBottom + 11}, first, kSmall, Ink::Faint, Anchor::Middle);
            if (!second.empty())
                label({at, kHeight - kBottom + 20}, second, kSmall, Ink::Faint, Anchor::Middle);
        }
    }
    Picture made() { return std::move(m_out); }

private:
    Picture m_out;
    double m_low = 0, m_high = 1;
};

}  // namespace

std::vector<double> roundTicks(double least, double greatest, int most)
{
    least = std::min(0.0, finite(least)), greatest = std::max(0.0, finite(greatest));
    if (!(greatest > least)) greatest = 1;
    const double rough = (greatest - least) / std::max(most, 1);
    const double power = std::pow(10, std::floor(std::log10(rough)));
    double step = power * 10;
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * power >= rough * (1 - 1e-9)) {
            step = factor * power;
            break;
        }
    std::vector<double> ticks;
    const auto first = static_cast<int>(std::floor(least / step + 1e-12));
    const auto last = static_cast<int>(std::ceil(greatest / step - 1e-12));
    for (int n = first; n <= last; ++n) ticks.push_back(n * step);
    return ticks;
}

Picture waterfall(const Heading& heading, std::span<const Step> steps, bool upIsGood, int decimals)
{
    double at = 0, least = 0, greatest = 0;
    for (const Step& step : steps) {
        at = step.isTotal ? finite(step.value) : at + finite(step.value);
        least = std::min(least, at), greatest = std::max(greatest, at);
    }
    // Room for what is written above the highest and below the lowest.
    const double more = (greatest - least) * 0.06;
    Plot plot(heading, least < 0 ? least - more : least, greatest + more);
    std::vector<std::string> names;
    at = 0;
    const double room = Plot::column(steps.size());
    for (std::size_t n = 0; n < steps.size(); ++n) {
        const Step& step = steps[n];
        const double value = finite(step.value);
        const double from = step.isTotal ? 0 : at, to = step.isTotal ? value : at + value;
        const double left = Plot::x(n, steps.size()) + room * 0.14, right = left + room * 0.72;
        const Ink ink = step.isTotal ? Ink::Total : (value > 0) == upIsGood ? Ink::Gain : Ink::Loss;
        if (value != 0) plot.box({left, plot.y(from)}, {right, plot.y(to)}, ink);
        if (n + 1 < steps.size())
            plot.line({right, plot.y(to)}, {right + room * 0.42, plot.y(to)}, Ink::Grey, 0.5);
        const double top = std::min(plot.y(from), plot.y(to)),
                     bottom = std::max(plot.y(from), plot.y(to));
        const std::string text =
            decimals < 0 ? core::signedShort(value) : core::signedNumber(value, decimals);
        plot.label({(left + right) / 2, value >= 0 ? top - 3 : bottom + 8}, text, kSmall, Ink::Text,
                   Anchor::Middle, step.isTotal);
        names.push_back(step.name);
        at = to;
    }
    plot.names(names);
    return plot.made();
}

Picture stackedBars(const Heading& heading, std::span<const std::string> columns,
                    std::span<const Layer> layers)
{
    double least = 0, greatest = 0;
    const auto valueOf = [](const Layer& layer, std::size_t n) {
        return n < layer.values.size() ? finite(layer.values[n]) : 0;
    };
    for (std::size_t n = 0; n < columns.size(); ++n) {
        double up = 0, down = 0;
        for (const Layer& layer : layers) {
            const double value = valueOf(layer, n);
            (value > 0 ? up : down) += value;
        }
        least = std::min(least, down), greatest = std::max(greatest, up);
    }
    Plot plot(heading, least, greatest);
    // The legend stands in the line of the title, from the right.
    double right = kWidth - kRight;
    for (std::size_t n = layers.size(); n-- > 0;) {
        right -= roughWidth(layers[n].name, kSmall) + 4;
        plot.label({right, 22}, layers[n].name, kSmall, Ink::Faint);
        right -= 9;
        plot.box({right, 16.5}, {right + 6, 22.5}, layers[n].ink);
        right -= 5;
    }
    const double room = Plot::column(columns.size());
    for (std::size_t n = 0; n < columns.size(); ++n) {
        double up = 0, down = 0, sum = 0;
        const double width = std::min(room * 0.74, 90.0);
        const double left = Plot::x(n, columns.size()) + (room - width) / 2;
        for (const Layer& layer : layers) {
            const double value = valueOf(layer, n);
            sum += value;
            if (value == 0) continue;
            double& end = value > 0 ? up : down;
            plot.box({left, plot.y(end)}, {left + width, plot.y(end + value)}, layer.ink);
            end += value;
        }
        // What it comes to, as a dark line across the column.
        plot.line({left - 1.5, plot.y(sum)}, {left + width + 1.5, plot.y(sum)}, Ink::Text, 1.4);
    }
    plot.names({columns.begin(), columns.end()});
    return plot.made();
}

Picture histogram(const Heading& heading, const review::Distribution& of,
                  const std::string& outside, const std::string& median)
{
    int most = 0;
    for (const int count : of.counts) most = std::max(most, count);
    Plot plot(heading, 0, most);
    const std::size_t count = of.counts.size();
    const double room = Plot::column(count);
    for (std::size_t n = 0; n < count; ++n)
        if (of.counts[n] > 0)
            plot.box({Plot::x(n, count) + 0.6, plot.y(0)},
                     {Plot::x(n, count) + room - 0.6, plot.y(of.counts[n])}, Ink::Blue);
    if (count > 0) {
        const double first = of.edges.front(), span = of.edges.back() - first;
        const auto x = [&](double value) {
            return kLeft + (span > 0 ? (value - first) / span : 0) * (kWidth - kLeft - kRight);
        };
        const std::size_t every = std::max<std::size_t>(1, (count + 11) / 12);
        for (std::size_t n = 0; n < of.edges.size(); n += every)
            plot.label({x(of.edges[n]), kHeight - kBottom + 11},
                       fmt::format("{}", std::round(of.edges[n] * 1e6) / 1e6), kSmall, Ink::Faint,
                       Anchor::Middle);
        if (of.median >= first && of.median <= of.edges.back()) {
            plot.line({x(of.median), kTop}, {x(of.median), plot.y(0)}, Ink::Loss, 1);
            plot.label({x(of.median) + 3, kTop + 6}, median, kSmall, Ink::Loss);
        }
    }
    plot.label({kWidth - kRight, 10}, outside, kSmall, Ink::Faint, Anchor::Right);
    return plot.made();
}

}  // namespace ballast::report
