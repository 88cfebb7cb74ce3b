#include "core/fits/cube_cards.h"
#include "core/fits/cube_file.h"
#include "core/fits/frame_cube.h"
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

/// A series of frames as planes of one file: each comes back as the file that it was, every byte of it, and
/// readers of the field see a cube.
class TestFrameCube : public QObject {
    Q_OBJECT
private slots:
    void everyPlaneComesBackByteForByte_data();
    void everyPlaneComesBackByteForByte();
    void othersReadItAsACube();
    void thePlaneHasTheHeaderOfItsFrame();
    void whatIsNotAlikeIsRefused();
    void nothingIsNamedThatIsNotProven();
    void whatIsThereAlready();

private:
    [[nodiscard]] std::string path(const std::string &name) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    [[nodiscard]] std::vector<CubeSource> series(const std::string &name, int frames, int image = USHORT_IMG);
    [[nodiscard]] CubeProof proofOf(const std::vector<CubeSource> &frames) const;
    QTemporaryDir m_folder;
};

namespace {

constexpr long kWidth = 97;
constexpr long kHeight = 61;

std::vector<std::byte> bytesOf(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string all((std::istreambuf_iterator<char>(file)), {});
    const auto *start = reinterpret_cast<const std::byte *>(all.data());
    return {start, start + all.size()};
}

/// One frame; `gain` is the same in a series, all else differs with `number`.
bool write(const std::string &path, int number, int image, double gain = 1.5)
{
    std::mt19937 chance(static_cast<std::uint32_t>(number));
    std::array<long, 2> axes{kWidth, kHeight};
    std::vector<unsigned short> pixels(static_cast<std::size_t>(kWidth * kHeight));
    const bool isWild = number % 3 == 2; // hardly to be compressed
    for (auto &pixel : pixels)
        pixel = static_cast<unsigned short>(isWild ? chance() % 32768 : 900 + chance() % 97);
    std::filesystem::remove(path);
    int status = 0;
    fitsfile *file = nullptr;
    fits_create_diskfile(&file, path.c_str(), &status);
    fits_create_img(file, image, 2, axes.data(), &status);
    const std::string time = "2026-11-22T18:30:" + std::to_string(10 + number);
    const std::string remark = std::string(150, 'q') + std::to_string(number);
    fits_write_key_str(file, "DATE-OBS", time.c_str(), "start of exposure", &status);
    fits_write_key_longstr(file, "REMARK", remark.c_str(), "longer than a card", &status);
    fits_write_key_longstr(file, "SAME", std::string(99, 's').c_str(), "longer than a card", &status);
    fits_write_comment(file, "as it was", &status);
    fits_write_key_dbl(file, "EXPTIME", 0.1, 15, "[s]", &status);
    fits_write_key_dbl(file, "GAIN", gain, 15, "", &status);
    fits_write_key_lng(file, "FRAMENO", number, "", &status);
    fits_write_key_str(file, "HIERARCH SITE WIND", "3 m/s", "", &status);
    fits_write_img(file, TUSHORT, 1, static_cast<LONGLONG>(pixels.size()), pixels.data(), &status);
    fits_write_chksum(file, &status);
    fits_close_file(file, &status);
    return status == 0;
}

} // namespace

std::vector<CubeSource> TestFrameCube::series(const std::string &name, int frames, int image)
{
    std::vector<CubeSource> made;
    for (int i = 0; i < frames; ++i) {
        const std::string file = path(name + std::to_string(i) + ".fits");
        if (write(file, i, image))
            made.push_back({file, std::string(64, static_cast<char>('a' + i))});
    }
    return made;
}

CubeProof TestFrameCube::proofOf(const std::vector<CubeSource> &frames) const
{
    return [&frames](std::size_t plane, std::span<const std::byte> bytes) {
        return std::ranges::equal(bytes, bytesOf(frames[plane].raw));
    };
}

void TestFrameCube::everyPlaneComesBackByteForByte_data()
{
    QTest::addColumn<int>("frames");
    QTest::addColumn<int>("image");
    QTest::newRow("unsigned") << 7 << USHORT_IMG;
    QTest::newRow("signed") << 3 << SHORT_IMG;
    QTest::newRow("one alone") << 1 << USHORT_IMG;
}

