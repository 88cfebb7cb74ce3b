#pragma once

#include "app/drill_stage.h"
#include "core/fits/reader.h"
#include "core/store/journal_reader.h"

#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <vector>

namespace tulpar {

/// A whole observatory for one test, in a folder of its own: broker, tulpard, indiserver with the simulator,
/// and everything the core told its desks. The hour is that of GRB 201015A. Needs an event loop; waits for
/// real processes, each wait with its limit. At its end the core is killed unless it was ended before.
class Scene {
public:
    using Json = nlohmann::ordered_json;
    using Match = std::function<bool(const Json &)>;

    /// What was bad is good again after seconds instead of half an hour; `staleS`: a weather report older
    /// than this is unknown.
    explicit Scene(
        Duration heartbeatLimit = std::chrono::seconds(30), const QString &furtherConfig = QString(),
        int staleS = 300);
    ~Scene();

    /// Core up, devices connected, ready for an alert.
    [[nodiscard]] bool start();
    /// Starts the core again after its end.
    [[nodiscard]] bool startCoreAgain();
    [[nodiscard]] DrillStage &stage() { return *m_stage; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    /// A Swift BAT notice of a new burst: the drill's own with another trigger number and place.
    [[nodiscard]] static QByteArray burst(
        int trigger, const char *ra = "354.3100", const char *dec = "53.4460");
    [[nodiscard]] static std::string eventOf(int trigger) { return "swift:" + std::to_string(trigger); }
    [[nodiscard]] bool send(const QByteArray &notice);
    [[nodiscard]] bool ask(const RequestBody &request);

    /// All facts that desks were told, in order.
    [[nodiscard]] const std::vector<Json> &facts() const { return m_facts; }
    /// Where a test hears of more than it can hold.
    void forgetFacts() { m_facts.clear(); }
    [[nodiscard]] std::size_t count(const std::string &kind, const Match &match = {}) const;
    [[nodiscard]] bool until(const std::function<bool()> &reached, int patienceMs = 20'000) const;
    [[nodiscard]] bool untilFact(
        const std::string &kind, const Match &match = {}, int patienceMs = 20'000) const;
    [[nodiscard]] static Match step(const std::string &event, const std::string &step);

    /// The newest snapshot of the core that runs now; null while it has not told one.
    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const;
    /// Of that snapshot; false while there is none.
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] bool isShut() const; ///< roof and cover, as measured now
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool isMountStill() const; ///< neither slewing nor tracking, as measured now

    /// What stands in the journal; empty when it cannot be read.
    [[nodiscard]] std::vector<FactRecord> journal() const;
    [[nodiscard]] std::unique_ptr<JournalReader> openJournal() const;
    /// What is wrong with the journal: gaps, or facts that desks were told and it does not hold. Empty:
    /// whole.
    [[nodiscard]] QString journalFlaws() const;
    /// What is wrong with the frames on disk against the journal. Empty: none lost, all whole.
    [[nodiscard]] QString frameFlaws() const;

private:
    void hear(const QByteArray &lines);

    QTemporaryDir m_folder;
    std::unique_ptr<DrillStage> m_stage;
    std::shared_ptr<const Snapshot> m_ofTheDead; ///< the last one of a core that was ended
    std::vector<Json> m_facts;
};

} // namespace tulpar
