#include "core/lab/byte_source.h"
#include "core/lab/embedded_maps.h"
#include "core/lab/map_report.h"
#include "core/lab/sky_map_reader.h"
#include "core/sky/healpix_cell.h"
#include "tests/core/lab/support_maps.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>

using namespace tulpar;

namespace {

Result<std::vector<SkyMapReading>> readingsOf(const QByteArray &bytes)
{
    return readSkyMaps(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

constexpr double kSphereSr = 4 * std::numbers::pi;

/// The twelve cells of order 0, all of the same density.
QByteArray evenMap(const QHash<QByteArray, QByteArray> &cards = {})
{
    QList<quint64> uniq;
    for (quint64 cell = 4; cell < 16; ++cell)
        uniq << cell;
    return multiOrderFile(uniq, QList<double>(12, 1 / kSphereSr), cards);
}

QByteArray inNotice(const QByteArray &file)
{
    return R"({"superevent_id":"S1","event":{"skymap":")" + file.toBase64() + R"("}})";
}

} // namespace

Q_DECLARE_METATYPE(tulpar::Errc)

class TestHostileMaps : public QObject {
    Q_OBJECT

private slots:
    void refusals_data();
    void refusals();
    void everyTruncation();
    void gzipThatExpandsWithoutEnd();
    void remarks();
    void base64OfTheStandard();
    void reportsThatNoMapCanGive();
};

void TestHostileMaps::refusals_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Errc>("code");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const QByteArray &bytes, Errc code, const char *says) {
        QTest::newRow(name) << bytes << code << QByteArray(says);
    };
    row("nothing", {}, Errc::UnknownFormat, "the file ends");
    row("not FITS", QByteArray(5000, 'x'), Errc::UnknownFormat, "not a FITS header");
    row("a page instead of a map", "<html>404</html>", Errc::UnknownFormat, "not a FITS header");
    row("PNG", QByteArray("\x89PNG\r\n\x1a\n", 8) + QByteArray(4000, 'z'), Errc::UnknownFormat, "not a FITS");
    row("claims 2^40 rows", evenMap({{"NAXIS2", "1099511627776"}}), Errc::TooLarge, "NAXIS2 = 1099511627776");
    row("claims 10^30 rows", evenMap({{"NAXIS2", "1000000000000000000000000000000"}}), Errc::Malformed,
        "NAXIS2");
    row("claims -1 rows", evenMap({{"NAXIS2", "-1"}}), Errc::Malformed, "NAXIS2 = -1");
    row("claims more rows than there are", evenMap({{"NAXIS2", "100000"}}), Errc::Malformed,
        "the file has 2880");
    row("claims 150 axes", evenMap({{"NAXIS", "150"}}), Errc::TooLarge, "NAXIS = 150");
    row("claims rows of 1 GB", evenMap({{"NAXIS1", "1000000000"}}), Errc::TooLarge, "NAXIS1");
    row("rows wider than their columns", evenMap({{"NAXIS1", "24"}}), Errc::Malformed, "its columns take 16");
    row("claims 999 columns", evenMap({{"TFIELDS", "999"}}), Errc::TooLarge, "TFIELDS = 999");
    row("claims no columns", evenMap({{"TFIELDS", "0"}}), Errc::Malformed, "TFIELDS = 0");
    row("repeats of 10^9", evenMap({{"TFORM2", "'999999999D'"}}), Errc::Unsupported, "TFORM2");
    row("repeats of 10^40", evenMap({{"TFORM2", "'1" + QByteArray(39, '0') + "D'"}}), Errc::Malformed,
        "TFORM2");
    row("a column of pointers", evenMap({{"TFORM2", "'1PD(9999)'"}}), Errc::Unsupported, "TFORM2");
    row("a scaled column", evenMap({{"TSCAL2", "2.0"}}), Errc::Unsupported, "TSCAL2");
    row("another number of groups", evenMap({{"GCOUNT", "2"}}), Errc::TooLarge, "GCOUNT");
    row("galactic", evenMap({{"COORDSYS", "'G       '"}}), Errc::Unsupported, "COORDSYS = 'G'");
    row("an ordering of its own", evenMap({{"ORDERING", "'SPIRAL  '"}}), Errc::Unsupported,
        "ORDERING = 'SPIRAL'");
    row("no such columns", evenMap({{"TTYPE2", "'HEIGHT  '"}}), Errc::UnknownFormat,
        "no table with a sky map");
    row("UNIQ that is no number", evenMap({{"TFORM1", "'D       '"}}), Errc::Unsupported,
        "not one number a row");
    row("no cell has the number 0", multiOrderFile({0}, {1}), Errc::Malformed, "row 1");
    row("a negative cell", multiOrderFile({~quint64{0}}, {1}), Errc::Malformed, "row 1");
    row("cells beyond order 29", multiOrderFile({quint64{1} << 62}, {1}), Errc::Malformed, "row 1");
    row("the same cell twice", multiOrderFile({4, 4}, {1, 1}), Errc::Malformed, "overlap");
    row("a cell inside another", multiOrderFile({4, 16}, {1, 1}), Errc::Malformed, "overlap");
    row("thirteen twelfths",
        multiOrderFile({4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 4}, QList<double>(13, 1)), Errc::Malformed,
        "more than the sphere");
    row("all zero", multiOrderFile({4}, {0}), Errc::Malformed, "without any probability");
    row("all below zero", multiOrderFile({4}, {-1}), Errc::Malformed, "without any probability");
    row("no number at all", multiOrderFile({4}, {std::nan("")}), Errc::Malformed, "without any probability");
    row("infinite", multiOrderFile({4}, {std::numeric_limits<double>::infinity()}), Errc::Malformed,
        "without any probability");
    row("absurd", multiOrderFile({4}, {1e300}), Errc::Malformed, "row 1");
    row("flat, 13 pixels", flatFile(QList<float>(13, 1), "RING"), Errc::Malformed, "13 pixels");
    row("flat, lies about NSIDE", flatFile(QList<float>(48, 1), "NESTED", {{"NSIDE", "1024"}}),
        Errc::Malformed, "NSIDE = 1024");
    row("flat with explicit pixels", flatFile(QList<float>(48, 1), "RING", {{"INDXSCHM", "'EXPLICIT'"}}),
        Errc::Unsupported, "explicit");
    row("JSON without a map", R"({"event":{"skymap":null}})", Errc::NotFound, "no sky map");
    row("broken JSON", R"({"event":{"skymap":"AAAA")", Errc::Malformed, "JSON");
    row("JSON that nests", "{\"event\":" + QByteArray(100'000, '['), Errc::Malformed, "JSON");
    row("letters that are no base64", R"({"event":{"skymap":"AA*A"}})", Errc::Malformed, "letter 3");
    row("base64 cut short", R"({"event":{"skymap":"AAAAA"}})", Errc::Malformed, "cut short");
    row("base64 of a page", inNotice("<html>404</html>"), Errc::UnknownFormat, "not a FITS header");
    row("damaged gzip", gzip(evenMap()).replace(60, 40, QByteArray(40, '\xff')), Errc::Malformed, "gzip");
    row("gzip of a text", gzip("hello"), Errc::UnknownFormat, "not a FITS header");
    row("gzip in gzip", gzip(gzip(evenMap())), Errc::UnknownFormat, "not a FITS header");
}

void TestHostileMaps::refusals()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Errc, code);
    QFETCH(QByteArray, says);
    for (const QByteArray &form : {bytes, inNotice(bytes)}) {
        if (&form != &bytes && (bytes.startsWith('{') || bytes.isEmpty()))
            continue; // a notice in a notice is something else
        const auto readings = readingsOf(form);
        QVERIFY(!readings);
        QVERIFY2(
            QByteArray::fromStdString(readings.error().detail).contains(says),
            readings.error().detail.c_str());
        QCOMPARE(readings.error().code, code);
    }
}

/// A file that ends anywhere is refused, and says so; only the padding may lack.
void TestHostileMaps::everyTruncation()
{
    const QByteArray whole = evenMap();
    const qsizetype needed = whole.size() - 2880 + 12 * 16;
    for (qsizetype size = 0; size < needed; size += 61) {
        const auto readings = readingsOf(whole.first(size));
        QVERIFY2(!readings, qPrintable(QString::number(size)));
        QVERIFY(!readings.error().detail.empty());
    }
    QVERIFY(readingsOf(whole.first(needed)));
    const QByteArray packed = gzip(whole);
    for (qsizetype size = 3; size < packed.size() - 60; size += 7)
        QVERIFY2(!readingsOf(packed.first(size)), qPrintable(QString::number(size)));
}

void TestHostileMaps::gzipThatExpandsWithoutEnd()
{
    // 1 GB of zeros after the map is packed into 1 MB: what follows the table is never expanded.
    const QByteArray zeros(qsizetype{1} << 26, '\0');
    const QByteArray map = evenMap();
    QVERIFY(readingsOf(gzip(map + zeros, 1)));
    // A header that never ends.
    const QByteArray header = map.first(2880 + 80) + QByteArray(qsizetype{1} << 26, ' ');
    const auto endless = readingsOf(gzip(header, 1));
    QVERIFY(!endless);
    QCOMPARE(endless.error().code, Errc::TooLarge);
    // A table that the header claims and the archive fills: 2^27 rows of zeros would be 2 GB.
    const QByteArray claims = evenMap({{"NAXIS2", "134217728"}});
    const auto bomb = readingsOf(gzip(claims + zeros, 1));
    QVERIFY(!bomb);
    QCOMPARE(bomb.error().code, Errc::TooLarge);
    QVERIFY2(bomb.error().detail.find("134217728 rows") != std::string::npos, bomb.error().detail.c_str());
}

void TestHostileMaps::remarks()
{
    const auto remarksOf = [](const QByteArray &file) {
        const auto readings = readingsOf(file);
        return readings ? readings->front().region.remarks
                        : std::vector<SkyMapRemark>{SkyMapRemark::OtherMapUnreadable};
    };
    using enum SkyMapRemark;
    QCOMPARE(remarksOf(evenMap()), std::vector<SkyMapRemark>());
    const QList<quint64> cells{4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    QList<double> density(12, 1 / kSphereSr);
    density[0] = -1;
    QCOMPARE(remarksOf(multiOrderFile(cells, density)), (std::vector{NotNormalised, NegativeProbability}));
    density[0] = std::nan("");
    QCOMPARE(remarksOf(multiOrderFile(cells, density)), (std::vector{NotNormalised, NotANumber}));
    QCOMPARE(remarksOf(multiOrderFile({4}, {12 / kSphereSr})), std::vector{PartOfSky});
    // Two maps in one notice, one of them broken.
    const QByteArray notice = R"({"event":{"skymap":")" + evenMap().toBase64()
        + R"("},"external_coinc":{"combined_skymap":"AAAA"}})";
    QCOMPARE(remarksOf(notice), std::vector{OtherMapUnreadable});
}

