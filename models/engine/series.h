#pragma once

#include "models/engine/record.h"

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace ballast::engine {

/// An append-only run of samples in shared blocks: a snapshot copies pointers, and a reader that
/// remembers how many it has seen takes only the rest.
template <class Sample>
class SeriesOf {
public:
    static constexpr std::size_t kBlock = 256;
    /// Appends in time order; forgets whole blocks beyond `kBlocks` (a day and more at 1 s).
    void append(const Sample& sample);
    /// Samples ever appended; the first one still held has number `first()`.
    std::size_t end() const { return m_end; }
    std::size_t first() const { return m_first; }
    /// Sample by its running number, first() <= number < end().
    const Sample& operator[](std::size_t number) const;

private:
    static constexpr std::size_t kBlocks = 512;
    using Block = std::vector<Sample>;
    std::vector<std::shared_ptr<const Block>> m_full;
    std::shared_ptr<const Block> m_tail = std::make_shared<const Block>();
    std::size_t m_first = 0;
    std::size_t m_end = 0;
};

extern template class SeriesOf<ExposureSample>;
extern template class SeriesOf<MarketSample>;
using Series = SeriesOf<ExposureSample>;
using MarketSeries = SeriesOf<MarketSample>;

}  // namespace ballast::engine
