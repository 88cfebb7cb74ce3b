#include <QtTest>

#include "app/programme_tools.h"
#include "tests/app/desk.h"
#include "tests/app/desk_looks.h"
#include "widgets/chart/chart_tools.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/night/night_panel.h"
#include "widgets/night/night_rows.h"
#include "widgets/night/night_table.h"
#include "widgets/night/night_timeline.h"
#include "widgets/night/numbered_text.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// How a programme comes about at the desk: example, table, the one in force, a thing of the chart; read by
/// the reader that the core uses, and taken through its gate.
class TestDeskProgramme : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(dressApplication()); }
    void theExampleIsAProgramme();
    void aTableIsOpened_data();
    void aTableIsOpened();
    void aTableIsPasted();
    void whatIsWrongInATableNamesItsLine();
    void aThingOfTheChartIsAdded();
    void aPlaceOfTheChartHasAName();
    void anUnreadableProgrammeIsNotLostSilently();
    void ownConstraintsStandAgainstADrag();

private:
    [[nodiscard]] static ProgrammeEditor *openEditor(const Desk &desk)
    {
        desk.key(Qt::Key_5, Qt::ControlModifier);
        desk.window->night()->showProgramme(true);
        return desk.window->night()->editor();
    }
    /// A programme in force that this desk can read.
    void enforce(Desk &desk, const QByteArray &text)
    {
        const QString path = m_folder.filePath(u"programme.toml"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        auto snapshot = std::make_shared<Snapshot>(*desk.session.snapshot());
        snapshot->night.programme = "Test";
        snapshot->night.programmeSource = path.toStdString();
        desk.session.show(snapshot);
        desk.window->refresh();
    }

    QTemporaryDir m_folder;
};

namespace {

// Coordinates as SIMBAD gives them (J2000): T CrB, BL Lac.
constexpr const char *kTable = "name;ra;dec;exposure;count;priority\n"
                               "T CrB;15:59:30.16;+25:55:12.6;20;6;30\n"
                               "BL Lac;330.68038;42.27777;60;10;20\n";

ProgrammeRead read(const ProgrammeEditor &editor)
{
    return readProgramme(editor.text()->toPlainText().toStdString(), skyPlaces());
}

} // namespace

void TestDeskProgramme::theExampleIsAProgramme()
{
    Desk desk(u"unplanned"_s);
    ProgrammeEditor *editor = openEditor(desk);
    QTest::mouseClick(desk.find<QToolButton>(u"programmeExample"_s), Qt::LeftButton);
    const ProgrammeRead example = read(*editor);
    for (const ProgrammeProblem &problem : example.problems)
        qWarning("%s", textOf(problem).c_str());
    QVERIFY(example.problems.empty());
    QCOMPARE(example.programme.targets.size(), std::size_t{2});
    QCOMPARE(example.programme.blocks.size(), std::size_t{2});
    // M 31 in the catalogue: 0 h 42.7 min, +41.27 degrees.
    QVERIFY(std::abs(example.programme.targets[0].direction.ra.asDegrees() - 10.68) < 0.05);
    QVERIFY(std::abs(example.programme.targets[0].direction.dec.asDegrees() - 41.27) < 0.05);
    QTest::mouseClick(desk.find<QToolButton>(u"programmeCheck"_s), Qt::LeftButton);
    QVERIFY(desk.find<QLabel>(u"programmeState"_s)->text().contains(u"no problem was found"_s));
}

void TestDeskProgramme::aTableIsOpened_data()
{
    QTest::addColumn<bool>("byDialog");
    QTest::newRow("path written") << false;
    QTest::newRow("file dialog") << true;
}

