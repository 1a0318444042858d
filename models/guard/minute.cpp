#include "models/guard/minute.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ballast::guard {
namespace {

constexpr double kSecondsAYear = 31'536'000;

}  // namespace

void Minute::push(Second second)
{
    m_at = (m_at + 1) % kSeconds;
    m_looks += (second.looked ? 1 : 0) - (m_ring[m_at].looked ? 1 : 0);
    m_ring[m_at] = second;
    m_watched = std::min<std::int64_t>(m_watched + 1, kSeconds);
}

bool Minute::look(core::Time now, double price)
{
    if (!(price > 0) || !std::isfinite(price)) return false;
    const std::int64_t second =
        std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    if (m_price == 0) {
        m_price = price;
        m_second = second;
        return true;
    }
    if (second <= m_second) return false;
    const std::int64_t skipped = std::min<std::int64_t>(second - m_second - 1, kSeconds);
    for (std::int64_t i = 0; i < skipped; ++i) push({});
    push({std::log(price / m_price), true});
    m_price = price;
    m_second = second;
    return true;
}

std::optional<double> Minute::volatility() const
{
    if (!enough()) return std::nullopt;
    double squares = 0;
    for (const Second& second : m_ring) squares += second.move * second.move;
    return std::sqrt(squares / static_cast<double>(m_watched) * kSecondsAYear);
}

std::optional<double> Minute::change() const
{
    if (!enough()) return std::nullopt;
    double sum = 0;
    for (const Second& second : m_ring) sum += second.move;
    return sum;
}

}  // namespace ballast::guard
