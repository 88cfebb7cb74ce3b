// What the time counts as; what the facts change is in night_standing_facts.cpp.
#include "core/night/night_standing.h"

#include "core/night/lost_time.h"

#include <algorithm>

namespace tulpar {

namespace {

/// What keeps the telescope from observing as a whole; one camera of three does not.
bool isFaultOfAll(const Reason &reason, bool areCamerasLost)
{
    if (classOf(reason) != LedgerClass::Fault || reason.code == ReasonCode::JournalDamaged
        || reason.code == ReasonCode::CoreRestarted)
        return false;
    return !reason.device || reason.device->kind != DeviceKind::Camera || areCamerasLost;
}

Standing waiting(Reasons reasons, std::string subject = {})
{
    return {LedgerClass::Waiting, std::move(reasons), std::move(subject), {}};
}

} // namespace

Standing NightStanding::at(UtcInstant t) const
{
    if (auto light = exposing(t))
        return *light;
    if (m_core == Core::Unheard)
        return {};
    if (m_core == Core::Stopped)
        return {LedgerClass::Fault, {{ReasonCode::NotRunning, {}, {}, {}}}, {}, {}};
    if (auto closed = closedByForce())
        return *closed;
    if (auto slew = slewing(t))
        return *slew;
    if (auto readout = reading(t))
        return *readout;
    if (auto fault = faulty())
        return *fault;
    if (auto person = people())
        return *person;
    if (auto work = nightWork(t))
        return *work;
    if (auto held = heldBack())
        return *held;
    return {LedgerClass::Unexplained, {}, subject(), {}};
}

std::optional<Standing> NightStanding::exposing(UtcInstant t) const
{
    const Shutter *last = nullptr;
    for (const Shutter &shutter : m_shutters)
        if (shutter.begin <= t && t < shutter.end && (!last || shutter.end > last->end))
            last = &shutter;
    if (!last)
        return std::nullopt;
    return Standing{LedgerClass::Exposing, {}, last->subject, last->end};
}

Reasons NightStanding::losses() const
{
    Reasons reasons;
    for (std::size_t i = 0; i < m_conditions.size(); ++i) {
        const auto condition = static_cast<Condition>(i);
        if (condition == Condition::Sun || m_overridden.contains(condition))
            continue;
        const bool isClosed = m_roof == "closed";
        if (const auto loss = lossOf(condition, m_conditions[i].state, m_conditions[i].value, isClosed))
            reasons.push_back(*loss);
    }
    return reasons;
}

std::optional<Standing> NightStanding::closedByForce() const
{
    const Reasons lost = losses();
    if (!lost.empty())
        return Standing{classOf(lost), lost, {}, {}};
    if (m_makingSafe)
        return Standing{classOf(*m_makingSafe), *m_makingSafe, {}, {}};
    return std::nullopt;
}

bool NightStanding::isAcquiring() const
{
    return m_response == ResponseState::Acquiring
        || (m_response == ResponseState::Idle && m_block == BlockState::Acquiring);
}

bool NightStanding::isAtExposures() const
{
    if (m_response != ResponseState::Idle)
        return m_response == ResponseState::Exposing || m_response == ResponseState::Stopping;
    if (m_block == BlockState::Exposing)
        return true;
    for (const NightStep step :
         {NightStep::DuskFlats, NightStep::Focus, NightStep::Pointing, NightStep::DawnFlats,
          NightStep::Darks})
        if (m_steps[static_cast<std::size_t>(step)].state == NightStepState::Running)
            return true;
    return false;
}

std::string NightStanding::subject() const
{
    if (m_response != ResponseState::Idle)
        return m_responseTo;
    return m_blockName;
}

std::optional<Standing> NightStanding::slewing(UtcInstant t) const
{
    if (m_mount == "slewing")
        return Standing{LedgerClass::Slewing, {}, subject(), {}};
    if (!isAcquiring())
        return std::nullopt;
    const auto isShut = [](const std::string &state) { return !state.empty() && state != "open"; };
    if (isShut(m_roof))
        return waiting({{ReasonCode::RoofNotOpen, DeviceId{DeviceKind::Roof, {}}, {}, {}}}, subject());
    if (isShut(m_cover))
        return waiting({{ReasonCode::CoverNotOpen, DeviceId{DeviceKind::Cover, {}}, {}, {}}}, subject());
    const UtcInstant settled = m_lastMotion + kSettleMost;
    if (t < settled)
        return Standing{LedgerClass::Slewing, {}, subject(), settled};
    return std::nullopt;
}

std::optional<Standing> NightStanding::reading(UtcInstant t) const
{
    std::optional<Standing> last;
    for (const Shutter &shutter : m_shutters)
        if (const UtcInstant read = shutter.end + kReadingMost;
            shutter.end <= t && t < read && (!last || read > *last->until))
            last = Standing{LedgerClass::Reading, {}, shutter.subject, read};
    if (last)
        return last;
    const UtcInstant set = m_lastLight + kGapMost;
    if (isAtExposures() && t < set)
        return Standing{LedgerClass::Reading, {}, subject(), set};
    return std::nullopt;
}

std::optional<Standing> NightStanding::faulty() const
{
    Reasons reasons;
    const auto add = [&](ReasonCode code, const DeviceId &device) {
        reasons.push_back({code, device, {}, {}});
    };
    const auto isCamera = [](const DeviceId &device) { return device.kind == DeviceKind::Camera; };
    std::set<DeviceId> lost;
    for (const std::set<DeviceId> *some : {&m_unconnected, &m_broken})
        std::ranges::copy_if(*some, std::inserter(lost, lost.end()), isCamera);
    for (const Reason &reason : m_notReady)
        if (reason.device && isCamera(*reason.device) && classOf(reason) == LedgerClass::Fault)
            lost.insert(*reason.device);
    const auto cameras = static_cast<std::size_t>(std::ranges::count_if(m_heard, isCamera));
    const bool areCamerasLost = cameras > 0 && lost.size() >= cameras;
    for (const DeviceId &device : m_unconnected)
        add(ReasonCode::DeviceUnconnected, device);
    for (const DeviceId &device : m_broken)
        add(ReasonCode::DeviceFault, device);
    for (const Reason &reason : m_notReady)
        if (std::ranges::none_of(reasons, [&](const Reason &said) { return isSameCause(said, reason); }))
            reasons.push_back(reason);
    std::erase_if(reasons, [&](const Reason &reason) { return !isFaultOfAll(reason, areCamerasLost); });
    if (reasons.empty())
        return std::nullopt;
    return Standing{LedgerClass::Fault, std::move(reasons), {}, {}};
}

std::optional<Standing> NightStanding::people() const
{
    if (m_madeSafeBy)
        return waiting({{ReasonCode::MadeSafe, {}, {}, {}, {}, *m_madeSafeBy}});
    if (m_mode != "robotic")
        return waiting({{ReasonCode::ManualMode, {}, {}, {}, {}, m_modeBy}});
    return std::nullopt;
}

std::optional<Standing> NightStanding::nightWork(UtcInstant t) const
{
    if (m_response == ResponseState::Vetting || m_response == ResponseState::Stopping)
        return waiting({{ReasonCode::BurstFirst, {}, {}, {}, {}, m_responseTo}}, m_responseTo);
    if (m_response != ResponseState::Idle)
        return std::nullopt; // it should expose by now
    const ConditionStanding &sun = m_conditions[static_cast<std::size_t>(Condition::Sun)];
    if (const auto loss = lossOf(Condition::Sun, sun.state, sun.value, m_roof == "closed"))
        return waiting({*loss});
    if (!m_isNightRun)
        return waiting({{ReasonCode::NotRunning, {}, {}, {}}});
    if (m_steps[static_cast<std::size_t>(NightStep::Observe)].state != NightStepState::Running)
        if (auto step = steps())
            return step;
    return observing(t);
}

/// While the programme runs: what the dispatcher waits for, or the moments between choosing and moving.
std::optional<Standing> NightStanding::observing(UtcInstant t) const
{
    if (!m_choice || m_choice->reasons.empty() || m_block == BlockState::Exposing
        || m_block == BlockState::Acquiring)
        return std::nullopt;
    if (m_choice->target.empty())
        return waiting(m_choice->reasons);
    const bool hasHour = std::ranges::any_of(
        m_choice->reasons, [](const Reason &reason) { return reason.code == ReasonCode::FixedTime; });
    const UtcInstant begins = hasHour && m_choice->until ? *m_choice->until : m_chosenAt;
    const UtcInstant most = std::max(begins, m_chosenAt) + kGapMost;
    if (t >= most)
        return std::nullopt;
    Standing chosen = waiting(m_choice->reasons, "programme:" + m_choice->target + "/" + m_choice->block);
    chosen.until = most;
    return chosen;
}

/// Outside the programme: the step that runs or is paused, else the next that waits.
std::optional<Standing> NightStanding::steps() const
{
    std::optional<std::size_t> next;
    bool anyTold = false;
    bool areAllDone = true;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const StepStanding &step = m_steps[i];
        const auto name = std::string(nameOf(static_cast<NightStep>(i)));
        if (step.state == NightStepState::Paused)
            return waiting(
                step.reasons.empty() ? Reasons{{ReasonCode::PausedByPerson, {}, {}, {}}} : step.reasons,
                name);
        if (step.state == NightStepState::Running)
            return waiting(
                step.reasons.empty() ? Reasons{{ReasonCode::StepBefore, {}, {}, {}, {}, name}} : step.reasons,
                name);
        areAllDone = areAllDone && (!step.isTold || step.state != NightStepState::Waiting);
        anyTold = anyTold || step.isTold;
        if (step.state == NightStepState::Waiting && !step.reasons.empty() && !next)
            next = i;
    }
    if (anyTold && areAllDone)
        return waiting({{ReasonCode::AllDone, {}, {}, {}}});
    if (!next)
        return std::nullopt;
    return waiting(m_steps[*next].reasons, std::string(nameOf(static_cast<NightStep>(*next))));
}

/// The last resort: what the gate refused and nothing has been sent since, or why the core is not ready.
std::optional<Standing> NightStanding::heldBack() const
{
    Reasons reasons;
    for (const auto &[device, why] : m_held)
        reasons.insert(reasons.end(), why.begin(), why.end());
    if (reasons.empty())
        std::ranges::copy_if(m_notReady, std::back_inserter(reasons), [](const Reason &reason) {
            return reason.code == ReasonCode::CameraWarm || reason.code == ReasonCode::SunTooHigh;
        });
    if (reasons.empty())
        return std::nullopt;
    return Standing{classOf(reasons), std::move(reasons), subject(), {}};
}

} // namespace tulpar
