#include "support_scene.h"
#include "widgets/chart/chart_pick.h"
#include "widgets/chart/chart_search.h"
#include "widgets/chart/sky_plan.h"

#include <QtTest>

using namespace tulpar;

namespace {

IcrsDirection at(double ra, double dec)
{
    return {Angle::degrees(ra), Angle::degrees(dec)};
}

} // namespace

/// What is planned for the night, and the person's own objects.
class TestPlan : public QObject {
    Q_OBJECT
private slots:
    void init();
    void fieldsGolden();
    void fieldHasItsTrueSizeAndTurn();
    void fieldsAreMarksFromAfar();
    void doneIsToldByShape();
    void layerSwitchesThem();
    void targetsAreNamedAndPicked();
    void belowTheHorizonIsNotDrawn();
    void nothingPlannedNothingDrawn();
    void ownObjectsAreDrawnFoundAndPicked();
    void manyOwnObjectsStayUnnamed();
    void deepSkyIsPicked();

private:
    [[nodiscard]] SceneInput input() const
    {
        SceneInput in = sceneInput(*m_sky, m_snapshot, *m_moment, {600, 600});
        in.plan = &m_plan;
        return in;
    }
    [[nodiscard]] SceneInput closeUp(const IcrsDirection &centre, double fieldDeg) const
    {
        SceneInput in = input();
        in.view = in.view.lookingAt(m_moment->observed(centre));
        in.view.zoom = ChartProjection::zoomFor(Angle::degrees(fieldDeg), in.size, chartMargin(1));
        return in;
    }

    Snapshot m_snapshot;
    SkyPlan m_plan;
    std::shared_ptr<const SkyData> m_sky;
    std::shared_ptr<const SkyMoment> m_moment;
};

void TestPlan::init()
{
    m_snapshot = burstSnapshot();
    m_snapshot.alerts.clear();
    m_snapshot.response.reset();
    m_snapshot.devices.clear();
    SkyLayers layers;
    layers.ownObjects = {{"BL Lac", at(330.6804, 42.2778), "weekly"}};
    DeepSkyObject galaxy;
    galaxy.designation = "NGC 224";
    galaxy.messier = 31;
    galaxy.kind = DeepSkyKind::Galaxy;
    galaxy.place = at(10.685, 41.269);
    galaxy.magnitude = 3.4F;
    galaxy.name = SkyName{"Andromeda Galaxy", "Галактика Андромеды", "Андромеда галактикасы"};
    layers.deepSky = {galaxy};
    m_sky = SkyData::of({}, std::move(layers));
    m_moment = std::make_shared<SkyMoment>(m_snapshot.observatory.site, burstNight(), nullptr);
    m_plan = {};
    m_plan.fields = {
        {at(300, 40), {}, {}, {}, 0.124, 1, false},
        {at(300.2, 40), {}, {}, {}, 0.0312, 2, false},
        {at(300.4, 40), Angle::arcminutes(12), Angle::arcminutes(8), Angle::degrees(30), {}, 0, false},
        {at(300, 40.2), {}, {}, {}, 0.2, 3, true}};
    m_plan.targets = {
        {"SS 433", at(287.9565, 4.9827), true, false, burstNight() + 70min},
        {"EP 01709131", at(300.3, 40.15), false, false, {}},
        {"HZ Her", at(254.4575, 35.3424), true, true, {}}};
}

void TestPlan::fieldsGolden()
{
    SceneInput in = closeUp(at(300.15, 40.05), 0.7);
    compareGolden(QStringLiteral("plan.txt"), dump(liveScene(in, {})));
}

void TestPlan::fieldHasItsTrueSizeAndTurn()
{
    const SceneInput in = closeUp(at(300, 40), 0.7);
    const auto fields = all(liveScene(in, {}), "planned field");
    const ChartProjection projection(in.view, in.size, chartMargin(1));
    // Sides against the angle between the corners on the sky: the scale at the centre, half a pixel of
    // rounding at either end.
    const double side = in.snapshot->observatory.fieldWidth.asRadians() * projection.pxPerRadian();
    const std::vector<DrawItem> items = liveScene(in, {});
    bool isSeen = false;
    for (const DrawItem *item : all(items, "planned field")) {
        if (item->kind != DrawKind::Line)
            continue;
        const QPointF middle = (item->points[0] + item->points[2]) / 2;
        if (QLineF(middle, projection.middle()).length() > 2)
            continue;
        isSeen = true;
        for (int i = 0; i < 4; ++i)
            QVERIFY(std::abs(QLineF(item->points[i], item->points[i + 1]).length() - side) < 1.5);
        QCOMPARE(item->width, 2.2); // the most probable is the strongest
    }
    QVERIFY(isSeen);
}

void TestPlan::fieldsAreMarksFromAfar()
{
    const std::vector<DrawItem> items = liveScene(input(), {});
    std::size_t marks = 0;
    for (const DrawItem *item : all(items, "planned field"))
        marks += item->kind == DrawKind::Mark ? 1U : 0U;
    QCOMPARE(marks, 3U);
    QCOMPARE(all(items, "field done").size(), 1U);
}