void TestDeskProgramme::aTableIsOpened()
{
    QFETCH(bool, byDialog);
    const QString path = m_folder.filePath(u"targets.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(kTable);
    file.close();
    Desk desk(u"unplanned"_s);
    ProgrammeEditor *editor = openEditor(desk);
    auto *open = desk.find<QToolButton>(u"programmeOpen"_s);
    if (byDialog) {
        QTest::mouseClick(open, Qt::LeftButton); // without a path it asks
        auto *dialog = editor->findChild<QFileDialog *>();
        QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
        dialog->selectFile(path);
        emit dialog->fileSelected(path);
        dialog->close();
    } else {
        QTest::keyClicks(desk.find<QLineEdit>(u"programmePath"_s), path);
        QTest::mouseClick(open, Qt::LeftButton);
    }
    const ProgrammeRead table = read(*editor);
    QVERIFY(table.problems.empty());
    QCOMPARE(table.programme.targets.size(), std::size_t{2});
    QCOMPARE(table.programme.targets[0].name, std::string("T CrB"));
    // 15 h 59 min 30.16 s is 239.87567 degrees.
    QVERIFY(std::abs(table.programme.targets[0].direction.ra.asDegrees() - 239.87567) < 1e-4);
    QCOMPARE(table.programme.blocks[0].priority, 30.0);
    QTest::keyClick(editor->text(), Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(desk.asked(), std::size_t{1});
    QCOMPARE(
        QString::fromStdString(std::get<EnterProgramme>(desk.last().body).text),
        editor->text()->toPlainText());
}

void TestDeskProgramme::aTableIsPasted()
{
    Desk desk(u"unplanned"_s);
    ProgrammeEditor *editor = openEditor(desk);
    QString spreadsheet = QString::fromUtf8(kTable).replace(u';', u'\t'); // as it copies cells
    QApplication::clipboard()->setText(spreadsheet);
    editor->text()->setFocus();
    QTest::keyClick(editor->text(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(read(*editor).programme.targets.size(), std::size_t{2});
    QVERIFY(read(*editor).problems.empty());
    QVERIFY(desk.find<QLabel>(u"programmeState"_s)->text().contains(u"read from a table"_s));
    QTest::mouseClick(desk.find<QToolButton>(u"programmeUndo"_s), Qt::LeftButton);
    QVERIFY(editor->text()->toPlainText().isEmpty());
    QApplication::clipboard()->setText(u"name = \"exposure, of mine\"\n"_s); // no table: as it is
    QTest::keyClick(editor->text(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(editor->text()->toPlainText(), u"name = \"exposure, of mine\"\n"_s);
}

void TestDeskProgramme::whatIsWrongInATableNamesItsLine()
{
    Desk desk(u"unplanned"_s);
    ProgrammeEditor *editor = openEditor(desk);
    QApplication::clipboard()->setText(QString::fromUtf8(kTable) + u"nowhere;99:00:00;+10:00:00;20;1;1\n"_s);
    editor->text()->setFocus();
    QTest::keyClick(editor->text(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(read(*editor).programme.targets.size(), std::size_t{2}); // the good ones
    QCOMPARE(editor->problems()->rows()->rowCount(), 1);
    QVERIFY2(
        editor->problems()->rows()->rowAt(0)->cells[1].contains(u"line 4 of the table"_s),
        qPrintable(editor->problems()->rows()->rowAt(0)->cells[1]));
    QVERIFY(editor->text()->markedLines().empty()); // its lines are not the text's
}

void TestDeskProgramme::aThingOfTheChartIsAdded()
{
    Desk desk(u"observing"_s);
    enforce(desk, "name = \"Test\"\n[[target]]\nname = \"M 33\"\nexposure_s = 60\n");
    ProgrammeEditor *editor = desk.window->night()->editor();
    QTRY_VERIFY_WITH_TIMEOUT(editor->hasInForce(), 30'000);
    Chosen star;
    star.kind = ChosenKind::Star;
    star.direction = {Angle::degrees(213.915300), Angle::degrees(19.182410)}; // Arcturus, Hipparcos
    star.name = u"Arcturus \"bright\""_s;
    SkyChart *chart = desk.window->chart();
    chart->tools()->openActions(chart->rect().center(), star);
    auto *add = chart->findChild<QPushButton *>(u"actionProgramme"_s);
    QVERIFY(add->isVisible());
    QTest::mouseClick(add, Qt::LeftButton);
    QVERIFY(editor->isVisible());
    QVERIFY(editor->text()->hasFocus());
    const ProgrammeRead now = read(*editor);
    QVERIFY(now.problems.empty());
    QCOMPARE(now.programme.targets.size(), std::size_t{2}); // with what is in force
    QCOMPARE(now.programme.targets[1].name, std::string("Arcturus \"bright\""));
    QVERIFY(std::abs(now.programme.targets[1].direction.ra.asDegrees() - 213.9153) < 1e-4);
    QVERIFY(std::abs(now.programme.targets[1].direction.dec.asDegrees() - 19.18241) < 1e-4);
    QCOMPARE(desk.asked(), std::size_t{0}); // nothing is in force before it is taken
    QTest::keyClick(editor->text(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(std::holds_alternative<EnterProgramme>(desk.last().body));
    chart->tools()->openActions(chart->rect().center(), star); // once more: another name
    QTest::mouseClick(add, Qt::LeftButton);
    QVERIFY(read(*editor).problems.empty());
    QVERIFY(editor->text()->toPlainText().contains(u"Arcturus \\\"bright\\\" 2"_s));
    Chosen moon;
    moon.kind = ChosenKind::Body;
    moon.body = Body::Moon;
    chart->tools()->openActions(chart->rect().center(), moon);
    QVERIFY(add->isHidden()); // it does not keep its place
}

void TestDeskProgramme::aPlaceOfTheChartHasAName()
{
    Desk desk(u"unplanned"_s);
    const IcrsDirection place{Angle::degrees(10.5), Angle::degrees(-5.25)};
    desk.window->night()->addTarget({}, place);
    ProgrammeEditor *editor = desk.window->night()->editor();
    const ProgrammeRead now = read(*editor);
    QVERIFY(now.problems.empty());
    QCOMPARE(now.programme.targets.size(), std::size_t{1});
    QCOMPARE(now.programme.targets[0].name, std::string("J0042-0515"));
    QVERIFY(std::abs(now.programme.targets[0].direction.dec.asDegrees() + 5.25) < 1e-4);
}

void TestDeskProgramme::anUnreadableProgrammeIsNotLostSilently()
{
    Desk desk(u"observing"_s); // its programme lies in a file that is not here
    desk.key(Qt::Key_5, Qt::ControlModifier);
    desk.window->night()->addTarget(u"M 1"_s, {Angle::degrees(83.63), Angle::degrees(22.01)});
    QVERIFY(desk.find<QLabel>(u"programmeState"_s)->text().contains(u"cannot be read on this computer"_s));
}

void TestDeskProgramme::ownConstraintsStandAgainstADrag()
{
    Desk desk(u"observing"_s);
    enforce(
        desk,
        "name = \"Test\"\n[[target]]\nname = \"M 33\"\nra = 23.4621\ndec = 30.6599\nexposure_s = 60\n"
        "windows = [[\"2022-10-09T18:00:00Z\", \"2022-10-09T20:00:00Z\"]]\n");
    QTRY_VERIFY_WITH_TIMEOUT(desk.window->night()->editor()->hasInForce(), 30'000);
    desk.key(Qt::Key_5, Qt::ControlModifier);
    NightTimeline *timeline = desk.window->night()->timeline();
    const auto &blocks = timeline->scene().blocks;
    const auto found = std::ranges::find(blocks, u"M 33"_s, &TimelineBlock::title);
    const QPoint from = timeline->blockRect(*found).center();
    const QPoint to = from + QPoint(150, 0);
    QTest::mousePress(timeline, Qt::LeftButton, {}, from);
    QTest::mouseMove(timeline, from + QPoint(70, 0));
    QTest::mouseMove(timeline, to);
    QVERIFY2(
        desk.find<QLabel>(u"nightTold"_s)->text().contains(u"its own: outside of its window"_s),
        qPrintable(desk.find<QLabel>(u"nightTold"_s)->text()));
    QTest::mouseRelease(timeline, Qt::LeftButton, {}, to);
    QCOMPARE(desk.asked(), std::size_t{0});
}

QTEST_MAIN(TestDeskProgramme)
#include "test_desk_programme.moc"
