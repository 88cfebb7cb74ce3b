#include "widgets/viewer/pane_title.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(FrameViewer)
};

// Below this an exposure ends before an eye could follow its progress.
constexpr Duration kShowProgressFrom = 3s;
constexpr Duration kQuietStep = 10s;
constexpr Duration kSayTimeFrom = 60s;

void describeCamera(PaneTitle &title, const CameraView &camera)
{
    if (!camera.isKnown) {
        title.isCameraUnknown = true;
        title.cameraMark = Mark::Unknown;
        title.needsAttention = camera.silentFor.has_value();
        title.cameraShort = camera.silentFor ? Text::tr("silent %1").arg(words::shortAge(*camera.silentFor))
                                             : Text::tr("unknown");
        title.camera = camera.silentFor
            ? Text::tr("camera silent for %1").arg(words::shortAge(*camera.silentFor))
            : Text::tr("camera unknown");
        return;
    }
    const QString word = words::camera(camera.state);
    switch (camera.state) {
    case CameraState::Idle:
        title.cameraMark = Mark::Resting;
        title.camera = word;
        break;
    case CameraState::Exposing:
        title.cameraMark = Mark::Steady;
        title.camera = word;
        if (camera.exposure >= kShowProgressFrom) {
            title.progress = seconds(camera.elapsed) / seconds(camera.exposure);
            title.cameraShort = title.camera;
            title.camera += u' '
                + Text::tr("%1 of %2")
                      .arg(words::fixed(seconds(camera.elapsed), 0), words::exposure(camera.exposure));
        }
        break;
    case CameraState::Reading:
        title.cameraMark = Mark::Moving;
        title.camera = word;
        break;
    case CameraState::Fault:
        title.cameraMark = Mark::Trouble;
        title.camera = word;
        title.needsAttention = true;
        break;
    }
    if (title.cameraShort.isEmpty())
        title.cameraShort = title.camera;
}

std::optional<UtcInstant> endOf(const FrameFacts &facts)
{
    return facts.exposureStart ? std::optional(*facts.exposureStart + facts.exposure.value_or(Duration{}))
                               : std::nullopt;
}

QString ageOf(const FrameFacts &facts, UtcInstant now)
{
    const auto end = endOf(facts);
    return end ? Text::tr("%1 ago").arg(words::shortAge(ageAt(now, *end))) : QString();
}

QString gainText(int emGain)
{
    return emGain > 1 ? Text::tr("EM %1").arg(emGain) : QString();
}

} // namespace

PaneTitle channelTitle(
    const ViewerModel &model, const std::string &channel, const Frame &frame, std::uint64_t number,
    UtcInstant now)
{
    PaneTitle title;
    title.name = words::channel(channel);
    const CameraView camera = model.camera(channel, now);
    describeCamera(title, camera);
    const Snapshot *snapshot = model.snapshot();
    title.isSimulated = snapshot && snapshot->observatory.isSimulated;
    if (frame.isEmpty()) {
        if (camera.isKnown && camera.exposure > Duration{})
            title.exposure = words::exposure(camera.exposure);
        return title;
    }
    const FrameFacts &facts = frame.facts();
    if (facts.exposure)
        title.exposure = words::exposure(*facts.exposure);
    title.gain = gainText(facts.emGain.value_or(1));
    title.number = u"#%1"_s.arg(number);
    title.age = ageOf(facts, now);
    title.isSimulated = title.isSimulated || facts.isSimulated;
    if (model.wasSlewing(facts))
        title.motion = Text::tr("TRAILING: the mount was slewing");
    return title;
}

