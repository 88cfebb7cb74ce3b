#include "widgets/devices/observatory_bar.h"

#include "core/sky/solar_system.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/hold_button.h"
#include "widgets/common/marks.h"
#include "widgets/common/say.h"
#include "widgets/devices/device_cell_widget.h"
#include "widgets/devices/reasons_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

QString sheet(
    const QString &selector, const QColor &text, const QColor &fill, const QColor &edge, const Scale &scale)
{
    return u"%1 { color: %2; background: %3; border: %4px solid %5; padding: %6px %7px; }"_s.arg(
        selector, text.name(), fill.name(), QString::number(scale.wholePx(1)), edge.name(),
        QString::number(scale.wholePx(2)), QString::number(scale.wholePx(10)));
}

} // namespace

/// A line of text in a frame, with the mark of danger before it.
class DangerLine : public QLabel {
public:
    using QLabel::QLabel;

    void setColours(const Palette &palette, const Scale &scale)
    {
        m_ink = palette.danger;
        m_side = scale.wholePx(18);
        m_edge = scale.wholePx(10);
        setStyleSheet(
            u"QLabel { color: %1; background: %2; border: %3px solid %1; padding: %4px %5px %4px %6px; }"_s
                .arg(
                    palette.danger.name(), palette.panelRaised.name(), QString::number(scale.wholePx(2)),
                    QString::number(scale.wholePx(4)), QString::number(m_edge),
                    QString::number(m_side + 2 * m_edge)));
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QLabel::paintEvent(event);
        QPainter painter(this);
        paintMark(painter, QRectF(m_edge, (height() - m_side) / 2.0, m_side, m_side), Mark::Trouble, m_ink);
    }

private:
    QColor m_ink;
    int m_side = 0;
    int m_edge = 0;
};

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
    m_notSent->setTextFormat(Qt::PlainText);
    m_notSent->setWordWrap(true);
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
        sheet(u"QPushButton"_s, palette.danger, palette.background, palette.danger, scale)
        + u"QPushButton { font-weight: bold; } QPushButton:focus { border-color: %1; }"_s.arg(
            palette.focus.name()));
    m_stopMotion->setStyleSheet(
        sheet(u"QPushButton"_s, palette.text, palette.background, palette.dimText, scale)
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

void ObservatoryBar::setCompact(bool isCompact)
{
    if (isCompact == m_isCompact)
        return;
    m_isCompact = isCompact;
    for (QLabel *label : {m_local, m_sun, m_moon})
        sayOrHide(label, label->text(), hasRoomForSky());
    // Below each other where width is scarce: the make safe button keeps its corner.
    refreshCells();
    m_corner->setDirection(isCompact ? QBoxLayout::BottomToTop : QBoxLayout::LeftToRight);
}

void ObservatoryBar::setStanding(const Standing &standing)
{
    if (standing == m_standing)
        return;
    m_standing = standing;
    refreshStatus();
    refreshCells();
    refreshAnswer();
}

void ObservatoryBar::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    m_skyMinute = -1;
    refreshStatus();
    refreshCells();
    refreshSky();
    refreshAnswer();
}

void ObservatoryBar::setNow(UtcInstant now)
{
    m_now = now;
    sayOrHide(m_utc, tr("%1 UTC").arg(words::utcTime(now)));
    if (m_snapshot)
        sayOrHide( // its seconds stand beside it
            m_local,
            tr("%1 local")
                .arg(words::localTime(now, m_snapshot->observatory.site.timeZone, words::Precision::Minutes)),
            hasRoomForSky());
    refreshCells();
    refreshSky();
    refreshAnswer();
    if (m_snapshot && !m_standing.isLinked)
        sayOrHide(m_firstLight, linkLost());
}

QString ObservatoryBar::linkLost() const
{
    const Duration silent = ageAt(m_now, m_snapshot->utc);
    return tr("not heard for %1: all shown grows old. Start tulpard, look at the roof")
        .arg(words::shortAge(silent < 1min ? std::chrono::floor<std::chrono::seconds>(silent) : silent));
}

