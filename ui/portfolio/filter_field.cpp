#include "ui/portfolio/filter_field.h"

#include "ui/widgets/labels.h"

#include <QKeyEvent>
#include <QTimer>

namespace ballast::ui {
namespace {

constexpr int kRestMs = 250;

}  // namespace

FilterField::FilterField(QWidget* parent) : QLineEdit(parent), m_later(new QTimer(this))
{
    setObjectName(QStringLiteral("positionFilter"));
    setAccessibleName(tr("Which positions are shown"));
    setPlaceholderText(tr("Filter: btc put dte<7 |delta|>0.1"));
    setClearButtonEnabled(true);
    setMaxLength(400);
    setToolTip(unwrappedToolTipOf(
        tr("Words of the name: btc, 70000, BTC-*-C, \"27DEC26\"\n"
           "What it is: call put option future perpetual spot, long short, stale unvalued\n"
           "Whose it is: venue:paper account:main underlying:eth sub-book:gamma expiry:27dec26\n"
           "Numbers: dte<7  iv>=60%  delta<-0.5  |delta|>0.1  pnl>-10k\n"
           "   with < <= > >= = !=, bars for its size whatever the sign, and a unit:\n"
           "   d h w of days, % of volatilities, k and m of amounts\n"
           "   %1\n"
           "Beside one another they all hold. Also: and, or, not, ( )")
            .arg(tables::PositionFilter::numberWords())));
    m_later->setSingleShot(true);
    m_later->setInterval(kRestMs);
    connect(m_later, &QTimer::timeout, this, &FilterField::read);
    connect(this, &QLineEdit::returnPressed, this, &FilterField::read);
    connect(this, &QLineEdit::textChanged, this,
            [this](const QString& now) { now.isEmpty() ? read() : m_later->start(); });
}

void FilterField::read()
{
    m_later->stop();
    const auto filter = tables::PositionFilter::parse(text());
    setStyleProperty(this, "wrong", !filter.has_value());
    emit faultFound(filter ? QString() : filter.error().sentence);
    if (filter) emit filterRead(*filter);
}

/// Escape empties it, and is nobody else's while there is something in it.
void FilterField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape || text().isEmpty()) return QLineEdit::keyPressEvent(event);
    clear();
    event->accept();
}

}  // namespace ballast::ui