PaneTitle fileTitle(const QString &path, const Frame &frame, UtcInstant now)
{
    PaneTitle title;
    title.name = QFileInfo(path).fileName();
    if (frame.isEmpty())
        return title;
    const FrameFacts &facts = frame.facts();
    if (facts.exposure)
        title.exposure = words::exposure(*facts.exposure);
    title.gain = gainText(facts.emGain.value_or(1));
    title.number = u"%1 × %2"_s.arg(frame.width()).arg(frame.height());
    title.age = ageOf(facts, now);
    title.camera = title.cameraShort = Text::tr("file · Esc: live");
    title.isSimulated = facts.isSimulated;
    return title;
}

PaneTitle compositeTitle(const std::vector<std::string> &channels, const Frame &frame, UtcInstant now)
{
    PaneTitle title;
    QStringList names;
    for (const std::string &channel : channels)
        names.prepend(words::channel(channel));
    title.name = Text::tr("RGB: %1").arg(names.join(u" "_s));
    if (frame.isEmpty())
        return title;
    title.age = ageOf(frame.facts(), now);
    title.isSimulated = frame.facts().isSimulated;
    return title;
}

PaneTitle differenceTitle(
    const std::string &channel, const Frame &frame, const Frame &reference, UtcInstant now)
{
    PaneTitle title;
    title.name = Text::tr("%1 minus an earlier frame").arg(words::channel(channel));
    if (frame.isEmpty())
        return title;
    title.age = ageOf(frame.facts(), now);
    title.isSimulated = frame.facts().isSimulated;
    if (reference.facts().exposureStart)
        title.source =
            Text::tr("DIFFERENCE from the frame of %1").arg(words::utcTime(*reference.facts().exposureStart));
    return title;
}

QString quietAge(const FrameFacts &facts, UtcInstant now)
{
    const auto end = endOf(facts);
    if (!end)
        return {};
    const Duration age = ageAt(now, *end);
    if (age >= kSayTimeFrom)
        return u"%1 UTC"_s.arg(words::utcTime(*end));
    const QString text =
        age < kQuietStep ? u"< "_s + words::shortAge(kQuietStep) : words::shortAge(age - age % kQuietStep);
    return Text::tr("%1 ago").arg(text);
}

void describeLooks(
    PaneTitle &title, const std::optional<FrameGauge> &gauge, const Frame &frame,
    std::optional<Duration> cadence)
{
    const QString every = cadence ? Text::tr("every %1").arg(words::secondsOf(*cadence)) : QString();
    if (!gauge || frame.isEmpty()) {
        if (cadence)
            title.looks.append(every);
        return;
    }
    if (gauge->fwhmPx) {
        const auto &wcs = frame.facts().wcs;
        title.looks.append(
            wcs ? Text::tr("FWHM %1″").arg(words::fixed(*gauge->fwhmPx * wcs->scaleArcsecPerPx(), 1))
                : Text::tr("FWHM %1 px").arg(words::fixed(*gauge->fwhmPx, 1)));
    }
    if (gauge->sky)
        title.looks.append(
            Text::tr("sky %1 ± %2")
                .arg(words::fixed(gauge->sky->level, 0), words::fixed(gauge->sky->deviation, 0)));
    if (gauge->saturated > 0) {
        title.isSaturated = true;
        title.looks.append(Text::tr("full pixels: %1").arg(gauge->saturated));
    }
    if (cadence)
        title.looks.append(every);
}

void describeSource(PaneTitle &title, ChannelSource source, const StackedFrame &shown)
{
    if (source == ChannelSource::Coadd && shown.frames > 1) {
        title.exposure = u"Σ %1 × "_s.arg(shown.frames)
            + (shown.frame.facts().exposure ? words::exposure(*shown.frame.facts().exposure / shown.frames)
                                            : QString());
        title.source = Text::tr("COADD of %1").arg(shown.frames);
    } else if (source == ChannelSource::Best && shown.gauge && shown.gauge->fwhmPx) {
        title.source = Text::tr("SHARPEST so far: #%1").arg(shown.number);
    }
}

