#pragma once

#include "models/engine/snapshot.h"
#include "ui/shell/environment.h"

#include <QLabel>

namespace ballast::ui {

/// In the header, always: where the orders go, whose account by which key, and what holds the desk
/// back. In the colour of the environment.
class AccountBand : public QLabel {
    Q_OBJECT
public:
    explicit AccountBand(const Environment& environment, QWidget* parent = nullptr);
    void show(const engine::Snapshot& snapshot);
    using QLabel::show;

protected:
    void changeEvent(QEvent* event) override;

private:
    void paint();
    Environment m_environment;
    QString m_state;
    bool m_painting = false;
};

}  // namespace ballast::ui
