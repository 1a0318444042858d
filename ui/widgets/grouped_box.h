#pragma once

#include <QDoubleSpinBox>
#include <QSpinBox>

namespace ballast::ui {

/// A number as it is typed, without what only helps the eye: spaces of any kind, "$" in front, and
/// commas between groups of three. Where a comma stands elsewhere ("1,5") it is left, so that the
/// text is no number: nobody's decimals are read as thousands.
QString plainDigits(const QString& typed);

/// Boxes that show thousands in groups, "$1 000 000", and read them back however they are grouped.
class GroupedBox : public QSpinBox {
public:
    using QSpinBox::QSpinBox;

protected:
    QString textFromValue(int value) const override;
    int valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    /// Nothing is mended: Qt's own takes the commas out, and makes 1250050 of "12500,50".
    void fixup(QString&) const override {}
    void keyPressEvent(QKeyEvent* event) override;
};

class GroupedDecimalBox : public QDoubleSpinBox {
public:
    using QDoubleSpinBox::QDoubleSpinBox;

protected:
    QString textFromValue(double value) const override;
    double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    /// Nothing is mended: Qt's own takes the commas out, and makes 1250050 of "12500,50".
    void fixup(QString&) const override {}
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace ballast::ui
