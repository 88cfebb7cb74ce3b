#include "app/desk_night_file.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

namespace {

QString nightFile(const char *name)
{
    return QStringLiteral(TULPAR_SOURCE_DIR "/resources/nights/") + QLatin1String(name);
}

} // namespace

/// A picture of any moment of a night that a person wrote.
class TestDeskNightFile : public QObject {
    Q_OBJECT

private slots:
    void aMomentIsShownAsItWas()
    {
        const auto before = sceneOfNightFile(nightFile("clean_burst.night"), 50, {});
        QVERIFY(before.has_value());
        QVERIFY((*before)->alerts.empty());
        QVERIFY((*before)->isArmed);
        QVERIFY((*before)->observatory.isSimulated);
        const auto during = sceneOfNightFile(nightFile("clean_burst.night"), 110, {});
        QVERIFY(during.has_value());
        QCOMPARE((*during)->alerts.size(), std::size_t{1});
        QVERIFY((*during)->response.has_value());
        QCOMPARE((*during)->response->state, ResponseState::Exposing);
        QVERIFY((*during)->frames.empty()); // they are in no file
    }

    void framesOfThePersonStandForThoseOfTheNight()
    {
        const auto during = sceneOfNightFile(nightFile("clean_burst.night"), 110, u"/a.fits,/b.fits"_s);
        QVERIFY(during.has_value());
        QVERIFY(!(*during)->frames.empty());
        QCOMPARE((*during)->frames.front().path, std::string("/a.fits"));
        for (std::size_t i = 1; i < (*during)->frames.size(); ++i)
            QCOMPARE((*during)->frames[i].path, std::string("/b.fits"));
    }

    void withoutATimeTheEndIsShown()
    {
        const auto end = sceneOfNightFile(nightFile("clean_burst.night"), {}, {});
        QVERIFY(end.has_value());
        QCOMPARE(isoUtc((*end)->utc, 0), std::string("2026-03-10T15:36:00Z"));
        for (const DeviceView &device : (*end)->devices)
            QVERIFY2(!device.measuredUtc || (*end)->utc - *device.measuredUtc <= 2s, "a value of long ago");
    }

    void whatCannotBeShownIsSaid()
    {
        const auto down = sceneOfNightFile(nightFile("core_killed_exposing.night"), 95, {});
        QVERIFY(!down.has_value());
        QCOMPARE(down.error().code, Errc::NotFound);
        QVERIFY(down.error().detail.find("no core runs") != std::string::npos);
        const auto absent = sceneOfNightFile(nightFile("absent.night"), {}, {});
        QVERIFY(!absent.has_value());
        QVERIFY(absent.error().detail.find("absent.night") != std::string::npos);
        const QTemporaryDir folder;
        QFile bad(folder.filePath(u"bad.night"_s));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("title x\nnight 2026-03-10 15:30:00\nlasts 00:01:00\n15:30:10 elephants begin\n");
        bad.close();
        const auto wrong = sceneOfNightFile(bad.fileName(), {}, {});
        QVERIFY(!wrong.has_value());
        QVERIFY(wrong.error().detail.find('4') != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestDeskNightFile)
#include "test_desk_night_file.moc"
