#pragma once

#include "connectors/store/sample_blocks.h"

#include <functional>
#include <span>

namespace ballast::store {

/// The form of the lines that a link covers; another one when a column comes to be covered.
/// A link of an older form covers the columns of its time.
inline constexpr std::int64_t kChainForm = 2;

/// A table of the history that the chain covers, by the ids of its rows.
struct ChainTable {
    std::string_view name;  ///< in the chain
    std::string_view table;
    std::string_view columns;  ///< of a line, in this order; the first is the id
    int inFormOne = 0;         ///< so many of them in a line of form 1; 0: all
    int columnsOf(std::int64_t form) const;
};
/// Rows of these are only ever added. Samples are another matter: they move into blocks.
std::span<const ChainTable> chainTables();
inline constexpr std::string_view kSampleRows = "sample";
inline constexpr std::string_view kProposalRows = "proposal";
inline constexpr std::string_view kRealisedRows = "realised_day";
/// Tables of the history that no link covers, each with the reason: a test knows that every table
/// is here or there.
struct UncoveredTable {
    std::string_view table, why;
};
std::span<const UncoveredTable> uncoveredTables();

/// A row as the chain has it: a JSON array of its columns.
using Lines = std::vector<std::string>;
std::string sampleLine(std::string_view underlying, const SampleRow& row);
/// SHA-256 of the lines joined by line feeds.
std::string digestOf(const Lines& lines);

/// One part of a link, as t_chain_part has it.
struct ChainPart {
    std::string table;
    std::int64_t first = 0, last = 0, rows = 0;
    std::string digest;
};
std::string linkHash(std::string_view prev, std::int64_t link, std::int64_t form, std::int64_t atNs,
                     std::span<const ChainPart> parts);

/// Makes the lines of rows as they stand now.
class ChainRows {
public:
    static core::Expected<ChainRows> over(const Database& history);
    /// Of one of chainTables(), by its number: ids in (after, upTo]. `last` is the last id found.
    /// As a link of that form has them.
    core::Expected<Lines> added(std::size_t table, std::int64_t after, std::int64_t upTo,
                                std::int64_t form = kChainForm);
    /// Plain samples by id in (after, upTo].
    core::Expected<Lines> samples(std::int64_t after, std::int64_t upTo);
    /// A revision of a proposal and its legs; none: it is not there.
    core::Expected<Lines> proposal(std::int64_t id, std::int64_t revision,
                                   std::int64_t form = kChainForm);
    /// All underlyings of a day, counted from 1970.
    core::Expected<Lines> realised(std::int64_t day);
    core::Expected<std::int64_t> lastId(std::size_t table);
    core::Expected<std::int64_t> lastSample();

private:
    core::Expected<Lines> read(Statement& statement, int columns);
    std::vector<Statement> m_added, m_last;
    Statement m_samples, m_lastSample, m_proposal, m_legs, m_realised;
};

/// Every sample by id, plain or in blocks, from the first behind `after` on.
class SamplesById {
public:
    static core::Expected<SamplesById> over(const Database& history, std::int64_t after = 0);
    SamplesById(SamplesById&&) noexcept;
    SamplesById& operator=(SamplesById&&) noexcept;
    ~SamplesById();
    bool next();
    std::int64_t id() const;
    std::string_view underlying() const;  ///< until the next step
    SampleRow row() const;
    std::string line() const;
    const std::optional<core::Error>& error() const { return m_error; }

private:
    struct Source;
    SamplesById() = default;
    void stepPlain();
    void stepList();
    void openDue();
    Statement m_plain, m_list, m_data;
    std::int64_t m_after = 0;
    bool m_plainStands = false, m_listStands = false, m_begun = false;
    std::vector<std::unique_ptr<Source>> m_sources;
    Source* m_current = nullptr;
    std::optional<core::Error> m_error;
};

}  // namespace ballast::store
