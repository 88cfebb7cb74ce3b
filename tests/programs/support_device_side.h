#pragma once

#include "core/session/fact_record.h"
#include "core/simulator/world.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// What the device side itself knows of a scene, read past the core: the world from its file (all motion is
/// closed form, so the file says where roof and cover are now, whoever lives), the commands that reached the
/// devices, and the world's own INDI port. Use from one thread.
class DeviceSide {
public:
    /// Names the record of commands to every simulator started by this process from now on. `recordFolder`:
    /// where it is kept; empty: in the scene's.
    DeviceSide(QString folder, int indiPort, const QString &recordFolder = QString());

    /// The world at this moment; none before it was first kept.
    [[nodiscard]] std::optional<World> world() const;
    [[nodiscard]] bool isRoofClosed() const; ///< and measured to be: false without a world
    [[nodiscard]] bool isCoverClosed() const;
    /// The observatory's UTC minus the machine's.
    [[nodiscard]] Duration utcOffset() const;

    struct Command {
        UtcInstant at; ///< the machine's
        std::string name; ///< as the journal calls it
        std::string key; ///< name and what tells two of the name apart
    };
    /// All commands that reached the devices, in order; from a byte of their record on, as recordSize() said.
    [[nodiscard]] std::vector<Command> commands(qint64 from = 0) const;
    [[nodiscard]] qint64 recordSize() const;
    /// The same of an intent in the journal.
    [[nodiscard]] static std::optional<Command> intentIn(const FactRecord &record);
    /// Stop, close and abort.
    [[nodiscard]] static bool isSafing(const std::string &command);
    /// Commands that reached the devices without an intent committed before them; safing ones need none.
    [[nodiscard]] std::vector<Command> unintended(const std::vector<FactRecord> &journal) const;

    /// Sets a fault of the world ("BAD_WEATHER") over INDI, as another client; false: nobody took it.
    [[nodiscard]] bool setFault(const QByteArray &fault, bool on) const;
    /// The same without waiting until the world has kept it.
    [[nodiscard]] bool sendFault(const QByteArray &fault, bool on) const;
    /// The value of one element, asked over INDI ("Tulpar Roof.OPENING_STATE.STATE"); empty: no answer.
    [[nodiscard]] QString told(const QString &element) const;

private:
    QString m_folder;
    QString m_record;
    int m_indiPort = 0;
};

/// The process of that name that `pid` started.
[[nodiscard]] std::optional<qint64> childNamed(qint64 pid, const QByteArray &name);

} // namespace tulpar
