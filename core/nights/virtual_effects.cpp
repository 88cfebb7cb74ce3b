// What the core returns: kept by the journal, sent to the devices.
#include "core/nights/virtual_observatory.h"

#include <algorithm>
#include <span>
#include <utility>

namespace tulpar {

std::string VirtualObservatory::noticeBytes(std::uint64_t seq) const
{
    const auto found = m_notices.find(seq);
    return found == m_notices.end() ? std::string() : found->second.second;
}

void VirtualObservatory::perform(Effects effects, std::int64_t message)
{
    if (effects.plan)
        later(m_latency.plan, [this, order = std::make_shared<PlanOrder>(std::move(*effects.plan))] {
            if (!m_core)
                return;
            PlanWork work(*order, m_planEffort);
            while (!work.isOver())
                (void)work.step();
            perform(m_core->take(work.answer()));
        });
    const auto failures = send(effects.urgent); // told after the facts that are numbered before them
    if (effects.facts.empty() && effects.commands.empty())
        return tell(failures);
    if (effects.notice) {
        ++m_keptNotices;
        m_keptBytes += effects.notice->bytes.size();
        const auto received = std::ranges::find(effects.facts, NoticeReceived::kKind, &FactRecord::kind);
        if (m_isPacing && received != effects.facts.end())
            m_notices.emplace(
                received->seq, std::pair(std::move(effects.notice->feed), std::move(effects.notice->bytes)));
    }
    for (FactRecord &fact : effects.facts) {
        note(fact);
        m_journal.push_back(std::move(fact));
    }
    later(m_latency.commit, [this, upTo = m_journal.size(), commands = std::move(effects.commands), message] {
        commit(upTo, commands, message);
    });
    tell(failures);
}

std::vector<CommandFailed> VirtualObservatory::send(const std::vector<DeviceCommand> &commands)
{
    std::vector<CommandFailed> failures;
    for (const DeviceCommand &command : commands) {
        const bool isLost = isLostOnTheWay();
        if (m_watcher)
            m_watcher->commanded(command, isLost, m_clock.now());
        if (isLost)
            continue;
        if (const auto sent = m_port.submit(command); !sent)
            failures.push_back(
                {deviceOf(command.body), std::string(commandName(command.body)), sent.error().detail});
    }
    return failures;
}

void VirtualObservatory::tell(const std::vector<CommandFailed> &failures)
{
    for (const CommandFailed &failure : failures)
        perform(m_core->take(failure));
}

void VirtualObservatory::commit(
    std::size_t upTo, const std::vector<DeviceCommand> &commands, std::int64_t message)
{
    if (m_commitsFail) {
        // The intents of now do not leave late; the reconcilers ask again. The facts wait.
        m_core->journalFailing(true);
        later(kCommitAgain, [this, upTo, message] { commit(upTo, {}, message); });
        return;
    }
    m_core->journalFailing(false);
    markCommitted(upTo);
    if (message >= 0)
        m_acknowledged[static_cast<std::size_t>(message)] = true;
    const auto passable = m_core->stillPassable(commands);
    tell(send(passable));
    if (!passable.empty())
        perform(m_core->commandsLeft());
}

void VirtualObservatory::markCommitted(std::size_t upTo)
{
    if (upTo <= m_committed)
        return;
    if (m_watcher)
        m_watcher->committed(std::span(m_journal).subspan(m_committed, upTo - m_committed), m_clock.now());
    m_committed = upTo;
    const std::uint64_t seq = m_journal[upTo - 1].seq;
    m_untold.erase(m_untold.begin(), m_untold.upper_bound(seq));
}

void VirtualObservatory::failCommits(bool failing)
{
    wake();
    m_commitsFail = failing;
}

} // namespace tulpar
