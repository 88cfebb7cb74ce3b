#include "widgets/safety/about_panel.h"

#include "widgets/common/columns_layout.h"
#include "widgets/common/flat_sheet.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStringList>
#include <QVBoxLayout>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QString count(std::uint64_t number)
{
    QString digits = QString::number(number);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QChar(0x2009)); // thin space: the same in every language
    return digits;
}

} // namespace

AboutPanel::AboutPanel(const QString &version, QWidget *parent)
    : QWidget(parent)
    , m_version(version)
    , m_record(provenRecord())
    , m_scroll(new QScrollArea)
    , m_page(new QWidget)
    , m_left(new QLabel)
    , m_right(new QLabel)
{
    setAccessibleName(tr("About, and what is proven"));
    auto *columns = new ColumnsLayout(m_page);
    for (QLabel *label : {m_left, m_right}) {
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        columns->addWidget(label);
    }
    m_left->setObjectName(u"aboutProgram"_s);
    m_right->setObjectName(u"aboutProof"_s);
    m_scroll->setWidget(m_page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_scroll);
    setFocusProxy(m_scroll);
    setColours(m_palette, m_scale);
}

void AboutPanel::setRecord(const ProvenRecord &record)
{
    m_record = record;
    rebuild();
}

void AboutPanel::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    auto *columns = static_cast<ColumnsLayout *>(m_page->layout());
    columns->setContentsMargins(scale.wholePx(16), scale.wholePx(12), scale.wholePx(16), scale.wholePx(12));
    columns->setSizes(scale.wholePx(560), scale.wholePx(28));
    for (QLabel *label : {m_left, m_right}) {
        label->setFont(font());
        label->setStyleSheet(u"QLabel { color: %1; }"_s.arg(palette.text.name()));
    }
    QPalette flat = m_scroll->palette();
    flat.setColor(QPalette::Window, palette.panel);
    m_scroll->setPalette(flat);
    m_scroll->verticalScrollBar()->setStyleSheet(flatScrollSheet(palette, scale));
    rebuild();
    update();
}

QString AboutPanel::propertySentence(const PropertyWords &property)
{
    return QCoreApplication::translate(
        "SafetyProperty",
        QByteArray(property.sentence.data(), qsizetype(property.sentence.size())).constData());
}

QString AboutPanel::recordSentence(const ProvenRecord &record)
{
    const QString held =
        tr("All %1 properties held in %2 states and %3 transitions; the tests found all %4 planted faults. "
           "Version %5, %6.")
            .arg(record.properties)
            .arg(count(record.states), count(record.transitions))
            .arg(record.mutants)
            .arg(text(record.version), text(record.utc).left(10));
    if (record.states == 0)
        return tr("NOT PROVEN FOR THIS BUILD: no exhaustive check is on record.");
    if (!record.isCurrent)
        return tr("NOT PROVEN FOR THIS BUILD: its sources are not those of the last check.") + u"<br>"_s
            + tr("The last check: %1").arg(held);
    return held;
}

void AboutPanel::rebuild()
{
    const auto heading = [](const QString &words) { return u"<h3>%1</h3>"_s.arg(words); };
    const auto quiet = [this](const QString &words) {
        return u"<p style='color:%1'>%2</p>"_s.arg(m_palette.dimText.name(), words);
    };
    QString left = u"<h2>Tulpar %1</h2>"_s.arg(m_version.toHtmlEscaped());
    left += u"<p>%1</p>"_s.arg(tr("The operations desk of a fast robotic telescope."));
    left += heading(tr("How it stays safe"));
    QStringList ways{
        tr("A value too old is unknown, and unknown counts as bad."),
        tr("One gate lets every command out, or says why not."),
        tr("Closing and stopping need no permission and no journal."),
        tr("The core beats to a contact at the roof; without the beat the roof closes by itself."),
        tr("Make safe (F12) closes everything in order. Stop motion (F10) only stops what moves.")};
    left += u"<ul><li>%1</li></ul>"_s.arg(ways.join(u"</li><li>"_s));
    left += heading(tr("License"));
    left += u"<p>%1</p>"_s.arg(
        tr("GNU General Public License, version 3: use, read, change and share it; without any warranty."));
    left += heading(tr("What it stands on"));
    left +=
        quiet(u"Qt (LGPL 3) · INDI (LGPL 2.1) · ERFA (BSD) · libnova (LGPL 2) · CFITSIO · WCSLIB (LGPL 3) · "
              "HEALPix C++ (GPL 2) · librdkafka (BSD) · SQLite · simdjson (Apache 2) · nlohmann-json (MIT) · "
              "Roboto (Apache 2)"_s);
    QString right = heading(tr("What is proven of the interlock and the response"));
    right += u"<p%1>%2</p>"_s.arg(
        m_record.isCurrent && m_record.states > 0
            ? QString()
            : u" style='color:%1; font-weight:bold'"_s.arg(m_palette.attention.name()),
        recordSentence(m_record));
    QStringList held;
    for (const PropertyWords &property : kSafetyProperties)
        held << propertySentence(property).toHtmlEscaped();
    right += u"<ol><li>%1</li></ol>"_s.arg(held.join(u"</li><li>"_s));
    right += quiet(
        tr("Every state and input of the interlock and of the response was tried at test time, with the "
           "functions that run here. It speaks of their rules, not of motors, sensors and wires."));
    m_left->setText(left);
    m_right->setText(right);
}

std::vector<KeyLine> AboutPanel::keys() const
{
    return {{tr("Up, Down"), tr("read on")}, {tr("Esc"), tr("back")}};
}

void AboutPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.panel);
}

} // namespace tulpar
