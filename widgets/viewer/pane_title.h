#pragma once

#include "core/image/frame.h"
#include "widgets/common/marks.h"
#include "widgets/viewer/viewer_model.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace tulpar {

/// The words of one pane, made of a frame and what its camera does. Equal titles need no repaint.
struct PaneTitle {
    QString name; ///< "g′", or a file's name
    QString exposure; ///< "7.5 s"
    QString gain; ///< "EM 300"; empty: none or unknown
    QString number; ///< "#12"
    QString age; ///< since the end of the exposure
    std::optional<Mark> cameraMark;
    QString camera; ///< "exposing 3 of 7.5 s"
    QString cameraShort; ///< the same where there is little room
    bool isCameraUnknown = false; ///< hatched
    bool needsAttention = false; ///< the camera is at fault or silent
    std::optional<double> progress; ///< of the open exposure, 0 to 1; none for short ones
    bool isSimulated = false;
    QString problem; ///< why a newer frame is not the one shown; else empty
    QString motion; ///< "TRAILING ..." when the mount moved; else empty
    bool operator==(const PaneTitle &) const = default;
};

/// What to say where there is no picture: what will appear here and when, or what went wrong and what next.
struct PaneNotice {
    QString headline;
    QString text;
    bool isProblem = false;
    bool operator==(const PaneNotice &) const = default;
};

/// `frame` may be empty; `number` counts the channel's frames.
[[nodiscard]] PaneTitle channelTitle(
    const ViewerModel &model, const std::string &channel, const Frame &frame, std::uint64_t number,
    UtcInstant now);
[[nodiscard]] PaneTitle fileTitle(const QString &path, const Frame &frame, UtcInstant now);

[[nodiscard]] PaneNotice waitingNotice(const ViewerModel &model, const std::string &channel, UtcInstant now);
[[nodiscard]] PaneNotice loadingNotice(const QString &path);
[[nodiscard]] PaneNotice failedNotice(const QString &path, const Error &error, bool isLive);

} // namespace tulpar
