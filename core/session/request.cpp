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
};
} // namespace

std::string_view requestName(const RequestBody &request)
{
    return std::visit(NameVisitor{}, request);
}

} // namespace tulpar
