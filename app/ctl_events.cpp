#include "app/ctl_events.h"

#include "core/alerts/event_book.h"
#include "core/alerts/parse.h"
#include "core/lab/sky_map_reader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <nlohmann/json.hpp>

#include <cmath>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tulpar {

namespace {

using Json = nlohmann::ordered_json;

/// A person's own file on a person's own machine, so only against a slip.
constexpr qint64 kMostScenarioBytes = qint64{64} << 20;

Result<std::string> bytesOf(const QString &name, qint64 most)
{
    QFile file(name);
    if (!file.exists())
        return fail(Errc::NotFound, "there is no such file");
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::Io, file.errorString().toStdString());
    if (file.size() > most)
        return fail(
            Errc::TooLarge,
            std::to_string(file.size()) + " bytes, at most " + std::to_string(most) + " are read");
    return file.readAll().toStdString();
}

/// Degrees without the last bits that the way through radians adds.
double roundedDegrees(Angle angle)
{
    return std::round(angle.asDegrees() * 1e9) / 1e9;
}

Json textOrNull(const std::string &text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

/// What the book alone does not remember of an event: which file did what.
struct Course {
    int slews = 0;
    std::string firstSlewOn;
    std::string cancelOn; ///< the notice that ended an event that was being answered
};

/// One scenario played to its end.
class Stage {
public:
    explicit Stage(QDir root)
        : m_root(std::move(root))
    {
    }

    void deliver(const std::string &file, const std::string &via, const std::string &topic);
    [[nodiscard]] Json endState(const std::string &scenario) const;
    [[nodiscard]] bool isWhole() const { return m_refused.empty(); }

private:
    [[nodiscard]] Result<std::string> read(const std::string &file) const
    {
        const QString path = m_root.filePath(QString::fromStdString(file));
        return bytesOf(path, static_cast<qint64>(NoticeLimits().jsonBytes));
    }
    void refuse(const std::string &file, const Error &error)
    {
        m_refused.push_back({{"file", file}, {"code", nameOf(error.code)}, {"error", error.detail}});
    }
    [[nodiscard]] std::string fileOf(const StoryLine &line) const;
    [[nodiscard]] Json positionOf(const Event &event) const;
    [[nodiscard]] Json stateOf(const Event &event) const;

    QDir m_root;
    EventBook m_book;
    std::map<std::string, Course> m_courses; ///< by event
    std::map<std::string, std::string> m_files; ///< by content
    std::vector<std::string> m_order; ///< events as they appeared
    Json m_refused = Json::array();
    Now m_now;
};

void Stage::deliver(const std::string &file, const std::string &via, const std::string &topic)
{
    const auto bytes = read(file);
    if (!bytes)
        return refuse(file, bytes.error());
    // One by one, whatever their times say.
    m_now.utc = m_now.utc + 1s;
    m_now.mono = m_now.mono + 1s;
    RawNotice raw;
    raw.bytes = *bytes;
    raw.feed = via;
    raw.topic = topic;
    raw.received = m_now;
    const auto notice = parseDelivered(raw);
    if (!notice)
        return refuse(file, notice.error());
    const Receipt receipt = receiptOf(raw);
    m_files.try_emplace(hexOf(receipt.content), file);
    const EventChange change = m_book.enter(*notice, receipt);
    if (!change.event)
        return;
    const std::string id = change.event->id;
    if (change.isNew)
        m_order.push_back(id);
    Course &course = m_courses[id];
    if (change.isWithdrawn && change.event->answeredUtc && course.cancelOn.empty())
        course.cancelOn = file;
    if (whyNoAnswer(change, *notice))
        return;
    if (++course.slews == 1)
        course.firstSlewOn = file;
    m_book.setAnswered(id, m_now.utc);
}

std::string Stage::fileOf(const StoryLine &line) const
{
    const auto found = m_files.find(hexOf(line.first().content));
    return found == m_files.end() ? std::string() : found->second;
}

Json Stage::positionOf(const Event &event) const
{
    const StoryLine *best = event.best();
    if (!best)
        return nullptr;
    std::optional<IcrsDirection> direction = best->position.direction;
    if (best->hasMap && best->position.kind == PositionKind::SkyMap) {
        // The most probable place of the map that the notice brings; of one that it only names nothing is
        // known.
        const auto bytes = read(fileOf(*best));
        const auto maps = bytes ? readSkyMaps(*bytes) : fail(Errc::NotFound, {});
        direction = maps && !maps->empty() ? std::optional(maps->front().region.peak) : std::nullopt;
    }
    Json object{
        {"kind", nameOf(best->position.kind)},
        {"ra_deg", nullptr},
        {"dec_deg", nullptr},
        {"error_deg", nullptr},
        {"containment", nullptr}};
    if (direction) {
        object["ra_deg"] = roundedDegrees(direction->ra);
        object["dec_deg"] = roundedDegrees(direction->dec);
    }
    if (best->position.error)
        object["error_deg"] = roundedDegrees(*best->position.error);
    if (best->position.containment)
        object["containment"] = *best->position.containment;
    return object;
}

Json Stage::stateOf(const Event &event) const
{
    const auto found = m_courses.find(event.id);
    const Course course = found == m_courses.end() ? Course() : found->second;
    Json related = Json::array();
    for (const Relation &relation : event.related)
        related.push_back(
            {{"event", relation.event},
             {"kind", nameOf(relation.kind)},
             {"apart_s", relation.apart ? Json(seconds(*relation.apart)) : Json(nullptr)},
             {"separation_deg",
              relation.separation ? Json(roundedDegrees(*relation.separation)) : Json(nullptr)}});
    std::uint32_t copies = 0;
    for (const StoryLine &line : event.story)
        copies += line.copyCount - 1;
    return {
        {"id", event.id},
        {"status", nameOf(event.status)},
        {"why", event.why ? Json(nameOf(*event.why)) : Json(nullptr)},
        {"test", event.isTest},
        {"class", nameOf(event.sourceClass)},
        {"names", event.aliases},
        {"trigger_utc", event.triggerUtc ? Json(isoUtc(*event.triggerUtc)) : Json(nullptr)},
        {"notices", event.notices},
        {"copies", copies},
        {"auto_slews", course.slews},
        {"first_auto_slew_on", textOrNull(course.firstSlewOn)},
        {"cancel_on", textOrNull(course.cancelOn)},
        {"best_position_from", event.best() ? textOrNull(fileOf(*event.best())) : Json(nullptr)},
        {"best_position", positionOf(event)},
        {"related", related}};
}

Json Stage::endState(const std::string &scenario) const
{
    Json events = Json::array();
    for (const std::string &id : m_order)
        if (const Event *event = m_book.find(id))
            events.push_back(stateOf(*event));
    return {{"scenario", scenario}, {"ok", m_refused.empty()}, {"events", events}, {"refused", m_refused}};
}

std::string textIn(const Json &object, const char *key)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

struct EventsRequest {
    QString scenario;
    QString root;
};

std::optional<EventsRequest> requestIn(const QStringList &arguments)
{
    EventsRequest request;
    for (int i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        const bool hasValue = i + 1 < arguments.size();
        if (argument == QStringLiteral("--scenario") && hasValue)
            request.scenario = arguments.at(++i);
        else if (argument == QStringLiteral("--root") && hasValue)
            request.root = arguments.at(++i);
        else if (!argument.startsWith(u'-') && request.scenario.isEmpty())
            request.scenario = argument;
        else
            return std::nullopt;
    }
    if (request.root.isEmpty())
        request.root = QFileInfo(request.scenario).path();
    return request.scenario.isEmpty() ? std::nullopt : std::optional(request);
}

/// The list of scenarios in a file: an object with "scenarios", a list, or one scenario by itself.
Result<Json> scenariosIn(const QString &name)
{
    const auto bytes = bytesOf(name, kMostScenarioBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    Json file = Json::parse(*bytes, nullptr, false);
    if (file.is_discarded())
        return fail(Errc::Malformed, "this is not JSON");
    if (file.is_object() && file.contains("scenarios"))
        file = Json(file["scenarios"]);
    else if (file.is_object())
        file = Json::array({file});
    if (!file.is_array())
        return fail(Errc::Malformed, "no list of scenarios");
    for (const Json &scenario : file)
        if (!scenario.is_object() || !scenario.contains("deliver") || !scenario["deliver"].is_array())
            return fail(
                Errc::Malformed, "scenario \"" + textIn(scenario, "name") + "\" has no list \"deliver\"");
    return file;
}

} // namespace

int runEvents(const QStringList &arguments)
{
    constexpr int kRefused = 1;
    constexpr int kWrongUsage = 2;
    const auto request = requestIn(arguments);
    if (!request) {
        std::cerr << "usage: tulparctl events --scenario FILE.json [--root DIR]\n"
                     "DIR is where the scenarios' files lie; without it, the folder of FILE.json\n";
        return kWrongUsage;
    }
    const auto scenarios = scenariosIn(request->scenario);
    if (!scenarios) {
        std::cerr << request->scenario.toStdString() << ": " << scenarios.error().detail << '\n';
        return kWrongUsage;
    }
    int status = 0;
    for (const Json &scenario : *scenarios) {
        Stage stage{QDir(request->root)};
        for (const Json &delivery : scenario["deliver"])
            stage.deliver(textIn(delivery, "file"), textIn(delivery, "via"), textIn(delivery, "topic"));
        if (!stage.isWhole())
            status = kRefused;
        std::cout
            << stage.endState(textIn(scenario, "name")).dump(-1, ' ', false, Json::error_handler_t::replace)
            << '\n';
    }
    std::cout.flush();
    return status;
}

} // namespace tulpar
