#include "core/session/codec.h"

#include "core/session/json_values.h"

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace tulpar {

namespace {

Bytes packed(const Json &json)
{
    return Json::to_cbor(json);
}

constexpr int kPlanBits = 32;
constexpr std::uint64_t kPlanMask = 0xffffffff;
constexpr int kDeepest = 32; ///< our own messages stay below 12

/// Builds the value while it is read, and gives up where it is nested deeper than any of ours: CBOR is read
/// by recursion, and a megabyte of opening brackets is a stack overflow.
class ShallowReader : public nlohmann::detail::json_sax_dom_parser<Json> {
public:
    using Dom = nlohmann::detail::json_sax_dom_parser<Json>;
    explicit ShallowReader(Json &value)
        : Dom(value, true)
    {
    }
    bool start_object(std::size_t count) { return ++m_depth <= kDeepest && Dom::start_object(count); }
    bool start_array(std::size_t count) { return ++m_depth <= kDeepest && Dom::start_array(count); }
    bool end_object()
    {
        --m_depth;
        return Dom::end_object();
    }
    bool end_array()
    {
        --m_depth;
        return Dom::end_array();
    }

private:
    int m_depth = 0;
};

Json jsonOf(std::span<const std::uint8_t> bytes)
{
    Json json;
    ShallowReader reader(json);
    if (!Json::sax_parse(bytes.begin(), bytes.end(), &reader, Json::input_format_t::cbor))
        throw std::length_error("nested too deep");
    return json;
}

template <class T, class Read>
Result<T> unpacked(std::span<const std::uint8_t> bytes, const char *what, Read read)
{
    try {
        return read(jsonOf(bytes));
    } catch (const std::exception &error) {
        return fail(Errc::Malformed, std::string(what) + ": " + error.what());
    }
}

/// The rows of `before` with those of `changed` put in or in place of them, the newest `count`.
AlertRows merged(const AlertRows &before, const AlertRows &changed, std::size_t count)
{
    std::unordered_set<std::string_view> replaced;
    for (const auto &row : changed)
        replaced.insert(row->event);
    AlertRows rows = changed;
    for (const auto &row : before)
        if (!replaced.contains(row->event))
            rows.push_back(row);
    std::ranges::sort(rows, [](const auto &a, const auto &b) { return isNewer(*a, *b); });
    rows.resize(std::min(rows.size(), count));
    return rows;
}

template <std::size_t index = 0>
RequestBody requestNamed(const std::string &name, const Json &fields)
{
    if constexpr (index == std::variant_size_v<RequestBody>) {
        throw std::invalid_argument("unknown request " + name);
    } else {
        std::variant_alternative_t<index, RequestBody> body;
        if (requestName(RequestBody(body)) == name) {
            fromJson(fields, body);
            return body;
        }
        return requestNamed<index + 1>(name, fields);
    }
}

} // namespace

std::uint64_t versionOf(const Snapshot &snapshot)
{
    return snapshot.alertsVersion << kPlanBits | (snapshot.night.planVersion & kPlanMask);
}

Bytes encode(const Snapshot &snapshot, std::uint64_t have)
{
    Snapshot lean = snapshot;
    const std::uint64_t alertsHave = have >> kPlanBits;
    if (alertsHave > 0)
        std::erase_if(lean.alerts, [&](const auto &row) { return row->version <= alertsHave; });
    const bool isPlanThere = have > 0 && (have & kPlanMask) == (versionOf(snapshot) & kPlanMask);
    if (isPlanThere)
        lean.night.plan.reset();
    Json json = toJson(lean);
    json["alerts_have"] = alertsHave;
    json["plan_there"] = isPlanThere;
    json["alert_count"] = snapshot.alerts.size();
    return packed(json);
}

Bytes encode(const Request &request)
{
    Json json;
    json["who"] = request.who;
    json["desk"] = request.desk;
    json["request"] = std::string(requestName(request.body));
    json["fields"] = std::visit([](const auto &body) { return toJson(body); }, request.body);
    return packed(json);
}

Bytes encode(const Answer &answer)
{
    return packed(toJson(answer));
}

Result<Snapshot> decodeSnapshot(std::span<const std::uint8_t> bytes, const Snapshot *before)
{
    return unpacked<Snapshot>(bytes, "snapshot", [before](const Json &json) -> Result<Snapshot> {
        Snapshot snapshot;
        fromJson(json, snapshot);
        const auto have = json.at("alerts_have").get<std::uint64_t>();
        const auto count = json.at("alert_count").get<std::size_t>();
        if (have > 0 && !(before && before->alertsVersion >= have))
            return fail(Errc::Malformed, "snapshot: builds on a queue that is not here");
        if (have > 0)
            snapshot.alerts = merged(before->alerts, snapshot.alerts, count);
        if (snapshot.alerts.size() != count)
            return fail(Errc::Malformed, "snapshot: rows of the queue are missing");
        if (json.at("plan_there").get<bool>()) {
            if (!before || before->night.planVersion != snapshot.night.planVersion)
                return fail(Errc::Malformed, "snapshot: builds on a plan that is not here");
            snapshot.night.plan = before->night.plan;
        }
        return snapshot;
    });
}

Result<Request> decodeRequest(std::span<const std::uint8_t> bytes)
{
    return unpacked<Request>(bytes, "request", [](const Json &json) {
        return Request{
            json.at("who").get<std::string>(),
            requestNamed(json.at("request").get<std::string>(), json.at("fields")),
            json.at("desk").get<std::string>()};
    });
}

Result<Answer> decodeAnswer(std::span<const std::uint8_t> bytes)
{
    return unpacked<Answer>(bytes, "answer", [](const Json &json) {
        Answer answer;
        fromJson(json, answer);
        return answer;
    });
}

std::string asJsonText(const Snapshot &snapshot)
{
    return toJson(snapshot).dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace tulpar
