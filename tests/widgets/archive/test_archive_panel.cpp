#include "widgets/archive/archive_panel.h"
#include "widgets/archive/found_table.h"
#include "widgets/archive/search_fields.h"
#include "widgets/common/fonts.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Keeps what it is asked; the test answers.
class WrittenArchive final : public ArchivePort {
public:
    [[nodiscard]] ArchivePlace place() const override { return {u"/a/archive.sqlite"_s, false}; }
    void search(const ArchiveQuestion &question, quint64 turn) override
    {
        questions.push_back(question);
        turns.push_back(turn);
    }
    void exportRows(const ArchiveQuestion &question, const QString &path) override
    {
        exported = {question, path};
    }
    void copyFrames(std::vector<FoundFrame> frames, const QString &folder) override
    {
        copied = {std::move(frames), folder};
    }
    void stopWork() override { ++stops; }
    void lookFor(const FoundFrame &frame, const std::vector<FoundFrame> &others) override
    {
        QStringList paths{QString::fromStdString(frame.path)};
        for (const FoundFrame &other : others)
            paths << QString::fromStdString(other.path);
        emit lookedFor(frame, isHere, paths);
    }

    void answer(FoundRows rows)
    {
        const auto all = static_cast<qint64>(rows.size());
        emit rowsFound(turns.back(), std::make_shared<const FoundRows>(std::move(rows)));
        emit searchEnded(turns.back(), all, {});
    }

    std::vector<ArchiveQuestion> questions;
    std::vector<quint64> turns;
    std::pair<ArchiveQuestion, QString> exported;
    std::pair<std::vector<FoundFrame>, QString> copied;
    int stops = 0;
    bool isHere = true;
};

FoundRows frames(int count)
{
    FoundRows rows;
    for (int i = 0; i < count; ++i) {
        FoundFrame frame;
        frame.night = "2026-11-22";
        frame.start = UtcInstant{1'795'000'000'000'000'000 - i * 1'000'000'000LL};
        frame.exposure = 1s;
        frame.channel = "g";
        frame.subject = "swift:1126853";
        frame.path = "/frames/" + std::to_string(i) + ".fits";
        frame.file = i == 3 ? FoundFile::Deleted : FoundFile::Good;
        frame.bytes = 2'000'000;
        rows.frames.push_back(frame);
    }
    return rows;
}

} // namespace

/// The archive's panel with an archive that answers when the test wants it to.
class TestArchivePanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void itBeginsWithTheNewest();
    void fieldsBecomeAQuestion();
    void whatCannotBeReadIsNotAsked();
    void lateAnswersAreNotMixedIn();
    void troubleIsASentence();
    void nothingFoundTeaches();
    void aFrameIsOpenedWhereItIsHere();
    void eventsAndNightsLeadToTheirFrames();
    void rowsAreExported();
    void framesAreCopiedAndStopped();
    void thousandsOfRowsAreQuick();

private:
    template <class Widget = QLabel>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_panel->findChild<Widget *>(QLatin1String(name));
    }
    void click(const char *name) const { QTest::mouseClick(find<QToolButton>(name), Qt::LeftButton); }

    std::unique_ptr<WrittenArchive> m_archive;
    std::unique_ptr<ArchivePanel> m_panel;
};

void TestArchivePanel::initTestCase()
{
    QVERIFY(loadFonts());
    QApplication::setFont(deskFont());
}

void TestArchivePanel::init()
{
    m_archive = std::make_unique<WrittenArchive>();
    m_panel = std::make_unique<ArchivePanel>();
    m_panel->setColours(Palette::of(Lighting::Night), Scale());
    m_panel->setPort(m_archive.get());
    m_panel->resize(1200, 700);
    m_panel->show();
    QCoreApplication::processEvents();
}

