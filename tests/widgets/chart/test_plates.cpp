#include "support_night.h"
#include "widgets/chart/action_list.h"
#include "widgets/chart/card_place.h"
#include "widgets/chart/chart_tools.h"
#include "widgets/chart/cursor_line.h"
#include "widgets/chart/scene_observatory.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/chart/sky_notice.h"
#include "widgets/chart/time_slider.h"
#include "widgets/common/fonts.h"
#include "widgets/common/language.h"

#include <QDir>
#include <QLabel>
#include <QTemporaryDir>
#include <QtTest>

using namespace tulpar;

/// What stands over the chart and beside it: nothing covers what matters, and what is missing is said.
class TestPlates : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void damagedFileIsToldOnTheChart_data();
    void damagedFileIsToldOnTheChart();
    void wholeSkyFilesSayNothing();
    void aMistakeInTheOwnListIsTold();
    void noticeUnfoldsByKeyAndClick();
    void sliderTakesItsOwnRoom();
    void cardStaysOffTheWords_data();
    void cardStaysOffTheWords();
    void cardMovesOffWhatItSpeaksOf();
    void cardPlaceWithoutRoom();
    void enterActsOnWhatWasChosen();
    void picksOfTheViewAboutToBeSeen();

private:
    [[nodiscard]] std::unique_ptr<SkyChart> chartOf(std::shared_ptr<const SkyData> sky, QSize size) const;
    [[nodiscard]] static QPointF place(const SkyChart &chart, double raDeg, double decDeg);
    /// A copy of the sky files with one of them damaged.
    [[nodiscard]] std::shared_ptr<const SkyData> damaged(const QString &name);

    std::vector<std::unique_ptr<QTemporaryDir>> m_folders;
};

void TestPlates::initTestCase()
{
    loadFonts();
    QApplication::setFont(deskFont());
    QApplication::setStyle(QStringLiteral("Fusion"));
}

std::unique_ptr<SkyChart> TestPlates::chartOf(std::shared_ptr<const SkyData> sky, QSize size) const
{
    auto chart = std::make_unique<SkyChart>(std::move(sky));
    chart->resize(size);
    chart->setSnapshot(std::make_shared<Snapshot>(burstSnapshot()));
    chart->setNow(burstNight());
    chart->show();
    chart->grab();
    return chart;
}

QPointF TestPlates::place(const SkyChart &chart, double raDeg, double decDeg)
{
    const SkyMoment moment(burstSnapshot().observatory.site, burstNight(), nullptr);
    const Vec3 at = moment.observed(IcrsDirection{Angle::degrees(raDeg), Angle::degrees(decDeg)});
    return chart.projection().project(at).value_or(QPointF());
}

std::shared_ptr<const SkyData> TestPlates::damaged(const QString &name)
{
    const QDir sky(QStringLiteral(TULPAR_SOURCE_DIR "/resources/sky"));
    const auto &folder = m_folders.emplace_back(std::make_unique<QTemporaryDir>());
    for (const QString &file : sky.entryList(QDir::Files))
        QFile::copy(sky.filePath(file), folder->filePath(file));
    QFile hurt(folder->filePath(name));
    hurt.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!hurt.open(QIODevice::ReadWrite) || !hurt.seek(200) || hurt.write("\xff\x00\xff,\n", 5) != 5)
        return nullptr;
    hurt.close();
    const auto data = SkyData::load(folder->path(), burstNight());
    return data ? *data : nullptr;
}

void TestPlates::damagedFileIsToldOnTheChart_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("words");
    QTest::newRow("en") << QStringLiteral("en") << QStringLiteral("Missing on the chart: stars");
    QTest::newRow("ru") << QStringLiteral("ru") << QStringLiteral("На карте нет: звёзды");
    QTest::newRow("kk") << QStringLiteral("kk") << QStringLiteral("Картада жоқ: жұлдыздар");
}

