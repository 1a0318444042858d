#include "connectors/deribit/codec.h"

#include "connectors/deribit/decode.h"
#include "connectors/deribit/redaction.h"
#include "models/core/text.h"

#include <algorithm>

namespace ballast::deribit {
namespace {

struct Channel {
    std::string_view kind;        ///< "ticker", "user.changes"
    std::string_view instrument;  ///< the part after it
};

Channel split(std::string_view channel)
{
    auto dot = channel.find('.');
    if (channel.starts_with("user.") || channel.starts_with("instrument."))
        dot = channel.find('.', dot + 1);
    if (dot == std::string_view::npos) return {channel, {}};
    const std::string_view rest = channel.substr(dot + 1);
    return {channel.substr(0, dot), rest.substr(0, rest.find('.'))};
}

core::Expected<void> decodeChannel(const Channel& channel, json::Value data, Reading& reading,
                                   bool& understood)
{
    if (channel.kind == "ticker") return decodeTicker(data, channel.instrument, reading);
    if (channel.kind == "book") return decodeBook(data, channel.instrument, reading);
    if (channel.kind == "quote") return decodeQuote(data, channel.instrument, reading);
    if (channel.kind == "trades") return decodeTrades(data, reading);
    if (channel.kind == "deribit_price_index") return decodeIndex(data, reading);
    if (channel.kind == "instrument.state") return decodeInstrumentState(data, reading);
    if (channel.kind == "user.changes") return decodeUserChanges(data, reading);
    if (channel.kind == "user.orders") return decodeUserOrders(data, reading);
    if (channel.kind == "user.trades") return decodeUserTrades(data, reading);
    if (channel.kind == "user.portfolio") return decodePortfolio(data, reading);
    understood = false;
    return {};
}

core::Expected<Frame> heartbeat(json::Value root)
{
    Fields envelope{root, "heartbeat"};
    Fields params{envelope.object("params"), "heartbeat"};
    const std::string_view type = params.text("type");
    if (params.ok() && type != "test_request" && type != "heartbeat")
        params.refuse("type", "heartbeat or test_request", core::quoted(type));
    if (!params.ok()) return std::unexpected(params.error());
    return Heartbeat{type == "test_request"};
}

std::optional<core::Time> microseconds(Fields& fields, std::string_view key)
{
    if (!fields.has(key)) return {};
    const std::uint64_t us = fields.whole(key);
    return core::Time{std::chrono::microseconds{
        static_cast<std::int64_t>(std::min<std::uint64_t>(us, 9'000'000'000'000'000))}};
}

core::Expected<Frame> reply(json::Value root)
{
    Fields fields{root, "reply"};
    fields.refuseRepeatedKeys();
    Reply out;
    if (fields.has("id")) out.id = fields.whole("id");
    if (fields.has("error")) {
        Fields error{fields.object("error"), "reply error"};
        const double code = error.number("code");
        VenueError told;
        told.code = code > -1e9 && code < 1e9 ? static_cast<int>(code) : 0;
        told.message = withoutSecrets(error.textOr("message", ""));
        if (!error.ok()) return std::unexpected(error.error());
        out.error = std::move(told);
    } else {
        out.result = root.find("result");
        if (!out.result) fields.refuse("result", "a result or an error", "missing");
    }
    out.venueIn = microseconds(fields, "usIn");
    out.venueOut = microseconds(fields, "usOut");
    if (!fields.ok()) return std::unexpected(fields.error());
    return out;
}

}  // namespace

bool isCombination(std::string_view instrument)
{
    const auto first = instrument.find('-');
    if (first == std::string_view::npos) return false;
    const auto second = instrument.find('-', first + 1);
    if (second == std::string_view::npos) return false;
    const std::string_view word = instrument.substr(first + 1, second - first - 1);
    return !word.empty() &&
           std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

core::Expected<Frame> Codec::notification(json::Value root, core::Time at,
                                          std::vector<engine::Event>& events)
{
    Fields envelope{root, "notification"};
    const json::Value body = envelope.object("params");
    Fields params{body, "notification"};
    Notification out;
    out.channel = params.text("channel");
    const json::Value data = body ? body.find("data") : json::Value{};
    if (params.ok() && !data)
        params.refuse("data", "the news of " + std::string{out.channel}, "missing");
    if (!params.ok()) return std::unexpected(params.error());
    Reading reading{m_names, at, events};
    const auto decoded = decodeChannel(split(out.channel), data, reading, out.understood);
    if (!decoded) return std::unexpected(decoded.error());
    out.skipped = reading.skipped;
    return out;
}

core::Expected<Frame> Codec::decodeAnyOrder(std::string_view frame, core::Time at,
                                            std::vector<engine::Event>& events,
                                            const json::Limits& limits)
{
    const auto root = m_document.parse(frame, limits);
    m_malformed = !root;
    if (!root) return std::unexpected(root.error());
    const json::Value method = root->find("method");
    if (!method) return reply(*root);
    if (frame.size() > json::kMaxBytes)
        return core::failure("deribit frame of " + std::to_string(frame.size()) +
                             " bytes: news larger than 1 MiB");
    if (method.type() == json::Type::String && method.text() == "heartbeat")
        return heartbeat(*root);
    if (method.type() != json::Type::String || method.text() != "subscription")
        return core::failure(
            "deribit frame: field method, expected subscription or heartbeat, was " +
            shown(method));
    const std::size_t before = events.size();
    auto out = notification(*root, at, events);
    // A frame counts as a whole: what came before the part that was refused is not kept either.
    if (!out) events.erase(events.begin() + static_cast<std::ptrdiff_t>(before), events.end());
    return out;
}

core::Expected<Frame> Codec::decode(std::string_view frame, core::Time at,
                                    std::vector<engine::Event>& events, const json::Limits& limits)
{
    if (const auto channel = m_fastPath.decode(frame, m_names, at, events))
        return Notification{*channel};
    return decodeAnyOrder(frame, at, events, limits);
}

}  // namespace ballast::deribit
