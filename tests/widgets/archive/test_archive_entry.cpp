#include "widgets/archive/archive_cells.h"
#include "widgets/archive/archive_entry.h"

#include <QTest>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

namespace {

UtcInstant utc(const char *text)
{
    return parseUtc(text).value();
}

std::optional<IcrsDirection> placeOf(const QString &words)
{
    return words == u"M 31"_s ? std::optional(IcrsDirection{Angle::degrees(10.6847), Angle::degrees(41.2692)})
                              : std::nullopt;
}

} // namespace

/// What people write into the fields of the archive, as a question; and what was found, as words.
class TestArchiveEntry : public QObject {
    Q_OBJECT
private slots:
    void times();
    void radii();
    void aWholeQuestion();
    void fieldsOfOtherTopicsAreNotRead();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
    void numbers();
    void problemsSayWhatToDo();
    void workIsToldWhole();
    void aTargetIsNamedOnce_data();
    void aTargetIsNamedOnce();
    void aFrameInACubeSaysSo();
};

void TestArchiveEntry::times()
{
    QCOMPARE(readMoment(u"2026-11-22"_s, false), std::optional(utc("2026-11-22T00:00:00Z")));
    QCOMPARE(readMoment(u"2026-11-22"_s, true), std::optional(utc("2026-11-23T00:00:00Z"))); // that day too
    QCOMPARE(readMoment(u" 2026-11-22 8:05 "_s, true), std::optional(utc("2026-11-22T08:05:00Z")));
    QCOMPARE(readMoment(u"2026-11-22T18:30:05.5Z"_s, false), std::optional(utc("2026-11-22T18:30:05.5Z")));
    QCOMPARE(readMoment(u"2026-11-22 18:30 UTC"_s, false), std::optional(utc("2026-11-22T18:30:00Z")));
    for (const QString &wrong :
         {u"22.11.2026"_s, u"2026-13-01"_s, u"2026-11-22 25:00"_s, u"yesterday"_s, u""_s})
        QVERIFY2(!readMoment(wrong, false), qPrintable(wrong));
}

void TestArchiveEntry::radii()
{
    const auto degrees = [](const QString &text) {
        const auto radius = readRadius(text);
        return radius ? radius->asDegrees() : -1;
    };
    QCOMPARE(degrees(u"0.5"_s), 0.5);
    QCOMPARE(degrees(u"0,5\u00b0"_s), 0.5);
    QCOMPARE(degrees(u"30'"_s), 0.5);
    QCOMPARE(degrees(u"30\u2032"_s), 0.5);
    QCOMPARE(degrees(u"36\""_s), 0.01);
    QCOMPARE(degrees(u"36\u2033"_s), 0.01);
    for (const QString &wrong : {u"0"_s, u"181"_s, u"-1"_s, u"wide"_s, u"1 2"_s, u"1e3"_s})
        QVERIFY2(!readRadius(wrong), qPrintable(wrong));
}

void TestArchiveEntry::aWholeQuestion()
{
    const ArchiveEntry entry{ArchiveTopic::Frames,
                             u" GRB 2210 "_s,
                             u"2026-11-22"_s,
                             u"2026-11-22 12:00"_s,
                             u"2026-11-23 12:00"_s,
                             u"g"_s,
                             u"Flat Frame"_s,
                             u"M 31"_s,
                             u"10'"_s};
    const ReadEntry read = readEntry(entry, placeOf);
    QVERIFY(!read.wrong);
    QCOMPARE(read.question.words, std::string("GRB 2210"));
    QCOMPARE(read.question.night, std::string("2026-11-22"));
    QCOMPARE(read.question.channel, std::string("g"));
    QCOMPARE(read.question.kind, std::string("Flat Frame"));
    QCOMPARE(*read.question.from, utc("2026-11-22T12:00:00Z"));
    QCOMPARE(*read.question.until, utc("2026-11-23T12:00:00Z"));
    QCOMPARE(read.question.near->dec.asDegrees(), 41.2692);
    QCOMPARE(read.question.radius.asArcminutes(), 10.0);
    QVERIFY(readEntry({}, placeOf).question == ArchiveQuestion()); // nothing said: all
}

void TestArchiveEntry::fieldsOfOtherTopicsAreNotRead()
{
    ArchiveEntry entry;
    entry.topic = ArchiveTopic::Nights;
    entry.words = u"M 31"_s;
    entry.channel = u"g"_s;
    entry.near = u"nowhere"_s; // unknown, and not asked
    const ReadEntry read = readEntry(entry, placeOf);
    QVERIFY(!read.wrong);
    QVERIFY(read.question.words.empty() && read.question.channel.empty() && !read.question.near);
}

void TestArchiveEntry::whatIsWrongIsSaid_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, EntryField field, const QString &text) {
        QTest::newRow(name) << static_cast<int>(field) << text;
    };
    row("night", EntryField::Night, u"22.11."_s);
    row("night with a clock", EntryField::Night, u"2026-11-22 18:00"_s);
    row("from", EntryField::From, u"noon"_s);
    row("until", EntryField::Until, u"2026"_s);
    row("near", EntryField::Near, u"Atlantis"_s);
}

