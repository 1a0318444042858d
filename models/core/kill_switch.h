#pragma once

#include <atomic>
#include <cstdint>

namespace ballast::core {

/// The gate as one flag of the whole desk. Whoever sees a reason closes it directly, from any
/// thread and from a signal's handler, past every queue; whoever is about to write a frame that
/// makes an order passes through it in the same moment. After close() has returned no such frame is
/// begun.
class KillSwitch {
public:
    /// How often close() looks whether a write under way on another thread has ended: some hundred
    /// microseconds in all. A write takes tens.
    static constexpr int kMostLooks = 100'000;

    KillSwitch() = default;
    KillSwitch(const KillSwitch&) = delete;
    KillSwitch& operator=(const KillSwitch&) = delete;

    /// Closes; closed already, it counts once more. `why` is a text that lives for ever. True: no
    /// frame is under way; false: one that had begun was still being written at the last look.
    bool close(const char* why) noexcept;
    bool isClosed() const noexcept { return m_closed.load(std::memory_order_seq_cst); }
    /// How often it was closed. Whoever acts on a closing compares.
    std::uint64_t closings() const noexcept { return m_closings.load(std::memory_order_seq_cst); }
    /// Why it was closed last; never null.
    const char* why() const noexcept { return m_why.load(std::memory_order_acquire); }
    /// Opens it, unless it was closed again after `seen` closings. False: it stays closed.
    bool open(std::uint64_t seen) noexcept;

    /// The leave to write one frame, for as long as it lives.
    class Pass {
    public:
        explicit Pass(KillSwitch& of) noexcept;
        ~Pass();
        Pass(const Pass&) = delete;
        Pass& operator=(const Pass&) = delete;
        explicit operator bool() const noexcept { return m_of != nullptr; }

    private:
        KillSwitch* m_of;
    };

    /// Writes one byte there at each closing, so that a sleeping thread wakes; below 0: nowhere. Of
    /// a descriptor that does not block.
    void wakeBy(int descriptor) noexcept { m_wake.store(descriptor, std::memory_order_release); }

private:
    std::atomic<bool> m_closed = false;
    std::atomic<int> m_writing = 0;
    std::atomic<std::uint64_t> m_closings = 0;
    std::atomic<const char*> m_why = "";
    std::atomic<int> m_wake = -1;
};

}  // namespace ballast::core
