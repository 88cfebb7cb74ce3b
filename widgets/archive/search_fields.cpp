#include "widgets/archive/search_fields.h"

#include "widgets/common/flat_sheet.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/quiet_line.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char *kValue = "value"; // property of a choice

} // namespace

SearchFields::SearchFields(QWidget *parent)
    : QWidget(parent)
    , m_flow(new FlowLayout(14, 5, this))
    , m_search(new QToolButton)
    , m_clear(new QToolButton)
{
    addLine(EntryField::Words, "archiveWords", tr("target or event"), tr("part of its name"), 170);
    addLine(EntryField::Night, "archiveNight", tr("night"), u"2026-11-22"_s, 100);
    addLine(EntryField::From, "archiveFrom", tr("from", "a time"), u"2026-11-22 18:30"_s, 150);
    addLine(EntryField::Until, "archiveUntil", tr("until", "a time"), u"2026-11-23"_s, 150);
    addLine(EntryField::Near, "archiveNear", tr("near"), tr("name or RA Dec"), 200);
    addLine(EntryField::Radius, "archiveRadius", tr("within"), u"0.25\u00b0"_s, 70);
    addChoices(EntryField::Channel, "archiveChannel", tr("channel"));
    addChoices(EntryField::Kind, "archiveKind", tr("kind"));
    fillChoices(
        *find(EntryField::Kind),
        {{tr("all", "kinds of frames"), {}},
         {tr("light", "kind of frame"), u"Light Frame"_s},
         {tr("flat", "kind of frame"), u"Flat Frame"_s},
         {tr("dark", "kind of frame"), u"Dark Frame"_s}});
    setChannels({"g", "r", "i"});
    m_search->setObjectName(u"archiveSearch"_s);
    m_search->setText(tr("Search  Enter"));
    m_clear->setObjectName(u"archiveClear"_s);
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("all fields empty: the newest"));
    for (QToolButton *button : {m_search, m_clear}) {
        button->setFocusPolicy(Qt::StrongFocus);
        m_flow->addWidget(button);
    }
    connect(m_search, &QToolButton::clicked, this, &SearchFields::searchAsked);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        setEntry({});
        emit searchAsked();
    });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

void SearchFields::addLine(
    EntryField field, const char *name, const QString &label, const QString &example, double width)
{
    Field made{field, new QWidget, new QLabel(label), new QuietLine, {}, width};
    auto *pair = new QHBoxLayout(made.box);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->addWidget(made.label);
    pair->addWidget(made.line);
    made.line->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // the row's rest is nobody's
    made.line->setObjectName(QLatin1String(name));
    made.line->setPlaceholderText(example);
    made.line->setAccessibleName(label);
    made.label->setBuddy(made.line);
    connect(made.line, &QLineEdit::returnPressed, this, &SearchFields::searchAsked);
    connect(made.line, &QLineEdit::textEdited, this, [this, field] {
        if (m_wrong == field)
            setWrong(std::nullopt);
    });
    m_flow->addWidget(made.box);
    m_fields.push_back(made);
}

