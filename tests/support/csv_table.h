#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ballast::test {

/// A file of comma-separated values with a header row, as the reference tables and recordings are.
class CsvTable {
public:
    explicit CsvTable(const std::filesystem::path& path)
    {
        std::ifstream file(path);
        if (!file) throw std::runtime_error("cannot open " + path.string());
        std::string line;
        std::getline(file, line);
        for (const std::string& name : split(line)) m_columns.emplace(name, m_columns.size());
        while (std::getline(file, line))
            if (!line.empty() && line != "\r") m_rows.push_back(split(line));
    }

    std::size_t size() const { return m_rows.size(); }
    const std::string& text(std::size_t row, const std::string& column) const
    {
        static const std::string kEmpty;
        const std::vector<std::string>& cells = m_rows.at(row);
        const std::size_t i = m_columns.at(column);
        return i < cells.size() ? cells[i] : kEmpty;
    }
    /// Absent when the cell is empty or not a number.
    std::optional<double> number(std::size_t row, const std::string& column) const
    {
        const std::string& cell = text(row, column);
        char* end = nullptr;
        const double value = std::strtod(cell.c_str(), &end);
        if (cell.empty() || end != cell.c_str() + cell.size()) return {};
        return value;
    }
    double operator()(std::size_t row, const std::string& column) const
    {
        return number(row, column).value();
    }

private:
    /// No cell of ours is quoted; carriage returns are dropped.
    static std::vector<std::string> split(std::string_view line)
    {
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        std::vector<std::string> cells;
        std::size_t from = 0;
        while (true) {
            const std::size_t comma = line.find(',', from);
            cells.emplace_back(line.substr(from, comma == line.npos ? comma : comma - from));
            if (comma == line.npos) return cells;
            from = comma + 1;
        }
    }

    std::unordered_map<std::string, std::size_t> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

}  // namespace ballast::test
