#include "widgets/safety/people_panel.h"

#include "widgets/common/flat_sheet.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/quiet_line.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLongestName = 32;

} // namespace

PeoplePanel::PeoplePanel(QWidget *parent)
    : QWidget(parent)
    , m_row(new FlowLayout(8, 4, this))
    , m_title(new QLabel(tr("Who speaks?")))
    , m_new(new QuietLine)
{
    setAccessibleName(tr("Who speaks at this desk"));
    m_title->setTextFormat(Qt::PlainText);
    m_new->setPlaceholderText(tr("another name, Enter"));
    m_new->setAccessibleName(tr("another name"));
    m_new->setMaxLength(kLongestName);
    m_new->setObjectName(u"newName"_s);
    m_new->installEventFilter(this);
    m_row->addWidget(m_title);
    m_row->addWidget(m_new);
    connect(m_new, &QLineEdit::returnPressed, this, [this] {
        const QString name = tidy(m_new->text());
        m_new->clear();
        if (name.isEmpty())
            emit closeAsked();
        else
            emit chosen(name);
    });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setColours(m_palette, m_scale);
}

QString PeoplePanel::tidy(const QString &name)
{
    return name.simplified().left(kLongestName);
}

void PeoplePanel::setNames(const QStringList &names, const QString &speaker)
{
    m_names = names.mid(0, kMostNames);
    m_speaker = speaker;
    rebuild();
}

void PeoplePanel::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    m_row->setGaps(scale.wholePx(8), scale.wholePx(4));
    m_row->setContentsMargins(scale.wholePx(12), scale.wholePx(6), scale.wholePx(12), scale.wholePx(7));
    m_title->setFont(font());
    m_new->setFont(font());
    m_new->setFixedWidth(scale.wholePx(240));
    rebuild();
    update();
}

void PeoplePanel::rebuild()
{
    for (QToolButton *button : m_buttons) {
        m_row->removeWidget(button);
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    m_row->removeWidget(m_new);
    for (int i = 0; i < m_names.size(); ++i) {
        auto *button = new QToolButton(this);
        button->setText(tr("%1  %2", "digit, name").arg(i + 1).arg(m_names[i]));
        button->setAccessibleName(m_names[i]);
        button->setCheckable(true);
        button->setChecked(m_names[i] == m_speaker);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setFont(font());
        button->setStyleSheet(flatButtonSheet(m_palette, m_scale));
        button->setObjectName(u"person%1"_s.arg(i + 1));
        connect(button, &QToolButton::clicked, this, [this, name = m_names[i]] { emit chosen(name); });
        m_row->addWidget(button);
        button->show();
        m_buttons.push_back(button);
    }
    m_row->addWidget(m_new);
    updateGeometry();
}

void PeoplePanel::takeFocus()
{
    m_new->clear();
    m_new->setFocus(Qt::ShortcutFocusReason);
}

bool PeoplePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_new || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Escape) {
        emit closeAsked();
        return true;
    }
    const int digit = key->key() - Qt::Key_1;
    if (m_new->text().isEmpty() && digit >= 0 && digit < m_names.size()) { // no name begins with a digit
        emit chosen(m_names[digit]);
        return true;
    }
    return false;
}

std::vector<KeyLine> PeoplePanel::keys() const
{
    return {
        {u"1 \u2026 8"_s, tr("this person speaks")},
        {tr("Enter"), tr("the typed name speaks")},
        {tr("Esc"), tr("as before")},
    };
}

void PeoplePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.panelRaised);
    painter.fillRect(0, height() - 1, width(), 1, m_palette.line);
}

} // namespace tulpar
