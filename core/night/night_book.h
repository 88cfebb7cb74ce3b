#pragma once

#include "core/night/night_report.h"
#include "core/night/time_ledger.h"
#include "core/session/fact_record.h"
#include "core/sky/observer.h"

#include <optional>
#include <set>

namespace tulpar {

/// Folds the facts of a journal into the report of one night. Facts before its noon only say how things
/// stood then. A value; one thread; does not read files: the size on disk is left empty.
class NightBook {
public:
    NightBook(const Site &site, const NightTimes &times, std::string observatory);

    /// In the order of the journal. Facts after the night change nothing; a record that cannot be read is
    /// counted.
    void take(const FactRecord &record);

    /// As known at `now`; what is beyond the night's end is left out.
    [[nodiscard]] NightReport report(UtcInstant now) const;

    [[nodiscard]] const TimeLedger &ledger() const { return m_ledger; }

private:
    void heed(const NoticeReceived &fact, UtcInstant at);
    void heed(const NoticeRepeated &fact, UtcInstant at);
    void heed(const NoticeRefused &fact, UtcInstant at);
    void heed(const Decided &fact, UtcInstant at);
    void heed(const AlertAnswered &fact, UtcInstant at);
    void heed(const AlertSeen &fact, UtcInstant at);
    void heed(const AlertNamed &fact, UtcInstant at);
    void heed(const AlertNoted &fact, UtcInstant at);
    void heed(const EventWithdrawn &fact, UtcInstant at);
    void heed(const ResponseMoved &fact, UtcInstant at);
    void heed(const ResponseStep &fact, UtcInstant at);
    void heed(const CommandIssued &fact, UtcInstant at);
    void heed(const ExposureBegan &fact, UtcInstant at);
    void heed(const FrameStored &fact, UtcInstant at);
    void heed(const FrameLost &fact, UtcInstant at);
    void heed(const CoreStarted &fact, UtcInstant at);
    void heed(const CoreStopped &fact, UtcInstant at);
    void heed(const CommandFailed &fact, UtcInstant at);
    void heed(const DeviceChanged &fact, UtcInstant at);
    void heed(const DeviceDisturbed &fact, UtcInstant at);
    void heed(const RemedyTried &fact, UtcInstant at);
    void heed(const FeedChanged &fact, UtcInstant at);
    void heed(const JournalRescued &fact, UtcInstant at);
    void heed(const NotificationFailed &fact, UtcInstant at);
    void heed(const AlarmChanged &fact, UtcInstant at);
    void heed(const ConditionChanged &fact, UtcInstant at);
    void heed(const OverrideChanged &fact, UtcInstant at);
    void heed(const ControlChanged &fact, UtcInstant at);
    void heed(const ModeChanged &fact, UtcInstant at);
    void heed(const RequestAnswered &fact, UtcInstant at);
    void heed(const NightMoved &fact, UtcInstant at);
    void heed(const BlockMoved &fact, UtcInstant at);
    void heed(const ProgrammeLoaded &fact, UtcInstant at);
    void heed(const PlanMade &fact, UtcInstant at);
    void heed(const FocusFitted &fact, UtcInstant at);
    void heed(const PointingMeasured &fact, UtcInstant at);
    void heed(const NightDrilled &fact, UtcInstant at);
    template <class Other>
    void heed(const Other &, UtcInstant)
    {
    }

    [[nodiscard]] bool isTonight(UtcInstant at) const;
    [[nodiscard]] bool isAlert(const std::string &event, UtcInstant at) const;
    ReportAlert &alertOf(const std::string &event, UtcInstant at);
    ReportSubject &subjectFor(const std::string &name);
    void placeExposure(ReportSubject &subject, UtcInstant middle);
    void faultBegins(ReportFault fault);
    void faultEnds(
        FaultKind kind, const std::optional<DeviceId> &device, const std::string &what, UtcInstant at);
    void coreGone(FaultKind kind, UtcInstant at);

    Observer m_sky; ///< half-way through the night
    TimeLedger m_ledger;
    NightReport m_report;
    std::optional<IcrsDirection> m_target; ///< of the mount's last command
    std::optional<UtcInstant> m_lastFact;
    std::optional<std::string> m_noticeFeed; ///< of the notice that the next decision is on
    std::set<std::string> m_drills; ///< events of the core's own fire drills
    bool m_isCoreRunning = false;
    std::string m_mode = "robotic";
    std::string m_modeBy;
};

} // namespace tulpar
