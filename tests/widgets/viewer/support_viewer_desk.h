#pragma once

#include "core/time/clock.h"
#include "widgets/common/fonts.h"
#include "widgets/viewer/channel_pane.h"
#include "widgets/viewer/frame_viewer.h"

#include <QApplication>
#include <QFile>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>

#include "support_star_field.h"

namespace tulpar::test {

using namespace Qt::Literals::StringLiterals;

inline constexpr UtcInstant kStart{1'665'324'694'000'000'000}; // 2022-10-09T14:11:34Z

inline DeviceView cameraView(const std::string &channel, UtcInstant exposureStart, Duration exposure)
{
    DeviceView view;
    view.device = {DeviceKind::Camera, channel};
    view.isConnected = true;
    view.measuredUtc = exposureStart;
    view.staleAfter = 20s;
    view.camera = CameraReport{CameraState::Exposing, exposureStart, exposure, -80, true, 300};
    return view;
}

/// Frames in a folder, and a viewer that is shown their snapshot.
struct Desk {
    Desk() { viewer.setColours(Palette::of(Lighting::Night)); }

    QString write(const StarField &field)
    {
        const QString path =
            folder.filePath(u"%1_%2.fits"_s.arg(QString::fromStdString(field.channel)).arg(field.number));
        if (!writeStarField(path, field))
            qFatal("cannot write the fixture");
        return path;
    }

    /// As add, but with the pixels and the header of a frame written before.
    void addAgain(const StarField &field, const QString &from)
    {
        const QString path =
            folder.filePath(u"%1_%2.fits"_s.arg(QString::fromStdString(field.channel)).arg(field.number));
        if (!QFile::copy(from, path))
            qFatal("cannot copy the fixture");
        announce(field, path);
    }

    void add(const StarField &field) { announce(field, write(field)); }

    void announce(const StarField &field, const QString &path)
    {
        const FrameView view{
            field.channel,
            path.toStdString(),
            field.number,
            field.start,
            fromSeconds(field.exposureS),
            field.eventId,
            field.start + fromSeconds(field.exposureS),
            0};
        auto &frames = snapshot.frames;
        const auto same = std::find_if(
            frames.begin(), frames.end(), [&](const FrameView &f) { return f.channel == field.channel; });
        same == frames.end() ? frames.push_back(view) : void(*same = view);
    }

    void publish() { viewer.setSnapshot(std::make_shared<const Snapshot>(snapshot)); }

    void show(QSize size = {1200, 500})
    {
        viewer.resize(size);
        viewer.show();
        QVERIFY(QTest::qWaitForWindowExposed(&viewer));
    }

    QTemporaryDir folder;
    VirtualClock clock{kStart};
    Snapshot snapshot;
    FrameViewer viewer{clock};
};

inline StarField burstField(const std::string &channel)
{
    StarField field;
    field.channel = channel;
    field.wcs = burstPlane();
    field.event = burstPosition();
    field.eventErrorDeg = 3.0 / 60;
    field.eventId = "swift:1126853";
    field.start = kStart;
    if (channel != "r") {
        field.exposureS = 7.5;
        field.sky = channel == "g" ? 2100 : 2600;
        field.flux = channel == "g" ? 2.4 : 3.6;
    }
    field.afterglow = 900;
    field.noiseSeed = static_cast<unsigned>(channel.front());
    return field;
}

/// The burst in three channels, written once: drawing stars takes longer than showing them.
class BurstFrames {
public:
    [[nodiscard]] QString file(const char *channel) const
    {
        return m_folder.filePath(QLatin1String(channel) + u".fits"_s);
    }

    [[nodiscard]] bool write() const
    {
        return std::ranges::all_of(kChannels, [&](const char *channel) {
            return writeStarField(file(channel), burstField(channel));
        });
    }

    void addTo(Desk &desk) const
    {
        for (const char *channel : kChannels)
            desk.addAgain(burstField(channel), file(channel));
    }

private:
    static constexpr std::array kChannels{"g", "r", "i"};
    QTemporaryDir m_folder;
};

/// Style and font of the desk, so that sizes are the same on every machine.
inline void dressApplication()
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    loadFonts();
    QApplication::setFont(deskFont());
}

inline QPoint onScreen(const ChannelPane *pane, PixelPosition pixel)
{
    return (pane->placement().toDevice(pixel) / pane->devicePixelRatioF()).toPoint()
        + pane->imageArea().topLeft();
}

} // namespace tulpar::test
