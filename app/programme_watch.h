#pragma once

#include "core/plan/programme_text.h"
#include "core/session/snapshot.h"
#include "core/threads/work_pool.h"
#include "widgets/night/programme_in_force.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace tulpar {

/// Reads the programme that the core follows from the file that it names, where that file is on this
/// computer: when the plan or its name changes, on a thread of its own. GUI thread.
class ProgrammeWatch : public QObject {
public:
    /// Null: it cannot be read here, or its name is not that of the one in force.
    using UseProgramme = std::function<void(std::shared_ptr<const ProgrammeInForce>)>;

    /// `places`: names of the catalogues; used on the watch's thread alone.
    ProgrammeWatch(PlaceLookup places, UseProgramme use, QObject *parent = nullptr);

    void take(const Snapshot &snapshot);

private:
    PlaceLookup m_places;
    UseProgramme m_use;
    std::shared_ptr<const PlanView> m_plan; ///< for which it was read
    std::string m_source;
    std::string m_name;
    qint64 m_readAt = 0; ///< when the file that was read was last written, ms
    quint64 m_turn = 0;
    WorkPool m_pool{1};
};

} // namespace tulpar
