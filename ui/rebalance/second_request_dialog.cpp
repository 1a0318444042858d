#include "ui/rebalance/second_request_dialog.h"

#include "models/core/text.h"
#include "ui/rebalance/proposal_text.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ballast::ui {
namespace {

constexpr int kWidth = 520;
constexpr int kMostWords = 4'000;  ///< of a text from elsewhere

QString bounded(const QString& text)
{
    return text.size() <= kMostWords ? text : text.left(kMostWords) + QStringLiteral("…");
}

}  // namespace

SecondRequestDialog::SecondRequestDialog(ApprovalTermsPtr terms, QWidget* parent)
    : QDialog(parent), m_terms(std::move(terms))
{
    setObjectName(QStringLiteral("secondRequest"));
    setWindowTitle(tr("Another desk asks for your approval"));
    setMinimumWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    const auto label = [&](const char* role, const QString& name) {
        auto* made = plainLabel(QString::fromLatin1(role), this);
        made->setObjectName(name);
        made->setWordWrap(true);
        column->addWidget(made);
        return made;
    };
    m_title = label("title", QStringLiteral("secondTitle"));
    m_orders = label("strong", QStringLiteral("secondOrders"));
    m_sentence = label("muted", QStringLiteral("secondSentence"));
    m_figures = label("number", QStringLiteral("secondFigures"));
    m_hash = label("faint", QStringLiteral("secondHash"));
    m_hash->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name = field(QStringLiteral("secondName"), tr("Your name"));
    m_passphrase =
        field(QStringLiteral("secondPassphrase"), tr("Passphrase of this desk's second person"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_reason = field(QStringLiteral("secondReason"), tr("Why not, for a refusal"));
    m_problem = label("muted", QStringLiteral("secondProblem"));
    setTone(m_problem, tables::Tone::Warn);
    m_more = label("faint", QStringLiteral("secondMore"));
    const auto button = [&](const QString& text, const QString& name) {
        auto* made = new QPushButton(text, this);
        made->setObjectName(name);
        made->setAutoDefault(
            false);  // nothing is approved by a return key that was meant elsewhere
        return made;
    };
    m_approve = button(tr("Approve as the second person"), QStringLiteral("secondApprove"));
    m_refuse = button(tr("Refuse"), QStringLiteral("secondRefuse"));
    m_later = button(tr("Later"), QStringLiteral("secondLater"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_later);
    buttons->addStretch(1);
    buttons->addWidget(m_refuse);
    buttons->addWidget(m_approve);
    column->addLayout(buttons);
    connect(m_approve, &QPushButton::clicked, this, &SecondRequestDialog::approve);
    connect(m_refuse, &QPushButton::clicked, this, &SecondRequestDialog::turnDown);
    connect(m_later, &QPushButton::clicked, this, &SecondRequestDialog::reject);
}

QLineEdit* SecondRequestDialog::field(const QString& name, const QString& caption)
{
    auto* line = new QLineEdit(this);
    line->setObjectName(name);
    line->setPlaceholderText(caption);
    line->setAccessibleName(caption);
    line->setMaxLength(128);
    layout()->addWidget(line);
    return line;
}

void SecondRequestDialog::add(const SecondRequest& request)
{
    const auto same = std::ranges::find(m_requests, request.id, &SecondRequest::id);
    if (same != m_requests.end()) return;
    m_requests.push_back(request);
    present();
    show();
    raise();
}

void SecondRequestDialog::remove(qint64 id)
{
    std::erase_if(m_requests, [&](const SecondRequest& r) { return r.id == id; });
    present();
}

void SecondRequestDialog::refuse(qint64 id, const QString& why)
{
    if (id == m_shown && !m_requests.empty()) say(why);
}

void SecondRequestDialog::present()
{
    if (m_requests.empty()) {
        m_shown = 0;
        m_proving = false;
        hide();
        return;
    }
    const SecondRequest& r = m_requests.front();
    if (m_shown != r.id) {
        m_shown = r.id;
        m_proving = false;
        m_passphrase->clear();
        m_reason->clear();
        say({});
        m_name->setFocus(Qt::OtherFocusReason);
    }
    setWords(m_title,
             tr("%1 at %2 asks a second person to approve %3 within %4 s.")
                 .arg(bounded(r.askedBy), bounded(r.desk), words(core::usd(r.notionalUsd, 0)),
                      QString::number(static_cast<qint64>(r.seconds))));
    setWords(m_orders, bounded(r.orders));
    setWords(m_sentence, bounded(r.sentence));
    setWords(
        m_figures,
        tr("%1 on %2: delta %3, target %4, band %5 to %6. Fees %7, slippage %8, expected.")
            .arg(bounded(r.underlying), bounded(r.account), fromTo(r.deltaBefore, r.deltaAfter, 3),
                 words(core::signedNumber(r.target, 3)), words(core::signedNumber(r.bandLower, 3)),
                 words(core::signedNumber(r.bandUpper, 3)), words(core::usd(r.feeUsd)),
                 words(core::usd(r.slippageUsd))));
    setWords(m_hash, tr("Proposal %1, revision %2, hash %3; asked as database user %4.")
                         .arg(r.proposal)
                         .arg(r.revision)
                         .arg(bounded(r.hash), bounded(r.role)));
    const auto more = m_requests.size() - 1;
    setWords(m_more, more == 0 ? QString() : tr("Requests waiting behind this one: %1.").arg(more));
    m_more->setVisible(more > 0);
}

void SecondRequestDialog::say(const QString& words)
{
    setWords(m_problem, words);
    m_problem->setVisible(!words.isEmpty());
}

void SecondRequestDialog::approve()
{
    if (m_proving || m_requests.empty()) return;
    const QString name = m_name->text().trimmed(), passphrase = m_passphrase->text();
    m_passphrase->clear();
    if (name.isEmpty()) return say(tr("Who are you? Say your name."));
    if (!m_terms->provesSecond)
        return say(
            tr("No second person is known at this desk: set a passphrase with 'ballastctl key set "
               "--profile second-person'."));
    m_proving = true;
    say(tr("Proving the passphrase…"));
    m_terms->provesSecond(name, passphrase,
                          [dialog = QPointer(this), id = m_shown, name](bool proven) {
                              if (dialog) dialog->proved(id, name, proven);
                          });
}

/// For the request that was shown when the passphrase was typed, and no other.
void SecondRequestDialog::proved(qint64 id, const QString& name, bool proven)
{
    if (!m_proving || id != m_shown) return;
    m_proving = false;
    if (!proven) return say(tr("That is not the passphrase of this desk's second person."));
    answer(true, name, {});
}

void SecondRequestDialog::turnDown()
{
    if (m_proving || m_requests.empty()) return;
    const QString name = m_name->text().trimmed();
    if (name.isEmpty()) return say(tr("Who are you? Say your name."));
    answer(false, name, m_reason->text().trimmed());
}

void SecondRequestDialog::answer(bool approved, const QString& who, const QString& reason)
{
    say(tr("The answer is on its way."));
    emit answered(m_requests.front(), approved, who, reason);
}

void SecondRequestDialog::reject()
{
    m_proving = false;
    m_passphrase->clear();
    hide();
}

void SecondRequestDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) return reject();
    // Return in a field presses nothing: an approval is a press of its button.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return event->accept();
    QDialog::keyPressEvent(event);
}

}  // namespace ballast::ui
