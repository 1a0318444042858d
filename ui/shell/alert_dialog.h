#pragma once

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace ballast::ui {

class AlertTeller;

/// By which ways each class of alerts is told, and for how long nothing is to disturb. What is
/// chosen holds at once.
class AlertDialog : public QDialog {
    Q_OBJECT
public:
    AlertDialog(AlertTeller& teller, bool trayAvailable, QWidget* parent = nullptr);

private:
    QLayout* buildTable();
    QLayout* buildQuiet();
    void showQuiet();

    AlertTeller& m_teller;
    QSpinBox* m_minutes;
    QPushButton* m_quiet;
    QLabel* m_left;
};

}  // namespace ballast::ui
