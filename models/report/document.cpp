#include "models/report/document.h"

#include "models/core/text.h"

#include <cmath>

namespace ballast::report {
namespace {

constexpr char32_t kBad = 0xFFFD;

/// The character at `at`, which moves behind it; U+FFFD for what is no UTF-8.
char32_t next(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t n) {
        return n < text.size() ? static_cast<unsigned char>(text[n]) : 0U;
    };
    const unsigned first = byte(at);
    const int more = first < 0x80U                     ? 0
                     : first >= 0xF0U && first < 0xF5U ? 3
                     : first >= 0xE0U && first < 0xF0U ? 2
                     : first >= 0xC2U && first < 0xE0U ? 1
                                                       : -1;
    const std::size_t begin = at++;
    if (more == 0) return first;
    if (more < 0) return kBad;
    char32_t c = first & (0x3FU >> more);
    for (int n = 1; n <= more; ++n) {
        const unsigned follows = byte(begin + static_cast<std::size_t>(n));
        if ((follows & 0xC0U) != 0x80U) return kBad;
        c = (c << 6U) | (follows & 0x3FU);
    }
    constexpr char32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
    if (c < kLeast[more] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return kBad;
    at = begin + 1 + static_cast<std::size_t>(more);
    return c;
}

void append(std::string& out, char32_t c)
{
    const auto put = [&](unsigned long value) { out += static_cast<char>(value); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0U | (c >> 6U));
    } else if (c < 0x10000) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
    }
    put(0x80U | (c & 0x3FU));
}

/// Turns the direction of what stands around it, or is not seen at all.
bool isHidden(char32_t c)
{
    return c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xE0000 && c <= 0xE007F);
}

struct Cleaner {
    void operator()(std::string& text) const { text = plain(text); }
    void operator()(Cell& cell) const
    {
        if (auto* text = std::get_if<std::string>(&cell)) *text = plain(*text, true);
    }
    void operator()(Text& text) const
    {
        for (std::string& line : text.lines) (*this)(line);
    }
    void operator()(Cards& cards) const
    {
        (*this)(cards.title);
        (*this)(cards.beforeTitle);
        for (Card& card : cards.cards) {
            (*this)(card.title);
            (*this)(card.value);
            (*this)(card.before);
            (*this)(card.detail);
        }
    }
    void operator()(Table& table) const
    {
        (*this)(table.title);
        (*this)(table.remark);
        for (Column& column : table.columns) (*this)(column.title);
        for (Row& row : table.rows)
            for (Cell& cell : row.cells) (*this)(cell);
    }
    void operator()(Picture& picture) const
    {
        (*this)(picture.title);
        (*this)(picture.words);
        for (Shape& shape : picture.shapes) (*this)(shape.text);
    }
};

std::string priceText(double value)
{
    const double size = std::abs(value);
    return core::number(value, size >= 100 ? 2 : size >= 1 ? 4 : 6);
}

std::string numberText(double value, Unit unit)
{
    if (!std::isfinite(value)) return {};
    switch (unit) {
        case Unit::Words:
        case Unit::Count: return core::number(value, 0);
        case Unit::Usd: return core::number(value, 0);
        case Unit::Cents: return core::number(value, 2);
        case Unit::Bp: return core::number(value, 2);
        case Unit::Share: return core::number(value * 100, 1) + "\u00A0%";
        case Unit::Seconds: return core::number(value, 1);
        case Unit::Coin: return core::number(value, 4);
        case Unit::Size: return core::number(value, std::floor(value) == value ? 0 : 4);
        case Unit::Price: return priceText(value);
        case Unit::Factor: return core::number(value, 2);
        case Unit::Instant:
        case Unit::Day: break;
    }
    return core::number(value, 2);
}

}  // namespace

std::string shownText(const Cell& cell, Unit unit)
{
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    if (const auto* value = std::get_if<double>(&cell)) return numberText(*value, unit);
    if (const auto* at = std::get_if<core::Time>(&cell)) {
        std::string iso = core::isoUtc(*at);
        if (unit == Unit::Day) return iso.substr(0, 10);
        iso[10] = ' ';
        return iso.substr(0, 19);
    }
    return {};
}

Unit unitOf(const Table& table, const Row& row, std::size_t column)
{
    const Unit unit = table.columns[column].unit;
    return row.isCount && unit == Unit::Factor ? Unit::Count : unit;
}

bool isNumber(Unit unit)
{
    return unit != Unit::Words && unit != Unit::Instant && unit != Unit::Day;
}

std::string plain(std::string_view text, bool keepBreaks)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next(text, at);
        if (isHidden(c)) continue;
        const bool isBreak = c == '\n' || c == 0x2028 || c == 0x2029;
        if (isBreak && keepBreaks)
            out += '\n';
        else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || isBreak)
            out += ' ';
        else
            append(out, c);
    }
    return out;
}

Document cleaned(Document document)
{
    const Cleaner clean;
    for (std::string* text :
         {&document.title, &document.subtitle, &document.pageOf, &document.footer})
        clean(*text);
    for (Fact& fact : document.facts) {
        clean(fact.title);
        clean(fact.value);
    }
    for (Section& section : document.sections) {
        clean(section.title);
        for (Block& block : section.blocks) std::visit(clean, block);
    }
    return document;
}

}  // namespace ballast::report
