#include "tests/soak/load.h"

#include "tests/soak/frame_splitter.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace ballast::soak {
namespace {

constexpr std::string_view kTicker =
    R"({"jsonrpc":"2.0","method":"subscription","params":{"channel":"ticker.)";
constexpr std::size_t kStampDigits = 13;
/// More than this is not put before a reader who does not read.
constexpr std::size_t kRoomBytes = 128U << 10U;

void raise(std::atomic<std::uint64_t>& most, std::uint64_t value)
{
    if (value > most.load(std::memory_order_relaxed)) most.store(value, std::memory_order_relaxed);
}

/// The last digit of a number with exactly two decimals, or 0.
std::size_t lastDigit(std::string_view text, std::string_view key)
{
    const std::size_t found = text.find(key);
    if (found == std::string_view::npos) return 0;
    std::size_t end = found + key.size();
    const std::size_t begin = end;
    while (end < text.size() && (std::isdigit(static_cast<unsigned char>(text[end])) ||
                                 text[end] == '.' || text[end] == '-'))
        ++end;
    const std::string_view number = text.substr(begin, end - begin);
    const std::size_t point = number.find('.');
    return point != std::string_view::npos && number.size() - point == 3 ? end - 1 : 0;
}

}  // namespace

Load::Load(const Options& options, Shared& shared)
    : m_options(options),
      m_shared(shared),
      m_quotes(static_cast<std::size_t>(options.instruments)),
      m_state(options.seed * 0x9E3779B97F4A7C15ULL + 1)
{
}

void Load::learn(std::string_view payload)
{
    if (!payload.starts_with(kTicker)) return;
    const std::size_t end = payload.find(".100ms\"", kTicker.size());
    const std::size_t stamp = payload.find("\"timestamp\":");
    if (end == std::string_view::npos || stamp == std::string_view::npos) return;
    std::string name{payload.substr(kTicker.size(), end - kTicker.size())};
    auto known = m_known.find(name);
    if (known == m_known.end()) {
        const std::size_t number = m_known.size();
        if (number >= m_quotes.size() || name.size() >= sizeof(Shared::Newest::name)) return;
        std::ranges::copy(name, m_shared.newest[number].name.begin());
        m_shared.instruments = number + 1;
        known = m_known.emplace(std::move(name), number).first;
    }
    Quote& quote = m_quotes[known->second];
    const std::string header = headerOf(payload.size());
    quote.frame = header;
    quote.frame += payload;
    quote.stampAt = header.size() + stamp + std::string_view{"\"timestamp\":"}.size();
    quote.last.clear();
    for (const std::string_view key : {R"("mark_iv":)", R"("bid_iv":)", R"("ask_iv":)"})
        if (const std::size_t at = lastDigit(quote.frame, key); at > 0) quote.last.push_back(at);
    if (!quote.last.empty()) return;
    if (const std::size_t at = lastDigit(quote.frame, R"("mark_price":)"); at > 0)
        quote.last.push_back(at);
}

double Load::dueBy(double seconds) const
{
    double burst = 0;
    if (m_options.burstEvery > 0) {
        const double whole = std::floor(seconds / m_options.burstEvery);
        const double within = seconds - whole * m_options.burstEvery;
        burst = whole * m_options.burstSeconds +
                std::max(0.0, within - (m_options.burstEvery - m_options.burstSeconds));
        m_shared.bursts = static_cast<std::uint64_t>(whole);
    }
    return m_options.rate * (seconds - burst) + m_options.burst * burst;
}

void Load::turn(double seconds, std::int64_t nowMs, Outgoing& out)
{
    const auto due = static_cast<std::uint64_t>(dueBy(seconds));
    const std::size_t known = m_known.size();
    for (; known > 0 && m_offered < due; ++m_offered) offer(random() % known, nowMs, out);
    while (!m_waiting.empty() && out.waiting() < kRoomBytes) {
        const std::size_t next = m_waiting.front();
        m_waiting.pop_front();
        m_quotes[next].waits = false;
        emit(next, nowMs, out);
    }
    countSecond(seconds);
}

void Load::countSecond(double seconds)
{
    const auto second = static_cast<std::int64_t>(seconds);
    if (second == m_second) return;
    const std::uint64_t sent = m_shared.sent - m_sentBefore, due = m_shared.due - m_dueBefore;
    if (m_second >= 0 && sent + 1 < due) ++m_shared.secondsBelow;
    if (m_second >= 0) raise(m_shared.mostInASecond, sent);
    m_second = second;
    m_sentBefore = m_shared.sent;
    m_dueBefore = m_shared.due;
}

void Load::offer(std::size_t quote, std::int64_t nowMs, Outgoing& out)
{
    ++m_shared.due;
    if (m_waiting.empty() && out.waiting() < kRoomBytes) return emit(quote, nowMs, out);
    if (m_quotes[quote].waits) {
        ++m_shared.conflated;
        return;
    }
    m_quotes[quote].waits = true;
    m_waiting.push_back(quote);
    raise(m_shared.mostWaiting, m_waiting.size());
}

/// The stamps of the exchange are whole tenths of a second: these never are.
void Load::emit(std::size_t quote, std::int64_t nowMs, Outgoing& out)
{
    const Quote& q = m_quotes[quote];
    const std::size_t begin = out.bytes.size();
    out.bytes += q.frame;
    std::int64_t stamp = nowMs % 100 == 0 ? nowMs - 1 : nowMs;
    m_shared.newest[quote].stampMs.store(stamp, std::memory_order_release);
    for (std::size_t i = kStampDigits; i-- > 0; stamp /= 10)
        out.bytes[begin + q.stampAt + i] = static_cast<char>('0' + stamp % 10);
    for (const std::size_t at : q.last)
        out.bytes[begin + at] = static_cast<char>('0' + random() % 10);
    ++m_shared.sent;
}

void Load::forget()
{
    for (const std::size_t quote : m_waiting) m_quotes[quote].waits = false;
    m_shared.conflated += m_waiting.size();
    m_waiting.clear();
}

std::uint32_t Load::random()
{
    m_state ^= m_state << 13U;
    m_state ^= m_state >> 7U;
    m_state ^= m_state << 17U;
    return static_cast<std::uint32_t>(m_state >> 32U);
}

}  // namespace ballast::soak
