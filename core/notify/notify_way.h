#pragma once

#include "core/base/enum_names.h"
#include "core/base/result.h"
#include "core/time/instant.h"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace tulpar {

/// What a person away from the desk may want to be told of.
enum class TellOf {
    Respond, ///< these four: a decision
    Queue,
    Ask,
    Ignore,
    Answered, ///< a person decided, or nobody did in time
    Observing, ///< the first exposure is open
    Improved, ///< the telescope goes to a better position
    Withdrawn, ///< retracted, or not a burst after all
    Ended, ///< the response
    MadeSafe, ///< the observatory closes
    Feed, ///< a source of alerts fell silent, or is back
    Restarted, ///< after a crash
    Trial, ///< asked for by a person
    Summary, ///< of changes that were too many to be told one by one
};

template <>
struct EnumNames<TellOf> {
    static constexpr std::array<std::string_view, 14> names{
        "respond",   "queue", "ask",       "ignore", "answered",  "observing", "improved",
        "withdrawn", "ended", "made_safe", "feed",   "restarted", "trial",     "summary"};
};

/// Whether it goes before others that wait, and may still pass when the hour's share is used up.
[[nodiscard]] bool isUrgent(TellOf change) noexcept;

enum class NotifyBody { Json, Text, Chat };

template <>
struct EnumNames<NotifyBody> {
    static constexpr std::array<std::string_view, 3> names{"json", "text", "chat"};
};

/// One way to tell one person: a command or an HTTP POST, and of what. A value; the commented example is in
/// resources/observatory.toml. `url` and header values may be "env:NAME" or "file:PATH": secrets stand
/// nowhere else.
struct NotifyWay {
    std::string person;
    std::vector<TellOf> on{TellOf::Respond, TellOf::Ask, TellOf::Withdrawn, TellOf::MadeSafe};
    bool tests = false; ///< also of test notices and of recorded streams
    std::vector<std::string> command; ///< program and its arguments, as they are: no shell
    std::vector<std::string> passEnvironment; ///< names of variables that the command may see
    std::string url;
    std::map<std::string, std::string> headers;
    NotifyBody body = NotifyBody::Json;
    std::string link; ///< where to look further, told as it is
    Duration limit = std::chrono::seconds(20); ///< for one attempt
    Duration firstRetry = std::chrono::seconds(5); ///< doubles with each failure
    Duration lastRetry = std::chrono::minutes(5);
    Duration giveUp = std::chrono::hours(1);
    Duration summaryEvery = std::chrono::minutes(10);
    int mostPerHour = 60; ///< the rest is summed; urgent ones may take as many again
    int mostWaiting = 100;
};

/// Errc::OutOfRange with "key what is wrong" where the way cannot work, or would show a secret.
[[nodiscard]] Result<void> checkWay(const NotifyWay &way);

/// How facts name the way: the file name of the program, or "https://host:port"; never a path or a query.
[[nodiscard]] std::string wayName(const NotifyWay &way);

} // namespace tulpar