void TestPlates::damagedFileIsToldOnTheChart()
{
    QFETCH(QString, language);
    QFETCH(QString, words);
    QVERIFY(setLanguage(*qApp, language));
    const auto sky = damaged(QStringLiteral("stars_v10.bin"));
    QVERIFY(sky);
    const auto chart = chartOf(sky, {700, 600});
    const SkyNotice *notice = chart->tools()->notice();
    QVERIFY(notice->isVisible()); // without a click
    QCOMPARE(chart->findChild<QLabel *>(QStringLiteral("skyNoticeLine"))->text(), words);
    chart->tools()->notice()->toggle();
    const auto *details = chart->findChild<QLabel *>(QStringLiteral("skyNoticeDetails"));
    QVERIFY(details->isVisible());
    QVERIFY2(
        details->text().contains(m_folders.back()->filePath(QStringLiteral("stars_v10.bin"))),
        qPrintable(details->text())); // where
    QVERIFY(details->text().contains(QStringLiteral("Tulpar"))); // what to do: its files anew
    QVERIFY(chart->rect().contains(notice->geometry()));
    // The chart is still there: figures and the telescope.
    const std::string drawn = dump(skyScene(chart->input()), 0);
    QVERIFY(drawn.find("figure") != std::string::npos);
    QVERIFY(setLanguage(*qApp, QStringLiteral("en")));
}

void TestPlates::wholeSkyFilesSayNothing()
{
    const auto chart = chartOf(wholeSky(), {700, 600});
    QVERIFY(!chart->tools()->notice()->isVisible());
    QVERIFY(!chart->tools()->handleKey(Qt::Key_Exclam, Qt::NoModifier));
    const auto bare = chartOf(SkyData::without({QStringLiteral("/nowhere")}), {700, 600});
    QVERIFY(bare->tools()->notice()->isVisible());
}

void TestPlates::aMistakeInTheOwnListIsTold()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("objects.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name,ra,dec,note\nBL Lac,22:02:43.3,+42:16:40,often\nbad,1,99,\n");
    file.close();
    const auto sky =
        SkyData::load(SkyFiles{QStringLiteral(TULPAR_SOURCE_DIR "/resources/sky"), {}, path}, burstNight());
    QVERIFY(sky.has_value());
    const auto chart = chartOf(*sky, {700, 600});
    QCOMPARE(
        chart->findChild<QLabel *>(QStringLiteral("skyNoticeLine"))->text(),
        QStringLiteral("Missing on the chart: some of your own objects"));
    const QString details = chart->findChild<QLabel *>(QStringLiteral("skyNoticeDetails"))->text();
    QVERIFY2(details.contains(path) && details.contains(QStringLiteral("line 3")), qPrintable(details));
    const std::string drawn = dump(skyScene(chart->input()), 0);
    QVERIFY(drawn.find("mark own object BL Lac") != std::string::npos);
}

void TestPlates::noticeUnfoldsByKeyAndClick()
{
    const auto chart = chartOf(damaged(QStringLiteral("deep_sky.csv")), {700, 600});
    SkyNotice *notice = chart->tools()->notice();
    const int folded = notice->height();
    QTest::keyClick(chart.get(), Qt::Key_Exclam);
    QVERIFY(notice->isOpen() && notice->height() > folded);
    QTest::keyClick(chart.get(), Qt::Key_Escape);
    QVERIFY(!notice->isOpen() && notice->isVisible()); // folds, but does not go
    QTest::mouseClick(notice, Qt::LeftButton);
    QVERIFY(notice->isOpen());
    // The line of the cursor stands above it.
    QTest::mouseClick(notice, Qt::LeftButton);
    QTest::mouseMove(chart.get(), {650, 300});
    QVERIFY(!chart->tools()->cursorLine()->geometry().intersects(notice->geometry()));
}

void TestPlates::sliderTakesItsOwnRoom()
{
    const auto chart = chartOf(smallSky(), {800, 700});
    const Vec3 south = vec3Of(HorizontalDirection{Angle::degrees(180), Angle()});
    const double before = chart->projection().project(south)->y();
    QTest::keyClick(chart.get(), Qt::Key_T);
    const QRect slider = chart->tools()->slider()->geometry();
    QCOMPARE(slider.bottom(), chart->height() - 1);
    QVERIFY(chart->projection().project(south)->y() < slider.top());
    for (const DrawItem &label : stateWords(chart->input()))
        QVERIFY2(label.points.front().y() + label.box.height() <= slider.top(), qPrintable(label.words));
    // The sky is painted down to the slider and the slider below it: no pixel twice.
    QCOMPARE(chart->room().toSize().height(), slider.top());
    QTest::keyClick(chart->tools()->slider(), Qt::Key_Escape);
    QCOMPARE(chart->projection().project(south)->y(), before);
}

void TestPlates::cardStaysOffTheWords_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("percent");
    QTest::addColumn<double>("ra");
    QTest::addColumn<double>("dec");
    int row = 0;
    for (const QSize &size : {QSize(900, 700), QSize(760, 760)})
        for (const auto &[ra, dec] :
             {std::pair(279.235, 38.784), std::pair(310.358, 45.280), std::pair(213.915, 19.182),
              std::pair(37.955, 89.264)})
            QTest::addRow("%d", ++row) << size << 100 << ra << dec;
    QTest::newRow("large letters") << QSize(1400, 1200) << 200 << 279.235 << 38.784;
}

