#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(words)
};

} // namespace

QString condition(Condition condition)
{
    switch (condition) {
    case Condition::Rain:
        return Text::tr("rain");
    case Condition::Snow:
        return Text::tr("snow or ice");
    case Condition::Humidity:
        return Text::tr("humidity");
    case Condition::DewPointGap:
        return Text::tr("dew point gap");
    case Condition::Wind:
        return Text::tr("wind");
    case Condition::Gust:
        return Text::tr("gusts");
    case Condition::Cloud:
        return Text::tr("clouds");
    case Condition::Cold:
        return Text::tr("cold");
    case Condition::Hot:
        return Text::tr("heat");
    case Condition::Power:
        return Text::tr("power");
    case Condition::Link:
        return Text::tr("network");
    case Condition::Disk:
        return Text::tr("disk");
    case Condition::Sun:
        return Text::tr("Sun");
    case Condition::Report:
        return Text::tr("weather report");
    }
    return {};
}

QString conditionValue(const ConditionRule &rule, std::optional<double> value)
{
    if (!value)
        return u"?"_s;
    switch (rule.unit) {
    case ConditionUnit::None:
        return *value > 0.5 ? Text::tr("yes") : Text::tr("no");
    case ConditionUnit::Percent:
        return Text::tr("%1 %").arg(number(*value, 0));
    case ConditionUnit::Celsius:
        return Text::tr("%1 °C").arg(number(*value, 1));
    case ConditionUnit::MetresPerSecond:
        return Text::tr("%1 m/s").arg(number(*value, 1));
    case ConditionUnit::Seconds:
        return Text::tr("%1 s").arg(number(*value, 0));
    case ConditionUnit::GibiBytes:
        return Text::tr("%1 GiB").arg(number(*value, 1));
    case ConditionUnit::Degrees:
        return Text::tr("%1°").arg(number(*value, 1));
    }
    return {};
}

QString operation(Operation operation)
{
    switch (operation) {
    case Operation::OpenRoof:
        return Text::tr("open the roof");
    case Operation::CloseRoof:
        return Text::tr("close the roof");
    case Operation::OpenCover:
        return Text::tr("open the mirror cover");
    case Operation::CloseCover:
        return Text::tr("close the mirror cover");
    case Operation::ParkMount:
        return Text::tr("park the mount");
    case Operation::UnparkMount:
        return Text::tr("unpark the mount");
    case Operation::Slew:
        return Text::tr("slew");
    case Operation::CoolCameras:
        return Text::tr("cool the cameras");
    case Operation::WarmCameras:
        return Text::tr("warm the cameras");
    }
    return {};
}

QString alarmWeight(AlarmWeight weight)
{
    switch (weight) {
    case AlarmWeight::Notice:
        return Text::tr("notice", "weight of an alarm");
    case AlarmWeight::Warning:
        return Text::tr("warning");
    case AlarmWeight::Danger:
        return Text::tr("DANGER");
    }
    return {};
}

QString alarmPhase(AlarmPhase phase)
{
    switch (phase) {
    case AlarmPhase::New:
        return Text::tr("new");
    case AlarmPhase::Acknowledged:
        return Text::tr("seen, still there");
    case AlarmPhase::GoneUnseen:
        return Text::tr("gone, not seen");
    case AlarmPhase::Gone:
        return Text::tr("gone");
    }
    return {};
}

} // namespace tulpar::words
