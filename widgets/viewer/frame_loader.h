#pragma once

#include "core/fits/apart_reader.h"
#include "core/fits/hdu_list.h"
#include "core/fits/reader.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace tulpar {

class WorkPool;

/// What is known of an opened file besides the pixels shown.
struct OpenedFile {
    FitsHeader header; ///< of the picture shown
    SkyMap sky; ///< of any projection
    std::vector<HduFacts> hdus; ///< empty: not known
    int hdu = 0;
    std::int64_t plane = 0;
    std::int64_t planes = 1;
    /// Coordinates other than a plain TAN in ICRS are laid on the nearest plane: how far that is off at
    /// worst. None: plain ones, or there is no such plane.
    std::optional<double> planeOffPx;
};

/// Up to here a frame with the nearest plane counts as locked in the sky.
inline constexpr double kLockedPx = 3;

/// Gets the pixels of one pane's newest file. Live frames that can be mapped are there at once; all other
/// files are read in the pool, one at a time, and what was asked for in between is never read. GUI thread;
/// the pool must be emptied before the loader goes.
class FrameLoader final : public QObject {
    Q_OBJECT

public:
    explicit FrameLoader(WorkPool &pool, QObject *parent = nullptr);

    /// Answered by exactly one signal unless a newer wish comes first; the signal may come before this
    /// returns.
    void mapOrRead(const QString &path, quint64 number);
    /// The same of any file, never reading in the caller's time, in a process of its own where there is a
    /// reader for it. A plain file is loaded twice: mapped at once, then with all that is in it, or failed
    /// after all.
    void read(const QString &path, quint64 number, const ReadWish &which = {});
    void setReader(std::shared_ptr<const ApartReader> reader) { m_reader = std::move(reader); }
    /// What `read` opened last; null for live frames.
    [[nodiscard]] const std::shared_ptr<const OpenedFile> &file() const { return m_file; }
    /// Nothing asked for so far will be answered.
    void forget();

    [[nodiscard]] bool isBusy() const { return m_isReading; }

signals:
    void loaded(const tulpar::Frame &frame, quint64 number, const QString &path);
    void failed(const tulpar::Error &error, quint64 number, const QString &path);

private:
    struct Wish {
        QString path;
        quint64 number = 0;
        quint64 turn = 0;
        bool isFile = false;
        ReadWish which;
    };
    struct Opened {
        Frame frame;
        std::shared_ptr<const OpenedFile> file;
    };

    void start(const Wish &wish);
    void answer(const Wish &wish, const Result<Opened> &opened);
    [[nodiscard]] static Result<Opened> open(const Wish &wish, const ApartReader *reader);

    WorkPool &m_pool;
    std::optional<Wish> m_next;
    std::shared_ptr<const ApartReader> m_reader;
    std::shared_ptr<const OpenedFile> m_file;
    bool m_isReading = false;
    quint64 m_turn = 0;
};

} // namespace tulpar