void TestPlan::doneIsToldByShape()
{
    const std::vector<DrawItem> items = liveScene(closeUp(at(300, 40.2), 0.7), {});
    const auto done = all(items, "field done");
    QCOMPARE(done.size(), 2U); // the outline, and the stroke through it
    QCOMPARE(done[0]->points.size(), 5);
    QCOMPARE(done[1]->points.size(), 2);
    for (const DrawItem *label : all(items, "planned field"))
        QVERIFY(label->words != QStringLiteral("20 %")); // of a field that is done nothing is hoped
}

void TestPlan::layerSwitchesThem()
{
    SceneInput in = closeUp(at(300, 40), 0.7);
    in.options.hasTiles = false;
    const std::vector<DrawItem> items = liveScene(in, {});
    QVERIFY(!has(items, "planned field") && !has(items, "planned") && !has(items, "field done"));
    m_plan.exposed = {{at(300, 40), {}, burstNight() - 1h}};
    QVERIFY(!has(liveScene(in, {}), "field done"));
    in.options.hasExposures = true;
    QVERIFY(has(liveScene(in, {}), "field done"));
}

void TestPlan::targetsAreNamedAndPicked()
{
    const SceneInput in = input();
    const std::vector<DrawItem> items = liveScene(in, {});
    QStringList words;
    for (const DrawItem *label : all(items, "planned"))
        words << label->words;
    QVERIFY2(words.contains(QStringLiteral("SS 433  15:22 UTC")), qPrintable(words.join(u'|')));
    QVERIFY2(words.contains(QStringLiteral("HZ Her, done")), qPrintable(words.join(u'|')));
    const ChartProjection projection(in.view, in.size, chartMargin(1));
    const QPointF there = *projection.project(m_moment->observed(at(287.9565, 4.9827)));
    const Chosen picked = pick(in, skyScene(in), there + QPointF(3, 2));
    QCOMPARE(picked.name, QStringLiteral("SS 433"));
    QVERIFY(separation(picked.direction, at(287.9565, 4.9827)).asArcseconds() < 0.01);
}

void TestPlan::belowTheHorizonIsNotDrawn()
{
    const IcrsDirection low =
        m_moment->observer().icrs(HorizontalDirection{Angle::degrees(150), Angle::degrees(-8)});
    m_plan = {{{low, {}, {}, {}, 0.5, 1, false}}, {{"low", low, true, false, {}}}, {}};
    const std::vector<DrawItem> items = liveScene(input(), {});
    QVERIFY(!has(items, "planned field") && !has(items, "planned low"));
}

void TestPlan::nothingPlannedNothingDrawn()
{
    SceneInput in = input();
    in.plan = nullptr;
    const std::string bare = dump(liveScene(in, {}));
    m_plan = {};
    QCOMPARE(dump(liveScene(input(), {})), bare);
}

void TestPlan::ownObjectsAreDrawnFoundAndPicked()
{
    const SceneInput in = input();
    const SkyScene scene = skyScene(in);
    const DrawItem *mark = find(scene.over, "own object BL Lac", DrawKind::Mark);
    const DrawItem *label = find(scene.over, "own object", DrawKind::Label);
    QVERIFY(mark && label);
    QCOMPARE(mark->mark, MarkKind::Own);
    QCOMPARE(label->words, QStringLiteral("BL Lac"));
    const ChartProjection projection(in.view, in.size, chartMargin(1));
    const QPointF there = *projection.project(m_moment->observed(at(330.6804, 42.2778)));
    QVERIFY(QLineF(mark->points.front(), there).length() < 0.5);
    const Chosen picked = pick(in, scene, there + QPointF(2, 4));
    QCOMPARE(picked.name, QStringLiteral("BL Lac"));
    QVERIFY2(picked.about.contains(QStringLiteral("weekly")), qPrintable(picked.about));
    const SearchFound found = searchSky(QStringLiteral("bl lac"), in);
    QCOMPARE(found.hits.size(), std::size_t{1});
    QCOMPARE(found.hits[0].about, picked.about);
    SceneInput off = in;
    off.options.hasObjects = false;
    QVERIFY(!find(skyScene(off).over, "own object BL Lac", DrawKind::Mark));
    QVERIFY(pick(off, skyScene(off), there).name != QStringLiteral("BL Lac"));
}

void TestPlan::manyOwnObjectsStayUnnamed()
{
    SkyLayers layers;
    for (int i = 0; i < 3000; ++i)
        layers.ownObjects.push_back({"object " + std::to_string(i), at(250 + 0.03 * i, 20 + i % 60), {}});
    m_sky = SkyData::of({}, std::move(layers));
    const SkyScene scene = skyScene(input());
    QVERIFY(find(scene.over, "own object object 100", DrawKind::Mark));
    QVERIFY(!find(scene.over, "own object", DrawKind::Label)); // a thicket; nearer they get their names
}

void TestPlan::deepSkyIsPicked()
{
    const SceneInput in = closeUp(at(10.685, 41.269), 20);
    const SkyScene scene = skyScene(in);
    const Chosen picked = pick(in, scene, ChartProjection(in.view, in.size, chartMargin(1)).middle());
    QCOMPARE(picked.name, QStringLiteral("M 31"));
    QVERIFY2(picked.about.contains(QStringLiteral("Andromeda Galaxy")), qPrintable(picked.about));
}

QTEST_GUILESS_MAIN(TestPlan)
#include "test_plan.moc"
