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
                 MakeSafe{}, StopMotion{}, StopResponse{}, Arm{}, Disarm{}, ReloadPolicy{},
                 TryNotification{}})
            if (name.toStdString() == requestName(body))
                return body;
    return fail(Errc::NotFound, "no such request, or words are missing");
}

} // namespace tulpar
