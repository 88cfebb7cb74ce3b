#include "core/plan/programme_reader.h"

#include "core/sky/coordinate_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace tulpar {

namespace {

constexpr double kDayS = 86400;
constexpr double kLongestExposureS = 7200;
constexpr int kMostExposures = 100'000;
constexpr std::size_t kMostLines = 64; ///< of exposures, windows and channels

constexpr std::array<std::string_view, 23> kBlockKeys{
    "priority",
    "exposure_s",
    "count",
    "em_gain",
    "channels",
    "exposures",
    "repeats",
    "cadence_min_s",
    "cadence_max_s",
    "windows",
    "fixed_start",
    "altitude_min_deg",
    "altitude_max_deg",
    "airmass_max",
    "hour_angle_min_h",
    "hour_angle_max_h",
    "moon_distance_min_deg",
    "moon_altitude_max_deg",
    "moon_phase_max",
    "sun_altitude_max_deg",
    "horizon",
    "seeing_max_arcsec",
    "sky_min_mag"};

void readConstraints(ProgrammeTable &table, Constraints &asked)
{
    const auto set = [](auto &value, const auto &read) {
        if (read)
            value = *read;
    };
    set(asked.altitudeMin, table.degrees("altitude_min_deg", 0, 90));
    set(asked.altitudeMax, table.degrees("altitude_max_deg", 0, 90));
    set(asked.airmassMax, table.number("airmass_max", 1, 38));
    if (const auto low = table.number("hour_angle_min_h", -12, 12))
        asked.hourAngleMin = Angle::hours(*low);
    if (const auto high = table.number("hour_angle_max_h", -12, 12))
        asked.hourAngleMax = Angle::hours(*high);
    set(asked.moonDistanceMin, table.degrees("moon_distance_min_deg", 0, 180));
    set(asked.moonAltitudeMax, table.degrees("moon_altitude_max_deg", -90, 90));
    set(asked.moonPhaseMax, table.number("moon_phase_max", 0, 1));
    set(asked.sunAltitudeMax, table.degrees("sun_altitude_max_deg", -90, 0));
    set(asked.respectsHorizon, table.truth("horizon"));
    set(asked.seeingMaxArcsec, table.number("seeing_max_arcsec", 0.1, 60));
    set(asked.skyMinMag, table.number("sky_min_mag", 0, 23));
}

std::vector<std::string> readChannels(ProgrammeTable &table)
{
    std::vector<std::string> channels = table.texts("channels");
    if (table.has("channels") && channels.empty())
        table.refuse("channels", "names none", "write for example channels = [\"r\"], or leave it out");
    if (channels.size() > kMostLines) {
        table.refuse("channels", "are too many", "name each once");
        channels.clear();
    }
    return channels;
}

Exposures readExposures(ProgrammeTable &table)
{
    Exposures one;
    table.need("channel", "channel = \"r\"");
    one.channel = table.text("channel").value_or("");
    if (table.has("channel") && one.channel.empty())
        table.refuse("channel", "is empty", "write for example channel = \"r\"");
    table.need("exposure_s", "exposure_s = 60");
    one.exposure = table.duration("exposure_s", 0.001, kLongestExposureS).value_or(Duration{});
    one.count = table.whole("count", 1, kMostExposures).value_or(1);
    one.emGain = table.whole("em_gain", 1, 5000).value_or(1);
    table.end();
    return one;
}

void readAllExposures(ProgrammeTable &table, const BlockDefaults &defaults, Block &block)
{
    if (table.has("exposures")) {
        table.forEach("exposures", "exposures", [&](ProgrammeTable &line) {
            line.rename(table.place() + ", exposures");
            block.exposures.push_back(readExposures(line));
        });
        if (block.exposures.empty() || block.exposures.size() > kMostLines)
            table.refuse(
                "exposures", "must have 1 to " + std::to_string(kMostLines) + " lines",
                "write for example exposures = [ { channel = \"r\", exposure_s = 60, count = 10 } ]");
        for (const char *key : {"exposure_s", "count", "em_gain", "channels"})
            if (table.has(key))
                table.refuse(key, "stands beside exposures", "keep one of the two");
        (void)table.node("exposure_s");
        (void)table.node("count");
        (void)table.node("em_gain");
        (void)table.node("channels");
        return;
    }
    (void)table.node("exposures");
    table.need("exposure_s", "exposure_s = 60, or a heading [[target.block]] for each block");
    Exposures one;
    one.exposure = table.duration("exposure_s", 0.001, kLongestExposureS).value_or(Duration{});
    one.count = table.whole("count", 1, kMostExposures).value_or(1);
    one.emGain = table.whole("em_gain", 1, 5000).value_or(1);
    const std::vector<std::string> channels = readChannels(table);
    for (const std::string &channel : channels.empty() ? defaults.channels : channels) {
        one.channel = channel;
        block.exposures.push_back(one);
    }
}

void readWindows(ProgrammeTable &table, Block &block)
{
    const toml::array *windows = table.list("windows");
    constexpr const char *kExample = "write windows = [[\"2026-12-10T18:00:00Z\", \"2026-12-10T20:00:00Z\"]]";
    if (windows && (windows->empty() || windows->size() > kMostLines))
        table.refuse("windows", "must be 1 to " + std::to_string(kMostLines), kExample);
    for (std::size_t i = 0; windows && i < std::min(windows->size(), kMostLines); ++i) {
        const toml::array *pair = (*windows)[i].as_array();
        if (!pair || pair->size() != 2) {
            table.refuse("windows", "must be pairs of times", kExample);
            continue;
        }
        const auto from = table.instantOf((*pair)[0], "windows");
        const auto to = table.instantOf((*pair)[1], "windows");
        if (from && to)
            block.windows.push_back({*from, *to});
    }
}

} // namespace

