#include "widgets/devices/device_cells.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>
#include <QStringList>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(DeviceCells)
};

void fill(DeviceCell &cell, const MountReport &mount)
{
    cell.word = words::mount(mount);
    cell.mark = mount.isParked ? Mark::Closed
        : mount.isSlewing      ? Mark::Moving
        : mount.isTracking     ? Mark::Steady
                               : Mark::Resting;
    if (!mount.isParked)
        cell.value = words::degrees(mount.pointing.altitude);
}

void fill(DeviceCell &cell, const OpeningReport &opening)
{
    cell.word = words::opening(opening.state);
    switch (opening.state) {
    case OpeningState::Open:
        cell.mark = Mark::Open;
        break;
    case OpeningState::Closed:
        cell.mark = Mark::Closed;
        break;
    case OpeningState::Opening:
    case OpeningState::Closing:
        cell.mark = Mark::Moving;
        break;
    case OpeningState::PartlyOpen:
        cell.mark = Mark::Waiting;
        cell.need = Need::Look;
        break;
    case OpeningState::Fault:
        cell.mark = Mark::Trouble;
        cell.need = Need::Act;
        break;
    case OpeningState::Unknown:
        cell.mark = Mark::Unknown;
        cell.need = Need::Look;
        break;
    }
    const bool isBetween = opening.state == OpeningState::Opening || opening.state == OpeningState::Closing
        || opening.state == OpeningState::PartlyOpen;
    if (isBetween && opening.openFraction)
        cell.value = u"%1 %"_s.arg(words::fixed(*opening.openFraction * 100, 0));
}

void fill(DeviceCell &cell, const CameraReport &camera)
{
    cell.word = words::camera(camera.state);
    cell.mark = camera.state == CameraState::Idle ? Mark::Resting
        : camera.state == CameraState::Fault      ? Mark::Trouble
                                                  : Mark::Steady;
    cell.need = camera.state == CameraState::Fault ? Need::Act : camera.isCold ? Need::None : Need::Look;
    cell.value = words::fixed(camera.sensorTemperatureC, 0) + u'\u00b0';
    if (!camera.isCold && camera.state != CameraState::Fault)
        cell.value += u' ' + Text::tr("warm");
}

void fill(DeviceCell &cell, const FocuserReport &focuser)
{
    cell.mark = focuser.isMoving ? Mark::Moving : Mark::Steady;
    cell.word = focuser.isMoving ? Text::tr("moving") : QString::number(focuser.positionSteps);
}

void fill(DeviceCell &cell, const RotatorReport &rotator)
{
    cell.mark = rotator.isMoving ? Mark::Moving : Mark::Steady;
    cell.word = words::degrees(rotator.angle);
}

void fill(DeviceCell &cell, const WeatherReport &weather)
{
    QStringList parts;
    if (weather.humidityPercent)
        parts << u"%1 %"_s.arg(words::fixed(*weather.humidityPercent, 0));
    if (weather.windMPerS)
        parts << Text::tr("%1 m/s").arg(words::fixed(*weather.windMPerS, 0));
    cell.mark = Mark::Steady;
    if (!weather.isRaining) {
        cell.word = Text::tr("rain unknown");
        cell.mark = Mark::Unknown;
        cell.need = Need::Look;
    } else if (*weather.isRaining) {
        cell.word = Text::tr("rain");
        cell.mark = Mark::Trouble;
        cell.need = Need::Act;
    } else {
        cell.word = Text::tr("dry");
    }
    cell.value = parts.join(u' ');
}

/// What is not known now. Of roof and cover, what was last measured and when: it says where to look.
void setUnknown(DeviceCell &cell, const DeviceView &view)
{
    cell.word = Text::tr("unknown");
    cell.value.clear();
    cell.mark = Mark::Unknown;
    cell.need = Need::Look;
    cell.isStale = true;
    if (view.opening && view.opening->state != OpeningState::Unknown && !cell.age.isEmpty()) {
        cell.word = Text::tr("unknown; %1 %2 ago", "state of the roof, age")
                        .arg(words::opening(view.opening->state), cell.age);
        cell.age.clear(); // it is said
    }
}

DeviceCell cellOf(const DeviceView &view, UtcInstant now, bool isLinked)
{
    DeviceCell cell;
    cell.name = view.device.kind == DeviceKind::Camera ? words::channel(view.device.channel)
                                                       : words::device(view.device);
    if (view.measuredUtc)
        cell.age = words::shortAge(ageAt(now, *view.measuredUtc));
    if (!view.measuredUtc || !view.isConnected) {
        cell.word = view.measuredUtc ? Text::tr("no connection") : Text::tr("never heard");
        cell.mark = Mark::Unknown;
        cell.need = Need::Look;
        cell.isStale = true;
        return cell;
    }
    if (!isLinked || isUnknown(view, now)) {
        setUnknown(cell, view);
        return cell;
    }
    if (view.mount)
        fill(cell, *view.mount);
    else if (view.opening)
        fill(cell, *view.opening);
    else if (view.camera)
        fill(cell, *view.camera);
    else if (view.focuser)
        fill(cell, *view.focuser);
    else if (view.rotator)
        fill(cell, *view.rotator);
    else if (view.weather)
        fill(cell, *view.weather);
    else
        cell.word = Text::tr("unknown");
    return cell;
}

} // namespace

std::vector<DeviceCell> deviceCells(const Snapshot &snapshot, UtcInstant now, bool isLinked)
{
    std::vector<DeviceCell> cells;
    for (const DeviceView &view : snapshot.devices)
        cells.push_back(cellOf(view, now, isLinked));
    for (const FeedView &feed : snapshot.feeds) {
        DeviceCell cell;
        cell.name = Text::tr("feed %1").arg(QString::fromStdString(feed.name));
        switch (feed.state) {
        case FeedState::Starting:
            cell.mark = Mark::Waiting;
            cell.word = Text::tr("starting");
            break;
        case FeedState::Live:
            cell.mark = Mark::Steady;
            cell.word = Text::tr("live", "feed");
            break;
        case FeedState::Quiet: // the sky is quiet, not the feed
            cell.mark = Mark::Resting;
            cell.word = Text::tr("quiet", "feed");
            break;
        case FeedState::Dead:
            cell.mark = Mark::Trouble;
            cell.word = Text::tr("dead", "feed");
            cell.need = Need::Act;
            break;
        case FeedState::Over:
            cell.mark = Mark::Done;
            cell.word = Text::tr("at its end");
            break;
        }
        if (feed.lastHeardUtc)
            cell.age = words::shortAge(ageAt(now, *feed.lastHeardUtc));
        if (feed.state == FeedState::Dead)
            cell.value = cell.age;
        cells.push_back(cell);
    }
    for (DeviceCell &cell : cells) {
        if (isLinked || cell.isStale)
            continue;
        cell.word = Text::tr("unknown");
        cell.value.clear();
        cell.mark = Mark::Unknown;
        cell.need = Need::Look;
        cell.isStale = true;
    }
    return cells;
}

} // namespace tulpar
