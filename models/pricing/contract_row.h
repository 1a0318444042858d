#pragma once

#include "models/core/error.h"
#include "models/core/time.h"
#include "models/pricing/black76.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::pricing {

/// What a table of contracts is read for.
enum class ContractQuestion : std::uint8_t { Greeks, ImpliedVol };

/// One contract of such a table, checked: its input has a price.
struct Contract {
    std::string id;
    Black76Input input;  ///< sigma 0 where it is what is asked for
    bool inverse = true;
    bool expired = false;  ///< no time is left: tau <= 0
    double size = 1;       ///< coin of option, signed
    std::optional<double> equityCoin;
    std::optional<double> price, bid,
        ask;  ///< USD per coin of option, whatever they were quoted in
};

/// The header of a table: which column is where. Names are those of contractHelp().
class ContractHeader {
public:
    /// Refuses names that are not known, that come twice, and a header that lacks what no row can
    /// do without.
    static core::Expected<ContractHeader> read(std::string_view line, ContractQuestion question);
    std::optional<std::size_t> column(std::string_view name) const;
    std::size_t size() const { return m_names.size(); }

private:
    std::vector<std::string> m_names;
};

/// One row under that header, or one sentence that names the column, what was expected there and
/// what was found. `at` is the time of valuation where the row has none.
core::Expected<Contract> readContract(const ContractHeader& header, std::string_view line,
                                      ContractQuestion question, std::optional<core::Time> at);

/// The columns and what they mean, for people.
std::string contractHelp(ContractQuestion question);

}  // namespace ballast::pricing
