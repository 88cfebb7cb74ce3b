#pragma once

#include "core/response/response_state.h"

#include <array>
#include <cstddef>

namespace tulpar {

/// What the response machine hears.
enum class ResponseEvent {
    Alert, ///< a decision says respond
    Accepted, ///< the gate and the limits let it begin
    Declined, ///< they do not
    Acquired, ///< target in field, roof clear, cover open, as measured
    Lost, ///< no longer so
    Improved, ///< a better position, worth the move
    Retracted,
    Superseded, ///< another event is to be answered instead
    Finished, ///< the ladder ended or the target set
    OperatorStop,
    Unsafe,
    Fault, ///< a device gave up
    Deadline,
    Quiet, ///< everything that was running has stopped, as measured
};

template <>
struct EnumNames<ResponseEvent> {
    static constexpr std::array<std::string_view, 14> names{
        "alert",      "accepted", "declined", "acquired", "lost",  "improved", "retracted",
        "superseded", "finished", "operator", "unsafe",   "fault", "deadline", "quiet"};
};

/// What to do on entering a state; returned, never performed here.
enum class ResponseAction {
    None,
    Vet, ///< ask the limits and the gate, with a deadline
    Acquire, ///< state the goals: track, open, abort what the cameras do
    Expose, ///< state the exposure ladder
    Retarget, ///< state the new direction; cameras go on
    Stop, ///< withdraw the goals of the response; the observatory rests as it stands
    MakeSafe, ///< close everything
    Rest,
};

template <>
struct EnumNames<ResponseAction> {
    static constexpr std::array<std::string_view, 8> names{"none",     "vet",  "acquire",   "expose",
                                                           "retarget", "stop", "make_safe", "rest"};
};

struct ResponseRow {
    ResponseState from;
    ResponseEvent event;
    ResponseState to;
    ResponseAction action;
};

/// The whole machine on one page. An event that a state does not list is ignored and journalled.
inline constexpr std::array kResponseTable = [] {
    using enum ResponseState;
    using E = ResponseEvent;
    using A = ResponseAction;
    return std::array{
        ResponseRow{Idle, E::Alert, Vetting, A::Vet},
        ResponseRow{Vetting, E::Accepted, Acquiring, A::Acquire},
        ResponseRow{Vetting, E::Declined, Idle, A::Rest},
        ResponseRow{Vetting, E::Deadline, Idle, A::Rest},
        ResponseRow{Vetting, E::Retracted, Idle, A::Rest},
        ResponseRow{Vetting, E::OperatorStop, Idle, A::Rest},
        ResponseRow{Vetting, E::Unsafe, Stopping, A::MakeSafe},
        ResponseRow{Acquiring, E::Acquired, Exposing, A::Expose},
        ResponseRow{Acquiring, E::Improved, Acquiring, A::Retarget},
        ResponseRow{Acquiring, E::Retracted, Stopping, A::Stop},
        ResponseRow{Acquiring, E::Superseded, Stopping, A::Stop},
        ResponseRow{Acquiring, E::OperatorStop, Stopping, A::Stop},
        ResponseRow{Acquiring, E::Fault, Stopping, A::Stop},
        ResponseRow{Acquiring, E::Deadline, Stopping, A::Stop},
        ResponseRow{Acquiring, E::Unsafe, Stopping, A::MakeSafe},
        ResponseRow{Exposing, E::Lost, Acquiring, A::Acquire},
        ResponseRow{Exposing, E::Improved, Exposing, A::Retarget},
        ResponseRow{Exposing, E::Retracted, Stopping, A::Stop},
        ResponseRow{Exposing, E::Finished, Stopping, A::Stop},
        ResponseRow{Exposing, E::Superseded, Stopping, A::Stop},
        ResponseRow{Exposing, E::OperatorStop, Stopping, A::Stop},
        ResponseRow{Exposing, E::Fault, Stopping, A::Stop},
        ResponseRow{Exposing, E::Deadline, Stopping, A::Stop},
        ResponseRow{Exposing, E::Unsafe, Stopping, A::MakeSafe},
        ResponseRow{Stopping, E::Quiet, Idle, A::Rest},
        ResponseRow{Stopping, E::Deadline, Idle, A::MakeSafe},
        ResponseRow{Stopping, E::Unsafe, Stopping, A::MakeSafe},
    };
}();

[[nodiscard]] constexpr const ResponseRow *findRow(ResponseState from, ResponseEvent event)
{
    for (const ResponseRow &row : kResponseTable)
        if (row.from == from && row.event == event)
            return &row;
    return nullptr;
}

namespace response_table_checks {

consteval bool noRowTwice()
{
    for (std::size_t i = 0; i < kResponseTable.size(); ++i)
        for (std::size_t j = i + 1; j < kResponseTable.size(); ++j)
            if (kResponseTable[i].from == kResponseTable[j].from
                && kResponseTable[i].event == kResponseTable[j].event)
                return false;
    return true;
}

// By index: GCC 12 cannot evaluate a reference's own null check under the undefined-behaviour sanitizer.
consteval bool answers(ResponseState state, ResponseEvent event)
{
    for (std::size_t i = 0; i < kResponseTable.size(); ++i)
        if (kResponseTable[i].from == state && kResponseTable[i].event == event)
            return true;
    return false;
}

consteval bool everyBusyStateAnswers(ResponseEvent event)
{
    for (std::size_t i = 1; i < EnumNames<ResponseState>::names.size(); ++i)
        if (!answers(static_cast<ResponseState>(i), event))
            return false;
    return true;
}

consteval bool everyStateIsReached()
{
    for (std::size_t i = 0; i < EnumNames<ResponseState>::names.size(); ++i) {
        bool reached = false;
        for (std::size_t j = 0; j < kResponseTable.size(); ++j)
            reached = reached
                || (kResponseTable[j].to == static_cast<ResponseState>(i)
                    && kResponseTable[j].from != kResponseTable[j].to);
        if (!reached)
            return false;
    }
    return true;
}

static_assert(noRowTwice());
static_assert(everyBusyStateAnswers(ResponseEvent::Deadline));
static_assert(everyBusyStateAnswers(ResponseEvent::Unsafe));
static_assert(everyStateIsReached());

} // namespace response_table_checks

} // namespace tulpar
