#pragma once

#include "core/image/frame.h"
#include "widgets/common/marks.h"
#include "widgets/viewer/channel_stack.h"
#include "widgets/viewer/frame_gauge.h"
#include "widgets/viewer/frame_loader.h"
#include "widgets/viewer/viewer_model.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

class QFontMetrics;

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
    QStringList
        looks; ///< "FWHM 2.1″", "sky 1203 ± 25", "every 0.31 s": where there is little room the last go
    bool isSaturated = false; ///< the frame has pixels that are full
    QString source; ///< what is shown when it is not the newest frame itself: "COADD of 12, 90 s"; else empty
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
[[nodiscard]] PaneTitle compositeTitle(
    const std::vector<std::string> &channels, const Frame &frame, UtcInstant now);
/// `channel` minus an earlier frame.
[[nodiscard]] PaneTitle differenceTitle(
    const std::string &channel, const Frame &frame, const Frame &reference, UtcInstant now);

/// In place of the age on a thin link, where each new word costs bytes: by tens of seconds, and after a
/// minute when it was taken, which does not change any more. Empty where that is not known.
[[nodiscard]] QString quietAge(const FrameFacts &facts, UtcInstant now);

/// Adds what the frame is like and how often one comes.
void describeLooks(
    PaneTitle &title, const std::optional<FrameGauge> &gauge, const Frame &frame,
    std::optional<Duration> cadence);
/// Adds that what is shown is a coadd or the sharpest frame; of a live frame nothing.
void describeSource(PaneTitle &title, ChannelSource source, const StackedFrame &shown);
/// Adds which picture of the file is shown, when it has several, and how it lies on the sky; `isLocked` when
/// its frame has a plane.
void describeFile(PaneTitle &title, const OpenedFile &file, bool isLocked);

/// As many of the first as have room in so many pixels, each whole.
[[nodiscard]] QString wholeFacts(QStringList facts, const QFontMetrics &metrics, int room);

[[nodiscard]] PaneNotice waitingNotice(const ViewerModel &model, const std::string &channel, UtcInstant now);
[[nodiscard]] PaneNotice loadingNotice(const QString &path);
[[nodiscard]] PaneNotice failedNotice(const QString &path, const Error &error, bool isLive);

} // namespace tulpar
