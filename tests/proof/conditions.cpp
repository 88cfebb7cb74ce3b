// Conditions and overrides: at the gate, in their book, and as they are asked for.
#include "scene.h"
#include "tally.h"

#include "core/safety/interlock.h"

#include <algorithm>

namespace tulpar::proof {

namespace {

using P = SafetyProperty;

enum class Said { Nothing, Own, OwnExpired, Other, Closing, ClosingElsewhere };
constexpr std::array kSaidNames{
    "no override",          "its own override",        "its own override, expired",
    "an override of Cloud", "the engineers' override", "the engineers' override, mode left"};

constexpr std::array kStates{ConditionState::NotWatched, ConditionState::Unknown, ConditionState::Good,
                             ConditionState::Marginal,   ConditionState::Bad,     ConditionState::Waiting};

Override overrideOf(std::optional<Condition> condition, Duration left)
{
    Override wanted;
    wanted.condition = condition;
    wanted.who = "Asel";
    wanted.why = "looked outside";
    wanted.until = judgement().mono + left;
    wanted.untilUtc = judgement().utc + left;
    return wanted;
}

/// Says it through the real door, a minute ago where it has expired.
void say(Knowledge &knowledge, Condition condition, Said said)
{
    const Now before{judgement().utc - 60s, judgement().mono - 60s};
    switch (said) {
    case Said::Nothing:
        break;
    case Said::Own:
        (void)knowledge.override(overrideOf(condition, 1h), judgement());
        break;
    case Said::OwnExpired:
        (void)knowledge.override(overrideOf(condition, Duration{}), before);
        break;
    case Said::Other:
        (void)knowledge.override(overrideOf(Condition::Cloud, 1h), judgement());
        break;
    case Said::Closing:
    case Said::ClosingElsewhere:
        knowledge.setMode(Mode::Engineering);
        (void)knowledge.override(overrideOf(std::nullopt, 1h), judgement());
        break;
    }
}

bool isCloser(ConditionState state)
{
    return state == ConditionState::Bad || state == ConditionState::Waiting
        || state == ConditionState::Unknown;
}

bool isWell(ConditionState state)
{
    return state == ConditionState::Good || state == ConditionState::NotWatched;
}

std::string wordsOf(const ConditionScene &scene)
{
    return std::string(nameOf(scene.condition)) + " " + std::string(nameOf(scene.state));
}

Knowledge wellKnown(const SafetyLimits &limits, OpeningState roof, OpeningState cover)
{
    Knowledge knowledge(limits);
    placeOthersWell(knowledge, Angle::degrees(-30));
    place(knowledge, {Heard::Fresh, MountPose::Stopped});
    place(knowledge, DeviceKind::Roof, {Heard::Fresh, roof});
    place(knowledge, DeviceKind::Cover, {Heard::Fresh, cover});
    return knowledge;
}

const HorizontalDirection kMidnight{Angle::degrees(0), Angle::degrees(-30)};

void exploreSingles(Tally &tally, const SafetyLimits &limits, const ConditionScene &scene)
{
    const auto book = bookWith(limits.conditions, {scene});
    if (!book)
        return;
    const bool mayOverride = book->rule(scene.condition).mayBeOverridden;
    for (const OpeningState roof : {OpeningState::Closed, OpeningState::Open, OpeningState::PartlyOpen})
        for (const OpeningState cover : {OpeningState::Closed, OpeningState::Open, OpeningState::PartlyOpen})
            for (const Said said :
                 {Said::Nothing, Said::Own, Said::OwnExpired, Said::Other, Said::Closing,
                  Said::ClosingElsewhere})
                for (const Mode mode : {Mode::Robotic, Mode::Manual, Mode::Engineering}) {
                    Knowledge known = wellKnown(limits, roof, cover);
                    known.conditions() = *book;
                    say(known, scene.condition, said);
                    if (said == Said::Closing && mode != Mode::Engineering)
                        continue;
                    known.setMode(mode);
                    tally.state();
                    const bool isExcused = mayOverride
                        && (said == Said::Own
                            || (said == Said::Other && scene.condition == Condition::Cloud));
                    const auto words = [&](const std::string &what) {
                        return what + ": " + wordsOf(scene) + ", "
                            + kSaidNames.at(static_cast<std::size_t>(said)) + ", mode "
                            + std::string(nameOf(mode)) + ", roof " + std::string(nameOf(roof)) + ", cover "
                            + std::string(nameOf(cover));
                    };
                    const GateSky sky{kMidnight, {}, true};
                    for (const bool isRoof : {true, false}) {
                        const CommandBody open = isRoof ? CommandBody(OpenRoof{}) : CommandBody(OpenCover{});
                        const bool isOpen = (isRoof ? roof : cover) == OpeningState::Open;
                        const bool isOut = whyNot(open, known, sky, judgement()).empty();
                        tally.transition();
                        const bool mayStay =
                            isWell(scene.state) || (isOpen && scene.state == ConditionState::Marginal);
                        // The engineers' word keeps what is open from closing; it opens nothing.
                        const bool isKept = isOpen && said == Said::Closing;
                        if (isOut) {
                            tally.hold(
                                P::NeverOpenUnsafe,
                                mayStay || isExcused || isKept
                                    || (isOpen && mode == Mode::Engineering
                                        && said == Said::ClosingElsewhere),
                                [&] { return words(isRoof ? "the roof opens" : "the cover opens"); });
                            tally.hold(P::OverrideKnowsItsPlace, mayStay || isExcused || isOpen, [&] {
                                return words("opens under an override that does not speak of it");
                            });
                            if (said == Said::OwnExpired)
                                tally.hold(P::OverrideEnds, mayStay, [&] { return words("opens"); });
                        }
                    }
                    const bool closes = !closingReasons(known, judgement()).empty();
                    tally.transition();
                    const bool isHeld = (said == Said::Closing || said == Said::ClosingElsewhere)
                        && mode == Mode::Engineering;
                    tally.hold(P::UnsafeCloses, closes || !isCloser(scene.state) || isExcused || isHeld, [&] {
                        return words("nothing says that it must close");
                    });
                }
}

/// That each condition counts by itself: of every two, in all their states, the answer is that of either.
void explorePairs(Tally &tally, const SafetyLimits &limits)
{
    constexpr std::size_t count = EnumNames<Condition>::names.size();
    const auto verdicts = [&](const std::vector<ConditionScene> &scenes, bool &opens, bool &closes) {
        const auto book = bookWith(limits.conditions, scenes);
        if (!book)
            return false;
        Knowledge known = wellKnown(limits, OpeningState::Closed, OpeningState::Closed);
        known.conditions() = *book;
        opens = openingReasons(known, judgement()).empty();
        closes = !closingReasons(known, judgement()).empty();
        return true;
    };
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = a + 1; b < count; ++b)
            for (const ConditionState stateOfA : kStates)
                for (const ConditionState stateOfB : kStates) {
                    const ConditionScene first{static_cast<Condition>(a), stateOfA};
                    const ConditionScene second{static_cast<Condition>(b), stateOfB};
                    bool opens = false;
                    bool closes = false;
                    if (!verdicts({first, second}, opens, closes))
                        continue;
                    tally.state();
                    tally.transition(2);
                    tally.hold(P::NeverOpenUnsafe, !opens || (isWell(stateOfA) && isWell(stateOfB)), [&] {
                        return "it opens with " + wordsOf(first) + " and " + wordsOf(second);
                    });
                    tally.hold(P::UnsafeCloses, closes || (!isCloser(stateOfA) && !isCloser(stateOfB)), [&] {
                        return "it stays open with " + wordsOf(first) + " and " + wordsOf(second);
                    });
                }
}

/// The station as a device: silent in each way, with every condition good until then.
void exploreStation(Tally &tally, const SafetyLimits &limits)
{
    const DeviceId station{DeviceKind::Weather, {}};
    const auto expect = [&](const Knowledge &known, Now now, const std::string &what) {
        tally.state();
        tally.transition(2);
        tally.hold(
            P::NeverOpenUnsafe, !openingReasons(known, now).empty(), [&] { return "it opens: " + what; });
        tally.hold(
            P::UnsafeCloses, !closingReasons(known, now).empty(), [&] { return "it stays open: " + what; });
    };
    const Knowledge well = wellKnown(limits, OpeningState::Open, OpeningState::Open);
    tally.hold(P::NeverOpenUnsafe, openingReasons(well, judgement()).empty(), [] {
        return std::string("the scene in which all is well is not taken for well");
    });
    {
        Knowledge known = well;
        (void)known.take({station, LinkReport{false}, judgement()});
        expect(known, judgement(), "the station's driver is gone");
        Knowledge back = known;
        (void)back.take({station, LinkReport{true}, judgement()});
        expect(back, judgement(), "the driver is back, with nothing measured since");
        back.watch(Angle::degrees(-30), judgement());
        expect(back, judgement(), "the driver is back, with nothing measured since, a tick later");
    }
    // Silence: from the limit on, whether anything ticks or not.
    for (const bool ticks : {false, true})
        for (int silentS = 300; silentS <= 1200; silentS += 5) {
            const Now now{judgement().utc + 1s * silentS + 1ns, judgement().mono + 1s * silentS + 1ns};
            Knowledge known = well;
            if (ticks)
                known.watch(Angle::degrees(-30), now);
            expect(known, now, "no report for " + std::to_string(silentS) + " s");
        }
    // Each value of the report missing: the sensor is broken, the station is not.
    const WeatherReport whole{5, 40, -7, 3, 5, 725, -30, false, false};
    for (int missing = 0; missing < 5; ++missing) {
        WeatherReport report = whole;
        if (missing == 0)
            report.isRaining.reset();
        if (missing == 1)
            report.humidityPercent.reset();
        if (missing == 2)
            report.windMPerS.reset();
        if (missing == 3)
            report.gustMPerS.reset();
        if (missing == 4)
            report.temperatureC.reset();
        Knowledge known = well;
        (void)known.take({station, report, judgement()});
        expect(known, judgement(), "the report lacks value " + std::to_string(missing));
    }
    // Never heard at all.
    Knowledge never(limits);
    never.watch(Angle::degrees(-30), judgement());
    expect(never, judgement(), "no station was ever heard");
}

} // namespace

