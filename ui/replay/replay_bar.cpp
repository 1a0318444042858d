#include "ui/replay/replay_bar.h"

#include "models/core/text.h"
#include "ui/replay/replay_text.h"
#include "ui/replay/session_ruler.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ballast::ui {
namespace {

constexpr std::array kSpeeds{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
constexpr int kPermille = 1000;

QString number(std::uint64_t value) { return words(core::number(static_cast<double>(value), 0)); }

}  // namespace

ReplayBar::ReplayBar(QWidget* parent)
    : QFrame(parent),
      m_badge(new Badge(this)),
      m_sessions(new QComboBox(this)),
      m_kinds(new QComboBox(this)),
      m_speed(new QComboBox(this)),
      m_ruler(new SessionRuler(this))
{
    setObjectName(QStringLiteral("replayBar"));
    setAccessibleName(tr("Replay"));
    m_news.sessions = std::make_shared<const std::vector<replay::SessionLine>>();
    m_sessions->setObjectName(QStringLiteral("replaySession"));
    m_sessions->setAccessibleName(tr("Recorded session"));
    m_sessions->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_kinds->setObjectName(QStringLiteral("replayKinds"));
    m_kinds->setAccessibleName(tr("What the marks are of"));
    m_kinds->addItem(tr("any mark"), int{replay::kEveryMark});
    for (std::size_t k = 0; k < replay::kMarkKinds; ++k) {
        const auto kind = static_cast<replay::MarkKind>(k);
        m_kinds->addItem(markWords(kind), int{replay::setOf(kind)});
    }
    m_speed->setObjectName(QStringLiteral("replaySpeed"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(toolTipOf(tr("Recorded seconds a second.")));
    for (const int speed : kSpeeds) m_speed->addItem(QStringLiteral("%1×").arg(speed), speed);

    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_badge);
    row->addWidget(m_sessions);
    add(row, QStringLiteral("replayPreviousMark"), QStringLiteral("|◂"), tr("Previous mark"),
        [this] { emit wished(replay::ToMark{marksWanted(), false}); });
    add(row, QStringLiteral("replayStepBack"), QStringLiteral("◂"), tr("One event back"),
        [this] { emit wished(replay::Step{-1}); });
    QToolButton* play = add(row, QStringLiteral("replayPlay"), QStringLiteral("▶"),
                            tr("Play or pause"), [this] { playOrPause(); });
    m_play = play->defaultAction();
    play->setProperty("role", QStringLiteral("live"));
    add(row, QStringLiteral("replayStepForward"), QStringLiteral("▸"), tr("One event on"),
        [this] { emit wished(replay::Step{1}); });
    add(row, QStringLiteral("replayNextMark"), QStringLiteral("▸|"), tr("Next mark"),
        [this] { emit wished(replay::ToMark{marksWanted(), true}); });
    row->addWidget(m_kinds);
    add(row, QStringLiteral("replaySlower"), QStringLiteral("−"), tr("Slower"),
        [this] { changeSpeed(-1); });
    row->addWidget(m_speed);
    add(row, QStringLiteral("replayFaster"), QStringLiteral("+"), tr("Faster"),
        [this] { changeSpeed(1); });
    row->addWidget(buildMoment(), 1);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(m_ruler);
    column->addWidget(buildState());
    connect(m_ruler, &SessionRuler::wished, this,
            [this](core::Time at) { emit wished(replay::ToTime{at}); });
    connect(m_sessions, &QComboBox::activated, this, [this](int index) {
        if (m_news.session && std::cmp_equal(*m_news.session, index)) return;
        emit sessionWished((*m_news.sessions)[static_cast<std::size_t>(index)].id);
    });
    connect(m_speed, &QComboBox::activated, this,
            [this] { emit wished(replay::SetSpeed{m_speed->currentData().toDouble()}); });
    // A closed list would take the keys that move in time, and open another session by one of them.
    for (QComboBox* list : {m_sessions, m_kinds, m_speed}) list->installEventFilter(this);
    paint();
    showState();
}

/// A button with a sign, and an action of that name, which has the key.
QToolButton* ReplayBar::add(QHBoxLayout* row, const QString& name, const QString& sign,
                            const QString& text, const std::function<void()>& act)
{
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setIconText(sign);
    connect(action, &QAction::triggered, this, act);
    addAction(action);
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setObjectName(name + QStringLiteral("Button"));
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    row->addWidget(button);
    return button;
}

QWidget* ReplayBar::buildMoment()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(8, 0, 0, 0);
    row->setSpacing(8);
    m_moment = plainLabel(QStringLiteral("number"), box);
    m_moment->setObjectName(QStringLiteral("replayMoment"));
    m_moment->setFont(numberFont(14, QFont::DemiBold));
    // Last in its row and cut where there is no room: what it says moves nothing.
    m_event = plainLabel(QStringLiteral("muted"), box);
    m_event->setObjectName(QStringLiteral("replayEvent"));
    m_event->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_jump = new QLineEdit(box);
    m_jump->setObjectName(QStringLiteral("replayJumpTo"));
    m_jump->setPlaceholderText(tr("time, UTC"));
    m_jump->setAccessibleName(tr("Go to a time, UTC"));
    m_jump->setToolTip(
        toolTipOf(tr("14:31:05 on the day that is shown, or 2026-11-22 14:31:05. "
                     "Enter goes there.")));
    m_jump->setFixedWidth(180);
    auto* go = new QAction(tr("Go to a time"), this);
    go->setObjectName(QStringLiteral("replayJump"));
    connect(go, &QAction::triggered, this, [this] {
        m_jump->setFocus(Qt::ShortcutFocusReason);
        m_jump->selectAll();
    });
    addAction(go);
    connect(m_jump, &QLineEdit::returnPressed, this, &ReplayBar::jump);
    connect(m_jump, &QLineEdit::textEdited, this, [this] {
        setStyleProperty(m_jump, "wrong", false);
        if (!std::exchange(m_noTime, {}).isEmpty()) showState();
    });
    row->addWidget(m_moment);
    row->addWidget(m_jump);
    row->addWidget(m_event, 1);
    return box;
}

QWidget* ReplayBar::buildState()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_verdict = plainLabel(QStringLiteral("caption"), box);
    m_verdict->setObjectName(QStringLiteral("replayVerdict"));
    m_verdict->setWordWrap(true);
    m_remark = plainLabel(QStringLiteral("caption"), box);
    m_remark->setObjectName(QStringLiteral("replayRemark"));
    m_remark->setWordWrap(true);
    m_progress = new QProgressBar(box);
    m_progress->setObjectName(QStringLiteral("replayProgress"));
    m_progress->setAccessibleName(tr("On the way to the moment"));
    m_progress->setRange(0, kPermille);
    m_progress->setMaximumWidth(160);
    m_progress->setMaximumHeight(12);
    m_progress->setTextVisible(false);
    m_cancel = new QToolButton(box);
    m_cancel->setObjectName(QStringLiteral("replayCancel"));
    m_cancel->setText(tr("Stay here"));
    m_cancel->setToolTip(
        toolTipOf(tr("Ends the way to the moment that was wished for; what it has "
                     "come to is shown.")));
    connect(m_cancel, &QToolButton::clicked, this, [this] { emit wished(replay::Cancel{}); });
    row->addWidget(m_verdict, 2);
    row->addWidget(m_remark, 3);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    return box;
}

