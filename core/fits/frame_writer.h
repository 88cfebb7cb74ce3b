#pragma once

#include "core/base/result.h"
#include "core/devices/port.h"
#include "core/image/tangent_plane.h"
#include "core/sky/site.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// The burst a frame was taken for, as known when its exposure opened.
struct FrameEvent {
    std::string id; ///< e.g. "swift:1126853"
    std::string name; ///< e.g. "GRB 221009A"; may be empty
    std::optional<UtcInstant> trigger;
    std::optional<IcrsDirection> position;
    std::optional<Angle> error;
};

/// How far the clock that stamped a frame was to be trusted then.
struct FrameClock {
    bool isSynchronised = false;
    std::optional<Duration> offset; ///< the host's UTC minus the reference's, known and not corrected
    std::optional<Duration> error; ///< the kernel's bound on it
};

/// All that goes into one FITS file.
struct FrameRecord {
    CameraFrame frame;
    Site site;
    std::optional<FrameEvent> event;
    std::string telescope = "NUTTelA-TAO";
    std::string observatory = "Assy-Turgen";
    std::string instrument = "BSTI";
    std::string filter; ///< "g'"; empty: the channel with a prime
    double scaleArcsecPerPx = 0.591; ///< for the WCS guess
    bool isSimulated = false;
    std::string software = "tulpar";
    std::optional<FrameClock> clock; ///< none: nobody measured it
};

/// <root>/<night>/<event or "sky">_<channel>_<yyyymmddThhmmss.mmm>_<number>.fits; the night is the date on
/// which it began at the site by local mean solar time.
[[nodiscard]] std::filesystem::path frameFile(const std::filesystem::path &root, const FrameRecord &record);

/// Writes the frame beside its place as ".part", whole and with checksums, then renames: a name ending in
/// .fits is always a whole file. Never overwrites: Errc::Refused when the file is there. Returns its path.
[[nodiscard]] Result<std::filesystem::path> writeFrame(
    const std::filesystem::path &root, const FrameRecord &record);

struct RecoveredParts {
    std::vector<std::filesystem::path> recovered; ///< whole, now under their own names
    std::vector<std::filesystem::path> broken; ///< kept aside as .broken
};

/// After a crash: every .part below `root` that is whole gets its name, every other is kept as .broken.
/// Deletes nothing.
[[nodiscard]] Result<RecoveredParts> recoverPartFiles(const std::filesystem::path &root);

} // namespace tulpar
