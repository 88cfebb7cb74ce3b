#pragma once

#include "core/base/enum_names.h"
#include "core/base/result.h"
#include "core/time/instant.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tulpar {

/// One message as a feed delivered it.
struct FeedMessage {
    std::string feed; ///< name of the feed in the configuration
    std::string topic;
    std::int32_t partition = 0;
    std::int64_t offset = -1; ///< to be stored with the notice; -1: nothing to store
    QByteArray bytes; ///< empty where the message was refused for its size
    qint64 sizeBytes = 0;
    Now received; ///< stamped in the feed's thread
    std::uint64_t id = 0; ///< the feed's own number, for Feed::acknowledge; 0: it waits for no word
    /// Of a recorded stream, or of the past and asked for by a person: never answered by a real observatory.
    bool isReplay = false;
    Error refusal{}; ///< of a refused message: why it is not delivered
};

enum class FeedLink { Starting, Connected, Down };

template <>
struct EnumNames<FeedLink> {
    static constexpr std::array<std::string_view, 3> names{"starting", "connected", "down"};
};

/// What a feed says of itself; `detail` is English for the journal.
struct FeedStatus {
    FeedLink link = FeedLink::Starting;
    std::string topic; ///< empty: of the whole feed; else of this topic only
    /// Empty: all is well (again). A topic unknown to the broker is normal: GCN forgets quiet ones.
    std::string detail;
    std::optional<UtcInstant> lastLogin{}; ///< when a login last succeeded in this run
    std::string loginTrouble{}; ///< why the login fails now; the link may still hold with the old token
    bool operator==(const FeedStatus &) const = default;
};

} // namespace tulpar

Q_DECLARE_METATYPE(tulpar::FeedMessage)
Q_DECLARE_METATYPE(tulpar::FeedStatus)
Q_DECLARE_METATYPE(tulpar::Now)
