#include "app/settings_words.h"

#include <fmt/format.h>

#include <cmath>
#include <sstream>

namespace ballast::app {
namespace {

std::string numberText(double value)
{
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    std::string text = fmt::format("{}", value);
    // A TOML float has a point or an exponent; without, it reads back as an integer.
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

std::string keyText(std::string_view key)
{
    const bool bare = !key.empty() && key.find_first_not_of(
                                          "abcdefghijklmnopqrstuvwxyz"
                                          "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                          "0123456789_-") == key.npos;
    if (bare) return std::string{key};
    std::ostringstream quoted;
    quoted << toml::value<std::string>{std::string{key}};
    return quoted.str();
}

std::string inlineText(const toml::node& node)
{
    if (const auto number = node.value_exact<double>()) return numberText(*number);
    std::string out;
    if (const auto* list = node.as_array()) {
        for (const toml::node& one : *list) out += (out.empty() ? "" : ", ") + inlineText(one);
        return "[" + out + "]";
    }
    if (const auto* table = node.as_table()) {
        for (const auto& [key, value] : *table)
            out += (out.empty() ? "" : ", ") + keyText(key.str()) + " = " + inlineText(value);
        return "{ " + out + " }";
    }
    std::ostringstream plain;
    node.visit([&](const auto& n) { plain << n; });
    return plain.str();
}

void writeTable(const toml::table& table, const std::string& path, std::string& out)
{
    std::string lines;
    for (const auto& [key, value] : table)
        if (!value.is_table()) lines += keyText(key.str()) + " = " + inlineText(value) + "\n";
    if (!lines.empty()) {
        if (!path.empty()) out += (out.empty() ? "" : "\n") + ("[" + path + "]\n");
        out += lines;
    }
    for (const auto& [key, value] : table)
        if (const auto* section = value.as_table())
            writeTable(*section, (path.empty() ? "" : path + ".") + keyText(key.str()), out);
}

}  // namespace

std::string_view wordOf(portfolio::DeltaConvention convention)
{
    for (const auto& [word, which] : kConventionWords)
        if (which == convention) return word;
    return {};
}

std::string tomlValue(const toml::node& node) { return inlineText(node); }
std::string tomlKey(std::string_view key) { return keyText(key); }

std::string tomlText(const toml::table& root)
{
    std::string out;
    writeTable(root, {}, out);
    return out;
}

}  // namespace ballast::app
