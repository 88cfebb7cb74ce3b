#include "app/simulator_fits.h"
#include "core/fits/reader.h"
#include "core/indi/blob_frame.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstddef>
#include <vector>

using namespace tulpar;

namespace {

/// Every pixel tells where it is.
std::vector<std::uint16_t> markedPixels()
{
    std::vector<std::uint16_t> pixels;
    for (int i = 0; i < kFrameWidth * kFrameHeight; ++i)
        pixels.push_back(static_cast<std::uint16_t>(7919U * static_cast<unsigned>(i)));
    return pixels;
}

std::vector<std::byte> sentFile(const std::vector<std::uint16_t> &pixels)
{
    FrameScene scene;
    scene.exposure.start = *parseUtc("2022-10-09T14:11:41.250Z");
    scene.exposure.duration = 300ms;
    scene.exposure.number = 42;
    scene.samples.push_back({});
    scene.pointingIcrs = {Angle::degrees(288.2645), Angle::degrees(19.7735)};
    std::vector<std::byte> bytes(fitsBytes());
    writeFits(scene, pixels, bytes.data());
    return bytes;
}

} // namespace

/// What the simulated cameras send is FITS, and each pixel arrives where it was exposed.
class TestSimulatedFrame : public QObject {
    Q_OBJECT

private slots:
    void theCoreReadsEveryPixelInItsPlace();
    void cfitsioReadsTheSame();
};

void TestSimulatedFrame::theCoreReadsEveryPixelInItsPlace()
{
    const auto pixels = markedPixels();
    const auto frame = frameFromFits(sentFile(pixels), "r", MonoInstant());
    QVERIFY2(frame.has_value(), frame ? "" : frame.error().detail.c_str());
    QCOMPARE(frame->width, kFrameWidth);
    QCOMPARE(frame->height, kFrameHeight);
    QCOMPARE(frame->number, std::uint64_t{42});
    QCOMPARE(frame->exposure, Duration(300ms));
    QVERIFY(*frame->pixels == pixels);
}

void TestSimulatedFrame::cfitsioReadsTheSame()
{
    const auto pixels = markedPixels();
    const auto bytes = sentFile(pixels);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sent.fits"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(reinterpret_cast<const char *>(bytes.data()), static_cast<qint64>(bytes.size()));
    file.close();
    const auto image = readFits(path.toStdString());
    QVERIFY2(image.has_value(), image ? "" : image.error().detail.c_str());
    for (const int y : {0, 1, 2, 511, 1023})
        for (int x = 0; x < kFrameWidth; ++x)
            QCOMPARE(
                image->frame.at(x, y),
                static_cast<double>(pixels[static_cast<std::size_t>(y * kFrameWidth + x)]));
}

QTEST_GUILESS_MAIN(TestSimulatedFrame)
#include "test_simulated_frame.moc"
