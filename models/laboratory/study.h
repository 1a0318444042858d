#pragma once

#include "models/core/error.h"
#include "models/laboratory/experiment.h"
#include "models/laboratory/study_case.h"

#include <string_view>
#include <vector>

namespace ballast::laboratory {

/// Simulations whose results are known from elsewhere.
enum class StudyKind : std::uint8_t {
    Hull,    ///< how well a call is delta hedged, by the time between hedges (Hull, "Options,
             ///< Futures, and Other Derivatives", the chapter on the Greeks)
    Leland,  ///< Leland's volatility against Black-Scholes' under proportional costs (1985)
    Bands,   ///< clocks, bands and the utility-based rules on one month of quarter hours
};
std::string_view text(StudyKind kind);  ///< "hull"
core::Expected<StudyKind> parseStudy(std::string_view name);

/// The number of paths the reference was made with.
std::uint64_t fullPaths(StudyKind kind);

/// A printed number: 0 where none is printed. Errors are standard errors; 0: not printed, ours for
/// as many paths is taken. `digits` after the point.
struct Printed {
    double value = 0, error = 0;
    int digits = 4;
};
struct PrintedRow {
    Printed mean = {}, cost = {}, sd = {}, presentSd = {}, trades = {}, turnover = {};
};
struct StudyPlan {
    std::string title;
    std::vector<StudyCase> cases = {};
    std::vector<std::vector<PrintedRow>> printed = {};  ///< by case and hedge
};
StudyPlan planOf(StudyKind kind);

class StudyRun final : public Experiment {
public:
    StudyRun(StudyKind kind, std::uint64_t paths, std::uint64_t seed);

    std::size_t parts() const override { return m_plan.cases.size() * m_chunks; }
    void run(std::size_t part, const std::atomic<bool>& cancelled) override;
    Report report() const override;

private:
    std::vector<Outcome> together(std::size_t studyCase) const;
    void refer(Report& report, std::size_t studyCase, const std::vector<Outcome>& outcomes) const;

    StudyKind m_kind;
    std::uint64_t m_paths, m_seed;
    std::size_t m_chunks;
    StudyPlan m_plan;
    std::vector<std::vector<Outcome>> m_parts;
};

}  // namespace ballast::laboratory
