#include "app/world_settings.h"

#include "core/base/parse.h"

#include <cctype>

namespace tulpar {

namespace {

Result<WorldChange> numbers(
    const SetWorld &setting, const char *property, const std::vector<std::string> &elements)
{
    WorldChange change{property, {}};
    std::string_view rest = setting.value;
    for (const std::string &element : elements) {
        const auto comma = rest.find(',');
        const auto number = parseNumber(rest.substr(0, comma));
        if (!number)
            return fail(
                Errc::Malformed, setting.name + ": " + element + " is not a number in " + setting.value);
        change.values.push_back({element, *number});
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    if (!rest.empty())
        return fail(Errc::Malformed, setting.name + ": too many numbers in " + setting.value);
    return change;
}

std::string raised(std::string text)
{
    for (char &c : text)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

} // namespace

Result<WorldChange> worldChangeFor(const SetWorld &setting)
{
    if (setting.name == "utc_offset")
        return numbers(setting, "UTC_OFFSET", {"SECONDS"});
    if (setting.name == "burst")
        return numbers(setting, "WORLD_BURST", {"RA", "DEC", "T0", "PEAK_MAG", "PEAK_S"});
    if (setting.name == "clouds")
        return numbers(setting, "WORLD_CLOUDS", {"EXTINCTION_MAG"});
    if (setting.name == "place")
        return numbers(setting, "WORLD_PLACE", {"AZ", "ALT", "ROOF", "COVER"});
    if (setting.name == "heartbeat")
        return numbers(setting, "HEARTBEAT", {"LIMIT_S"});
    if (setting.name == "profile") {
        if (setting.value != "assy" && setting.value != "standard-cover")
            return fail(Errc::Malformed, "profile is assy or standard-cover, not " + setting.value);
        return WorldChange{"WORLD_PROFILE", {{setting.value == "assy" ? "ASSY" : "STANDARD_COVER", true}}};
    }
    constexpr std::string_view fault = "fault.";
    if (setting.name.starts_with(fault)) {
        if (setting.value != "on" && setting.value != "off")
            return fail(Errc::Malformed, setting.name + " is on or off, not " + setting.value);
        return WorldChange{
            "WORLD_FAULTS", {{raised(setting.name.substr(fault.size())), setting.value == "on"}}};
    }
    return fail(Errc::NotFound, "the simulated world has no setting " + setting.name);
}

} // namespace tulpar
