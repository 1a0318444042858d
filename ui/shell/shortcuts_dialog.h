#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace ballast::ui {

class KeyMap;
class KeyRecorder;

/// Every key there is, from the list of all actions that may have one, and the place where a person
/// gives an action another one. It stands beside the window and holds nothing up.
class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutsDialog(KeyMap& keys, QWidget* parent = nullptr);

private:
    QLayout* buildHead();
    QLayout* buildForm();
    void fill();
    void filter();
    void showChosen();
    QString chosen() const;
    void say(const QString& problem);
    bool eventFilter(QObject* watched, QEvent* event) override;

    KeyMap& m_keys;
    QLineEdit* m_search;
    QTreeWidget* m_list;
    QLabel* m_about;
    KeyRecorder* m_recorder;
    QPushButton* m_none;
    QPushButton* m_standard;
    QLabel* m_problem;
};

}  // namespace ballast::ui