void SearchFields::addChoices(EntryField field, const char *name, const QString &label)
{
    Field made{field, new QWidget, new QLabel(label), nullptr, {}, 0};
    auto *row = new QHBoxLayout(made.box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(made.label);
    made.box->setObjectName(QLatin1String(name));
    m_flow->addWidget(made.box);
    m_fields.push_back(made);
}

void SearchFields::fillChoices(Field &field, const std::vector<std::pair<QString, QString>> &choices)
{
    qDeleteAll(field.choices);
    field.choices.clear();
    delete field.box->findChild<QButtonGroup *>();
    auto *group = new QButtonGroup(field.box);
    for (const auto &[text, value] : choices) {
        auto *button = new QToolButton;
        button->setText(text);
        button->setObjectName(field.box->objectName() + value.section(u' ', 0, 0));
        button->setProperty(kValue, value);
        button->setCheckable(true);
        button->setChecked(value.isEmpty());
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(field.label->text() + u": "_s + text);
        group->addButton(button);
        field.box->layout()->addWidget(button);
        field.choices.push_back(button);
        connect(button, &QToolButton::clicked, this, &SearchFields::searchAsked);
    }
    dress();
}

void SearchFields::setChannels(const std::vector<std::string> &channels)
{
    if (channels == m_channels || channels.empty())
        return;
    m_channels = channels;
    const QString chosen = valueOf(EntryField::Channel);
    std::vector<std::pair<QString, QString>> choices{{tr("all", "channels"), {}}};
    for (const std::string &channel : channels)
        choices.emplace_back(QString::fromStdString(channel), QString::fromStdString(channel));
    fillChoices(*find(EntryField::Channel), choices);
    setValue(EntryField::Channel, chosen);
}

SearchFields::Field *SearchFields::find(EntryField field)
{
    const auto found = std::ranges::find(m_fields, field, &Field::field);
    return found == m_fields.end() ? nullptr : &*found;
}

QLineEdit *SearchFields::line(EntryField field) const
{
    const auto found = std::ranges::find(m_fields, field, &Field::field);
    return found == m_fields.end() ? nullptr : found->line;
}

QString SearchFields::valueOf(EntryField field) const
{
    const auto found = std::ranges::find(m_fields, field, &Field::field);
    if (found == m_fields.end())
        return {};
    if (found->line)
        return found->line->text();
    for (const QToolButton *choice : found->choices)
        if (choice->isChecked())
            return choice->property(kValue).toString();
    return {};
}

void SearchFields::setValue(EntryField field, const QString &value)
{
    Field *one = find(field);
    if (one->line) {
        one->line->setText(value);
        return;
    }
    for (QToolButton *choice : one->choices)
        if (const QString is = choice->property(kValue).toString(); is == value || is.isEmpty())
            choice->setChecked(true); // the first is "all"; a later one that fits takes its place
}

ArchiveEntry SearchFields::entry() const
{
    return {
        m_topic,
        valueOf(EntryField::Words),
        valueOf(EntryField::Night),
        valueOf(EntryField::From),
        valueOf(EntryField::Until),
        valueOf(EntryField::Channel),
        valueOf(EntryField::Kind),
        valueOf(EntryField::Near),
        valueOf(EntryField::Radius)};
}

void SearchFields::setEntry(const ArchiveEntry &entry)
{
    setValue(EntryField::Words, entry.words);
    setValue(EntryField::Night, entry.night);
    setValue(EntryField::From, entry.from);
    setValue(EntryField::Until, entry.until);
    setValue(EntryField::Channel, entry.channel);
    setValue(EntryField::Kind, entry.kind);
    setValue(EntryField::Near, entry.near);
    setValue(EntryField::Radius, entry.radius);
    setWrong(std::nullopt);
}

void SearchFields::setTopic(ArchiveTopic topic)
{
    m_topic = topic;
    for (const Field &field : m_fields)
        field.box->setVisible(hasField(topic, field.field));
}

void SearchFields::setWrong(std::optional<EntryField> field)
{
    m_wrong = field;
    dress();
}

void SearchFields::takeFocus(EntryField field)
{
    Field *one = find(field);
    if (one->box->isHidden())
        one = find(EntryField::Night);
    QWidget *part = one->line ? static_cast<QWidget *>(one->line) : one->choices.front();
    part->setFocus(Qt::ShortcutFocusReason);
    if (one->line)
        one->line->selectAll();
}

void SearchFields::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    dress();
}

void SearchFields::dress()
{
    m_flow->setContentsMargins(0, 0, 0, 0);
    m_flow->setGaps(m_scale.wholePx(14), m_scale.wholePx(5));
    const QString buttons = flatButtonSheet(m_palette, m_scale);
    const auto style = [](QWidget *widget, const QString &sheet) {
        if (widget->styleSheet() != sheet)
            widget->setStyleSheet(sheet);
    };
    for (const Field &field : m_fields) {
        field.box->layout()->setSpacing(m_scale.wholePx(6));
        field.label->setFont(font());
        style(field.label, u"QLabel { color: %1; }"_s.arg(m_palette.dimText.name()));
        if (field.line) {
            field.line->setFont(font());
            field.line->setFixedWidth(m_scale.wholePx(field.width));
            style(
                field.line,
                m_wrong == field.field ? u"QLineEdit { border: %2px solid %1; }"_s.arg(
                    m_palette.attention.name(), QString::number(m_scale.wholePx(2)))
                                       : QString());
        }
        for (QToolButton *choice : field.choices) {
            choice->setFont(font());
            style(choice, buttons);
        }
    }
    for (QToolButton *button : {m_search, m_clear}) {
        button->setFont(font());
        style(button, buttons);
    }
}

} // namespace tulpar