void TestPlates::cardStaysOffTheWords()
{
    QFETCH(QSize, size);
    QFETCH(int, percent);
    QFETCH(double, ra);
    QFETCH(double, dec);
    const auto chart = chartOf(smallSky(), size);
    chart->setScale(Scale(percent));
    chart->grab();
    const QPointF star = place(*chart, ra, dec);
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, star.toPoint());
    QVERIFY(chart->card()->isVisible());
    const QRectF card = chart->card()->geometry();
    QVERIFY(QRectF(chart->rect()).contains(card));
    QVERIFY(!card.contains(star));
    QVERIFY(!stateWords(chart->input()).empty());
    for (const DrawItem &label : stateWords(chart->input()))
        QVERIFY2(!card.intersects(QRectF(label.points.front(), label.box)), qPrintable(label.words));
}

void TestPlates::cardMovesOffWhatItSpeaksOf()
{
    const auto chart = chartOf(smallSky(), {800, 700});
    const QPointF vega = place(*chart, 279.235, 38.784);
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, vega.toPoint());
    const QPoint first = chart->card()->pos();
    QTest::keyClick(chart.get(), Qt::Key_Plus); // Vega is still beside it
    QVERIFY(!chart->card()->geometry().contains(place(*chart, 279.235, 38.784).toPoint()));
    QCOMPARE(chart->card()->pos(), first); // and nothing moved
    const QPoint onCard = chart->card()->geometry().center();
    QTest::mousePress(chart.get(), Qt::LeftButton, {}, place(*chart, 279.235, 38.784).toPoint());
    QTest::mouseMove(chart.get(), onCard);
    QTest::mouseRelease(chart.get(), Qt::LeftButton, {}, onCard);
    QVERIFY(!chart->card()->geometry().contains(place(*chart, 279.235, 38.784).toPoint()));
    QVERIFY(chart->card()->pos() != first);
}

void TestPlates::cardPlaceWithoutRoom()
{
    // As large as the room: it stays inside and begins at the corner.
    QCOMPARE(cardPlace({300, 200}, {0, 0, 300, 200}, {140, 90, 20, 20}, {}, 10), QPoint(0, 0));
    // One word in each upper corner, the thing in the middle left: right, below the word.
    const std::vector<QRectF> words{{10, 8, 150, 60}, {690, 8, 100, 14}};
    const QPoint at = cardPlace({200, 300}, {0, 0, 800, 700}, {90, 300, 36, 36}, words, 10);
    QCOMPARE(at, QPoint(590, 32));
    // The thing under the only free place: rather a word than the thing.
    const QPoint rather = cardPlace({380, 300}, {0, 0, 400, 640}, {180, 330, 40, 40}, {{0, 0, 400, 30}}, 10);
    QVERIFY(!QRectF(QPointF(rather), QSizeF(380, 300)).intersects(QRectF(180, 330, 40, 40)));
}

void TestPlates::enterActsOnWhatWasChosen()
{
    const auto chart = chartOf(wholeSky(), {800, 700});
    // The middle of the Lyra figure's label is no star: what the search chose stays chosen.
    chart->chooseThing(
        {ChosenKind::Place,
         {Angle::degrees(279.25), Angle::degrees(38.80)},
         {},
         {},
         QStringLiteral("my place"),
         {}});
    QTest::keyClick(chart.get(), Qt::Key_Return);
    QVERIFY(chart->tools()->actions()->isVisible());
    QCOMPARE(chart->chosen()->name, QStringLiteral("my place"));
    QVERIFY(!chart->card()->geometry().intersects(chart->tools()->actions()->geometry()));
}

void TestPlates::picksOfTheViewAboutToBeSeen()
{
    const auto chart = chartOf(wholeSky(), {800, 700});
    const SkyMoment moment(burstSnapshot().observatory.site, burstNight(), nullptr);
    const Vec3 vega = moment.observed(IcrsDirection{Angle::degrees(279.235), Angle::degrees(38.784)});
    chart->lookAt(horizontalOf(vega), Angle::degrees(8)); // and not painted yet
    chart->choose(chart->projection().middle());
    QCOMPARE(chart->chosen()->name, QStringLiteral("Vega"));
}

QTEST_MAIN(TestPlates)
#include "test_plates.moc"
