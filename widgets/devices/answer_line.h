#pragma once

#include "core/session/request.h"
#include "core/session/snapshot.h"
#include "widgets/common/standing.h"

#include <QString>

#include <optional>

namespace tulpar {

/// What the bar says of the last request: its answer, then what has become of it. It ends 30 s after the
/// answer, or after what it speaks of has ended, and does not wake again: what moves later is of another
/// request. A value; GUI thread.
class AnswerLine {
public:
    static constexpr Duration kShown = 30s;

    /// `wasHeard`: the core was heard when the request left this desk.
    void take(const RequestBody &asked, const Answer &answer, bool wasHeard, UtcInstant now);

    /// Looks at the newest of everything; call it when any of these changed.
    void watch(const Snapshot *snapshot, const Standing &standing, UtcInstant now);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// What did not reach the core, or nobody knows whether it did: a person must see it.
    [[nodiscard]] bool isDanger() const { return m_isDanger && !m_text.isEmpty(); }

private:
    enum class Stage { None, Said, Running, AskingControl, NotSent };

    void watchRunning(const Snapshot &snapshot, UtcInstant now);
    void watchControl(const Snapshot &snapshot, const Standing &standing, UtcInstant now);
    void watchNotSent(const Snapshot *snapshot, const Standing &standing, UtcInstant now);
    void endWith(const QString &text, UtcInstant now);

    RequestBody m_asked = Arm{};
    Stage m_stage = Stage::None;
    UtcInstant m_since; ///< what is said now goes 30 s later
    QString m_text;
    UtcInstant m_askedUtc;
    QString m_askedOf; ///< who had control when this desk asked for it
    bool m_isAskedSeen = false; ///< a snapshot has shown the question
    bool m_isHeardAgain = false;
    bool m_isDanger = false;
};

} // namespace tulpar
