#include "widgets/safety/fact_lines.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"
#include "widgets/safety/condition_rows.h"

#include <QCoreApplication>

#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Duration kHostStale = 60s;
constexpr Duration kClockGood = 100ms; ///< of the exposure's start in the headers

class Text {
    Q_DECLARE_TR_FUNCTIONS(FactLines)
};

QString inSeconds(Duration duration)
{
    const double value = seconds(duration);
    if (std::abs(value) < 0.1)
        return Text::tr("%1 ms", "milliseconds").arg(words::number(value * 1000, 1));
    return Text::tr("%1 s", "seconds").arg(words::number(value, 2));
}

FactLine contactLine(const HeartbeatView &heartbeat)
{
    FactLine line{Mark::Unknown, Need::Look, Text::tr("contact at the roof"), {}, false};
    if (heartbeat.contact == "armed") {
        line.mark = Mark::Steady;
        line.need = Need::None;
        line.says = Text::tr("armed: it closes by itself without the heartbeat");
    } else if (heartbeat.contact == "fired") {
        line.mark = Mark::Trouble;
        line.need = Need::Act;
        line.says = Text::tr("FIRED: it closes the roof whatever is asked");
    } else if (heartbeat.contact == "disarmed") {
        line.mark = Mark::Barred;
        line.says = Text::tr("disarmed: nothing closes without the core");
    } else if (heartbeat.contact.empty()) {
        line.says = Text::tr("not heard: nobody knows whether it would close");
    } else {
        line.says = QString::fromStdString(heartbeat.contact);
    }
    return line;
}

FactLine clockLine(const HostReport &host)
{
    FactLine line{Mark::Steady, Need::None, Text::tr("clock"), {}, false};
    if (!host.clockOffset) {
        line.mark = Mark::Unknown;
        line.need = Need::Look;
        line.says = Text::tr("not compared with a time server");
        return line;
    }
    line.says = Text::tr("%1 from UTC").arg(inSeconds(*host.clockOffset));
    if (host.clockError)
        line.says =
            Text::tr("%1 \u00b1 %2 from UTC").arg(inSeconds(*host.clockOffset), inSeconds(*host.clockError));
    if (!host.isClockSynchronised) {
        line.mark = Mark::Asks;
        line.need = Need::Look;
        line.says = Text::tr("%1, not synchronised").arg(line.says);
    } else if (std::chrono::abs(*host.clockOffset) > kClockGood) {
        line.mark = Mark::Asks;
        line.need = Need::Look;
    }
    return line;
}

} // namespace

FactLines chainLines(const Snapshot &snapshot, UtcInstant now, bool isLinked)
{
    FactLines lines;
    FactLine link{Mark::Steady, Need::None, Text::tr("desk hears the core"), Text::tr("yes"), false};
    if (!isLinked) {
        link.mark = Mark::Trouble;
        link.need = Need::Act;
        link.says = Text::tr("no, last %1 ago; the core and the roof go on without this desk")
                        .arg(timeLeft(snapshot.utc, now));
    }
    lines.push_back(link);
    const HeartbeatView &heartbeat = snapshot.safety.heartbeat;
    FactLine beat{
        Mark::Steady, Need::None, Text::tr("heartbeat to the roof"), Text::tr("beating"), !isLinked};
    if (!heartbeat.isBeating) {
        beat.mark = Mark::Trouble;
        beat.need = Need::Act;
        beat.says = heartbeat.withheldBecause.empty() ? Text::tr("silent")
                                                      : Text::tr("withheld, so that the roof closes: %1")
                                                            .arg(words::reasons(heartbeat.withheldBecause));
    } else if (heartbeat.lastBeatUtc && ageAt(now, *heartbeat.lastBeatUtc) > heartbeat.limit / 2) {
        beat.mark = Mark::Unknown;
        beat.need = Need::Look;
        beat.isStale = true;
        beat.says = Text::tr("last beat %1 ago").arg(timeLeft(*heartbeat.lastBeatUtc, now));
    }
    lines.push_back(beat);
    FactLine contact = contactLine(heartbeat);
    contact.isStale = !isLinked;
    lines.push_back(contact);
    if (heartbeat.limit > Duration::zero())
        lines.push_back(
            {Mark::Resting, Need::None, Text::tr("closes by itself"),
             Text::tr("after %1 without a heartbeat").arg(spanText(heartbeat.limit)), false});
    return lines;
}

FactLines hostLines(const Snapshot &snapshot, UtcInstant now, bool isLinked)
{
    const SafetyView &safety = snapshot.safety;
    if (!safety.host)
        return {
            {Mark::Unknown, Need::Look, Text::tr("the core's machine"), Text::tr("never measured"), true}};
    const HostReport &host = *safety.host;
    const auto &measured = safety.hostMeasuredUtc;
    FactLines lines{clockLine(host)};
    const auto unknown = [](const QString &name) {
        return FactLine{Mark::Resting, Need::None, name, Text::tr("not measured"), false};
    };
    const QString disk = Text::tr("disk");
    lines.push_back(
        host.diskFreeGiB
            ? FactLine{Mark::Steady, Need::None, disk, Text::tr("%1 GiB free").arg(words::number(*host.diskFreeGiB, 1)), false}
            : unknown(disk));
    const QString power = Text::tr("power");
    if (!host.onBattery)
        lines.push_back(unknown(power));
    else if (*host.onBattery > Duration::zero())
        lines.push_back(
            {Mark::Asks, Need::Look, power, Text::tr("on battery for %1").arg(spanText(*host.onBattery)),
             false});
    else
        lines.push_back({Mark::Steady, Need::None, power, Text::tr("mains"), false});
    const QString network = Text::tr("network");
    if (!host.outsideSilent)
        lines.push_back(unknown(network));
    else if (*host.outsideSilent > 60s)
        lines.push_back(
            {Mark::Asks, Need::Look, network,
             Text::tr("no way out for %1").arg(spanText(*host.outsideSilent)), false});
    else
        lines.push_back({Mark::Steady, Need::None, network, Text::tr("the outside is reached"), false});
    if (!measured || ageAt(now, *measured) > kHostStale || !isLinked)
        for (FactLine &line : lines) {
            line.isStale = true;
            line.mark = Mark::Unknown;
            line.says = measured ? Text::tr("unknown, measured %1 ago").arg(spanText(ageAt(now, *measured)))
                                 : Text::tr("never measured");
        }
    return lines;
}

FactLines modeLines(const Snapshot &snapshot, bool isLinked)
{
    FactLines lines{
        {Mark::Resting, Need::None, words::mode(Mode::Robotic),
         Text::tr("alerts open, point and observe by themselves; closes by itself"), false},
        {Mark::Resting, Need::None, words::mode(Mode::Manual),
         Text::tr("a person opens, points and exposes; nothing begins by itself; closes by itself"), false},
        {Mark::Resting, Need::None, words::mode(Mode::Engineering),
         Text::tr("single devices by hand for work on them; closing by itself may be put off, for a time"),
         false}};
    if (isLinked)
        lines[static_cast<std::size_t>(snapshot.mode)].mark = Mark::Steady;
    return lines;
}

} // namespace tulpar
