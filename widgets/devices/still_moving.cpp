#include "widgets/devices/still_moving.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(StillMoving)
};

bool isMoving(OpeningState state)
{
    return state == OpeningState::Opening || state == OpeningState::Closing;
}

/// Roof and cover that are not measured closed, with their states.
QStringList notClosed(const Snapshot &snapshot, UtcInstant now)
{
    QStringList found;
    for (const DeviceView &view : snapshot.devices) {
        if (view.device.kind != DeviceKind::Roof && view.device.kind != DeviceKind::Cover)
            continue;
        const bool isKnown = !isUnknown(view, now) && view.opening;
        if (isKnown && view.opening->state == OpeningState::Closed)
            continue;
        found << u"%1 %2"_s.arg(
            words::device(view.device), isKnown ? words::opening(view.opening->state) : Text::tr("unknown"));
    }
    return found;
}

} // namespace

QStringList stillMoving(const Snapshot &snapshot, UtcInstant now)
{
    QStringList found;
    for (const DeviceView &view : snapshot.devices) {
        const bool isOpening = view.device.kind == DeviceKind::Roof || view.device.kind == DeviceKind::Cover;
        if (!isOpening && view.device.kind != DeviceKind::Mount)
            continue;
        const QString name = words::device(view.device);
        if (isUnknown(view, now)) {
            found << Text::tr("%1 unknown").arg(name);
        } else if (view.opening && isMoving(view.opening->state)) {
            QString text = u"%1 %2"_s.arg(name, words::opening(view.opening->state));
            if (view.opening->openFraction)
                text += u" %1 %"_s.arg(words::fixed(*view.opening->openFraction * 100, 0));
            found << text;
        } else if (view.mount && (view.mount->isSlewing || view.mount->isTracking)) {
            found << u"%1 %2"_s.arg(name, words::mount(*view.mount));
        }
    }
    return found;
}

Progress progressOf(const RequestBody &asked, const Snapshot &snapshot, UtcInstant now)
{
    const bool isMakeSafe = std::holds_alternative<MakeSafe>(asked);
    if (!isMakeSafe && !std::holds_alternative<StopMotion>(asked))
        return {};
    const QString what = words::request(asked);
    const QStringList moving = stillMoving(snapshot, now);
    const QStringList open = notClosed(snapshot, now);
    if (!moving.isEmpty())
        return {Text::tr("%1: still moving: %2").arg(what, moving.join(u", "_s))};
    if (!isMakeSafe)
        return {
            open.isEmpty() ? Text::tr("%1: nothing moves").arg(what)
                           : Text::tr("%1: nothing moves; not closed: %2").arg(what, open.join(u", "_s)),
            true};
    if (!open.isEmpty())
        return {Text::tr("%1: not closed yet: %2").arg(what, open.join(u", "_s))};
    if (snapshot.isMakingSafe)
        return {Text::tr("%1: closed, coming to rest").arg(what)};
    return {Text::tr("%1: done, all closed, nothing moves").arg(what), true};
}

} // namespace tulpar
