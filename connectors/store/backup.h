#pragma once

#include "connectors/store/read_watch.h"
#include "connectors/store/sqlite.h"

#include <filesystem>
#include <memory>

struct sqlite3_backup;

namespace ballast::store {

/// A copy of an open database, taken some pages at a time: between two steps the connection that is
/// copied from may write, and what it writes comes into the copy too. begin(), share() and settle()
/// belong to whoever wants the copy, step() and giveUp() to the thread of that connection; never
/// both at once.
class SteppedCopy {
public:
    /// Some megabytes at most: milliseconds.
    static constexpr int kPagesAStep = 256;

    /// Makes the file, which must not be there yet.
    static core::Expected<SteppedCopy> begin(const std::filesystem::path& to);
    SteppedCopy(SteppedCopy&&) noexcept;
    SteppedCopy& operator=(SteppedCopy&&) noexcept;
    ~SteppedCopy();

    /// The next pages; true: the copy is whole, as the database stands at this moment.
    core::Expected<bool> step(const Database& from, int pages = kPagesAStep);
    /// Lets go of what is copied from, before the copy is whole.
    void giveUp() { m_running.reset(); }
    /// Of the whole, 0 to 1, as of the last step.
    double share() const { return m_share; }
    /// Of a whole copy: it stands alone, without a log beside it, and is on the disk.
    core::Expected<void> settle();

private:
    struct Finish {
        void operator()(sqlite3_backup* running) const;
    };
    SteppedCopy() = default;
    core::Error failed(int step) const;

    std::filesystem::path m_to;
    Database m_copy;
    std::unique_ptr<sqlite3_backup, Finish> m_running;  // ends before what it writes to
    double m_share = 0;
};

/// Copies an open database, as it stands, into a file that must not be there yet; it is on the disk
/// when this returns. `watch` is asked between pages.
core::Expected<void> copyOne(const Database& from, const std::filesystem::path& to,
                             const ReadWatch& watch = {});

/// Copies a folder no Ballast is running on into `target`, a folder that is made and must not hold
/// such files yet: the history first, whose copy is never ahead of the journal's. The journal is
/// held until both are copied.
core::Expected<void> backup(const std::filesystem::path& folder,
                            const std::filesystem::path& target, const ReadWatch& watch = {});

/// Of a copy of both files so much is the history, by far the larger one.
inline constexpr double kOfHistoryCopy = 0.95;

}  // namespace ballast::store
