#include "widgets/common/elided_label.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/hold_button.h"
#include "widgets/devices/bar_sheet.h"
#include "widgets/devices/danger_line.h"
#include "widgets/devices/device_cell_widget.h"
#include "widgets/devices/observatory_bar.h"
#include "widgets/devices/reasons_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

// How the bar is put together, and its colours.

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

ObservatoryBar::ObservatoryBar(QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_top = new FlowLayout(18, 4);
    m_strip = new FlowLayout(2, 2);
    m_head = new QHBoxLayout; // make safe keeps its corner, whatever the rest needs
    m_head->addLayout(m_top, 1);
    column->addLayout(m_head);
    m_notSent = new DangerLine(this);
    m_notSent->setObjectName(u"notSent"_s);
    m_notSent->hide();
    column->addWidget(m_notSent);
    column->addLayout(m_strip);
    m_reasons = new ReasonsPanel(this);
    m_reasons->hide();
    column->addWidget(m_reasons);

    m_status = new QToolButton(this);
    m_status->setObjectName(u"status"_s);
    m_status->setCheckable(true);
    m_status->setToolTip(tr("why, and what would cure it (F2)"));
    m_top->addWidget(m_status);
    connect(m_status, &QToolButton::clicked, this, &ObservatoryBar::toggleReasons);

    m_firstLight = addLabel(m_top, u"firstLight"_s);
    m_answer = new ElidedLabel(this); // never a row more: what stands below keeps its place
    m_answer->setObjectName(u"answer"_s);
    m_answer->hide();
    m_top->addWidget(m_answer);
    m_utc = addLabel(m_top, u"utc"_s, Qt::AlignRight);
    m_local = addLabel(m_top, u"local"_s);
    m_sun = addLabel(m_top, u"sun"_s);
    m_moon = addLabel(m_top, u"moon"_s);
    m_simulation = addLabel(m_top, u"simulation"_s);
    m_utc->setTextInteractionFlags(Qt::TextSelectableByMouse);

    m_arm = new HoldButton(this);
    m_arm->setObjectName(u"arm"_s);
    m_mode = new HoldButton(this);
    m_mode->setObjectName(u"mode"_s);
    m_makeSafe = new QPushButton(tr("MAKE SAFE  F12"), this);
    m_makeSafe->setObjectName(u"makeSafe"_s);
    m_makeSafe->setToolTip(tr(
        "closes everything and stops all motion, at once; it stays closed until a person says To robotic"));
    m_stopMotion = new QPushButton(tr("Stop motion  F10"), this);
    m_stopMotion->setObjectName(u"stopMotion"_s);
    m_stopMotion->setToolTip(tr("stops the mount at once; what a response opened closes again"));
    m_corner = new QBoxLayout(QBoxLayout::LeftToRight);
    m_corner->addWidget(m_stopMotion, 0, Qt::AlignTop);
    m_corner->addWidget(m_makeSafe, 0, Qt::AlignTop);
    m_head->addLayout(m_corner);
    m_head->setAlignment(m_corner, Qt::AlignTop);
    connect(m_stopMotion, &QPushButton::pressed, this, &ObservatoryBar::stopMotion);
    connect(m_makeSafe, &QPushButton::pressed, this, &ObservatoryBar::makeSafe);
    connect(m_arm, &HoldButton::confirmed, this, [this] {
        if (m_snapshot && m_snapshot->isArmed)
            ask(Disarm{});
        else
            ask(Arm{});
    });
    connect(m_mode, &HoldButton::confirmed, this, [this] {
        const bool isRobotic = m_snapshot && m_snapshot->mode == Mode::Robotic;
        ask(SetMode{std::string(nameOf(isRobotic ? Mode::Manual : Mode::Robotic))});
    });
    m_orders = new QWidget(this); // one item of the strip: neither button is left alone on a row
    auto *const row = new QHBoxLayout(m_orders);
    row->setContentsMargins({});
    row->addWidget(m_arm);
    row->addWidget(m_mode);
    m_strip->addWidget(m_orders);
    m_strip->setAlignment(m_orders, Qt::AlignRight);
    setColours(m_palette, m_scale);
    refreshStatus();
}

QLabel *ObservatoryBar::addLabel(FlowLayout *row, const QString &name, Qt::Alignment side)
{
    auto *label = new QLabel(this);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    row->addWidget(label);
    if (side)
        row->setAlignment(label, side);
    return label;
}

void ObservatoryBar::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    m_top->setGaps(scale.wholePx(18), scale.wholePx(4));
    m_top->setContentsMargins(scale.wholePx(8), 0, scale.wholePx(8), scale.wholePx(3));
    m_strip->setGaps(scale.wholePx(4), scale.wholePx(2));
    m_orders->layout()->setSpacing(scale.wholePx(4));
    m_strip->setContentsMargins(scale.wholePx(2), 0, scale.wholePx(8), scale.wholePx(5));
    m_head->setContentsMargins(0, scale.wholePx(8), scale.wholePx(8), scale.wholePx(2));
    // A styled widget no longer takes its parent's font.
    for (QWidget *part : std::initializer_list<QWidget *>{
             m_firstLight, m_answer, m_local, m_sun, m_moon, m_simulation, m_makeSafe, m_stopMotion,
             m_status})
        part->setFont(font());
    const auto quiet = [&](QLabel *label) {
        label->setStyleSheet(u"QLabel { color: %1; }"_s.arg(palette.dimText.name()));
    };
    quiet(m_local);
    quiet(m_sun);
    quiet(m_moon);
    m_answer->setStyleSheet(u"QLabel { color: %1; }"_s.arg(palette.text.name()));
    QFont strong = font();
    strong.setBold(true);
    m_notSent->setFont(strong);
    m_notSent->setColours(palette, scale);
    m_simulation->setStyleSheet(
        u"QLabel { color: %1; border: %2px solid %1; padding: 1px %3px; font-weight: bold; }"_s.arg(
            palette.simulation.name(), QString::number(scale.wholePx(2)), QString::number(scale.wholePx(8))));
    QFont clock = font();
    clock.setBold(true);
    m_utc->setFont(clock);
    m_makeSafe->setStyleSheet(
        barSheet(u"QPushButton"_s, palette.danger, palette.background, palette.danger, scale)
        + u"QPushButton { font-weight: bold; } QPushButton:focus { border-color: %1; }"_s.arg(
            palette.focus.name()));
    m_stopMotion->setStyleSheet(
        barSheet(u"QPushButton"_s, palette.text, palette.background, palette.dimText, scale)
        + u"QPushButton:focus { border-color: %1; }"_s.arg(palette.focus.name()));
    m_corner->setSpacing(scale.wholePx(8));
    m_arm->setColours(palette, scale);
    m_mode->setColours(palette, scale);
    m_reasons->setColours(palette, scale);
    for (DeviceCellWidget *cell : m_cells)
        cell->setColours(palette, scale);
    refreshStatus();
    update();
}

} // namespace tulpar
