#include "ui/widgets/filter_field.h"

#include "ui/widgets/labels.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QStringListModel>
#include <QTimer>

#include <algorithm>
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
    connect(m_later, &QTimer::timeout, this, &FilterField::readAtRest);
    connect(this, &QLineEdit::returnPressed, this, &FilterField::read);
    connect(this, &QLineEdit::editingFinished, this, [this] {
        if (m_pending) read();
    });
    connect(this, &QLineEdit::textEdited, this, &FilterField::complete);
    connect(this, &QLineEdit::textChanged, this,
            [this](const QString& now) { now.isEmpty() ? read() : m_later->start(); });
}

/// The hand rests: what is whole is put in force. A word that may still become another one waits
/// for Enter, for what comes behind it, or for the keyboard to go elsewhere, and what held before
/// goes on to hold.
void FilterField::readAtRest()
{
    const QString half = halfWritten();
    m_pending = !half.isEmpty();
    if (!m_pending) return read();
    emit faultFound(tr("“%1” may still become another word: Enter applies it. Until then the rows "
                       "are as before.")
                        .arg(half));
}

/// The word at the end where the cursor is, unless it is known as it is: one of the filter's own,
/// or a value of a name. Empty: what is written is whole. What is amiss is told at once and not
/// here.
QString FilterField::halfWritten() const
{
    if (!hasFocus() || cursorPosition() != text().size()) return {};
    static const QRegularExpression kWord(
        QStringLiteral("(?:^|[\\s(|])([\\p{L}][\\p{L}\\p{N}._-]*(?::[\\p{L}\\p{N}._-]*)?)$"));
    const QRegularExpressionMatch found = kWord.match(text());
    if (!found.hasMatch()) return {};
    const QString word = found.captured(1);
    const auto isIt = [](const QString& one) {
        return [&one](const auto& other) {
            return one.compare(QString(other), Qt::CaseInsensitive) == 0;
        };
    };
    if (const qsizetype colon = word.indexOf(QLatin1Char(':')); colon >= 0) {
        const QString value = word.mid(colon + 1);
        const QStringList known = m_values.value(word.left(colon).toLower());
        const auto begins = [&](const QString& one) {
            return one.startsWith(value, Qt::CaseInsensitive);
        };
        const bool half = !value.isEmpty() && std::ranges::any_of(known, begins) &&
                          std::ranges::none_of(known, isIt(value));
        return half ? word : QString();
    }
    for (const char* state : m_words.states)
        if (isIt(word)(QLatin1String(state))) return {};
    for (const QStringList& known : m_values)
        if (std::ranges::any_of(known, isIt(word))) return {};
    return word;
}

void FilterField::read()
{
    m_later->stop();
    m_pending = false;
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

/// While words are offered the keys that choose one, or close them, are theirs: the first Escape
/// closes them. The next one takes back what is written and not in force, and leaves the box; the
/// filter in force stands. It is emptied by the sign at its end, or by deleting its text.
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
    if (text().trimmed() != m_held) {
        setText(m_held);
        read();
    }
    m_pending = false;
    if (QWidget* next = leavesTo()) next->setFocus(Qt::OtherFocusReason);
    event->accept();
}

}  // namespace ballast::ui
