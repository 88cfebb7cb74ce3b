#include "core/fits/frame_writer.h"
#include "core/fits/header_check.h"
#include "core/fits/reader.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace tulpar;

namespace {

FrameRecord recordOf(int side)
{
    FrameRecord record;
    auto pixels = std::make_shared<std::vector<std::uint16_t>>();
    for (int i = 0; i < side * side; ++i)
        pixels->push_back(static_cast<std::uint16_t>(7919U * static_cast<unsigned>(i)));
    record.frame.channel.push_back('r'); // GCC 12 warns of an assignment
    record.frame.number = 42;
    record.frame.exposureStart = *parseUtc("2022-10-09T14:11:41.250Z");
    record.frame.exposure = 300ms;
    record.frame.width = side;
    record.frame.height = side;
    record.frame.pixels = pixels;
    record.frame.emGain = 200;
    record.frame.gainEPerAdu = 0.05;
    record.frame.sensorTemperatureC = -80.25;
    record.frame.pointing = {Angle::degrees(250.5), Angle::degrees(61.25)};
    record.frame.pointingIcrs = IcrsDirection{Angle::degrees(288.2645), Angle::degrees(19.7735)};
    record.frame.fieldRotation = Angle::degrees(30);
    record.site.latitude = Angle::degrees(43.2249);
    record.site.longitude = Angle::degrees(77.8710);
    record.site.heightM = 2750;
    record.event = FrameEvent{
        "swift:1126853", "GRB 221009A", *parseUtc("2022-10-09T14:10:17.99Z"),
        IcrsDirection{Angle::degrees(288.263), Angle::degrees(19.803)}, Angle::arcminutes(3)};
    record.isSimulated = true;
    return record;
}

QByteArray contents(const std::filesystem::path &file)
{
    QFile in(QString::fromStdString(file.string()));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void put(const std::filesystem::path &file, const QByteArray &bytes)
{
    QFile out(QString::fromStdString(file.string()));
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(bytes), bytes.size());
}

} // namespace

class TestFrameWriter : public QObject {
    Q_OBJECT

private slots:
    void comesBackAsItWas();
    void clockIsClaimedNoBetterThanItIs();
    void kindIsNamed();
    void mapsWithoutCopy();
    void neverOverwrites();
    void nightIsWhereItBegan();
    void recoversWholePartsOnly();
    void refusesHeadersThatBreakReaders_data();
    void refusesHeadersThatBreakReaders();
    void isQuick();
};

void TestFrameWriter::comesBackAsItWas()
{
    QTemporaryDir folder;
    const FrameRecord record = recordOf(64);
    const auto file = writeFrame(folder.path().toStdString(), record);
    QVERIFY2(file.has_value(), file ? "" : file.error().detail.c_str());
    QCOMPARE(
        file->lexically_relative(folder.path().toStdString()).string(),
        std::string("2022-10-09/swift-1126853_r_20221009T141141.250_000042.fits"));
    const auto image = readFits(*file);
    QVERIFY2(image.has_value(), image ? "" : image.error().detail.c_str());
    QCOMPARE(image->checksum, FitsChecksum::Good);
    QCOMPARE(image->sky.name(), std::string("TAN"));
    QCOMPARE(image->sky.frame(), std::string("ICRS"));
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 64; ++x)
            QCOMPARE(
                image->frame.at(x, y),
                static_cast<double>((*record.frame.pixels)[static_cast<std::size_t>(y * 64 + x)]));
    const FrameFacts &facts = image->frame.facts();
    QCOMPARE(facts.channel, std::string("r"));
    QCOMPARE(facts.number, std::uint64_t{42});
    QCOMPARE(*facts.exposureStart, record.frame.exposureStart);
    QCOMPARE(*facts.exposure, record.frame.exposure);
    QCOMPARE(*facts.emGain, 200);
    QCOMPARE(*facts.sensorTemperatureC, -80.25);
    QCOMPARE(facts.event, std::string("swift:1126853"));
    QVERIFY(separation(*facts.eventPosition, *record.event->position) < Angle::arcseconds(0.01));
    QVERIFY(std::abs(facts.eventError->asArcminutes() - 3) < 1e-4);
    QCOMPARE(*facts.trigger, *record.event->trigger);
    QVERIFY(facts.isSimulated);
    // 2022-10-09T14:11:41.25 is MJD 59861 + 51101.25 / 86400 (day number: USNO's MJD of 2022-10-09).
    QVERIFY(std::abs(*image->header.number("MJD-OBS") - (59861 + 51101.25 / 86400)) < 2e-9);
    QCOMPARE(*image->header.text("DATE-AVG"), std::string_view("2022-10-09T14:11:41.400000"));
    QCOMPARE(*image->header.text("TIMESYS"), std::string_view("UTC"));
    QVERIFY(std::abs(*image->header.number("OBSGEO-L") - 77.871) < 1e-6);
    QVERIFY(std::abs(*image->header.number("AIRMASS") - 1.1401) < 1e-3); // sec z of 28.75 degrees is 1.1406

    // The same coordinates by WCSLIB and by ours, at a corner.
    const auto wcslib = image->sky.icrsAt({1, 64});
    QVERIFY(wcslib && facts.wcs);
    QVERIFY(separation(*wcslib, facts.wcs->toIcrs({1, 64})) < Angle::arcseconds(1e-4));
    QVERIFY(std::abs(facts.wcs->scaleArcsecPerPx() - 0.591) < 1e-9);
    QVERIFY(std::abs(facts.wcs->up().asDegrees() - 30) < 1e-9);
    const auto part = std::filesystem::path(file->string() + ".part");
    QVERIFY(!std::filesystem::exists(part));
}

