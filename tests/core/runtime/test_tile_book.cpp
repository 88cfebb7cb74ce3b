#include "core/operations/night_times.h"
#include "core/runtime/tile_book.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace tulpar;

namespace {

const UtcInstant kTrigger = *parseUtc("2026-12-10T12:00:00Z");

Span tonight()
{
    const NightTimes times = nightAt(CoreConfig().site, kTrigger);
    return {times.sunset, times.sunrise};
}

TilingRule ruleOf(int most)
{
    TilingRule rule;
    rule.most = most;
    return rule;
}

std::vector<SkyTile> tilesAbout(double ra, double dec, double radius)
{
    const CoreConfig config;
    return tilesOfSite(
        cellsOfCircle({Angle::degrees(ra), Angle::degrees(dec)}, Angle::degrees(radius), 0.9),
        {config.fieldWidth, config.fieldWidth, kTileOverlap}, config.site.latitude, config.altitudeSoft);
}

/// A wave in the queue, with a map about a place.
AlertView wave(double ra = 75, double dec = 35, double radius = 1)
{
    AlertView alert;
    alert.event = "lvk:GW190425z";
    alert.name = "GW190425z";
    alert.triggerUtc = kTrigger;
    alert.receivedUtc = kTrigger + 40s;
    alert.state = AlertState::Queued;
    alert.regions.emplace_back().tiles = tilesAbout(ra, dec, radius);
    return alert;
}

bool heed(TileBook &book, const AlertView &alert, const TilingRule &rule)
{
    return book.heed(alert, &rule, std::nullopt, 0.9);
}

std::shared_ptr<const Programme> entered()
{
    auto programme = std::make_shared<Programme>();
    programme->targets.push_back({"M 31", {Angle::degrees(10.7), Angle::degrees(41.3)}, "", "", 0});
    Block block;
    block.name = block.target = "M 31";
    block.exposures = {{"r", 60s, 1, 1}};
    programme->blocks.push_back(block);
    return programme;
}

std::map<std::string, IcrsDirection> places(const Programme &programme)
{
    std::map<std::string, IcrsDirection> all;
    for (const Target &target : programme.targets)
        all[target.name] = target.direction;
    return all;
}

BlockMoved begun(const std::string &block)
{
    return {block, block, BlockState::Acquiring, BlockState::Exposing, {}, {}};
}

} // namespace

/// Wide regions as blocks of the night's programme.
class TestTileBook final : public QObject {
    Q_OBJECT

private slots:
    void fieldsJoinTheProgramme();
    void onlyWhatStandsInTheQueue_data();
    void onlyWhatStandsInTheQueue();
    void aRecordedStreamMovesNothing();
    void aRetractionTakesThemOut();
    void aNewMapReplacesWhatWasNotBegun();
    void whileANewMapIsReadTheOldOneStands();
    void aCircleWiderThanTheField();
    void whatCannotRiseTonightIsLeftOut();
    void theHoursOfTheRule();
    void theSameFoldGivesTheSame();
    void theRuleIsOfTheStrategy();
};

void TestTileBook::fieldsJoinTheProgramme()
{
    TileBook book((CoreConfig()));
    const auto programme = entered();
    QCOMPARE(book.with(programme, tonight()), programme);
    QVERIFY(heed(book, wave(), ruleOf(30)));
    QVERIFY(!heed(book, wave(), ruleOf(30))); // nothing new
    const auto joined = book.with(programme, tonight());
    QCOMPARE(joined->blocks.size(), std::size_t{31});
    QCOMPARE(joined->targets.size(), std::size_t{31});
    QCOMPARE(joined->blocks.front(), programme->blocks.front());
    const AlertView alert = wave();
    for (std::size_t i = 1; i < 31; ++i) {
        const Block &block = joined->blocks[i];
        const SkyTile &tile = alert.regions.front().tiles[i - 1];
        QCOMPARE(block.name, "GW190425z tile " + std::to_string(i));
        QCOMPARE(joined->target(block.target)->direction, tile.centre);
        QCOMPARE(joined->target(block.target)->owner, std::string("alerts"));
        QCOMPARE(block.repeats, 2);
        QCOMPARE(block.cadence.minGap, Duration(std::chrono::hours(1)));
        QCOMPARE(block.exposures.size(), CoreConfig().channels.size());
        const double part = tile.probability / alert.regions.front().tiles.front().probability;
        QVERIFY(std::abs(block.priority - 100 * part) < 1e-9);
    }
    QCOMPARE(joined->owners.size(), std::size_t{1});
    QCOMPARE(book.with(nullptr, tonight())->blocks.size(), std::size_t{30});
}

