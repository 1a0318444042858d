#include "connectors/paper/rpc.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>

namespace ballast::paper {
namespace {

namespace ondemand = simdjson::ondemand;

Refusal badRequest(std::string reason) { return {11050, "bad_request", std::move(reason), {}}; }

std::string_view trimmed(std::string_view token)
{
    while (!token.empty() && (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' ||
                              token.back() == '\t'))
        token.remove_suffix(1);
    return token;
}

/// Text of a scalar: a string unescaped, a number or word as it was sent. False for the rest.
bool scalarText(ondemand::value value, std::string& out)
{
    ondemand::json_type type{};
    if (value.type().get(type) != simdjson::SUCCESS) return false;
    if (type == ondemand::json_type::string) {
        std::string_view text;
        if (value.get_string().get(text) != simdjson::SUCCESS) return false;
        out = text;
        return true;
    }
    if (type == ondemand::json_type::array || type == ondemand::json_type::object) return false;
    out = trimmed(value.raw_json_token());
    return true;
}

bool readList(ondemand::array list, std::vector<std::string>& items)
{
    for (auto element : list) {
        ondemand::value value;
        std::string text;
        if (element.get(value) != simdjson::SUCCESS || !scalarText(value, text)) return false;
        items.push_back(std::move(text));
    }
    return true;
}

bool readMembers(ondemand::object object, std::vector<std::pair<std::string, std::string>>& members)
{
    for (auto field : object) {
        std::string_view name;
        ondemand::value value;
        std::string text;
        if (field.unescaped_key().get(name) != simdjson::SUCCESS) return false;
        std::string key{name};
        if (field.value().get(value) != simdjson::SUCCESS || !scalarText(value, text)) return false;
        members.emplace_back(std::move(key), std::move(text));
    }
    return true;
}

bool readArgument(ondemand::value value, Argument& argument)
{
    ondemand::json_type type{};
    if (value.type().get(type) != simdjson::SUCCESS) return false;
    if (type == ondemand::json_type::array) {
        ondemand::array list;
        return value.get_array().get(list) == simdjson::SUCCESS && readList(list, argument.items);
    }
    if (type == ondemand::json_type::object) {
        ondemand::object object;
        return value.get_object().get(object) == simdjson::SUCCESS &&
               readMembers(object, argument.members);
    }
    return scalarText(value, argument.text);
}

bool readArguments(ondemand::object object, std::vector<Argument>& arguments)
{
    for (auto field : object) {
        std::string_view name;
        ondemand::value value;
        if (field.unescaped_key().get(name) != simdjson::SUCCESS) return false;
        Argument argument;
        argument.name = name;
        if (field.value().get(value) != simdjson::SUCCESS) return false;
        ondemand::json_type type{};
        if (value.type().get(type) != simdjson::SUCCESS) return false;
        if (type == ondemand::json_type::null) continue;  // the same as not given
        if (!readArgument(value, argument)) return false;
        arguments.push_back(std::move(argument));
    }
    return true;
}

/// The whole text is checked once as a document: the reader below looks only at what it needs.
bool wellFormed(const simdjson::padded_string& json)
{
    thread_local simdjson::dom::parser parser;
    if (parser.max_depth() != kDepthLimit &&
        parser.allocate(kFrameLimitBytes, kDepthLimit) != simdjson::SUCCESS)
        return false;
    return parser.parse(json).error() == simdjson::SUCCESS;
}

bool readMember(std::string_view name, ondemand::value value, RpcRequest& request)
{
    if (name == "id") {
        ondemand::json_type type{};
        if (value.type().get(type) != simdjson::SUCCESS) return false;
        if (type == ondemand::json_type::array || type == ondemand::json_type::object) return false;
        request.id = trimmed(value.raw_json_token());
        return request.id.size() <= 256;
    }
    if (name == "method") return scalarText(value, request.method);
    if (name == "params") {
        ondemand::json_type type{};
        if (value.type().get(type) != simdjson::SUCCESS) return false;
        if (type == ondemand::json_type::null) return true;
        ondemand::object object;
        std::vector<Argument> arguments;
        if (value.get_object().get(object) != simdjson::SUCCESS) return false;
        if (!readArguments(object, arguments)) return false;
        request.arguments = Arguments{std::move(arguments)};
    }
    return true;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// What a REST client sends for a list or an object: JSON in a text.
template <class Container, class Read>
bool readEmbedded(std::string_view json, Container& into, Read read)
{
    const simdjson::padded_string padded{json};
    if (!wellFormed(padded)) return false;
    ondemand::parser parser;
    ondemand::document document;
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS) return false;
    return read(document, into);
}

}  // namespace

std::expected<RpcRequest, Refusal> parseRequest(std::string_view json)
{
    if (json.size() > kFrameLimitBytes) return std::unexpected(badRequest("request too large"));
    const simdjson::padded_string padded{json};
    if (!wellFormed(padded)) return std::unexpected(badRequest("invalid json"));
    thread_local ondemand::parser parser;
    ondemand::document document;
    ondemand::object root;
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS ||
        document.get_object().get(root) != simdjson::SUCCESS)
        return std::unexpected(badRequest("request is not an object"));
    RpcRequest request;
    for (auto field : root) {
        std::string_view name;
        ondemand::value value;
        if (field.unescaped_key().get(name) != simdjson::SUCCESS)
            return std::unexpected(badRequest("invalid json"));
        const std::string key{name};
        if (field.value().get(value) != simdjson::SUCCESS || !readMember(key, value, request))
            return std::unexpected(badRequest("unusable member " + key));
    }
    if (request.method.empty()) return std::unexpected(badRequest("no method"));
    return request;
}

