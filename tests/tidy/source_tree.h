#pragma once

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::test {

/// One file of the project, with its path from the root in '/' form.
struct SourceFile {
    std::string path;
    std::string text;

    std::string top() const { return path.substr(0, path.find('/')); }
    /// The folder that is a room: "models/core", "connectors", "app".
    std::string room() const
    {
        const std::size_t first = path.find('/');
        const std::size_t second = path.find('/', first + 1);
        return path.substr(0, second == path.npos ? first : second);
    }
    bool isHeader() const { return path.ends_with(".h"); }
};

inline std::string readWhole(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Every .h and .cpp of the named top folders, in order of path.
inline std::vector<SourceFile> sourcesIn(const std::filesystem::path& root,
                                         const std::vector<std::string>& tops)
{
    std::vector<SourceFile> files;
    for (const std::string& top : tops) {
        std::error_code none;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / top, none)) {
            const std::string name = entry.path().lexically_relative(root).generic_string();
            if (name.ends_with(".h") || name.ends_with(".cpp"))
                files.push_back({name, readWhole(entry.path())});
        }
    }
    std::sort(files.begin(), files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return files;
}

/// The text with comments blanked (newlines kept), and with string literals blanked too where
/// `alsoStrings`: what is left is what the compiler acts on.
inline std::string codeOf(std::string_view text, bool alsoStrings)
{
    enum class In { Code, Line, Block, String, Char } in = In::Code;
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        const bool keep =
            c == '\n' || in == In::Code || ((in == In::String || in == In::Char) && !alsoStrings);
        const auto digitBefore = [&] {
            return i > 0 && std::isxdigit(static_cast<unsigned char>(text[i - 1]));
        };
        switch (in) {
            case In::Code:
                if (c == '/' && next == '/')
                    in = In::Line;
                else if (c == '/' && next == '*')
                    in = In::Block;
                else if (c == '"')
                    in = In::String;
                else if (c == '\'' && !digitBefore())
                    in = In::Char;  // not a digit separator
                break;
            case In::Line:
                if (c == '\n') in = In::Code;
                break;
            case In::Block:
                if (c == '/' && text[i - 1] == '*') in = In::Code;
                break;
            case In::String:
            case In::Char:
                if (c == '\\' && i + 1 < text.size()) {
                    out += keep ? text.substr(i, 2) : std::string_view("  ");
                    ++i;
                    continue;
                }
                if (c == (in == In::String ? '"' : '\'')) in = In::Code;
                break;
        }
        out += keep && in != In::Line && in != In::Block ? c : c == '\n' ? '\n' : ' ';
    }
    return out;
}

}  // namespace ballast::test
