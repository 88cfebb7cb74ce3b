#include "core/fits/frame_packer.h"

#include "core/fits/reader.h"

#include <QTemporaryDir>
#include <QTest>

#include <fitsio.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

using namespace tulpar;

/// Frames compressed without loss: what comes back is the file that went in, every byte of it.
class TestFramePacker : public QObject {
    Q_OBJECT
private slots:
    void comesBackByteForByte_data();
    void comesBackByteForByte();
    void readsAsBefore();
    void refusesWhatItCannotBringBack();
    void whatIsThereAlready();

private:
    [[nodiscard]] std::string path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    QTemporaryDir m_folder;
};

namespace {

enum class Kind { Noise, Saturated, Extremes, Zero, Signed, Cube, Line };

std::vector<std::byte> bytesOf(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string all((std::istreambuf_iterator<char>(file)), {});
    const auto *start = reinterpret_cast<const std::byte *>(all.data());
    return {start, start + all.size()};
}

/// Every pixel as a number.
std::vector<double> pixelsOf(const Frame &frame)
{
    std::vector<double> pixels;
    for (int row = 0; row < frame.height(); ++row)
        for (int column = 0; column < frame.width(); ++column)
            pixels.push_back(frame.at(column, row));
    return pixels;
}

bool write(const std::string &path, Kind kind, int image = USHORT_IMG)
{
    std::mt19937 chance(static_cast<std::uint32_t>(kind));
    std::array<long, 3> axes{97, 61, 3};
    const int dimensions = kind == Kind::Cube ? 3 : 2;
    if (kind == Kind::Line)
        axes[1] = 1;
    std::vector<unsigned short> pixels(
        static_cast<std::size_t>(axes[0] * axes[1] * (kind == Kind::Cube ? 3 : 1)));
    for (auto &pixel : pixels)
        pixel = static_cast<unsigned short>(
            kind == Kind::Noise || kind == Kind::Cube || kind == Kind::Line ? 900 + chance() % 97
                : kind == Kind::Zero                                        ? 0
                : kind == Kind::Saturated                                   ? 65535
                                                                            : chance() % 65536);
    std::filesystem::remove(path);
    int status = 0;
    fitsfile *file = nullptr;
    fits_create_diskfile(&file, path.c_str(), &status);
    fits_create_img(file, image, dimensions, axes.data(), &status);
    fits_write_key_longstr(file, "REMARK", std::string(150, 'q').c_str(), "longer than a card", &status);
    fits_write_comment(file, "as it was", &status);
    fits_write_key_dbl(file, "EXPTIME", 0.1, 15, "[s]", &status);
    fits_write_key_str(file, "HIERARCH SITE WIND", "3 m/s", "", &status);
    fits_write_img(file, TUSHORT, 1, static_cast<LONGLONG>(pixels.size()), pixels.data(), &status);
    if (image == SHORT_IMG)
        status = status == NUM_OVERFLOW ? 0 : status;
    fits_write_chksum(file, &status);
    fits_close_file(file, &status);
    return status == 0;
}

} // namespace

Q_DECLARE_METATYPE(Kind)

void TestFramePacker::comesBackByteForByte_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("image");
    QTest::newRow("noise") << Kind::Noise << USHORT_IMG;
    QTest::newRow("all full") << Kind::Saturated << USHORT_IMG;
    QTest::newRow("anything") << Kind::Extremes << USHORT_IMG;
    QTest::newRow("all zero") << Kind::Zero << USHORT_IMG;
    QTest::newRow("signed") << Kind::Noise << SHORT_IMG;
    QTest::newRow("a cube") << Kind::Cube << USHORT_IMG;
    QTest::newRow("one line") << Kind::Line << USHORT_IMG;
}

void TestFramePacker::comesBackByteForByte()
{
    QFETCH(Kind, kind);
    QFETCH(int, image);
    const std::string raw = path("frame.fits");
    std::filesystem::remove(packedName(raw));
    QVERIFY(write(raw, kind, image));
    const auto before = bytesOf(raw);
    const auto packed = packFrame(raw);
    QVERIFY2(packed, packed ? "" : packed.error().detail.c_str());
    QCOMPARE(packed->string(), raw + ".fz");
    QVERIFY(bytesOf(raw) == before); // only read
    const auto back = unpackedBytes(*packed);
    QVERIFY2(back, back ? "" : back.error().detail.c_str());
    QVERIFY(*back == before);
    QVERIFY(!std::filesystem::exists(raw + ".fz.packing"));
}

void TestFramePacker::readsAsBefore()
{
    const std::string raw = path("read.fits");
    QVERIFY(write(raw, Kind::Extremes));
    const auto packed = packFrame(raw);
    QVERIFY(packed);
    const auto before = readFits(raw);
    const auto after = readFits(*packed);
    QVERIFY(before && after);
    QVERIFY(pixelsOf(before->frame) == pixelsOf(after->frame));
    QVERIFY(after->checksum == FitsChecksum::Good);
    QCOMPARE(after->header.number("EXPTIME").value_or(0), 0.1);
}

void TestFramePacker::refusesWhatItCannotBringBack()
{
    const std::string raw = path("other.fits");
    QCOMPARE(packFrame(raw).error().code, Errc::NotFound);
    QVERIFY(write(raw, Kind::Noise, FLOAT_IMG)); // RICE of floats is not without loss
    QCOMPARE(packFrame(raw).error().code, Errc::Unsupported);
    QVERIFY(write(raw, Kind::Noise));
    std::ofstream(raw, std::ios::binary | std::ios::app)
        << std::string(2880, '\0'); // what no header tells of
    QVERIFY(!packFrame(raw));
    std::ofstream(raw, std::ios::binary | std::ios::trunc) << "no FITS at all";
    QVERIFY(!packFrame(raw));
    QVERIFY(!std::filesystem::exists(packedName(raw)));
}

void TestFramePacker::whatIsThereAlready()
{
    const std::string raw = path("twice.fits");
    QVERIFY(write(raw, Kind::Noise));
    QVERIFY(packFrame(raw));
    const auto packed = bytesOf(packedName(raw));
    QVERIFY(packFrame(raw)); // by an attempt that nobody heard of: it is taken
    QVERIFY(bytesOf(packedName(raw)) == packed);
    QVERIFY(write(raw, Kind::Extremes)); // another frame of this name
    QCOMPARE(packFrame(raw).error().code, Errc::Refused);
    QVERIFY(bytesOf(packedName(raw)) == packed);
    std::ofstream(packedName(raw), std::ios::binary | std::ios::trunc) << "half";
    QCOMPARE(packFrame(raw).error().code, Errc::Refused);
}

QTEST_GUILESS_MAIN(TestFramePacker)
#include "test_frame_packer.moc"
