#include "models/laboratory/market.h"

#include "models/pricing/option_batch.h"

#include <algorithm>
#include <cmath>

namespace ballast::laboratory {
namespace {

/// The book as columns: valued as one batch a step.
class Columns {
public:
    explicit Columns(std::vector<Contract> book) : m_book(std::move(book)), m_value(m_book.size())
    {
        for (std::vector<double>* column : columns()) column->resize(m_book.size());
    }

    /// The book now. Options that expired since are settled at the spot and renewed.
    Seen see(const Market& market, double years, bool first)
    {
        Seen seen;
        seen.spot = market.spot();
        seen.funding8h = market.funding8h();
        settle(market, years, seen);
        for (std::size_t i = 0; i < m_book.size(); ++i) {
            m_sign[i] = m_book[i].sign;
            m_strike[i] = m_book[i].strike;
            m_tau[i] = m_book[i].expiryYears - years;
        }
        market.quote(years, m_book, m_forward, m_sigma);
        pricing::greeksBatch({m_sign, m_forward, m_strike, m_tau, m_sigma},
                             {m_price, m_delta, m_gamma, m_vega, m_theta, m_vanna, m_volga});
        sum(seen, first);
        return seen;
    }
    std::size_t size() const { return m_book.size(); }

private:
    std::vector<std::vector<double>*> columns()
    {
        return {&m_sign,  &m_forward, &m_strike, &m_tau,   &m_sigma, &m_price,
                &m_delta, &m_gamma,   &m_vega,   &m_theta, &m_vanna, &m_volga};
    }
    void settle(const Market& market, double years, Seen& seen)
    {
        for (std::size_t i = 0; i < m_book.size();) {
            Contract& c = m_book[i];
            if (c.expiryYears > years) {
                ++i;
                continue;
            }
            const double intrinsic = std::max(0.0, c.sign * (seen.spot - c.strike));
            seen.bookPnl += c.size * intrinsic - m_value[i];
            const Contract next = market.renewed(c, years);
            if (next.size != 0) {
                c = next;
                m_value[i++] = std::nan("");  // bought or sold at its own value, known in a moment
            } else {
                remove(i);
            }
        }
    }
    void remove(std::size_t i)
    {
        m_book.erase(m_book.begin() + static_cast<std::ptrdiff_t>(i));
        m_value.erase(m_value.begin() + static_cast<std::ptrdiff_t>(i));
        for (std::vector<double>* column : columns()) column->pop_back();
    }
    void sum(Seen& seen, bool first)
    {
        double weight = 0;
        for (std::size_t i = 0; i < m_book.size(); ++i) {
            const double expiry = m_book[i].expiryYears;
            if (seen.nextExpiryYears == 0 || expiry < seen.nextExpiryYears)
                seen.nextExpiryYears = expiry;
            const double size = m_book[i].size, value = size * m_price[i];
            if (!first && !std::isnan(m_value[i])) seen.bookPnl += value - m_value[i];
            m_value[i] = value;
            seen.delta += size * m_delta[i];
            seen.gamma += size * m_gamma[i];
            seen.vanna += size * m_vanna[i];
            const double share = std::abs(size) * m_gamma[i];
            weight += share;
            seen.tau += share * m_tau[i];
            seen.sigma += share * m_sigma[i];
        }
        if (weight <= 0) return;
        seen.tau /= weight;
        seen.sigma /= weight;
    }

    std::vector<Contract> m_book;
    std::vector<double> m_value;  ///< USD, of each line as last seen
    std::vector<double> m_sign, m_forward, m_strike, m_tau, m_sigma;
    std::vector<double> m_price, m_delta, m_gamma, m_vega, m_theta, m_vanna, m_volga;
};

}  // namespace

Series walk(Market& market, std::size_t steps, double stepYears, const std::atomic<bool>* cancelled)
{
    Series series;
    series.begins = market.begins();
    series.steps.reserve(std::min(steps, static_cast<std::size_t>(kMostSteps)) + 1);
    Columns columns(market.book());
    for (std::size_t i = 0; i <= steps; ++i) {
        if (cancelled && i % kStepsALook == 0 && *cancelled) break;
        series.steps.push_back(columns.see(market, static_cast<double>(i) * stepYears, i == 0));
        series.priced += static_cast<double>(columns.size());
        if (i < steps && !market.advance()) break;
    }
    return series;
}

}  // namespace ballast::laboratory
