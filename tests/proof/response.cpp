// The response table: breadth first over every state, event and moment; then the responder that performs it.
#include "tally.h"

#include "core/response/response_machine.h"
#include "core/runtime/responder.h"

#include <deque>
#include <map>
#include <set>
#include <tuple>

namespace tulpar::proof {

namespace {

using P = SafetyProperty;
using enum ResponseState;

/// Few enough seconds that every moment before a deadline is a state of its own.
ResponseMachine::Limits shortLimits()
{
    ResponseMachine::Limits limits;
    limits.vetting = 2s;
    limits.acquiring = 4s;
    limits.exposing = 5s;
    limits.stopping = 3s;
    return limits;
}

Duration limitOf(const ResponseMachine::Limits &limits, ResponseState state)
{
    return state == Vetting  ? limits.vetting
        : state == Acquiring ? limits.acquiring
        : state == Exposing  ? limits.exposing
                             : limits.stopping;
}

/// A state as it is told apart: what it is, and how long it may still last.
using Key = std::pair<ResponseState, std::int64_t>;

struct Node {
    ResponseMachine machine;
    MonoInstant now;
};

Key keyOf(const Node &node)
{
    const auto deadline = node.machine.deadline();
    return {node.machine.state(), deadline ? (*deadline - node.now).count() : -1};
}

void judgeStep(
    Tally &tally, const Node &before, ResponseEvent event, const ResponseMachine::Taken &taken,
    const Node &after)
{
    const auto words = [&] {
        return std::string(nameOf(taken.from)) + " hears " + std::string(nameOf(event)) + ": "
            + std::string(nameOf(taken.to)) + ", " + std::string(nameOf(taken.action));
    };
    const bool wasBusy = before.machine.isBusy();
    // Busy means a deadline, and no event but a new state gives more time.
    tally.hold(P::BusyEnds, after.machine.isBusy() == after.machine.deadline().has_value(), words);
    if (wasBusy && taken.from == taken.to)
        tally.hold(P::BusyEnds, *after.machine.deadline() <= *before.machine.deadline(), words);
    if (wasBusy && event == ResponseEvent::Deadline)
        tally.hold(P::BusyEnds, taken.listed && taken.to != taken.from, words);
    // What the deadline of a stop could not stop is closed.
    if (taken.from == Stopping && event == ResponseEvent::Deadline)
        tally.hold(P::UnsafeEndsResponse, taken.action == ResponseAction::MakeSafe, words);
    if (wasBusy && event == ResponseEvent::Unsafe)
        tally.hold(
            P::UnsafeEndsResponse,
            taken.action == ResponseAction::MakeSafe && (taken.to == Stopping || taken.to == Idle), words);
    if (wasBusy && event == ResponseEvent::Retracted && taken.from != Stopping)
        tally.hold(
            P::RetractionStops,
            taken.listed && (taken.to == Stopping || taken.to == Idle)
                && (taken.action == ResponseAction::Stop || taken.action == ResponseAction::Rest),
            words);
    // Nothing is acquired or exposed but in the states that say so.
    if (taken.action == ResponseAction::Expose)
        tally.hold(P::UnsafeEndsResponse, taken.from == Acquiring && event == ResponseEvent::Acquired, words);
    if (taken.from == Stopping)
        tally.hold(
            P::UnsafeEndsResponse,
            taken.action != ResponseAction::Acquire && taken.action != ResponseAction::Expose
                && taken.action != ResponseAction::Retarget,
            words);
}

void exploreTable(Tally &tally)
{
    const ResponseMachine::Limits limits = shortLimits();
    std::deque<Node> open{{ResponseMachine(limits), MonoInstant{}}};
    std::set<Key> seen{keyOf(open.front())};
    std::map<ResponseState, std::set<ResponseState>> ways;
    while (!open.empty()) {
        const Node node = open.front();
        open.pop_front();
        tally.state();
        const auto reach = [&](const Node &next) {
            tally.transition();
            if (seen.insert(keyOf(next)).second)
                open.push_back(next);
        };
        for (std::size_t i = 0; i < EnumNames<ResponseEvent>::names.size(); ++i) {
            const auto event = static_cast<ResponseEvent>(i);
            Node next = node;
            const auto taken = next.machine.take(event, node.now);
            ways[taken.from].insert(taken.to);
            judgeStep(tally, node, event, taken, next);
            tally.hold(
                P::BusyEnds,
                !next.machine.isBusy()
                    || *next.machine.deadline() - next.now <= limitOf(limits, next.machine.state()),
                [&] { return "more time than its limit in " + std::string(nameOf(next.machine.state())); });
            reach(next);
        }
        // A second passes, and nothing is heard. At the deadline the caller must say so: nothing else is
        // possible then.
        if (node.machine.isBusy()) {
            Node later = node;
            later.now = node.now + 1s;
            if (later.now >= *later.machine.deadline()) {
                const auto taken = later.machine.take(ResponseEvent::Deadline, later.now);
                judgeStep(tally, node, ResponseEvent::Deadline, taken, later);
            }
            reach(later);
        }
    }
    // From every state there is a way to rest.
    for (std::size_t i = 0; i < EnumNames<ResponseState>::names.size(); ++i) {
        std::set<ResponseState> reached{static_cast<ResponseState>(i)};
        for (bool grows = true; grows;) {
            grows = false;
            for (const ResponseState from : std::set<ResponseState>(reached))
                for (const ResponseState to : ways[from])
                    grows = reached.insert(to).second || grows;
        }
        tally.hold(P::BusyEnds, reached.contains(Idle), [&] {
            return "no way to rest from " + std::string(EnumNames<ResponseState>::names.at(i));
        });
    }
}

/// A responder on devices that are measured well, in a busy state of choice.
class Stage {
public:
    explicit Stage(ResponseState wanted)
    {
        m_devices.wishRoof(OpeningGoal::Open);
        report({DeviceKind::Mount, {}}, [] {
            MountReport mount;
            mount.pointing = {Angle::degrees(100), Angle::degrees(60)};
            mount.azimuthMechanical = mount.pointing.azimuth;
            return mount;
        }());
        report({DeviceKind::Roof, {}}, OpeningReport{OpeningState::Open, 1.0});
        report({DeviceKind::Cover, {}}, OpeningReport{OpeningState::Open, 1.0});
        WeatherReport weather{5, 40, -7, 3, 5, 725, -30, false, false};
        report({DeviceKind::Weather, {}}, weather);
        m_devices.watch(Angle::degrees(-30), m_out, m_now);
        for (const std::string &channel : m_config.channels)
            report({DeviceKind::Camera, channel}, CameraReport{});
        Responder::Target target;
        target.event = "proof:1";
        target.direction = m_sky.icrs(HorizontalDirection{Angle::degrees(120), Angle::degrees(60)});
        target.errorRadius = Angle::arcminutes(1);
        target.waterfall = Waterfall(m_now.mono);
        m_isReady = m_responder.begin(target, m_devices, m_sky, kNight, m_out, m_now).empty();
        if (wanted == Exposing || wanted == Stopping)
            (void)hear(ResponseEvent::Acquired);
        if (wanted == Stopping)
            (void)hear(ResponseEvent::OperatorStop);
        m_isReady = m_isReady && m_responder.state() == wanted;
        (void)m_out.flush();
    }

