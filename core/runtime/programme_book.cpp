#include "core/runtime/programme_book.h"

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
    m_skipped.clear();
    m_first.clear();
    m_at.clear();
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
    if (move.to == BlockState::Acquiring && storedOf(subject) == 0)
        progress.lastStart = at;
    if (move.to == BlockState::Done) {
        ++progress.completed;
        m_stored.erase(subject);
    }
    if (move.to == BlockState::Skipped || move.to == BlockState::Failed)
        m_skipped.insert(move.block);
}

void ProgrammeBook::order(const OrderBlock &order)
{
    m_remaining.reset();
    m_skipped.erase(order.block);
    m_first.erase(order.block);
    m_at.erase(order.block);
    if (m_states[order.block] == BlockState::Skipped || m_states[order.block] == BlockState::Failed)
        m_states[order.block] = BlockState::Planned;
    if (order.order == BlockOrder::Skip)
        m_skipped.insert(order.block);
    if (order.order == BlockOrder::Now)
        m_first.insert(order.block);
    if ((order.order == BlockOrder::At || order.order == BlockOrder::Now) && order.beginUtc)
        m_at[order.block] = *order.beginUtc;
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
        if (m_first.contains(block.name))
            block.priority *= kBeforeAllOthers;
        if (const auto at = m_at.find(block.name); at != m_at.end())
            block.fixedStart = at->second;
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

} // namespace tulpar
