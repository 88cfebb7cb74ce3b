#pragma once

#include "core/session/request.h"
#include "core/session/safety_fact.h"
#include "core/session/safety_view.h"
#include "core/time/instant.h"

#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// Who may command: one desk at a time. Free, the first command takes it; held, one asks and silence grants
/// it. Safe actions never come here. Deadlines are monotonic. A value without a clock; confine to one thread.
class ControlToken {
public:
    struct Settings {
        Duration expiry = std::chrono::minutes(15); ///< unused so long, it is free again
        Duration answerWithin = std::chrono::seconds(30); ///< the holder's silence grants it then
        std::vector<std::string> instructors; ///< who may take it back; none: everybody who says a name
    };
    struct Speaker {
        std::string who;
        std::string desk;
    };
    using Changes = std::vector<ControlChanged>;

    explicit ControlToken(Settings settings)
        : m_settings(std::move(settings))
    {
    }

    /// Why `speaker` may not command now; empty: it may, and holds the token from here.
    [[nodiscard]] Reasons useBy(const Speaker &speaker, Now now, Changes &changes);

    [[nodiscard]] Answer take(const Speaker &speaker, Now now, Changes &changes);
    [[nodiscard]] Answer release(const Speaker &speaker, Now now, Changes &changes);
    [[nodiscard]] Answer answer(const Speaker &speaker, bool grant, Now now, Changes &changes);
    [[nodiscard]] Answer takeBack(const Speaker &speaker, Now now, Changes &changes);
    /// A desk's link ended: what it held or asked for ends with it.
    void deskGone(const std::string &desk, Now now, Changes &changes);
    /// Lets time pass: expiry, and questions without an answer.
    void watch(Now now, Changes &changes);

    [[nodiscard]] ControlView view(Now now) const;

private:
    struct Question {
        Speaker asker;
        MonoInstant until;
    };

    void give(
        const Speaker &speaker, const std::string &cause, const std::string &by, Now now, Changes &changes);
    void free(const std::string &cause, const std::string &by, Now now, Changes &changes);
    [[nodiscard]] bool isHeldBy(const Speaker &speaker) const;

    Settings m_settings;
    std::optional<Speaker> m_holder;
    MonoInstant m_usedAt;
    std::optional<Question> m_question;
};

} // namespace tulpar
