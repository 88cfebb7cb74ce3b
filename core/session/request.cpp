#include "core/session/request.h"

namespace tulpar {

namespace {
struct NameVisitor {
    std::string_view operator()(const MakeSafe &) const { return "make_safe"; }
    std::string_view operator()(const StopMotion &) const { return "stop_motion"; }
    std::string_view operator()(const StopResponse &) const { return "stop_response"; }
    std::string_view operator()(const Arm &) const { return "arm"; }
    std::string_view operator()(const Disarm &) const { return "disarm"; }
    std::string_view operator()(const SetMode &) const { return "set_mode"; }
    std::string_view operator()(const SetWorld &) const { return "set_world"; }
    std::string_view operator()(const DecideAlert &) const { return "decide_alert"; }
    std::string_view operator()(const AcknowledgeAlert &) const { return "acknowledge_alert"; }
    std::string_view operator()(const NoteAlert &) const { return "note_alert"; }
    std::string_view operator()(const NameAlert &) const { return "name_alert"; }
    std::string_view operator()(const EnterNotice &) const { return "enter_notice"; }
    std::string_view operator()(const EnterAlert &) const { return "enter_alert"; }
    std::string_view operator()(const ReloadPolicy &) const { return "reload_policy"; }
    std::string_view operator()(const ReadHistory &) const { return "read_history"; }
    std::string_view operator()(const TryNotification &) const { return "try_notification"; }
    std::string_view operator()(const TakeControl &) const { return "take_control"; }
    std::string_view operator()(const ReleaseControl &) const { return "release_control"; }
    std::string_view operator()(const AnswerControl &) const { return "answer_control"; }
    std::string_view operator()(const TakeBackControl &) const { return "take_back_control"; }
    std::string_view operator()(const BeginOverride &) const { return "begin_override"; }
    std::string_view operator()(const EndOverride &) const { return "end_override"; }
    std::string_view operator()(const AcknowledgeAlarm &) const { return "acknowledge_alarm"; }
    std::string_view operator()(const Operate &) const { return "operate"; }
    std::string_view operator()(const RunNight &) const { return "run_night"; }
    std::string_view operator()(const OrderStep &) const { return "order_step"; }
    std::string_view operator()(const OrderBlock &) const { return "order_block"; }
    std::string_view operator()(const EnterProgramme &) const { return "enter_programme"; }
};
} // namespace

std::string_view requestName(const RequestBody &request)
{
    return std::visit(NameVisitor{}, request);
}

namespace {
template <class... Bodies>
bool holds(const RequestBody &body)
{
    return (std::holds_alternative<Bodies>(body) || ...);
}
} // namespace

bool isSafeAction(const RequestBody &request)
{
    if (const auto *operate = std::get_if<Operate>(&request))
        return isClosing(operate->operation);
    return holds<
        MakeSafe, StopMotion, StopResponse, AcknowledgeAlert, NoteAlert, AcknowledgeAlarm, EndOverride,
        TakeControl, ReleaseControl, AnswerControl, TakeBackControl>(request);
}

bool isAboutControl(const RequestBody &request)
{
    return holds<TakeControl, ReleaseControl, AnswerControl, TakeBackControl>(request);
}

bool isAboutNight(const RequestBody &request)
{
    return holds<RunNight, OrderStep, OrderBlock, EnterProgramme>(request);
}

bool needsControl(const RequestBody &request)
{
    return !isSafeAction(request) && !holds<SetWorld, NameAlert, ReadHistory, TryNotification>(request);
}

bool needsName(const RequestBody &request)
{
    if (const auto *operate = std::get_if<Operate>(&request))
        return !isClosing(operate->operation);
    return holds<BeginOverride, TakeBackControl>(request);
}

} // namespace tulpar