void TestFrameCube::everyPlaneComesBackByteForByte()
{
    QFETCH(int, frames);
    QFETCH(int, image);
    const auto sources = series("s" + std::to_string(image * frames) + "_", frames, image);
    QCOMPARE(std::ssize(sources), frames);
    const auto cube = cubeName(sources.front().raw);
    const auto packed = packCube(sources, cube, proofOf(sources));
    QVERIFY2(packed, packed ? "" : packed.error().detail.c_str());
    QVERIFY(!std::filesystem::exists(cube.string() + ".packing"));
    const auto file = CubeFile::open(cube);
    QVERIFY2(file, file ? "" : file.error().detail.c_str());
    QCOMPARE(std::ssize(file->planes()), frames);
    for (int i = frames - 1; i >= 0; --i) { // in any order
        const auto plane = static_cast<std::size_t>(i);
        const auto bytes = file->bytes(plane);
        QVERIFY(bytes && *bytes == bytesOf(sources[plane].raw));
        QCOMPARE(file->planes()[plane].file, sources[plane].raw.filename().string());
        QCOMPARE(file->planes()[plane].sha256, sources[plane].sha256);
        QCOMPARE(file->planes()[plane].dateObs, "2026-11-22T18:30:" + std::to_string(10 + i));
    }
    QCOMPARE(file->bytes(static_cast<std::size_t>(frames)).error().code, Errc::OutOfRange);
}

void TestFrameCube::othersReadItAsACube()
{
    const auto sources = series("others", 5);
    const auto cube = cubeName(sources.front().raw);
    QVERIFY(packCube(sources, cube, proofOf(sources)));
    int status = 0;
    fitsfile *file = nullptr;
    fits_open_diskfile(&file, cube.c_str(), READONLY, &status);
    for (const int hdu : {1, 2, 3, 4}) { // each with a checksum that holds
        int data = 0;
        int whole = 0;
        fits_movabs_hdu(file, hdu, nullptr, &status);
        if (hdu > 1)
            QVERIFY(fits_verify_chksum(file, &data, &whole, &status) == 0 && data == 1 && whole == 1);
    }
    fits_movabs_hdu(file, 2, nullptr, &status);
    QVERIFY(fits_is_compressed_image(file, &status) != 0);
    std::array<long, 3> axes{};
    fits_get_img_size(file, 3, axes.data(), &status);
    QCOMPARE(axes, (std::array<long, 3>{kWidth, kHeight, 5}));
    std::array<char, FLEN_VALUE> text{};
    fits_read_key(file, TSTRING, "ZCMPTYPE", text.data(), nullptr, &status);
    QCOMPARE(std::string(text.data()), "RICE_1");
    for (const auto &[name, value] : {std::pair("ZTILE1", kWidth), {"ZTILE2", kHeight}, {"ZTILE3", 1L}}) {
        long is = 0;
        fits_read_key(file, TLONG, name, &is, nullptr, &status);
        QCOMPARE(is, value);
    }
    double exposure = 0; // what all share stands in the header, what differs does not
    fits_read_key(file, TDOUBLE, "EXPTIME", &exposure, nullptr, &status);
    QCOMPARE(exposure, 0.1);
    char *longText = nullptr;
    fits_read_key_longstr(file, "SAME", &longText, nullptr, &status);
    QCOMPARE(std::string(longText == nullptr ? "" : longText), std::string(99, 's'));
    fits_free_memory(longText, &status);
    QCOMPARE(status, 0);
    for (const char *differs : {"DATE-OBS", "FRAMENO", "REMARK"}) {
        int missing = 0;
        fits_read_key(file, TSTRING, differs, text.data(), nullptr, &missing);
        QCOMPARE(missing, KEY_NO_EXIST);
    }
    fits_clear_errmsg();
    std::vector<unsigned short> pixels(static_cast<std::size_t>(kWidth * kHeight));
    std::vector<unsigned short> original(pixels.size());
    for (int i = 0; i < 5; ++i) {
        std::array<long, 3> first{1, 1, i + 1};
        int none = 0;
        fits_read_pix(
            file, TUSHORT, first.data(), std::ssize(pixels), nullptr, pixels.data(), &none, &status);
        fitsfile *raw = nullptr;
        fits_open_diskfile(&raw, sources[static_cast<std::size_t>(i)].raw.c_str(), READONLY, &status);
        fits_read_img(raw, TUSHORT, 1, std::ssize(original), nullptr, original.data(), &none, &status);
        fits_close_file(raw, &status);
        QCOMPARE(status, 0);
        QVERIFY(pixels == original);
    }
    fits_movnam_hdu(file, BINARY_TBL, const_cast<char *>("PLANES"), 0, &status);
    std::array<char, 256> name{};
    char *cell = name.data();
    fits_read_col(file, TSTRING, 1, 4, 1, 1, nullptr, &cell, nullptr, &status);
    QCOMPARE(status, 0);
    QCOMPARE(std::string(name.data()), sources[3].raw.filename().string());
    fits_close_file(file, &status);
}

