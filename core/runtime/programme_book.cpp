#include "core/runtime/programme_book.h"

#include "core/runtime/block_possible.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace tulpar {

namespace {

constexpr double kBeforeAllOthers = 1e4; ///< times its priority
constexpr std::string_view kProgramme = "programme:";

std::string subjectOf(const std::string &target, const std::string &block)
{
    return std::string(kProgramme) + target + '/' + block;
}

int countOf(const std::vector<Exposures> &lines)
{
    return std::accumulate(
        lines.begin(), lines.end(), 0, [](int sum, const Exposures &line) { return sum + line.count; });
}

} // namespace

std::string subjectOf(const Block &block)
{
    return subjectOf(block.target, block.name);
}

void ProgrammeBook::beginNight()
{
    m_progress.clear();
    m_stored.clear();
    m_states.clear();
    m_visits.beginNight();
    m_skipped.clear();
    m_wishes.clear();
    m_remaining.reset();
}

void ProgrammeBook::setProgramme(std::shared_ptr<const Programme> programme)
{
    m_programme = std::move(programme);
    m_remaining.reset();
}

void ProgrammeBook::take(const FrameStored &frame)
{
    if (!frame.event.starts_with(kProgramme))
        return;
    ++m_stored[frame.event][frame.channel];
    m_remaining.reset();
}

void ProgrammeBook::take(const BlockMoved &move, UtcInstant at)
{
    m_remaining.reset();
    m_states[move.block] = move.to;
    BlockProgress &progress = m_progress[move.block];
    const std::string subject = subjectOf(move.target, move.block);
    m_visits.take(move, storedOf(subject), at);
    if ((move.to == BlockState::Acquiring || move.to == BlockState::Exposing) && storedOf(subject) == 0)
        progress.lastStart = at;
    if (move.to == BlockState::Done) {
        if (const auto wish = m_wishes.find(move.block);
            wish != m_wishes.end() && wish->second.visit <= progress.completed)
            m_wishes.erase(wish); // it is fulfilled: the visits after it are the plan's again
        ++progress.completed;
        m_stored.erase(subject);
    }
    if (move.to == BlockState::Skipped || move.to == BlockState::Failed)
        m_skipped.insert(move.block);
}

void ProgrammeBook::take(const CoreStarted &)
{
    for (auto &[block, state] : m_states)
        if (state == BlockState::Acquiring || state == BlockState::Exposing)
            state = BlockState::Interrupted;
    m_visits.interrupt();
}

void ProgrammeBook::order(const BlockOrdered &order)
{
    m_remaining.reset();
    m_skipped.erase(order.block);
    m_wishes.erase(order.block);
    if (m_states[order.block] == BlockState::Skipped || m_states[order.block] == BlockState::Failed)
        m_states[order.block] = BlockState::Planned;
    if (order.order == BlockOrder::Skip)
        m_skipped.insert(order.block);
    else if (order.order == BlockOrder::Now)
        m_wishes[order.block] = {nextVisit(order.block), true, {}, order.who};
    else if (order.order == BlockOrder::At)
        m_wishes[order.block] = {nextVisit(order.block), false, order.begin, order.who};
}

void ProgrammeBook::beginFirst(const std::string &block, const std::optional<UtcInstant> &begin)
{
    const auto wish = m_wishes.find(block);
    if (wish == m_wishes.end() || !wish->second.isFirst || wish->second.begin == begin)
        return;
    wish->second.begin = begin;
    m_remaining.reset();
}

std::string ProgrammeBook::wantedBy(const std::string &block) const
{
    const auto wish = m_wishes.find(block);
    const auto progress = m_progress.find(block);
    const int completed = progress == m_progress.end() ? 0 : progress->second.completed;
    return wish != m_wishes.end() && wish->second.visit == completed ? wish->second.who : std::string();
}

std::vector<ProgrammeBook::Wanted> ProgrammeBook::wantedFirst() const
{
    std::vector<Wanted> wanted;
    for (const auto &[block, wish] : m_wishes)
        if (wish.isFirst)
            wanted.push_back({block, wish.begin});
    return wanted;
}

