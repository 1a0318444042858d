#include "ui/widgets/filter_field.h"

#include "ui/widgets/labels.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>
#include <QTimer>

#include <utility>

namespace ballast::ui {
namespace {

constexpr int kRestMs = 250;
constexpr int kPopupWidth = 180;

}  // namespace

FilterField::FilterField(const tables::FilterWords& words, Take take, QWidget* parent)
    : QLineEdit(parent),
      m_words(words),
      m_take(std::move(take)),
      m_later(new QTimer(this)),
      m_completer(new QCompleter(this)),
      m_choices(new QStringListModel(this))
{
    setClearButtonEnabled(true);
    setMaxLength(tables::kLongestFilter);
    m_later->setSingleShot(true);
    m_later->setInterval(kRestMs);
    // Not the line's own completer, which knows whole lines and not the word at the cursor.
    m_completer->setModel(m_choices);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this,
            &FilterField::put);
    connect(m_later, &QTimer::timeout, this, &FilterField::read);
    connect(this, &QLineEdit::returnPressed, this, &FilterField::read);
    connect(this, &QLineEdit::textEdited, this, &FilterField::complete);
    connect(this, &QLineEdit::textChanged, this,
            [this](const QString& now) { now.isEmpty() ? read() : m_later->start(); });
}

void FilterField::read()
{
    m_later->stop();
    const std::optional<tables::FilterFault> fault = m_take(text());
    m_wrong = fault.has_value();
    setStyleProperty(this, "wrong", m_wrong);
    if (!fault) {
        m_held = text().trimmed();
        emit faultFound({});
        return;
    }
    const QString held = m_held.isEmpty()
                             ? tr("Until it can be read, everything is shown.")
                             : tr("Shown is what the last filter that could be read lets "
                                  "through: %1")
                                   .arg(m_held);
    emit faultFound(fault->sentence + QLatin1Char(' ') + held);
}

/// Offers what the word at the cursor may become.
void FilterField::complete()
{
    m_completion = tables::completionOf(text(), cursorPosition(), m_words, m_values);
    if (m_completion.choices.isEmpty()) return m_completer->popup()->hide();
    m_choices->setStringList(m_completion.choices);
    m_completer->popup()->setObjectName(QStringLiteral("completions"));  // to the style sheet
    QRect below = rect();
    below.setWidth(kPopupWidth);
    below.moveLeft(cursorRect().left());
    m_completer->complete(below);
}

void FilterField::put(const QString& choice)
{
    setText(text().replace(m_completion.at, m_completion.length, choice));
    setCursorPosition(static_cast<int>(m_completion.at + choice.size()));
}

/// Escape empties it, and is nobody else's while there is something in it. While words are offered
/// the keys that choose one, or close them, are theirs.
void FilterField::keyPressEvent(QKeyEvent* event)
{
    const QAbstractItemView* offered = m_completer->popup();
    if (offered->isVisible()) {
        const bool chooses = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
                             event->key() == Qt::Key_Tab;
        if ((chooses && offered->currentIndex().isValid()) || event->key() == Qt::Key_Escape)
            return event->ignore();
    }
    if (event->key() != Qt::Key_Escape || text().isEmpty()) return QLineEdit::keyPressEvent(event);
    clear();
    event->accept();
}

}  // namespace ballast::ui
