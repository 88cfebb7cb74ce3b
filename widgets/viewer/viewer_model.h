#pragma once

#include "core/image/frame.h"
#include "core/image/stretch.h"
#include "core/session/snapshot.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// How a frame is turned into grey: what is black, what is white, and the curve between.
struct Stretch {
    DisplayRange range;
    StretchCurve curve = StretchCurve::Asinh;
    double softening = 0.1;
    bool operator==(const Stretch &) const = default;
};

/// The stretch for a frame never seen before. Frames with stars, and all frames of a channel, get the sky of
/// zscale as a dark grey with its noise just visible, a knee at four times the noise, and white at some 200
/// times; other images go linearly from zscale's black to their brightest pixel. Nothing when no pixel is
/// finite.
[[nodiscard]] std::optional<Stretch> stretchAtFirstSight(const Frame &frame);

/// Keeps the stretch of one channel the same from frame to frame, so that the sky does not flicker. It
/// follows at once when exposure, gain or size change or the frame would be wholly black or white, and after
/// two frames in a row when the sky has drifted by a good part of its noise.
class StretchMemory {
public:
    /// Nothing only when no frame yet had a finite pixel.
    [[nodiscard]] std::optional<Stretch> take(const Frame &frame);
    void forget() { *this = {}; }

private:
    struct Kind {
        std::optional<Duration> exposure;
        std::optional<int> emGain;
        int width = 0;
        int height = 0;
        bool operator==(const Kind &) const = default;
    };

    std::optional<Stretch> m_kept;
    Kind m_kind;
    int m_drifting = 0; // frames in a row that asked for another stretch
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
    std::map<std::string, FrameView> m_taken;
    std::vector<Slew> m_slews; // oldest first, the last few
};

} // namespace tulpar