bool ObservatoryBar::hasRoomForSky() const
{
    return !m_isCompact && m_answer->fullText().isEmpty();
}

void ObservatoryBar::refreshAnswer()
{
    m_said.watch(m_snapshot.get(), m_standing, m_now);
    sayOrHide(m_notSent, m_said.text(), m_said.isDanger());
    const QString text = m_said.isDanger() ? QString() : m_said.text();
    m_answer->setFullText(text);
    if (m_answer->isHidden() != text.isEmpty())
        m_answer->setVisible(!text.isEmpty());
    for (QLabel *label : {m_local, m_sun, m_moon})
        sayOrHide(label, label->text(), hasRoomForSky());
}

QString ObservatoryBar::statusText() const
{
    return m_status->text();
}

void ObservatoryBar::refreshStatus()
{
    QString word = tr("NO CORE");
    QString next = tr("waiting for tulpard");
    QColor edge = m_palette.danger;
    if (m_snapshot) {
        const Readiness &readiness = m_snapshot->readiness;
        word = m_snapshot->isMakingSafe ? tr("MAKING SAFE")
            : readiness.isReady         ? tr("READY")
                                        : tr("NOT READY");
        edge = m_snapshot->isMakingSafe ? m_palette.attention
            : readiness.isReady         ? m_palette.text
                                        : m_palette.dimText;
        if (!readiness.isReady && !m_snapshot->isMakingSafe && m_isNight)
            edge = m_palette.attention; // by day it is no alarm
        const bool isPromised = readiness.isReady && readiness.firstLight; // not ready, there is none
        if (isPromised)
            next = readiness.slowest == SlowestDevice::None
                ? tr("first light in %1").arg(words::secondsOf(*readiness.firstLight))
                : tr("first light in %1 (slowest: %2)")
                      .arg(words::secondsOf(*readiness.firstLight), words::slowest(readiness.slowest));
        else
            next = readiness.reasons.empty() ? QString() : words::reason(readiness.reasons.front());
        if (readiness.reasons.size() > 1 && !isPromised)
            next = tr("%1 (1 of %2 reasons)").arg(next).arg(readiness.reasons.size());
        if (!m_standing.isLinked) {
            word = tr("NO CORE");
            next = linkLost();
            edge = m_palette.danger;
        }
        m_reasons->setReadiness(readiness);
        m_arm->setWish(m_snapshot->isArmed ? tr("Disarm") : tr("Arm"));
        m_mode->setWish(m_snapshot->mode == Mode::Robotic ? tr("To manual") : tr("To robotic"));
        QString says = m_snapshot->observatory.isSimulated ? tr("SIMULATION") : QString();
        sayOrHide(m_simulation, says);
    } else {
        m_arm->setWish(tr("Arm"));
        m_mode->setWish(tr("To manual"));
        sayOrHide(m_simulation, {});
    }
    m_arm->setWhyNot(whyNotAsk(m_snapshot.get(), m_standing, Arm{}));
    m_mode->setWhyNot(whyNotAsk(m_snapshot.get(), m_standing, SetMode{}));
    if (m_standing.isObserving && m_standing.isLinked)
        next = tr("%1 · read-only").arg(next);
    if (m_status->text() != word || !m_status->styleSheet().contains(edge.name())) {
        m_status->setText(word);
        QFont large = m_scale.font(font(), 1.0 / m_scale.factor() * 1.25);
        large.setBold(true);
        m_status->setFont(large);
        m_status->setStyleSheet(
            sheet(u"QToolButton"_s, edge, m_palette.panelRaised, edge, m_scale)
            + u"QToolButton { font-weight: bold; font-size: %1px; } QToolButton:focus { border-color: %2; }"_s
                  .arg(QString::number(m_scale.wholePx(18)), m_palette.focus.name()));
    }
    m_makeSafe->setFixedHeight(m_status->sizeHint().height()); // one line with the status word
    m_stopMotion->setFixedHeight(m_status->sizeHint().height());
    sayOrHide(m_firstLight, next);
}

