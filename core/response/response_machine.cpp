#include "core/response/response_machine.h"

namespace tulpar {

ResponseMachine::Taken ResponseMachine::take(ResponseEvent event, MonoInstant now)
{
    const ResponseRow *row = findRow(m_state, event);
    if (!row)
        return {m_state, m_state, ResponseAction::None, false};
    m_state = row->to;
    if (m_state == ResponseState::Idle)
        m_deadline.reset();
    else if (row->from != row->to || !m_deadline)
        m_deadline = now + limitOf(m_state);
    return {row->from, row->to, row->action, true};
}

Duration ResponseMachine::limitOf(ResponseState state) const
{
    switch (state) {
    case ResponseState::Vetting:
        return m_limits.vetting;
    case ResponseState::Acquiring:
        return m_limits.acquiring;
    case ResponseState::Exposing:
        return m_limits.exposing;
    case ResponseState::Stopping:
        return m_limits.stopping;
    case ResponseState::Idle:
        break;
    }
    return {};
}

} // namespace tulpar
