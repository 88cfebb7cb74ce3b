#include "support_night.h"
#include "widgets/chart/chart_tools.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/chart/time_slider.h"
#include "widgets/common/fonts.h"

#include <QSignalSpy>
#include <QtTest>

using namespace tulpar;

/// The chart at another time than now: the sky turned, and of the past what this desk saw and what was kept.
class TestAnotherTime : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { m_chart.reset(); }
    void timeSliderTurnsTheSky();
    void pastSaysWhatItDoesNotKnow();
    void pastShowsWhereThisDeskSawTheTelescope();
    void pastShowsWhereExposuresWereKept();
    void pastIsAskedForAtFirstAndWhileItIsSeen();
    void exposuresOfAPlaceAreOneField();

private:
    static void type(QWidget *widget, int key) { QTest::keyClick(widget, static_cast<Qt::Key>(key)); }
    /// Its mark is drawn there, within a pixel.
    [[nodiscard]] bool telescopeIsAt(const Vec3 &place) const;

    std::shared_ptr<const SkyData> m_sky;
    std::unique_ptr<SkyChart> m_chart;
};

void TestAnotherTime::initTestCase()
{
    loadFonts();
    QApplication::setFont(deskFont());
    QApplication::setStyle(QStringLiteral("Fusion"));
    m_sky = smallSky();
}

void TestAnotherTime::init()
{
    m_chart = std::make_unique<SkyChart>(m_sky);
    m_chart->resize(900, 800);
    m_chart->setSnapshot(std::make_shared<Snapshot>(burstSnapshot()));
    m_chart->setNow(burstNight());
    m_chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
    m_chart->activateWindow();
    m_chart->setFocus();
}

bool TestAnotherTime::telescopeIsAt(const Vec3 &place) const
{
    for (const DrawItem &item : liveScene(m_chart->input(), {}))
        if (item.what == "telescope" && item.kind == DrawKind::Mark) {
            const QPointF away = item.points.front() - *m_chart->projection().project(place);
            return std::hypot(away.x(), away.y()) < 1;
        }
    return false;
}

