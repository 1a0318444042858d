#include "models/portfolio/sub_book.h"

#include "models/core/assert.h"
#include "models/core/text.h"

#include <algorithm>

namespace ballast::portfolio {
namespace {

bool asksOfInstrument(const SubBookRule& rule)
{
    return rule.underlying || rule.expiryFrom || rule.expiryTo || !rule.instrument.empty();
}

bool matchesInstrument(const SubBookRule& rule, const market::Instrument& instrument)
{
    if (rule.underlying && *rule.underlying != instrument.underlying) return false;
    if (rule.expiryFrom && !(instrument.expiry >= rule.expiryFrom))
        return false;  // none is below all
    if (rule.expiryTo && !(instrument.expiry && instrument.expiry <= rule.expiryTo)) return false;
    return rule.instrument.empty() || core::matchesGlob(rule.instrument, instrument.name);
}

}  // namespace

SubBooks::SubBooks(std::vector<SubBookRule> rules) : m_rules(std::move(rules))
{
    BALLAST_ASSERT(m_rules.size() < kUnassigned);
    for (const SubBookRule& rule : m_rules) {
        const auto known = std::ranges::find(m_names, rule.name);
        m_nameOf.push_back(static_cast<SubBookId>(known - m_names.begin()));
        if (known == m_names.end()) m_names.push_back(rule.name);
    }
}

SubBookId SubBooks::of(const core::AccountKey& account, const market::Instrument* instrument) const
{
    for (std::size_t i = 0; i < m_rules.size(); ++i)
        if (matches(m_rules[i], account, instrument)) return m_nameOf[i];
    return kUnassigned;
}

bool matches(const SubBookRule& rule, const core::AccountKey& account,
             const market::Instrument* instrument)
{
    if (rule.account && *rule.account != account.account) return false;
    if (rule.venue && *rule.venue != account.venue) return false;
    if (!instrument) return !asksOfInstrument(rule);
    return matchesInstrument(rule, *instrument);
}

}  // namespace ballast::portfolio
