// What counts as done, how long a device is asked, and what withholds the heartbeat.
#include "scene.h"
#include "tally.h"

#include "core/runtime/heartbeat.h"
#include "core/runtime/reconciler.h"

#include <algorithm>

namespace tulpar::proof {

namespace {

using P = SafetyProperty;

const IcrsDirection kTarget{Angle::degrees(10), Angle::degrees(20)};
const IcrsDirection kOther{Angle::degrees(50), Angle::degrees(20)};

std::string wordsOf(Need::State state)
{
    switch (state) {
    case Need::State::Met:
        return "met";
    case Need::State::Underway:
        return "under way";
    case Need::State::Wanting:
        return "wanting";
    case Need::State::Unheard:
        break;
    }
    return "unheard";
}

void exploreMountGoals(Tally &tally)
{
    const std::array<std::pair<const char *, MountWish>, 4> goals{
        std::pair{"stopped", MountWish(MountStopped{})},
        std::pair{"tracking", MountWish(MountTracking{kTarget})},
        std::pair{"parked", MountWish(MountParked{})}, std::pair{"unparked", MountWish(MountUnparked{})}};
    for (const MountScene &scene : mountScenes())
        for (const bool hasTarget : {false, true})
            for (const bool isOther : {false, true})
                for (const bool isFar : {false, true}) {
                    Knowledge known{SafetyLimits{}};
                    place(known, scene);
                    MountReport report = known.mount().value.value_or(MountReport{});
                    if (hasTarget)
                        report.target = isOther ? kOther : kTarget;
                    report.distanceToTarget = Angle::degrees(isFar ? 3 : 0);
                    if (scene.heard == Heard::Fresh)
                        (void)known.take({{DeviceKind::Mount, {}}, report, judgement()});
                    for (const auto &[name, goal] : goals) {
                        const Need need = needOf(goal, known, judgement());
                        tally.state();
                        tally.transition();
                        const bool isFresh = scene.heard == Heard::Fresh;
                        const bool moves =
                            scene.pose == MountPose::Slewing || scene.pose == MountPose::Tracking;
                        bool isSo = isFresh;
                        if (std::holds_alternative<MountTracking>(goal))
                            isSo = isFresh && scene.pose == MountPose::Tracking && hasTarget && !isOther
                                && !isFar;
                        else if (std::holds_alternative<MountParked>(goal))
                            isSo = isFresh && scene.pose == MountPose::Parked;
                        else if (std::holds_alternative<MountUnparked>(goal))
                            isSo = isFresh && scene.pose != MountPose::Parked;
                        else
                            isSo = (isFresh || scene.heard == Heard::Disturbed) && !moves;
                        const auto words = [&, name = name] {
                            return "the goal '" + std::string(name) + "' is " + wordsOf(need.state) + " with "
                                + wordsOf(scene)
                                + (hasTarget ? (isOther ? ", another target" : ", its target") : "")
                                + (isFar ? ", far from it" : "");
                        };
                        tally.hold(P::CompletionMeasured, (need.state == Need::State::Met) == isSo, words);
                        if (need.state == Need::State::Unheard)
                            tally.hold(P::UnknownForbids, !need.command || isSafing(*need.command), words);
                    }
                }
}

void exploreOpeningGoals(Tally &tally)
{
    for (const DeviceKind kind : {DeviceKind::Roof, DeviceKind::Cover})
        for (const OpeningScene &scene : openingScenes())
            for (const OpeningGoal goal : {OpeningGoal::Open, OpeningGoal::Closed}) {
                Knowledge known{SafetyLimits{}};
                place(known, kind, scene);
                const Need need = needOf(kind, goal, known, judgement());
                tally.state();
                tally.transition();
                const auto words = [&] {
                    return std::string(nameOf(kind)) + " to be "
                        + (goal == OpeningGoal::Open ? "open" : "closed") + " is " + wordsOf(need.state)
                        + " when it is " + wordsOf(scene);
                };
                const OpeningState wanted =
                    goal == OpeningGoal::Open ? OpeningState::Open : OpeningState::Closed;
                tally.hold(
                    P::CompletionMeasured, (need.state == Need::State::Met) == (scene.measured() == wanted),
                    words);
                // Closing is always asked, heard or not, and again.
                if (goal == OpeningGoal::Closed && need.state != Need::State::Met)
                    tally.hold(P::ClosingReachable, need.command && isSafing(*need.command), words);
                if (goal == OpeningGoal::Open && need.state == Need::State::Unheard)
                    tally.hold(P::UnknownForbids, !need.command, words);
            }
}

} // namespace

void exploreGoals(Tally &tally)
{
    exploreMountGoals(tally);
    exploreOpeningGoals(tally);
}

void exploreLadders(Tally &tally)
{
    for (std::size_t i = 0; i < EnumNames<DeviceKind>::names.size(); ++i) {
        const auto kind = static_cast<DeviceKind>(i);
        const RecoveryLadder ladder = defaultLadder(kind);
        tally.hold(P::LadderEndsWithPerson, checkLadder(ladder).has_value(), [&] {
            return "the ladder of the " + std::string(nameOf(kind)) + " is not one";
        });
        for (const Need::State state : {Need::State::Wanting, Need::State::Underway, Need::State::Unheard}) {
            Reconciler reconciler(ladder, {});
            const Need need{state, CommandBody(CloseRoof{}), {}};
            std::vector<int> steps;
            bool calledPerson = false;
            Now now = judgement();
            for (int tick = 0; tick < 6000; ++tick, now.mono = now.mono + 100ms) {
                const Reconciler::Act act = reconciler.act(need, now);
                if (act.wish)
                    reconciler.asked(*act.wish, now);
                if (act.remedy)
                    steps.push_back(act.remedy->number);
                calledPerson = calledPerson || reconciler.callsPerson();
                tally.state();
                tally.transition();
            }
            const auto words = [&] {
                std::string text =
                    "a " + std::string(nameOf(kind)) + " " + wordsOf(state) + " for ever takes steps";
                for (std::size_t s = 0; s < std::min<std::size_t>(steps.size(), 14); ++s)
                    text += " " + std::to_string(steps.at(s));
                return text;
            };
            bool hasAll = true;
            for (const RemedyStep &step : ladder) {
                const bool isIdle = state == Need::State::Unheard && step.remedy == Remedy::Retry;
                hasAll =
                    hasAll && (isIdle || std::find(steps.begin(), steps.end(), step.number) != steps.end());
            }
            tally.hold(P::LadderEndsWithPerson, hasAll && calledPerson, words);
            // It never gives up: the ladder begins anew.
            tally.hold(
                P::LadderEndsWithPerson, std::count(steps.begin(), steps.end(), ladder.back().number) >= 2,
                words);
        }
    }
    // Ladders that are none: a step twice, a wait of nothing, nobody at the end.
    const std::array<RecoveryLadder, 4> wrong{
        RecoveryLadder{{1, Remedy::Retry, 1s}, {1, Remedy::Reconnect, 1s}, {2, Remedy::CallPerson, 1s}},
        RecoveryLadder{{1, Remedy::Retry, 0s}, {2, Remedy::CallPerson, 1s}},
        RecoveryLadder{{1, Remedy::Retry, 1s}, {2, Remedy::PowerCycle, 1s}}, RecoveryLadder{}};
    for (const RecoveryLadder &ladder : wrong) {
        tally.state();
        tally.hold(P::LadderEndsWithPerson, !checkLadder(ladder).has_value(), [] {
            return std::string("a ladder with a lost step, without a wait or without a person is accepted");
        });
    }
}

namespace {

constexpr Duration kWithin = 45s;

struct BeatScene {
    ConditionScene condition;
    OpeningScene roof;
    OpeningScene cover;
    Mode mode = Mode::Robotic;
    int makingSafe = 0; ///< 1: for as long as it may last, 2: longer
    bool isOverrideAsked = false; ///< that the core does not close by itself
};

void judgeBeat(const BeatScene &scene, const ConditionBook &book, Tally &tally)
{
    Knowledge known{SafetyLimits{}};
    placeOthersWell(known, Angle::degrees(-30));
    known.conditions() = book;
    known.setMode(scene.mode);
    place(known, DeviceKind::Roof, scene.roof);
    place(known, DeviceKind::Cover, scene.cover);
    const Now now = judgement();
    const bool isOverridden = scene.isOverrideAsked
        && known.override({std::nullopt, "Aigerim", "work at the roof", now.utc + 60s, now.mono + 60s}, now);
    std::optional<MonoInstant> since;
    if (scene.makingSafe > 0)
        since = now.mono - (scene.makingSafe == 1 ? kWithin : kWithin + 1ns);
    const bool beats = whyNoHeartbeat(known, since, kWithin, now).empty();
    tally.state();
    tally.transition();
    const auto words = [&] {
        return "it beats with " + std::string(nameOf(scene.condition.condition)) + " "
            + std::string(nameOf(scene.condition.state)) + ", roof " + wordsOf(scene.roof) + ", cover "
            + wordsOf(scene.cover) + ", mode " + std::string(nameOf(scene.mode))
            + (scene.makingSafe == 2 ? ", closing late" : "") + (isOverridden ? ", overridden" : "");
    };
    const bool isShut =
        scene.roof.measured() == OpeningState::Closed && scene.cover.measured() == OpeningState::Closed;
    const bool isBlind = scene.condition.state == ConditionState::Unknown && !isShut && !isOverridden;
    tally.hold(P::HeartbeatHonest, !beats || (!isBlind && scene.makingSafe != 2), words);
    tally.hold(P::HeartbeatHonest, !isOverridden || scene.mode == Mode::Engineering, words);
    const Now later{now.utc + 61s, now.mono + 61s};
    tally.hold(P::OverrideEnds, !known.overrides().covers(std::nullopt, later), words);
}

} // namespace

void exploreHeartbeat(Tally &tally)
{
    const SafetyLimits limits;
    for (std::size_t i = 0; i < EnumNames<Condition>::names.size(); ++i)
        for (std::size_t s = 0; s < EnumNames<ConditionState>::names.size(); ++s) {
            const ConditionScene condition{static_cast<Condition>(i), static_cast<ConditionState>(s)};
            const auto book = bookWith(limits.conditions, {condition});
            if (!book)
                continue;
            for (const OpeningScene &roof : openingScenes())
                for (const OpeningScene &cover : openingScenes())
                    for (const Mode mode : {Mode::Robotic, Mode::Manual, Mode::Engineering})
                        for (const int makingSafe : {0, 1, 2})
                            for (const bool isOverrideAsked : {false, true})
                                judgeBeat(
                                    {condition, roof, cover, mode, makingSafe, isOverrideAsked}, *book,
                                    tally);
        }
}

} // namespace tulpar::proof
