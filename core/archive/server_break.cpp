#include "core/archive/server_break.h"

#include <sys/socket.h>

namespace tulpar {

void ServerBreak::now()
{
    const std::lock_guard lock(m_mutex);
    m_isBroken = true;
    for (const int socket : m_sockets)
        ::shutdown(socket, SHUT_RDWR);
}

void ServerBreak::watch(int socket)
{
    const std::lock_guard lock(m_mutex);
    m_sockets.insert(socket);
    if (m_isBroken)
        ::shutdown(socket, SHUT_RDWR);
}

void ServerBreak::forget(int socket)
{
    const std::lock_guard lock(m_mutex);
    m_sockets.erase(socket);
}

} // namespace tulpar
