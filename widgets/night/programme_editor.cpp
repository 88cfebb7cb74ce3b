#include "widgets/night/programme_editor.h"

#include "core/words/sentences.h"
#include "widgets/common/flat_sheet.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/hold_button.h"
#include "widgets/common/quiet_line.h"
#include "widgets/common/say.h"
#include "widgets/common/told_label.h"
#include "widgets/common/wrapped_label.h"
#include "widgets/night/night_table.h"
#include "widgets/night/numbered_text.h"

#include <QLabel>
#include <QRegularExpression>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostProblemRows = 6;
constexpr int kLeastLines = 6;

} // namespace

ProgrammeEditor::ProgrammeEditor(QWidget *parent)
    : QWidget(parent)
    , m_box(new QWidget)
    , m_path(new QuietLine)
    , m_open(new QToolButton)
    , m_goOn(new QToolButton)
    , m_example(new QToolButton)
    , m_undo(new QToolButton)
    , m_redo(new QToolButton)
    , m_check(new QToolButton)
    , m_take(new QToolButton)
    , m_takeGood(new HoldButton)
    , m_close(new QToolButton)
    , m_state(new WrappedLabel)
    , m_text(new NumberedText)
    , m_problems(new NightTable(tr("Problems of the programme"), {tr("line"), tr("what is wrong")}))
{
    m_row = new FlowLayout(8, 4, m_box);
    m_path->setPlaceholderText(tr("path of a file, or drop one below"));
    m_path->setAccessibleName(tr("file to open"));
    const auto button = [this](QToolButton *made, const char *name, const QString &text, auto does) {
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        made->setFocusPolicy(Qt::StrongFocus);
        connect(made, &QToolButton::clicked, this, does);
    };
    m_path->setObjectName(u"programmePath"_s);
    button(m_open, "programmeOpen", tr("Open"), [this] { openPath(); });
    button(m_goOn, "programmeInForce", tr("The one in force"), [this] {
        insertInForce();
        m_text->setFocus(Qt::OtherFocusReason);
    });
    button(m_example, "programmeExample", tr("Begin with an example"), [this] { insertExample(); });
    button(m_undo, "programmeUndo", tr("Undo"), [this] { m_text->undo(); });
    button(m_redo, "programmeRedo", tr("Redo"), [this] { m_text->redo(); });
    button(m_check, "programmeCheck", tr("Check"), [this] { check(); });
    button(m_take, "programmeTake", tr("Take it  Ctrl+S"), [this] { take(); });
    button(m_close, "programmeClose", tr("Back to the night  Esc"), [this] { emit closeAsked(); });
    m_takeGood->setObjectName(u"programmeTakeGood"_s);
    m_takeGood->setWish(tr("Take its good targets"));
    m_state->setObjectName(u"programmeState"_s);
    for (QWidget *part : std::initializer_list<QWidget *>{
             m_path, m_open, m_goOn, m_example, m_undo, m_redo, m_check, m_take, m_takeGood, m_close})
        m_row->addWidget(part);
    m_row->setAlignment(m_close, Qt::AlignRight);
    m_text->setObjectName(u"programmeText"_s);
    m_text->setAccessibleName(tr("Programme"));
    m_text->setPlaceholderText(
        tr("No programme is written here yet. Begin with an example, open a file, or write."));
    m_problems->setObjectName(u"programmeProblems"_s);
    m_problems->hide();
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_box);
    column->addWidget(m_state);
    column->addWidget(m_text, 1);
    column->addWidget(m_problems);
    connect(m_path, &QLineEdit::returnPressed, this, &ProgrammeEditor::openPath);
    connect(m_text, &NumberedText::fileDropped, this, [this](const QString &path) { openFile(path); });
    m_text->setRewrite([this](const QString &pasted) -> std::optional<QString> {
        return isTable(pasted) ? std::optional(written(pasted.toStdString())) : std::nullopt;
    });
    connect(m_text, &NumberedText::rewritten, this, [this] {
        m_note = tr("read from a table");
        showProblems(m_tableProblems);
        refreshParts();
    });
    connect(m_text, &QPlainTextEdit::textChanged, this, &ProgrammeEditor::textChanged);
    connect(m_takeGood, &HoldButton::confirmed, this, [this] { send(true); });
    connect(m_problems, &NightTable::clicked, this, [this](const QModelIndex &index) {
        if (const int line = m_problems->rows()->rowAt(index.row())->cells.value(0).toInt(); line > 0)
            m_text->goToLine(line);
    });
    auto *save = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_S), this);
    save->setContext(Qt::WidgetWithChildrenShortcut);
    connect(save, &QShortcut::activated, this, &ProgrammeEditor::take);
    auto *back = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    back->setContext(Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, this, &ProgrammeEditor::closeAsked);
    setFocusProxy(m_text);
    refreshParts();
}

