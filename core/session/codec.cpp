#include "core/session/codec.h"

#include "core/session/json_values.h"

#include <exception>
#include <utility>

namespace tulpar {

namespace {

Bytes packed(const Json &json)
{
    return Json::to_cbor(json);
}

template <class T, class Read>
Result<T> unpacked(std::span<const std::uint8_t> bytes, const char *what, Read read)
{
    try {
        return read(Json::from_cbor(bytes.begin(), bytes.end()));
    } catch (const std::exception &error) {
        return fail(Errc::Malformed, std::string(what) + ": " + error.what());
    }
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

Bytes encode(const Snapshot &snapshot)
{
    return packed(toJson(snapshot));
}

Bytes encode(const Request &request)
{
    Json json;
    json["who"] = request.who;
    json["request"] = std::string(requestName(request.body));
    json["fields"] = std::visit([](const auto &body) { return toJson(body); }, request.body);
    return packed(json);
}

Bytes encode(const Answer &answer)
{
    return packed(toJson(answer));
}

Result<Snapshot> decodeSnapshot(std::span<const std::uint8_t> bytes)
{
    return unpacked<Snapshot>(bytes, "snapshot", [](const Json &json) {
        Snapshot snapshot;
        fromJson(json, snapshot);
        return snapshot;
    });
}

Result<Request> decodeRequest(std::span<const std::uint8_t> bytes)
{
    return unpacked<Request>(bytes, "request", [](const Json &json) {
        return Request{
            json.at("who").get<std::string>(),
            requestNamed(json.at("request").get<std::string>(), json.at("fields"))};
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
    return toJson(snapshot).dump();
}

} // namespace tulpar
