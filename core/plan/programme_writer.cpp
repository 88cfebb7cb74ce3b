#include "core/plan/programme_text.h"

#include <array>
#include <charconv>
#include <map>

namespace tulpar {

namespace {

std::string number(double value)
{
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

/// Nanoseconds as seconds that read back as the same.
std::string inSeconds(Duration time)
{
    return number(seconds(time));
}

std::string quoted(const std::string &text)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out = "\"";
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            out += '\\';
            out += letter;
        } else if (code < 0x20 || code == 0x7f) {
            out += "\\u00";
            out += kDigits[code >> 4];
            out += kDigits[code & 15];
        } else {
            out += letter;
        }
    }
    return out + "\"";
}

void line(std::string &out, std::string_view key, const std::string &value)
{
    out += key;
    out += " = " + value + "\n";
}

void listLine(std::string &out, std::string_view key, const std::vector<std::string> &texts)
{
    std::string list;
    for (const std::string &text : texts)
        list += (list.empty() ? "" : ", ") + quoted(text);
    line(out, key, "[" + list + "]");
}

template <class Value>
void ifAsked(std::string &out, std::string_view key, const std::optional<Value> &value)
{
    if (!value)
        return;
    if constexpr (std::is_same_v<Value, Angle>)
        line(out, key, number(value->asDegrees()));
    else
        line(out, key, number(*value));
}

void addConstraints(std::string &out, const Constraints &asked)
{
    ifAsked(out, "altitude_min_deg", asked.altitudeMin);
    ifAsked(out, "altitude_max_deg", asked.altitudeMax);
    ifAsked(out, "airmass_max", asked.airmassMax);
    if (asked.hourAngleMin)
        line(out, "hour_angle_min_h", number(asked.hourAngleMin->asHours()));
    if (asked.hourAngleMax)
        line(out, "hour_angle_max_h", number(asked.hourAngleMax->asHours()));
    ifAsked(out, "moon_distance_min_deg", asked.moonDistanceMin);
    ifAsked(out, "moon_altitude_max_deg", asked.moonAltitudeMax);
    ifAsked(out, "moon_phase_max", asked.moonPhaseMax);
    ifAsked(out, "sun_altitude_max_deg", asked.sunAltitudeMax);
    if (!asked.respectsHorizon)
        line(out, "horizon", "false");
    ifAsked(out, "seeing_max_arcsec", asked.seeingMaxArcsec);
    ifAsked(out, "sky_min_mag", asked.skyMinMag);
}

void addBlock(std::string &out, const Block &block)
{
    out += "[[target.block]]\n";
    line(out, "name", quoted(block.name));
    line(out, "priority", number(block.priority));
    out += "exposures = [\n";
    for (const Exposures &one : block.exposures)
        out += "    { channel = " + quoted(one.channel) + ", exposure_s = " + inSeconds(one.exposure)
            + ", count = " + std::to_string(one.count) + ", em_gain = " + std::to_string(one.emGain)
            + " },\n";
    out += "]\n";
    if (block.repeats != 1)
        line(out, "repeats", std::to_string(block.repeats));
    if (block.cadence.minGap != Duration{})
        line(out, "cadence_min_s", inSeconds(block.cadence.minGap));
    if (block.cadence.maxGap)
        line(out, "cadence_max_s", inSeconds(*block.cadence.maxGap));
    std::string windows;
    for (const Span &window : block.windows)
        windows += (windows.empty() ? "[" : ", [") + quoted(isoUtc(window.from, 9)) + ", "
            + quoted(isoUtc(window.to, 9)) + "]";
    if (!windows.empty())
        line(out, "windows", "[" + windows + "]");
    if (block.fixedStart)
        line(out, "fixed_start", quoted(isoUtc(*block.fixedStart, 9)));
    addConstraints(out, block.constraints);
}

} // namespace

std::string programmeText(const Programme &programme)
{
    std::string out;
    if (!programme.name.empty())
        line(out, "name", quoted(programme.name));
    for (const Owner &owner : programme.owners) {
        out += "\n[[owner]]\n";
        line(out, "name", quoted(owner.name));
        if (owner.quota)
            line(out, "quota_s", inSeconds(*owner.quota));
        if (owner.share)
            line(out, "share", number(*owner.share));
    }
    std::map<std::string, std::vector<const Block *>> blocksOf;
    for (const Block &block : programme.blocks)
        blocksOf[block.target].push_back(&block);
    for (const Target &target : programme.targets) {
        out += "\n[[target]]\n";
        line(out, "name", quoted(target.name));
        line(out, "ra", number(target.direction.ra.asDegrees()));
        line(out, "dec", number(target.direction.dec.asDegrees()));
        if (!target.owner.empty())
            line(out, "owner", quoted(target.owner));
        if (!target.notes.empty())
            line(out, "notes", quoted(target.notes));
        for (const Block *block : blocksOf[target.name])
            addBlock(out, *block);
    }
    for (const Group &group : programme.groups) {
        out += "\n[[group]]\n";
        line(out, "name", quoted(group.name));
        listLine(out, nameOf(group.kind), group.blocks);
    }
    return out;
}

} // namespace tulpar
