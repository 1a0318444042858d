#pragma once

#include "models/core/error.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace ballast::store {

/// The file that keeps every other Ballast out of a folder while it is restored. It stays behind
/// where the restore is cut short, and then says where files were moved to, and whether all were:
/// the next restore goes on where this one was. While it lives no second restore begins; on Windows
/// nothing keeps that one out.
class RestoreMark {
public:
    /// On the disk when this returns. Files are to be moved to `aside`, or to where an interrupted
    /// restore has begun to. Fails where another restore is under way.
    static core::Expected<RestoreMark> set(const std::filesystem::path& folder,
                                           const std::filesystem::path& aside);
    /// Where the files that stand there are to be moved, together.
    const std::filesystem::path& aside() const { return m_aside; }
    /// Where interrupted restores have moved what stood there before them.
    const std::vector<std::filesystem::path>& before() const { return m_before; }
    /// All files are in aside(); what stands in the folder from here on is another set.
    core::Expected<void> allMoved();
    /// The restore has come to its end.
    void remove();
    /// Nothing was moved: as if it had not been set. What an interrupted one left stays marked.
    void takeBack();

private:
    struct Lock;
    std::filesystem::path m_file, m_aside;
    std::vector<std::filesystem::path> m_before;
    bool m_wasThere = false;
    std::shared_ptr<Lock> m_lock;
};

}  // namespace ballast::store
