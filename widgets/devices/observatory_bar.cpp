#include "widgets/devices/observatory_bar.h"

#include "core/sky/solar_system.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/hold_button.h"
#include "widgets/common/say.h"
#include "widgets/devices/bar_sheet.h"
#include "widgets/devices/danger_line.h"
#include "widgets/devices/device_cell_widget.h"
#include "widgets/devices/reasons_panel.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

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
            barSheet(u"QToolButton"_s, edge, m_palette.panelRaised, edge, m_scale)
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