void TestArchivePanel::itBeginsWithTheNewest()
{
    QCOMPARE(m_archive->questions.size(), std::size_t{1});
    QVERIFY(m_archive->questions[0] == ArchiveQuestion());
    QVERIFY(m_panel->isSearching());
    QCOMPARE(find("archivePlace")->toolTip(), QString());
    QCOMPARE(find("archiveState")->text(), u"searching"_s);
    m_archive->answer(frames(5));
    QVERIFY(!m_panel->isSearching());
    QCOMPARE(m_panel->table()->rows()->rowCount(), 5);
    QCOMPARE(find("archiveState")->text(), u"frames: 5, 8.00 MB"_s);
    m_panel->hide();
    m_panel->show(); // what was found stays
    QCOMPARE(m_archive->questions.size(), std::size_t{1});
    const QAbstractItemModelTester tester(
        m_panel->table()->rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_panel->search();
    m_archive->answer(frames(2));
}

void TestArchivePanel::fieldsBecomeAQuestion()
{
    m_panel->setPlaces([](const QString &) { return IcrsDirection{Angle::degrees(10), Angle::degrees(41)}; });
    auto *words = find<QLineEdit>("archiveWords");
    QTest::keyClicks(words, u"GRB"_s);
    QTest::keyClicks(find<QLineEdit>("archiveNear"), u"M 31"_s);
    QTest::keyClicks(find<QLineEdit>("archiveRadius"), u"2"_s);
    click("archiveChannelr"); // a choice is a search
    QCOMPARE(m_archive->questions.back().channel, std::string("r"));
    QTest::keyClick(words, Qt::Key_Return);
    const ArchiveQuestion &asked = m_archive->questions.back();
    QCOMPARE(asked.words, std::string("GRB"));
    QCOMPARE(asked.radius.asDegrees(), 2.0);
    QCOMPARE(asked.near->ra.asDegrees(), 10.0);
    click("archiveEvents");
    QCOMPARE(m_archive->questions.back().topic, ArchiveTopic::Events);
    QVERIFY(m_archive->questions.back().channel.empty()); // events have none
    QVERIFY(!find<QToolButton>("archiveChannelr")->isVisible());
    QTest::keyClick(words, Qt::Key_1, Qt::AltModifier);
    QCOMPARE(m_archive->questions.back().topic, ArchiveTopic::Frames);
    QCOMPARE(m_archive->questions.back().channel, std::string("r")); // kept meanwhile
    click("archiveClear");
    QVERIFY(m_archive->questions.back() == ArchiveQuestion());
}

void TestArchivePanel::whatCannotBeReadIsNotAsked()
{
    m_archive->answer(frames(5));
    auto *from = find<QLineEdit>("archiveFrom");
    QTest::keyClicks(from, u"noon"_s);
    QTest::keyClick(from, Qt::Key_Return);
    QCOMPARE(m_archive->questions.size(), std::size_t{1});
    QCOMPARE(find("archiveState")->text(), u"a time is written 2026-11-22 18:30, in UTC"_s);
    QVERIFY(!from->styleSheet().isEmpty());
    QCOMPARE(m_panel->table()->rows()->rowCount(), 5); // what was found before stays
    from->clear();
    QTest::keyClicks(from, u"2026-11-22"_s);
    QTest::keyClick(from, Qt::Key_Return);
    QCOMPARE(m_archive->questions.size(), std::size_t{2});
    QVERIFY(from->styleSheet().isEmpty());
}

void TestArchivePanel::lateAnswersAreNotMixedIn()
{
    const quint64 first = m_archive->turns.back();
    m_panel->search();
    emit m_archive->rowsFound(first, std::make_shared<const FoundRows>(frames(7)));
    emit m_archive->searchEnded(first, 7, {});
    QCOMPARE(m_panel->table()->rows()->rowCount(), 0);
    QVERIFY(m_panel->isSearching());
    m_archive->answer(frames(2));
    QCOMPARE(m_panel->table()->rows()->rowCount(), 2);
}

void TestArchivePanel::troubleIsASentence()
{
    emit m_archive->searchEnded(
        m_archive->turns.back(), 0, {ArchiveTrouble::Absent, u"/a/archive.sqlite does not exist"_s});
    QVERIFY(
        find("archiveState")->text().startsWith(u"There is no archive /a/archive.sqlite on this computer"_s));
    QVERIFY(!m_panel->table()->isVisible());
    QVERIFY(!find<QToolButton>("archiveExport")->isEnabled());
    m_panel->search(); // it is asked again, and has come
    m_archive->answer(frames(1));
    QVERIFY(m_panel->table()->isVisible());
}

void TestArchivePanel::nothingFoundTeaches()
{
    m_archive->answer({});
    QVERIFY(find("archiveState")->text().startsWith(u"The archive is empty"_s));
    QTest::keyClicks(find<QLineEdit>("archiveWords"), u"x"_s);
    m_panel->search();
    m_archive->answer({});
    QVERIFY(find("archiveState")->text().startsWith(u"Nothing like this"_s));
}

void TestArchivePanel::aFrameIsOpenedWhereItIsHere()
{
    QSignalSpy asked(m_panel.get(), &ArchivePanel::framesAsked);
    m_archive->answer(frames(6));
    m_panel->table()->setFocus();
    QTest::keyClick(m_panel->table(), Qt::Key_Down);
    QTest::keyClick(m_panel->table(), Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toStringList(), QStringList{u"/frames/1.fits"_s});
    QTest::keyClick(m_panel->table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_panel->table(), Qt::Key_Return); // the one under the keyboard first
    QCOMPARE(asked[1][0].toStringList(), (QStringList{u"/frames/2.fits"_s, u"/frames/1.fits"_s}));
    m_archive->isHere = false;
    click("archiveOpen");
    QCOMPARE(asked.size(), 2);
    QVERIFY(find("archiveWork")->text().startsWith(u"not on this computer: /frames/2.fits"_s));
}

void TestArchivePanel::eventsAndNightsLeadToTheirFrames()
{
    click("archiveEvents");
    FoundRows events;
    events.events.push_back(
        {"swift:1126853", "GRB 221009A", {}, {}, {}, {}, Outcome::Respond, false, 7, 812});
    m_archive->answer(std::move(events));
    QCOMPARE(find<QToolButton>("archiveOpen")->text(), u"Its frames  Enter"_s);
    m_panel->table()->setFocus();
    QTest::keyClick(m_panel->table(), Qt::Key_Return);
    QCOMPARE(m_archive->questions.back().topic, ArchiveTopic::Frames);
    QCOMPARE(m_archive->questions.back().words, std::string("swift:1126853"));
    click("archiveNights");
    FoundRows nights;
    nights.nights.push_back({"2026-11-22", {}, {}, 812, 1'700'000'000, 900'000'000});
    m_archive->answer(std::move(nights));
    m_panel->open(0);
    QCOMPARE(m_archive->questions.back().night, std::string("2026-11-22"));
    QVERIFY(m_archive->questions.back().words.empty());
}

void TestArchivePanel::rowsAreExported()
{
    m_archive->answer(frames(6));
    QTest::keyClick(m_panel->table(), Qt::Key_S, Qt::ControlModifier);
    auto *dialog = m_panel->findChild<QFileDialog *>();
    QVERIFY(dialog && !dialog->isModal());
    emit dialog->fileSelected(u"/tmp/rows.csv"_s);
    QCOMPARE(m_archive->exported.second, u"/tmp/rows.csv"_s);
    QVERIFY(m_panel->isWorking());
    QVERIFY(!find<QToolButton>("archiveExport")->isEnabled());
    ArchiveWork done;
    done.to = u"/tmp/rows.csv"_s;
    done.done = 6;
    emit m_archive->workEnded(done);
    QCOMPARE(find("archiveWork")->text(), u"rows written: 6, to /tmp/rows.csv"_s);
    QVERIFY(!m_panel->isWorking());
}

void TestArchivePanel::framesAreCopiedAndStopped()
{
    m_archive->answer(frames(6));
    QCOMPARE(find<QToolButton>("archiveCopy")->text(), u"Copy frames: 5 (10.0 MB)\u2026  Ctrl+D"_s);
    m_panel->copyTo(u"/media/disk"_s);
    QCOMPARE(m_archive->copied.first.size(), std::size_t{5}); // one was deleted by the rules
    emit m_archive->workProgressed(2, 5);
    QCOMPARE(find("archiveWork")->text(), u"copying: 2 of 5"_s);
    click("archiveStop");
    QCOMPARE(m_archive->stops, 1);
    ArchiveWork stopped;
    stopped.isCopy = stopped.isStopped = true;
    stopped.all = 5;
    stopped.done = 3;
    emit m_archive->workEnded(stopped);
    QVERIFY(find("archiveWork")->text().startsWith(u"stopped; frames looked at: 3 of 5"_s));
    QVERIFY(!find<QToolButton>("archiveStop")->isVisible());
    m_panel->table()->setFocus(); // the first row is chosen with it
    QTest::keyClick(m_panel->table(), Qt::Key_Down, Qt::ShiftModifier);
    m_panel->copyTo(u"/media/disk"_s);
    QCOMPARE(m_archive->copied.first.size(), std::size_t{2});
    QCOMPARE(m_archive->copied.first[1].path, std::string("/frames/1.fits"));
}

void TestArchivePanel::thousandsOfRowsAreQuick()
{
    for (int piece = 0; piece < 10; ++piece)
        emit m_archive->rowsFound(m_archive->turns.back(), std::make_shared<const FoundRows>(frames(2000)));
    emit m_archive->searchEnded(m_archive->turns.back(), 123'456, {});
    QCOMPARE(m_panel->table()->rows()->rowCount(), 20'000);
    QVERIFY(find("archiveState")->text().startsWith(u"frames: 123\u202f456"_s));
    QVERIFY(find("archiveState")->text().contains(u"the newest 20\u202f000 are shown"_s));
    QBENCHMARK
    {
        m_panel->table()->scrollToBottom();
        m_panel->table()->grab();
        m_panel->table()->scrollToTop();
        m_panel->table()->grab();
    }
}

QTEST_MAIN(TestArchivePanel)
#include "test_archive_panel.moc"
