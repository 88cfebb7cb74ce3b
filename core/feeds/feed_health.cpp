#include "core/feeds/feed_health.h"

#include "core/base/parse.h"

#include <algorithm>
#include <utility>

namespace tulpar {

void FeedHealthBook::add(const std::string &feed, const Limits &limits, Now now)
{
    Member member;
    member.health.feed = feed;
    member.health.since = now.utc;
    member.limits = limits;
    member.lastHeard = now.mono;
    member.lastNotice = now.mono;
    m_members.push_back(std::move(member));
}

FeedHealthBook::Member *FeedHealthBook::find(std::string_view feed)
{
    const auto found =
        std::ranges::find(m_members, feed, [](const Member &member) { return member.health.feed; });
    return found == m_members.end() ? nullptr : &*found;
}

bool FeedHealthBook::heard(const std::string &feed, Now now)
{
    Member *const member = find(feed);
    if (!member)
        return false;
    member->lastHeard = now.mono;
    member->health.lastHeard = now.utc;
    return judge(*member, now);
}

bool FeedHealthBook::noticeArrived(const std::string &feed, bool isReplay, Now now)
{
    Member *const member = find(feed);
    if (!member || (isReplay && !member->limits.canEnd))
        return false;
    ++member->health.notices;
    member->lastHeard = member->lastNotice = now.mono;
    member->health.lastHeard = member->health.lastNotice = now.utc;
    return judge(*member, now);
}

void FeedHealthBook::noticeRefused(const std::string &feed)
{
    if (Member *const member = find(feed))
        ++member->health.refused;
}

bool FeedHealthBook::statusChanged(const std::string &feed, const FeedStatus &status, Now now)
{
    Member *const member = find(feed);
    if (!member)
        return false;
    if (!status.topic.empty()) {
        if (status.detail.empty())
            member->troubles.erase(status.topic);
        else
            member->troubles[status.topic] = status.detail;
        return judge(*member, now);
    }
    if (status.link == FeedLink::Connected && member->status.link != FeedLink::Connected) {
        member->lastHeard = now.mono; // a new link has its time
        member->health.lastHeard = now.utc;
    }
    member->status = status;
    member->health.lastLogin = status.lastLogin;
    return judge(*member, now);
}

bool FeedHealthBook::judge(Member &member, Now now)
{
    const FeedStatus &status = member.status;
    FeedCondition condition = FeedCondition::Starting;
    std::string why = status.detail;
    if (status.link == FeedLink::Down) {
        condition = member.limits.canEnd ? FeedCondition::Over : FeedCondition::Dead;
    } else if (member.limits.silent && now.mono - member.lastHeard > *member.limits.silent) {
        condition = FeedCondition::Dead;
        why = "no sign of life for " + fixed(seconds(*member.limits.silent), 0) + " s";
    } else if (status.link == FeedLink::Connected) {
        const bool isQuiet = now.mono - member.lastNotice > member.limits.quiet;
        condition = isQuiet ? FeedCondition::Quiet : FeedCondition::Live;
        if (isQuiet)
            why += std::string(why.empty() ? "" : "; ") + "no notice "
                + (member.health.lastNotice ? "since " + isoUtc(*member.health.lastNotice, 0) : "yet");
        if (!status.loginTrouble.empty())
            why += (why.empty() ? "" : "; ") + std::string("the next login fails: ") + status.loginTrouble;
        for (const auto &[topic, trouble] : member.troubles)
            why += (why.empty() ? "" : "; ") + topic + ": " + trouble;
    }
    FeedHealth &health = member.health;
    const bool isOther = health.condition != condition;
    if (!isOther && health.why == why)
        return false;
    if (isOther)
        health.since = now.utc;
    health.condition = condition;
    health.why = std::move(why);
    return true;
}

std::vector<std::string> FeedHealthBook::tick(Now now)
{
    std::vector<std::string> changed;
    for (Member &member : m_members)
        if (judge(member, now))
            changed.push_back(member.health.feed);
    return changed;
}

const FeedHealth *FeedHealthBook::health(std::string_view feed) const
{
    const auto found =
        std::ranges::find(m_members, feed, [](const Member &member) { return member.health.feed; });
    return found == m_members.end() ? nullptr : &found->health;
}

std::vector<FeedHealth> FeedHealthBook::all() const
{
    std::vector<FeedHealth> all;
    for (const Member &member : m_members)
        all.push_back(member.health);
    return all;
}

} // namespace tulpar
