#include "tests/core/night/written_facts.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <sstream>
#include <stdexcept>

namespace tulpar::testing {

namespace {

using Words = std::vector<std::string>;

template <class E>
E named(const std::string &word)
{
    const auto value = enumNamed<E>(word);
    if (!value)
        throw std::invalid_argument("unknown word " + word);
    return *value;
}

DeviceId deviceNamed(const std::string &word)
{
    const auto colon = word.find(':');
    return {
        named<DeviceKind>(word.substr(0, colon)),
        colon == std::string::npos ? std::string() : word.substr(colon + 1)};
}

/// "raining", "device_late:roof", "best_of_plan"; from the word `first` on.
Reasons reasonsFrom(const Words &words, std::size_t first)
{
    Reasons reasons;
    for (std::size_t i = first; i < words.size(); ++i) {
        const auto colon = words[i].find(':');
        Reason reason;
        reason.code = named<ReasonCode>(words[i].substr(0, colon));
        if (colon != std::string::npos)
            reason.device = deviceNamed(words[i].substr(colon + 1));
        reasons.push_back(reason);
    }
    return reasons;
}

struct Table {
    std::map<std::string, ExposureBegan> exposures; ///< the last of each channel
    std::map<DeviceId, std::string> states;
    std::map<Condition, ConditionState> conditions;
    std::map<std::string, BlockState> blocks;
    std::map<NightStep, NightStepState> steps;
    ResponseState response = ResponseState::Idle;
    std::uint64_t number = 0;

    Fact fact(UtcInstant at, const Words &words)
    {
        const auto word = [&](std::size_t i) { return i < words.size() ? words[i] : std::string(); };
        const std::string &what = words.at(0);
        if (what == "core")
            return word(1) == "stopped" ? Fact(CoreStopped{})
                                        : Fact(CoreStarted{"1", true, word(2) == "unclean"});
        if (what == "expose") {
            const Duration late = fromSeconds(std::atof(word(4).c_str()));
            ExposureBegan began{word(1), at - late, fromSeconds(std::atof(word(2).c_str())), word(3)};
            exposures[word(1)] = began;
            return began;
        }
        if (what == "frame" || what == "recovered") {
            const ExposureBegan &of = exposures.at(word(1));
            return FrameStored{of.channel,         ++number,    "/frames/" + std::to_string(number) + ".fits",
                               of.start,           of.exposure, of.event,
                               what == "recovered"};
        }
        if (what == "lost")
            return FrameLost{word(1), ++number, "no space left"};
        if (what == "abort")
            return CommandIssued{++number, {DeviceKind::Camera, word(1)}, "abort_exposures", {}, {}, 1};
        if (what == "command")
            return CommandIssued{++number, deviceNamed(word(1)), word(2), {}, {}, 1};
        if (what == "track")
            return CommandIssued{
                ++number,
                {DeviceKind::Mount, {}},
                "track_target",
                IcrsDirection{
                    Angle::degrees(std::atof(word(1).c_str())), Angle::degrees(std::atof(word(2).c_str()))},
                {},
                1};
        if (what == "refused")
            return CommandRefused{deviceNamed(word(1)), word(2), reasonsFrom(words, 3)};
        if (what == "condition") {
            const auto condition = named<Condition>(word(1));
            const auto to = named<ConditionState>(word(2));
            const auto from = std::exchange(conditions[condition], to);
            return ConditionChanged{condition, from, to, {}};
        }
        if (what == "override") {
            Override override;
            override.condition = named<Condition>(word(1));
            override.who = word(2);
            return OverrideChanged{override, word(3) == "on", {}};
        }
        if (what == "mode")
            return ModeChanged{word(1), word(2)};
        if (what == "asked")
            return RequestAnswered{word(1), word(2), {true, {}}};
        if (what == "safe")
            return SafetyActed{word(2), word(1) == "done", reasonsFrom(words, 3)};
        if (what == "ready")
            return ReadinessChanged{words.size() == 1, reasonsFrom(words, 1)};
        if (what == "run")
            return NightRun{word(1) == "on", "2026-12-10", {}};
        if (what == "step") {
            const auto step = named<NightStep>(word(1));
            const auto to = named<NightStepState>(word(2));
            const auto from = std::exchange(steps[step], to);
            return NightMoved{step, from, to, reasonsFrom(words, 3), {}};
        }
        if (what == "choose")
            return NightChose{
                word(1) == "-" ? "" : word(1), word(2) == "-" ? "" : word(2), {}, reasonsFrom(words, 3)};
        if (what == "block") {
            const auto to = named<BlockState>(word(3));
            const auto from = std::exchange(blocks[word(1) + word(2)], to);
            return BlockMoved{word(1), word(2), from, to, reasonsFrom(words, 4), {}};
        }
        if (what == "response") {
            const auto to = named<ResponseState>(word(2));
            const auto from = std::exchange(response, to);
            return ResponseMoved{word(1), from, to, word(3)};
        }
        return DeviceChanged{deviceNamed(what), word(1)};
    }
};

} // namespace

UtcInstant hour(const std::string &clock)
{
    const std::string day = clock < "07" ? "2026-12-11T" : "2026-12-10T";
    const auto utc = parseUtc(day + clock);
    if (!utc)
        throw std::invalid_argument("no hour: " + clock);
    return *utc;
}

std::string clock(UtcInstant t)
{
    return isoUtc(t, 0).substr(11, 8);
}

std::vector<TimedFact> factsOf(const std::string &text)
{
    std::vector<TimedFact> facts;
    std::istringstream lines(text);
    Table table;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        Words words;
        for (std::string cell; cells >> cell;)
            words.push_back(cell);
        if (words.empty())
            continue;
        try {
            const UtcInstant at = hour(words.front());
            words.erase(words.begin());
            facts.push_back({at, table.fact(at, words)});
        } catch (const std::exception &error) {
            throw std::invalid_argument(line + ": " + error.what());
        }
    }
    return facts;
}

std::string tableOf(const LedgerSpans &spans)
{
    std::string text;
    for (const LedgerSpan &span : spans) {
        text += clock(span.begin) + " " + clock(span.end) + " " + std::string(nameOf(span.what));
        for (const Reason &reason : span.reasons) {
            text += " " + std::string(nameOf(reason.code));
            if (reason.condition)
                text += "(" + std::string(nameOf(*reason.condition)) + ")";
            if (reason.device && !reason.condition)
                text += ":" + std::string(nameOf(reason.device->kind));
            if (!reason.who.empty())
                text += "=" + reason.who;
        }
        text += (span.subject.empty() ? "" : " @" + span.subject) + "\n";
    }
    return text;
}

} // namespace tulpar::testing
