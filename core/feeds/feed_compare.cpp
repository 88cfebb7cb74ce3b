#include "core/feeds/feed_compare.h"

#include "core/feeds/root_element.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

constexpr Duration kRemembered = std::chrono::hours(1);
constexpr std::size_t kMostRemembered = 50'000;
constexpr qsizetype kPacketBytes = 160;

std::int32_t word(const QByteArray &packet, qsizetype index)
{
    return qFromBigEndian<qint32>(packet.constData() + 4 * index);
}

/// "ivo://a/b#BAT_GRB_Pos" of "ivo://a/b#BAT_GRB_Pos_1126853-379": up to the first part that begins with a
/// digit.
std::string streamOf(const QByteArray &ivorn)
{
    const auto hash = ivorn.indexOf('#');
    for (auto i = std::max<qsizetype>(hash, 0); i + 1 < ivorn.size(); ++i) {
        const char c = ivorn[i];
        const char next = ivorn[i + 1];
        if ((c == '_' || c == '-' || c == '#') && next >= '0' && next <= '9')
            return ivorn.left(i).toStdString();
    }
    return ivorn.toStdString();
}

} // namespace

NoticeKey noticeKey(const QByteArray &bytes)
{
    if (bytes.size() == kPacketBytes && bytes[0] == 0) {
        const std::string type = "packet type " + std::to_string(word(bytes, 0));
        std::string notice = type;
        for (const int index : {1, 4, 5, 6}) // serial number, trigger, day and second of the burst
            notice += "/" + std::to_string(word(bytes, index));
        return {notice, type};
    }
    const auto first = std::find_if(bytes.begin(), bytes.end(), [](char c) {
        return c != ' ' && c != '\n' && c != '\r' && c != '\t' && static_cast<unsigned char>(c) < 0x80;
    });
    if (first != bytes.end() && *first == '<')
        if (const auto root = rootElement(bytes); root && !root->ivorn.isEmpty())
            return {root->ivorn.toStdString(), streamOf(root->ivorn)};
    const auto hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    return {
        "sha256:" + hash.toStdString(),
        first != bytes.end() && *first == '{' ? std::string("json") : "other"};
}

FeedCompare::FeedCompare(Settings settings)
    : m_settings(std::move(settings))
{
}

bool FeedCompare::isCompared(std::string_view feed) const
{
    return m_settings.feeds.size() > 1 && std::ranges::find(m_settings.feeds, feed) != m_settings.feeds.end();
}

bool FeedCompare::isExpected(const std::string &feed, const std::string &stream) const
{
    if (std::ranges::find(m_settings.complete, feed) != m_settings.complete.end())
        return true;
    const auto carried = m_carried.find(feed);
    return carried != m_carried.end() && carried->second.contains(stream);
}

std::vector<FeedComparison> FeedCompare::arrived(const std::string &feed, const NoticeKey &key, Now now)
{
    if (!isCompared(feed))
        return {};
    m_carried[feed].insert(key.stream);
    const auto [entry, isNew] = m_seen.try_emplace(key.notice);
    Seen &seen = entry->second;
    if (isNew) {
        seen.stream = key.stream;
        seen.first = feed;
        seen.at = now;
        seen.brought.insert(feed);
        m_order.push_back(key.notice);
        return {};
    }
    if (!seen.brought.insert(feed).second)
        return {};
    const auto outcome = seen.missing.contains(feed) ? ComparisonOutcome::Late : ComparisonOutcome::Both;
    // stamped in two threads, so a tie may look the other way round
    return {
        {key.notice, seen.first, seen.at.utc, feed, outcome, std::max(now.mono - seen.at.mono, Duration{})}};
}

std::vector<FeedComparison> FeedCompare::tick(Now now)
{
    std::vector<FeedComparison> told;
    while (m_judged < m_order.size()) {
        Seen &seen = m_seen.at(m_order[m_judged]);
        if (now.mono - seen.at.mono < m_settings.patience)
            break;
        for (const std::string &feed : m_settings.feeds) {
            if (seen.brought.contains(feed) || !isExpected(feed, seen.stream))
                continue;
            seen.missing.insert(feed);
            told.push_back(
                {m_order[m_judged], seen.first, seen.at.utc, feed, ComparisonOutcome::Missing, std::nullopt});
        }
        ++m_judged;
    }
    while (!m_order.empty()
           && (m_order.size() > kMostRemembered
               || (m_judged > 0 && now.mono - m_seen.at(m_order.front()).at.mono > kRemembered))) {
        m_seen.erase(m_order.front());
        m_order.pop_front();
        m_judged -= m_judged > 0 ? 1 : 0;
    }
    return told;
}

} // namespace tulpar