void TestFrameWriter::clockIsClaimedNoBetterThanItIs()
{
    QTemporaryDir folder;
    FrameRecord record = recordOf(8);
    const auto headerOf = [&] {
        ++record.frame.number;
        const auto file = writeFrame(folder.path().toStdString(), record);
        return readFits(file.value()).value().header;
    };
    const FitsHeader unmeasured = headerOf();
    QVERIFY(!unmeasured.truth("CLKSYNC") && !unmeasured.number("TIMSYER"));

    record.clock = FrameClock{true, -1500us, 2ms};
    const FitsHeader steered = headerOf();
    QCOMPARE(steered.truth("CLKSYNC"), std::optional(true));
    QVERIFY(std::abs(*steered.number("CLKOFF") + 0.0015) < 1e-9);
    QVERIFY(std::abs(*steered.number("CLKERR") - 0.002) < 1e-9);
    QVERIFY(std::abs(*steered.number("TIMSYER") - 0.0035) < 1e-9); // offset and bound together

    record.clock = FrameClock{false, std::nullopt, std::nullopt};
    const FitsHeader adrift = headerOf();
    QCOMPARE(adrift.truth("CLKSYNC"), std::optional(false));
    QVERIFY(!adrift.number("CLKOFF") && !adrift.number("CLKERR") && !adrift.number("TIMSYER"));
}

void TestFrameWriter::kindIsNamed()
{
    QTemporaryDir folder;
    FrameRecord record = recordOf(8);
    for (const auto &[kind, name] :
         {std::pair{ExposureKind::Light, "Light Frame"},
          {ExposureKind::Dark, "Dark Frame"},
          {ExposureKind::Flat, "Flat Frame"}}) {
        ++record.frame.number;
        record.frame.kind = kind;
        const auto file = writeFrame(folder.path().toStdString(), record);
        QCOMPARE(readFits(file.value()).value().header.text("IMAGETYP"), std::string_view(name));
    }
}

void TestFrameWriter::mapsWithoutCopy()
{
    QTemporaryDir folder;
    const auto file = writeFrame(folder.path().toStdString(), recordOf(64));
    QVERIFY(file.has_value());
    const auto mapped = mapFits(*file);
    QVERIFY2(mapped.has_value(), mapped ? "" : mapped.error().detail.c_str());
    QCOMPARE(mapped->format(), PixelFormat::FitsU16);
    const auto read = readFits(*file);
    for (int i = 0; i < 64; ++i)
        QCOMPARE(mapped->at(i, 63 - i), read->frame.at(i, 63 - i));
    QCOMPARE(mapped->facts().event, std::string("swift:1126853"));
}

void TestFrameWriter::neverOverwrites()
{
    QTemporaryDir folder;
    const auto first = writeFrame(folder.path().toStdString(), recordOf(8));
    QVERIFY(first.has_value());
    const QByteArray before = contents(*first);
    const auto second = writeFrame(folder.path().toStdString(), recordOf(8));
    QVERIFY(!second.has_value());
    QCOMPARE(second.error().code, Errc::Refused);
    QCOMPARE(contents(*first), before);
}

void TestFrameWriter::nightIsWhereItBegan()
{
    FrameRecord record = recordOf(8);
    record.event.reset();
    record.frame.exposureStart =
        *parseUtc("2022-10-09T23:30:00Z"); // 04:41 by the Sun at Assy, the night of the 9th
    QCOMPARE(
        frameFile("n", record).string(), std::string("n/2022-10-09/sky_r_20221009T233000.000_000042.fits"));
    record.frame.exposureStart = *parseUtc("2022-10-10T01:00:00Z");
    QCOMPARE(frameFile("n", record).parent_path().string(), std::string("n/2022-10-09"));
    record.event = FrameEvent{"../../etc/x", "", {}, {}, {}};
    QCOMPARE(frameFile("n", record).filename().string().find('/'), std::string::npos);
}