void ProgrammeEditor::setTools(ProgrammeTools tools)
{
    m_tools = std::move(tools);
    refreshParts();
}

void ProgrammeEditor::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    layout()->setContentsMargins(scale.wholePx(10), scale.wholePx(6), scale.wholePx(10), scale.wholePx(8));
    layout()->setSpacing(scale.wholePx(6));
    m_row->setGaps(scale.wholePx(8), scale.wholePx(4));
    m_path->setFixedWidth(scale.wholePx(260));
    for (QWidget *part : std::initializer_list<QWidget *>{m_path, m_state, m_text, m_problems, m_takeGood})
        part->setFont(font());
    for (QToolButton *button : {m_open, m_goOn, m_example, m_undo, m_redo, m_check, m_take, m_close}) {
        button->setFont(font());
        button->setStyleSheet(flatButtonSheet(palette, scale));
    }
    m_takeGood->setColours(palette, scale);
    m_text->setColours(palette, scale);
    m_problems->setColours(palette, scale);
    refreshParts();
}

int ProgrammeEditor::leastHeight(int width) const
{
    const QMargins around = layout()->contentsMargins();
    const int inside = std::max(1, width - around.left() - around.right());
    const int problems = m_problems->isHidden() ? 0 : m_problems->minimumHeight() + layout()->spacing();
    return around.top() + m_row->heightForWidth(inside) + layout()->spacing()
        + std::max(0, m_state->heightForWidth(inside)) + layout()->spacing()
        + kLeastLines * m_text->fontMetrics().lineSpacing() + problems + around.bottom();
}

bool ProgrammeEditor::isChanged() const
{
    return m_text->toPlainText() != m_taken;
}

void ProgrammeEditor::textChanged()
{
    m_note.clear();
    m_isRefused = false;
    showProblems({});
    refreshParts();
}

void ProgrammeEditor::check()
{
    const auto problems = m_tools.check(m_text->toPlainText().toStdString());
    showProblems(problems);
    m_note = problems.empty() ? tr("no problem was found") : QString();
    m_isRefused = std::ranges::any_of(problems, [](const ProgrammeProblem &one) { return !one.isWarning; });
    refreshParts();
}

void ProgrammeEditor::take()
{
    if (!m_take->isEnabled())
        return;
    if (m_tools.check) {
        check();
        if (m_isRefused)
            return; // its lines stand below; the good targets can still be taken
    }
    send(false);
}

void ProgrammeEditor::send(bool takeGood)
{
    m_sent = m_text->toPlainText();
    emit requested({{}, EnterProgramme{m_sent.toStdString(), takeGood}, {}});
}

void ProgrammeEditor::showAnswer(const EnterProgramme &asked, const Answer &answer)
{
    if (QString::fromStdString(asked.text) != m_sent)
        return; // another desk's, or an older one
    m_isRefused = !answer.accepted;
    if (answer.accepted) {
        m_taken = m_sent;
        m_note = tr("taken");
        if (!asked.takeGood)
            showProblems({});
    } else {
        m_note = answer.reasons.empty() ? tr("not taken")
                                        : tr("not taken: %1").arg(words::reason(answer.reasons.front()));
        std::vector<ProgrammeProblem> problems;
        for (const Reason &reason : answer.reasons)
            if (reason.code == ReasonCode::ProgrammeLine) {
                ProgrammeProblem problem;
                problem.line = static_cast<int>(reason.value.value_or(0));
                problem.what = reason.who;
                problems.push_back(std::move(problem));
            }
        if (m_problems->rows()->rowCount() == 0) // else all of them stand there already
            showProblems(problems);
    }
    refreshParts();
}

