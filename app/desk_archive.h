#pragma once

#include "app/archive_settings.h"
#include "core/archive/server_break.h"
#include "core/base/result.h"
#include "core/threads/work_pool.h"
#include "widgets/archive/archive_port.h"

#include <QTemporaryDir>

#include <atomic>
#include <memory>
#include <optional>

namespace tulpar {

struct ArchiveSearch;

/// The archive as the desk asks it: searches on one thread, exports and copies on another, each with a
/// connection of its own, so that neither the screen nor each other waits. Rows come in pieces, a small one
/// first. Ends what runs when it goes, though a server has frozen over it: within 5 s where one does not let
/// it in. GUI thread.
class DeskArchive : public ArchivePort {
    Q_OBJECT
public:
    /// None: the settings keep no archive.
    explicit DeskArchive(std::optional<ArchiveAddress> address, QObject *parent = nullptr);
    ~DeskArchive() override;

    [[nodiscard]] ArchivePlace place() const override;
    void search(const ArchiveQuestion &question, quint64 turn) override;
    void exportRows(const ArchiveQuestion &question, const QString &path) override;
    void copyFrames(std::vector<FoundFrame> frames, const QString &folder) override;
    void stopWork() override;
    void lookFor(const FoundFrame &frame, const std::vector<FoundFrame> &others) override;

    /// The newest are shown; more would only be scrolled past.
    static constexpr std::int64_t kMostRows = 20'000;

private:
    /// Shared with the thread that works: true ends it.
    using Stop = std::shared_ptr<std::atomic_bool>;

    /// Empty: the cube does not give it back.
    [[nodiscard]] QString fileToOpen(const FoundFrame &frame) const;

    const std::optional<ArchiveAddress> m_address;
    QTemporaryDir m_planes; ///< frames taken out of cubes to be opened, as long as the desk runs
    Stop m_searching;
    Stop m_working;
    std::shared_ptr<ServerBreak> m_searchBreak; ///< of the newest search
    std::shared_ptr<ServerBreak> m_workBreak = std::make_shared<ServerBreak>();
    WorkPool m_searches{1};
    WorkPool m_works{1};
    WorkPool m_looks{1}; ///< a folder of another machine may take its time
};

/// What the archive is asked for a question of the desk.
[[nodiscard]] ArchiveSearch searchOf(const ArchiveQuestion &question);

/// Where the archive is: `address` where it is given, else that of the core with these settings, by the same
/// lines of the same file. Empty `config`: the built-in settings; empty `state`: the settings' own folder.
/// None: no archive is kept. Errc as parseArchiveAddress, or the file's.
[[nodiscard]] Result<std::optional<ArchiveAddress>> archiveOf(
    const QString &address, const QString &config, const QString &state);

} // namespace tulpar
