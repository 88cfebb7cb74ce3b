#include "core/runtime/alert_book.h"

#include "core/base/parse.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tulpar {

namespace {

AlertState stateFor(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Respond:
        return AlertState::New;
    case Outcome::Queue:
        return AlertState::Queued;
    case Outcome::Ask:
        return AlertState::Asking;
    case Outcome::Ignore:
        break;
    }
    return AlertState::Ignored;
}

bool isNamed(const AlertView &alert, const std::string &event)
{
    return !event.empty() && alert.event == event;
}

std::string missionName(Mission mission)
{
    constexpr std::array<std::pair<Mission, std::string_view>, 9> names{
        {{Mission::Swift, "Swift"},
         {Mission::Fermi, "Fermi"},
         {Mission::Integral, "INTEGRAL"},
         {Mission::Lvk, "LVK"},
         {Mission::IceCube, "IceCube"},
         {Mission::Gecam, "GECAM"},
         {Mission::Svom, "SVOM"},
         {Mission::EinsteinProbe, "Einstein Probe"},
         {Mission::Maxi, "MAXI"}}};
    for (const auto &[value, name] : names)
        if (value == mission)
            return std::string(name);
    return {};
}

} // namespace

AlertBook::Entered AlertBook::enter(const Notice &notice, const Decision &decision, UtcInstant received)
{
    Entered entered;
    auto found = std::find_if(m_alerts.begin(), m_alerts.end(), [&](const AlertView &alert) {
        return isNamed(alert, notice.event);
    });
    if (found == m_alerts.end()) {
        entered.isNew = true;
        AlertView alert;
        alert.event = notice.event.empty() ? notice.noticeId.value_or(notice.kind) : notice.event;
        alert.name = eventNameOf(notice);
        alert.receivedUtc = received;
        found = m_alerts.insert(m_alerts.begin(), std::move(alert));
    }
    AlertView &alert = *found;
    alert.source = sourceNameOf(notice);
    alert.kind = notice.kind;
    if (notice.triggerUtc)
        alert.triggerUtc = notice.triggerUtc;
    alert.noticeUtc = notice.noticeUtc;
    const bool placed = notice.position.kind == PositionKind::Source && notice.position.direction.has_value();
    entered.isBetter = placed && !entered.isNew && notice.position.error
        && (!alert.errorRadius || *notice.position.error < *alert.errorRadius);
    if (placed && (entered.isNew || entered.isBetter || !alert.position)) {
        alert.position = notice.position.direction;
        alert.errorRadius = notice.position.error;
    }
    entered.isWithdrawn = !entered.isNew
        && (notice.retraction || (notice.sourceClass == SourceClass::NotGrb)
            || !decision.passed(Rule::ClassPermitsResponse));
    if (entered.isNew || entered.isWithdrawn || alert.state == AlertState::Queued
        || alert.state == AlertState::Asking || alert.state == AlertState::Ignored) {
        alert.decision = decision;
        alert.state = notice.retraction ? AlertState::Retracted : stateFor(decision.outcome);
    }
    entered.alert = &alert;
    trim();
    return entered;
}

void AlertBook::enterRefused(const std::string &label, const Error &error, UtcInstant received)
{
    AlertView alert;
    alert.event = label;
    alert.name = label;
    alert.receivedUtc = received;
    alert.state = AlertState::Refused;
    alert.refusal = error.detail;
    m_alerts.insert(m_alerts.begin(), std::move(alert));
    trim();
}

AlertView *AlertBook::find(const std::string &event)
{
    const auto found = std::find_if(
        m_alerts.begin(), m_alerts.end(), [&](const AlertView &alert) { return isNamed(alert, event); });
    return found == m_alerts.end() ? nullptr : &*found;
}

void AlertBook::trim()
{
    if (m_alerts.size() > kShown)
        m_alerts.resize(kShown);
}

std::string sourceNameOf(const Notice &notice)
{
    std::string name = missionName(notice.mission);
    for (const std::string_view instrument :
         {"BAT", "XRT", "UVOT", "GBM", "LAT", "WXT", "ECLAIRS", "GRM", "MXT"}) {
        const std::string marked = "_" + std::string(instrument);
        if (notice.kind.find(marked) != std::string::npos)
            return name.empty() ? std::string(instrument) : name + " " + std::string(instrument);
    }
    return name.empty() ? notice.kind : name;
}

std::string eventNameOf(const Notice &notice)
{
    const auto colon = notice.event.find(':');
    const std::string mission = missionName(notice.mission);
    if (colon == std::string::npos || mission.empty())
        return notice.event.empty() ? notice.kind : notice.event;
    return mission + " " + notice.event.substr(colon + 1);
}

} // namespace tulpar
