#pragma once

#include "core/fits/reader.h"

#include <QObject>
#include <QString>

#include <optional>

class QThreadPool;

namespace tulpar {

/// Gets the pixels of one pane's newest file. Live frames that can be mapped are there at once; all other
/// files are read in the pool, one at a time, and what was asked for in between is never read. GUI thread;
/// the pool must be emptied before the loader goes.
class FrameLoader final : public QObject {
    Q_OBJECT

public:
    explicit FrameLoader(QThreadPool &pool, QObject *parent = nullptr);

    /// Answered by exactly one signal unless a newer wish comes first; the signal may come before this
    /// returns.
    void mapOrRead(const QString &path, quint64 number);
    /// The same, never reading in the caller's time.
    void read(const QString &path, quint64 number);
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
    };

    void start(const Wish &wish);
    void answer(const Wish &wish, const Result<Frame> &frame);

    QThreadPool &m_pool;
    std::optional<Wish> m_next;
    bool m_isReading = false;
    quint64 m_turn = 0;
};

} // namespace tulpar