std::optional<UtcInstant> ProgrammeBook::earliest(
    const std::string &name, const NightSky &night, const PlanTerms &terms, UtcInstant from) const
{
    const Block *block = m_programme ? m_programme->block(name) : nullptr;
    const Target *target = block ? m_programme->target(block->target) : nullptr;
    if (!target)
        return std::nullopt;
    const auto progress = m_progress.find(name);
    const bool hasBefore = progress != m_progress.end() && progress->second.lastStart && nextVisit(name) > 0;
    if (hasBefore)
        from = std::max(from, *progress->second.lastStart + block->cadence.minGap);
    const auto begin = earliestStart(*block, *target, night, terms, from);
    const bool isTooLate = begin && hasBefore && block->cadence.maxGap
        && *begin > *progress->second.lastStart + *block->cadence.maxGap;
    return isTooLate ? std::nullopt : begin;
}

std::vector<Exposures> ProgrammeBook::wanted(const Block &block, const std::string &channel) const
{
    int done = 0;
    if (const auto stored = m_stored.find(subjectOf(block)); stored != m_stored.end())
        if (const auto found = stored->second.find(channel); found != stored->second.end())
            done = found->second;
    std::vector<Exposures> lines;
    for (Exposures line : block.exposures) {
        if (line.channel != channel)
            continue;
        const int skipped = std::min(done, line.count);
        done -= skipped;
        line.count -= skipped;
        if (line.count > 0)
            lines.push_back(line);
    }
    return lines;
}

std::shared_ptr<const Programme> ProgrammeBook::remaining() const
{
    if (m_remaining || !m_programme)
        return m_remaining;
    auto left = std::make_shared<Programme>(*m_programme);
    std::erase_if(left->blocks, [this](const Block &block) { return m_skipped.contains(block.name); });
    for (Group &group : left->groups)
        std::erase_if(group.blocks, [this](const std::string &name) { return m_skipped.contains(name); });
    std::erase_if(left->groups, [](const Group &group) { return group.blocks.empty(); });
    for (Block &block : left->blocks) {
        if (const auto found = m_wishes.find(block.name); found != m_wishes.end()) {
            const Wish &wish = found->second;
            if (wish.isFirst)
                block.priority *= kBeforeAllOthers;
            if (wish.begin)
                block.fixedStart = wish.begin;
            block.repeats = std::min(block.repeats, wish.visit + 1); // a fixed start is of one visit
        }
        if (!m_stored.contains(subjectOf(block)))
            continue;
        std::vector<Exposures> lines;
        std::set<std::string> channels;
        for (const Exposures &line : m_programme->block(block.name)->exposures)
            channels.insert(line.channel);
        for (const std::string &channel : channels)
            std::ranges::copy(wanted(block, channel), std::back_inserter(lines));
        if (countOf(lines) > 0)
            block.exposures = lines;
    }
    return m_remaining = std::move(left);
}

int ProgrammeBook::stored(const std::string &name) const
{
    const Block *block = m_programme ? m_programme->block(name) : nullptr;
    return block ? storedOf(subjectOf(*block)) : 0;
}

int ProgrammeBook::storedOf(const std::string &subject) const
{
    const auto found = m_stored.find(subject);
    if (found == m_stored.end())
        return 0;
    return std::accumulate(found->second.begin(), found->second.end(), 0, [](int sum, const auto &each) {
        return sum + each.second;
    });
}

BlockState ProgrammeBook::stateOf(const std::string &block) const
{
    const auto found = m_states.find(block);
    return found == m_states.end() ? BlockState::Planned : found->second;
}

int ProgrammeBook::nextVisit(const std::string &block) const
{
    const auto progress = m_progress.find(block);
    const int completed = progress == m_progress.end() ? 0 : progress->second.completed;
    const BlockState state = stateOf(block);
    return completed + (state == BlockState::Acquiring || state == BlockState::Exposing ? 1 : 0);
}

} // namespace tulpar
