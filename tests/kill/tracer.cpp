#include "tests/kill/tracer.h"

#include "tests/kill/desk_process.h"

#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>

namespace ballast::kill {
namespace {

/// What a stop at a system call is about: its entry only.
bool entry(pid_t pid, std::uint64_t& number, std::uint64_t& argument)
{
    __ptrace_syscall_info info{};
    const auto size = ::ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof info, &info);
    if (size <= 0 || info.op != PTRACE_SYSCALL_INFO_ENTRY) return false;
    number = info.entry.nr;
    argument = info.entry.args[0];
    return true;
}

int watch(pid_t pid, int at, int& made)
{
    int status = 0;
    if (::waitpid(pid, &status, 0) != pid || !WIFSTOPPED(status)) return 1;
    ::ptrace(PTRACE_SETOPTIONS, pid, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
    bool counting = false;
    int deliver = 0;
    while (true) {
        if (::ptrace(PTRACE_SYSCALL, pid, nullptr, deliver) != 0) return 2;
        if (::waitpid(pid, &status, 0) != pid) return 3;
        if (WIFEXITED(status) || WIFSIGNALED(status)) return 4;
        deliver = 0;
        if (WSTOPSIG(status) != (SIGTRAP | 0x80)) {
            deliver = WSTOPSIG(status);
            continue;
        }
        std::uint64_t number = 0, argument = 0;
        if (!entry(pid, number, argument)) continue;
        const bool mark = number == SYS_getsid;
        if (mark && static_cast<int>(argument) == kMarkBegin) {
            counting = true;
            continue;
        }
        const bool over = mark && static_cast<int>(argument) == kMarkEnd && counting;
        if (counting && !over && ++made != at) continue;
        if (!counting) continue;
        ::kill(pid, SIGKILL);
        ::waitpid(pid, &status, 0);
        return 0;
    }
}

}  // namespace

int* sharedInt()
{
    void* memory =
        ::mmap(nullptr, sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? nullptr : static_cast<int*>(memory);
}

pid_t runTraced(const std::function<int()>& body, int at, int* made)
{
    *made = 0;
    const pid_t watcher = ::fork();
    if (watcher != 0) return watcher;
    const pid_t watched = ::fork();
    if (watched == 0) {
        ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
        ::raise(SIGSTOP);
        std::_Exit(body());
    }
    // The watcher holds no end of anything: whoever listens hears the end of the watched one.
    for (int handle = 3; handle < 256; ++handle) ::close(handle);
    std::_Exit(watch(watched, at, *made));
}

}  // namespace ballast::kill
