#pragma once

#include <functional>

#include <sys/types.h>

namespace ballast::kill {

/// Runs `body` in a process of its own, watched by another that stops it at every system call from
/// its begin mark (desk_process.h) on and kills it when it is about to make number `at` of them
/// (from 1; 0: none), or at its end mark. `made`, in memory shared with it, is how many it made.
/// Returns the watcher's process, which ends when the watched one has.
pid_t runTraced(const std::function<int()>& body, int at, int* made);

/// An int that processes forked later share.
int* sharedInt();

}  // namespace ballast::kill
