#pragma once

#include "app/engine_thread.h"
#include "app/launch_options.h"
#include "models/core/error.h"

#include <string>

namespace ballast::app {

/// A recorded session of a venue, ready to be played in place of a connection.
struct CaptureVenue {
    EngineThread::MakeVenue make;  ///< its venue and account are those named to openCapture
    core::ClockMapping clock;      ///< begins at the first frame's stamp
    std::string description;       ///< a line for people: what was recorded, when and how much
};

/// Whether `--tape` names the raw capture of a session rather than a market to trade on.
bool isCapture(const LaunchOptions& options);

/// Reads the capture and makes the venue that plays it under this name. Fails where it cannot be
/// read, is not Deribit's, or says nowhere which instruments there are.
core::Expected<CaptureVenue> openCapture(const LaunchOptions& options, core::VenueId venue,
                                         core::AccountId account);

}  // namespace ballast::app