void TestFrameWriter::recoversWholePartsOnly()
{
    QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    const auto file = writeFrame(root, recordOf(64));
    QVERIFY(file.has_value());
    const QByteArray whole = contents(*file);
    const auto night = file->parent_path();
    put(night / "a.fits.part", whole);
    put(night / "b.fits.part", whole.left(whole.size() - 2880));
    QByteArray changed = whole;
    changed[changed.size() - 3000] = static_cast<char>(changed.at(changed.size() - 3000) ^ 1);
    put(night / "c.fits.part", changed);
    put(night / "d.fits.part", QByteArray());
    put(std::filesystem::path(file->string() + ".part"), whole); // its name is taken: kept aside
    const auto recovered = recoverPartFiles(root);
    QVERIFY(recovered.has_value());
    QCOMPARE(recovered->recovered.size(), std::size_t{1});
    QCOMPARE(recovered->recovered.front().filename().string(), std::string("a.fits"));
    QCOMPARE(contents(night / "a.fits"), whole);
    QCOMPARE(recovered->broken.size(), std::size_t{4});
    for (const auto &broken : recovered->broken)
        QVERIFY(std::filesystem::exists(broken));
    QVERIFY(recoverPartFiles(root)->recovered.empty());
}

void TestFrameWriter::refusesHeadersThatBreakReaders_data()
{
    QTest::addColumn<QByteArray>("cards");
    const auto card = [](const char *text) { return QByteArray(text).leftJustified(80, ' '); };
    const QByteArray simple = card("SIMPLE  =                    T");
    const QByteArray sixteen = card("BITPIX  =                   16");
    // Each was seen to end a process that reads with CFITSIO 4.2.0, or stands for its kind.
    QTest::newRow("150 axes") << simple + sixteen + card("NAXIS   =                  150");
    QTest::newRow("negative axis") << simple + sixteen + card("NAXIS   =                    1")
            + card("NAXIS1  =                   -5");
    QTest::newRow("axis not there") << simple + sixteen + card("NAXIS   =                    2")
            + card("NAXIS1  =                    5");
    QTest::newRow("product too large") << simple + sixteen + card("NAXIS   =                    3")
            + card("NAXIS1  =  9000000000000000000") + card("NAXIS2  =  9000000000000000000")
            + card("NAXIS3  =                    9");
    QTest::newRow("more than the file") << simple + sixteen + card("NAXIS   =                    2")
            + card("NAXIS1  =                 4096") + card("NAXIS2  =                 4096");
    QTest::newRow("BITPIX 7") << simple + card("BITPIX  =                    7")
            + card("NAXIS   =                    0");
    const QByteArray empty =
        (simple + card("BITPIX  =                    8") + card("NAXIS   =                    0")
         + card("EXTEND  =                    T") + card("END"))
            .leftJustified(2880, ' ');
    const QByteArray table = card("XTENSION= 'BINTABLE'") + card("BITPIX  =                    8")
        + card("NAXIS   =                    2") + card("NAXIS1  =                    8")
        + card("NAXIS2  =                    1") + card("PCOUNT  =                    0")
        + card("GCOUNT  =                    1") + card("TFIELDS =                    1")
        + card("ZIMAGE  =                    T") + card("ZBITPIX =                   16")
        + card("ZNAXIS  =                    2") + card("ZNAXIS1 =                   10")
        + card("ZNAXIS2 =                   10");
    QTest::newRow("tile of 0") << empty + table + card("ZTILE1  =                    0");
    QTest::newRow("negative tile") << empty + table + card("ZTILE2  =                   -1");
}

void TestFrameWriter::refusesHeadersThatBreakReaders()
{
    QFETCH(QByteArray, cards);
    QByteArray file = cards + QByteArray("END").leftJustified(80, ' ');
    file = file.leftJustified((file.size() + 2879) / 2880 * 2880, ' ') + QByteArray(2880, '\0');
    const auto checked =
        checkFitsHeaders(std::as_bytes(std::span(file.constData(), static_cast<std::size_t>(file.size()))));
    QVERIFY(!checked.has_value());
    QCOMPARE(checked.error().code, Errc::Malformed);
    QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / "bad[1](x).fits";
    put(path, file);
    QVERIFY(!readFits(path).has_value());
    QVERIFY(!openFrame(path).has_value());
}

void TestFrameWriter::isQuick()
{
    QTemporaryDir folder;
    FrameRecord record = recordOf(1024);
    QElapsedTimer timer;
    std::vector<qint64> times;
    for (int i = 0; i < 20; ++i) {
        record.frame.number = static_cast<std::uint64_t>(i);
        timer.start();
        QVERIFY(writeFrame(folder.path().toStdString(), record).has_value());
        times.push_back(timer.nsecsElapsed());
    }
    std::sort(times.begin(), times.end());
    qInfo(
        "a 1024x1024 frame written, checksummed and flushed: median %.1f ms, worst %.1f ms",
        static_cast<double>(times[10]) / 1e6, static_cast<double>(times.back()) / 1e6);
    QVERIFY(times[10] < 200'000'000); // far above what it takes: only to notice a change of kind
}

QTEST_GUILESS_MAIN(TestFrameWriter)
#include "test_frame_writer.moc"
