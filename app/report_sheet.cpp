#include "app/report_sheet.h"

#include "models/report/writers.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>

namespace ballast::app {
namespace {

using report::Table;
using report::Unit;

constexpr double kFirstWidth = 26, kWidth = 15;
constexpr std::size_t kLongestName = 31, kLongestCell = 32'767;

const char* formatOf(Unit unit)
{
    switch (unit) {
        case Unit::Count: return "#,##0";
        case Unit::Usd: return "#,##0;-#,##0";
        case Unit::Cents: return "#,##0.00;-#,##0.00";
        case Unit::Bp: return "0.00";
        case Unit::Share: return "0.0%";
        case Unit::Seconds: return "0.0";
        case Unit::Coin: return "#,##0.0000";
        case Unit::Size: return "#,##0.0###";
        case Unit::Price: return "#,##0.00####";
        case Unit::Factor: return "#,##0.00";
        case Unit::Instant: return "yyyy-mm-dd\\ hh:mm:ss";
        case Unit::Day: return "yyyy-mm-dd";
        case Unit::Words: break;
    }
    return nullptr;
}

/// Letters, whole, at most so many bytes.
std::string cut(std::string text, std::size_t most)
{
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    text.resize(most);
    return text;
}

class Book {
public:
    Book(lxw_workbook* book, const report::Document& document) : m_book(book), m_document(document)
    {
    }
    void write()
    {
        lxw_doc_properties properties{};
        std::string title = m_document.title + ", " + m_document.subtitle;
        properties.title = title.data();
        properties.created =
            std::chrono::duration_cast<std::chrono::seconds>(m_document.at.time_since_epoch())
                .count();
        check(workbook_set_properties(m_book, &properties));
        m_title = workbook_add_format(m_book);
        format_set_bold(m_title);
        m_head = workbook_add_format(m_book);
        format_set_bold(m_head);
        format_set_bottom(m_head, LXW_BORDER_THIN);
        format_set_text_wrap(m_head);
        if (begin(m_document.title)) add(report::tableOfFacts(m_document));
        for (const report::Section& section : m_document.sections) {
            if (!begin(section.title)) return;
            for (const report::Block& block : section.blocks)
                std::visit([this](const auto& each) { add(each); }, block);
        }
    }
    lxw_error error() const { return m_error; }

private:
    void check(lxw_error error)
    {
        if (m_error == LXW_NO_ERROR) m_error = error;
    }
    bool begin(const std::string& title)
    {
        // A page's name has 31 letters and none of []:*?/\, and no two are alike.
        std::string name = title;
        for (char& c : name)
            if (std::string_view{"[]:*?/\\'"}.find(c) != std::string_view::npos) c = ' ';
        std::string wanted = cut(name, kLongestName);
        for (int n = 2; !m_names.insert(wanted).second; ++n)
            wanted = cut(name, kLongestName - 3) + " " + std::to_string(n);
        m_page = workbook_add_worksheet(m_book, wanted.c_str());
        if (!m_page) {
            check(LXW_ERROR_MEMORY_MALLOC_FAILED);
            return false;
        }
        m_pageName = wanted;
        m_row = 0;
        worksheet_set_landscape(m_page);
        worksheet_set_paper(m_page, 9);  // A4
        worksheet_fit_to_pages(m_page, 1, 0);
        check(worksheet_set_column(m_page, 0, 0, kFirstWidth, nullptr));
        check(worksheet_set_column(m_page, 1, 20, kWidth, nullptr));
        return true;
    }
    lxw_format* format(Unit unit, const report::Row& row)
    {
        lxw_format*& made = m_formats[{static_cast<int>(unit), row.isSum, row.isFlagged}];
        if (made) return made;
        made = workbook_add_format(m_book);
        if (row.isSum) format_set_bold(made);
        if (row.isFlagged) format_set_bg_color(made, 0xFDF0EC);
        if (const char* look = formatOf(unit)) format_set_num_format(made, look);
        return made;
    }
    void add(const report::Text& text)
    {
        for (const std::string& line : text.lines) put(0, line, nullptr), ++m_row;
        ++m_row;
    }
    void add(const report::Picture&) {}
    void add(const report::Cards& cards) { add(report::tableOf(cards)); }
    void add(const Table& table)
    {
        if (table.shown == report::Shown::Pages) return;
        if (!table.title.empty()) put(0, table.title, m_title), ++m_row;
        for (std::size_t n = 0; n < table.columns.size(); ++n)
            put(static_cast<lxw_col_t>(n), table.columns[n].title, m_head);
        const lxw_row_t head = m_row++;
        for (const report::Row& row : table.rows) {
            for (std::size_t n = 0; n < row.cells.size(); ++n)
                put(static_cast<lxw_col_t>(n), row, row.cells[n], report::unitOf(table, row, n));
            ++m_row;
        }
        if (table.key == "pnl_by_day") addChart(table, head);
        if (!table.remark.empty()) put(0, table.remark, nullptr), ++m_row;
        ++m_row;
    }
    void put(lxw_col_t column, const std::string& words, lxw_format* look)
    {
        check(
            worksheet_write_string(m_page, m_row, column, cut(words, kLongestCell).c_str(), look));
    }
    void put(lxw_col_t column, const report::Row& row, const report::Cell& cell, Unit unit)
    {
        if (const auto* words = std::get_if<std::string>(&cell))
            put(column, *words, format(Unit::Words, row));
        else if (const auto* value = std::get_if<double>(&cell); value && std::isfinite(*value))
            check(worksheet_write_number(m_page, m_row, column, *value, format(unit, row)));
        else if (const auto* at = std::get_if<core::Time>(&cell))
            check(worksheet_write_number(m_page, m_row, column, sheetDay(*at), format(unit, row)));
        else
            check(worksheet_write_blank(m_page, m_row, column, format(unit, row)));
    }
    /// Days since the last one of 1899, as sheets count them.
    static double sheetDay(core::Time at)
    {
        return core::seconds(at.time_since_epoch()) / 86'400 + 25'569;
    }
    /// The columns from delta to what is unexplained, stacked by day, beside the table.
    void addChart(const Table& table, lxw_row_t head)
    {
        const auto last = static_cast<lxw_row_t>(
            head + std::ranges::count(table.rows, false, &report::Row::isSum));
        if (last == head) return;
        lxw_chart* chart = workbook_add_chart(m_book, LXW_CHART_COLUMN_STACKED);
        for (lxw_col_t column = 2; column + 1U < table.columns.size(); ++column) {
            lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
            chart_series_set_categories(series, m_pageName.c_str(), head + 1, 0, last, 0);
            chart_series_set_values(series, m_pageName.c_str(), head + 1, column, last, column);
            chart_series_set_name_range(series, m_pageName.c_str(), head, column);
        }
        chart_title_set_name(chart, table.title.c_str());
        lxw_chart_options size{};
        size.x_scale = 1.6;
        size.y_scale = 1.4;
        check(worksheet_insert_chart_opt(
            m_page, head, static_cast<lxw_col_t>(table.columns.size() + 1), chart, &size));
    }

    lxw_workbook* m_book;
    const report::Document& m_document;
    lxw_worksheet* m_page = nullptr;
    std::string m_pageName;
    lxw_row_t m_row = 0;
    lxw_format *m_title = nullptr, *m_head = nullptr;
    std::map<std::array<int, 3>, lxw_format*> m_formats;
    std::set<std::string> m_names;
    lxw_error m_error = LXW_NO_ERROR;
};

}  // namespace

core::Expected<void> writeReportSheet(const std::string& path, const report::Document& document)
{
    const std::string part = path + ".part";
    std::error_code problem;
    lxw_workbook* workbook = workbook_new(part.c_str());
    lxw_error error = LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (workbook) {
        Book book(workbook, document);
        book.write();
        const lxw_error closed = workbook_close(workbook);  // frees it, whatever it says
        error = book.error() == LXW_NO_ERROR ? closed : book.error();
    }
    if (error != LXW_NO_ERROR) {
        std::filesystem::remove(part, problem);
        return core::failure(lxw_strerror(error));
    }
    std::filesystem::rename(part, path, problem);
    if (!problem) return {};
    const std::string why = problem.message();
    std::filesystem::remove(part, problem);
    return core::failure(why);
}

}  // namespace ballast::app
