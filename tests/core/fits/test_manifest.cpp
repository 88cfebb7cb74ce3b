#include "core/fits/apart_reader.h"
#include "core/fits/reader.h"
#include "core/image/statistics.h"

#include <QFile>
#include <QTest>

#include <cmath>

using namespace tulpar;

namespace {

using Row = QMap<QString, QString>;

/// Fields of one line of CSV with quotes.
QStringList fieldsOf(const QString &line)
{
    QStringList fields{QString()};
    bool isQuoted = false;
    for (const QChar c : line) {
        if (c == QLatin1Char('"'))
            isQuoted = !isQuoted;
        else if (c == QLatin1Char(',') && !isQuoted)
            fields.append(QString());
        else
            fields.last().append(c);
    }
    return fields;
}

QList<Row> rowsOf(const QString &file)
{
    QFile csv(file);
    QList<Row> rows;
    if (!csv.open(QIODevice::ReadOnly))
        return rows;
    const QStringList names = fieldsOf(QString::fromUtf8(csv.readLine()).trimmed());
    while (!csv.atEnd()) {
        const QStringList fields = fieldsOf(QString::fromUtf8(csv.readLine()).remove(QLatin1Char('\n')));
        Row row;
        for (int i = 0; i < names.size() && i < fields.size(); ++i)
            row[names[i]] = fields[i].trimmed();
        rows.append(row);
    }
    return rows;
}

bool isNear(double value, const QString &expected, double relative, double absolute = 0)
{
    if (expected == QStringLiteral("nan"))
        return std::isnan(value);
    const double wanted = expected.toDouble();
    return std::abs(value - wanted) <= std::max(relative * std::abs(wanted), absolute);
}

double separationArcsec(double lonA, double latA, double lonB, double latB)
{
    return separation(
               IcrsDirection{Angle::degrees(lonA), Angle::degrees(latA)},
               IcrsDirection{Angle::degrees(lonB), Angle::degrees(latB)})
        .asArcseconds();
}

QString expectedFrame(const QString &manifest)
{
    if (manifest.startsWith(QStringLiteral("RA/Dec ")))
        return manifest.mid(7);
    return manifest.toLower();
}

} // namespace

/// Every image of the shared collection against astropy 5.2.1, CFITSIO 4.2 and WCSLIB (its README says how).
class TestManifest : public QObject {
    Q_OBJECT

private slots:
    void image_data();
    void image();
    void listOfHdus_data() { image_data(); }
    void listOfHdus();
    void referencePoints_data();
    void referencePoints();
};

void TestManifest::image_data()
{
    QTest::addColumn<Row>("row");
    const QString folder = QStringLiteral(TULPAR_SHARED_DATA "/sky/");
    for (const Row &row : rowsOf(folder + QStringLiteral("manifest.csv"))) {
        const QString name =
            row[QStringLiteral("file")] + QStringLiteral(" hdu ") + row[QStringLiteral("hdu")];
        QTest::newRow(qPrintable(name)) << row;
    }
    if (rowsOf(folder + QStringLiteral("manifest.csv")).isEmpty())
        QTest::newRow("absent") << Row();
}

