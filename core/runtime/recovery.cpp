#include "core/runtime/recovery.h"

namespace tulpar {

Recovery recover(std::span<const FactRecord> facts)
{
    Recovery recovery;
    for (const FactRecord &record : facts) {
        const auto fact = factOf(record);
        if (!fact)
            continue;
        if (std::holds_alternative<CoreStarted>(*fact)) {
            recovery = {true, true, {}};
        } else if (std::holds_alternative<CoreStopped>(*fact)) {
            recovery.unclean = false;
            recovery.response.clear();
        } else if (const auto *moved = std::get_if<ResponseMoved>(&*fact)) {
            recovery.response = moved->to == ResponseState::Idle ? std::string() : moved->event;
        }
    }
    return recovery;
}

} // namespace tulpar
