#pragma once

#include "widgets/archive/archive_port.h"

#include <QString>

#include <functional>
#include <optional>

namespace tulpar {

/// What stands in the fields, as written.
struct ArchiveEntry {
    ArchiveTopic topic = ArchiveTopic::Frames;
    QString words;
    QString night;
    QString from;
    QString until;
    QString channel;
    QString kind;
    QString near; ///< coordinates or a name
    QString radius;
    bool operator==(const ArchiveEntry &) const = default;
};

/// Where a name or coordinates stand on the sky; none: nobody knows.
using PlaceOfWords = std::function<std::optional<IcrsDirection>(const QString &words)>;

/// Which fields a topic has.
enum class EntryField { Words, Night, From, Until, Channel, Kind, Near, Radius };
[[nodiscard]] bool hasField(ArchiveTopic topic, EntryField field);

/// Fields that the topic does not have are not read.
struct ReadEntry {
    ArchiveQuestion question;
    std::optional<EntryField> wrong; ///< the first that cannot be read
    QString why; ///< in words
};
[[nodiscard]] ReadEntry readEntry(const ArchiveEntry &entry, const PlaceOfWords &placeOf);

/// A time as people write it: "2026-11-22", "2026-11-22 18:30", with seconds, with Z. `isEnd`: a date alone
/// means its end.
[[nodiscard]] std::optional<UtcInstant> readMoment(const QString &text, bool isEnd);

/// "0.5", "0,5°", "10′", "10'", "30″": degrees where no sign stands. Above 0, at most 180 degrees.
[[nodiscard]] std::optional<Angle> readRadius(const QString &text);

} // namespace tulpar
