#include "core/nights/night.h"

#include "core/base/parse.h"

#include <type_traits>

namespace tulpar {

std::string describeAct(const NightAct &act)
{
    return std::visit(
        [](const auto &what) -> std::string {
            using What = std::remove_cvref_t<decltype(what)>;
            if constexpr (std::is_same_v<What, TroubleTurns>)
                return std::string(nameOf(what.trouble)) + (what.begins ? " begins" : " ends");
            else if constexpr (std::is_same_v<What, NoticeArrives>)
                return "notice " + what.label;
            else if constexpr (std::is_same_v<What, PersonSpeaks>)
                return "operator " + what.who + ": " + std::string(requestName(what.body));
            else if constexpr (std::is_same_v<What, PersonAnswers>)
                return "operator " + what.who + ": " + (what.accept ? "accepts" : "declines");
            else if constexpr (std::is_same_v<What, OtherCommands>)
                return "other client: " + std::string(commandName(what.command));
            else if constexpr (std::is_same_v<What, CoreTurns>)
                return what.to == CoreTurns::To::Killed ? "core killed"
                    : what.to == CoreTurns::To::Stopped ? "core stopped"
                                                        : "core started";
            else
                return "clock steps " + fixed(seconds(what.by), 3) + " s";
        },
        act);
}

} // namespace tulpar
