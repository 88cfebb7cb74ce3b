#include "widgets/alerts/rule_flow.h"

#include "core/words/sentences.h"
#include "widgets/common/marks.h"

#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

QString textOf(const FlowNode &node)
{
    switch (node.kind) {
    case FlowNode::Kind::Strategy:
        return node.text.empty() ? RuleFlow::tr("rules") : QString::fromStdString(node.text);
    case FlowNode::Kind::Requirement:
        return node.applied ? words::rule(*node.applied) : QString();
    case FlowNode::Kind::Outcome:
        return words::outcome(node.outcome);
    }
    return {};
}

int textHeight(const QFontMetrics &metrics, const QString &text, int width)
{
    return metrics.boundingRect(QRect(0, 0, width, 10000), Qt::TextWordWrap | Qt::AlignLeft, text).height();
}

} // namespace

FlowPlan flowPlan(const PolicyFlow &flow, int width, const QFontMetrics &metrics, const Scale &scale)
{
    FlowPlan plan;
    plan.gap = scale.wholePx(18);
    const int pad = scale.wholePx(6);
    const int mark = metrics.ascent() + scale.wholePx(4);
    const int rowGap = scale.wholePx(7);
    int outcomeWidth = 0;
    for (const FlowNode &node : flow.nodes)
        if (node.column == 1)
            outcomeWidth = std::max(outcomeWidth, metrics.horizontalAdvance(textOf(node)));
    outcomeWidth = outcomeWidth == 0 ? 0 : std::min(outcomeWidth + 2 * pad + 4, width * 2 / 5);
    const int left = std::max(40, width - 2 - (outcomeWidth == 0 ? 0 : outcomeWidth + plan.gap));
    int rows = 0;
    for (const FlowNode &node : flow.nodes)
        rows = std::max(rows, node.row + 1);
    std::vector<int> heights(static_cast<std::size_t>(rows), 0);
    const auto room = [&](const FlowNode &node) {
        const int whole = node.column == 0 ? left : outcomeWidth;
        return std::max(20, whole - 2 * pad - (node.kind == FlowNode::Kind::Requirement ? mark : 0));
    };
    for (const FlowNode &node : flow.nodes) {
        int &height = heights[static_cast<std::size_t>(node.row)];
        height = std::max(height, textHeight(metrics, textOf(node), room(node)) + pad);
    }
    std::vector<int> tops;
    int y = 1;
    for (const int height : heights) {
        tops.push_back(y);
        y += height + rowGap;
    }
    plan.height = std::max(1, y - rowGap + 1);
    for (std::size_t i = 0; i < flow.nodes.size(); ++i) {
        const FlowNode &node = flow.nodes[i];
        const auto row = static_cast<std::size_t>(node.row);
        const QRect place = node.column == 0
            ? QRect(1, tops[row], left, heights[row])
            : QRect(1 + left + plan.gap, tops[row], outcomeWidth, heights[row]);
        plan.boxes.push_back({place, textOf(node), i});
    }
    return plan;
}

RuleFlow::RuleFlow(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Rules of the decision"));
}

void RuleFlow::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    updateGeometry();
    update();
}

void RuleFlow::setDecision(const Decision &decision)
{
    if (decision == m_decision)
        return;
    m_decision = decision;
    m_flow = decision.rules.empty() ? PolicyFlow() : flowOf(decision);
    QStringList said;
    for (const FlowNode &node : m_flow.nodes)
        if (node.onPath)
            said << textOf(node);
    setAccessibleDescription(said.join(u", "_s));
    updateGeometry();
    update();
}

int RuleFlow::heightForWidth(int width) const
{
    if (m_flow.nodes.empty())
        return fontMetrics().height();
    return flowPlan(m_flow, width, fontMetrics(), m_scale).height;
}

QSize RuleFlow::sizeHint() const
{
    const int width = m_scale.wholePx(340);
    return {width, heightForWidth(width)};
}

