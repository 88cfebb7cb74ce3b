#include "core/notify/notification.h"

#include "core/session/fact.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kLongest = 300; ///< of a text that came from elsewhere
constexpr Duration kLateEnough = std::chrono::minutes(1);

/// Texts of strangers: one line, no control characters, not endless.
QString plain(const std::string &text)
{
    QString line = QString::fromStdString(text).left(kLongest);
    for (QChar &letter : line)
        if (letter.category() == QChar::Other_Control || letter.category() == QChar::Other_Format
            || letter == QChar::LineSeparator || letter == QChar::ParagraphSeparator)
            letter = u' ';
    return line.simplified();
}

template <class E>
QString named(E value)
{
    const std::string_view name = nameOf(value);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QJsonValue utcOrNull(const std::optional<UtcInstant> &utc)
{
    return utc ? QJsonValue(QString::fromStdString(isoUtc(*utc))) : QJsonValue::Null;
}

template <class T>
QJsonValue numberOrNull(const std::optional<T> &number)
{
    if constexpr (std::is_same_v<T, Angle>)
        return number ? QJsonValue(number->asDegrees()) : QJsonValue::Null;
    else
        return number ? QJsonValue(*number) : QJsonValue::Null;
}

QString classOf(SourceClass sourceClass)
{
    switch (sourceClass) {
    case SourceClass::Grb:
        return u"gamma-ray burst"_s;
    case SourceClass::NotGrb:
        return u"not a burst"_s;
    case SourceClass::GravitationalWave:
        return u"gravitational wave"_s;
    case SourceClass::Neutrino:
        return u"neutrino"_s;
    case SourceClass::XRay:
        return u"X-ray transient"_s;
    case SourceClass::Unstated:
        break;
    }
    return u"class not stated"_s;
}

const NoticeView *bestOf(const AlertView &alert)
{
    const auto best = std::ranges::find_if(alert.story, &NoticeView::isBest);
    return best == alert.story.end() ? nullptr : &*best;
}

QString eventName(const Telling &telling, const std::string &event)
{
    if (!telling.alert)
        return plain(event);
    const AlertView &alert = *telling.alert;
    const QString name = plain(alert.name);
    for (const std::string &alias : alert.aliases)
        if (alias != alert.name)
            return u"%1 (%2)"_s.arg(name, plain(alias));
    return name;
}

/// The title of each kind of fact.
struct Title {
    const QString &name;
    QString operator()(const Decided &decided) const
    {
        switch (decided.decision.outcome) {
        case Outcome::Respond:
            return u"Responding to %1"_s.arg(name);
        case Outcome::Queue:
            return u"Queued: %1"_s.arg(name);
        case Outcome::Ask:
            return u"Please decide: %1"_s.arg(name);
        case Outcome::Ignore:
            break;
        }
        return u"Ignored: %1"_s.arg(name);
    }
    QString operator()(const AlertAnswered &answered) const
    {
        if (answered.who.empty())
            return u"Nobody answered for %1"_s.arg(name);
        return (answered.accepted ? u"%1 accepted %2"_s : u"%1 declined %2"_s).arg(plain(answered.who), name);
    }
    QString operator()(const PositionWeighed &weighed) const
    {
        return (weighed.decision.repoint == Repoint::Now ? u"Better position of %1: moving now"_s
                                                         : u"Better position of %1: moving at the next gap"_s)
            .arg(name);
    }
    QString operator()(const EventWithdrawn &withdrawn) const
    {
        switch (withdrawn.status) {
        case EventStatus::Retracted:
            return u"Retracted: %1"_s.arg(name);
        case EventStatus::KnownSource:
            return u"A known source: %1"_s.arg(name);
        case EventStatus::Test:
            return u"A test: %1"_s.arg(name);
        default:
            return u"Not a burst: %1"_s.arg(name);
        }
    }
    QString operator()(const ResponseMoved &moved) const
    {
        if (moved.to == ResponseState::Exposing)
            return u"Observing %1"_s.arg(name);
        return u"Response to %1 ended: %2"_s.arg(name, words::cause(moved.cause));
    }
    QString operator()(const SafetyActed &acted) const
    {
        return u"The observatory closes: %1"_s.arg(
            acted.reasons.empty() ? words::cause(acted.cause) : words::reasons(acted.reasons));
    }
    QString operator()(const FeedChanged &feed) const
    {
        const QString what = feed.alive ? u"Alerts of %1 come again"_s : u"No alerts of %1"_s;
        const QString why = plain(feed.detail);
        return what.arg(plain(feed.feed)) + (why.isEmpty() || feed.alive ? QString() : u": "_s + why);
    }
    QString operator()(const CoreStarted &) const
    {
        return u"The core runs again after it ended without a goodbye"_s;
    }
    QString operator()(const auto &) const { return {}; }
};

QString titleOf(const Fact &fact, const QString &name)
{
    return std::visit(Title{name}, fact);
}

QString whereOf(const AlertView &alert)
{
    const NoticeView *best = bestOf(alert);
    if (alert.position) {
        QString where = u"RA %1 Dec %2 (%3)"_s.arg(
            words::rightAscension(alert.position->ra), words::declination(alert.position->dec),
            words::direction(*alert.position, words::Notation::Degrees));
        if (alert.errorRadius)
            where += u", error %1"_s.arg(words::radius(*alert.errorRadius));
        if (alert.errorRadius && best && best->containment)
            where += u" (%1 %)"_s.arg(words::number(100 * *best->containment));
        return where;
    }
    if (!alert.regions.empty())
        return u"a sky map: 90 % within %1 square degrees"_s.arg(
            words::number(alert.regions.back().area90Deg2, 0));
    return u"no position yet"_s;
}

QJsonObject placeOf(const AlertView &alert)
{
    const NoticeView *best = bestOf(alert);
    QJsonObject place;
    place[u"kind"_s] = best ? named(best->positionKind) : named(PositionKind::None);
    place[u"ra_deg"_s] = alert.position ? QJsonValue(alert.position->ra.asDegrees()) : QJsonValue::Null;
    place[u"dec_deg"_s] = alert.position ? QJsonValue(alert.position->dec.asDegrees()) : QJsonValue::Null;
    place[u"error_deg"_s] = numberOrNull(alert.errorRadius);
    place[u"containment"_s] = best ? numberOrNull(best->containment) : QJsonValue::Null;
    place[u"area90_deg2"_s] =
        alert.regions.empty() ? QJsonValue::Null : QJsonValue(alert.regions.back().area90Deg2);
    return place;
}

QJsonValue skyOf(const std::optional<Observable> &sky)
{
    if (!sky)
        return QJsonValue::Null;
    return QJsonObject{
        {u"altitude_deg"_s, sky->altitude.asDegrees()}, {u"above_deg"_s, sky->lowest.asDegrees()},
        {u"highest_deg"_s, sky->highest.asDegrees()},   {u"from_utc"_s, utcOrNull(sky->from)},
        {u"until_utc"_s, utcOrNull(sky->until)},        {u"now"_s, sky->isNow}};
}

void describe(
    Notification &made, QStringList &lines, const AlertView &alert, UtcInstant utc,
    const NotifyObservatory &observatory, RestOfNight &night)
{
    QStringList who{plain(alert.source), classOf(alert.sourceClass)};
    who.removeAll(QString());
    if (alert.test == Stated::Yes)
        who += u"TEST"_s;
    if (alert.isReplay)
        who += u"replayed"_s;
    lines += who.join(u", "_s);
    if (alert.triggerUtc)
        lines += u"T0 %1 %2 UTC, %3 ago"_s.arg(
            words::utcDate(*alert.triggerUtc), words::utcTime(*alert.triggerUtc),
            words::age(utc - *alert.triggerUtc));
    lines += whereOf(alert);
    std::optional<Observable> sky;
    if (alert.position) {
        sky = night.observableAt(*alert.position, utc, observatory.lowest);
        lines += sentenceOf(*sky);
    }
    lines += words::decision(alert.decision);
    if (made.change == TellOf::Ask && alert.askUntil)
        lines += u"an answer is wanted until %1 UTC"_s.arg(words::utcTime(*alert.askUntil));
    QJsonArray aliases;
    for (const std::string &alias : alert.aliases)
        aliases += plain(alias);
    QJsonObject &json = made.json;
    json[u"name"_s] = plain(alert.name);
    json[u"aliases"_s] = aliases;
    json[u"source"_s] = plain(alert.source);
    json[u"kind"_s] = plain(alert.kind);
    json[u"class"_s] = named(alert.sourceClass);
    json[u"test"_s] = named(alert.test);
    json[u"replay"_s] = alert.isReplay;
    json[u"state"_s] = named(alert.state);
    json[u"notices"_s] = static_cast<int>(alert.story.size());
    json[u"trigger_utc"_s] = utcOrNull(alert.triggerUtc);
    json[u"notice_utc"_s] = utcOrNull(alert.noticeUtc);
    json[u"received_utc"_s] = utcOrNull(alert.receivedUtc);
    json[u"age_s"_s] = alert.triggerUtc ? QJsonValue(seconds(utc - *alert.triggerUtc)) : QJsonValue::Null;
    json[u"position"_s] = placeOf(alert);
    json[u"observable"_s] = skyOf(sky);
    json[u"decision"_s] = QJsonObject{
        {u"outcome"_s, named(alert.decision.outcome)}, {u"words"_s, words::decision(alert.decision)}};
    json[u"ask_until"_s] = utcOrNull(alert.askUntil);
    made.isTest = alert.test == Stated::Yes || alert.isReplay;
}

void finish(Notification &made, QStringList lines, const NotifyObservatory &observatory, UtcInstant utc)
{
    if (observatory.isSimulated)
        made.title = u"SIMULATION: "_s + made.title;
    lines.prepend(made.title);
    const QString name = plain(observatory.name);
    if (!name.isEmpty())
        lines += u"%1, %2 %3 UTC"_s.arg(name, words::utcDate(utc), words::utcTime(utc));
    made.text = lines.join(u'\n');
    made.json[u"change"_s] = named(made.change);
    made.json[u"title"_s] = made.title;
    made.json[u"observatory"_s] = name;
    made.json[u"simulated"_s] = observatory.isSimulated;
    made.json[u"utc"_s] = utcOrNull(utc);
    made.json[u"event"_s] = plain(made.event);
    made.json[u"summed"_s] = made.summed;
}

} // namespace

