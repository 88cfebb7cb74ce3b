#include "core/words/night_report_json.h"

#include "core/session/json_values.h"
#include "core/sky/airmass.h"
#include "core/words/night_report_parts.h"
#include "core/words/sentences.h"

namespace tulpar::words {

namespace {

Json utc(const std::optional<UtcInstant> &t)
{
    return t ? Json(isoUtc(*t, 3)) : Json(nullptr);
}

Json text(const QString &sentence)
{
    return sentence.toStdString();
}

Json sentences(const Reasons &reasons)
{
    Json list = Json::array();
    for (const Reason &one : reasons)
        list.push_back(text(reason(one)));
    return list;
}

Json codes(const Reasons &reasons)
{
    Json list = Json::array();
    for (const Reason &one : reasons)
        list.push_back(nameOf(one.code));
    return list;
}

Json channelsJson(const ReportCounts &counts)
{
    Json channels = Json::object();
    for (const auto &[name, count] : counts)
        channels[name] = {
            {"begun", count.begun}, {"stored", count.stored}, {"exposed_s", seconds(count.exposed)}};
    return channels;
}

Json airmassJson(const std::optional<Angle> &altitude)
{
    const auto value = altitude ? airmass(*altitude) : std::nullopt;
    return value ? Json(*value) : Json(nullptr);
}

Json subjectJson(const ReportSubject &subject)
{
    return {
        {"name", subject.name},
        {"position", toJson(subject.position)},
        {"channels", channelsJson(subject.counts)},
        {"begin_utc", utc(subject.first)},
        {"end_utc", utc(subject.last)},
        {"altitude_deg", {toJson(subject.lowest), toJson(subject.highest)}},
        {"airmass", {airmassJson(subject.highest), airmassJson(subject.lowest)}}};
}

Json alertJson(const ReportAlert &alert, const NightReport &report)
{
    Json responses = Json::array();
    for (const ReportResponse &one : alert.responses)
        responses.push_back(
            {{"received_utc", utc(one.receivedUtc)},
             {"end_utc", utc(one.endedUtc)},
             {"end", one.cause.empty() ? Json(nullptr) : Json(one.cause)},
             {"steps", toJson(one.steps)}});
    const ReportSubject *frames = subjectOf(report, alert.event);
    return {
        {"event", alert.event},
        {"aliases", alert.aliases},
        {"received_utc", utc(alert.receivedUtc)},
        {"notices", alert.notices},
        {"outcome", nameOf(alert.decision.outcome)},
        {"why", text(decision(alert.decision))},
        {"answer", toJson(alert.answer)},
        {"answered_by", alert.answeredBy.empty() ? Json(nullptr) : Json(alert.answeredBy)},
        {"seen", alert.isSeen},
        {"withdrawn", alert.isWithdrawn},
        {"channels", frames ? channelsJson(frames->counts) : Json::object()},
        {"responses", responses}};
}

template <class Rows, class Make>
Json listOf(const Rows &rows, const Make &make)
{
    Json list = Json::array();
    for (const auto &row : rows)
        list.push_back(make(row));
    return list;
}

void addWork(Json &json, const NightReport &report)
{
    json["events"] = listOf(report.alerts, [&](const ReportAlert &one) { return alertJson(one, report); });
    json["refused_notices"] = report.refusals.size();
    json["observed"] = listOf(report.subjects, subjectJson);
    json["blocks"] = listOf(report.blocks, [](const ReportBlock &one) {
        return Json{
            {"target", one.target},
            {"block", one.block},
            {"state", nameOf(one.state)},
            {"reasons", sentences(one.reasons)},
            {"interruptions", one.interruptions},
            {"begin_utc", utc(one.begun)}};
    });
    json["steps"] = listOf(report.steps, [](const ReportStep &one) {
        return Json{{"step", nameOf(one.step)},          {"state", nameOf(one.state)},
                    {"reasons", sentences(one.reasons)}, {"who", one.who},
                    {"begin_utc", utc(one.begun)},       {"end_utc", utc(one.ended)}};
    });
    json["focus"] = listOf(report.focus, [](const ReportFocus &one) {
        Json row{{"utc", utc(one.utc)}};
        row.update(toJson(one.fit));
        return row;
    });
    json["pointing"] = listOf(report.pointing, [](const ReportPointing &one) {
        Json row{{"utc", utc(one.utc)}};
        row.update(toJson(one.measured));
        return row;
    });
    json["drill"] = report.drill ? toJson(*report.drill) : Json(nullptr);
    json["programme"] = report.programme.name.empty() ? Json(nullptr) : Json(report.programme.name);
    json["plans"] = report.plans;
}

void addTrouble(Json &json, const NightReport &report)
{
    json["faults"] = listOf(report.faults, [](const ReportFault &one) {
        return Json{{"kind", nameOf(one.kind)},    {"device", toJson(one.device)}, {"what", one.what},
                    {"detail", one.detail},        {"begin_utc", utc(one.begin)},  {"end_utc", utc(one.end)},
                    {"over", one.isOver},          {"count", one.count},           {"remedies", one.remedies},
                    {"text", text(faultText(one))}};
    });
    json["alarms"] = listOf(report.alarms, [](const Alarm &one) { return toJson(one); });
    json["conditions"] = listOf(report.conditions, [](const ReportCondition &one) {
        Json row{{"utc", utc(one.utc)}};
        row.update(toJson(one.change));
        return row;
    });
    json["overrides"] = listOf(report.overrides, [](const ReportOverride &one) {
        return Json{
            {"condition", toJson(one.what.condition)},
            {"who", one.what.who},
            {"why", one.what.why},
            {"begin_utc", utc(one.begin)},
            {"until_utc", utc(one.what.untilUtc)},
            {"end_utc", utc(one.end)},
            {"ended_by", one.endedBy.empty() ? Json(nullptr) : Json(one.endedBy)}};
    });
    json["control"] = listOf(report.control, [](const ReportControl &one) {
        Json row{{"utc", utc(one.utc)}};
        row.update(toJson(one.change));
        return row;
    });
    json["modes"] = listOf(report.modes, [](const ReportMode &one) {
        Json row{{"utc", utc(one.utc)}};
        row.update(toJson(one.change));
        return row;
    });
    json["notes"] = listOf(report.notes, [](const ReportNote &one) {
        return Json{
            {"event", one.event}, {"utc", utc(one.note.utc)}, {"who", one.note.who}, {"text", one.note.text}};
    });
    json["hand_over"] = listOf(report.handOver, [](const HandOver &one) {
        return Json{{"kind", nameOf(one.kind)}, {"subject", one.subject}, {"text", text(handOverText(one))}};
    });
}

} // namespace

std::string asJson(const NightReport &report)
{
    const NightTimes &times = report.times;
    Json json;
    json["night"] = times.night;
    json["observatory"] = report.observatory;
    json["until_utc"] = utc(report.until);
    json["over"] = report.isOver;
    json["sunset_utc"] = utc(times.sunset);
    json["dusk_utc"] = utc(times.dusk);
    json["dawn_utc"] = utc(times.dawn);
    json["sunrise_utc"] = utc(times.sunrise);
    json["moonrise_utc"] = utc(times.moonrise);
    json["moonset_utc"] = utc(times.moonset);
    json["moon_illuminated"] = times.moonIlluminated;
    json["ledger"] = toJson(report.dark);
    json["ledger_sunset_to_sunrise"] = toJson(report.night);
    json["roof_open"] = listOf(report.openings, [](const ReportOpening &one) {
        return Json{{"begin_utc", utc(one.open)}, {"end_utc", utc(one.close)}};
    });
    addWork(json, report);
    addTrouble(json, report);
    json["spans"] = listOf(report.spans, [](const LedgerSpan &one) {
        return Json{{"begin_utc", utc(one.begin)}, {"end_utc", utc(one.end)},
                    {"class", nameOf(one.what)},   {"reasons", codes(one.reasons)},
                    {"why", text(spanCause(one))}, {"subject", one.subject}};
    });
    json["frames"] = report.frames.size();
    json["disk_bytes"] = report.diskBytes ? Json(*report.diskBytes) : Json(nullptr);
    json["facts"] = report.facts;
    json["unreadable_facts"] = report.unreadable;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace tulpar::words
