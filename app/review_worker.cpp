#include "app/review_worker.h"

#include "app/thread_name.h"
#include "connectors/store/review_reader.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <exception>

namespace ballast::app {
namespace {

using Clock = std::chrono::steady_clock;

/// A period is read month by month: so often progress is told, and so soon a cancelled read ends.
constexpr core::Duration kSlice = std::chrono::days{31};
constexpr core::Duration kTick{1};
/// Two are beside one another, and one more that a person comes back to.
constexpr std::size_t kKeptPeriods = 3;
/// The writer commits within a tenth of a second; a disk that is slow has a while more.
constexpr int kLooksForNote = 100;
constexpr std::chrono::milliseconds kBetweenLooks{50};

std::vector<store::TimeRange> slicesOf(const review::Period& period)
{
    std::vector<store::TimeRange> slices;
    for (core::Time from = period.from; from <= period.to; from += kSlice)
        slices.push_back({from, std::min(period.to, from + kSlice - kTick)});
    return slices;
}

}  // namespace

ReviewWorker::ReviewWorker(std::filesystem::path folder, QObject* parent)
    : QObject(parent),
      m_folder(std::move(folder)),
      m_thread([this](const std::stop_token& stop) { work(stop); })
{
}

ReviewWorker::~ReviewWorker()
{
    cancel();
    m_thread.request_stop();
    m_thread.join();
}

void ReviewWorker::request(review::ReviewWish wish, bool anew)
{
    {
        const std::scoped_lock lock(m_mutex);
        // One that was to read anew and had not begun still is to.
        const bool owed = m_wish && m_wish->anew;
        m_wish = Wish{std::move(wish), anew || owed, ++m_number};
        m_toCompare.reset();
        m_stale = true;
    }
    m_wake.notify_all();
}

void ReviewWorker::detail(core::ProposalId proposal)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_detail = proposal;
    }
    m_wake.notify_all();
}

void ReviewWorker::awaitNote(review::Note note)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_notes.push_back(std::move(note));
    }
    m_wake.notify_all();
}

void ReviewWorker::cancel()
{
    const std::scoped_lock lock(m_mutex);
    m_wish.reset();
    m_toCompare.reset();
    m_stale = true;
    ++m_number;
}

bool ReviewWorker::isNewest(std::uint64_t number)
{
    const std::scoped_lock lock(m_mutex);
    return number == m_number;
}

void ReviewWorker::work(const std::stop_token& stop)
{
    nameThisThread("review");
    lowerThisThread();
    Lock lock(m_mutex);
    while (m_wake.wait(lock, stop,
                       [this] { return m_wish || m_detail || !m_notes.empty() || m_toCompare; }))
        step(lock, stop);
}

/// What is short goes first.
void ReviewWorker::step(Lock& lock, const std::stop_token& stop)
{
    if (m_detail) {
        const core::ProposalId proposal = *std::exchange(m_detail, std::nullopt);
        return guarded(
            lock, [&] { makeDetail(proposal); },
            [&](const std::string& what) { emit detailFailed(QString::fromStdString(what)); });
    }
    if (!m_notes.empty()) {
        const review::Note note = std::move(m_notes.front());
        m_notes.pop_front();
        return guarded(
            lock, [&] { lookForNote(note, stop); },
            [&](const std::string& what) {
                emit noted(note.proposal, QString::fromStdString(what));
            });
    }
    if (!m_wish) {
        const auto picture = std::exchange(m_toCompare, nullptr);
        m_stale = false;
        return guarded(lock, [&] { compare(*picture); }, [](const std::string&) {});
    }
    const Wish wish = *std::exchange(m_wish, std::nullopt);
    guarded(
        lock, [&] { makePicture(wish); },
        [&](const std::string& what) {
            if (isNewest(wish.number)) emit failed(QString::fromStdString(what));
        });
}

void ReviewWorker::guarded(Lock& lock, const std::function<void()>& job,
                           const std::function<void(const std::string&)>& problem)
{
    lock.unlock();
    try {
        job();
    } catch (const std::exception& e) {
        spdlog::critical("review: {}", e.what());
        problem(std::string{"Reading the history: an internal fault: "} + e.what() + ".");
    }
    lock.lock();
}