Notification notificationOf(
    const Telling &telling, TellOf change, const NotifyObservatory &observatory, RestOfNight &sky)
{
    Notification made;
    made.change = change;
    made.event = eventOf(telling.fact);
    const auto fact = factOf(telling.fact);
    if (fact)
        made.title = titleOf(*fact, eventName(telling, made.event));
    const UtcInstant utc = telling.fact.at.utc;
    QStringList lines;
    if (telling.alert)
        describe(made, lines, *telling.alert, utc, observatory, sky);
    if (telling.late && *telling.late > kLateEnough)
        lines += u"told %1 late: the core was not running"_s.arg(words::shortAge(*telling.late));
    finish(made, lines, observatory, utc);
    return made;
}

Notification trialOf(const NotifyObservatory &observatory, UtcInstant now)
{
    Notification made;
    made.title = u"A trial: messages of the telescope reach you this way"_s;
    finish(made, {}, observatory, now);
    return made;
}

QByteArray bodyOf(const Notification &notification, const NotifyWay &way, NotifyBody body)
{
    const QString link = QString::fromStdString(way.link);
    const QString text = link.isEmpty() ? notification.text : notification.text + u'\n' + link;
    if (body == NotifyBody::Text)
        return text.toUtf8();
    QJsonObject object{{u"text"_s, text}};
    if (body == NotifyBody::Json) {
        for (auto entry = notification.json.begin(); entry != notification.json.end(); ++entry)
            object[entry.key()] = entry.value();
        object[u"person"_s] = QString::fromStdString(way.person);
        object[u"link"_s] = link;
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QProcessEnvironment environmentOf(const Notification &notification, const NotifyWay &way)
{
    QProcessEnvironment environment;
    const QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    const auto pass = [&](const QString &name) {
        if (own.contains(name))
            environment.insert(name, own.value(name));
    };
    for (const auto &name : {u"PATH"_s, u"HOME"_s, u"USER"_s, u"LANG"_s, u"TZ"_s})
        pass(name);
    for (const std::string &name : way.passEnvironment)
        pass(QString::fromStdString(name));
    environment.insert(u"TULPAR_CHANGE"_s, named(notification.change));
    environment.insert(u"TULPAR_EVENT"_s, plain(notification.event));
    environment.insert(u"TULPAR_PERSON"_s, QString::fromStdString(way.person));
    environment.insert(u"TULPAR_TITLE"_s, notification.title);
    environment.insert(u"TULPAR_TEXT"_s, notification.text);
    environment.insert(u"TULPAR_LINK"_s, QString::fromStdString(way.link));
    return environment;
}

} // namespace tulpar