void TestHostileMaps::base64OfTheStandard()
{
    // RFC 4648, section 10.
    QCOMPARE(*decodedBase64(""), std::string());
    QCOMPARE(*decodedBase64("Zg=="), std::string("f"));
    QCOMPARE(*decodedBase64("Zm8="), std::string("fo"));
    QCOMPARE(*decodedBase64("Zm9v"), std::string("foo"));
    QCOMPARE(*decodedBase64("Zm9v\nYmFy"), std::string("foobar"));
    QCOMPARE(*decodedBase64("Zm9vYg"), std::string("foob"));
    QVERIFY(!decodedBase64("Zg==Zg=="));
    QVERIFY(!decodedBase64("Z"));
}

void TestHostileMaps::reportsThatNoMapCanGive()
{
    const auto readings = readingsOf(evenMap());
    QVERIFY(readings);
    SkyRegion region = readings->front().region;
    const auto survives = [](const SkyRegion &changed) {
        const auto read = regionsOf(reportLine(std::vector{changed}));
        return read && *read == std::vector{changed};
    };
    // Angles cross as degrees: the last bit may change, so compare what has crossed once.
    region = regionsOf(reportLine(std::vector{region})).value().front();
    QVERIFY(survives(region));
    SkyRegion off = region;
    off.peak.dec = Angle::degrees(91);
    QVERIFY(!survives(off));
    off = region;
    off.area90Deg2 = -1;
    QVERIFY(!survives(off));
    off = region;
    off.area50Deg2 = std::nan("");
    QVERIFY(!survives(off));
    off = region;
    off.outlines = {{0.5, std::vector<IcrsDirection>(SkyRegion::kMostOutlinePoints + 1)}};
    QVERIFY(!survives(off));
    off = region;
    off.tiles = {{region.peak, 0.25}};
    QVERIFY(survives(off));
    off.tiles.front().probability = 1.5;
    QVERIFY(!survives(off));
    off.tiles = {{{Angle::degrees(10), Angle::degrees(-95)}, 0.1}};
    QVERIFY(!survives(off));
    off.tiles = std::vector<SkyTile>(SkyRegion::kMostTiles + 1);
    QVERIFY(!survives(off));
    for (const char *line :
         {"", "{}", "[]", "null", "{\"ok\":true}", "{\"ok\":true,\"maps\":[]}", "{\"ok\":true,\"maps\":[{}]}",
          "{\"ok\":false}", "{\"ok\":1,\"maps\":7}", "\xff\xfe"})
        QVERIFY2(!regionsOf(line), line);
    const auto refused = regionsOf(reportLine(fail(Errc::TooLarge, "too much \xff of it")));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Errc::TooLarge);
}

QTEST_APPLESS_MAIN(TestHostileMaps)
#include "test_hostile_maps.moc"
