#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

namespace ballast::ui {

/// A coloured frame over the edge of its parent. It covers nothing else and takes no clicks. Of the
/// past it is broad and in stripes: told from any other without its colour.
class EnvironmentFrame : public QWidget {
    Q_OBJECT
public:
    EnvironmentFrame(Environs kind, QWidget* parent, bool past = false);
    /// Pixels on each side: twice as much for LIVE as for what cannot lose money.
    int thickness() const { return m_past ? kPast : m_kind == Environs::Live ? 4 : 2; }
    static constexpr int kPast = 6;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();
    Environs m_kind;
    bool m_past;
};

}  // namespace ballast::ui
