#pragma once

#include "app/desk.h"
#include "app/last_copy.h"
#include "app/single_instance.h"

#include <memory>
#include <vector>

namespace ballast::app {

/// One desk after another, until the trader leaves: another market is another desk, with a data
/// folder of its own. A market that cannot be opened does not end the one that stands.
class DeskRunner : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~DeskRunner() override;

    /// Makes the folder and has it for this program alone. False: another Ballast has it, and was
    /// asked to come to the front.
    core::Expected<bool> claim(LaunchOptions options);
    /// Opens the first desk, on the folder that was claimed.
    core::Expected<void> open();
    /// The same; where it fails, the paper exchange instead, whose window says why: a start from a
    /// menu has nobody who reads what a terminal says.
    core::Expected<void> openOrPaper();
    /// With the data folder that was claimed.
    const LaunchOptions& options() const { return m_options; }
    /// Null before open() and after ended().
    Desk* desk() const { return m_desk.get(); }
    /// Ends the desk that stands, as its destructor would: for what comes after it.
    void close() { leave(); }
    /// As if the trader closed the window; of a desk that is still being opened, once it stands.
    void end();
    /// In the window that stands.
    void note(const QString& sentence);

signals:
    /// The last desk has left; the program's exit code.
    void ended(int code);

private:
    void finish();
    void change(LaunchOptions next);
    core::Expected<void> openOn(const LaunchOptions& options);
    core::Expected<void> openAgain(const LaunchOptions& before);
    void listen(std::unique_ptr<SingleInstance> instance);
    void backUp(const std::shared_ptr<LaterAnswer>& answer);
    void leave();
    void closeDesk();
    void endCopyOf(const std::filesystem::path& folder);

    LaunchOptions m_options;
    std::unique_ptr<SingleInstance> m_instance;
    std::uint64_t m_door = 0;  ///< the number of the one that listens, or of the last that did
    std::unique_ptr<Desk> m_desk;
    std::vector<std::unique_ptr<LastCopy>> m_lastCopies;  ///< of desks that have gone
    bool m_endAsked = false;                              ///< while there was none
};

}  // namespace ballast::app
