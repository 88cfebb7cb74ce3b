#pragma once

#include "widgets/common/key_help.h"
#include "widgets/common/palette.h"
#include "widgets/common/standing.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QToolButton;

namespace tulpar {

class FlowLayout;
class HoldButton;

/// Under the status bar, always in sight: who speaks, who has control, what is overridden and for how long,
/// and the ways to safety and to single devices. What a person asks leaves by `requested`. GUI thread.
class StandingBar : public QWidget, public HasKeys {
    Q_OBJECT
public:
    explicit StandingBar(QWidget *parent = nullptr);

    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    void setNow(UtcInstant now);
    void setStanding(const Standing &standing);
    void setColours(const Palette &palette, const Scale &scale);
    /// What has a button here and is open.
    struct Open {
        bool isPeople = false;
        bool isSafety = false;
        bool isNight = false;
        bool isArchive = false;
        bool isDevices = false;
    };
    void setOpen(const Open &open);
    /// Little room: leaves out what the tabs say too.
    void setCompact(bool isCompact);
    /// The one key: takes or asks for control; when it is here, goes to release.
    void controlKey();
    /// Ends the override that is shown first.
    void endFirstOverride();

    [[nodiscard]] QString controlText() const;
    /// True once it has had a snapshot.
    [[nodiscard]] bool isFed() const { return m_snapshot != nullptr; }
    [[nodiscard]] std::vector<KeyLine> keys() const override;

signals:
    void requested(const tulpar::Request &request);
    void peopleAsked();
    void safetyAsked();
    void nightAsked();
    void archiveAsked();
    void devicesAsked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Chip {
        QWidget *box = nullptr; ///< both together: they never part at the end of a row
        QLabel *text = nullptr;
        QToolButton *end = nullptr;
        std::optional<Condition> condition;
    };

    void refresh();
    void refreshOverrides();
    void style(Chip &chip) const;
    [[nodiscard]] std::optional<RequestBody> controlWish() const;
    [[nodiscard]] QString controlWishText() const;

    std::shared_ptr<const Snapshot> m_snapshot;
    UtcInstant m_now;
    Standing m_standing;
    bool m_isCompact = false;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;

    FlowLayout *m_row = nullptr;
    QToolButton *m_who = nullptr;
    QLabel *m_mode = nullptr;
    QLabel *m_control = nullptr;
    QToolButton *m_controlButton = nullptr;
    HoldButton *m_takeBack = nullptr;
    QToolButton *m_safety = nullptr;
    QToolButton *m_night = nullptr;
    QToolButton *m_archive = nullptr;
    QToolButton *m_devices = nullptr;
    std::vector<Chip> m_chips;
};

} // namespace tulpar
