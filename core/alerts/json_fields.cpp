#include "core/alerts/json_fields.h"

#include "core/alerts/text_place.h"

#include <cmath>
#include <cstdint>

namespace tulpar {

namespace {

std::string textOf(const JsonElement &element)
{
    std::string_view text;
    if (element.get(text) == simdjson::SUCCESS)
        return std::string(text);
    std::int64_t number = 0;
    return element.get(number) == simdjson::SUCCESS ? std::to_string(number) : std::string();
}

} // namespace

std::string jsonText(const std::optional<JsonElement> &element)
{
    if (!element)
        return {};
    simdjson::dom::array array;
    if (element->get(array) != simdjson::SUCCESS)
        return textOf(*element);
    return array.begin() == array.end() ? std::string() : textOf(*array.begin());
}

std::vector<std::string> jsonTexts(const std::optional<JsonElement> &element, std::size_t most)
{
    std::vector<std::string> texts;
    if (!element)
        return texts;
    const auto add = [&](const JsonElement &item) {
        if (std::string text = textOf(item); !text.empty() && texts.size() < most)
            texts.push_back(std::move(text));
    };
    simdjson::dom::array array;
    if (element->get(array) != simdjson::SUCCESS) {
        add(*element);
        return texts;
    }
    for (const JsonElement item : array) {
        if (texts.size() == most)
            break;
        add(item);
    }
    return texts;
}

std::string_view jsonView(const std::optional<JsonElement> &element)
{
    std::string_view text;
    return element && element->get(text) == simdjson::SUCCESS ? text : std::string_view();
}

Result<std::optional<double>> jsonNumber(const std::optional<JsonElement> &element, std::string_view name)
{
    if (!element)
        return std::optional<double>();
    double value = 0;
    if (element->get(value) != simdjson::SUCCESS || !std::isfinite(value))
        return fail(Errc::Malformed, "the value of " + quoted(name) + " is not a number");
    return std::optional<double>(value);
}

std::optional<double> jsonNumberIfAny(const std::optional<JsonElement> &element)
{
    double value = 0;
    if (!element || element->get(value) != simdjson::SUCCESS || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::string tidyName(std::string_view text)
{
    constexpr std::size_t kLongest = 100;
    std::string result(text.substr(0, kLongest));
    // Never half a letter: bytes that continue one are taken off the end, and the one that began it.
    if (text.size() > kLongest && (static_cast<unsigned char>(text[kLongest]) & 0xC0U) == 0x80U) {
        while (!result.empty() && (static_cast<unsigned char>(result.back()) & 0xC0U) == 0x80U)
            result.pop_back();
        if (!result.empty())
            result.pop_back();
    }
    for (char &c : result)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = '?';
    return result;
}

} // namespace tulpar
