#pragma once

#include "connectors/store/sample_columns.h"
#include "models/review/band_clock.h"

namespace ballast::store {

/// What is known of samples without reading them: of a block, or of many one after another.
struct SampleSummary {
    struct Column {
        double least = 0, greatest = 0, sum = 0;
        std::int64_t known = 0;  ///< rows that have the figure
    };
    /// A row as what follows it is added up from it.
    struct Edge {
        core::Time at{};
        double spot = 0, net = 0, gamma = 0, theta = 0;
        bool inside = false;  ///< its band
    };
    std::int64_t rows = 0;
    core::Time first{}, last{};  ///< earliest and latest
    bool ordered = true;         ///< its times never go back
    std::array<Column, kSampleReals> columns{};
    Edge firstRow, lastRow;
    review::BandTime band;
    /// From row to row, USD: the net delta and half its gamma times the move of the spot, theta
    /// times the time that passed. What a silence longer than BandClock's left out is in none.
    double deltaUsd = 0, gammaUsd = 0, thetaUsd = 0;

    const Column& of(SampleReal column) const { return columns[static_cast<std::size_t>(column)]; }
    /// One more row, of which only what passes from row to row is known.
    void add(const Edge& row);
    /// Of these rows and of those that follow them, as if they had been added up at once.
    void join(const SampleSummary& next);
};
SampleSummary summarise(const SampleColumns& samples);
std::string encodeSummary(const SampleSummary& summary);
core::Expected<SampleSummary> decodeSummary(std::string_view bytes);

}  // namespace ballast::store