std::string urlDecoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 &&
                            hexDigit(text[i + 2]) >= 0;
        if (escape) {
            out += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

Arguments parseQuery(std::string_view query)
{
    std::vector<Argument> arguments;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (pair.empty()) continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        Argument argument;
        argument.name = urlDecoded(pair.substr(0, equals));
        argument.text = urlDecoded(pair.substr(std::min(equals + 1, pair.size())));
        arguments.push_back(std::move(argument));
    }
    return Arguments{std::move(arguments)};
}

const Argument* Arguments::find(std::string_view name) const
{
    const auto it = std::ranges::find(m_arguments, name, &Argument::name);
    return it == m_arguments.end() ? nullptr : &*it;
}

void Arguments::complain(std::string_view name, std::string reason)
{
    if (!m_complaint)
        m_complaint = Refusal{-32602, "Invalid params", std::move(reason), std::string{name}};
}

Outcome Arguments::complaint() const
{
    if (m_complaint) return std::unexpected(*m_complaint);
    return {};
}

std::string_view Arguments::text(std::string_view name, std::string_view fallback) const
{
    const Argument* argument = find(name);
    return argument ? std::string_view{argument->text} : fallback;
}

std::string_view Arguments::requiredText(std::string_view name)
{
    const std::string_view found = text(name);
    if (found.empty()) complain(name, "is required");
    return found;
}

std::optional<core::Price> Arguments::price(std::string_view name)
{
    const Argument* argument = find(name);
    if (!argument || argument->text.empty()) return {};
    auto parsed = core::Price::parse(argument->text);
    if (!parsed) complain(name, "must be a number");
    return parsed ? std::optional{*parsed} : std::nullopt;
}

std::optional<core::Quantity> Arguments::quantity(std::string_view name)
{
    const Argument* argument = find(name);
    if (!argument || argument->text.empty()) return {};
    auto parsed = core::Quantity::parse(argument->text);
    if (!parsed) complain(name, "must be a number");
    return parsed ? std::optional{*parsed} : std::nullopt;
}

std::optional<std::int64_t> Arguments::integer(std::string_view name)
{
    const Argument* argument = find(name);
    if (!argument || argument->text.empty()) return {};
    // Clients in languages with one kind of number write 1054.0 or 2.2e3.
    std::string_view digits = argument->text;
    if (const auto point = digits.find('.');
        point != std::string_view::npos &&
        digits.find_first_not_of('0', point + 1) == std::string_view::npos)
        digits = digits.substr(0, point);
    std::int64_t number = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number);
    if (error == std::errc{} && stop == end) return number;
    if (const auto real = core::Quantity::parse(digits);
        real && real->isMultipleOf(core::Quantity::fromMantissa(core::kFixedOne)))
        return real->mantissa() / core::kFixedOne;
    complain(name, "must be an integer");
    return {};
}

std::int64_t Arguments::integer(std::string_view name, std::int64_t fallback)
{
    return integer(name).value_or(fallback);
}

bool Arguments::flag(std::string_view name, bool fallback)
{
    const Argument* argument = find(name);
    if (!argument || argument->text.empty()) return fallback;
    if (argument->text == "true" || argument->text == "1") return true;
    if (argument->text == "false" || argument->text == "0") return false;
    complain(name, "must be a boolean");
    return fallback;
}

std::vector<std::string> Arguments::list(std::string_view name)
{
    const Argument* argument = find(name);
    if (!argument) return {};
    if (!argument->items.empty() || argument->text.empty()) return argument->items;
    if (argument->text.front() != '[') return {argument->text};
    std::vector<std::string> items;
    const bool read = readEmbedded(argument->text, items, [](ondemand::document& doc, auto& into) {
        ondemand::array list;
        return doc.get_array().get(list) == simdjson::SUCCESS && readList(list, into);
    });
    if (!read) complain(name, "must be a list");
    return items;
}

std::vector<std::pair<std::string, double>> Arguments::amounts(std::string_view name)
{
    const Argument* argument = find(name);
    if (!argument) return {};
    auto members = argument->members;
    if (members.empty() && !argument->text.empty()) {
        const bool read =
            readEmbedded(argument->text, members, [](ondemand::document& doc, auto& into) {
                ondemand::object object;
                return doc.get_object().get(object) == simdjson::SUCCESS &&
                       readMembers(object, into);
            });
        if (!read) complain(name, "must be an object");
    }
    std::vector<std::pair<std::string, double>> out;
    for (const auto& [key, text] : members) {
        const auto number = core::Quantity::parse(text);
        if (!number) complain(name, "amount of " + key + " must be a number");
        if (number) out.emplace_back(key, number->toDouble());
    }
    return out;
}

}  // namespace ballast::paper
