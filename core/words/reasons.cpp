#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>
#include <QStringList>

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

} // namespace

QString reason(const Reason &reason)
{
    const QString name = deviceOf(reason);
    const QString value = known(reason.value);
    const QString limit = known(reason.limit);
    switch (reason.code) {
    case ReasonCode::DeviceUnknown:
        return Text::tr("%1: never heard").arg(name);
    case ReasonCode::DeviceStale:
        return Text::tr("%1 older than %3 s: %2 s").arg(name, known(reason.value, 0), limit);
    case ReasonCode::DeviceUnconnected:
        return Text::tr("%1: no connection").arg(name);
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
        return Text::tr("manual mode");
    case ReasonCode::FeedSilent:
        if (!reason.value)
            return Text::tr("alert feed not heard yet");
        return Text::tr("alert feed silent for %1 s > %2 s").arg(known(reason.value, 0), limit);
    case ReasonCode::NoFeed:
        return Text::tr("no alert feed");
    case ReasonCode::JournalFailing:
        return Text::tr("journal cannot be written");
    case ReasonCode::MakingSafe:
        return Text::tr("being made safe");
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
    }
    return {};
}

QString cure(const Reason &reason)
{
    const QString name = deviceOf(reason);
    const QString limit = known(reason.limit);
    switch (reason.code) {
    case ReasonCode::DeviceUnknown:
    case ReasonCode::DeviceUnconnected:
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
    }
    return {};
}

QString reasons(const Reasons &all)
{
    QStringList texts;
    for (const Reason &one : all)
        texts << reason(one);
    return texts.join(u"; "_s);
}

} // namespace tulpar::words
