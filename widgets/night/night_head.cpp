#include "widgets/night/night_head.h"

#include "core/words/numbers.h"
#include "widgets/common/flat_sheet.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/hold_button.h"
#include "widgets/common/say.h"
#include "widgets/common/told_label.h"
#include "widgets/common/wrapped_label.h"

#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kBesideWidth = 1300; // px at 100 %

} // namespace

NightHead::NightHead(QWidget *parent)
    : QWidget(parent)
    , m_title(new WrappedLabel)
    , m_why(new WrappedLabel)
    , m_next(new WrappedLabel)
    , m_sides(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_box(new QWidget)
    , m_row(new FlowLayout(12, 4, m_box))
    , m_run(new HoldButton)
    , m_runBy(new QLabel)
    , m_drilled(new QLabel)
    , m_programme(new QToolButton)
{
    m_title->setObjectName(u"nightTitle"_s);
    m_why->setObjectName(u"nightWhy"_s);
    m_next->setObjectName(u"nightNext"_s);
    m_run->setObjectName(u"runNight"_s);
    m_runBy->setObjectName(u"runBy"_s);
    m_drilled->setObjectName(u"drilled"_s);
    m_programme->setObjectName(u"programmeButton"_s);
    m_programme->setText(tr("Programme  E"));
    m_programme->setCheckable(true);
    m_programme->setFocusPolicy(Qt::StrongFocus);
    setLayout(m_sides);
    auto *column = new QVBoxLayout;
    m_sides->addLayout(column, 3);
    for (QLabel *label : std::initializer_list<QLabel *>{m_title, m_why, m_next})
        column->addWidget(label);
    for (QLabel *label : {m_runBy, m_drilled})
        label->setTextFormat(Qt::PlainText);
    for (QWidget *part : std::initializer_list<QWidget *>{m_run, m_runBy, m_drilled, m_programme})
        m_row->addWidget(part);
    m_row->setAlignment(m_programme, Qt::AlignRight);
    column->addStretch(1);
    m_sides->addWidget(m_box, 4);
    m_row->setContentsMargins(0, 0, 0, 0);
    connect(m_run, &HoldButton::confirmed, this, [this] {
        if (m_snapshot)
            emit requested({{}, RunNight{!m_snapshot->night.isRunning}, {}});
    });
    connect(m_programme, &QToolButton::clicked, this, &NightHead::programmeAsked);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setColours(m_palette, m_scale);
}

void NightHead::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    layout()->setContentsMargins(scale.wholePx(44), scale.wholePx(8), scale.wholePx(12), scale.wholePx(8));
    layout()->setSpacing(scale.wholePx(2));
    m_row->setGaps(scale.wholePx(12), scale.wholePx(4));
    QFont large = font();
    large.setBold(true);
    large.setPixelSize(scale.wholePx(18));
    m_title->setFont(large);
    for (QLabel *label : std::initializer_list<QLabel *>{m_why, m_next, m_runBy, m_drilled})
        label->setFont(font());
    colourWords(m_next, palette.dimText);
    m_run->setFont(font());
    m_run->setColours(palette, scale);
    m_programme->setFont(font());
    m_programme->setStyleSheet(flatButtonSheet(palette, scale));
    update();
}

QString NightHead::runText(const Snapshot &snapshot) const
{
    const NightView &night = snapshot.night;
    if (!night.isRunning)
        return tr("nobody runs the night");
    return night.by.empty() ? tr("the core runs the night, by its settings")
                            : tr("the core runs the night, for %1").arg(QString::fromStdString(night.by));
}

QString NightHead::drillText(const Snapshot &snapshot) const
{
    const NightView &night = snapshot.night;
    if (night.drilledUtc) {
        const QString at = words::utcTime(*night.drilledUtc, words::Precision::Minutes);
        return snapshot.isArmed ? tr("\u2713 armed, drilled at %1 UTC").arg(at)
                                : tr("\u2713 drilled at %1 UTC").arg(at);
    }
    return tr("not drilled yet: the drill comes at start-up, before dusk");
}

void NightHead::setProgrammeShown(bool isShown)
{
    m_programme->setChecked(isShown);
}

void NightHead::refresh(
    const std::shared_ptr<const Snapshot> &snapshot, UtcInstant now, const Standing &standing)
{
    m_snapshot = snapshot;
    if (!snapshot)
        return;
    const NightHeadline line = nightHeadline(*snapshot, now, standing.isLinked);
    const bool isShapeSame = line.mark == m_line.mark && line.need == m_line.need;
    m_line = line;
    say(m_title, line.title);
    sayOrHide(m_why, line.why);
    sayOrHide(m_next, line.next);
    m_run->setWish(snapshot->night.isRunning ? tr("Stop running the night") : tr("Run the night"));
    m_run->setWhyNot(whyNotAsk(snapshot.get(), standing, RunNight{}));
    say(m_runBy, standing.isLinked ? runText(*snapshot) : QString());
    say(m_drilled, standing.isLinked ? drillText(*snapshot) : QString());
    colourWords(m_drilled, snapshot->night.drilledUtc ? m_palette.text : m_palette.dimText);
    if (!isShapeSame)
        update();
}

void NightHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isBeside = width() >= m_scale.px(kBesideWidth);
    m_sides->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    // Below each other the words keep their lines, whatever the switches take.
    m_sides->setStretch(0, isBeside ? 3 : 0);
    m_sides->setStretch(1, isBeside ? 4 : 0);
}

void NightHead::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.panelRaised);
    painter.fillRect(0, height() - 1, width(), 1, m_palette.line);
    const int side = m_scale.wholePx(22);
    paintMark(
        painter, QRectF(m_scale.px(12), m_scale.px(10), side, side), m_line.mark,
        colourOf(m_line.need, m_palette));
}

} // namespace tulpar