void TestManifest::image()
{
    QFETCH(Row, row);
    if (row.isEmpty())
        QSKIP("the shared data are not here");
    const auto text = [&](const char *name) { return row.value(QLatin1String(name)); };
    const QString file = QStringLiteral(TULPAR_SHARED_DATA "/sky/") + text("file");
    // As `tulparctl image` and the desk read them: in a process of its own.
    ReadWish wish;
    wish.hdu = text("hdu").toInt();
    const auto image = ApartReader({TULPAR_FITS}).read(file.toStdString(), wish);
    QVERIFY2(image.has_value(), image ? "" : image.error().detail.c_str());
    QCOMPARE(image->hdus, text("n_hdu").toInt());
    QCOMPARE(image->bitpix, text("bitpix").toInt());

    const QStringList shape = text("shape_fits_order").split(QLatin1Char('x'));
    QCOMPARE(image->frame.width(), shape[0].toInt());
    QCOMPARE(image->frame.height(), shape.size() > 1 ? shape[1].toInt() : 1);

    const ImageStatistics values = statistics(image->frame);
    QCOMPARE(values.nonfinite, static_cast<std::size_t>(text("n_nonfinite").toULongLong()));
    // 1e-6 as the collection's README says; 1e-4 for scaled 16 bits, where CFITSIO and astropy differ.
    const bool isScaled = image->bitpix == 16 && text("bscale").toDouble() != 1 && !text("bscale").isEmpty();
    const double relative = isScaled ? 1e-4 : 1e-6;
    if (values.finite > 0) {
        const double spread = values.maximum - values.minimum;
        QVERIFY2(
            isNear(values.minimum, text("min"), relative),
            qPrintable(QString::number(values.minimum, 'g', 12)));
        QVERIFY2(
            isNear(values.maximum, text("max"), relative),
            qPrintable(QString::number(values.maximum, 'g', 12)));
        QVERIFY2(
            isNear(values.mean, text("mean"), relative, spread * 1e-9),
            qPrintable(QString::number(values.mean, 'g', 12)));
        QVERIFY2(
            isNear(values.median, text("median"), relative),
            qPrintable(QString::number(values.median, 'g', 12)));
        const auto range = zscale(image->frame);
        QVERIFY(range.has_value());
        const double width = text("zscale_z2").toDouble() - text("zscale_z1").toDouble();
        // The same samples as astropy: what is left is rounding. (The README would allow 5 %.)
        QVERIFY2(
            isNear(range->low, text("zscale_z1"), 0, 1e-4 * width),
            qPrintable(QStringLiteral("z1 %1 for %2").arg(range->low).arg(text("zscale_z1"))));
        QVERIFY2(
            isNear(range->high, text("zscale_z2"), 0, 1e-4 * width),
            qPrintable(QStringLiteral("z2 %1 for %2").arg(range->high).arg(text("zscale_z2"))));
    }
    for (const char *pixel : {"px1", "px2", "px3"}) {
        const QStringList xy = text((std::string(pixel) + "_xy").c_str()).split(QLatin1Char(','));
        if (xy.size() != 2)
            continue;
        const double value = image->frame.at(xy[0].toInt() - 1, xy[1].toInt() - 1);
        const QString expected = text((std::string(pixel) + "_val").c_str());
        QVERIFY2(
            isNear(value, expected, relative),
            qPrintable(QStringLiteral("%1 for %2").arg(value).arg(expected)));
    }

    const QString checksum = text("checksum_status");
    const FitsChecksum expectedChecksum = checksum.contains(QStringLiteral("BAD")) ? FitsChecksum::Bad
        : checksum.contains(QStringLiteral("ok"))                                  ? FitsChecksum::Good
                                                                                   : FitsChecksum::None;
    QCOMPARE(image->checksum, expectedChecksum);

    const QString ctype = text("wcs_ctype").section(QLatin1Char('/'), 0, 0);
    QCOMPARE(
        QString::fromStdString(image->sky.name()), ctype.isEmpty() ? QStringLiteral("none") : ctype.mid(5));
    if (ctype.isEmpty())
        return;
    QCOMPARE(QString::fromStdString(image->sky.frame()), expectedFrame(text("wcs_frame")));
    const double w = image->frame.width();
    const double h = image->frame.height();
    const std::array<PixelPosition, 3> places{{{1, 1}, {(w + 1) / 2, (h + 1) / 2}, {w, h}}};
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::string prefix = "w" + std::to_string(i + 1);
        const auto position = image->sky.at(places[i]);
        QVERIFY(position.has_value());
        const double off = separationArcsec(
            position->lonDeg, position->latDeg, text((prefix + "_lon").c_str()).toDouble(),
            text((prefix + "_lat").c_str()).toDouble());
        QVERIFY2(off < 0.01, qPrintable(QStringLiteral("%1 arcsec off").arg(off)));
        const QStringList icrs = text(("icrs" + std::to_string(i + 1)).c_str()).split(QLatin1Char(' '));
        const auto direction = image->sky.icrsAt(places[i]);
        if (icrs.size() != 2 || !direction)
            continue;
        const double icrsOff = separationArcsec(
            direction->ra.asDegrees(), direction->dec.asDegrees(), icrs[0].toDouble(), icrs[1].toDouble());
        // Galactic: Hipparcos ties it to ICRS, astropy to FK5; the two differ by 0.023" (Feissel & Mignard
        // 1998).
        const double limit = image->sky.frame() == "galactic" ? 0.03 : 0.01;
        QVERIFY2(icrsOff < limit, qPrintable(QStringLiteral("ICRS %1 arcsec off").arg(icrsOff)));
    }
}

