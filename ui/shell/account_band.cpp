#include "ui/shell/account_band.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QEvent>

namespace ballast::ui {
namespace {

QString stateOf(const engine::Snapshot& s)
{
    if (s.mode == engine::Mode::Halted) return AccountBand::tr("HALTED");
    if (s.brake == engine::Brake::Pause) return AccountBand::tr("PAUSED");
    const QString mode = spoken(text(s.mode));
    return s.brake == engine::Brake::ReduceOnly ? mode + AccountBand::tr(" · REDUCE-ONLY") : mode;
}

}  // namespace

AccountBand::AccountBand(const Environment& environment, QWidget* parent)
    : QLabel(parent), m_environment(environment)
{
    setObjectName(QStringLiteral("accountBand"));
    setTextFormat(Qt::PlainText);
    setToolTip(toolTipOf(meaning(environment)));
    setAlignment(Qt::AlignCenter);
    paint();
    // The corner of a menu bar is not laid out anew when its text grows: room for the longest.
    setText(identity(environment) + QStringLiteral(" · ") +
            spoken(engine::text(engine::Mode::AutoFire)) + tr(" · REDUCE-ONLY"));
    setMinimumWidth(sizeHint().width());
    setText(identity(environment));
}

void AccountBand::show(const engine::Snapshot& snapshot)
{
    const QString state = stateOf(snapshot);
    if (state == m_state) return;
    m_state = state;
    setText(identity(m_environment) + QStringLiteral(" · ") + state);
    paint();
}

void AccountBand::paint()
{
    const Theme& theme = Theme::current();
    m_painting = true;
    setStyleSheet(QStringLiteral("QLabel { background: %1; color: %2; padding: 2px 10px; "
                                 "font-weight: 600; }")
                      .arg(theme.of(m_environment.kind).name(), theme.onFill.name()));
    m_painting = false;
}

void AccountBand::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_painting) paint();
}

}  // namespace ballast::ui
