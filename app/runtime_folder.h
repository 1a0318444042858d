#pragma once

namespace ballast::app {

/// Where no session manager has named a folder for sockets (XDG_RUNTIME_DIR), as over SSH or in a
/// container, names the one that Qt would take, made for this user alone: else Qt says at every
/// start that it has to. A folder that is somebody else's is not taken, and what Qt says of it is
/// heard. Before any thread; nothing but on Unix without macOS.
void nameRuntimeFolder();

}  // namespace ballast::app
