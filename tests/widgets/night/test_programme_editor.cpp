#include <QtTest>

#include "tests/widgets/common/enter_twice.h"
#include "tests/widgets/night/support_night.h"
#include "widgets/common/fonts.h"
#include "widgets/common/hold_button.h"
#include "widgets/night/night_table.h"
#include "widgets/night/numbered_text.h"
#include "widgets/night/programme_editor.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// The programme as a text: nothing is in force before the core has taken it, and what is wrong has its line.
class TestProgrammeEditor : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void anEmptyOneTeaches();
    void theExampleIsTakenByTheCore();
    void aRefusalMarksItsLine();
    void theGoodTargetsTakeTwoSteps();
    void checkedBeforeItIsSent();
    void filesAreOpenedAndUndone();
    void withoutControlItIsNotSent();
    void anEmptyClipboardIsNothing();

private:
    [[nodiscard]] const EnterProgramme &asked(int i) const
    {
        m_last = m_requested->at(i)[0].value<Request>();
        return std::get<EnterProgramme>(m_last.body);
    }
    template <class Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_editor->findChild<Widget *>(QLatin1String(name));
    }

    std::shared_ptr<Snapshot> m_snapshot;
    Standing m_standing;
    std::unique_ptr<ProgrammeEditor> m_editor;
    std::unique_ptr<QSignalSpy> m_requested;
    mutable Request m_last;
};

void TestProgrammeEditor::initTestCase()
{
    QVERIFY(loadFonts());
    QApplication::setFont(deskFont());
    qRegisterMetaType<Request>();
}

void TestProgrammeEditor::init()
{
    m_snapshot = nightSnapshot();
    m_standing = {u"Bota"_s, "this-desk", false, true};
    m_editor = std::make_unique<ProgrammeEditor>();
    m_editor->setColours(Palette::of(Lighting::Night), Scale());
    m_editor->refresh(m_snapshot, m_standing);
    m_editor->resize(900, 600);
    m_editor->show();
    QCoreApplication::processEvents();
    m_requested = std::make_unique<QSignalSpy>(m_editor.get(), &ProgrammeEditor::requested);
}

void TestProgrammeEditor::anEmptyOneTeaches()
{
    QVERIFY(find<QToolButton>("programmeExample")->isVisible());
    QVERIFY(!find<QToolButton>("programmeTake")->isEnabled());
    QVERIFY(find<QLabel>("programmeState")->text().startsWith(u"in force: Autumn"_s));
    QTest::mouseClick(find<QToolButton>("programmeExample"), Qt::LeftButton);
    QVERIFY(m_editor->text()->toPlainText().contains(u"[[target]]"_s));
    QVERIFY(!find<QToolButton>("programmeExample")->isVisible());
    QVERIFY(m_editor->isChanged());
}

