#include "support_night.h"
#include "widgets/chart/chart_painter.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/common/fonts.h"

#include <QDir>
#include <QElapsedTimer>
#include <QtTest>

#include <algorithm>

using namespace tulpar;

/// Pictures of the chart for eyes, what the red palette promises, and how long drawing takes.
class TestPictures : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void redHasNoGreenOrBlue();
    void picturesForEyes();
    void drawingTimes();

private:
    std::shared_ptr<const SkyData> m_sky;
    QString m_folder;
};

void TestPictures::initTestCase()
{
    loadFonts();
    QFont font(QStringLiteral("Roboto"));
    font.setPixelSize(13);
    QApplication::setFont(font);
    QApplication::setStyle(QStringLiteral("Fusion"));
    m_sky = wholeSky();
    QVERIFY2(m_sky, "resources/sky");
    m_folder = QStringLiteral(TULPAR_BINARY_DIR "/pictures");
    QVERIFY(QDir().mkpath(m_folder));
}

void TestPictures::redHasNoGreenOrBlue()
{
    SkyChart chart(m_sky);
    chart.resize(700, 700);
    chart.setColours(Palette::of(Lighting::Red));
    chart.setSnapshot(std::make_shared<Snapshot>(burstSnapshot()));
    chart.choose(QPointF(300, 300));
    const QImage image = chart.grab().toImage().convertToFormat(QImage::Format_RGB32);
    int lit = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            QVERIFY2(
                qGreen(pixel) == 0 && qBlue(pixel) == 0, qPrintable(QStringLiteral("%1,%2").arg(x).arg(y)));
            lit += qRed(pixel) > 100 ? 1 : 0;
        }
    QVERIFY(lit > 3000);
}

void TestPictures::picturesForEyes()
{
    struct Wish {
        const char *name;
        Lighting lighting;
        int side;
        int percent;
        double fieldDeg; // 0: whole sky
        int keys; // how far: 1 card, 2 stale, 3 equatorial, 4 ru
    };
    const Wish wishes[] = {
        {"night900", Lighting::Night, 900, 100, 0, 0},      {"night600", Lighting::Night, 600, 100, 0, 0},
        {"night900x150", Lighting::Night, 900, 150, 0, 0},  {"day900", Lighting::Day, 900, 100, 0, 1},
        {"red900", Lighting::Red, 900, 100, 0, 0},          {"stale600", Lighting::Night, 600, 100, 0, 2},
        {"equatorial900", Lighting::Night, 900, 100, 0, 3}, {"field40", Lighting::Night, 900, 100, 40, 1},
        {"field1", Lighting::Night, 900, 100, 0.5, 3},      {"horizon60", Lighting::Night, 900, 100, 60, 5},
        {"russian", Lighting::Night, 900, 100, 0, 4}};
    for (const Wish &wish : wishes) {
        QLocale::setDefault(wish.keys == 4 ? QLocale(QLocale::Russian) : QLocale(QLocale::English));
        SkyChart chart(m_sky);
        chart.resize(wish.side, wish.side);
        chart.setScale(Scale(wish.percent));
        chart.setColours(Palette::of(wish.lighting));
        auto snapshot = std::make_shared<Snapshot>(burstSnapshot());
        if (wish.fieldDeg > 0 && wish.fieldDeg < 2) {
            snapshot->devices[0].mount->pointing = snapshot->response->path.back().at;
            snapshot->response->isOver = false;
        }
        chart.setSnapshot(snapshot);
        chart.setNow(burstNight());
        if (wish.fieldDeg > 0)
            chart.lookAt(
                wish.keys == 5 ? HorizontalDirection{Angle::degrees(200), Angle::degrees(22)}
                               : snapshot->response->path.back().at,
                Angle::degrees(wish.fieldDeg));
        if (wish.keys == 3)
            QTest::keyClick(&chart, Qt::Key_G);
        chart.grab();
        if (wish.keys == 1)
            chart.choose(*chart.projection().project(vec3Of(snapshot->response->path.back().at)));
        if (wish.keys == 2) {
            chart.setNow(burstNight() + 14s);
            chart.setLinkLost(true);
        }
        QVERIFY(chart.grab().save(
            m_folder + QLatin1Char('/') + QLatin1String(wish.name) + QStringLiteral(".png")));
    }
    QLocale::setDefault(QLocale(QLocale::English));
    SkyChart empty(m_sky);
    empty.resize(600, 400);
    QVERIFY(empty.grab().save(m_folder + QStringLiteral("/empty.png")));
    SkyChart keys(m_sky);
    keys.resize(600, 600);
    keys.setSnapshot(std::make_shared<Snapshot>(burstSnapshot()));
    QTest::keyClick(&keys, Qt::Key_Question);
    QVERIFY(keys.grab().save(m_folder + QStringLiteral("/keys.png")));
}

