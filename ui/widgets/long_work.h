#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>

class QThread;
class QTimer;

namespace ballast::ui {

/// What long work asks on its way, on its own thread: says how far it is, hears whether to go on.
class WorkWatch {
public:
    /// `share`: of the whole, 0 to 1. False: it was cancelled, and nothing of it is to stay behind.
    bool goOn(double share) const
    {
        m_state->share.store(share, std::memory_order_relaxed);
        return !isCancelled();
    }
    /// Whoever asks gives up where it is so.
    bool isCancelled() const
    {
        const bool cancelled = m_state->cancelled.load(std::memory_order_relaxed);
        if (cancelled) m_state->heeded.store(true, std::memory_order_relaxed);
        return cancelled;
    }
    /// The work has heard of it: what was cancelled after its last look was done all the same.
    bool wasHeeded() const { return m_state->heeded.load(std::memory_order_relaxed); }
    double share() const { return m_state->share.load(std::memory_order_relaxed); }
    void cancel() { m_state->cancelled.store(true, std::memory_order_relaxed); }

private:
    struct State {
        std::atomic<double> share = 0;
        std::atomic<bool> cancelled = false, heeded = false;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

/// One piece of work on a thread of its own, so that it stops no window: it says how far it is, can
/// be told to stop, and tells once what came of it.
class LongWork : public QObject {
    Q_OBJECT
public:
    /// Why it could not be done; empty: it was, or it was cancelled. Runs on the thread, and uses
    /// nothing of the window.
    using Job = std::function<QString(const WorkWatch&)>;

    /// `what` is done, in words for a person: "Writing positions.xlsx".
    LongWork(QString what, Job job, QObject* parent = nullptr);
    /// Waits for its end: what a person has asked for is finished, unless they cancelled it.
    ~LongWork() override;

    void start();
    void cancel();
    const QString& what() const { return m_what; }

signals:
    /// Some times a second while it works; `seconds` since its start.
    void progressed(double share, double seconds);
    /// Once, the last that is heard of it.
    void finished(const QString& problem, bool cancelled);

private:
    void end();

    QString m_what;
    Job m_job;
    WorkWatch m_watch;
    std::shared_ptr<QString> m_problem;
    QElapsedTimer m_since;
    QThread* m_thread = nullptr;
    QTimer* m_look;
};

/// "35 % · about 12 s left"; "35 % · working" before anything can be said of the rest. What every
/// long work says of itself.
QString progressWords(double share, double seconds);
/// "Writing positions.xlsx": what is done, of a file.
QString writingWords(const QString& path);
/// What came of it: that it is written, the problem, or that it was cancelled.
QString writtenWords(const QString& path, const QString& problem, bool cancelled);

}  // namespace ballast::ui