/// What the viewer's list says of an HDU is what reading it gives.
void TestManifest::listOfHdus()
{
    QFETCH(Row, row);
    if (row.isEmpty())
        QSKIP("the shared data are not here");
    const QString file = QStringLiteral(TULPAR_SHARED_DATA "/sky/") + row[QStringLiteral("file")];
    const auto hdus = ApartReader({TULPAR_FITS}).list(file.toStdString());
    QVERIFY2(hdus.has_value(), hdus ? "" : hdus.error().detail.c_str());
    QCOMPARE(static_cast<int>(hdus->size()), row[QStringLiteral("n_hdu")].toInt());
    const HduFacts &facts = hdus->at(row[QStringLiteral("hdu")].toUInt());
    QVERIFY(facts.hasPicture());
    QCOMPARE(facts.bitpix, row[QStringLiteral("bitpix")].toInt());
    QStringList shape;
    for (const std::int64_t axis : facts.axes)
        shape.append(QString::number(axis));
    QCOMPARE(shape.join(QLatin1Char('x')), row[QStringLiteral("shape_fits_order")]);
}

void TestManifest::referencePoints_data()
{
    QTest::addColumn<Row>("row");
    QStringList files;
    for (const Row &row : rowsOf(QStringLiteral(TULPAR_SHARED_DATA "/sky/wcs_reference_points.csv")))
        if (const QString file = row[QStringLiteral("file")]; !files.contains(file)) {
            files.append(file);
            QTest::newRow(qPrintable(file)) << row;
        }
    if (files.isEmpty())
        QTest::newRow("absent") << Row();
}

/// Places computed by ds9, wcstools and PyAst, without WCSLIB.
void TestManifest::referencePoints()
{
    QFETCH(Row, row);
    if (row.isEmpty())
        QSKIP("the shared data are not here");
    const QString folder = QStringLiteral(TULPAR_SHARED_DATA "/sky/");
    const QString file = row[QStringLiteral("file")];
    for (const Row &point : rowsOf(folder + QStringLiteral("wcs_reference_points.csv"))) {
        if (point[QStringLiteral("file")] != file)
            continue;
        const auto image = readFits((folder + file).toStdString());
        QVERIFY(image.has_value());
        const auto position = image->sky.at(
            {point[QStringLiteral("x_fits1")].toDouble(), point[QStringLiteral("y_fits1")].toDouble()});
        QVERIFY(position.has_value());
        const double off = separationArcsec(
            position->lonDeg, position->latDeg, point[QStringLiteral("ra_deg")].toDouble(),
            point[QStringLiteral("dec_deg")].toDouble());
        // The references are themselves good to what the collection measured for astropy, plus 0.01".
        const double limit = std::abs(point[QStringLiteral("astropy5.2_minus_ref_arcsec")].toDouble()) + 0.01;
        QVERIFY2(off <= limit, qPrintable(QStringLiteral("%1 arcsec off").arg(off)));
    }
}

QTEST_GUILESS_MAIN(TestManifest)
#include "test_manifest.moc"