void ProgrammeEditor::showProblems(const std::vector<ProgrammeProblem> &problems)
{
    std::vector<NightRow> rows;
    std::set<int> lines;
    for (const ProgrammeProblem &one : problems) {
        NightRow row;
        row.key = QString::number(rows.size());
        row.mark = one.isWarning ? Mark::Asks : Mark::Refused;
        row.need = one.isWarning ? Need::None : Need::Look;
        QString what = QString::fromStdString(one.place);
        what += (what.isEmpty() ? QString() : u": "_s) + QString::fromStdString(one.what);
        if (!one.next.empty())
            what += u" \u2192 "_s + QString::fromStdString(one.next);
        row.cells = {one.line > 0 ? QString::number(one.line) : u"\u2013"_s, what};
        rows.push_back(row);
        if (one.line > 0)
            lines.insert(one.line);
    }
    m_problems->setRows(std::move(rows));
    m_text->setMarkedLines(std::move(lines));
    const bool isShown = !problems.empty();
    if (m_problems->isHidden() == isShown)
        m_problems->setVisible(isShown);
    m_problems->setFixedHeight(std::min(m_problems->wantedHeight(), m_problems->heightOf(kMostProblemRows)));
}

void ProgrammeEditor::refresh(const std::shared_ptr<const Snapshot> &snapshot, const Standing &standing)
{
    m_snapshot = snapshot;
    m_standing = standing;
    // The core names the line of the first problem of what it refused.
    if (m_isRefused && snapshot && m_problems->rows()->rowCount() == 0
        && !snapshot->night.programmeError.empty()) {
        static const QRegularExpression place(u"^line (\\d+)(?:, column \\d+)?: (.*)$"_s);
        const QString error = QString::fromStdString(snapshot->night.programmeError);
        const auto match = place.match(error);
        ProgrammeProblem problem;
        problem.line = match.hasMatch() ? match.captured(1).toInt() : 0;
        problem.what = match.hasMatch() ? match.captured(2).toStdString() : error.toStdString();
        showProblems({problem});
    }
    refreshParts();
}

QString ProgrammeEditor::stateText() const
{
    QStringList parts;
    if (m_snapshot) {
        const NightView &night = m_snapshot->night;
        const QString name = QString::fromStdString(night.programme);
        parts.append(name.isEmpty() ? tr("in force: no programme") : tr("in force: %1").arg(name));
        if (!night.programmeSource.empty())
            parts.append(QString::fromStdString(night.programmeSource));
        if (night.programmeProblems > 0)
            parts.append(tr("problems in its lines: %1").arg(night.programmeProblems));
    }
    if (!m_text->toPlainText().isEmpty())
        parts.append(isChanged() ? tr("\u25cf this text is not taken yet") : tr("this text is in force"));
    if (!m_note.isEmpty())
        parts.append(m_note);
    return parts.join(u" \u00b7 "_s);
}

void ProgrammeEditor::refreshParts()
{
    const auto enable = [](QWidget *widget, bool isEnabled) {
        if (widget->isEnabled() != isEnabled)
            widget->setEnabled(isEnabled);
    };
    const auto reveal = [](QWidget *widget, bool isShown) {
        if (widget->isHidden() == isShown)
            widget->setVisible(isShown);
    };
    const bool isEmpty = m_text->toPlainText().trimmed().isEmpty();
    const QString why = whyNotAsk(m_snapshot.get(), m_standing, EnterProgramme{});
    enable(m_undo, m_text->document()->isUndoAvailable());
    enable(m_redo, m_text->document()->isRedoAvailable());
    enable(m_take, why.isEmpty() && !isEmpty);
    if (m_take->toolTip() != why)
        m_take->setToolTip(why);
    reveal(m_goOn, m_inForce && isEmpty);
    reveal(m_example, isEmpty);
    reveal(m_check, static_cast<bool>(m_tools.check));
    reveal(m_takeGood, m_isRefused);
    m_takeGood->setWhyNot(why);
    colourWords(m_state, m_isRefused ? m_palette.attention : m_palette.dimText);
    say(m_state, why.isEmpty() ? stateText() : stateText() + u" \u00b7 "_s + why);
}

} // namespace tulpar
