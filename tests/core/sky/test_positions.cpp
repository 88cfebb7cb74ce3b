#include "support_table.h"

#include "core/sky/catalogue.h"
#include "core/sky/solar_system.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tulpar;

/// Apparent places without air against astropy (stars) and JPL DE405 seen through astropy (bodies): 10 000
/// random stars with proper motions and all bodies at 200 times, 2024 to 2030. The reference has a polar
/// motion of 0.45", which Tulpar leaves out; DUT1 is given.
class TestPositions : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void agreesWithAstropy_data();
    void agreesWithAstropy();

private:
    std::vector<std::map<std::string, std::string>> m_rows;
};

void TestPositions::initTestCase()
{
    m_rows = readTable(QStringLiteral("sky_positions.csv"));
    QCOMPARE(m_rows.size(), std::size_t(10000 + 9 * 200));
}

void TestPositions::agreesWithAstropy_data()
{
    // Stars and Sun 1", the Moon 15" (issue 5); planets: what solar_system.h states for libnova's VSOP87,
    // 0.3" to Saturn and 2.1" beyond, and 0.5" for the polar motion left out.
    QTest::addColumn<QString>("body");
    QTest::addColumn<double>("toleranceArcsec");
    QTest::newRow("stars") << QString() << 1.0;
    for (const std::string_view name : EnumNames<Body>::names)
        QTest::newRow(std::string(name).c_str()) << QString::fromStdString(std::string(name))
                                                 << (name == "Sun"                               ? 1.0
                                                         : name == "Moon"                        ? 15.0
                                                         : name == "Uranus" || name == "Neptune" ? 2.6
                                                                                                 : 0.8);
}

void TestPositions::agreesWithAstropy()
{
    QFETCH(QString, body);
    QFETCH(double, toleranceArcsec);
    const UtcInstant epoch = parseUtc("2024-01-01T00:00:00").value();
    double worst = 0;
    double squares = 0;
    int count = 0;
    for (const auto &row : m_rows) {
        if (row.at("body") != body.toStdString())
            continue;
        const UtcInstant utc = epoch + fromSeconds(number(row, "utc_since_2024_s"));
        const Observer observer(assy(), utc, number(row, "dut1_s"));
        IcrsDirection place;
        if (body.isEmpty()) {
            Star star;
            star.j2000 = directionOf(row);
            star.pmRaMasPerYear = static_cast<float>(number(row, "pm_ra_mas"));
            star.pmDecMasPerYear = static_cast<float>(number(row, "pm_dec_mas"));
            place = star.at(julianYearsSinceJ2000(utc));
        } else {
            place = view(enumNamed<Body>(body.toStdString()).value(), observer).direction;
        }
        const HorizontalDirection expected{
            Angle::degrees(number(row, "az_deg")), Angle::degrees(number(row, "alt_deg"))};
        const double off = separation(observer.airless(place), expected).asArcseconds();
        worst = std::max(worst, off);
        squares += off * off;
        ++count;
    }
    QCOMPARE(count, body.isEmpty() ? 10000 : 200);
    qInfo("%d places: rms %.3f\", worst %.3f\"", count, std::sqrt(squares / count), worst);
    QVERIFY2(worst < toleranceArcsec, std::to_string(worst).c_str());
}

QTEST_APPLESS_MAIN(TestPositions)
#include "test_positions.moc"
