// How the virtual observatory loses its core and begins anew on what was committed.
#include "core/nights/virtual_observatory.h"

#include "core/operations/night_times.h"
#include "core/runtime/recovery.h"

#include <algorithm>
#include <utility>

namespace tulpar {

void VirtualObservatory::killCore()
{
    if (!m_core)
        return;
    m_core.reset();
    if (m_watcher)
        m_watcher->coreEnded(m_clock.now());
    m_journal.resize(m_committed);
    const std::uint64_t last = m_journal.empty() ? 0 : m_journal.back().seq;
    m_notices.erase(m_notices.upper_bound(last), m_notices.end());
    m_later.clear();
    m_heard.clear();
    m_isMakingSafe = false;
}

void VirtualObservatory::stopCore()
{
    if (!m_core)
        return;
    wake();
    perform(m_core->stop());
    if (!m_commitsFail)
        markCommitted(m_journal.size());
    killCore();
}

void VirtualObservatory::startCore()
{
    if (m_core)
        return;
    const UtcInstant now = m_clock.now().utc;
    m_core = std::make_unique<CoreLoop>(m_config, m_machine, m_journal.empty() ? 0 : m_journal.back().seq);
    if (m_watcher)
        m_watcher->coreBegan(m_clock.now());
    recallJournal();
    perform(m_core->start(recover(m_journal)));
    tellFoundFrames();
    m_nextTick = m_nextHeartbeat = m_nextBeat = m_nextHost = now;
    m_pace = kTick;
    m_port.setRestInterval(kRestEvery);
    wake();
    m_port.announce();
    hearReports();
    for (std::size_t message = 0; message < m_messages.size(); ++message)
        if (!m_acknowledged[message])
            handOver(message);
}

void VirtualObservatory::recallJournal()
{
    const UtcInstant now = m_clock.now().utc;
    const UtcInstant tonight = nightAt(m_config.site, now).begin;
    for (const FactRecord &fact : m_journal)
        if (isRecalled(fact, tonight) && now - fact.at.utc <= kRecalled)
            m_core->recall(fact, noticeBytes(fact.seq));
}

void VirtualObservatory::tellFoundFrames()
{
    for (auto &[seq, frame] : std::exchange(m_untold, {})) {
        FrameStored found = frame;
        found.recovered = true;
        Effects effects = m_core->take(found);
        if (!effects.facts.empty())
            m_untold.emplace(effects.facts.front().seq, frame);
        perform(std::move(effects));
    }
}

} // namespace tulpar
