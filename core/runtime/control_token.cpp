#include "core/runtime/control_token.h"

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

Answer heldBy(const std::string &holder)
{
    Reason held{ReasonCode::ControlHeld, {}, {}, {}};
    held.who = holder;
    return {false, {held}};
}

} // namespace

Reasons ControlToken::useBy(const Speaker &speaker, Now now, Changes &changes)
{
    if (m_holder && !isHeldBy(speaker))
        return heldBy(m_holder->who).reasons;
    if (!m_holder)
        give(speaker, "taken", {}, now, changes);
    else if (m_holder->who != speaker.who) // another person at the same desk
        give(speaker, "passed", {}, now, changes);
    m_usedAt = now.mono;
    return {};
}

Answer ControlToken::take(const Speaker &speaker, Now now, Changes &changes)
{
    if (!m_holder || isHeldBy(speaker))
        return {true, useBy(speaker, now, changes)};
    if (m_question && m_question->asker.desk != speaker.desk)
        return heldBy(m_question->asker.who); // first come, first served
    if (!m_question)
        m_question = Question{speaker, now.mono + m_settings.answerWithin};
    return {true, {}};
}

Answer ControlToken::release(const Speaker &speaker, Now now, Changes &changes)
{
    if (m_question && m_question->asker.desk == speaker.desk)
        m_question.reset();
    if (!m_holder)
        return {true, {}};
    if (!isHeldBy(speaker))
        return heldBy(m_holder->who);
    free("released", speaker.who, now, changes);
    return {true, {}};
}

Answer ControlToken::answer(const Speaker &speaker, bool grant, Now now, Changes &changes)
{
    if (m_holder && !isHeldBy(speaker))
        return heldBy(m_holder->who);
    if (!m_question)
        return {true, {}};
    const Question question = *std::exchange(m_question, std::nullopt);
    if (grant)
        give(question.asker, "granted", speaker.who, now, changes);
    return {true, {}};
}

Answer ControlToken::takeBack(const Speaker &speaker, Now now, Changes &changes)
{
    if (speaker.who.empty())
        return {false, {{ReasonCode::NameMissing, {}, {}, {}}}};
    const auto &names = m_settings.instructors;
    if (!names.empty() && std::ranges::find(names, speaker.who) == names.end())
        return heldBy(m_holder ? m_holder->who : names.front());
    m_question.reset();
    give(speaker, "taken_back", speaker.who, now, changes);
    return {true, {}};
}

void ControlToken::deskGone(const std::string &desk, Now now, Changes &changes)
{
    if (m_question && m_question->asker.desk == desk)
        m_question.reset();
    if (m_holder && m_holder->desk == desk)
        free("desk_gone", {}, now, changes);
}

void ControlToken::watch(Now now, Changes &changes)
{
    if (m_question && now.mono >= m_question->until) {
        const Question question = *std::exchange(m_question, std::nullopt);
        give(question.asker, "unanswered", {}, now, changes);
    }
    if (m_holder && now.mono - m_usedAt >= m_settings.expiry)
        free("expired", {}, now, changes);
}

ControlView ControlToken::view(Now now) const
{
    ControlView view;
    if (m_holder) {
        view.holder = m_holder->who;
        view.desk = m_holder->desk;
        view.expiresUtc = now.utc + (m_usedAt + m_settings.expiry - now.mono);
    }
    if (m_question) {
        view.askedBy = m_question->asker.who;
        view.askedByDesk = m_question->asker.desk;
        view.grantedUtc = now.utc + (m_question->until - now.mono);
    }
    return view;
}

void ControlToken::give(
    const Speaker &speaker, const std::string &cause, const std::string &by, Now now, Changes &changes)
{
    m_holder = speaker;
    m_usedAt = now.mono;
    changes.push_back({speaker.who, cause, by});
}

/// The one who asks is next.
void ControlToken::free(const std::string &cause, const std::string &by, Now now, Changes &changes)
{
    m_holder.reset();
    changes.push_back({{}, cause, by});
    if (m_question)
        give(std::exchange(m_question, std::nullopt)->asker, "granted", by, now, changes);
}

bool ControlToken::isHeldBy(const Speaker &speaker) const
{
    return m_holder && m_holder->desk == speaker.desk;
}

} // namespace tulpar
