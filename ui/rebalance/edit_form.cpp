#include "ui/rebalance/edit_form.h"

#include "models/core/text.h"
#include "models/core/venue_name.h"
#include "models/tables/words.h"
#include "ui/rebalance/edit_reading.h"
#include "ui/rebalance/form_keys.h"
#include "ui/rebalance/proposal_text.h"
#include "ui/widgets/key_hint_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

namespace ballast::ui {
namespace {

QLineEdit* numberField(const QString& name, const QString& spoken, QWidget* parent)
{
    auto* field = new QLineEdit(parent);
    field->setObjectName(name);
    field->setAccessibleName(spoken);
    field->setProperty("role", QStringLiteral("number"));
    field->setMaxLength(32);
    field->setAlignment(Qt::AlignRight);
    return field;
}

}  // namespace

EditForm::EditForm(QWidget* parent)
    : QWidget(parent),
      m_title(plainLabel(QStringLiteral("strong"), this)),
      m_legs(new QComboBox(this)),
      m_quantity(numberField(QStringLiteral("editQuantity"), tr("Quantity"), this)),
      m_limit(numberField(QStringLiteral("editLimit"), tr("Limit price"), this)),
      m_quantityUnit(plainLabel(QStringLiteral("caption"), this)),
      m_limitUnit(plainLabel(QStringLiteral("caption"), this, tr("Limit, USD"))),
      m_problem(plainLabel(QStringLiteral("muted"), this)),
      m_preview(plainLabel(QStringLiteral("number"), this)),
      m_apply(new KeyHintButton(tr("Apply"), QStringLiteral("⏎"), QStringLiteral("chosen"), this)),
      m_cancel(new KeyHintButton(tr("Cancel"), tr("Esc"), {}, this))
{
    setObjectName(QStringLiteral("editForm"));
    m_legs->setObjectName(QStringLiteral("editLeg"));
    m_legs->setAccessibleName(tr("Leg to edit"));
    m_legs->hide();
    m_problem->hide();
    m_problem->setObjectName(QStringLiteral("editProblem"));
    m_problem->setWordWrap(true);
    setTone(m_problem, tables::Tone::Warn);
    m_preview->setObjectName(QStringLiteral("editPreview"));
    m_apply->setObjectName(QStringLiteral("editApply"));
    m_cancel->setObjectName(QStringLiteral("editCancel"));

    auto* fields = new QGridLayout;
    fields->setHorizontalSpacing(10);
    fields->setVerticalSpacing(3);
    fields->addWidget(m_quantityUnit, 0, 0);
    fields->addWidget(m_limitUnit, 0, 1);
    fields->addWidget(m_quantity, 1, 0);
    fields->addWidget(m_limit, 1, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_apply);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 0);
    column->setSpacing(6);
    m_title->setObjectName(QStringLiteral("editTitle"));
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_legs);
    column->addLayout(fields);
    column->addWidget(m_problem);
    column->addWidget(m_preview);
    column->addLayout(buttons);
    setTabOrder(m_quantity, m_limit);
    setTabOrder(m_limit, m_apply);
    setTabOrder(m_apply, m_cancel);

    connect(m_quantity, &QLineEdit::textEdited, this, &EditForm::judge);
    connect(m_limit, &QLineEdit::textEdited, this, &EditForm::judge);
    connect(m_quantity, &QLineEdit::returnPressed, this, &EditForm::apply);
    connect(m_limit, &QLineEdit::returnPressed, this, &EditForm::apply);
    connect(m_apply, &QPushButton::clicked, this, &EditForm::apply);
    connect(m_cancel, &QPushButton::clicked, this, &EditForm::left);
    connect(m_legs, &QComboBox::currentIndexChanged, this, &EditForm::takeLeg);
}

void EditForm::open(const rebalance::Proposal& proposal, std::shared_ptr<const market::Board> board)
{
    m_proposal = proposal;
    m_board = std::move(board);
    {
        const QSignalBlocker quiet(m_legs);
        m_legs->clear();
        for (const rebalance::Leg& leg : proposal.legs)
            m_legs->addItem(spoken(orders::text(leg.side)) + QLatin1Char(' ') +
                            words(leg.instrumentName) + QStringLiteral(" · ") +
                            words(core::venueName(leg.account.venue)));
    }
    m_legs->setVisible(proposal.legs.size() > 1);
    takeLeg();
    m_quantity->setFocus(Qt::OtherFocusReason);
    m_quantity->selectAll();
}

void EditForm::present(const rebalance::Proposal& proposal,
                       std::shared_ptr<const market::Board> board)
{
    m_proposal = proposal;
    m_board = std::move(board);
    // What was not written follows the market; what was is the person's, and so is the field that
    // they are in: a selection taken away would join what is typed to what stood there.
    const auto follow = [](QLineEdit* field, const QString& text) {
        if (!field->isModified() && !field->hasFocus()) field->setText(text);
    };
    if (const rebalance::Leg* at = leg()) {
        follow(m_quantity, tables::fixedWords(at->quantity));
        follow(m_limit, tables::fixedWords(at->limit));
    }
    judge();
}

