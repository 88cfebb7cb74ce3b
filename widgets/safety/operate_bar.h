#pragma once

#include "widgets/common/key_help.h"
#include "widgets/common/palette.h"
#include "widgets/common/standing.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace tulpar {

class ElidedLabel;
class FlowLayout;
class HoldButton;

/// Single devices by hand, in the devices' place: each held to act, each saying why it cannot. Closing is
/// always there. The core decides; what it answers stands in the status bar.
class OperateBar : public QWidget, public HasKeys {
    Q_OBJECT
public:
    explicit OperateBar(QWidget *parent = nullptr);

    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    void setNow(UtcInstant now);
    void setStanding(const Standing &standing);
    void setColours(const Palette &palette, const Scale &scale);
    void takeFocus();

    [[nodiscard]] QString whyNot(Operation operation) const;
    [[nodiscard]] std::vector<KeyLine> keys() const override;

signals:
    void requested(const tulpar::Request &request);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Lever {
        Operation operation = Operation::CloseRoof;
        HoldButton *button = nullptr;
    };

    void refresh();
    /// Its row holds all of the reason where the bar can; else it is cut, and the tool tip has it.
    void fitReason();

    std::shared_ptr<const Snapshot> m_snapshot;
    UtcInstant m_now;
    Standing m_standing;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
    FlowLayout *m_row = nullptr;
    std::vector<Lever> m_levers;
    ElidedLabel *m_reason = nullptr;
};

} // namespace tulpar
