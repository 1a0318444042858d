#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ballast::core {

/// A cell of an answer: nothing, words, or a finite number.
using Cell = std::variant<std::monostate, std::string, double>;

/// Rows under names, as a program prints them. Every row has a cell for every column.
struct TextTable {
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

/// Numbers in the shortest text that reads back as the same double; "" for what is absent.
std::string csvText(const TextTable& table);
/// An array of objects, one a line; null for what is absent.
std::string jsonText(const TextTable& table);
/// For the eye: ten significant digits, numbers to the right. A column that is empty in every row
/// is left out.
std::string alignedText(const TextTable& table);

}  // namespace ballast::core
