#include "core/measure/aperture.h"
#include "core/measure/cut.h"
#include "core/measure/radial_profile.h"

#include "support_star_frames.h"

#include <QFile>
#include <QMap>
#include <QTest>

#include <cmath>

using namespace tulpar;

namespace {

using Row = QMap<QString, QString>;

/// A table of tests/data/measure; which program made it with what stands in tests/data/SOURCES.md.
QList<Row> table(const QString &name)
{
    QFile file(QStringLiteral(TULPAR_SOURCE_DIR "/tests/data/measure/%1").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    const QStringList names = lines[0].split(u',');
    QList<Row> rows;
    for (const QString &line : lines.mid(1)) {
        const QStringList cells = line.split(u',');
        Row row;
        for (qsizetype i = 0; i < names.size(); ++i)
            row[names[i]] = cells[i];
        rows.push_back(row);
    }
    return rows;
}

double number(const Row &row, const char *name)
{
    bool isNumber = false;
    const double value = row[QString::fromLatin1(name)].toDouble(&isNumber);
    if (!isNumber)
        qFatal("no number in the column %s", name);
    return value;
}

StarFrame recipeOf(const Row &row)
{
    StarFrame recipe;
    recipe.side = static_cast<int>(number(row, "side"));
    recipe.star.model = row[QStringLiteral("model")] == u"gauss" ? StarModel::Gauss : StarModel::Moffat;
    recipe.star.centre = {number(row, "x"), number(row, "y")};
    recipe.star.peak = number(row, "peak");
    recipe.star.sky = number(row, "sky");
    recipe.star.beta = number(row, "beta");
    recipe.star.fwhmMajorPx = number(row, "fwhm_major");
    recipe.star.fwhmMinorPx = number(row, "fwhm_minor");
    recipe.star.majorAxis = Angle::degrees(number(row, "angle_deg"));
    recipe.scatter = number(row, "scatter");
    recipe.gainEPerAdu = number(row, "gain");
    recipe.seed = static_cast<std::uint32_t>(number(row, "seed"));
    return recipe;
}

/// The frame of measure_apertures.csv and measure_between.csv.
Frame field()
{
    StarFrame recipe;
    recipe.side = 101;
    recipe.star = {StarModel::Moffat, {50.3, 48.8}, 9000, 800, 3, 6, 4.5, Angle::degrees(30), 0, 0};
    recipe.scatter = 9;
    recipe.gainEPerAdu = 1.5;
    recipe.seed = 4711;
    return made(recipe);
}

std::int64_t checkOf(const Frame &frame)
{
    std::int64_t sum = 0;
    std::int64_t i = 0;
    for (int row = 0; row < frame.height(); ++row)
        for (int column = 0; column < frame.width(); ++column)
            sum += static_cast<std::int64_t>(frame.at(column, row)) * (i++ % 9973 + 1);
    return sum;
}

PixelShape shapeOf(const Row &row)
{
    const PixelPosition centre{number(row, "x"), number(row, "y")};
    const double a = number(row, "a");
    const double b = number(row, "b");
    const Angle turn = Angle::degrees(number(row, "turn_deg"));
    const QString shape = row[QStringLiteral("shape")];
    if (shape == u"circle")
        return CircleShape{centre, a};
    if (shape == u"annulus")
        return AnnulusShape{centre, {a, b}};
    if (shape == u"ellipse")
        return EllipseShape{centre, a, b, turn};
    return BoxShape{centre, a, b, turn};
}

bool isWithin(double seen, double expected, double relative, double absolute)
{
    return std::abs(seen - expected) <= std::max(std::abs(expected) * relative, absolute);
}

} // namespace

class TestAgainstPhotutils : public QObject {
    Q_OBJECT

private slots:
    void stars()
    {
        const auto rows = table(QStringLiteral("measure_stars.csv"));
        QVERIFY(rows.size() > 60);
        double worstWidth = 0;
        double worstPlace = 0;
        double worstEnergy = 0;
        for (const Row &row : rows) {
            const StarFrame recipe = recipeOf(row);
            const Frame frame = made(recipe);
            QCOMPARE(
                checkOf(frame),
                row[QStringLiteral("check")].toLongLong()); // the same frame in both languages
            RadialSettings settings;
            settings.star.model = recipe.star.model;
            const PixelPosition guess{
                std::round(recipe.star.centre.x) + 1, std::round(recipe.star.centre.y) - 1};
            const auto profile = radialProfile(frame, guess, settings);
            const QByteArray where = QStringLiteral("%1 %2 beta %3 seed %4")
                                         .arg(
                                             row[QStringLiteral("model")], row[QStringLiteral("fwhm_major")],
                                             row[QStringLiteral("beta")], row[QStringLiteral("seed")])
                                         .toUtf8();
            QVERIFY2(profile.has_value(), where.constData());
            const double astropyWidth = number(row, "fit_fwhm");
            const double width = std::abs(profile->star.fwhmPx() / astropyWidth - 1);
            QVERIFY2(width < 0.02, (where + ": " + QByteArray::number(profile->star.fwhmPx())).constData());
            const double place = std::hypot(
                profile->star.centre.x - number(row, "fit_x"), profile->star.centre.y - number(row, "fit_y"));
            // of the faintest and narrowest the window sees four pixels: its own scatter is as large as the
            // fit's
            QVERIFY2(place < 0.05, (where + ": " + QByteArray::number(place)).constData());
            worstWidth = std::max(worstWidth, width);
            worstPlace = std::max(worstPlace, place);
            if (recipe.star.peak < 2000)
                continue; // there the sky's level, not the method, decides the energy
            for (const char *share : {"0.5", "1", "1.5", "2", "3"}) {
                const double radius = QByteArray(share).toDouble() * recipe.star.fwhmPx();
                const double energy = profile->energyWithin(radius);
                const double expected = number(row, (QByteArray("energy_") + share).constData());
                QVERIFY2(
                    std::abs(energy - expected) < 0.01,
                    (where + " energy at " + share + ": " + QByteArray::number(energy)).constData());
                worstEnergy = std::max(worstEnergy, std::abs(energy - expected));
            }
        }
        qInfo(
            "worst of %d stars: FWHM %.3f %%, centre %.4f px, energy %.3f %%", static_cast<int>(rows.size()),
            100 * worstWidth, worstPlace, 100 * worstEnergy);
    }

