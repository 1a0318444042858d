#pragma once

#include <QStringList>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;

namespace ballast::ui {

/// The slim row above a table: fields and small buttons at the left, a quiet remark at the right.
class ToolRow : public QWidget {
    Q_OBJECT
public:
    explicit ToolRow(QWidget* parent = nullptr);

    void add(QWidget* widget);
    /// A captioned choice; the caption is what a screen reader says.
    QComboBox* addChoice(const QString& name, const QString& caption, const QStringList& choices);
    void setRemark(const QString& remark);
    QString remark() const;

private:
    QHBoxLayout* m_left;
    QLabel* m_remark;
};

}  // namespace ballast::ui
