#pragma once

#include "core/policy/decision.h"
#include "core/sky/direction.h"
#include "core/time/instant.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

enum class ArchiveTopic { Frames, Events, Nights };

/// What a person looks for. Empty, or none: not asked about; what a topic does not know is not asked of it.
struct ArchiveQuestion {
    ArchiveTopic topic = ArchiveTopic::Frames;
    std::string words; ///< part of the name of a target or an event
    std::string night; ///< "2026-11-22"
    std::string channel;
    std::string kind; ///< of frames: IMAGETYP
    std::optional<UtcInstant> from;
    std::optional<UtcInstant> until; ///< not included
    std::optional<IcrsDirection> near;
    Angle radius;
    bool operator==(const ArchiveQuestion &) const = default;
};

/// What the archive knows of a frame's file.
enum class FoundFile { Unchecked, Good, Missing, Damaged, Deleted };

struct FoundFrame {
    std::string night;
    UtcInstant start;
    Duration exposure{};
    std::string channel;
    std::uint64_t number = 0;
    std::string subject; ///< event or block
    std::string object; ///< OBJECT of its header
    std::string kind; ///< IMAGETYP
    std::optional<IcrsDirection> position;
    FoundFile file = FoundFile::Unchecked;
    bool isPacked = false; ///< RICE
    std::string path; ///< on the core's machine
    std::optional<std::int64_t> plane; ///< of the cube at `path`
    std::string name; ///< of the file that a frame in a cube was
    std::int64_t bytes = 0; ///< of the file, in a cube of the file that it was; 0: unknown
    std::string sha256; ///< empty: unknown
};

struct FoundEvent {
    std::string event; ///< "swift:1126853"
    std::string name; ///< "GRB 221009A"; empty: none
    UtcInstant first; ///< notice
    std::optional<UtcInstant> trigger;
    std::optional<IcrsDirection> position;
    std::optional<Angle> error;
    std::optional<Outcome> outcome;
    bool isWithdrawn = false;
    std::int64_t notices = 0;
    std::int64_t frames = 0;
};

struct FoundNight {
    std::string night;
    UtcInstant first; ///< exposure
    UtcInstant last;
    std::int64_t frames = 0;
    std::int64_t bytes = 0; ///< as written
    std::int64_t storedBytes = 0; ///< as kept now
};

/// Rows of one topic; the other lists are empty.
struct FoundRows {
    std::vector<FoundFrame> frames;
    std::vector<FoundEvent> events;
    std::vector<FoundNight> nights;
    [[nodiscard]] std::size_t size() const { return frames.size() + events.size() + nights.size(); }
};

/// Why the archive did not answer.
enum class ArchiveTrouble {
    None,
    NotKept, ///< the settings say that there is none
    Absent, ///< there is no such file, or nothing in the database yet
    Unreachable, ///< the server does not answer, lets nobody in, or another holds it
    NotAnArchive, ///< another program's, damaged, or of another version
    Failed,
};

struct ArchiveProblem {
    ArchiveTrouble trouble = ArchiveTrouble::None;
    QString detail; ///< English, from the archive
};

/// Where the archive is.
struct ArchivePlace {
    QString shown; ///< a path, or an address without a password
    bool isServer = false; ///< else a file of this computer
};

/// What became of the work on many frames or rows.
struct ArchiveWork {
    bool isCopy = false; ///< of frames; else rows were exported
    QString to; ///< folder or file
    std::int64_t done = 0; ///< copied, or rows written
    std::int64_t all = 0; ///< asked for; 0: not known before
    std::int64_t thereAlready = 0;
    std::int64_t failed = 0;
    std::int64_t bytes = 0;
    bool isStopped = false; ///< by a person
    QString firstFailure; ///< English; empty: none
    ArchiveProblem problem;
};

/// The archive as the panel asks it. Everything is answered later, by signals; nothing waits. GUI thread.
class ArchivePort : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual ArchivePlace place() const = 0;
    /// Newest first. An earlier search that still runs ends without a word.
    virtual void search(const ArchiveQuestion &question, quint64 turn) = 0;
    /// Every row of the question into a new CSV file.
    virtual void exportRows(const ArchiveQuestion &question, const QString &path) = 0;
    virtual void copyFrames(std::vector<FoundFrame> frames, const QString &folder) = 0;
    /// Ends exporting or copying as soon as the file at hand is done.
    virtual void stopWork() = 0;
    /// Whether the frame's file is on this computer, and files to open: of this frame and of others chosen
    /// with it. A frame in a cube is taken out of it as the file that it was.
    virtual void lookFor(const FoundFrame &frame, const std::vector<FoundFrame> &others) = 0;

signals:
    void rowsFound(quint64 turn, const std::shared_ptr<const tulpar::FoundRows> &rows);
    /// `all`: how many there are, those that are not shown too.
    void searchEnded(quint64 turn, qint64 all, const tulpar::ArchiveProblem &problem);
    /// `paths`: this frame's first; a frame that a cube did not give back is told as damaged.
    void lookedFor(const tulpar::FoundFrame &frame, bool isHere, const QStringList &paths);
    void workProgressed(qint64 done, qint64 all);
    void workEnded(const tulpar::ArchiveWork &work);
};

} // namespace tulpar
