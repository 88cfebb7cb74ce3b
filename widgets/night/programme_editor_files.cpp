#include "widgets/night/numbered_text.h"
#include "widgets/night/programme_editor.h"
#include "widgets/night/target_text.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QRegularExpression>

// Where the text of a programme comes from: a file, a table, an example, the one in force, the chart.

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The part of a programme that its format needs, so that a first night can be begun.
const char kExample[] =
    R"(# What to observe. Each target needs a name and an exposure; all else may be left out.
name = "My first programme"

[[target]]
name = "M 31"             # a name of the catalogues, or ra and dec as below
exposure_s = 60
count = 20
priority = 10             # twice the priority is worth twice as much

[[target]]
name = "OJ 287"
ra = "08:54:48.87"
dec = "+20:06:30.6"
exposure_s = 60
count = 10
channels = ["g", "r", "i"]
altitude_min_deg = 30     # from the first to the last exposure
moon_distance_min_deg = 30
)";

constexpr qsizetype kLongestHead = 4096; // of a table: its first line

/// Its first line names columns, as readProgrammeCsv wants them.
bool namesColumns(const QString &text)
{
    static const QRegularExpression apart(u"[,;\\t]"_s);
    const QString head = text.trimmed().section(u'\n', 0, 0).remove(QChar(0xfeff)).toLower();
    if (head.contains(u'=') || head.startsWith(u'#'))
        return false;
    QStringList columns = head.split(apart);
    for (QString &column : columns)
        column = column.remove(u'"').trimmed();
    return columns.contains(u"name"_s) && columns.contains(u"exposure"_s);
}

} // namespace

bool ProgrammeEditor::openFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_note = tr("cannot be read: %1").arg(file.errorString());
        refreshParts();
        return false;
    }
    if (file.size() > static_cast<qint64>(kLongestProgramme)) {
        m_note = tr("larger than %1 MiB").arg(kLongestProgramme / 1024 / 1024);
        refreshParts();
        return false;
    }
    const QByteArray bytes = file.readAll();
    m_tableProblems.clear();
    const QString text = QString::fromUtf8(bytes);
    replaceText(isTable(text) ? written(bytes.toStdString()) : text);
    m_note = tr("read from %1").arg(QFileInfo(path).fileName());
    showProblems(m_tableProblems);
    m_text->setFocus(Qt::OtherFocusReason);
    refreshParts();
    return true;
}

void ProgrammeEditor::openPath()
{
    if (m_path->text().trimmed().isEmpty())
        askForFile();
    else
        openFile(m_path->text().trimmed());
}

void ProgrammeEditor::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a programme or a table of targets"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(false);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { openFile(path); });
    dialog->show();
}

bool ProgrammeEditor::isTable(const QString &text) const
{
    return m_tools.fromTable && namesColumns(text.left(kLongestHead));
}

QString ProgrammeEditor::written(const std::string &table)
{
    m_tableProblems.clear();
    const std::string text = m_tools.fromTable(table, m_tableProblems);
    for (ProgrammeProblem &problem : m_tableProblems) { // its lines are the table's, not the text's
        if (problem.line > 0)
            problem.place = tr("line %1 of the table").arg(problem.line).toStdString() + ": " + problem.place;
        problem.line = 0;
    }
    return QString::fromStdString(text);
}

/// One step that Undo takes back.
void ProgrammeEditor::replaceText(const QString &text)
{
    QTextCursor all(m_text->document());
    all.select(QTextCursor::Document);
    all.insertText(text);
}

void ProgrammeEditor::insertExample()
{
    replaceText(QString::fromUtf8(kExample));
    m_text->setFocus(Qt::OtherFocusReason);
}

void ProgrammeEditor::setInForce(std::shared_ptr<const ProgrammeInForce> inForce)
{
    m_inForce = std::move(inForce);
    const bool isFollowed = !m_text->toPlainText().isEmpty() && !isChanged();
    if (isFollowed && m_inForce && m_inForce->text != m_taken.toStdString())
        insertInForce(); // another desk has entered it
    refreshParts();
}

void ProgrammeEditor::insertInForce()
{
    if (!m_inForce)
        return;
    m_taken = QString::fromStdString(m_inForce->text);
    replaceText(m_taken);
}

void ProgrammeEditor::addTarget(const QString &name, const IcrsDirection &place)
{
    const bool isEmpty = m_text->toPlainText().trimmed().isEmpty();
    if (isEmpty)
        insertInForce();
    const TargetText target = targetText(name.toStdString(), place, m_text->toPlainText().toStdString());
    QTextCursor end(m_text->document());
    end.movePosition(QTextCursor::End);
    end.insertText(QString::fromStdString(target.lines));
    m_text->setTextCursor(end);
    m_text->ensureCursorVisible();
    const bool losesOthers = isEmpty && !m_inForce && m_snapshot && !m_snapshot->night.programme.empty();
    m_note = losesOthers
        ? tr("the programme in force cannot be read on this computer (%1): taken, this text stands in its "
             "place")
              .arg(QString::fromStdString(m_snapshot->night.programmeSource))
        : tr("added: %1; say how it is to be exposed").arg(QString::fromStdString(target.name));
    m_isRefused = losesOthers;
    m_text->setFocus(Qt::OtherFocusReason);
    refreshParts();
}

} // namespace tulpar
