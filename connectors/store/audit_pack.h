#pragma once

#include "connectors/store/read_watch.h"
#include "connectors/store/sqlite.h"
#include "connectors/store/time_range.h"

#include <cstdint>
#include <string>

namespace ballast::store {

/// What an auditor is to get.
struct AuditRequest {
    std::filesystem::path folder;  ///< data folder no Ballast runs on, or a backup of one
    TimeRange range;               ///< links of this time, whole
    std::filesystem::path out;     ///< "….tar.gz", or a folder that must not be there yet
    std::string_view schemaPage;   ///< resources/sql/README.md
    ReadWatch watch = {};          ///< asked all along
};
struct AuditDone {
    std::int64_t links = 0, rows = 0, events = 0;
    std::string manifest;  ///< its SHA-256: to be kept elsewhere
    std::string lastLink;
    std::string wrong;  ///< what of the rows is not what the chain has, the first; empty: nothing
};

/// Writes rows as CSV (safe for a spreadsheet), every covered row as the chain has it, the links,
/// the journal's events, the schema page, MANIFEST with the SHA-256 of each file, and verify.sh,
/// which needs sqlite3 and a POSIX shell alone. The same history gives the same bytes. It is
/// written beside `out`, as "OUT.parts", and gets its name when it is whole; what an earlier run
/// left there half done goes first. Rows that are not what the chain has are packed as they are,
/// and told.
core::Expected<AuditDone> exportAudit(const AuditRequest& request);

/// The verifier, as it is written beside the files.
std::string_view auditVerifier();

}  // namespace ballast::store
