#include "core/words/night.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(words)
};

QString known(const std::optional<double> &value, int decimals = 1)
{
    return value ? number(*value, decimals) : u"?"_s;
}

QString deviceOf(const Reason &reason)
{
    return reason.device ? device(*reason.device) : Text::tr("device");
}

/// A wait, or how long something has lasted: in minutes when it is long.
QString wait(const std::optional<double> &seconds)
{
    if (!seconds || *seconds <= 120)
        return Text::tr("%1 s").arg(known(seconds, 0));
    return Text::tr("%1 min").arg(number(std::round(*seconds / 60), 0));
}

} // namespace

QString reason(const Reason &reason)
{
    const QString name = deviceOf(reason);
    const QString value = known(reason.value);
    const QString limit = known(reason.limit);
    const QString about = reason.condition ? condition(*reason.condition) : Text::tr("condition");
    switch (reason.code) {
    case ReasonCode::DeviceUnknown:
        return Text::tr("%1: never heard").arg(name);
    case ReasonCode::DeviceStale:
        return Text::tr("%1 older than %3 s: %2 s").arg(name, known(reason.value, 0), limit);
    case ReasonCode::DeviceUnconnected:
        return reason.device ? Text::tr("%1: no connection").arg(name) : Text::tr("device server gone");
    case ReasonCode::DeviceFault:
        return Text::tr("%1: fault").arg(name);
    case ReasonCode::DeviceLate:
        return Text::tr("%1: not done within %2 s").arg(name, limit);
    case ReasonCode::MountParked:
        return Text::tr("mount parked");
    case ReasonCode::RoofNotOpen:
        return Text::tr("roof not open");
    case ReasonCode::CoverNotOpen:
        return Text::tr("mirror cover not open");
    case ReasonCode::CameraWarm:
        return Text::tr("%1 warm: %2 °C").arg(name, value);
    case ReasonCode::TargetBelowLimit:
        return Text::tr("altitude %1° < %2°").arg(value, limit);
    case ReasonCode::TargetAboveLimit:
        return Text::tr("altitude %1° > %2°").arg(value, limit);
    case ReasonCode::TargetOutsideWrap:
        return Text::tr("target outside the cable wrap");
    case ReasonCode::SunNearPath:
        return Text::tr("path %1° from the Sun < %2°").arg(value, limit);
    case ReasonCode::SunTooHigh:
        return Text::tr("Sun at %1° > %2°").arg(value, limit);
    case ReasonCode::Raining:
        return Text::tr("rain");
    case ReasonCode::HumidityHigh:
        return Text::tr("humidity %1 % > %2 %").arg(known(reason.value, 0), limit);
    case ReasonCode::DewPointNear:
        return Text::tr("dew point %1 °C away < %2 °C").arg(value, limit);
    case ReasonCode::WindHigh:
        return Text::tr("wind %1 m/s > %2 m/s").arg(value, limit);
    case ReasonCode::GustHigh:
        return Text::tr("gusts %1 m/s > %2 m/s").arg(value, limit);
    case ReasonCode::ColdOrHot:
        return Text::tr("air at %1 °C, beyond %2 °C").arg(value, limit);
    case ReasonCode::ManualMode:
        return Text::tr("not in robotic mode");
    case ReasonCode::FeedSilent:
        if (!reason.value)
            return Text::tr("alert feed not heard yet");
        return Text::tr("alert feed silent for %1 s > %2 s").arg(known(reason.value, 0), limit);
    case ReasonCode::NoFeed:
        return Text::tr("no alert feed");
    case ReasonCode::JournalFailing:
        return Text::tr("journal cannot be written");
    case ReasonCode::JournalDamaged:
        return Text::tr("journal was damaged and is saved; facts lost: %1").arg(known(reason.value, 0));
    case ReasonCode::CoreRestarted:
        return Text::tr(
            "the core ended without goodbye and began anew: nothing was resumed, the roof was made safe");
    case ReasonCode::MakingSafe:
        return reason.who.empty()
            ? Text::tr("being made safe")
            : Text::tr("being made safe (%1)", "person").arg(QString::fromStdString(reason.who));
    case ReasonCode::MadeSafe:
        return Text::tr("made safe");
    case ReasonCode::NoSuchAlert:
        return Text::tr("no such alert, or nothing to answer");
    case ReasonCode::RulesRefused:
        return Text::tr("the file of rules cannot be used");
    case ReasonCode::NoFeedHistory:
        return Text::tr("this feed cannot bring its past again");
    case ReasonCode::NobodyToTell:
        return Text::tr("nobody of that name is to be told");
    case ReasonCode::RoofInTheWay:
        return Text::tr("roof in the way of the telescope");
    case ReasonCode::Snowing:
        return Text::tr("snow or ice");
    case ReasonCode::Cloudy:
        return Text::tr("clouds: sky at %1 °C > %2 °C").arg(value, limit);
    case ReasonCode::OnBattery:
        return Text::tr("on battery for %1").arg(wait(reason.value));
    case ReasonCode::LinkDown:
        return Text::tr("no way out for %1 s > %2 s").arg(known(reason.value, 0), known(reason.limit, 0));
    case ReasonCode::DiskLow:
        return Text::tr("disk: %1 GiB free < %2 GiB").arg(value, limit);
    case ReasonCode::ConditionUnknown:
        if (!reason.value)
            return Text::tr("%1: not measured").arg(about);
        return Text::tr("%1: last measured %2 s ago > %3 s")
            .arg(about, known(reason.value, 0), known(reason.limit, 0));
    case ReasonCode::ConditionWaits:
        return Text::tr("%1: good now, %2 to wait").arg(about, wait(reason.value));
    case ReasonCode::ConditionMarginal:
        return Text::tr("%1: %2, opens only at %3").arg(about, value, limit);
    case ReasonCode::ModeForbids:
        return reason.who.empty() ? Text::tr("not in this mode") : nightReason(reason);
    case ReasonCode::ControlHeld:
        return Text::tr("%1 has control").arg(QString::fromStdString(reason.who));
    case ReasonCode::BelowHorizon:
        return Text::tr("altitude %1° < horizon there %2°").arg(value, limit);
    case ReasonCode::SunNearTarget:
        return Text::tr("target %1° from the Sun < %2°").arg(value, limit);
    case ReasonCode::RoofMoving:
        return Text::tr("roof moving, and the tube does not clear it");
    case ReasonCode::MountInTheWay:
        return Text::tr("telescope not measured clear of the roof");
    case ReasonCode::NotDark:
        return Text::tr("neither roof nor cover measured closed");
    case ReasonCode::MovedByOther:
        return Text::tr("%1: moved by another program or hand").arg(name);
    case ReasonCode::SettingDiffers:
        return Text::tr("%1 not set as asked: %2, not %3").arg(name, value, limit);
    case ReasonCode::ClockUnsure:
        return Text::tr("clock uncertain by %1 s").arg(known(reason.value, 3));
    case ReasonCode::HeartbeatWithheld:
        return Text::tr("heartbeat withheld: the roof closes by itself");
    case ReasonCode::NotGuarded:
        return Text::tr("the roof would not close by itself yet");
    case ReasonCode::OverrideTooLong:
        return Text::tr("%1 asked, at most %2", "times").arg(wait(reason.value), wait(reason.limit));
    case ReasonCode::NotOverridable:
        return Text::tr("%1: no override").arg(about);
    case ReasonCode::NameMissing:
        return Text::tr("who speaks is not said");
    case ReasonCode::Retracted:
        return Text::tr("%1 was withdrawn, its response stopped").arg(QString::fromStdString(reason.who));
    default:
        return nightReason(reason);
    }
}