    void apertures()
    {
        const Frame frame = field();
        QCOMPARE(checkOf(frame), std::int64_t(41602064316)); // printed by the generator
        const auto rows = table(QStringLiteral("measure_apertures.csv"));
        QVERIFY(rows.size() > 40);
        for (const Row &row : rows) {
            const PixelShape shape = shapeOf(row);
            const ApertureStatistics seen = apertureStatistics(frame, shape);
            // photutils shares the pixels of boxes by 32 x 32 points: up to half a step wrong along each side
            const auto *box = std::get_if<BoxShape>(&shape);
            const double exact = box ? (1 / box->width + 1 / box->height) / 32 : 1e-8;
            const QByteArray where = QStringLiteral("%1 at %2 of %3 x %4: area %5, sum %6")
                                         .arg(
                                             row[QStringLiteral("shape")], row[QStringLiteral("x")],
                                             row[QStringLiteral("a")], row[QStringLiteral("b")])
                                         .arg(seen.area, 0, 'g', 12)
                                         .arg(seen.sum, 0, 'g', 12)
                                         .toUtf8();
            QVERIFY2(isWithin(seen.area, number(row, "area"), exact, 1e-7), where.constData());
            QVERIFY2(isWithin(seen.sum, number(row, "sum"), exact, 1e-5), where.constData());
            QCOMPARE(seen.pixels.count, static_cast<std::size_t>(number(row, "pixels")));
            QVERIFY(isWithin(seen.pixels.mean, number(row, "mean"), 1e-9, 1e-6));
            QVERIFY(isWithin(seen.pixels.median, number(row, "median"), 1e-9, 1e-6));
            QVERIFY(isWithin(seen.pixels.deviation, number(row, "deviation"), 1e-8, 1e-6));
            QVERIFY(isWithin(seen.pixels.minimum, number(row, "minimum"), 0, 1e-6));
            QVERIFY(isWithin(seen.pixels.maximum, number(row, "maximum"), 0, 1e-6));
            const LocalBackground sky = backgroundIn(frame, shape);
            QCOMPARE(sky.pixels, static_cast<std::size_t>(number(row, "clipped_pixels")));
            QVERIFY(isWithin(sky.level, number(row, "clipped_median"), 1e-9, 1e-6));
            QVERIFY(isWithin(sky.deviation, number(row, "clipped_deviation"), 1e-8, 1e-6));
        }
    }

    void betweenPixels()
    {
        const Frame frame = field();
        const auto rows = table(QStringLiteral("measure_between.csv"));
        QVERIFY(rows.size() > 50);
        for (const Row &row : rows)
            QVERIFY(isWithin(
                valueBetween(frame, {number(row, "x"), number(row, "y")}), number(row, "bilinear"), 1e-9,
                1e-5));
    }
};

QTEST_GUILESS_MAIN(TestAgainstPhotutils)
#include "test_against_photutils.moc"
