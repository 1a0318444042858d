#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ballast::ui {

/// What a panel shows when there is nothing: what would fill it, and the step that does.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    /// No button where `step` is empty.
    explicit EmptyState(const QString& title, const QString& sentence, const QString& step = {},
                        QWidget* parent = nullptr);
    void set(const QString& title, const QString& sentence, const QString& step = {});

signals:
    void stepWanted();

private:
    QLabel* m_title;
    QLabel* m_sentence;
    QPushButton* m_step;
};

}  // namespace ballast::ui