bool hasBlockKeys(const ProgrammeTable &table)
{
    return std::ranges::any_of(kBlockKeys, [&](std::string_view key) { return table.has(key); });
}

void readDefaults(ProgrammeTable &table, BlockDefaults &defaults)
{
    defaults.priority = table.number("priority", 0.001, 1000).value_or(defaults.priority);
    if (auto channels = readChannels(table); !channels.empty())
        defaults.channels = std::move(channels);
    readConstraints(table, defaults.constraints);
    table.end();
}

std::optional<IcrsDirection> readPlace(
    ProgrammeTable &table, const std::string &name, const PlaceLookup &lookup)
{
    const auto said = [&](std::string_view key) -> std::optional<std::string> {
        const toml::node *node = table.node(key);
        if (!node)
            return std::nullopt;
        if (const auto number = node->is_number() ? node->value<double>() : std::nullopt)
            return std::to_string(*number);
        return table.text(key);
    };
    const auto ra = said("ra");
    const auto dec = said("dec");
    const auto position = table.text("position");
    constexpr const char *kExample = "write for example ra = \"00:42:44.3\" and dec = \"+41:16:09\"";
    if (table.has("position") && (table.has("ra") || table.has("dec"))) {
        table.refuse("position", "stands beside ra and dec", "keep one of the two");
        return std::nullopt;
    }
    if (table.has("ra") != table.has("dec")) {
        table.refuse(table.has("ra") ? "dec" : "ra", "is missing", kExample);
        return std::nullopt;
    }
    if (!table.has("ra") && !table.has("position")) {
        const auto found = lookup ? lookup(name) : std::nullopt;
        if (!found)
            table.refuse("name", "\"" + name + "\" is in no catalogue here", kExample);
        return found;
    }
    if (!position && !(ra && dec))
        return std::nullopt; // told already
    const auto place = readCoordinates(position ? *position : *ra + " ; " + *dec);
    const char *key = position ? "position" : "ra";
    if (!place) {
        table.refuse(key, "cannot be read: " + place.error().detail, kExample);
        return std::nullopt;
    }
    const auto icrs = place->icrs(nullptr);
    if (!icrs)
        table.refuse(key, "is horizontal, which moves over the sky", kExample);
    return icrs;
}

Block readBlock(ProgrammeTable &table, const BlockDefaults &defaults)
{
    Block block;
    block.line = table.line();
    block.constraints = defaults.constraints;
    block.priority = table.number("priority", 0.001, 1000).value_or(defaults.priority);
    readAllExposures(table, defaults, block);
    block.repeats = table.whole("repeats", 1, 1000).value_or(1);
    block.cadence.minGap = table.duration("cadence_min_s", 0, kDayS).value_or(Duration{});
    block.cadence.maxGap = table.duration("cadence_max_s", 1, kDayS);
    readWindows(table, block);
    block.fixedStart = table.instant("fixed_start");
    readConstraints(table, block.constraints);
    if (table.isGood())
        checkBlock(block, [&](const std::string &key, const std::string &why, const std::string &next) {
            table.refuse(key, why, next);
        });
    return block;
}

