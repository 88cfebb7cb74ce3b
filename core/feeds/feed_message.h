#pragma once

#include "core/base/enum_names.h"
#include "core/time/instant.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tulpar {

/// One message as a feed delivered it.
struct FeedMessage {
    std::string feed; ///< name of the feed in the configuration
    std::string topic;
    std::int32_t partition = 0;
    std::int64_t offset = -1;
    QByteArray bytes; ///< empty where the message was refused for its size
    qint64 sizeBytes = 0;
    Now received; ///< stamped in the feed's thread
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
    bool operator==(const FeedStatus &) const = default;
};

} // namespace tulpar

Q_DECLARE_METATYPE(tulpar::FeedMessage)
Q_DECLARE_METATYPE(tulpar::FeedStatus)
Q_DECLARE_METATYPE(tulpar::Now)
