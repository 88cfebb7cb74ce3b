#pragma once

#include "core/session/describe.h"
#include "core/session/describe_request.h"
#include "core/time/duration_of.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <memory>
#include <string>
#include <utility>

namespace tulpar {

/// Values as JSON and back, by their `describe` fields. Times are ISO 8601 with nanoseconds, durations
/// seconds, angles degrees, enumerations their stable names, a missing optional null; an optional or a list
/// that is left out is none, or empty. Reading throws
/// std::exception on any mismatch; core/session/codec.cpp is the one door where that becomes a Result.
using Json = nlohmann::ordered_json;

template <class T>
Json toJson(const T &value);
template <class T>
void fromJson(const Json &json, T &value);

namespace json_detail {

struct Writer {
    Json &object;
    template <class T>
    void operator()(const char *key, const T &value)
    {
        object[key] = toJson(value);
    }
};

template <class T>
struct IsOptional : std::false_type { };
template <class T>
struct IsOptional<std::optional<T>> : std::true_type { };

template <class T>
struct IsVector : std::false_type { };
template <class T>
struct IsVector<std::vector<T>> : std::true_type { };

struct Reader {
    const Json &object;
    template <class T>
    void operator()(const char *key, T &value)
    {
        if constexpr (IsOptional<T>::value) {
            if (!object.contains(key)) // written before there was such a field
                return value.reset();
        }
        if constexpr (IsVector<T>::value) {
            if (!object.contains(key))
                return value.clear();
        }
        fromJson(object.at(key), value);
    }
};

template <class T>
struct IsShared : std::false_type { };
template <class T>
struct IsShared<std::shared_ptr<const T>> : std::true_type { };

} // namespace json_detail

template <class T>
Json toJson(const T &value)
{
    using namespace json_detail;
    if constexpr (std::is_same_v<T, UtcInstant>) {
        return isoUtc(value, 9);
    } else if constexpr (std::is_same_v<T, Duration>) {
        return seconds(value);
    } else if constexpr (std::is_same_v<T, Angle>) {
        return value.asDegrees();
    } else if constexpr (NamedEnum<T>) {
        return std::string(nameOf(value));
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
        return value;
    } else if constexpr (IsOptional<T>::value) {
        return value ? toJson(*value) : Json(nullptr);
    } else if constexpr (IsShared<T>::value) {
        return value ? toJson(*value) : Json(nullptr);
    } else if constexpr (IsVector<T>::value) {
        Json array = Json::array();
        for (const auto &item : value)
            array.push_back(toJson(item));
        return array;
    } else {
        Json object = Json::object();
        Writer writer{object};
        describe(value, writer);
        return object;
    }
}

template <class T>
void fromJson(const Json &json, T &value)
{
    using namespace json_detail;
    if constexpr (std::is_same_v<T, UtcInstant>) {
        const auto parsed = parseUtc(json.template get<std::string>());
        if (!parsed)
            throw std::invalid_argument(parsed.error().detail);
        value = *parsed;
    } else if constexpr (std::is_same_v<T, Duration>) {
        const auto duration = durationOf(json.template get<double>());
        if (!duration)
            throw std::invalid_argument("a duration out of range: " + json.dump());
        value = *duration;
    } else if constexpr (std::is_same_v<T, Angle>) {
        value = Angle::degrees(json.template get<double>());
    } else if constexpr (NamedEnum<T>) {
        const auto named = enumNamed<T>(json.template get<std::string>());
        if (!named)
            throw std::invalid_argument("unknown word " + json.dump());
        value = *named;
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
        value = json.template get<T>();
    } else if constexpr (IsOptional<T>::value) {
        if (json.is_null()) {
            value.reset();
        } else {
            value.emplace();
            fromJson(json, *value);
        }
    } else if constexpr (IsShared<T>::value) {
        value.reset();
        if (!json.is_null()) {
            auto made = std::make_shared<std::remove_const_t<typename T::element_type>>();
            fromJson(json, *made);
            value = std::move(made);
        }
    } else if constexpr (IsVector<T>::value) {
        value.clear();
        for (const auto &item : json) {
            value.emplace_back();
            fromJson(item, value.back());
        }
    } else {
        Reader reader{json};
        describe(value, reader);
    }
}

} // namespace tulpar