void checkBlock(
    const Block &block,
    const std::function<void(const std::string &, const std::string &, const std::string &)> &refuse)
{
    const Constraints &asked = block.constraints;
    const Duration length = lengthOf(block, Duration{});
    if (seconds(length) > kDayS / 2)
        refuse("exposure_s", "adds up to more than twelve hours", "lower count, or use repeats");
    for (const Span &window : block.windows) {
        if (window.to <= window.from)
            refuse("windows", "end before they begin", "put the earlier time first");
        else if (window.length() < length)
            refuse("windows", "are shorter than the exposures", "widen them, or lower count");
        else if (seconds(window.length()) > 100 * 366 * kDayS)
            refuse("windows", "are longer than a century", "leave them out for any time");
    }
    if (block.fixedStart && block.repeats > 1)
        refuse("fixed_start", "is of one repeat only", "write a block for each repeat");
    if (block.fixedStart && !block.windows.empty()
        && !covers(block.windows, *block.fixedStart, *block.fixedStart + length))
        refuse("fixed_start", "is outside of the windows", "leave the windows out");
    if (block.cadence.maxGap && *block.cadence.maxGap < std::max(block.cadence.minGap, length))
        refuse(
            "cadence_max_s",
            "is shorter than "
                + std::string(block.cadence.minGap > length ? "cadence_min_s" : "the exposures"),
            "raise it");
    if (asked.altitudeMin && asked.altitudeMax && *asked.altitudeMax <= *asked.altitudeMin)
        refuse("altitude_max_deg", "is not above altitude_min_deg", "raise it");
}

void holdTogether(Programme &programme, ProblemList &problems)
{
    const auto tell = [&](int line, std::string place, std::string what, std::string next) {
        ProgrammeProblem problem;
        problem.line = line - (line > 0 ? problems.lineOffset : 0);
        problem.place = std::move(place);
        problem.what = std::move(what);
        problem.next = std::move(next);
        problems.add(std::move(problem));
    };
    std::map<std::string, int> seen;
    const auto isFirst = [&](const std::string &kind, const std::string &name, int line) {
        const auto [it, isNew] = seen.emplace(kind + name, line);
        if (!isNew)
            tell(
                line, kind + " \"" + name + "\"",
                "is the name of line " + std::to_string(it->second) + " too", "rename one");
        return isNew;
    };
    std::erase_if(
        programme.owners, [&](const Owner &one) { return !isFirst("[[owner]]", one.name, one.line); });
    std::set<std::string> owners;
    for (const Owner &owner : programme.owners)
        owners.insert(owner.name);
    std::set<std::string> droppedTargets;
    std::vector<Target> targets;
    std::map<std::string, int> lineOf;
    for (Target &target : programme.targets) {
        if (!isFirst("[[target]]", target.name, target.line))
            continue;
        if (!target.owner.empty() && !owners.contains(target.owner)) {
            tell(
                target.line, "[[target]] \"" + target.name + "\"",
                "owner \"" + target.owner + "\" is not known",
                "write [[owner]] and below it name = \"" + target.owner + "\"");
            droppedTargets.insert(target.name);
            continue;
        }
        lineOf[target.name] = target.line;
        targets.push_back(std::move(target));
    }
    programme.targets = std::move(targets);
    std::set<std::string> blocks;
    std::vector<Block> kept;
    for (Block &block : programme.blocks) {
        // The blocks of a target that stands twice belong to the first table of that name only.
        if (!lineOf.contains(block.target) || droppedTargets.contains(block.target)
            || !isFirst("block", block.name, block.line))
            continue;
        blocks.insert(block.name);
        kept.push_back(std::move(block));
    }
    programme.blocks = std::move(kept);
    std::map<std::string, std::string> wholeOf;
    std::set<std::string> alone;
    std::erase_if(programme.groups, [&](Group &group) {
        if (!isFirst("[[group]]", group.name, group.line))
            return true;
        const std::string place = "[[group]] \"" + group.name + "\"";
        bool isBroken = false;
        std::set<std::string> members;
        std::erase_if(group.blocks, [&](const std::string &name) {
            if (!members.insert(name).second) {
                tell(group.line, place, "names \"" + name + "\" twice", "name it once");
                return true;
            }
            if (!blocks.contains(name)) {
                tell(
                    group.line, place, "there is no block \"" + name + "\" that can be used",
                    "correct its name or the block");
                isBroken = true;
                return true;
            }
            if (group.kind == GroupKind::AllOf && !wholeOf.emplace(name, group.name).second) {
                tell(
                    group.line, place, "\"" + name + "\" is in the group \"" + wholeOf[name] + "\" already",
                    "keep it in one");
                isBroken = true;
                return true;
            }
            return false;
        });
        if (!isBroken || group.kind == GroupKind::OneOf)
            return group.blocks.empty();
        for (const std::string &name : group.blocks) {
            wholeOf.erase(name);
            alone.insert(name);
        }
        tell(
            group.line, place, "is not whole, so that nothing of it is observed",
            "correct it, or take it out");
        return true;
    });
    std::erase_if(programme.blocks, [&](const Block &block) { return alone.contains(block.name); });
    for (Group &group : programme.groups)
        std::erase_if(group.blocks, [&](const std::string &name) { return alone.contains(name); });
    std::erase_if(programme.groups, [](const Group &group) { return group.blocks.empty(); });
    std::set<std::string> observed;
    for (const Block &block : programme.blocks)
        observed.insert(block.target);
    std::erase_if(programme.targets, [&](const Target &target) { return !observed.contains(target.name); });
}

} // namespace tulpar
