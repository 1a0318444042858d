#include "ui/widgets/grouped_box.h"

#include "models/core/text.h"
#include "ui/widgets/text.h"

#include <QKeyEvent>
#include <QRegularExpression>

namespace ballast::ui {
namespace {

/// On the way to a number: what may be typed at all, and whether it is one within the range.
QValidator::State stateOf(const QString& text, double least, double most, bool whole)
{
    // With the thin and hard spaces and the minus that are shown: what stands there is edited.
    static const QRegularExpression kTyped(
        QStringLiteral("^[-+$,.\\d\\s\\x{2009}\\x{202F}\\x{00A0}\\x{2212}]*$"));
    if (!kTyped.match(text).hasMatch()) return QValidator::Invalid;
    const QString plain = plainDigits(text);
    if (whole && plain.contains(QLatin1Char('.'))) return QValidator::Invalid;
    bool isNumber = false;
    const double value = plain.toDouble(&isNumber);
    if (isNumber && value > most) return QValidator::Invalid;  // no digit more is taken
    return isNumber && value >= least ? QValidator::Acceptable : QValidator::Intermediate;
}

/// Enter confirms what stands there; where that is no number in range, Qt would put back the one
/// before and go on with it.
bool confirmsNothing(const QAbstractSpinBox& box, const QKeyEvent& event)
{
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    return enter && !box.hasAcceptableInput();
}

}  // namespace

QString plainDigits(const QString& typed)
{
    static const QRegularExpression kGroups(
        QStringLiteral("^([-+]?)[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?$"));
    QString text;
    for (const QChar c : typed)
        if (!c.isSpace()) text += c == QChar(0x2212) ? QChar(u'-') : c;
    const qsizetype sign = text.startsWith(QLatin1Char('-')) || text.startsWith(QLatin1Char('+'));
    while (text.mid(sign).startsWith(QLatin1Char('$'))) text.remove(sign, 1);
    if (kGroups.match(text).hasMatch()) text.remove(QLatin1Char(','));
    return text;
}

QString GroupedBox::textFromValue(int value) const { return words(core::number(value, 0)); }

int GroupedBox::valueFromText(const QString& text) const { return plainDigits(text).toInt(); }

QValidator::State GroupedBox::validate(QString& text, int&) const
{
    if (!specialValueText().isEmpty() && text == specialValueText()) return QValidator::Acceptable;
    return stateOf(text, minimum(), maximum(), true);
}

void GroupedBox::keyPressEvent(QKeyEvent* event)
{
    if (confirmsNothing(*this, *event)) return event->accept();
    QSpinBox::keyPressEvent(event);
}

void GroupedDecimalBox::keyPressEvent(QKeyEvent* event)
{
    if (confirmsNothing(*this, *event)) return event->accept();
    QDoubleSpinBox::keyPressEvent(event);
}

QString GroupedDecimalBox::textFromValue(double value) const
{
    return words(core::number(value, decimals()));
}

double GroupedDecimalBox::valueFromText(const QString& text) const
{
    if (!specialValueText().isEmpty() && text == specialValueText()) return minimum();
    return plainDigits(text).toDouble();
}

QValidator::State GroupedDecimalBox::validate(QString& text, int&) const
{
    if (!specialValueText().isEmpty() && text == specialValueText()) return QValidator::Acceptable;
    return stateOf(text, minimum(), maximum(), decimals() == 0);
}

}  // namespace ballast::ui