QString cure(const Reason &reason)
{
    const QString name = deviceOf(reason);
    const QString limit = known(reason.limit);
    switch (reason.code) {
    case ReasonCode::DeviceUnconnected:
        if (!reason.device)
            return Text::tr("the core starts the device server again; else look at indiserver");
        [[fallthrough]];
    case ReasonCode::DeviceUnknown:
        return Text::tr("switch it on and start its driver");
    case ReasonCode::DeviceStale:
        return Text::tr("a fresh value from its driver");
    case ReasonCode::DeviceFault:
    case ReasonCode::DeviceLate:
        return Text::tr("look at the device, then arm again");
    case ReasonCode::MountParked:
    case ReasonCode::RoofNotOpen:
    case ReasonCode::CoverNotOpen:
        return Text::tr("arm the observatory; an alert opens it too");
    case ReasonCode::CameraWarm:
        return Text::tr("wait until it is cold");
    case ReasonCode::TargetBelowLimit:
        return Text::tr("wait until it rises above %1°").arg(limit);
    case ReasonCode::TargetAboveLimit:
        return Text::tr("wait until it sinks below %1°").arg(limit);
    case ReasonCode::TargetOutsideWrap:
        return Text::tr("the other turn of the cable wrap");
    case ReasonCode::SunNearPath:
        return Text::tr("a target farther from the Sun");
    case ReasonCode::SunTooHigh:
        return Text::tr("night: the Sun below %1°").arg(limit);
    case ReasonCode::Raining:
        return Text::tr("dry weather for 30 minutes");
    case ReasonCode::HumidityHigh:
    case ReasonCode::DewPointNear:
        return Text::tr("drier air");
    case ReasonCode::WindHigh:
    case ReasonCode::GustHigh:
        return Text::tr("less wind");
    case ReasonCode::ColdOrHot:
        return Text::tr("milder air");
    case ReasonCode::ManualMode:
        return Text::tr("switch to robotic mode");
    case ReasonCode::FeedSilent:
    case ReasonCode::NoFeed:
        return Text::tr("a connection to the alert broker");
    case ReasonCode::JournalFailing:
        return Text::tr("free space on the journal's disk");
    case ReasonCode::JournalDamaged:
        return Text::tr("look at the disk; the damaged file is kept beside the journal");
    case ReasonCode::CoreRestarted:
        return Text::tr("look at the devices, then acknowledge (F7)");
    case ReasonCode::MakingSafe:
        return Text::tr("wait until all is closed");
    case ReasonCode::MadeSafe:
        return Text::tr("arm the observatory when it may open");
    case ReasonCode::NoSuchAlert:
        return Text::tr("choose an alert of the queue that has a position");
    case ReasonCode::RulesRefused:
        return Text::tr("mend the file of rules: tulparctl policy --check says where");
    case ReasonCode::NoFeedHistory:
        return Text::tr("name a feed that keeps its messages, such as gcn");
    case ReasonCode::NobodyToTell:
        return Text::tr("name a person of [[notify]] in the settings");
    case ReasonCode::RoofInTheWay:
        return Text::tr("roof fully open, or clear of the tube");
    case ReasonCode::Snowing:
        return Text::tr("look at the roof, clear it, then override with your name");
    case ReasonCode::Cloudy:
        return Text::tr("a clear sky");
    case ReasonCode::OnBattery:
        return Text::tr("mains power");
    case ReasonCode::LinkDown:
        return Text::tr("the network to the outside");
    case ReasonCode::DiskLow:
        return Text::tr("free space where frames are kept");
    case ReasonCode::ConditionUnknown:
        return Text::tr("a fresh value from its sensor");
    case ReasonCode::ConditionWaits:
        return Text::tr("wait; it opens by itself when armed");
    case ReasonCode::ConditionMarginal:
        return Text::tr("a better value; what is open stays open");
    case ReasonCode::ModeForbids:
        return reason.who.empty() ? Text::tr("switch the mode") : nightCure(reason);
    case ReasonCode::ControlHeld:
        return Text::tr("ask for control");
    case ReasonCode::BelowHorizon:
        return Text::tr("wait until it rises above the horizon");
    case ReasonCode::SunNearTarget:
        return Text::tr("a target farther from the Sun");
    case ReasonCode::RoofMoving:
        return Text::tr("wait until the roof stands open");
    case ReasonCode::MountInTheWay:
        return Text::tr("go and look; close the roof from here when the telescope is clear of it");
    case ReasonCode::NotDark:
        return Text::tr("close the cover");
    case ReasonCode::MovedByOther:
        return Text::tr("find who moves it; it is known again when measured at rest");
    case ReasonCode::SettingDiffers:
        return Text::tr("it is set again; else restart its driver");
    case ReasonCode::ClockUnsure:
        return Text::tr("a time server: chronyc sources");
    case ReasonCode::HeartbeatWithheld:
        return Text::tr("fresh weather and a roof that obeys");
    case ReasonCode::NotGuarded:
        return Text::tr("a heartbeat that the device side has heard");
    case ReasonCode::OverrideTooLong:
        return Text::tr("a shorter override; it can be renewed");
    case ReasonCode::NotOverridable:
        return Text::tr("wait until it is good");
    case ReasonCode::NameMissing:
        return Text::tr("say your name");
    case ReasonCode::Retracted:
        return Text::tr("nothing: the observatory waits for the next alert");
    default:
        return nightCure(reason);
    }
}

QString reasons(const Reasons &all)
{
    QStringList texts;
    for (const Reason &one : all)
        texts << reason(one);
    return texts.join(u"; "_s);
}

} // namespace tulpar::words
