#include "models/engine/series.h"

#include "models/core/assert.h"

namespace ballast::engine {

template <class Sample>
void SeriesOf<Sample>::append(const Sample& sample)
{
    // The tail is shared with snapshots, so it is replaced, never written to: at most kBlock
    // copies.
    auto tail = std::make_shared<Block>();
    tail->reserve(kBlock);
    *tail = *m_tail;
    tail->push_back(sample);
    ++m_end;
    if (tail->size() < kBlock) {
        m_tail = std::move(tail);
        return;
    }
    m_full.push_back(std::move(tail));
    m_tail = std::make_shared<const Block>();
    if (m_full.size() > kBlocks) {
        m_full.erase(m_full.begin());
        m_first += kBlock;
    }
}

template <class Sample>
const Sample& SeriesOf<Sample>::operator[](std::size_t number) const
{
    BALLAST_ASSERT(number >= m_first && number < m_end);
    const std::size_t offset = number - m_first;
    const std::size_t block = offset / kBlock;
    return block < m_full.size() ? (*m_full[block])[offset % kBlock] : (*m_tail)[offset % kBlock];
}

template class SeriesOf<ExposureSample>;
template class SeriesOf<MarketSample>;

}  // namespace ballast::engine
