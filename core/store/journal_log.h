#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <vector>

namespace tulpar {

/// SQLite's write-ahead log as it stands in the file, read without SQLite: which stops at the first frame
/// whose checksum does not fit and says nothing of what it leaves behind. Format:
/// sqlite.org/fileformat2.html, section 4.
struct JournalLog {
    struct Frame {
        std::uint32_t page = 0;
        bool isCommit = false;
        bool isSound = false; ///< its checksum and all before it fit
        bool isIntact = false; ///< its own bytes fit its checksum, whatever stands before it
        qint64 at = 0; ///< of the page's bytes in the file
    };
    std::uint32_t pageSize = 0;
    std::vector<Frame> frames; ///< of the newest log only; what an older one left behind is not its matter

    /// Commits behind the first frame that is damaged: SQLite would forget them.
    [[nodiscard]] std::size_t commitsBeyondDamage() const;
};

/// No file or an empty one is a log without frames. Errc::Io when it cannot be read, Errc::Malformed when
/// there is something but no log.
[[nodiscard]] Result<JournalLog> readJournalLog(const QString &path);

/// Errc::Malformed when SQLite would forget commits of the journal at `path`, or all of it because the file
/// is gone and only its log is there. Only while this process has no connection to the file.
[[nodiscard]] Result<void> checkJournalLog(const QString &path);

} // namespace tulpar
