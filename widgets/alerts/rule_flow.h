#pragma once

#include "core/policy/policy_flow.h"
#include "widgets/common/palette.h"

#include <QWidget>

#include <vector>

namespace tulpar {

/// One box of the drawn rules in pixels. A value.
struct FlowBox {
    QRect place;
    QString text;
    std::size_t node = 0;
};
/// The boxes of `flow` for a width, every text whole; what `height` they need.
struct FlowPlan {
    std::vector<FlowBox> boxes; ///< in the order of the nodes
    int height = 0;
    int gap = 0; ///< between the columns
};
[[nodiscard]] FlowPlan flowPlan(
    const PolicyFlow &flow, int width, const QFontMetrics &metrics, const Scale &scale);

/// The rules of one decision as a drawn flow, the event's path lit: what passed goes down, what failed to the
/// right. Painted; its text is the accessible description.
class RuleFlow : public QWidget {
    Q_OBJECT
public:
    explicit RuleFlow(QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);
    void setDecision(const Decision &decision);
    [[nodiscard]] const PolicyFlow &flow() const { return m_flow; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {m_scale.wholePx(160), 10}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintEdge(QPainter &painter, const FlowPlan &plan, const FlowEdge &edge) const;
    void paintBox(QPainter &painter, const FlowBox &box) const;

    Decision m_decision;
    PolicyFlow m_flow;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
};

} // namespace tulpar