void ReplayBar::show(const replay::News& news)
{
    const bool others = *news.sessions != *m_news.sessions || news.session != m_news.session;
    const bool stood = m_ruler->isEnabled();
    m_news = news;
    if (others) fillSessions();
    showState();
    if (!stood && m_ruler->isEnabled()) holdKeys();
}

/// Where nobody writes or is in a panel, the keys are the ruler's from the first moment on.
void ReplayBar::holdKeys()
{
    const QWidget* focus = window()->focusWidget();
    if (!focus || (focus != m_jump && (focus == this || isAncestorOf(focus))))
        m_ruler->setFocus(Qt::OtherFocusReason);
}

/// A moment is as wide as any other of its form: digits are all of one width.
void ReplayBar::keepRoom(const QString& moment)
{
    QString widest = moment;
    for (QChar& letter : widest)
        if (letter.isDigit()) letter = QLatin1Char('8');
    const int width = m_moment->fontMetrics().horizontalAdvance(widest) + 4;
    if (!moment.isEmpty() && m_moment->minimumWidth() != width) m_moment->setFixedWidth(width);
}

void ReplayBar::fillSessions()
{
    const QSignalBlocker quiet(m_sessions);
    m_sessions->clear();
    for (const replay::SessionLine& session : *m_news.sessions)
        m_sessions->addItem(sessionWords(session));
    m_sessions->setCurrentIndex(m_news.session ? static_cast<int>(*m_news.session) : -1);
}

