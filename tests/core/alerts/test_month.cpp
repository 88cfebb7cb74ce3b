#include "tests/core/alerts/support_csv.h"
#include "tests/core/alerts/support_manifest.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

using namespace tulpar;
using namespace Qt::StringLiterals;

namespace {

QByteArray unpacked(const QString &program, const QString &file)
{
    QProcess process;
    process.start(program, {u"-dc"_s, file});
    const bool ended = process.waitForFinished(25000) && process.exitCode() == 0;
    return ended ? process.readAllStandardOutput() : QByteArray();
}

/// The files of a tar archive by name: blocks of 512 bytes, a header before each file.
QHash<QString, QByteArray> filesOf(const QByteArray &archive)
{
    constexpr qsizetype kBlock = 512;
    QHash<QString, QByteArray> files;
    for (qsizetype at = 0; at + kBlock <= archive.size() && archive.at(at) != '\0';) {
        const QString name = QString::fromUtf8(archive.mid(at, 100).constData());
        const qsizetype size =
            QByteArray(archive.mid(at + 124, 12).constData()).trimmed().toLongLong(nullptr, 8);
        files.insert(name.startsWith(u"./"_s) ? name.mid(2) : name, archive.mid(at + kBlock, size));
        at += kBlock + (size + kBlock - 1) / kBlock * kBlock;
    }
    return files;
}

} // namespace

/// One real month of the whole broadcast, every mission and every test packet of it.
class TestMonth final : public QObject {
    Q_OBJECT

private slots:
    void everyPacketSaysWhatTheListSays();
};

void TestMonth::everyPacketSaysWhatTheListSays()
{
    const QString month = alertsFolder() + u"replay/2022-10"_s;
    const QList<Row> rows = readCsv(unpacked(u"gzip"_s, month + u"_index.csv.gz"_s));
    const QHash<QString, QByteArray> files = filesOf(unpacked(u"bzip2"_s, month + u".tar.bz2"_s));
    if (rows.isEmpty() || files.isEmpty())
        QSKIP("the replay month is absent or cannot be unpacked here");
    int agreed = 0;
    int test = 0;
    int slews = 0;
    qint64 ns = 0;
    for (Row row : rows) {
        const QString member = row.value(u"member"_s);
        QVERIFY2(files.contains(member), qPrintable(member));
        QElapsedTimer timer;
        timer.start();
        const auto notice = readNotice(files.value(member));
        ns += timer.nsecsElapsed();
        QVERIFY2(notice.has_value(), notice ? "" : notice.error().detail.c_str());
        if (!row.value(u"notice_type"_s).contains(u'_') && row.value(u"notice_type"_s) != u"SNEWS"_s)
            row.insert(u"notice_type"_s, QString()); // the list's stand-in for notices without a type
        const QStringList differences = differencesFrom(row, *notice);
        QVERIFY2(
            differences.isEmpty(),
            qPrintable(member + u' ' + row.value(u"ivorn"_s) + u": "_s + differences.join(u", "_s)));
        ++agreed;
        test += notice->test == Stated::Yes ? 1 : 0;
        slews += notice->permitsSlew() ? 1 : 0;
    }
    qInfo(
        "%d of %lld packets of the month agree (%d tests, %d whose class permits a slew); %lld a second",
        agreed, static_cast<long long>(rows.size()), test, slews,
        static_cast<long long>(agreed) * 1'000'000'000 / std::max<qint64>(ns, 1));
    QVERIFY(agreed > 13000);
}

QTEST_APPLESS_MAIN(TestMonth)
#include "test_month.moc"
