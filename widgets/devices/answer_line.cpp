#include "widgets/devices/answer_line.h"

#include "core/words/sentences.h"
#include "widgets/devices/still_moving.h"

#include <QCoreApplication>

#include <algorithm>

namespace tulpar {

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(AnswerLine)
};

qint64 wholeSeconds(Duration span)
{
    return std::chrono::ceil<std::chrono::seconds>(std::max(span, Duration::zero())).count();
}

bool isUrgent(const RequestBody &asked)
{
    return std::holds_alternative<MakeSafe>(asked) || std::holds_alternative<StopMotion>(asked);
}

/// What closes the roof now that the core is not heard, as far as this desk knows.
QString whoCloses(const Snapshot *snapshot)
{
    if (snapshot == nullptr || snapshot->safety.heartbeat.limit <= Duration::zero())
        return Text::tr("The roof closes by its own contact alone: look at it");
    return Text::tr("The roof closes by its own contact %1 s after the core falls silent")
        .arg(wholeSeconds(snapshot->safety.heartbeat.limit));
}

} // namespace

void AnswerLine::take(const RequestBody &asked, const Answer &answer, bool wasHeard, UtcInstant now)
{
    m_asked = asked;
    m_since = m_askedUtc = now;
    m_askedOf.clear();
    m_isAskedSeen = m_isHeardAgain = false;
    m_text = words::answer(asked, answer);
    const bool isUnanswered = !answer.accepted && answer.reasons.empty();
    m_isDanger = isUnanswered && (!wasHeard || isUrgent(asked));
    if (isUnanswered && !wasHeard)
        m_stage = Stage::NotSent;
    else if (answer.accepted && isUrgent(asked))
        m_stage = Stage::Running;
    else if (answer.accepted && std::holds_alternative<TakeControl>(asked))
        m_stage = Stage::AskingControl;
    else
        m_stage = Stage::Said;
}

void AnswerLine::watch(const Snapshot *snapshot, const Standing &standing, UtcInstant now)
{
    if (m_stage == Stage::NotSent)
        watchNotSent(snapshot, standing, now);
    else if (m_stage == Stage::Running && snapshot != nullptr)
        watchRunning(*snapshot, now);
    else if (m_stage == Stage::AskingControl && snapshot != nullptr)
        watchControl(*snapshot, standing, now);
    if (m_isDanger && !standing.isLinked)
        m_since = now; // as long as it is so
    if (m_stage != Stage::None && ageAt(now, m_since) >= kShown) {
        m_stage = Stage::None;
        m_text.clear();
    }
}

void AnswerLine::endWith(const QString &text, UtcInstant now)
{
    m_stage = Stage::Said;
    m_text = text;
    m_since = now;
}

void AnswerLine::watchRunning(const Snapshot &snapshot, UtcInstant now)
{
    if (snapshot.response && !snapshot.response->isOver && snapshot.response->receivedUtc > m_askedUtc) {
        endWith({}, now); // what moves from here on moves for another reason
        return;
    }
    const Progress progress = progressOf(m_asked, snapshot, now);
    if (progress.isDone) {
        endWith(progress.text, now);
        return;
    }
    m_text = progress.text;
    if (std::holds_alternative<MakeSafe>(m_asked) && snapshot.isMakingSafe)
        m_since = now; // a roof may need minutes
}

void AnswerLine::watchControl(const Snapshot &snapshot, const Standing &standing, UtcInstant now)
{
    const ControlView &control = snapshot.safety.control;
    const QString what = words::request(m_asked);
    const QString holder =
        control.holder.empty() ? Text::tr("another desk") : QString::fromStdString(control.holder);
    if (hasControl(snapshot, standing)) {
        if (!m_askedOf.isEmpty())
            endWith(Text::tr("%1: granted, this desk has control", "request").arg(what), now);
    } else if (!control.desk.empty() && control.askedByDesk == standing.desk) {
        m_isAskedSeen = true;
        m_askedOf = holder;
        m_since = now;
        m_text = control.grantedUtc ? Text::tr("%1: asked %2, who has %3 s to answer", "request, person")
                                          .arg(what, holder)
                                          .arg(wholeSeconds(*control.grantedUtc - now))
                                    : Text::tr("%1: asked %2", "request, person").arg(what, holder);
    } else if (control.desk.empty()) {
        if (m_isAskedSeen)
            endWith({}, now); // free: whoever asks next has it
    } else if (m_isAskedSeen) {
        endWith(Text::tr("%1: refused, %2 has control", "request, person").arg(what, holder), now);
    } else {
        m_askedOf = holder;
        m_text = Text::tr("%1: asked %2", "request, person").arg(what, holder);
    }
}

void AnswerLine::watchNotSent(const Snapshot *snapshot, const Standing &standing, UtcInstant now)
{
    if (standing.isLinked && !m_isHeardAgain) {
        m_isHeardAgain = true;
        m_text =
            Text::tr("NOT SENT: %1. The core is heard again now", "request").arg(words::request(m_asked));
        m_since = now;
    }
    if (m_isHeardAgain)
        return;
    m_text = isUrgent(m_asked)
        ? Text::tr("NOT SENT: the core is not heard. %1").arg(whoCloses(snapshot))
        : Text::tr("NOT SENT: the core is not heard (%1)", "request").arg(words::request(m_asked));
}

} // namespace tulpar
