#pragma once

#include "core/image/frame.h"
#include "core/session/snapshot.h"
#include "widgets/viewer/viewer_look.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// Keeps the display of one channel the same from frame to frame, so that the sky does not flicker. It
/// follows at once when exposure, gain or size change or the frame would be wholly black or white, and after
/// two frames in a row when the sky has drifted by a good part of its noise.
class DisplayMemory {
public:
    /// Nothing only when no frame yet had a finite pixel.
    [[nodiscard]] std::optional<Display> take(const Frame &frame, const StretchChoice &choice = {});
    void forget() { *this = {}; }

private:
    struct Kind {
        std::optional<Duration> exposure;
        std::optional<int> emGain;
        int width = 0;
        int height = 0;
        StretchChoice choice;
        bool operator==(const Kind &) const = default;
    };

    std::optional<Display> m_kept;
    Kind m_kind;
    int m_drifting = 0; // frames in a row that asked for another display
};

/// A burst on a frame: where, and how well known.
struct EventMark {
    IcrsDirection position;
    std::optional<Angle> error;
    bool operator==(const EventMark &) const = default;
};

/// What the camera of a channel does, as the desk may say it at some moment.
struct CameraView {
    bool isKnown = false; ///< false: no camera, never heard, unconnected or stale
    std::optional<Duration> silentFor; ///< when not known but once heard
    CameraState state = CameraState::Idle;
    Duration exposure{};
    Duration elapsed{}; ///< of the open exposure, at most `exposure`
    std::optional<UtcInstant> exposureEnd; ///< of the open exposure
    int emGain = 1;
};

/// What of a snapshot the viewer shows: which frames are new, what the cameras do, where the burst is. Holds
/// no pixels and no widget; the newest frame wins. GUI thread.
class ViewerModel {
public:
    /// The frames of `snapshot` that are newer than those taken before, at most one a channel.
    [[nodiscard]] std::vector<FrameView> take(std::shared_ptr<const Snapshot> snapshot);

    [[nodiscard]] const Snapshot *snapshot() const { return m_snapshot.get(); }
    /// Channels in order of show; "g", "r", "i" before the first snapshot.
    [[nodiscard]] std::vector<std::string> channels() const;
    [[nodiscard]] CameraView camera(const std::string &channel, UtcInstant now) const;
    /// Between the newest two frames of a channel as their numbers tell; nothing before there are two.
    [[nodiscard]] std::optional<Duration> cadence(const std::string &channel) const;
    /// Frames of a channel that came between two looks at the snapshot: stored, and not yet seen here.
    [[nodiscard]] std::uint64_t missed(const std::string &channel) const;
    /// From the frame's own header, else from the response that the frame belongs to.
    [[nodiscard]] std::optional<EventMark> mark(const FrameFacts &facts) const;
    /// True when the mount was heard slewing while the frame was exposed.
    [[nodiscard]] bool wasSlewing(const FrameFacts &facts) const;

private:
    struct Slew {
        UtcInstant from;
        UtcInstant to;
        bool isOver = false;
    };

    void rememberSlew();

    std::shared_ptr<const Snapshot> m_snapshot;
    struct Pace {
        std::optional<Duration> cadence;
        std::uint64_t missed = 0;
    };

    std::map<std::string, FrameView> m_taken;
    std::map<std::string, Pace> m_paces;
    std::vector<Slew> m_slews; // oldest first, the last few
};

} // namespace tulpar
