#pragma once

#include <QWidget>

namespace ballast::ui {

/// "WHAT-IF · not traded" on hatched ground inside a dashed line: what stands under it is thought,
/// and nobody takes it for the account.
class ThoughtBanner : public QWidget {
    Q_OBJECT
public:
    explicit ThoughtBanner(QWidget* parent = nullptr);
    void setRemark(const QString& remark);
    QString text() const;
    QSize sizeHint() const override { return {200, 26}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_remark;
};

}  // namespace ballast::ui
