// The desk in the desk database: only where --history names one.
#include "app/desk.h"

#include "app/desk_share.h"
#include "connectors/store/store.h"
#include "models/core/text.h"
#include "ui/rebalance/proposals_panel.h"
#include "ui/rebalance/second_request_dialog.h"
#include "ui/shell/main_window.h"

#include <QApplication>

#include <spdlog/spdlog.h>

namespace ballast::app {

/// Not before the store: it ships what the store has written.
core::Expected<void> Desk::makeSharing()
{
    if (m_options.history.empty()) return {};
    auto address = deskAddress(m_options.history);
    if (!address) return std::unexpected(address.error());
    m_sharedAddress = std::make_unique<desk_database::Address>(std::move(*address));
    return {};
}

void Desk::joinSharing()
{
    if (!m_sharedAddress || !m_store) return;
    auto member = DeskShare::memberOf(m_options.data, m_profile.name);
    if (!member) return note(member.error().message);
    m_share = std::make_unique<DeskShare>(*m_sharedAddress, std::move(*member), m_options.data);
    spdlog::info("desk database: {}", m_sharedAddress->text());
    const ui::ApprovalTermsPtr& terms = m_window->proposals()->terms();
    m_share->offer(*terms);
    connect(m_share.get(), &DeskShare::told, this, [this](const QString& sentence) {
        spdlog::warn("desk database: {}", sentence.toStdString());
        m_window->note(sentence, false);
    });
    auto* dialog = new ui::SecondRequestDialog(terms, m_window.get());
    connect(m_share.get(), &DeskShare::asked, dialog, [dialog](const ui::SecondRequest& request) {
        dialog->add(request);
        QApplication::alert(dialog->parentWidget());
    });
    connect(m_share.get(), &DeskShare::gone, dialog, &ui::SecondRequestDialog::remove);
    connect(m_share.get(), &DeskShare::refused, dialog, &ui::SecondRequestDialog::refuse);
    connect(dialog, &ui::SecondRequestDialog::answered, m_share.get(), &DeskShare::reply);
    connect(m_share.get(), &DeskShare::replied, this,
            [this](const ui::SecondRequest& r, bool approved, const QString& who, double seconds) {
                // Both histories say it: the other desk's with its decision, this one's here.
                engine::SettingRecord row;
                row.key = "second person for " + r.desk.toStdString();
                row.before = "asked by " + r.askedBy.toStdString() + ": proposal " +
                             std::to_string(r.proposal) + ", revision " +
                             std::to_string(r.revision) + ", hash " + r.hash.toStdString();
                row.after = std::string{approved ? "approved" : "refused"} + " after " +
                            core::number(seconds, 1) + " s, request " + std::to_string(r.id);
                row.actor = who.toStdString();
                row.at = m_clock.at(std::chrono::steady_clock::now());
                if (m_store && !m_store->remember({std::move(row)}))
                    note(
                        "History: the writer is not keeping up; an approval given to another desk "
                        "is missing.");
            });
}

}  // namespace ballast::app
