#include "connectors/paper_market/csv.h"

#include "models/core/fixed.h"
#include "models/core/text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ballast::paper_market {
namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool sameTitle(std::string_view a, std::string_view b)
{
    a = trimmed(a);
    b = trimmed(b);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

char separatorOf(std::string_view text)
{
    const std::string_view header = text.substr(0, text.find('\n'));
    for (const char candidate : {',', ';', '\t'})
        if (header.find(candidate) != std::string_view::npos) return candidate;
    return ',';
}

/// Walks over the text once and hands out records.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_text(text), m_separator(separatorOf(text)) {}
    bool atEnd() const { return m_at >= m_text.size(); }

    core::Expected<CsvRow> next()
    {
        CsvRow row;
        row.line = m_line;
        for (;;) {
            auto field = nextField();
            if (!field) return std::unexpected(std::move(field.error()));
            row.fields.push_back(std::move(*field));
            if (row.fields.size() > kMostCsvColumns)
                return core::failure(
                    fmt::format("line {}: more than {} columns", row.line, kMostCsvColumns));
            if (atEnd() || m_text[m_at] != m_separator) break;
            ++m_at;
        }
        endLine();
        return row;
    }

private:
    core::Expected<std::string> nextField()
    {
        if (!atEnd() && m_text[m_at] == '"') return quotedField();
        const std::size_t begin = m_at;
        while (!atEnd() && m_text[m_at] != m_separator && m_text[m_at] != '\n') {
            if (m_text[m_at] == '"')
                return core::failure(fmt::format(
                    "line {}: a quote inside a field that did not begin with one", m_line));
            ++m_at;
        }
        std::string_view field = m_text.substr(begin, m_at - begin);
        if (field.ends_with('\r') && (atEnd() || m_text[m_at] == '\n')) field.remove_suffix(1);
        if (field.size() > kMostCsvFieldBytes) return tooLong();
        return std::string{field};
    }

    core::Expected<std::string> quotedField()
    {
        const int begunOn = m_line;
        std::string field;
        for (++m_at; !atEnd(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '\n') ++m_line;
            if (c == '"') {
                if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '"')
                    return closed(std::move(field));
                ++m_at;
            }
            if (field.size() >= kMostCsvFieldBytes) return tooLong();
            field += c;
        }
        return core::failure(fmt::format("line {}: a quoted field that never ends", begunOn));
    }

    core::Expected<std::string> closed(std::string field)
    {
        ++m_at;
        const bool ends =
            atEnd() || m_text[m_at] == m_separator || m_text[m_at] == '\n' || m_text[m_at] == '\r';
        if (ends) return field;
        return core::failure(fmt::format("line {}: text after a closing quote", m_line));
    }

    core::Expected<std::string> tooLong() const
    {
        return core::failure(
            fmt::format("line {}: a field longer than {} bytes", m_line, kMostCsvFieldBytes));
    }

    void endLine()
    {
        if (!atEnd() && m_text[m_at] == '\r') ++m_at;
        if (!atEnd() && m_text[m_at] == '\n') ++m_at;
        ++m_line;
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    int m_line = 1;
};

bool isBlank(const CsvRow& row) { return row.fields.size() == 1 && trimmed(row.fields[0]).empty(); }

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view title) const
{
    for (std::size_t i = 0; i < header.fields.size(); ++i)
        if (sameTitle(header.fields[i], title)) return i;
    return std::nullopt;
}

std::optional<std::size_t> CsvTable::anyColumn(std::initializer_list<std::string_view> titles) const
{
    for (const std::string_view title : titles)
        if (const auto found = column(title)) return found;
    return std::nullopt;
}

std::string_view CsvTable::field(const CsvRow& row, std::optional<std::size_t> column) const
{
    if (!column || *column >= row.fields.size()) return {};
    return trimmed(row.fields[*column]);
}

core::Expected<CsvTable> parseCsv(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    Scanner scanner{text};
    CsvTable table;
    while (!scanner.atEnd()) {
        auto row = scanner.next();
        if (!row) return std::unexpected(std::move(row.error()));
        if (isBlank(*row)) continue;
        if (table.header.fields.empty()) {
            table.header = std::move(*row);
            continue;
        }
        if (row->fields.size() > table.header.fields.size())
            return core::failure(fmt::format("line {}: {} fields under a header of {}", row->line,
                                             row->fields.size(), table.header.fields.size()));
        if (table.rows.size() >= kMostCsvRows)
            return core::failure(
                fmt::format("line {}: more than {} rows", row->line, kMostCsvRows));
        table.rows.push_back(std::move(*row));
    }
    if (table.header.fields.empty()) return core::failure("the file is empty");
    return table;
}

std::optional<double> csvNumber(std::string_view field)
{
    const bool negative = field.starts_with('-');
    if (negative || field.starts_with('+')) field.remove_prefix(1);
    std::uint64_t digits = 0;
    int exponent = 0, count = 0;
    bool pointSeen = false;
    std::size_t i = 0;
    for (; i < field.size(); ++i) {
        const char c = field[i];
        if (c == '.' && !pointSeen) {
            pointSeen = true;
            continue;
        }
        if (c < '0' || c > '9') break;
        ++count;
        if (digits < 1'000'000'000'000'000'000) {
            digits = digits * 10 + static_cast<unsigned>(c - '0');
            exponent -= pointSeen ? 1 : 0;
        } else if (!pointSeen)
            ++exponent;  // a digit beyond what a double can tell
    }
    if (count == 0 || count > 400) return std::nullopt;
    if (i < field.size()) {
        if (field[i] != 'e' && field[i] != 'E') return std::nullopt;
        const auto power = core::Quantity::parse(field.substr(i + 1));
        if (!power || field.size() - i > 6 ||
            !power->isMultipleOf(core::Quantity::fromMantissa(core::kFixedOne)))
            return std::nullopt;
        exponent += static_cast<int>(power->mantissa() / core::kFixedOne);
    }
    if (exponent > 300 || exponent < -340) return digits == 0 ? std::optional{0.0} : std::nullopt;
    const double scale = std::pow(10.0, std::abs(exponent));
    const double value =
        exponent < 0 ? static_cast<double>(digits) / scale : static_cast<double>(digits) * scale;
    if (!std::isfinite(value)) return std::nullopt;
    return negative ? -value : value;
}

}  // namespace ballast::paper_market
