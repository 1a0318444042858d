#pragma once

namespace ballast::app {

/// For what nothing catches any more: an exception that leaves its thread, and the signals of a
/// broken program (SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT). No order leaves from then on, one
/// sentence without anything of the memory goes to the error stream, and the process ends as it
/// would have.
void installLastResort();

/// Closes the way of orders to the venues until the process ends; only an atomic store, so that it
/// may be called anywhere, a signal handler included.
void closeForGood() noexcept;
/// Asked by the engine's thread directly before an order is handed to its venue.
bool isClosedForGood() noexcept;

}  // namespace ballast::app
