#pragma once

#include "core/plan/dispatcher.h"
#include "core/plan/preemption.h"
#include "core/runtime/block_runner.h"
#include "core/runtime/night_task.h"
#include "core/runtime/plan_order.h"

#include <memory>
#include <optional>

namespace tulpar {

/// The programme of the night: asks for plans, begins what the dispatcher says, tells each choice and its
/// reason, and takes up again what was interrupted.
class ObserveTask final : public NightTask {
public:
    /// `book` outlives the task.
    explicit ObserveTask(ProgrammeBook &book)
        : m_book(book)
    {
    }

    State work(const NightScene &scene) override;
    void interrupted(const NightScene &scene, const Reasons &why) override;
    void stored(const FrameStored &frame, const NightScene &scene) override;
    [[nodiscard]] std::string subject() const override;
    [[nodiscard]] const Reasons &reasons() const override { return m_reasons; }
    [[nodiscard]] double progress() const override;

    /// The programme or a person's word about it has changed: `cause` as in PlanMade.
    void replan(const std::string &cause);
    /// Of another night there is neither a plan nor anything at work.
    void beginNight();
    /// The sky of this night: that of the plan, where there is one.
    [[nodiscard]] const NightSky &skyOf(const CoreConfig &config, const NightTimes &times);
    /// When something else could begin: after what runs, and a slew.
    [[nodiscard]] UtcInstant freeFrom(const CoreConfig &config, Now now) const;
    /// When the next visit of `block` could begin, after the one that may run; as in ProgrammeBook.
    [[nodiscard]] std::optional<UtcInstant> earliest(
        const std::string &block, const CoreConfig &config, const NightTimes &times, UtcInstant from);
    /// A plan to be made; none: nothing new is wanted. Taken once.
    [[nodiscard]] std::optional<PlanOrder> takeOrder() { return std::exchange(m_order, std::nullopt); }
    void take(const PlanAnswer &answer, const NightScene &scene);
    /// A person's skip: the block that runs ends.
    void drop(const std::string &block, const std::string &who, const NightScene &scene);

    /// Nothing is being observed, and nothing begins yet.
    [[nodiscard]] bool isWaiting() const { return !m_runner && m_plan.night; }
    [[nodiscard]] std::optional<UtcInstant> waitsUntil() const { return m_chose.until; }
    [[nodiscard]] std::optional<Duration> waitLeft(UtcInstant now) const
    {
        return m_chose.until ? std::optional(*m_chose.until - now) : std::nullopt;
    }

    [[nodiscard]] const BlockRunner *running() const { return m_runner ? &*m_runner : nullptr; }
    [[nodiscard]] const PlanAnswer &plan() const { return m_plan; }
    [[nodiscard]] std::uint64_t planVersion() const { return m_planVersion; }
    /// What the running block would lose to an alert; none: nothing runs.
    [[nodiscard]] std::optional<RunningWork> atStake(const NightScene &scene) const;

private:
    void askPlan(const NightScene &scene);
    void placeFirst(const NightScene &scene);
    void dispatchNow(const NightScene &scene);
    [[nodiscard]] Reason whyWaiting(
        const Dispatch &next, const Programme &programme, const NightScene &scene) const;
    void begin(const PlannedVisit &visit, const NightScene &scene);
    void move(BlockState to, const Reasons &reasons, const std::string &who, const NightScene &scene);
    void choose(
        const std::string &target, const std::string &block, std::optional<UtcInstant> until, Reasons reasons,
        const NightScene &scene);
    [[nodiscard]] DispatchState stateOf(const NightScene &scene) const;

    ProgrammeBook &m_book;
    std::optional<BlockRunner> m_runner;
    BlockState m_told = BlockState::Planned; ///< of the runner, as the journal has it
    PlanAnswer m_plan;
    std::uint64_t m_planVersion = 0;
    std::shared_ptr<const NightSky> m_sky; ///< null: not asked for yet
    std::uint64_t m_orders = 0;
    std::uint64_t m_firstOrder = 0; ///< of this night
    std::string m_cause = "programme"; ///< of the plan that is wanted; empty: none is
    std::string m_askedCause;
    std::optional<PlanOrder> m_order;
    std::optional<MonoInstant> m_askedAt; ///< a plan is being made
    std::optional<MonoInstant> m_replannedAt; ///< because a start was missed
    MonoInstant m_dispatchedAt;
    bool m_hasDispatched = false;
    bool m_isOver = false;
    NightChose m_chose;
    Reasons m_reasons;
};

} // namespace tulpar
