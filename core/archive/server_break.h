#pragma once

#include <mutex>
#include <set>

namespace tulpar {

/// Ends the waiting for a server from another thread. A server that freezes in the middle of a query keeps
/// its connection alive, so that no time limit of the network ends it; and asking it to cancel would be one
/// more wait. So the connection is shut here: whoever waits for it has its error at once. Any thread.
class ServerBreak {
public:
    /// From now on every connection that is watched, or will be, is shut.
    void now();

    /// By the thread of a connection, as long as its socket is its own.
    void watch(int socket);
    void forget(int socket);

private:
    std::mutex m_mutex; // guards what follows
    std::set<int> m_sockets;
    bool m_isBroken = false;
};

} // namespace tulpar
