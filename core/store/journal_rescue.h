#pragma once

#include "core/base/result.h"

#include <QString>

#include <cstdint>
#include <string>

namespace tulpar {

/// What was saved of a damaged journal.
struct JournalRescue {
    QString aside; ///< the damaged file as it was, its log beside it
    std::uint64_t saved = 0; ///< facts
    /// Numbers below the last whose fact cannot be read: each is kept as a fact of the kind below, so that
    /// nothing is missing silently.
    std::uint64_t lost = 0;
    bool isEndKnown =
        true; ///< false: further facts stood behind the last that can be read; how many is unknown

    static constexpr const char *kLostKind = "fact_lost";
};

/// Takes what can be read of the damaged journal at `path` and its log into a new one in its place; the
/// damaged files are kept aside, nothing of them is thrown away. The notices' bytes and the feeds' offsets
/// come with it. Nothing may have the file open. Errc::Refused: a core has it; Errc::Malformed: it is no
/// journal of Tulpar; Errc::Io: no room, or not writable. Then all is as it was.
[[nodiscard]] Result<JournalRescue> rescueJournal(const QString &path);

/// One sentence for the log of the core. English.
[[nodiscard]] std::string inWords(const JournalRescue &rescue);

/// Ends a rescue that was cut off after its new file was whole. To be called before the journal is opened.
[[nodiscard]] Result<void> finishRescue(const QString &path);

} // namespace tulpar