void ObservatoryBar::refreshSky()
{
    if (!m_snapshot)
        return;
    const qint64 minute = m_now.nsSinceUnixEpoch / 20'000'000'000; // Sun and Moon move 0.08 degrees in 20 s
    if (minute == m_skyMinute)
        return;
    m_skyMinute = minute;
    const Observer observer(m_snapshot->observatory.site, m_now);
    const Angle sun = observer.observed(view(Body::Sun, observer).direction).altitude;
    if (const bool isNight = sun < kCivilDusk; isNight != m_isNight) {
        m_isNight = isNight;
        refreshStatus();
    }
    const BodyView moon = view(Body::Moon, observer);
    const Angle moonAltitude = observer.observed(moon.direction).altitude;
    sayOrHide(m_sun, tr("Sun %1").arg(words::degrees(sun)), hasRoomForSky());
    sayOrHide(
        m_moon,
        tr("Moon %1 % %2", "illuminated part, altitude")
            .arg(words::fixed(moon.illuminatedFraction * 100, 0), words::degrees(moonAltitude)),
        hasRoomForSky());
}

void ObservatoryBar::refreshCells()
{
    if (!m_snapshot)
        return;
    std::vector<DeviceCell> cells = deviceCells(*m_snapshot, m_now, m_standing.isLinked);
    if (m_isCompact) // focus and rotator only when they need somebody
        for (std::size_t i = std::min(cells.size(), m_snapshot->devices.size()); i-- > 0;) {
            const DeviceKind kind = m_snapshot->devices[i].device.kind;
            const bool isSide = kind == DeviceKind::Focuser || kind == DeviceKind::Rotator;
            if (isSide && cells[i].need == Need::None && cells[i].mark != Mark::Moving)
                cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(i));
        }
    while (m_cells.size() > cells.size()) {
        m_strip->removeWidget(m_cells.back());
        delete m_cells.back();
        m_cells.pop_back();
    }
    if (m_cells.size() < cells.size()) {
        m_strip->removeWidget(m_orders);
        while (m_cells.size() < cells.size()) {
            auto *cell = new DeviceCellWidget(this);
            cell->setColours(m_palette, m_scale);
            m_strip->addWidget(cell);
            cell->show();
            m_cells.push_back(cell);
        }
        m_strip->addWidget(m_orders);
        m_strip->setAlignment(m_orders, Qt::AlignRight);
    }
    for (std::size_t i = 0; i < cells.size(); ++i)
        m_cells[i]->setCell(cells[i]);
}

void ObservatoryBar::toggleReasons()
{
    m_reasons->setVisible(m_reasons->isHidden());
    m_status->setChecked(!m_reasons->isHidden());
}

void ObservatoryBar::makeSafe()
{
    ask(MakeSafe{});
}

void ObservatoryBar::stopMotion()
{
    ask(StopMotion{});
}

void ObservatoryBar::ask(RequestBody body)
{
    emit requested({{}, std::move(body), {}});
}

void ObservatoryBar::showAnswer(const RequestBody &asked, const Answer &answer, bool wasHeard)
{
    m_said.take(asked, answer, wasHeard, m_now);
    refreshAnswer();
}

std::vector<KeyLine> ObservatoryBar::keys() const
{
    return {
        {u"F12"_s, tr("make safe, at once: closes everything")},
        {u"F10"_s, tr("stop motion: stops the mount at once")},
        {u"F2"_s, tr("reasons of the status word")},
        {tr("Enter, Enter"), tr("on Arm or Mode: choose, confirm")},
    };
}

void ObservatoryBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.panel);
    painter.fillRect(0, height() - 1, width(), 1, m_palette.line);
}

} // namespace tulpar
