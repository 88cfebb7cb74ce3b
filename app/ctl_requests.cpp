#include "app/ctl_requests.h"

#include <QFile>
#include <QFileInfo>

namespace tulpar {

namespace {

Result<double> number(const QString &word, double low, double high)
{
    bool isNumber = false;
    const double value = word.toDouble(&isNumber);
    if (!isNumber)
        return fail(Errc::Malformed, '"' + word.toStdString() + "\" is not a number");
    if (!(value >= low && value <= high))
        return fail(
            Errc::OutOfRange,
            word.toStdString() + " is not within " + QString::number(low).toStdString() + " to "
                + QString::number(high).toStdString());
    return value;
}

Result<RequestBody> noticeIn(const QString &path)
{
    constexpr qint64 kMostBytes = 4 * 1024 * 1024; // as the feeds'
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::Io, path.toStdString() + ": " + file.errorString().toStdString());
    const QByteArray bytes = file.read(kMostBytes + 1);
    if (bytes.size() > kMostBytes)
        return fail(Errc::TooLarge, path.toStdString() + ": more than 4 MB, too much for a notice");
    return EnterNotice{bytes.toStdString(), QFileInfo(path).fileName().toStdString()};
}

Result<RequestBody> alertOf(const QStringList &words)
{
    return number(words[2], 0, 360).and_then([&](double ra) {
        return number(words[3], -90, 90).and_then([&](double dec) {
            return number(words[4], 0, 180).map([&](double error) -> RequestBody {
                return EnterAlert{
                    words[1].toStdString(),
                    {Angle::degrees(ra), Angle::degrees(dec)},
                    Angle::degrees(error),
                    {}};
            });
        });
    });
}

/// "closing" is the core's own closing, all else a condition.
Result<std::optional<Condition>> subjectOf(const QString &word)
{
    if (word == QLatin1String("closing"))
        return std::optional<Condition>();
    if (const auto condition = enumNamed<Condition>(word.toStdString()))
        return condition;
    std::string all = "closing";
    for (const std::string_view name : EnumNames<Condition>::names)
        all += ", " + std::string(name);
    return fail(Errc::NotFound, "no condition \"" + word.toStdString() + "\"; there are " + all);
}

Result<RequestBody> overrideOf(const QStringList &words)
{
    constexpr double kMostMinutes = 24 * 60; // the core knows how long it permits
    return subjectOf(words[1]).and_then([&](const std::optional<Condition> &condition) {
        return number(words[2], 0.1, kMostMinutes).map([&](double minutes) -> RequestBody {
            return BeginOverride{condition, words[3].toStdString(), fromSeconds(60 * minutes)};
        });
    });
}

Result<RequestBody> operationOf(const QStringList &words)
{
    const auto operation = enumNamed<Operation>(words[1].toStdString());
    if (!operation || (*operation == Operation::Slew) != (words.size() == 4))
        return fail(Errc::NotFound, "no such operation, or words are missing");
    if (*operation != Operation::Slew)
        return Operate{*operation, {}};
    return number(words[2], 0, 360).and_then([&](double ra) {
        return number(words[3], -90, 90).map([&](double dec) -> RequestBody {
            return Operate{Operation::Slew, IcrsDirection{Angle::degrees(ra), Angle::degrees(dec)}};
        });
    });
}

Result<RequestBody> stepOf(const QStringList &words)
{
    const auto step = enumNamed<NightStep>(words[1].toStdString());
    const auto order = enumNamed<StepOrder>(words[2].toStdString());
    if (!step || !order)
        return fail(Errc::NotFound, "no such step of the night, or no such order");
    return OrderStep{*step, *order, words.value(3).toStdString()};
}

Result<RequestBody> blockOf(const QStringList &words)
{
    const auto order = enumNamed<BlockOrder>(words[3].toStdString());
    if (!order || (*order == BlockOrder::At) != (words.size() == 5))
        return fail(Errc::NotFound, "no such order, or words are missing");
    OrderBlock body{words[1].toStdString(), words[2].toStdString(), *order, {}};
    if (*order != BlockOrder::At)
        return body;
    return parseUtc(words[4].toStdString()).map([&](UtcInstant begin) -> RequestBody {
        body.beginUtc = begin;
        return body;
    });
}

Result<RequestBody> programmeIn(const QStringList &words)
{
    QFile file(words[1]);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::NotFound, words[1].toStdString() + ": " + file.errorString().toStdString());
    return EnterProgramme{file.readAll().toStdString(), words.size() == 3};
}

} // namespace

