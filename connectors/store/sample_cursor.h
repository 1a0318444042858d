#pragma once

#include "connectors/store/sample_blocks.h"
#include "connectors/store/time_range.h"

#include <memory>

namespace ballast::store {

/// The samples of one underlying in a range of time, in the order of time and id, wherever they
/// lie: plain rows and blocks are read as one. Figures that a picture is made from are at hand; a
/// whole row is read only when it is asked for.
class SampleCursor {
public:
    static core::Expected<SampleCursor> over(const Database& history, core::Currency underlying,
                                             TimeRange range);
    SampleCursor(SampleCursor&&) noexcept;
    SampleCursor& operator=(SampleCursor&&) noexcept;
    ~SampleCursor();

    /// Stands on the next row; false after the last one, and where error() is set.
    bool next();
    const std::optional<core::Error>& error() const { return m_error; }

    core::Time at() const;
    double delta() const;
    double spot() const;
    bool inside() const;  ///< its band
    bool tells() const;   ///< why the band moved
    engine::ExposureSample sample() const;
    SampleRow row() const;

private:
    struct Key {
        std::int64_t at = 0, id = 0;
        auto operator<=>(const Key&) const = default;
    };
    struct OpenBlock;
    SampleCursor() = default;
    void openDue();
    void stepPlain();
    Key plainKey() const;

    core::Currency m_underlying;
    TimeRange m_range;
    Statement m_plain, m_list, m_data;
    bool m_plainStands = false, m_listStands = false;
    std::vector<std::unique_ptr<OpenBlock>> m_open;
    OpenBlock* m_current = nullptr;  ///< null: the plain row
    bool m_begun = false;
    std::optional<core::Error> m_error;
};

}  // namespace ballast::store
