#pragma once

#include "connectors/desk_database/approval_line.h"
#include "connectors/desk_database/shipper.h"
#include "models/rebalance/proposal.h"
#include "ui/rebalance/approval_terms.h"
#include "ui/rebalance/second_request_dialog.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace ballast::app {

/// The name the password of the desk database is kept under in the OS keychain.
inline constexpr const char* kDeskDatabase = "desk-database";

/// The address of `--history` with the password of the OS keychain, where one is kept there.
core::Expected<desk_database::Address> deskAddress(const std::string& url);

/// This desk in the desk database: ships its history, asks the others for approvals, hears what
/// they ask. Lives on the window's thread; what it does with the server is on threads of its own,
/// and nothing here waits for them but its end.
class DeskShare : public QObject {
    Q_OBJECT
public:
    /// Who sits here, as others see it: the login's name, the machine's, and the profile.
    static core::Expected<desk_database::Member> memberOf(const std::filesystem::path& folder,
                                                          const std::string& profile);

    DeskShare(desk_database::Address address, desk_database::Member member,
              std::filesystem::path folder, QObject* parent = nullptr);
    ~DeskShare() override;

    /// What approvals of this window may ask of other desks.
    void offer(ui::ApprovalTerms& terms);
    void reply(const ui::SecondRequest& request, bool approved, const QString& who,
               const QString& reason);
    desk_database::Progress progress() const { return m_shipper->progress(); }
    bool isLinked() const { return m_line->isLinked(); }

signals:
    /// A sentence for the person: it is away, it is behind, it has caught up.
    void told(const QString& sentence);
    void asked(const ballast::ui::SecondRequest& request);
    void gone(qint64 id);
    /// An answer of this desk was taken: for its own history, with how long it took, in seconds.
    void replied(const ballast::ui::SecondRequest& request, bool approved, const QString& who,
                 double seconds);
    void refused(qint64 id, const QString& why);

private:
    using Done = std::function<void(ui::ApprovalTerms::Elsewhere)>;
    struct Given {  ///< answers on their way
        ui::SecondRequest request;
        bool approved = false;
        QString who;
        double seconds = 0;
    };
    desk_database::ApprovalLine::Callbacks callbacks();
    void ask(const rebalance::Proposal& proposal, Done done);
    void leave();
    void heard(std::uint64_t ticket, const ui::ApprovalTerms::Elsewhere& answer);
    void take(const desk_database::ApprovalRequest& request);
    void taken(std::int64_t id, const std::string& why);
    template <class Function>
    void here(Function function);

    struct Shown {
        desk_database::ApprovalRequest request;
        std::chrono::steady_clock::time_point since;
    };
    std::uint64_t m_ticket = 0;  ///< of what is being asked; 0: nothing
    Done m_done;
    std::map<std::int64_t, Shown> m_shown;
    std::map<std::int64_t, Given> m_given;
    std::string m_trader;
    std::unique_ptr<desk_database::Shipper> m_shipper;
    std::unique_ptr<desk_database::ApprovalLine> m_line;  ///< last: they use the above
};

}  // namespace ballast::app