void TestProgrammeEditor::theExampleIsTakenByTheCore()
{
    m_editor->insertExample();
    QTest::keyClick(m_editor->text(), Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(m_requested->size(), 1);
    QVERIFY(!asked(0).takeGood);
    QCOMPARE(QString::fromStdString(asked(0).text), m_editor->text()->toPlainText());
    QVERIFY(m_editor->isChanged()); // not yet answered
    m_editor->showAnswer(asked(0), {true, {}});
    QVERIFY(!m_editor->isChanged());
    QVERIFY(find<QLabel>("programmeState")->text().contains(u"this text is in force"_s));
    QTest::keyClick(m_editor->text(), Qt::Key_A); // a letter more
    QVERIFY(m_editor->isChanged());
    QVERIFY(find<QLabel>("programmeState")->text().contains(u"not taken yet"_s));
}

void TestProgrammeEditor::aRefusalMarksItsLine()
{
    m_editor->insertExample();
    m_editor->take();
    m_editor->showAnswer(asked(0), {false, {{ReasonCode::ProgrammeRefused, {}, 2, {}}}});
    auto after = std::make_shared<Snapshot>(*m_snapshot);
    after->night.programmeError = "line 6, column 14: [[target]] \"M 31\": exposure_s must be a number";
    after->night.programmeProblems = 2;
    m_editor->refresh(after, m_standing);
    QCOMPARE(m_editor->text()->markedLines(), std::set<int>{6});
    QVERIFY(m_editor->problems()->isVisible());
    QCOMPARE(m_editor->problems()->rows()->rowAt(0)->cells[0], u"6"_s);
    QVERIFY(find<QLabel>("programmeState")->text().contains(u"the programme has problems: 2"_s));
    const QRect row = m_editor->problems()->visualRect(m_editor->problems()->rows()->index(0, 1));
    QTest::mouseClick(m_editor->problems()->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(m_editor->text()->textCursor().blockNumber(), 5);
    QTest::keyClick(m_editor->text(), Qt::Key_A); // being mended: the marks are of another text
    QVERIFY(m_editor->text()->markedLines().empty());
}

void TestProgrammeEditor::theGoodTargetsTakeTwoSteps()
{
    m_editor->insertExample();
    auto *good = find<HoldButton>("programmeTakeGood");
    QVERIFY(!good->isVisible());
    m_editor->take();
    m_editor->showAnswer(asked(0), {false, {{ReasonCode::ProgrammeRefused, {}, 1, {}}}});
    QVERIFY(good->isVisible());
    enterTwice(good);
    QCOMPARE(m_requested->size(), 2);
    QVERIFY(asked(1).takeGood);
}

void TestProgrammeEditor::checkedBeforeItIsSent()
{
    ProgrammeTools tools;
    tools.check = [](const std::string &text) {
        std::vector<ProgrammeProblem> problems;
        if (text.find("wrong") != std::string::npos)
            problems.push_back({2, 1, "[[target]]", "\"wrong\" is no key", "leave it out", false});
        return problems;
    };
    m_editor->setTools(tools);
    m_editor->text()->setPlainText(u"name = \"A\"\nwrong = 1\n"_s);
    m_editor->take();
    QCOMPARE(m_requested->size(), 0);
    QCOMPARE(m_editor->text()->markedLines(), std::set<int>{2});
    QVERIFY(m_editor->problems()->rows()->rowAt(0)->cells[1].contains(u"leave it out"_s));
    m_editor->text()->setPlainText(u"name = \"A\"\n"_s);
    m_editor->take();
    QCOMPARE(m_requested->size(), 1);
}

void TestProgrammeEditor::filesAreOpenedAndUndone()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"autumn.toml"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name = \"From a file\"\n");
    file.close();
    m_editor->text()->setPlainText(u"mine"_s);
    auto *line = find<QLineEdit>("programmePath");
    line->setText(path);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(m_editor->text()->toPlainText(), u"name = \"From a file\"\n"_s);
    QVERIFY(find<QLabel>("programmeState")->text().contains(u"autumn.toml"_s));
    QTest::mouseClick(find<QToolButton>("programmeUndo"), Qt::LeftButton);
    QCOMPARE(m_editor->text()->toPlainText(), u"mine"_s);
    QTest::mouseClick(find<QToolButton>("programmeRedo"), Qt::LeftButton);
    QCOMPARE(m_editor->text()->toPlainText(), u"name = \"From a file\"\n"_s);
    QVERIFY(!m_editor->openFile(folder.filePath(u"none.toml"_s)));
    QVERIFY(find<QLabel>("programmeState")->text().contains(u"cannot be read"_s));
}

void TestProgrammeEditor::withoutControlItIsNotSent()
{
    m_editor->insertExample();
    m_snapshot->safety.control.holder = "Aigerim";
    m_snapshot->safety.control.desk = "another-desk";
    m_editor->refresh(m_snapshot, m_standing);
    m_editor->take();
    QCOMPARE(m_requested->size(), 0);
    QVERIFY(find<QLabel>("programmeState")->text().contains(u"Aigerim has control"_s));
}

/// Also on an X server on which nothing was ever copied.
void TestProgrammeEditor::anEmptyClipboardIsNothing()
{
    auto *text = find<QPlainTextEdit>("programmeText");
    QVERIFY(text);
    text->setPlainText(u"name = \"kept\"\n"_s);
    text->setFocus();
    QTest::keyClick(text, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(text->toPlainText(), u"name = \"kept\"\n"_s);
    QApplication::clipboard()->setText(u"# first\n"_s);
    text->moveCursor(QTextCursor::Start);
    QTest::keyClick(text, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(text->toPlainText(), u"# first\nname = \"kept\"\n"_s);
}

QTEST_MAIN(TestProgrammeEditor)
#include "test_programme_editor.moc"
