#include "core/fits/apart_reader.h"
#include "core/fits/hdu_list.h"
#include "core/fits/reader.h"
#include "core/image/statistics.h"
#include "support_made.h"

#include <QTemporaryDir>
#include <QTest>

#include <fitsio.h>

#include <array>
#include <cmath>
#include <limits>

using namespace tulpar;

namespace {

constexpr int kWidth = 37;
constexpr int kHeight = 23;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

using Values = std::vector<double>;

/// What CFITSIO is asked to write.
struct Recipe {
    int kind = SHORT_IMG; ///< as fits_create_img has it
    int compression = 0; ///< 0: none
    Values values;
    std::vector<long> axes{kWidth, kHeight};
    double scale = 1; ///< BSCALE, BZERO, where not of the kind itself
    double zero = 0;
    std::optional<long> blank = std::nullopt; ///< the integer that says: no value
};

Values ramp(double from, double step)
{
    Values values;
    for (int i = 0; i < kWidth * kHeight; ++i)
        values.push_back(from + step * i);
    return values;
}

int written(const QString &path, const Recipe &recipe)
{
    int status = 0;
    fitsfile *file = nullptr;
    const QByteArray name = QFile::encodeName(path);
    if (path.endsWith(QStringLiteral(".gz")))
        fits_create_file(&file, name.constData(), &status); // only this one compresses by the name
    else
        fits_create_diskfile(&file, name.constData(), &status);
    if (recipe.compression != 0) {
        fits_set_compression_type(file, recipe.compression, &status);
        fits_set_quantize_level(file, 0, &status); // floats without loss
    }
    std::vector<long> axes = recipe.axes;
    fits_create_img(file, recipe.kind, static_cast<int>(axes.size()), axes.data(), &status);
    if (recipe.scale != 1 || recipe.zero != 0) {
        double scale = recipe.scale;
        double zero = recipe.zero;
        fits_write_key(file, TDOUBLE, "BSCALE", &scale, nullptr, &status);
        fits_write_key(file, TDOUBLE, "BZERO", &zero, nullptr, &status);
        fits_set_bscale(file, recipe.scale, recipe.zero, &status);
    }
    if (recipe.blank) {
        long blank = *recipe.blank;
        fits_write_key(file, TLONG, "BLANK", &blank, nullptr, &status);
    }
    std::vector<long> first(axes.size(), 1);
    const auto count = static_cast<LONGLONG>(recipe.values.size());
    const auto write = [&](int type, auto values) {
        for (const double value : recipe.values)
            values.push_back(static_cast<typename decltype(values)::value_type>(
                std::isnan(value) && recipe.blank ? static_cast<double>(*recipe.blank) : value));
        fits_write_pix(file, type, first.data(), count, values.data(), &status);
    };
    const bool isWhole = recipe.scale == 1 && recipe.kind > 0;
    if (isWhole && recipe.kind == BYTE_IMG)
        write(TBYTE, std::vector<unsigned char>());
    else if (isWhole && recipe.kind == SHORT_IMG)
        write(TSHORT, std::vector<short>());
    else if (isWhole && recipe.kind == USHORT_IMG)
        write(TUSHORT, std::vector<unsigned short>());
    else if (isWhole && recipe.kind == LONG_IMG)
        write(TINT, std::vector<int>());
    else if (recipe.kind == FLOAT_IMG)
        write(TFLOAT, std::vector<float>());
    else
        write(TDOUBLE, std::vector<double>());
    fits_close_file(file, &status);
    return status;
}

} // namespace

Q_DECLARE_METATYPE(Recipe)

/// Every kind of pixel and of compression that the standard has, written by CFITSIO and read by us directly
/// and in the process of its own.
class TestEveryKind : public QObject {
    Q_OBJECT

private slots:
    void pixelsComeBack_data();
    void pixelsComeBack();
    void wholeFileCompression();
    void planesOfACube();
    void extensionsAreListed();
    void coordinatesTravel();
    void checksumOnlyWhenAsked();

private:
    QTemporaryDir m_folder;
};

