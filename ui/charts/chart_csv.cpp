#include "ui/charts/chart_csv.h"

#include "models/core/text.h"

#include <QCoreApplication>
#include <QSaveFile>

#include <fmt/format.h>

#include <cmath>

namespace ballast::ui {
namespace {

constexpr std::size_t kLook = 1'024;  ///< rows between two looks at who may cancel

struct Say {
    Q_DECLARE_TR_FUNCTIONS(ChartCsv)
};

std::string timeText(double seconds)
{
    return core::isoUtc(core::Time{core::fromSeconds(seconds)});
}

/// Why the band was as it was then, as one cell; empty where nothing was told.
std::string whyAt(const Track& track, double time)
{
    const Track::Told* told = track.toldAt(time);
    if (!told) return {};
    std::string out = "\"";
    for (const char c : told->why) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

/// `rowText` of each row, empty ones left out, under a title.
template <class RowText>
QString write(const QString& path, const char* title, std::size_t rows, const WorkWatch& watch,
              RowText rowText)
{
    QSaveFile file(path);
    const auto failure = [&] {
        return Say::tr("The data could not be written to %1: %2.").arg(path, file.errorString());
    };
    if (!file.open(QIODevice::WriteOnly | QIODevice::Text)) return failure();
    file.write(title);
    for (std::size_t row = 0; row < rows; ++row) {
        if (row % kLook == 0 && !watch.goOn(static_cast<double>(row) / static_cast<double>(rows)))
            return {};  // what was not committed is not there
        if (const std::string text = rowText(row); !text.empty()) file.write(text.c_str());
    }
    return file.commit() ? QString() : failure();
}

}  // namespace

QString writeCsv(const Track& t, core::Currency underlying, const QString& path,
                 const WorkWatch& watch)
{
    return write(path,
                 "time_utc,underlying,spot,delta,target,lower,upper,gamma_1pct,vega_usd,"
                 "margin_use_pct,band_why\n",
                 t.size(), watch, [&](std::size_t i) {
                     if (std::isnan(t.value(Channel::Delta, i))) return std::string{};
                     return fmt::format("{},{},{},{},{},{},{},{},{},{},{}\n", timeText(t.time(i)),
                                        underlying.view(), t.value(Channel::Spot, i),
                                        t.value(Channel::Delta, i), t.value(Channel::Target, i),
                                        t.value(Channel::Lower, i), t.value(Channel::Upper, i),
                                        t.value(Channel::Gamma, i), t.value(Channel::Vega, i),
                                        t.value(Channel::Margin, i), whyAt(t, t.time(i)));
                 });
}

QString writeCsv(const MarketTrack& t, core::Currency underlying, const QString& path,
                 const WorkWatch& watch)
{
    const auto cell = [](double value) {
        return std::isfinite(value) ? fmt::format("{}", value) : std::string{};
    };
    return write(path, "time_utc,underlying,implied_pct,realised_pct,spread_bp,depth_coin\n",
                 t.rows().size(), watch, [&](std::size_t row) {
                     return fmt::format("{},{},{},{},{},{}\n", timeText(t.rows().time(row)),
                                        underlying.view(),
                                        cell(t.value(MarketChannel::Implied, row)),
                                        cell(t.value(MarketChannel::Realised, row)),
                                        cell(t.value(MarketChannel::Spread, row)),
                                        cell(t.value(MarketChannel::Depth, row)));
                 });
}

}  // namespace ballast::ui