core::Expected<review::ReviewSourcePtr> ReviewWorker::source(const store::ReviewReader& reader,
                                                             const Wish& wish,
                                                             const review::Period& period,
                                                             double from, double to)
{
    const auto kept = std::ranges::find(m_kept, period,
                                        &std::pair<review::Period, review::ReviewSourcePtr>::first);
    if (kept != m_kept.end()) return kept->second;
    const std::vector<store::TimeRange> slices = slicesOf(period);
    std::vector<review::ReviewData> parts;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        if (!isNewest(wish.number)) return review::ReviewSourcePtr{};
        auto part = reader.read(slices[i]);
        if (!part) return std::unexpected(part.error());
        parts.push_back(std::move(*part));
        emit progressed(from + (to - from) * double(i + 1) / double(slices.size()));
    }
    review::ReviewSourcePtr made = review::sourceOf(
        parts.size() == 1 ? std::move(parts.front()) : review::joined(std::move(parts)));
    m_kept.emplace_back(period, made);
    if (m_kept.size() > kKeptPeriods) m_kept.pop_front();
    return made;
}

void ReviewWorker::makePicture(const Wish& wish)
{
    const Clock::time_point began = Clock::now();
    if (wish.anew) m_kept.clear();
    auto reader = store::ReviewReader::open(m_folder);
    if (!reader) {
        if (isNewest(wish.number)) emit failed(QString::fromStdString(reader.error().message));
        return;
    }
    const auto now = source(*reader, wish, wish.what.period, 0, 0.5);
    const auto other = now ? source(*reader, wish, wish.what.other, 0.5, 0.95) : now;
    if (!isNewest(wish.number)) return;
    for (const auto* read : {&now, &other})
        if (!*read) {
            emit failed(QString::fromStdString(read->error().message));
            return;
        }
    auto picture =
        std::make_shared<review::ReviewPicture>(review::pictureOf(*now, *other, wish.what));
    if (!isNewest(wish.number)) return;
    emit pictured(picture, std::chrono::duration<double>(Clock::now() - began).count());
    const std::scoped_lock lock(m_mutex);
    if (wish.number == m_number) m_toCompare = std::move(picture);
}

void ReviewWorker::compare(const review::ReviewPicture& picture)
{
    const auto hours =
        laboratory::hoursOf(picture.source->data, picture.now, picture.wish.filter.underlying);
    auto frontier = std::make_shared<laboratory::PeriodFrontier>(
        laboratory::periodFrontier(picture.now, hours, 1, &m_stale));
    if (!m_stale) emit compared(frontier);
}

void ReviewWorker::makeDetail(core::ProposalId proposal)
{
    const auto fail = [this](const std::string& sentence) {
        emit detailFailed(QString::fromStdString(sentence));
    };
    const auto reader = store::ReviewReader::open(m_folder);
    if (!reader) return fail(reader.error().message);
    auto one = reader->one(proposal);
    if (!one) return fail(one.error().message);
    if (!*one)
        return fail("The history has no rebalance " + std::to_string(proposal.value) +
                    " any more.");
    auto life = reader->life(proposal);
    if (!life) return fail(life.error().message);
    auto detail = std::make_shared<review::CaseDetail>();
    detail->one = std::move(**one);
    detail->life = std::move(*life);
    detail->cost = review::costOf(detail->one);
    const review::Case& c = detail->one;
    const auto path =
        reader->spotPath(c.row.underlying, {c.row.proposedAt, std::max(c.until, c.row.proposedAt)});
    if (!path) return fail(path.error().message);
    detail->whatIfs = review::whatIfs(c, *path);
    emit detailed(detail);
}

void ReviewWorker::lookForNote(const review::Note& note, const std::stop_token& stop)
{
    std::string problem;
    for (int look = 0; look < kLooksForNote && !stop.stop_requested(); ++look) {
        const auto reader = store::ReviewReader::open(m_folder);
        const auto notes =
            reader ? reader->notes(note.proposal)
                   : core::Expected<std::vector<review::Note>>(std::unexpected(reader.error()));
        if (notes && std::ranges::find(*notes, note) != notes->end()) {
            emit noted(note.proposal, {});
            return;
        }
        if (!notes) problem = " " + notes.error().message;
        Lock lock(m_mutex);
        m_wake.wait_for(lock, stop, kBetweenLooks, [] { return false; });
    }
    if (!stop.stop_requested())
        emit noted(note.proposal,
                   QString::fromStdString("The note is not in the history five seconds after it "
                                          "was handed to its writer. Keep its text and try again." +
                                          problem));
}

}  // namespace ballast::app