void describeFile(PaneTitle &title, const OpenedFile &file, bool isLocked)
{
    QStringList which;
    if (file.hdus.size() > 1)
        which.append(Text::tr("HDU %1 of %2").arg(file.hdu + 1).arg(file.hdus.size()));
    if (file.planes > 1)
        which.append(Text::tr("plane %1 of %2").arg(file.plane + 1).arg(file.planes));
    if (!which.isEmpty())
        title.looks = which;
    const QString map = QString::fromStdString(file.sky.name());
    if (!file.sky.isUsable()) {
        title.looks.append(file.sky.name() == "none" ? Text::tr("no coordinates") : map);
    } else if (isLocked) {
        title.looks.append(
            file.planeOffPx ? Text::tr("%1, on the sky to %2 px")
                                  .arg(map, words::number(std::max(0.1, *file.planeOffPx), 1))
                            : map);
    } else {
        title.looks.append(map);
        title.source = !file.planeOffPx ? Text::tr("NOT LOCKED IN THE SKY: coordinates in %1")
                                              .arg(QString::fromStdString(file.sky.frame()))
            : std::isfinite(*file.planeOffPx)
            ? Text::tr("NOT LOCKED IN THE SKY: %1 is %2 px off a plane")
                  .arg(map, words::number(*file.planeOffPx, 0))
            : Text::tr("NOT LOCKED IN THE SKY: %1 of too much sky").arg(map);
    }
}

QString wholeFacts(QStringList facts, const QFontMetrics &metrics, int room)
{
    const QString between = u"   "_s;
    while (facts.size() > 1 && metrics.horizontalAdvance(facts.join(between)) > room)
        facts.removeLast(); // a number cut off would be another number
    return metrics.elidedText(facts.join(between), Qt::ElideRight, room);
}

PaneNotice waitingNotice(const ViewerModel &model, const std::string &channel, UtcInstant now)
{
    PaneNotice notice;
    notice.headline = Text::tr("No %1 frame yet").arg(words::channel(channel));
    const Snapshot *snapshot = model.snapshot();
    const CameraView camera = model.camera(channel, now);
    if (!snapshot)
        notice.text = Text::tr("The newest frame appears here once the desk has heard the core.");
    else if (camera.exposureEnd && camera.exposure >= kShowProgressFrom)
        notice.text = Text::tr("The exposure of %1 now open appears here at %2 UTC.")
                          .arg(words::exposure(camera.exposure), words::utcTime(*camera.exposureEnd));
    else if (camera.exposureEnd)
        notice.text =
            Text::tr("The exposure of %1 now open appears here.").arg(words::exposure(camera.exposure));
    else if (!camera.isKnown && camera.silentFor)
        notice.text = Text::tr("The camera has not been heard for %1. Frames appear here when it is back.")
                          .arg(words::shortAge(*camera.silentFor));
    else if (snapshot->readiness.isReady && snapshot->readiness.firstLight)
        notice.text = Text::tr("The newest frame appears here, the first about %1 after an alert.")
                          .arg(words::secondsOf(*snapshot->readiness.firstLight));
    else if (!snapshot->readiness.isReady)
        notice.text = Text::tr("The newest frame appears here once the observatory is READY and exposes.");
    else
        notice.text = Text::tr("The newest frame appears here when the camera exposes.");
    return notice;
}

PaneNotice loadingNotice(const QString &path)
{
    return {
        Text::tr("Reading %1").arg(QFileInfo(path).fileName()),
        Text::tr("The live channels go on behind it. Esc returns to them."), false};
}

PaneNotice failedNotice(const QString &path, const Error &error, bool isLive)
{
    const QString why = QString::fromStdString(error.detail);
    const QString next = isLive
        ? Text::tr("The next frame of this channel is shown when it arrives.")
        : Text::tr("Open another FITS image by dropping it here, or press Esc for the live channels.");
    return {Text::tr("Cannot show %1").arg(QFileInfo(path).fileName()), why + u"\n\n"_s + next, true};
}

} // namespace tulpar
