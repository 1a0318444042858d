#pragma once

#include "ui/widgets/look.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QComboBox;
class QVBoxLayout;

namespace ballast::ui {

/// How the program looks: all of it takes effect at once, and nothing of it is drafted.
class DisplayPage : public QWidget {
    Q_OBJECT
public:
    explicit DisplayPage(QWidget* parent = nullptr);

    void show(ThemeKind kind, bool colourBlind, const Look& look);
    using QWidget::show;

signals:
    void themeWished(ballast::ui::ThemeKind kind, bool colourBlind);
    void lookWished(const ballast::ui::Look& look);

private:
    QComboBox* choice(const QString& name, const QString& caption, const QString& toolTip,
                      const QStringList& all);
    void wishTheme();
    void wishLook();

    QVBoxLayout* m_column;
    QComboBox *m_theme, *m_pair, *m_text, *m_rows, *m_clock;
};

}  // namespace ballast::ui