void TestPictures::drawingTimes()
{
    const auto median = [](std::vector<double> ms) {
        std::sort(ms.begin(), ms.end());
        return ms[ms.size() / 2];
    };
    const auto measured = [&](const char *what, const QSize &size, const auto &change) {
        SkyChart chart(m_sky);
        chart.resize(size);
        chart.setSnapshot(std::make_shared<Snapshot>(burstSnapshot()));
        QImage image(size, QImage::Format_RGB32);
        chart.render(&image);
        std::vector<double> ms;
        for (int i = 0; i < 21; ++i) {
            change(chart, i);
            QElapsedTimer timer;
            timer.start();
            chart.render(&image);
            ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        qInfo(
            "%s %dx%d: median %.1f ms, worst %.1f ms", what, size.width(), size.height(), median(ms),
            *std::max_element(ms.begin(), ms.end()));
        return median(ms);
    };
    const QSize size(1600, 1000);
    const double unchanged = measured("nothing changed, all repainted", size, [](SkyChart &, int) {});
    measured("pan of the whole sky", size, [](SkyChart &chart, int i) {
        QTest::keyClick(&chart, i % 2 ? Qt::Key_Left : Qt::Key_Right);
    });
    measured("pan of a 30 degree field", size, [](SkyChart &chart, int i) {
        if (i == 0)
            chart.lookAt({Angle::degrees(190), Angle::degrees(55)}, Angle::degrees(30));
        QTest::keyClick(&chart, i % 2 ? Qt::Key_Left : Qt::Key_Right);
    });
    measured("pan of a 2 degree field", size, [](SkyChart &chart, int i) {
        if (i == 0)
            chart.lookAt({Angle::degrees(190), Angle::degrees(55)}, Angle::degrees(2));
        QTest::keyClick(&chart, i % 2 ? Qt::Key_Left : Qt::Key_Right);
    });
    // Stars alone.
    const Snapshot snapshot = burstSnapshot();
    const SkyMoment moment(snapshot.observatory.site, burstNight(), nullptr);
    std::vector<ChartStar> bright;
    for (const StarCell &cell : m_sky->cells())
        for (const ChartStar &star : cell.stars)
            if (star.v < 6.5F)
                bright.push_back(star);
    const ChartProjection projection(ChartView::allSky(), QSizeF(size), 30);
    std::vector<double> ms;
    double sum = 0;
    for (int i = 0; i < 21; ++i) {
        QElapsedTimer timer;
        timer.start();
        for (const ChartStar &star : bright)
            if (const auto p = projection.project(moment.observed(Vec3{
                    static_cast<double>(star.x), static_cast<double>(star.y), static_cast<double>(star.z)})))
                sum += p->x();
        ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    qInfo("%zu stars projected: median %.2f ms", bright.size(), median(ms));
    QVERIFY(sum != 0);
    // Where a new view of the whole sky spends its time.
    const ChartPainter painter(Palette::of(Lighting::Night), QApplication::font(), Scale());
    SceneInput in;
    in.data = m_sky.get();
    in.snapshot = &snapshot;
    in.moment = &moment;
    in.now = burstNight();
    in.size = size;
    in.view = ChartView::allSky();
    in.measure = [&painter](const QString &words, TextKind kind) { return painter.measure(words, kind); };
    std::vector<double> building;
    std::vector<double> painting;
    std::vector<double> bare;
    for (int i = 0; i < 21; ++i) {
        QElapsedTimer timer;
        timer.start();
        SkyScene scene = skyScene(in);
        building.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        timer.restart();
        (void)painter.paintSky(scene, size, 1);
        painting.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        std::erase_if(scene.over, [](const DrawItem &item) { return item.kind == DrawKind::Label; });
        scene.under.clear();
        timer.restart();
        (void)painter.paintSky(scene, size, 1);
        bare.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    qInfo(
        "whole sky: scene %.1f ms, painting %.1f ms, of it stars, ground and bodies %.1f ms",
        median(building), median(painting), median(bare));
    QVERIFY2(unchanged < 100, "a repaint without change takes the cached image"); // generous: shared machines
}

QTEST_MAIN(TestPictures)
#include "test_pictures.moc"
