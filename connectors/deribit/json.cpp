#include "connectors/deribit/json.h"

#include "connectors/deribit/redaction.h"
#include "models/core/text.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace ballast::deribit::json {
namespace {

namespace ondemand = simdjson::ondemand;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r' ||
                             text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// Walks simdjson's lazy document to its last value, because what is not visited is not checked.
class Builder {
public:
    Builder(std::vector<Node>& nodes, std::size_t most) : m_nodes(nodes), m_most(most) {}

    bool object(ondemand::object members, std::string_view key, int depth)
    {
        const std::size_t at = open(Type::Object, key, depth);
        if (at == kFull) return false;
        std::size_t count = 0;
        for (auto member : members) {
            ondemand::field field;
            if (std::move(member).get(field)) return wrong("malformed JSON");
            std::string_view name;
            if (field.unescaped_key().get(name)) return wrong("malformed JSON");
            if (++count > kMaxMembers) return wrong("an object of more than 4096 members");
            if (!value(field.value(), name, depth + 1)) return false;
        }
        close(at, count);
        return true;
    }
    const std::string& reason() const { return m_reason; }

private:
    static constexpr std::size_t kFull = std::numeric_limits<std::size_t>::max();

    bool wrong(const char* what)
    {
        if (m_reason.empty()) m_reason = what;
        return false;
    }
    std::size_t open(Type type, std::string_view key, int depth)
    {
        if (depth > kMaxDepth) {
            wrong("nesting deeper than 32 levels");
            return kFull;
        }
        return add({.key = key, .type = type});
    }
    std::size_t add(const Node& node)
    {
        if (m_nodes.size() >= m_most) {
            wrong("more values than a frame may hold");
            return kFull;
        }
        m_nodes.push_back(node);
        m_nodes.back().end = static_cast<std::uint32_t>(m_nodes.size());
        return m_nodes.size() - 1;
    }
    void close(std::size_t at, std::size_t children)
    {
        m_nodes[at].children = static_cast<std::uint32_t>(children);
        m_nodes[at].end = static_cast<std::uint32_t>(m_nodes.size());
    }

    bool array(ondemand::array elements, std::string_view key, int depth)
    {
        const std::size_t at = open(Type::Array, key, depth);
        if (at == kFull) return false;
        std::size_t count = 0;
        for (auto element : elements) {
            ondemand::value item;
            if (std::move(element).get(item)) return wrong("malformed JSON");
            ++count;
            if (!value(item, {}, depth + 1)) return false;
        }
        close(at, count);
        return true;
    }

    bool value(ondemand::value item, std::string_view key, int depth)
    {
        ondemand::json_type type;
        if (item.type().get(type)) return wrong("malformed JSON");
        switch (type) {
            case ondemand::json_type::object: {
                ondemand::object members;
                return item.get_object().get(members) ? wrong("malformed JSON")
                                                      : object(members, key, depth);
            }
            case ondemand::json_type::array: {
                ondemand::array elements;
                return item.get_array().get(elements) ? wrong("malformed JSON")
                                                      : array(elements, key, depth);
            }
            case ondemand::json_type::string: return string(item, key);
            case ondemand::json_type::number: return number(item, key);
            case ondemand::json_type::boolean: return boolean(item, key);
            case ondemand::json_type::null:
                // Asked by hand: this simdjson takes any word with an n at its head for null.
                if (trimmed(item.raw_json_token()) != "null") return wrong("malformed JSON");
                if (!item.is_null().value_unsafe()) return wrong("malformed JSON");
                return add({.key = key}) != kFull;
        }
        return wrong("malformed JSON");
    }
    bool string(ondemand::value item, std::string_view key)
    {
        std::string_view content;
        if (item.get_string().get(content)) return wrong("malformed text");
        if (content.size() > kMaxStringBytes) return wrong("a text of more than 64 KiB");
        return add({.key = key, .text = content, .type = Type::String}) != kFull;
    }
    /// Of up to nineteen characters by simdjson; of more by the standard library, because simdjson
    /// as Debian 12 has it reads "0.10000000073201234567889" as 0.000019. What is too small for a
    /// double is nothing.
    static bool nearestOf(ondemand::value item, std::string_view token, double& nearest)
    {
        constexpr std::size_t kFast = 19;
        if (token.size() > kFast) {
            const auto read = std::from_chars(token.data(), token.data() + token.size(), nearest);
            if (read.ec == std::errc{}) return true;
        }
        if (item.get_double().get(nearest)) return false;
        return token.size() <= kFast || std::abs(nearest) < std::numeric_limits<double>::min();
    }
    bool number(ondemand::value item, std::string_view key)
    {
        const std::string_view token = trimmed(item.raw_json_token());
        if (!isNumber(token)) return wrong("malformed number");
        if (token.size() > 64) return wrong("a number of more than 64 digits");
        double nearest = 0;
        if (!nearestOf(item, token, nearest)) return wrong("a number out of range");
        return add({.key = key, .text = token, .number = nearest, .type = Type::Number}) != kFull;
    }
    bool boolean(ondemand::value item, std::string_view key)
    {
        bool truth = false;
        if (item.get_bool().get(truth)) return wrong("malformed JSON");
        return add({.key = key, .type = Type::Boolean, .truth = truth}) != kFull;
    }