void TestFrameCube::thePlaneHasTheHeaderOfItsFrame()
{
    const auto sources = series("header", 4);
    const auto cube = cubeName(sources.front().raw);
    QVERIFY(packCube(sources, cube, proofOf(sources)));
    for (int i = 0; i < 4; ++i) {
        ReadWish wish;
        wish.plane = i;
        const auto plane = readFits(cube, wish);
        const auto frame = readFits(sources[static_cast<std::size_t>(i)].raw);
        QVERIFY2(plane, plane ? "" : plane.error().detail.c_str());
        QVERIFY(frame);
        QCOMPARE(plane->planes, 4);
        for (const HeaderCard &card : frame->header.cards())
            QVERIFY2(
                card.keyword == "COMMENT"
                    || plane->header.text(card.keyword) == frame->header.text(card.keyword),
                card.keyword.c_str());
        QCOMPARE(plane->header.integer("FRAMENO").value_or(-1), i);
        for (int row = 0; row < kHeight; ++row)
            for (int column = 0; column < kWidth; ++column)
                QCOMPARE(plane->frame.at(column, row), frame->frame.at(column, row));
    }
}

void TestFrameCube::whatIsNotAlikeIsRefused()
{
    auto sources = series("alike", 4);
    QCOMPARE(likenessOf(sources[0].raw).value(), likenessOf(sources[3].raw).value());
    QVERIFY(write(sources[2].raw.string(), 2, USHORT_IMG, 2.5));
    QVERIFY(likenessOf(sources[0].raw).value() != likenessOf(sources[2].raw).value());
    const auto cube = cubeName(sources.front().raw);
    QCOMPARE(packCube(sources, cube, proofOf(sources)).error().code, Errc::Unsupported);
    QVERIFY(write(sources[2].raw.string(), 2, FLOAT_IMG));
    QCOMPARE(likenessOf(sources[2].raw).error().code, Errc::Unsupported);
    QVERIFY(!packCube(sources, cube, proofOf(sources)));
    std::filesystem::resize_file(sources[2].raw, 2880);
    QVERIFY(!likenessOf(sources[2].raw));
    std::filesystem::remove(sources[2].raw);
    QCOMPARE(likenessOf(sources[2].raw).error().code, Errc::NotFound);
    QVERIFY(!std::filesystem::exists(cube) && !std::filesystem::exists(cube.string() + ".packing"));
}

void TestFrameCube::nothingIsNamedThatIsNotProven()
{
    const auto sources = series("proof", 3);
    const auto cube = cubeName(sources.front().raw);
    const auto packed =
        packCube(sources, cube, [](std::size_t plane, std::span<const std::byte>) { return plane != 1; });
    QCOMPARE(packed.error().code, Errc::Unsupported);
    QVERIFY(!std::filesystem::exists(cube) && !std::filesystem::exists(cube.string() + ".packing"));
    for (const CubeSource &source : sources)
        QVERIFY(std::filesystem::exists(source.raw));
}

void TestFrameCube::whatIsThereAlready()
{
    const auto sources = series("twice", 3);
    const auto cube = cubeName(sources.front().raw);
    QVERIFY(packCube(sources, cube, proofOf(sources)));
    const auto packed = bytesOf(cube);
    QVERIFY(packCube(sources, cube, proofOf(sources))); // by an attempt that nobody heard of: it is taken
    const std::vector<CubeSource> fewer(sources.begin(), sources.end() - 1);
    QCOMPARE(packCube(fewer, cube, proofOf(fewer)).error().code, Errc::Refused);
    QVERIFY(bytesOf(cube) == packed);
    // A flaw in the cards is noticed, as one in the pixels is.
    auto hurt = packed;
    hurt[hurt.size() - 2880 + 5] ^= std::byte{1}; // the first card of all
    std::ofstream(cube, std::ios::binary | std::ios::trunc)
        .write(reinterpret_cast<const char *>(hurt.data()), std::ssize(hurt));
    QCOMPARE(packCube(sources, cube, proofOf(sources)).error().code, Errc::Refused);
    std::ofstream(cube, std::ios::binary | std::ios::trunc) << "half";
    QVERIFY(!CubeFile::open(cube));
    QCOMPARE(packCube(sources, cube, proofOf(sources)).error().code, Errc::Refused);
}

QTEST_GUILESS_MAIN(TestFrameCube)
#include "test_frame_cube.moc"
