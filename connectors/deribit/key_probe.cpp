#include "connectors/deribit/key_probe.h"

#include "connectors/deribit/fields.h"
#include "connectors/deribit/rights.h"
#include "models/core/text.h"

#include <fmt/format.h>

#include <utility>

namespace ballast::deribit {
namespace {

constexpr std::size_t kMostName = 120;

/// The venue's own name of the account; it may leave each of them out.
std::string accountOf(json::Value result)
{
    if (!result || result.type() != json::Type::Object) return {};
    for (const char* key : {"system_name", "username"}) {
        const json::Value name = result.find(key);
        if (name && name.type() == json::Type::String && !name.text().empty() &&
            name.text().size() <= kMostName && isPrintable(name.text()))
            return std::string{name.text()};
    }
    return {};
}

}  // namespace

KeyProbe::KeyProbe(Profile profile, Surroundings surroundings, Told told)
    : m_profile(std::move(profile)),
      m_surroundings(std::move(surroundings)),
      m_told(std::move(told)),
      m_codec(Names{m_profile.venue, core::AccountId{m_profile.keyId}, &m_directory}),
      m_limit(m_surroundings.loop->alarm())
{
}

KeyProbe::~KeyProbe() = default;

void KeyProbe::start(core::Duration within)
{
    const auto url = net::parseUrl(m_profile.url);
    if (!url) return end({.reason = url.error().message});
    if (m_profile.keyId.empty() || m_profile.secret.empty())
        return end({.reason = "the profile has no key"});
    m_limit->after(within, [this, within] {
        end({.reason = fmt::format("{} said nothing for {}", m_profile.url,
                                   core::humanDuration(within))});
    });
    net::WsLimits limits;
    limits.connect = limits.idle = within;
    m_socket = m_surroundings.loop->socket(
        net::Socket::Callbacks{
            .onOpen = [this] { login(); },
            .onText = [this](std::string_view text) { onText(text); },
            .onClosed = [this](const std::string& why) { end({.reason = why}); }},
        limits);
    m_socket->connect(*url);
}

void KeyProbe::login()
{
    const auto nonce = static_cast<std::uint64_t>(m_surroundings.uniform() * 4294967296.0);
    send(requests::auth(m_profile.keyId, m_profile.secret, m_surroundings.now(),
                        fmt::format("{:08x}", nonce),
                        askedRights(m_profile.tradingEnabled, m_profile.mayChangeAccount)));
}

void KeyProbe::send(const Request& request)
{
    ++m_asked;
    if (!m_socket->send(frame(m_asked, request))) end({.reason = "the connection was lost"});
}

void KeyProbe::onText(std::string_view text)
{
    m_events.clear();
    const auto frame = m_codec.decode(text, m_surroundings.now(), m_events, json::kListLimits);
    if (!frame) return end({.reason = frame.error().message});
    const auto* reply = std::get_if<Reply>(&*frame);
    if (!reply || reply->id != m_asked) return;
    m_asked == 1 ? onGranted(*reply) : onAccount(*reply);
}

void KeyProbe::onGranted(const Reply& reply)
{
    if (reply.error)
        return end({.outcome = KeyReport::Outcome::Refused, .reason = deribit::text(*reply.error)});
    const auto granted = decodeGranted(reply.result);
    if (!granted) return end({.reason = granted.error().message});
    m_report.scope = granted->scope;
    m_report.mayTrade = m_profile.tradingEnabled && granted->has("trade:read_write");
    m_report.right = tooMuch(*granted, m_profile.mayChangeAccount);
    if (!m_report.right.empty()) {
        m_report.outcome = KeyReport::Outcome::TooMuch;
        return end(m_report);
    }
    send(requests::getAccountSummaries());
}

void KeyProbe::onAccount(const Reply& reply)
{
    if (reply.error) {
        m_report.outcome = KeyReport::Outcome::Refused;
        m_report.reason = "reading the account: " + deribit::text(*reply.error);
    } else {
        m_report.outcome = KeyReport::Outcome::Works;
        m_report.account = accountOf(reply.result);
    }
    end(m_report);
}

/// From within the socket's own callbacks too: it may be destroyed there.
void KeyProbe::end(KeyReport report)
{
    m_limit->cancel();
    m_socket.reset();
    if (const auto told = std::exchange(m_told, nullptr)) told(report);
}

}  // namespace ballast::deribit
