#include "ui/portfolio/workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <system_error>

namespace ballast::ui {
namespace {

using tables::PositionSheet;
using tables::SheetCell;
using tables::SheetRow;
using tables::Unit;

constexpr double kTitleWidth = 30, kColumnWidth = 15, kWordsWidth = 60;
constexpr double kWritten = 0.5;
constexpr int kDeepest = 7;  ///< levels that a sheet can fold

/// The sign is always shown on what has one; none for words.
const char* formatOf(Unit unit)
{
    switch (unit) {
        case Unit::Coin: return "+#,##0.0000;-#,##0.0000;0.0000";
        case Unit::Usd: return "+#,##0.00;-#,##0.00;0.00";
        case Unit::Size: return "+#,##0.0###;-#,##0.0###;0.0";
        case Unit::Price: return "#,##0.0###";
        case Unit::Percent: return "0.0";
        case Unit::Days: return "0.00";
        case Unit::None: break;
    }
    return nullptr;
}

/// Writes the two pages into an open workbook.
class Pages {
public:
    Pages(lxw_workbook* book, const PositionSheet& sheet, const WorkWatch& watch)
        : m_book(book), m_sheet(sheet), m_watch(watch)
    {
    }

    void write()
    {
        lxw_doc_properties properties{};
        std::string title = m_sheet.title;
        properties.title = title.data();
        properties.created =
            std::chrono::duration_cast<std::chrono::seconds>(m_sheet.at.time_since_epoch()).count();
        check(workbook_set_properties(m_book, &properties));
        m_page = workbook_add_worksheet(m_book, m_sheet.title.c_str());
        lxw_worksheet* about = workbook_add_worksheet(m_book, m_sheet.aboutTitle.c_str());
        if (!m_page || !about) return check(LXW_ERROR_MEMORY_MALLOC_FAILED);
        writeTitles();
        // The other half of the time goes into packing what was written.
        const auto rows = static_cast<double>(m_sheet.rows.size());
        for (std::size_t i = 0; i < m_sheet.rows.size(); ++i) {
            if (!m_watch.goOn(kWritten * static_cast<double>(i) / rows)) return;
            writeRow(static_cast<lxw_row_t>(i + 1), m_sheet.rows[i]);
        }
        writeAbout(about);
    }
    lxw_error error() const { return m_error; }

private:
    void check(lxw_error error)
    {
        if (m_error == LXW_NO_ERROR) m_error = error;
    }
    /// One format for each way a cell may look.
    lxw_format* format(Unit unit, bool isSum, int indent, bool isDate = false)
    {
        lxw_format*& made = m_formats[{static_cast<int>(unit), isSum, indent, isDate}];
        if (made) return made;
        made = workbook_add_format(m_book);
        if (isSum) format_set_bold(made);
        if (indent > 0) format_set_indent(made, static_cast<std::uint8_t>(indent));
        const char* look = isDate ? "yyyy-mm-dd\\ hh:mm" : formatOf(unit);
        if (look) format_set_num_format(made, look);
        return made;
    }
    void writeTitles()
    {
        lxw_format* title = workbook_add_format(m_book);
        format_set_bold(title);
        format_set_bottom(title, LXW_BORDER_THIN);
        format_set_text_wrap(title);
        const auto last = m_sheet.columns.size() - 1;
        for (std::size_t i = 0; i < m_sheet.columns.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            const double width = i == 0 ? kTitleWidth : i == last ? kWordsWidth : kColumnWidth;
            check(worksheet_set_column(m_page, column, column, width, nullptr));
            check(
                worksheet_write_string(m_page, 0, column, m_sheet.columns[i].title.c_str(), title));
        }
        worksheet_freeze_panes(m_page, 1, 1);
        // A group stands above what is in it.
        worksheet_outline_settings(m_page, LXW_TRUE, LXW_FALSE, LXW_TRUE, LXW_FALSE);
    }
    void writeRow(lxw_row_t number, const SheetRow& row)
    {
        lxw_row_col_options fold{};
        fold.level = static_cast<std::uint8_t>(std::clamp(row.level, 0, kDeepest));
        check(worksheet_set_row_opt(m_page, number, LXW_DEF_ROW_HEIGHT, nullptr, &fold));
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            writeCell(number, static_cast<lxw_col_t>(i), row, row.cells[i]);
    }
    void writeCell(lxw_row_t number, lxw_col_t column, const SheetRow& row, const SheetCell& cell)
    {
        const Unit unit = m_sheet.columns[column].unit;
        if (const auto* text = std::get_if<std::string>(&cell))
            check(
                worksheet_write_string(m_page, number, column, text->c_str(),
                                       format(Unit::None, row.isSum, column == 0 ? row.level : 0)));
        else if (const auto* value = std::get_if<double>(&cell); value && std::isfinite(*value))
            check(
                worksheet_write_number(m_page, number, column, *value, format(unit, row.isSum, 0)));
        else if (const auto* at = std::get_if<core::Time>(&cell))
            check(worksheet_write_number(m_page, number, column, sheetDay(*at),
                                         format(unit, row.isSum, 0, true)));
    }
    /// Days since the last one of 1899, as sheets count them.
    static double sheetDay(core::Time at)
    {
        return core::seconds(at.time_since_epoch()) / 86'400 + 25'569;
    }
    void writeAbout(lxw_worksheet* page)
    {
        lxw_format* name = workbook_add_format(m_book);
        format_set_bold(name);
        check(worksheet_set_column(page, 0, 0, kTitleWidth, nullptr));
        check(worksheet_set_column(page, 1, 1, kWordsWidth, nullptr));
        for (std::size_t i = 0; i < m_sheet.about.size(); ++i) {
            const auto row = static_cast<lxw_row_t>(i);
            check(worksheet_write_string(page, row, 0, m_sheet.about[i].first.c_str(), name));
            check(worksheet_write_string(page, row, 1, m_sheet.about[i].second.c_str(), nullptr));
        }
    }

    struct Look {
        int unit;
        bool isSum;
        int indent;
        bool isDate;
        auto operator<=>(const Look&) const = default;
    };
    lxw_workbook* m_book;
    const PositionSheet& m_sheet;
    const WorkWatch& m_watch;
    lxw_worksheet* m_page = nullptr;
    std::map<Look, lxw_format*> m_formats;
    lxw_error m_error = LXW_NO_ERROR;
};

lxw_error writeAt(const std::string& path, const PositionSheet& sheet, const WorkWatch& watch)
{
    lxw_workbook* book = workbook_new(path.c_str());
    if (!book) return LXW_ERROR_MEMORY_MALLOC_FAILED;
    Pages pages(book, sheet, watch);
    pages.write();
    const lxw_error closed = workbook_close(book);  // frees it, whatever it says
    return pages.error() == LXW_NO_ERROR ? closed : pages.error();
}

}  // namespace

core::Expected<void> writeWorkbook(const std::string& path, const PositionSheet& sheet,
                                   const WorkWatch& watch)
{
    const std::string part = path + ".part";
    std::error_code problem;
    if (const lxw_error error = writeAt(part, sheet, watch); error != LXW_NO_ERROR) {
        std::filesystem::remove(part, problem);
        return core::failure(lxw_strerror(error));
    }
    if (watch.isCancelled()) {
        std::filesystem::remove(part, problem);
        return {};
    }
    std::filesystem::rename(part, path, problem);
    if (!problem) return {};
    const std::string why = problem.message();
    std::filesystem::remove(part, problem);
    return core::failure(why);
}

}  // namespace ballast::ui