void exploreConditionsAtTheGate(Tally &tally)
{
    SafetyLimits limits;
    limits.tubeClearsRoof = true; // the geometry is the other part's matter
    for (std::size_t i = 0; i < EnumNames<Condition>::names.size(); ++i)
        for (const ConditionState state : kStates)
            exploreSingles(tally, limits, {static_cast<Condition>(i), state});
    explorePairs(tally, limits);
    exploreStation(tally, limits);
}

void exploreOverrides(Tally &tally)
{
    SafetyLimits limits;
    std::vector<std::optional<Condition>> subjects{std::nullopt};
    for (std::size_t i = 0; i < EnumNames<Condition>::names.size(); ++i)
        subjects.emplace_back(static_cast<Condition>(i));
    const std::array<Duration, 8> spans{Duration{-1}, Duration{}, Duration{1}, 10min,
                                        1h,           1h + 1ns,   2h,          2h + 1ns};
    for (const auto &subject : subjects)
        for (const ConditionState state : kStates)
            for (const Duration span : spans)
                for (const char *who : {"", " ", "Asel"})
                    for (const Mode mode : {Mode::Robotic, Mode::Manual, Mode::Engineering}) {
                        const Condition about = subject.value_or(Condition::Humidity);
                        const auto book = bookWith(limits.conditions, {{about, state}});
                        if (!book)
                            continue;
                        Knowledge known = wellKnown(limits, OpeningState::Closed, OpeningState::Closed);
                        known.conditions() = *book;
                        known.setMode(mode);
                        Override wanted = overrideOf(subject, span);
                        wanted.who = who;
                        const bool begins = known.override(wanted, judgement());
                        tally.state();
                        tally.transition();
                        const auto words = [&] {
                            return "an override of "
                                + (subject ? std::string(nameOf(*subject)) : std::string("closing")) + " ("
                                + std::string(nameOf(state)) + ") for " + std::to_string(seconds(span))
                                + " s by '" + who + "' in mode " + std::string(nameOf(mode));
                        };
                        if (!begins) {
                            tally.hold(P::OverrideNamed, known.overrides().all().empty(), words);
                            continue;
                        }
                        const Duration longest =
                            subject ? OverrideBook::kLongest : OverrideBook::kLongestOpen;
                        tally.hold(P::OverrideNamed, std::string_view(who) == "Asel", words);
                        tally.hold(
                            P::OverrideEnds, span > Duration{} && span <= longest && longest <= 2h, words);
                        const bool mayBe = subject ? book->rule(*subject).mayBeOverridden && !isWell(state)
                                                   : mode == Mode::Engineering;
                        tally.hold(P::OverrideKnowsItsPlace, mayBe, words);
                        // Over at its end, watched or not; a step of UTC moves nothing.
                        const Now end{judgement().utc - 100h, judgement().mono + span};
                        tally.hold(P::OverrideEnds, !known.overrides().covers(subject, end), words);
                        tally.hold(
                            P::OverrideEnds, known.overrides().covers(subject, {end.utc, end.mono - 1ns}),
                            words);
                        Knowledge watched = known;
                        watched.watch(Angle::degrees(-30), end);
                        tally.hold(P::OverrideEnds, watched.overrides().all().empty(), words);
                        tally.transition(3);
                    }
    // What no override may ever excuse.
    for (const Condition condition : {Condition::Rain, Condition::Sun, Condition::Report})
        tally.hold(P::OverrideKnowsItsPlace, !ConditionBook().rule(condition).mayBeOverridden, [&] {
            return std::string(nameOf(condition)) + " may be overridden";
        });
}

} // namespace tulpar::proof