void ReplayBar::showState()
{
    const replay::PlayerState& state = m_news.state;
    const bool stands = m_news.problem.empty() && m_news.session.has_value();
    for (QAction* action : actions()) action->setEnabled(stands);
    for (QWidget* part : std::initializer_list<QWidget*>{m_kinds, m_speed, m_jump, m_ruler})
        part->setEnabled(stands);
    m_sessions->setEnabled(m_sessions->count() > 0);
    m_play->setIconText(state.playing ? QStringLiteral("▮▮") : QStringLiteral("▶"));
    if (const int at = m_speed->findData(static_cast<int>(std::lround(state.speed)));
        at >= 0 && at != m_speed->currentIndex() && !m_speed->view()->isVisible())
        m_speed->setCurrentIndex(at);
    m_ruler->setSpan(state.begun, state.last);
    m_ruler->setMarks(state.marks, state.marksShare);
    // Not while it is on its way: the hand is already where it is to come to.
    if (!state.underWay) m_ruler->setAt(state.view.at);

    const QString moment = stands ? momentWithLocal(state.view.at) : QString();
    keepRoom(moment);
    setWords(m_moment, moment);
    setWords(m_event, stands ? tr("event %1 of %2 · %3")
                                   .arg(number(state.view.event), number(state.events),
                                        eventWords(state.view))
                             : QString());
    setWords(m_verdict, stands ? verdictWords(state.view) : QString());
    setTone(m_verdict, state.view.differing > 0 ? tables::Tone::Breach
                       : state.view.event == 0  ? tables::Tone::Muted
                                                : tables::Tone::Good);
    QString remark;
    tables::Tone tone = tables::Tone::Muted;
    if (const std::string& problem = stands ? state.problem : m_news.problem; !problem.empty()) {
        remark = spoken(problem);
        tone = tables::Tone::Breach;
    } else if (!m_noTime.isEmpty()) {
        remark = tr("“%1” is no time: 14:31:05 is one of the day that is shown, 2026-11-22 "
                    "14:31:05 one of any day, both in UTC.")
                     .arg(m_noTime);
        tone = tables::Tone::Warn;
    } else if (const QString hint = hintWords(state); !hint.isEmpty()) {
        remark = hint;
        tone = tables::Tone::Warn;
    } else if (const QString landed = landedWords(state);
               m_typed && state.asked == m_typed && !landed.isEmpty()) {
        remark = landed;
        tone = tables::Tone::Warn;
    } else if (state.underWay) {
        remark = tr("On the way there; until then the moment before is shown.");
    } else if (state.slower) {
        remark = tr("This machine cannot keep up with that speed; it plays as fast as it can.");
        tone = tables::Tone::Warn;
    } else {
        remark = sessionRemark(m_news);
    }
    setWords(m_remark, remark);
    setTone(m_remark, tone);
    m_progress->setVisible(state.underWay);
    m_cancel->setVisible(state.underWay);
    m_progress->setValue(static_cast<int>(state.share * kPermille));
}

void ReplayBar::playOrPause()
{
    if (m_news.state.playing)
        emit wished(replay::Pause{});
    else
        emit wished(replay::Play{});
}

void ReplayBar::changeSpeed(int places)
{
    const int now = m_speed->currentIndex();
    const int next = std::clamp(now + places, 0, m_speed->count() - 1);
    if (next == now) return;
    m_speed->setCurrentIndex(next);
    emit wished(replay::SetSpeed{m_speed->currentData().toDouble()});
}

replay::MarkSet ReplayBar::marksWanted() const
{
    return static_cast<replay::MarkSet>(m_kinds->currentData().toInt());
}

void ReplayBar::jump()
{
    const auto at = readMoment(m_jump->text(), m_news.state.view.at);
    setStyleProperty(m_jump, "wrong", !at.has_value());
    m_noTime = at ? QString() : m_jump->text().trimmed();
    m_typed = at;
    showState();
    if (at) emit wished(replay::ToTime{*at});
}

bool ReplayBar::takeKey(const QKeyEvent& event)
{
    if (!m_ruler->isEnabled() || (event.modifiers() & ~Qt::KeypadModifier)) return false;
    if (event.key() != Qt::Key_Space) return m_ruler->takeKey(event.key());
    if (!event.isAutoRepeat()) playOrPause();
    return true;
}

/// Wherever in the bar the keyboard is: but where something is written.
void ReplayBar::keyPressEvent(QKeyEvent* event)
{
    if (!takeKey(*event)) QFrame::keyPressEvent(event);
}

bool ReplayBar::eventFilter(QObject* watched, QEvent* event)
{
    const auto* list = qobject_cast<QComboBox*>(watched);
    if (list && event->type() == QEvent::KeyPress && !list->view()->isVisible())
        return takeKey(*static_cast<QKeyEvent*>(event));
    return QFrame::eventFilter(watched, event);
}

void ReplayBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_painting) paint();
}

void ReplayBar::paint()
{
    const Theme& theme = Theme::current();
    m_painting = true;
    m_badge->setFilled(tr("REPLAY, NOT LIVE"), theme.of(Environs::Replay));
    setStyleSheet(QStringLiteral("QFrame#replayBar { background: %1; border-width: 2px; "
                                 "border-style: solid; border-color: %2; }")
                      .arg(theme.raised.name(), theme.frame(Environs::Replay).name()));
    m_painting = false;
}

}  // namespace ballast::ui
