// deribit: the venue's JSON-RPC as values (codec, pure), and a session that speaks it.
#pragma once

#include "models/core/error.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace ballast::deribit::json {

/// What a frame may hold at most; anything beyond is refused before it costs memory or stack.
inline constexpr std::size_t kMaxBytes = 1 << 20;
inline constexpr int kMaxDepth = 32;
inline constexpr std::size_t kMaxMembers = 4096;
inline constexpr std::size_t kMaxStringBytes = 64 * 1024;
inline constexpr std::size_t kMaxNodes = 120'000;
/// What a frame may be: as above where others send it, more where it is a list that was asked for.
struct Limits {
    std::size_t bytes = kMaxBytes;
    std::size_t nodes = kMaxNodes;
};
inline constexpr Limits kListLimits{16 << 20, 2'000'000};

enum class Type : std::uint8_t { Null, Boolean, Number, String, Array, Object };
std::string_view text(Type type);  ///< "a number"

struct Node {
    std::string_view key;   ///< of an object's member
    std::string_view text;  ///< a string unescaped, a number as it was written
    double number = 0;      ///< the nearest double: finite
    std::uint32_t end = 0;  ///< index after the last descendant: the next sibling
    std::uint32_t children = 0;
    Type type = Type::Null;
    bool truth = false;
};

/// One value in a parsed document; cheap to copy, valid until the document is parsed into again.
class Value {
public:
    Value() = default;  ///< what is not there
    Value(const std::vector<Node>* nodes, std::uint32_t index) : m_nodes(nodes), m_index(index) {}

    explicit operator bool() const { return m_nodes != nullptr; }
    Type type() const { return node().type; }
    bool isNull() const { return type() == Type::Null; }
    std::string_view key() const { return node().key; }
    std::string_view text() const { return node().text; }
    double number() const { return node().number; }
    bool truth() const { return node().truth; }
    std::size_t size() const { return node().children; }

    /// The member of that name, or nothing. The first one, where there are several.
    Value find(std::string_view key) const;
    /// The name of a member that occurs twice.
    std::optional<std::string_view> repeatedKey() const;

    class Iterator {
    public:
        Iterator(const std::vector<Node>* nodes, std::uint32_t index)
            : m_nodes(nodes), m_index(index)
        {
        }
        Value operator*() const { return {m_nodes, m_index}; }
        Iterator& operator++()
        {
            m_index = (*m_nodes)[m_index].end;
            return *this;
        }
        bool operator==(const Iterator& o) const { return m_index == o.m_index; }

    private:
        const std::vector<Node>* m_nodes;
        std::uint32_t m_index;
    };
    /// The elements of an array, the members of an object; nothing of anything else.
    Iterator begin() const { return {m_nodes, m_index + 1}; }
    Iterator end() const { return {m_nodes, node().end}; }

private:
    const Node& node() const { return (*m_nodes)[m_index]; }
    const std::vector<Node>* m_nodes = nullptr;
    std::uint32_t m_index = 0;
};

/// Reads a whole frame strictly: one object, valid UTF-8, nothing behind it, within the limits
/// above. Numbers keep their text, because a price must not pass through double. Memory is kept for
/// reuse.
class Document {
public:
    Document();
    ~Document();
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    core::Expected<Value> parse(std::string_view frame, const Limits& limits = {});

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
    std::vector<Node> m_nodes;
};

/// True where the text is a JSON number by the letter of the standard.
bool isNumber(std::string_view text);

}  // namespace ballast::deribit::json