    Responder::Ask hear(ResponseEvent event) { return m_responder.hear(event, m_devices, m_out, m_now); }
    Responder::Ask observe() { return m_responder.observe(m_devices, m_sky, m_out, m_now); }
    void wait(Duration span) { m_now = {m_now.utc + span, m_now.mono + span}; }

    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] const Responder &responder() const { return m_responder; }
    [[nodiscard]] const DeviceKeeper &devices() const { return m_devices; }
    [[nodiscard]] std::vector<ResponseMoved> moves()
    {
        std::vector<ResponseMoved> all;
        for (const FactRecord &record : m_out.flush().facts)
            if (const auto fact = factOf(record); fact && std::holds_alternative<ResponseMoved>(*fact))
                all.push_back(std::get<ResponseMoved>(*fact));
        return all;
    }
    [[nodiscard]] bool camerasAreWishedIdle() const
    {
        for (const auto &[channel, goal] : m_devices.goals().cameras)
            if (goal.ladder || !goal.idle)
                return false;
        return !m_devices.goals().cameras.empty();
    }

private:
    static constexpr HorizontalDirection kNight{Angle::degrees(0), Angle::degrees(-30)};

    void report(const DeviceId &device, const ReportBody &body)
    {
        m_devices.take({device, body, m_now}, m_out, m_now);
    }

    CoreConfig m_config;
    Now m_now{UtcInstant{1'602'800'000'000'000'000}, MonoInstant{500'000'000'000'000}};
    Outbox m_out{0};
    DeviceKeeper m_devices{m_config};
    Responder m_responder{m_config};
    Observer m_sky{m_config.site, m_now.utc};
    bool m_isReady = false;
};

void exploreResponder(Tally &tally)
{
    for (const ResponseState state : {Acquiring, Exposing, Stopping}) {
        for (std::size_t i = 0; i < EnumNames<ResponseEvent>::names.size(); ++i) {
            const auto event = static_cast<ResponseEvent>(i);
            Stage stage(state);
            tally.state();
            const auto words = [&] {
                return "the responder in " + std::string(nameOf(state)) + " hears "
                    + std::string(nameOf(event)) + " and is then in "
                    + std::string(nameOf(stage.responder().state()));
            };
            tally.hold(P::RetractionStops, stage.isReady(), [&] {
                return "the stage for " + std::string(nameOf(state)) + " could not be set";
            });
            const Responder::Ask ask = stage.hear(event);
            tally.transition();
            const std::vector<ResponseMoved> moves = stage.moves();
            const bool isListed = findRow(state, event) != nullptr;
            tally.hold(P::RetractionStops, isListed == !moves.empty(), words);
            if (event == ResponseEvent::Unsafe)
                tally.hold(P::UnsafeEndsResponse, ask == Responder::Ask::MakeSafe, words);
            if (event == ResponseEvent::Retracted && state != Stopping)
                tally.hold(
                    P::RetractionStops,
                    moves.size() == 1 && moves.front().cause == "retracted" && stage.camerasAreWishedIdle()
                        && !std::holds_alternative<MountTracking>(stage.devices().goals().mount)
                        && stage.responder().state() == Stopping,
                    words);
        }
        // Left by its deadline, by looking alone, though nothing is measured any more.
        Stage stage(state);
        stage.wait(ResponseMachine::Limits{}.exposing + 1s);
        (void)stage.observe();
        tally.state();
        tally.transition();
        tally.hold(P::BusyEnds, stage.responder().state() != state, [&] {
            return "the responder stays in " + std::string(nameOf(state)) + " beyond its deadline";
        });
    }
}

} // namespace

void exploreResponse(Tally &tally)
{
    exploreTable(tally);
    exploreResponder(tally);
}

} // namespace tulpar::proof