void TestAnotherTime::timeSliderTurnsTheSky()
{
    type(m_chart.get(), Qt::Key_T);
    TimeSlider *slider = m_chart->tools()->slider();
    QVERIFY(slider->isVisible());
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(slider, Qt::Key_PageUp);
    QTest::keyClick(slider, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(slider->offset(), Duration(3h + 1min));
    QVERIFY2(
        slider->sentence().startsWith(QStringLiteral("NOT NOW  +3 h 01 min")),
        qPrintable(slider->sentence()));
    m_chart->grab();
    const SceneInput in = m_chart->input();
    // The sky is made anew when it has turned by half a pixel: about a minute in the whole sky.
    QVERIFY(std::abs(seconds(in.moment->observer().utc() - (burstNight() + 3h + 1min))) < 90);
    const std::string live = dump(liveScene(in, {}));
    QVERIFY(live.find("NOT NOW") != std::string::npos);
    QVERIFY(live.find("mark telescope") == std::string::npos); // nobody knows where it will look
    QVERIFY(live.find("slew path") == std::string::npos);
    QVERIFY(live.find("8.8 s") == std::string::npos); // predicted for now
    QTest::keyClick(slider, Qt::Key_Escape);
    QVERIFY(!slider->isVisible());
    QCOMPARE(m_chart->tools()->offset(), Duration::zero());
    QVERIFY(dump(liveScene(m_chart->input(), {})).find("NOT NOW") == std::string::npos);
}

void TestAnotherTime::pastSaysWhatItDoesNotKnow()
{
    type(m_chart.get(), Qt::Key_T);
    TimeSlider *slider = m_chart->tools()->slider();
    QTest::keyClick(slider, Qt::Key_PageDown);
    QVERIFY2(slider->remark().startsWith(QStringLiteral("reading")), qPrintable(slider->remark()));
    m_chart->tools()->recall(std::nullopt);
    QVERIFY2(slider->remark().contains(QStringLiteral("does not answer")), qPrintable(slider->remark()));
    m_chart->tools()->recall(std::vector<KeptExposures>());
    QVERIFY2(slider->remark().contains(QStringLiteral("no exposure")), qPrintable(slider->remark()));
    const std::string live = dump(liveScene(m_chart->input(), {}));
    QVERIFY(live.find("mark telescope") == std::string::npos);
    QVERIFY(live.find("mark target") == std::string::npos); // an hour before, nobody knew of the burst
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(slider, Qt::Key_PageDown);
    QCOMPARE(slider->offset(), TimeSlider::kBack);
}

void TestAnotherTime::pastShowsWhereThisDeskSawTheTelescope()
{
    auto later = std::make_shared<Snapshot>(burstSnapshot());
    later->utc = burstNight() + 1h;
    for (DeviceView &device : later->devices)
        device.measuredUtc = later->utc;
    later->devices[0].mount->pointing = {Angle::degrees(90), Angle::degrees(50)};
    m_chart->setSnapshot(later);
    m_chart->setNow(later->utc);
    type(m_chart.get(), Qt::Key_T);
    QTest::keyClick(m_chart->tools()->slider(), Qt::Key_PageDown);
    const std::string live = dump(liveScene(m_chart->input(), {}));
    QVERIFY(live.find("telescope then") != std::string::npos);
    QVERIFY(telescopeIsAt(vec3Of(burstSnapshot().devices[0].mount->pointing)));
}

void TestAnotherTime::pastShowsWhereExposuresWereKept()
{
    ChartOptions options = m_chart->options();
    options.hasExposures = true;
    m_chart->setOptions(options);
    // Vega, for an hour and a half before the burst; the desk was not open then.
    const IcrsDirection vega{Angle::degrees(279.235), Angle::degrees(38.784)};
    m_chart->tools()->recall(std::vector<KeptExposures>{{vega, burstNight() - 2h, burstNight() - 30min}});
    type(m_chart.get(), Qt::Key_T);
    TimeSlider *slider = m_chart->tools()->slider();
    QTest::keyClick(slider, Qt::Key_PageDown);
    m_chart->grab();
    QVERIFY2(slider->remark().contains(QStringLiteral("kept")), qPrintable(slider->remark()));
    const SkyMoment then(burstSnapshot().observatory.site, burstNight() - 1h, nullptr);
    QVERIFY(telescopeIsAt(then.observed(vega)));
    QVERIFY(dump(liveScene(m_chart->input(), {})).find("exposed") != std::string::npos);
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(slider, Qt::Key_PageDown);
    const std::string before = dump(liveScene(m_chart->input(), {}));
    QVERIFY(before.find("mark telescope") == std::string::npos);
    QVERIFY(before.find("exposed") == std::string::npos); // not yet made three hours before
    QVERIFY2(slider->remark().contains(QStringLiteral("no exposure")), qPrintable(slider->remark()));
}

void TestAnotherTime::pastIsAskedForAtFirstAndWhileItIsSeen()
{
    SkyChart chart(m_sky);
    QSignalSpy asked(&chart, &SkyChart::pastAsked);
    chart.resize(900, 800);
    chart.setSnapshot(std::make_shared<Snapshot>(burstSnapshot()));
    chart.setNow(burstNight());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.front().at(0).value<UtcInstant>(), burstSnapshot().utc - 12h);
    QCOMPARE(asked.front().at(1).value<UtcInstant>(), burstSnapshot().utc);
    chart.setNow(burstNight() + 10min);
    QCOMPARE(asked.size(), 1); // now is shown
    chart.show();
    type(&chart, Qt::Key_T);
    TimeSlider *slider = chart.tools()->slider();
    QTest::keyClick(slider, Qt::Key_PageDown);
    QCOMPARE(asked.size(), 2);
    QTest::keyClick(slider, Qt::Key_PageDown);
    QCOMPARE(asked.size(), 2); // not at every step
    chart.setNow(burstNight() + 12min);
    QCOMPARE(asked.size(), 3);
}

void TestAnotherTime::exposuresOfAPlaceAreOneField()
{
    const IcrsDirection vega{Angle::degrees(279.235), Angle::degrees(38.784)};
    const IcrsDirection deneb{Angle::degrees(310.358), Angle::degrees(45.280)};
    const UtcInstant begin = burstNight() - 3h;
    NightTrail trail;
    const std::vector<KeptExposures> kept{
        {vega, begin, begin + 10min}, {deneb, begin + 11min, begin + 20min}, {vega, begin + 1h, begin + 2h}};
    trail.recall(kept, Angle::degrees(0.3));
    trail.recall(kept, Angle::degrees(0.3)); // told again, the same
    QCOMPARE(trail.exposures().size(), 2U);
    QVERIFY(!trail.exposures().front().turned);
    QCOMPARE(trail.exposedAt(begin + 5min), std::optional(vega));
    QCOMPARE(trail.exposedAt(begin + 10min + 40s), std::optional(deneb)); // the nearer of the two
    QCOMPARE(trail.exposedAt(begin - 2min), std::optional(vega));
    QCOMPARE(trail.exposedAt(begin - 3min), std::nullopt);
    QCOMPARE(trail.exposedAt(begin + 30min), std::nullopt);
}

QTEST_MAIN(TestAnotherTime)
#include "test_another_time.moc"