void TestTileBook::onlyWhatStandsInTheQueue_data()
{
    QTest::addColumn<int>("state");
    for (const AlertState state :
         {AlertState::Ignored, AlertState::Test, AlertState::Declined, AlertState::NotABurst,
          AlertState::Retracted, AlertState::Responding})
        QTest::addRow("%s", std::string(nameOf(state)).c_str()) << static_cast<int>(state);
}

void TestTileBook::onlyWhatStandsInTheQueue()
{
    QFETCH(int, state);
    TileBook book((CoreConfig()));
    AlertView alert = wave();
    alert.state = static_cast<AlertState>(state);
    QVERIFY(!heed(book, alert, ruleOf(30)));
    QVERIFY(!book.with(nullptr, tonight()));
    alert.state = AlertState::Queued;
    QVERIFY(!book.heed(alert, nullptr, std::nullopt, 0.9)); // and what has a rule
    QVERIFY(heed(book, alert, ruleOf(30)));
}

void TestTileBook::aRecordedStreamMovesNothing()
{
    AlertView alert = wave();
    alert.isReplay = true;
    TileBook real((CoreConfig()));
    QVERIFY(!heed(real, alert, ruleOf(30)));
    CoreConfig config;
    config.isSimulated = true;
    TileBook simulated(config);
    QVERIFY(heed(simulated, alert, ruleOf(30)));
}

void TestTileBook::aRetractionTakesThemOut()
{
    TileBook book((CoreConfig()));
    QVERIFY(heed(book, wave(), ruleOf(30)));
    AlertView alert = wave();
    alert.state = AlertState::Retracted;
    QVERIFY(heed(book, alert, ruleOf(30)));
    QVERIFY(!heed(book, alert, ruleOf(30)));
    const auto programme = entered();
    QCOMPARE(book.with(programme, tonight()), programme);
}

void TestTileBook::aNewMapReplacesWhatWasNotBegun()
{
    TileBook book((CoreConfig()));
    QVERIFY(heed(book, wave(), ruleOf(400)));
    const auto before = places(*book.with(nullptr, tonight()));
    book.take(begun("GW190425z tile 2"));
    QVERIFY(heed(book, wave(76.2, 35, 0.6), ruleOf(400)));
    const auto after = places(*book.with(nullptr, tonight()));
    QVERIFY(after.contains("GW190425z tile 2"));
    QCOMPARE(after.at("GW190425z tile 2"), before.at("GW190425z tile 2"));
    const auto wanted = tilesAbout(76.2, 35, 0.6);
    std::size_t kept = 0;
    for (const auto &[name, place] : after) {
        const auto same = before.find(name);
        if (same != before.end()) { // the number of a place is for good
            QCOMPARE(same->second, place);
            ++kept;
        }
        QVERIFY(
            name == "GW190425z tile 2" || std::ranges::find(wanted, place, &SkyTile::centre) != wanted.end());
    }
    QVERIFY(kept > 1 && kept < after.size());
    for (const SkyTile &tile : wanted)
        QVERIFY(std::ranges::any_of(after, [&](const auto &one) { return one.second == tile.centre; }));
}

void TestTileBook::whileANewMapIsReadTheOldOneStands()
{
    TileBook book((CoreConfig()));
    QVERIFY(heed(book, wave(), ruleOf(30)));
    const Programme before = *book.with(nullptr, tonight());
    AlertView between = wave();
    between.regions.clear(); // its notice is here, its map is not read yet
    between.position = IcrsDirection{Angle::degrees(75), Angle::degrees(35)};
    const TilingRule rule = ruleOf(30);
    QVERIFY(!book.heed(between, &rule, Angle::degrees(3), 0.9));
    QVERIFY(*book.with(nullptr, tonight()) == before);
}

