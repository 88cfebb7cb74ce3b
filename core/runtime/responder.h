#pragma once

#include "core/policy/improved_position.h"
#include "core/runtime/active_response.h"
#include "core/runtime/device_keeper.h"

namespace tulpar {

/// Runs one response: performs what the response table returns as goals of the devices, and tells the table
/// what is measured. Knows no alerts beyond the one it answers. Confine to one thread.
class Responder {
public:
    explicit Responder(const CoreConfig &config);

    struct Target {
        std::string event;
        std::string name;
        IcrsDirection direction;
        Angle errorRadius;
        std::optional<UtcInstant> triggerUtc;
        std::string orderedBy; ///< the person; empty: the rules
        Waterfall waterfall{MonoInstant{}}; ///< with what was reached up to the decision
    };

    /// What a step of the responder asks of the rest of the core.
    enum class Ask { Nothing, CloseUp, MakeSafe };

    /// Begins if the gate lets the slew out; otherwise says why not.
    [[nodiscard]] Reasons begin(
        const Target &target, DeviceKeeper &devices, const Observer &sky, const HorizontalDirection &sun,
        Outbox &out, Now now);

    /// Tells the table; performs its action.
    Ask hear(ResponseEvent event, DeviceKeeper &devices, Outbox &out, Now now);

    /// A better position of the event being answered.
    struct Better {
        IcrsDirection direction;
        Angle stated; ///< error radius, as the notice gives it
        Angle reckoned; ///< as the rules do, with `containment` inside
        double containment = 0.9;
    };
    /// Weighs what it would gain against what moving costs: nothing, a move when the running exposures end,
    /// or one at once.
    void improve(
        const Better &better, const ImprovementTerms &terms, DeviceKeeper &devices, const Observer &sky,
        Outbox &out, Now now);

    /// Looks at what is measured now: milestones, acquisition, the deadline, the end of a stop.
    Ask observe(DeviceKeeper &devices, const Observer &sky, Outbox &out, Now now);

    /// A shutter opened.
    void opened(Outbox &out, Now now);
    void stored(const std::string &channel, Outbox &out, Now now);
    /// The first command of the response is in the hands of the device port.
    void commandLeft(Outbox &out, Now now);

    [[nodiscard]] bool isBusy() const { return m_machine.isBusy(); }
    [[nodiscard]] ResponseState state() const { return m_machine.state(); }
    [[nodiscard]] const std::optional<ActiveResponse> &response() const { return m_response; }
    [[nodiscard]] std::optional<ResponseView> view(const DeviceKeeper &devices, Now now) const;
    [[nodiscard]] std::optional<MonoInstant> deadline() const { return m_machine.deadline(); }

private:
    Ask move(ResponseEvent event, DeviceKeeper &devices, Outbox &out, Now now);
    [[nodiscard]] ImprovedPosition improvedPosition(
        const Better &better, const DeviceKeeper &devices, const Observer &sky, Now now) const;
    void acquire(DeviceKeeper &devices);
    void expose(DeviceKeeper &devices);
    void reach(Step step, Outbox &out, Now now);
    [[nodiscard]] bool isInField(const DeviceKeeper &devices, const Observer &sky, Now now) const;

    CoreConfig m_config;
    ResponseMachine m_machine;
    std::optional<ActiveResponse> m_response;
};

} // namespace tulpar