    std::vector<Node>& m_nodes;
    std::size_t m_most;
    std::string m_reason;
};

}  // namespace

std::string_view text(Type type)
{
    switch (type) {
        case Type::Null: return "null";
        case Type::Boolean: return "a boolean";
        case Type::Number: return "a number";
        case Type::String: return "a text";
        case Type::Array: return "an array";
        case Type::Object: return "an object";
    }
    return "";
}

Value Value::find(std::string_view key) const
{
    if (!m_nodes || type() != Type::Object) return {};
    for (const Value member : *this)
        if (member.key() == key) return member;
    return {};
}

std::optional<std::string_view> Value::repeatedKey() const
{
    if (!m_nodes || type() != Type::Object) return std::nullopt;
    for (auto a = begin(); !(a == end()); ++a)
        for (auto b = begin(); !(b == a); ++b)
            if ((*a).key() == (*b).key()) return (*a).key();
    return std::nullopt;
}

struct Document::Parser {
    ondemand::parser parser{kListLimits.bytes + simdjson::SIMDJSON_PADDING};
    std::vector<char> padded;
};

Document::Document() : m_parser(std::make_unique<Parser>()) {}
Document::~Document() = default;

core::Expected<Value> Document::parse(std::string_view frame, const Limits& limits)
{
    const auto refuse = [&](std::string_view what) {
        std::string message = "deribit frame of " + std::to_string(frame.size()) + " bytes: ";
        return core::failure(message.append(what) + ", beginning " +
                             core::quoted(withoutSecrets(frame.substr(0, 60))));
    };
    m_nodes.clear();
    if (frame.size() > limits.bytes)
        return refuse("larger than " + std::to_string(limits.bytes >> 20U) + " MiB");
    auto& padded = m_parser->padded;
    if (padded.size() < frame.size() + simdjson::SIMDJSON_PADDING)
        padded.resize(frame.size() + simdjson::SIMDJSON_PADDING);
    std::copy(frame.begin(), frame.end(), padded.begin());
    std::fill_n(padded.begin() + static_cast<std::ptrdiff_t>(frame.size()),
                simdjson::SIMDJSON_PADDING, ' ');

    ondemand::document document;
    if (const auto error =
            m_parser->parser.iterate(padded.data(), frame.size(), padded.size()).get(document))
        return refuse(simdjson::error_message(error));
    ondemand::object root;
    if (document.get_object().get(root)) return refuse("expected one JSON object");
    Builder builder{m_nodes, limits.nodes};
    if (!builder.object(root, {}, 1)) return refuse(builder.reason());
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        return refuse("more behind the end of its object");
    return Value{&m_nodes, 0};
}

bool isNumber(std::string_view t)
{
    std::size_t i = 0;
    const auto digits = [&] {
        const std::size_t first = i;
        while (i < t.size() && isDigit(t[i])) ++i;
        return i - first;
    };
    if (i < t.size() && t[i] == '-') ++i;
    const bool leadingZero = i < t.size() && t[i] == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (leadingZero && whole > 1)) return false;
    if (i < t.size() && t[i] == '.') {
        ++i;
        if (digits() == 0) return false;
    }
    if (i < t.size() && (t[i] == 'e' || t[i] == 'E')) {
        ++i;
        if (i < t.size() && (t[i] == '+' || t[i] == '-')) ++i;
        if (digits() == 0) return false;
    }
    return i == t.size();
}

}  // namespace ballast::deribit::json
