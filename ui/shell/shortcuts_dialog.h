#pragma once

#include <QDialog>

namespace ballast::ui {

/// Every key there is, read from the window's own actions: a list that cannot be out of date.
class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutsDialog(QWidget* window);
};

}  // namespace ballast::ui