void TestTileBook::aCircleWiderThanTheField()
{
    TileBook book((CoreConfig()));
    AlertView alert = wave();
    alert.regions.clear();
    alert.position = IcrsDirection{Angle::degrees(75), Angle::degrees(35)};
    const TilingRule rule = ruleOf(400);
    QVERIFY(!book.heed(alert, &rule, std::nullopt, 0.9)); // nobody knows how wide
    QVERIFY(!book.heed(alert, &rule, Angle::arcminutes(4), 0.9)); // one field holds it
    QVERIFY(book.heed(alert, &rule, Angle::degrees(0.4), 0.9));
    QVERIFY(!book.heed(alert, &rule, Angle::degrees(0.4), 0.9));
    const auto wide = places(*book.with(nullptr, tonight()));
    QVERIFY(wide.size() > 20);
    QVERIFY(book.heed(alert, &rule, Angle::degrees(0.2), 0.9)); // placed better
    const auto better = places(*book.with(nullptr, tonight()));
    QVERIFY(better.size() < wide.size());
    for (const auto &[name, place] : better)
        QVERIFY(separation(place, *alert.position) < Angle::degrees(0.7));
    QVERIFY(heed(book, wave(), rule)); // and a map goes before a circle
    QVERIFY(book.with(nullptr, tonight())->blocks.size() > better.size());
}

void TestTileBook::whatCannotRiseTonightIsLeftOut()
{
    TileBook book((CoreConfig()));
    QVERIFY(heed(book, wave(255, -15), ruleOf(30))); // beside the Sun in December
    QVERIFY(book.with(nullptr, tonight())->blocks.empty());
}

void TestTileBook::theHoursOfTheRule()
{
    TileBook book((CoreConfig()));
    TilingRule rule = ruleOf(10);
    rule.within = std::chrono::hours(6);
    QVERIFY(heed(book, wave(), rule));
    const auto joined = book.with(nullptr, tonight());
    QCOMPARE(joined->blocks.size(), std::size_t{10});
    for (const Block &block : joined->blocks) {
        QCOMPARE(block.windows.size(), std::size_t{1});
        QCOMPARE(block.windows.front().to, kTrigger + std::chrono::hours(6));
    }
    const NightTimes next = nightAt(CoreConfig().site, kTrigger + std::chrono::hours(24));
    QVERIFY(!book.with(nullptr, {next.sunset, next.sunrise}));
    rule.within = std::chrono::hours(72);
    QVERIFY(heed(book, wave(), rule));
    QCOMPARE(book.with(nullptr, {next.sunset, next.sunrise})->blocks.size(), std::size_t{10});
}

void TestTileBook::theSameFoldGivesTheSame()
{
    const auto fold = [] {
        TileBook book((CoreConfig()));
        (void)heed(book, wave(), ruleOf(30));
        book.take(begun("GW190425z tile 7"));
        AlertView other = wave(100, 50, 0.5);
        other.event = other.name = "S240112e";
        (void)heed(book, other, ruleOf(5));
        (void)heed(book, wave(75.5, 35.5), ruleOf(30));
        return *book.with(entered(), tonight());
    };
    QVERIFY(fold() == fold());
}

void TestTileBook::theRuleIsOfTheStrategy()
{
    const Policy &policy = builtInPolicy();
    const TilingRule *rule = tilingRuleOf(policy, "Gravitational waves");
    QVERIFY(rule);
    QCOMPARE(rule->epochs, 2);
    QCOMPARE(rule->within, Duration(std::chrono::hours(72)));
    QVERIFY(tilingRuleOf(policy, "Neutrinos"));
    QVERIFY(!tilingRuleOf(policy, "Bursts"));
    QVERIFY(!tilingRuleOf(policy, "no such strategy"));
}

QTEST_APPLESS_MAIN(TestTileBook)
#include "test_tile_book.moc"
