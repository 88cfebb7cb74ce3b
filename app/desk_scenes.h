#pragma once

#include "core/session/session.h"

#include <QString>
#include <QStringList>

namespace tulpar {

/// A session that shows one snapshot and remembers what was asked: for pictures and tests, never for a night.
class SceneSession final : public Session {
public:
    void show(std::shared_ptr<const Snapshot> snapshot, bool isLinked = true);
    void setAnswer(const Answer &answer) { m_answer = answer; }
    [[nodiscard]] const std::vector<Request> &requests() const { return m_requests; }

    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const override { return m_snapshot; }
    [[nodiscard]] bool isLinked() const override { return m_isLinked; }
    [[nodiscard]] std::string deskName() const override { return "this-desk"; }
    void onChanged(std::function<void()> changed) override { m_changed = std::move(changed); }
    void request(const Request &request, std::function<void(const Answer &)> answered) override;

private:
    std::shared_ptr<const Snapshot> m_snapshot;
    bool m_isLinked = false;
    std::function<void()> m_changed;
    std::vector<Request> m_requests;
    Answer m_answer{true, {}};
};

/// The scenes of `tulpar shot` without a scenario file.
[[nodiscard]] QStringList sceneNames();

/// A moment of GRB 221009A over Assy as a desk would see it: the notice arrives at 2022-10-09T14:11:34Z,
/// `atS` counts from there. The slew is the kernel's own prediction; the other devices are drawn as reports
/// would show them. "idle": before the notice; "slewing" and "exposing": during the response; "refused": not
/// ready, with alerts that were ignored, retracted or unreadable; "empty": a closed observatory without
/// alerts; "busy": a night with every state of the queue; "asking": the same with an alert that asks a
/// person; and those of the chart, of safety and of the night (app/desk_{chart,safety,night}_scenes.h).
/// `frame`: path of a FITS file shown as the newest frame of each channel, or one a channel apart by commas;
/// may be empty.
[[nodiscard]] std::shared_ptr<const Snapshot> makeScene(
    const QString &name, std::optional<double> atS, const QString &frame);

} // namespace tulpar
