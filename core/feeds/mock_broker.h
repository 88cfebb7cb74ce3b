#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// A Kafka broker on loopback inside this process (librdkafka's mock cluster): the real protocol, for drills,
/// tests and benchmarks. Forgets everything when it goes; keeps 5 MB a topic, a larger message is lost; no
/// login, no TLS. It answers a fetch only when the consumer's fetchWait is over: that wait is the mock's, not
/// a broker's. Use from one thread.
class MockBroker {
public:
    /// A broker with these topics, one partition each.
    [[nodiscard]] static Result<std::unique_ptr<MockBroker>> start(const std::vector<std::string> &topics);

    ~MockBroker();
    MockBroker(const MockBroker &) = delete;
    MockBroker &operator=(const MockBroker &) = delete;

    /// "127.0.0.1:port"
    [[nodiscard]] std::string servers() const;

    /// Hands `bytes` to the broker and waits until it has them; the message's offset.
    [[nodiscard]] Result<std::int64_t> produce(std::string_view topic, std::string_view bytes);

    /// Denies or admits that it has `topic`, as a broker does with a topic that was quiet for days.
    void setUnknown(std::string_view topic, bool unknown);

    /// Cuts all connections and takes no new one, until it is up again.
    void setDown(bool down);

    /// Answers `ms` later than it could.
    void setLatency(int ms);

    enum class FetchFailure { NoLeader, Forbidden };
    /// Answers so many fetches with an error.
    void failFetches(int count, FetchFailure why);

private:
    struct Handles;
    explicit MockBroker(std::unique_ptr<Handles> handles);

    std::unique_ptr<Handles> m_handles;
};

} // namespace tulpar