QString requestUsage()
{
    return QStringLiteral("make_safe | stop_motion | stop_response | arm | disarm\n"
                          "set_mode robotic|manual|engineering\n"
                          "decide_alert EVENT accept|decline\n"
                          "acknowledge_alert EVENT\n"
                          "note_alert EVENT TEXT\n"
                          "name_alert EVENT NAME\n"
                          "enter_notice FILE\n"
                          "enter_alert NAME RA_DEG DEC_DEG ERROR_DEG\n"
                          "reload_policy\n"
                          "read_history FEED HOURS\n"
                          "try_notification [PERSON]\n"
                          "take_control | release_control | take_back_control\n"
                          "answer_control grant|keep\n"
                          "begin_override CONDITION|closing MINUTES WHY\n"
                          "end_override CONDITION|closing\n"
                          "acknowledge_alarm NUMBER|all\n"
                          "operate open_roof|close_roof|open_cover|close_cover|park_mount|unpark_mount|\n"
                          "        cool_cameras|warm_cameras\n"
                          "operate slew RA_DEG DEC_DEG\n"
                          "run_night on|off\n"
                          "order_step STEP pause|resume|skip|restart [WHY]\n"
                          "order_block TARGET BLOCK skip|now|free\n"
                          "order_block TARGET BLOCK at UTC\n"
                          "enter_programme FILE [good]\n"
                          "set_world NAME VALUE (simulated observatory)\n");
}

Result<RequestBody> requestOf(const QStringList &words)
{
    const QString name = words.value(0);
    const auto is = [&](const char *wanted, int count) {
        return name == QLatin1String(wanted) && words.size() == count;
    };
    const auto text = [&](int i) { return words[i].toStdString(); };
    if (is("set_mode", 2))
        return SetMode{text(1)};
    if (is("answer_control", 2) && (words[1] == QLatin1String("grant") || words[1] == QLatin1String("keep")))
        return AnswerControl{words[1] == QLatin1String("grant")};
    if (is("begin_override", 4))
        return overrideOf(words);
    if (is("end_override", 2))
        return subjectOf(words[1]).map(
            [](const std::optional<Condition> &condition) -> RequestBody { return EndOverride{condition}; });
    if (is("acknowledge_alarm", 2))
        return words[1] == QLatin1String("all")
            ? Result<RequestBody>(AcknowledgeAlarm{})
            : number(words[1], 1, 1e9).map([](double alarm) -> RequestBody {
                  return AcknowledgeAlarm{static_cast<int>(alarm)};
              });
    if (is("operate", 2) || is("operate", 4))
        return operationOf(words);
    if (is("run_night", 2) && (words[1] == QLatin1String("on") || words[1] == QLatin1String("off")))
        return RunNight{words[1] == QLatin1String("on")};
    if (is("order_step", 3) || is("order_step", 4))
        return stepOf(words);
    if (is("order_block", 4) || is("order_block", 5))
        return blockOf(words);
    if (is("enter_programme", 2) || (is("enter_programme", 3) && words[2] == QLatin1String("good")))
        return programmeIn(words);
    if (is("set_world", 3))
        return SetWorld{text(1), text(2)};
    if (is("decide_alert", 3)
        && (words[2] == QLatin1String("accept") || words[2] == QLatin1String("decline")))
        return DecideAlert{text(1), words[2] == QLatin1String("accept")};
    if (is("acknowledge_alert", 2))
        return AcknowledgeAlert{text(1)};
    if (is("note_alert", 3))
        return NoteAlert{text(1), text(2)};
    if (is("name_alert", 3))
        return NameAlert{text(1), text(2)};
    if (is("enter_notice", 2))
        return noticeIn(words[1]);
    if (is("enter_alert", 5))
        return alertOf(words);
    if (is("try_notification", 2))
        return TryNotification{text(1)};
    if (is("read_history", 3))
        return number(words[2], 0.01, 240).map([&](double hours) -> RequestBody {
            return ReadHistory{text(1), fromSeconds(3600 * hours)};
        });
    if (words.size() == 1)
        for (const RequestBody &body : std::initializer_list<RequestBody>{
                 MakeSafe{}, StopMotion{}, StopResponse{}, Arm{}, Disarm{}, ReloadPolicy{}, TryNotification{},
                 TakeControl{}, ReleaseControl{}, TakeBackControl{}})
            if (name.toStdString() == requestName(body))
                return body;
    return fail(Errc::NotFound, "no such request, or words are missing");
}

} // namespace tulpar