void EditForm::takeLeg()
{
    if (const rebalance::Leg* at = leg()) {
        m_quantity->setText(tables::fixedWords(at->quantity));
        m_limit->setText(tables::fixedWords(at->limit));
        setWords(m_limitUnit, tr("Limit, %1")
                                  .arg(at->priceCurrency.empty() ? QStringLiteral("USD")
                                                                 : words(at->priceCurrency)));
        const market::Listing* listed = listing();
        const bool usd = listed && listed->instrument->sizedInUsd();
        setWords(m_quantityUnit, tr("Quantity, %1")
                                     .arg(usd      ? QStringLiteral("USD")
                                          : listed ? words(listed->instrument->underlying)
                                                   : tr("contract units")));
    }
    judge();
}

void EditForm::judge()
{
    setWords(m_title, tr("Edit: %1").arg(headline(m_proposal, m_board.get())));
    const rebalance::Leg* at = leg();
    if (!at) return;
    const EditReading read = readEdit(m_quantity->text(), m_limit->text(), *at, listing());
    setStyleProperty(m_quantity, "wrong", !read.quantityProblem.isEmpty());
    setStyleProperty(m_limit, "wrong", !read.limitProblem.isEmpty());
    const QString gap = read.quantityProblem.isEmpty() || read.limitProblem.isEmpty()
                            ? QString()
                            : QStringLiteral("\n");
    QString problem;
    if (!read.quantityProblem.isEmpty()) problem = tr("Quantity: %1").arg(read.quantityProblem);
    if (!read.limitProblem.isEmpty()) problem += gap + tr("Limit: %1").arg(read.limitProblem);
    setWords(m_problem, problem);
    m_problem->setVisible(!problem.isEmpty());
    m_apply->setEnabled(read.valid() && read.changed && written());

    if (!read.quantity) {
        setWords(m_preview, tr("Delta after –"));
        setTone(m_preview, tables::Tone::Muted);
        return;
    }
    const auto index = static_cast<std::size_t>(std::max(0, m_legs->currentIndex()));
    const double after = deltaAfterEdit(m_proposal, index, *read.quantity);
    const bool inside = after >= m_proposal.bandLower && after <= m_proposal.bandUpper;
    setWords(m_preview, (inside ? tr("Delta after %1 · inside the band")
                                : tr("Delta after %1 · outside the band"))
                            .arg(words(core::signedNumber(after, deltaDecimals(m_proposal)))));
    setTone(m_preview, inside ? tables::Tone::Good : tables::Tone::Warn);
}

/// Whether a person has changed anything; what the market moved is no edit.
bool EditForm::written() const { return m_quantity->isModified() || m_limit->isModified(); }

void EditForm::apply()
{
    const rebalance::Leg* at = leg();
    if (!at) return;
    const EditReading read = readEdit(m_quantity->text(), m_limit->text(), *at, listing());
    if (!read.valid() || !read.changed || !written()) return;
    engine::Edit edit;
    edit.proposal = m_proposal.id;
    edit.seen = m_proposal.revision;
    edit.leg = static_cast<std::size_t>(std::max(0, m_legs->currentIndex()));
    // What stands in the form is what is meant; a field that followed says nothing new.
    if (m_quantity->isModified() || *read.quantity != at->quantity) edit.quantity = read.quantity;
    if (m_limit->isModified() || *read.limit != at->limit) edit.limit = read.limit;
    emit applied(edit);
}

void EditForm::step(int steps)
{
    const rebalance::Leg* at = leg();
    const market::Listing* listed = listing();
    if (!at || !listed) return;
    const EditReading read = readEdit(m_quantity->text(), m_limit->text(), *at, listed);
    if (m_quantity->hasFocus() && read.quantity) {
        const core::Quantity next = steps > 0 ? *read.quantity + listed->instrument->lot
                                              : *read.quantity - listed->instrument->lot;
        if (next >= listed->instrument->minimum) {
            m_quantity->setText(words(next.text()));
            m_quantity->setModified(true);
        }
    } else if (m_limit->hasFocus() && read.limit) {
        const core::Price tick = listed->instrument->ticks.tickAt(*read.limit);
        const core::Price next = steps > 0 ? *read.limit + tick : *read.limit - tick;
        if (next.isPositive()) {
            m_limit->setText(words(next.text()));
            m_limit->setModified(true);
        }
    }
    judge();
}

void EditForm::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
        case Qt::Key_Escape: emit left(); return;
        case Qt::Key_Up: step(+1); return;
        case Qt::Key_Down: step(-1); return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget());
                button && isAncestorOf(button))
                button->click();
            return;
        default:
            if (isCommandKey(*event)) QWidget::keyPressEvent(event);
    }
}

bool EditForm::event(QEvent* event) { return keepKeys(event) || QWidget::event(event); }

QString EditForm::preview() const { return m_preview->text(); }

const rebalance::Leg* EditForm::leg() const
{
    const int index = m_legs->currentIndex();
    return index >= 0 && index < static_cast<int>(m_proposal.legs.size())
               ? &m_proposal.legs[static_cast<std::size_t>(index)]
               : nullptr;
}

const market::Listing* EditForm::listing() const
{
    const rebalance::Leg* at = leg();
    return at && m_board ? m_board->find(at->instrument) : nullptr;
}

}  // namespace ballast::ui