void TestArchiveEntry::whatIsWrongIsSaid()
{
    QFETCH(int, field);
    QFETCH(QString, text);
    ArchiveEntry entry;
    QString ArchiveEntry::*const place = field == static_cast<int>(EntryField::Night) ? &ArchiveEntry::night
        : field == static_cast<int>(EntryField::From)                                 ? &ArchiveEntry::from
        : field == static_cast<int>(EntryField::Until)                                ? &ArchiveEntry::until
                                                                                      : &ArchiveEntry::near;
    entry.*place = text;
    const ReadEntry read = readEntry(entry, placeOf);
    QCOMPARE(static_cast<int>(read.wrong.value()), field);
    QVERIFY(!read.why.isEmpty());
}

void TestArchiveEntry::numbers()
{
    QCOMPARE(bytesText(0), u"0 B"_s);
    QCOMPARE(bytesText(999), u"999 B"_s);
    QCOMPARE(bytesText(1000), u"1.00 kB"_s);
    QCOMPARE(bytesText(2'102'400), u"2.10 MB"_s);
    QCOMPARE(bytesText(27'000'000'000), u"27.0 GB"_s);
    QCOMPARE(bytesText(999'600), u"1.00 MB"_s); // never "1000 kB"
    QCOMPARE(countText(999), u"999"_s);
    QCOMPARE(countText(1'234'567), u"1\u202f234\u202f567"_s);
}

void TestArchiveEntry::problemsSayWhatToDo()
{
    const ArchivePlace file{u"/var/lib/tulpar/archive.sqlite"_s, false};
    const ArchivePlace server{u"postgresql://db/nights"_s, true};
    QVERIFY(problemText({ArchiveTrouble::Absent, {}}, file).contains(file.shown));
    QVERIFY(problemText({ArchiveTrouble::Absent, {}}, file).contains(u"--archive"_s));
    QVERIFY(problemText({ArchiveTrouble::Unreachable, {}}, server).contains(u"Nothing is lost"_s));
    QVERIFY(problemText({ArchiveTrouble::None, {}}, file).isEmpty());
    FoundFrame frame;
    frame.path = "/data/a.fits";
    frame.file = FoundFile::Good;
    QVERIFY(whyNotOpen(frame, true).isEmpty());
    QVERIFY(whyNotOpen(frame, false).contains(u"not on this computer: /data/a.fits"_s));
    frame.file = FoundFile::Deleted;
    QVERIFY(whyNotOpen(frame, false).contains(u"deleted"_s));
}

void TestArchiveEntry::workIsToldWhole()
{
    ArchiveWork copy;
    copy.isCopy = true;
    copy.to = u"/media/disk"_s;
    copy.all = 12;
    copy.done = 9;
    copy.thereAlready = 2;
    copy.failed = 1;
    copy.bytes = 18'000'000;
    copy.firstFailure = u"disk full"_s;
    QCOMPARE(
        workText(copy, {}),
        u"frames copied: 9 of 12 \u00b7 18.0 MB \u00b7 there already: 2 \u00b7 failed: 1, the first: disk "
        u"full "
        u"\u00b7 /media/disk"_s);
    copy.isStopped = true;
    QVERIFY(workText(copy, {}).startsWith(u"stopped; frames looked at: 12 of 12"_s));
}

void TestArchiveEntry::aTargetIsNamedOnce_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("shown");
    QTest::newRow("a block") << u"programme:M 31/deep"_s << u"M 31"_s << u"M 31, deep"_s;
    QTest::newRow("by its subject") << u"programme:M 31/deep"_s << u"programme:M 31/deep"_s
                                    << u"M 31, deep"_s;
    QTest::newRow("other letters") << u"programme:M 31/deep"_s << u"m 31"_s << u"M 31, deep"_s;
    QTest::newRow("flats") << u"flats"_s << u"flats"_s << u"sky flats"_s;
    QTest::newRow("an event") << u"swift:1126853"_s << u"swift:1126853"_s << u"swift:1126853"_s;
    QTest::newRow("a named one") << u"swift:1126853"_s << u"GRB 221009A"_s
                                 << u"GRB 221009A \u00b7 swift:1126853"_s;
    QTest::newRow("no header") << u"swift:1126853"_s << QString() << u"swift:1126853"_s;
}

void TestArchiveEntry::aTargetIsNamedOnce()
{
    QFETCH(QString, subject);
    QFETCH(QString, object);
    QFETCH(QString, shown);
    FoundFrame frame;
    frame.subject = subject.toStdString();
    frame.object = object.toStdString();
    QCOMPARE(cellsOf(frame).texts[3], shown);
}

void TestArchiveEntry::aFrameInACubeSaysSo()
{
    FoundFrame frame;
    frame.file = FoundFile::Good;
    frame.isPacked = true;
    frame.plane = 3;
    QCOMPARE(cellsOf(frame).texts[6], u"whole, in a cube"_s);
    frame.path = "/frames/x.cube.fits.fz";
    QVERIFY(whyNotOpen(frame, true).isEmpty());
    frame.file = FoundFile::Damaged; // the cube would not give it back
    QVERIFY(whyNotOpen(frame, true).contains(u"/frames/x.cube.fits.fz"_s));
}

QTEST_GUILESS_MAIN(TestArchiveEntry)
#include "test_archive_entry.moc"