void RuleFlow::paintEdge(QPainter &painter, const FlowPlan &plan, const FlowEdge &edge) const
{
    const QRect from = plan.boxes[edge.from].place;
    const QRect to = plan.boxes[edge.to].place;
    const QColor colour = edge.onPath ? m_palette.text : m_palette.line;
    const int width = m_scale.wholePx(edge.onPath ? 2.4 : 1);
    painter.setPen(QPen(colour, width, edge.onPath ? Qt::SolidLine : Qt::DotLine, Qt::FlatCap));
    const int head = m_scale.wholePx(4);
    painter.setBrush(colour);
    if (edge.kind == FlowEdge::Kind::Passed) {
        const int x = from.left() + m_scale.wholePx(14);
        painter.drawLine(x, from.bottom() + 1, x, to.top());
        return;
    }
    const int y = from.center().y();
    const int bus = to.left() - plan.gap / 2;
    const int end = to.center().y();
    if (from.top() == to.top()) {
        painter.drawLine(from.right() + 1, y, to.left() - head, y);
    } else { // shares the box of an earlier one: along the gap, upwards
        painter.drawLine(from.right() + 1, y, bus, y);
        painter.drawLine(bus, y, bus, end);
        painter.drawLine(bus, end, to.left() - head, end);
    }
    painter.setPen(Qt::NoPen);
    const int tip = from.top() == to.top() ? y : end;
    painter.drawPolygon(QPolygon(
        {QPoint(to.left(), tip), QPoint(to.left() - head - 1, tip - head),
         QPoint(to.left() - head - 1, tip + head)}));
}

void RuleFlow::paintBox(QPainter &painter, const FlowBox &box) const
{
    const FlowNode &node = m_flow.nodes[box.node];
    const bool isHere = node.decides;
    const int pad = m_scale.wholePx(6);
    QRect text = box.place.adjusted(pad, 0, -pad, 0);
    const QColor ink = node.onPath ? m_palette.text : m_palette.dimText;
    if (node.kind == FlowNode::Kind::Strategy) {
        painter.setPen(m_palette.text);
    } else if (isHere && node.kind == FlowNode::Kind::Outcome) {
        // The end of the path is filled: found without reading.
        painter.fillRect(box.place, m_palette.text);
        painter.setPen(m_palette.background);
    } else {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(
            QPen(node.onPath ? m_palette.text : m_palette.line, m_scale.wholePx(node.onPath ? 1.5 : 1)));
        painter.drawRect(box.place.adjusted(0, 0, -1, -1));
        painter.setPen(ink);
    }
    if (node.kind == FlowNode::Kind::Requirement && node.applied) {
        const int side = fontMetrics().ascent() * 8 / 10;
        const QRectF mark(text.left(), box.place.center().y() - side / 2.0, side, side);
        const bool isOpen = !node.applied->passed && node.applied->goesOn;
        const Mark shape = node.applied->passed ? Mark::Done : isOpen ? Mark::Unknown : Mark::Refused;
        const QColor colour = node.applied->passed ? ink : isHere ? m_palette.attention : ink;
        paintMark(painter, mark, shape, colour);
        text.adjust(fontMetrics().ascent() + m_scale.wholePx(4), 0, 0, 0);
        painter.setPen(isHere ? m_palette.text : ink);
    }
    QFont font = this->font();
    font.setBold(node.kind == FlowNode::Kind::Strategy);
    painter.setFont(font);
    painter.drawText(text, static_cast<int>(Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignVCenter), box.text);
}

void RuleFlow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_flow.nodes.empty()) {
        painter.setPen(m_palette.dimText);
        painter.drawText(rect(), Qt::AlignTop | Qt::AlignLeft, tr("Nothing was decided on it."));
        return;
    }
    const FlowPlan plan = flowPlan(m_flow, width(), fontMetrics(), m_scale);
    for (const bool lit : {false, true})
        for (const FlowEdge &edge : m_flow.edges)
            if (edge.onPath == lit)
                paintEdge(painter, plan, edge);
    for (const FlowBox &box : plan.boxes)
        paintBox(painter, box);
}

} // namespace tulpar
