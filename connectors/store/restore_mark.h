#pragma once

#include "models/core/error.h"

#include <filesystem>
#include <memory>

namespace ballast::store {

/// The file that keeps every other Ballast out of a folder while it is restored. It stays behind
/// where the restore is cut short, and then says where the files are that were moved. While it
/// lives no second restore begins; on Windows nothing keeps that one out.
class RestoreMark {
public:
    /// On the disk when this returns. Fails where another restore is under way.
    static core::Expected<RestoreMark> set(const std::filesystem::path& folder,
                                           const std::filesystem::path& aside);
    /// What an interrupted restore has moved files to; empty: there was none.
    const std::filesystem::path& before() const { return m_before; }
    /// The restore has come to its end.
    void remove();
    /// Nothing was moved: as if it had not been set. What an interrupted one left stays marked.
    void takeBack();

private:
    struct Lock;
    std::filesystem::path m_file, m_before;
    std::shared_ptr<Lock> m_lock;
};

}  // namespace ballast::store