void TestEveryKind::pixelsComeBack_data()
{
    QTest::addColumn<Recipe>("recipe");
    const auto row = [](const char *name, const Recipe &recipe) { QTest::newRow(name) << recipe; };
    const Values small = ramp(0, 0.25);
    Values bytes;
    for (const double value : small)
        bytes.push_back(std::floor(value));
    Values holes = ramp(-400, 1);
    holes[0] = holes[40] = holes.back() = kNaN;
    Values floatHoles = ramp(-1.5, 0.125);
    floatHoles[3] = floatHoles[100] = kNaN;
    row("8 bits", {BYTE_IMG, 0, bytes});
    row("signed 8 bits", {SBYTE_IMG, 0, Values(kWidth * kHeight, -100)});
    row("16 bits", {SHORT_IMG, 0, ramp(-400, 1)});
    row("unsigned 16 bits", {USHORT_IMG, 0, ramp(64'000, 1)});
    row("32 bits", {LONG_IMG, 0, ramp(-70'000, 100)});
    row("unsigned 32 bits", {ULONG_IMG, 0, ramp(4'000'000'000.0, 256)});
    row("64 bits", {LONGLONG_IMG, 0, ramp(-5'000'000, 100)});
    row("float", {FLOAT_IMG, 0, ramp(-1.5, 0.125)});
    row("double", {DOUBLE_IMG, 0, ramp(-1.5, 0.125)});
    row("float with NaN", {FLOAT_IMG, 0, floatHoles});
    row("double with NaN", {DOUBLE_IMG, 0, floatHoles});
    row("16 bits scaled", {SHORT_IMG, 0, ramp(10, 0.5), {kWidth, kHeight}, 0.5, 10});
    row("16 bits with BLANK", {SHORT_IMG, 0, holes, {kWidth, kHeight}, 1, 0, -32768});
    row("32 bits with BLANK", {LONG_IMG, 0, holes, {kWidth, kHeight}, 1, 0, -99999});
    row("one axis", {SHORT_IMG, 0, ramp(0, 1), {kWidth * kHeight}});
    const std::array<std::pair<const char *, int>, 5> methods{
        {{"RICE", RICE_1},
         {"GZIP", GZIP_1},
         {"GZIP 2", GZIP_2},
         {"HCOMPRESS", HCOMPRESS_1},
         {"PLIO", PLIO_1}}};
    for (const auto &[name, method] : methods) {
        const auto named = [&](const char *what) { return std::string(name) + ", " + what; };
        row(named("16 bits").c_str(), {SHORT_IMG, method, ramp(0, 1)});
        if (method == PLIO_1)
            continue; // masks only: nothing below 0, nothing above 2^24
        row(named("8 bits").c_str(), {BYTE_IMG, method, bytes});
        row(named("unsigned 16 bits").c_str(), {USHORT_IMG, method, ramp(64'000, 1)});
        row(named("32 bits").c_str(), {LONG_IMG, method, ramp(-70'000, 100)});
        row(named("16 bits with BLANK").c_str(), {SHORT_IMG, method, holes, {kWidth, kHeight}, 1, 0, -32768});
        if (method == GZIP_1 || method == GZIP_2)
            row(named("float with NaN").c_str(), {FLOAT_IMG, method, floatHoles});
    }
}

void TestEveryKind::pixelsComeBack()
{
    QFETCH(Recipe, recipe);
    const QString path = m_folder.filePath(QStringLiteral("kind.fits"));
    QFile::remove(path);
    QCOMPARE(written(path, recipe), 0);
    const auto direct = readFits(path.toStdString());
    const auto apart = ApartReader({TULPAR_FITS}).read(path.toStdString());
    QVERIFY2(direct.has_value(), direct ? "" : direct.error().detail.c_str());
    QVERIFY2(apart.has_value(), apart ? "" : apart.error().detail.c_str());
    QCOMPARE(apart->cards, direct->cards);
    QCOMPARE(apart->bitpix, direct->bitpix);
    QCOMPARE(apart->checksum, direct->checksum);
    for (const Frame *frame : {&direct->frame, &apart->frame}) {
        QCOMPARE(frame->pixelCount(), recipe.values.size());
        QCOMPARE(isSixteenBit(frame->format()), recipe.kind == USHORT_IMG);
        for (std::size_t i = 0; i < recipe.values.size(); ++i) {
            const auto width = static_cast<std::size_t>(frame->width());
            const double value = frame->at(static_cast<int>(i % width), static_cast<int>(i / width));
            const double wanted = recipe.values[i];
            // Floats hold 24 bits.
            const bool isSame =
                std::isnan(wanted) ? std::isnan(value) : std::abs(value - wanted) <= 6e-8 * std::abs(wanted);
            QVERIFY2(isSame, qPrintable(QStringLiteral("pixel %1: %2 for %3").arg(i).arg(value).arg(wanted)));
        }
    }
    // Where the file can be mapped, the mapped frame is the same.
    if (const auto mapped = mapFits(path.toStdString())) {
        QCOMPARE(statistics(*mapped).mean, statistics(direct->frame).mean);
        QCOMPARE(mapped->at(5, 5), direct->frame.at(5, 5));
    }
    const auto hdus = listHdus(path.toStdString());
    QVERIFY(hdus.has_value());
    const HduFacts &picture = hdus->back();
    QCOMPARE(picture.kind, recipe.compression == 0 ? HduKind::Image : HduKind::CompressedImage);
    QCOMPARE(picture.bitpix, direct->bitpix);
    QCOMPARE(picture.axes.size(), recipe.axes.size());
}

void TestEveryKind::wholeFileCompression()
{
    // .bz2 and .Z are read in the shared collection (test_manifest).
    const QString path = m_folder.filePath(QStringLiteral("whole.fits.gz"));
    QCOMPARE(written(path, {USHORT_IMG, 0, ramp(100, 1)}), 0);
    const ApartReader reader({TULPAR_FITS});
    const auto image = reader.read(path.toStdString());
    QVERIFY2(image.has_value(), image ? "" : image.error().detail.c_str());
    QCOMPARE(image->frame.at(1, 0), 101.0);
    QCOMPARE(listHdus(path.toStdString()).error().code, Errc::Unsupported);
    const auto hdus = reader.list(path.toStdString());
    QVERIFY2(hdus.has_value(), hdus ? "" : hdus.error().detail.c_str());
    QCOMPARE(hdus->size(), std::size_t{1});
    QCOMPARE(hdus->front().axes, (std::vector<std::int64_t>{kWidth, kHeight}));
    QCOMPARE(openFrame(path.toStdString())->at(1, 0), 101.0);
}

void TestEveryKind::planesOfACube()
{
    constexpr int kPlanes = 6; // as 3 by 2
    Values values;
    for (int plane = 0; plane < kPlanes; ++plane)
        for (int i = 0; i < kWidth * kHeight; ++i)
            values.push_back(1000 * plane + i % 100);
    for (const int compression : {0, RICE_1}) {
        const QString path = m_folder.filePath(QStringLiteral("cube%1.fits").arg(compression));
        // CFITSIO compresses three axes at most.
        const std::vector<long> axes = compression == 0 ? std::vector<long>{kWidth, kHeight, 3, 2}
                                                        : std::vector<long>{kWidth, kHeight, kPlanes};
        QCOMPARE(written(path, {SHORT_IMG, compression, values, axes}), 0);
        const ApartReader reader({TULPAR_FITS});
        for (int plane = 0; plane < kPlanes; ++plane) {
            ReadWish wish;
            wish.plane = plane;
            const auto image = reader.read(path.toStdString(), wish);
            QVERIFY2(image.has_value(), image ? "" : image.error().detail.c_str());
            QCOMPARE(image->planes, std::int64_t{kPlanes});
            QCOMPARE(image->plane, std::int64_t{plane});
            QCOMPARE(image->frame.at(7, 0), 1000.0 * plane + 7);
        }
        ReadWish beyond;
        beyond.plane = kPlanes;
        const auto none = reader.read(path.toStdString(), beyond);
        QCOMPARE(none.error().code, Errc::OutOfRange);
        QVERIFY2(
            none.error().detail.find("no plane 6: the cube has 6") != std::string::npos,
            none.error().detail.c_str());
        QCOMPARE(reader.list(path.toStdString())->back().planes(), std::int64_t{kPlanes});
    }
}

void TestEveryKind::extensionsAreListed()
{
    const QString path = m_folder.filePath(QStringLiteral("many.fits"));
    int status = 0;
    fitsfile *file = nullptr;
    std::array<long, 2> axes{8, 4};
    fits_create_diskfile(&file, QFile::encodeName(path).constData(), &status);
    fits_create_img(file, BYTE_IMG, 0, nullptr, &status);
    std::array<char, 8> form{"1D"};
    std::array<char, 8> column{"FLUX"};
    std::array<char *, 1> forms{form.data()};
    std::array<char *, 1> columns{column.data()};
    fits_create_tbl(file, BINARY_TBL, 3, 1, columns.data(), forms.data(), nullptr, "STARS", &status);
    fits_create_img(file, FLOAT_IMG, 2, axes.data(), &status);
    std::array<char, 8> name{"SCI"};
    fits_write_key(file, TSTRING, "EXTNAME", name.data(), nullptr, &status);
    int version = 2;
    fits_write_key(file, TINT, "EXTVER", &version, nullptr, &status);
    fits_set_compression_type(file, RICE_1, &status);
    fits_create_img(file, SHORT_IMG, 2, axes.data(), &status);
    fits_close_file(file, &status);
    QCOMPARE(status, 0);
    const auto hdus = listHdus(path.toStdString());
    QVERIFY2(hdus.has_value(), hdus ? "" : hdus.error().detail.c_str());
    QCOMPARE(hdus->size(), std::size_t{4});
    QCOMPARE(hdus->at(0).kind, HduKind::Empty);
    QCOMPARE(hdus->at(1).kind, HduKind::Table);
    QCOMPARE(hdus->at(1).name, std::string("STARS"));
    QCOMPARE(hdus->at(1).axes, (std::vector<std::int64_t>{8, 3}));
    QCOMPARE(hdus->at(1).columns, std::int64_t{1});
    QCOMPARE(hdus->at(2).kind, HduKind::Image);
    QCOMPARE(hdus->at(2).name, std::string("SCI"));
    QCOMPARE(hdus->at(2).version, std::int64_t{2});
    QCOMPARE(hdus->at(2).bitpix, -32);
    QCOMPARE(hdus->at(2).dataBytes, std::uint64_t{8 * 4 * 4});
    QCOMPARE(hdus->at(3).kind, HduKind::CompressedImage);
    QCOMPARE(hdus->at(3).compression, std::string("RICE_1"));
    QCOMPARE(hdus->at(3).axes, (std::vector<std::int64_t>{8, 4}));
    QCOMPARE(*ApartReader({TULPAR_FITS}).list(path.toStdString()), *hdus);
    // Without a wish the first image; a table is said to be one.
    const auto first = readFits(path.toStdString());
    QVERIFY2(first.has_value(), first ? "" : first.error().detail.c_str());
    QCOMPARE(first->hdu, 2);
    const auto table = readFits(path.toStdString(), 1);
    QCOMPARE(table.error().code, Errc::NotFound);
    QVERIFY2(
        table.error().detail.ends_with("HDU 1 is a table and has no image"), table.error().detail.c_str());
    QVERIFY(readFits(path.toStdString(), 0).error().detail.ends_with("HDU 0 has a header only and no image"));
    QVERIFY(readFits(path.toStdString(), 4).error().detail.ends_with("no HDU 4: the file has 4"));
}

void TestEveryKind::coordinatesTravel()
{
    const auto card = [](const char *text) { return QByteArray(text); };
    const auto header = [&](const QByteArray &ctype1, const QByteArray &ctype2) {
        return headerOf(
            {card("SIMPLE  =                    T"), card("BITPIX  =                    8"),
             card("NAXIS   =                    2"), card("NAXIS1  =                   60"),
             card("NAXIS2  =                   48"), "CTYPE1  = '" + ctype1 + "'",
             "CTYPE2  = '" + ctype2 + "'", card("CRVAL1  =                120.5"),
             card("CRVAL2  =                 43.2"), card("CRPIX1  =                 30.5"),
             card("CRPIX2  =                 24.5"), card("CDELT1  =               -0.001"),
             card("CDELT2  =                0.001"), card("OBSERVER= 'caf\xe9'"),
             card("\xff\xfe\x80 bytes that are no text \x01")});
    };
    const ApartReader reader({TULPAR_FITS});
    const auto good =
        put(m_folder.path(), QStringLiteral("wcs.fits"),
            header("RA---ZEA", "DEC--ZEA") + filled(QByteArray(60 * 48, '\3')));
    const auto image = reader.read(good);
    QVERIFY2(image.has_value(), image ? "" : image.error().detail.c_str());
    QCOMPARE(image->sky.name(), std::string("ZEA"));
    const auto middle = image->sky.icrsAt({30.5, 24.5});
    QVERIFY(middle.has_value());
    QVERIFY(separation(*middle, {Angle::degrees(120.5), Angle::degrees(43.2)}) < Angle::arcseconds(0.001));
    // There and back, on a projection that is no TAN.
    for (const PixelPosition pixel : {PixelPosition{1, 1}, PixelPosition{60, 48}, PixelPosition{7.25, 40}}) {
        const auto back = image->sky.pixelOf(*image->sky.icrsAt(pixel));
        QVERIFY(back && std::hypot(back->x - pixel.x, back->y - pixel.y) < 1e-6);
    }
    // The far side of the sky is on no plane.
    const auto tan =
        put(m_folder.path(), QStringLiteral("tan.fits"),
            header("RA---TAN", "DEC--TAN") + filled(QByteArray(60 * 48, '\3')));
    QVERIFY(!reader.read(tan)->sky.pixelOf({Angle::degrees(300.5), Angle::degrees(-43.2)}));
    // What cannot be used is said, and the pixels are shown all the same.
    const auto odd =
        put(m_folder.path(), QStringLiteral("odd.fits"),
            header("RA---QQQ", "DEC--TAN") + filled(QByteArray(60 * 48, '\3')));
    const auto strange = reader.read(odd);
    QVERIFY2(strange.has_value(), strange ? "" : strange.error().detail.c_str());
    QVERIFY2(
        QString::fromStdString(strange->sky.name()).startsWith(QStringLiteral("unsupported: ")),
        strange->sky.name().c_str());
    QVERIFY(!strange->sky.isUsable() && !strange->sky.pixelOf({Angle(), Angle()}));
    QCOMPARE(strange->frame.at(5, 5), 3.0);
}

void TestEveryKind::checksumOnlyWhenAsked()
{
    const QString path = m_folder.filePath(QStringLiteral("sum.fits"));
    QCOMPARE(written(path, {SHORT_IMG, 0, ramp(0, 1)}), 0);
    fitsfile *file = nullptr;
    int status = 0;
    fits_open_diskfile(&file, QFile::encodeName(path).constData(), READWRITE, &status);
    fits_write_chksum(file, &status);
    fits_close_file(file, &status);
    QCOMPARE(status, 0);
    ReadWish wish;
    QCOMPARE(readFits(path.toStdString(), wish)->checksum, FitsChecksum::Good);
    wish.isChecksumWanted = false;
    QCOMPARE(readFits(path.toStdString(), wish)->checksum, FitsChecksum::None);
    QCOMPARE(ApartReader({TULPAR_FITS}).read(path.toStdString(), wish)->checksum, FitsChecksum::None);
}

QTEST_GUILESS_MAIN(TestEveryKind)
#include "test_every_kind.moc"
