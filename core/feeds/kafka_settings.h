#pragma once

#include "core/base/result.h"
#include "core/feeds/kafka_feed.h"

#include <string>
#include <utility>
#include <vector>

namespace tulpar {

/// The settings of librdkafka for this feed, in the order in which they are to be set: ours, then the
/// configuration's, then those of its file of secrets. Errc::Refused: a secret stands in the configuration
/// itself, its file can be read by others or lies in the source, or a token would travel in the clear.
/// Errc::NotFound: no such file or variable. Errc::Malformed: a line without '='. No text ever holds a
/// secret's value.
[[nodiscard]] Result<std::vector<std::pair<std::string, std::string>>> kafkaSettings(
    const KafkaFeedConfig &config);

struct LoginSecrets {
    std::string id;
    std::string secret;
};

/// `client_id` and `client_secret` of the file of secrets, without one GCN_CLIENT_ID and GCN_CLIENT_SECRET of
/// the environment; errors as above, Errc::NotFound where one of them
/// does not stand there.
[[nodiscard]] Result<LoginSecrets> loginSecrets(const KafkaFeedConfig &config);

} // namespace tulpar
