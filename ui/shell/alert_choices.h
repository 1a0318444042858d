#pragma once

#include "models/engine/record.h"

#include <QString>

#include <array>
#include <cstdint>

namespace ballast::ui {

/// What an alert is about, as a person would sort it.
enum class AlertClass : std::uint8_t {
    Waiting,  ///< a proposal waits for a decision
    Halt,
    Orders,
    Links,
    Guard,
    Proposals,
    AutoFire,
    Desk,
};
inline constexpr std::size_t kAlertClasses = 8;
QString text(AlertClass kind);
AlertClass classOf(const engine::Alert& alert);

/// By which ways an alert is told. It stays among the alerts whatever is chosen.
struct AlertWays {
    bool window = false;        ///< as a sentence in the status bar
    bool notification = false;  ///< of the system
    bool sound = false;
    bool any() const { return window || notification || sound; }
    bool operator==(const AlertWays&) const = default;
};

/// The ways of every class, as a person chose them; kept in the window's settings file.
class AlertChoices {
public:
    /// Empty: nothing is remembered.
    explicit AlertChoices(QString file = {});
    const AlertWays& of(AlertClass kind) const { return m_ways[static_cast<std::size_t>(kind)]; }
    void set(AlertClass kind, const AlertWays& ways);
    static AlertWays standard(AlertClass kind);

private:
    QString m_file;
    std::array<AlertWays, kAlertClasses> m_ways;
};

/// How this one is told. A notice is only kept. `quiet`: a person does not want to be disturbed,
/// by anything but what is critical.
AlertWays waysOf(const engine::Alert& alert, const AlertChoices& choices, bool quiet);

}  // namespace ballast::ui
