#include "ui/widgets/long_work.h"

#include "models/core/time.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <exception>

namespace ballast::ui {
namespace {

constexpr int kLookMs = 100;

struct Say {
    Q_DECLARE_TR_FUNCTIONS(LongWork)
};

}  // namespace

LongWork::LongWork(QString what, Job job, QObject* parent)
    : QObject(parent),
      m_what(std::move(what)),
      m_job(std::move(job)),
      m_problem(std::make_shared<QString>()),
      m_look(new QTimer(this))
{
    m_look->setInterval(kLookMs);
    connect(m_look, &QTimer::timeout, this, [this] {
        emit progressed(m_watch.share(), static_cast<double>(m_since.elapsed()) / 1'000);
    });
}

LongWork::~LongWork()
{
    if (!m_thread) return;
    m_thread->disconnect(this);
    m_thread->wait();
    delete m_thread;
}

void LongWork::start()
{
    if (m_thread) return;
    m_since.start();
    m_thread = QThread::create([job = std::move(m_job), watch = m_watch, problem = m_problem] {
        try {
            *problem = job(watch);
        } catch (const std::exception& e) {
            *problem = Say::tr("An internal fault: %1.").arg(QString::fromUtf8(e.what()));
        }
    });
    connect(m_thread, &QThread::finished, this, &LongWork::end);
    m_look->start();
    m_thread->start();
}

void LongWork::cancel() { m_watch.cancel(); }

void LongWork::end()
{
    m_look->stop();
    m_thread->wait();
    m_thread->deleteLater();
    m_thread = nullptr;
    emit finished(*m_problem, m_watch.wasHeeded() && m_problem->isEmpty());
}

QString writingWords(const QString& path)
{
    return Say::tr("Writing %1").arg(QFileInfo(path).fileName());
}

QString writtenWords(const QString& path, const QString& problem, bool cancelled)
{
    if (cancelled) return Say::tr("%1 was not written: it was cancelled.").arg(path);
    return problem.isEmpty() ? Say::tr("Written to %1.").arg(path) : problem;
}

QString progressWords(double share, double seconds)
{
    const double sane = std::clamp(share, 0.0, 1.0);
    const bool known = sane > 0.01 && seconds > 0.5;
    const QString left =
        known ? Say::tr("about %1 left")
                    .arg(words(core::humanDuration(core::fromSeconds(seconds * (1 - sane) / sane))))
              : Say::tr("working");
    return QStringLiteral("%1 % · %2").arg(static_cast<int>(100 * sane)).arg(left);
}

}  // namespace ballast::ui
