#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace ballast::ui {

/// The title row of a panel: a title, a quiet remark at the right, and room for small buttons.
class SectionHeader : public QWidget {
    Q_OBJECT
public:
    explicit SectionHeader(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setRemark(const QString& remark);
    /// Right after the title: tabs, a count.
    void addLeft(QWidget* widget);
    /// Before the remark.
    void addRight(QWidget* widget);

    QSize sizeHint() const override;  ///< a dock's title bar goes by this

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_title;
    QLabel* m_remark;
    QHBoxLayout* m_left;
    QHBoxLayout* m_right;
};

}  // namespace ballast::ui
