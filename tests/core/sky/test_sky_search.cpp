#include "support_catalogue.h"
#include "support_table.h"

#include "core/sky/folded_name.h"
#include "core/sky/sky_search.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace tulpar;

class TestSkySearch : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void folds_data();
    void folds();
    void finds_data();
    void finds();
    void languages();
    void ranks();
    void coordinatesComeFirst();
    void eventsAndOwnObjects();
    void nothingAndNonsense();
    void emptySources();
    void lists();
    void listsWithMistakes_data();
    void listsWithMistakes();
    void listsGoRound();
    void listsSurviveAnyBytes();

private:
    std::string m_file;
    std::optional<StarCatalogue> m_stars;
    std::optional<HipIndex> m_numbers;
    std::optional<SkySearch> m_search;
};

void TestSkySearch::initTestCase()
{
    m_file = projectFile(QStringLiteral("resources/sky/stars_v10.bin"));
    auto opened = StarCatalogue::open(bytesOf(m_file));
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().detail.c_str());
    m_stars = std::move(*opened);
    m_numbers.emplace(*m_stars);
    const auto names = parseStarNames(projectFile(QStringLiteral("resources/sky/star_names.csv")));
    const auto designations =
        parseStarDesignations(projectFile(QStringLiteral("resources/sky/star_designations.csv")));
    const auto constellations =
        parseConstellations(projectFile(QStringLiteral("resources/sky/constellations.csv")));
    const auto deepSky = parseDeepSky(projectFile(QStringLiteral("resources/sky/deep_sky.csv")));
    QVERIFY(names && designations && constellations && deepSky);
    const std::vector<UserObject> own{
        {"My blazar", {Angle::degrees(12), Angle::degrees(13)}, "weekly"},
        {"Vega field", {Angle::degrees(279), Angle::degrees(38)}, ""}};
    SearchSources sources;
    sources.stars = *names;
    sources.designations = *designations;
    sources.constellations = *constellations;
    sources.deepSky = *deepSky;
    sources.userObjects = own;
    sources.star = [this](std::uint32_t hip) { return m_numbers->find(hip); };
    m_search.emplace(sources);
    QVERIFY(m_search->size() > 7000);
}

void TestSkySearch::folds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::newRow("capitals and blanks") << "NGC  7331"
                                         << "ngc7331";
    QTest::newRow("Greek") << QStringLiteral("α Lyr") << "alphalyr";
    QTest::newRow("Greek capital") << QStringLiteral("Ω Cen") << "omegacen";
    QTest::newRow("final sigma") << QStringLiteral("ς") << "sigma";
    QTest::newRow("Russian") << QStringLiteral("ВЕГА") << QStringLiteral("вега");
    QTest::newRow("yo") << QStringLiteral("Ёлка") << QStringLiteral("елка");
    QTest::newRow("Kazakh") << QStringLiteral("Темірқазық") << QStringLiteral("темирказык");
    QTest::newRow("Kazakh capital") << QStringLiteral("ҚАРАҚҰРТ") << QStringLiteral("каракурт");
    QTest::newRow("diacritics") << QStringLiteral("Boötes") << "bootes";
    QTest::newRow("marks") << QStringLiteral("Bode's  (M-81)!") << "bodesm81";
    QTest::newRow("other scripts") << QStringLiteral("織女") << "";
}

void TestSkySearch::folds()
{
    QFETCH(QString, text);
    QFETCH(QString, folded);
    QCOMPARE(QString::fromStdString(foldedName(text.toStdString())), folded);
}

void TestSkySearch::finds_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("ra");
    QTest::addColumn<double>("dec");
    const int star = int(FoundKind::Star);
    const int deep = int(FoundKind::DeepSky);
    for (const char *words :
         {"Vega", "vega", " VEGA ", "Вега", "вега", "HIP 91262", "hip91262", "Hip 91262", "α Lyr",
          "alpha Lyr", "Alpha Lyrae", "alphalyr", "3 Lyr", "αlyr"})
        QTest::newRow(words) << QString::fromUtf8(words) << star << 279.2347 << 38.7837;
    for (const char *words :
         {"Polaris", "Полярная", "Темірқазық", "темирказык", "ТЕМІР", "alpha umi", "HIP 11767"})
        QTest::newRow(words) << QString::fromUtf8(words) << star << 37.9546 << 89.2641;
    for (const char *words :
         {"M31", "m 31", "M 31", "Messier 31", "NGC 224", "ngc224", "Andromeda Galaxy", "Галактика Андромеды",
          "андромеда галактикасы"})
        QTest::newRow(words) << QString::fromUtf8(words) << deep << 10.6847 << 41.2688;
    QTest::newRow("NGC 7331") << "NGC 7331" << deep << 339.267 << 34.4156;
    QTest::newRow("IC 434") << "ic434" << deep << 85.25 << -2.4;
    QTest::newRow("Pleiades") << QStringLiteral("үркер") << deep << 56.75 << 24.117;
    QTest::newRow("UMa") << "uma" << int(FoundKind::Constellation) << 165.0 << 55.0;
    QTest::newRow("a later word") << "Gertrude" << -1 << 0.0 << 0.0;
}

void TestSkySearch::finds()
{
    QFETCH(QString, words);
    QFETCH(int, kind);
    QFETCH(double, ra);
    QFETCH(double, dec);
    const auto found = m_search->find(words.toStdString(), "en");
    if (kind < 0) {
        QVERIFY(found.empty());
        return;
    }
    QVERIFY(!found.empty());
    QCOMPARE(int(found.front().kind), kind);
    QVERIFY(found.front().place.has_value());
    const double most = kind == int(FoundKind::Star) ? 0.01 : kind == int(FoundKind::DeepSky) ? 0.25 : 10;
    const IcrsDirection expected{Angle::degrees(ra), Angle::degrees(dec)};
    QVERIFY2(separation(*found.front().place, expected) < Angle::degrees(most), found.front().title.c_str());
}

void TestSkySearch::languages()
{
    QCOMPARE(m_search->find("vega", "ru").front().title, std::string("Вега"));
    QCOMPARE(m_search->find("polaris", "kk").front().title, std::string("Темірқазық"));
    QCOMPARE(m_search->find("темір", "en").front().title, std::string("Polaris"));
    const SkyFound galaxy = m_search->find("M31", "en").front();
    QCOMPARE(galaxy.title, std::string("M 31"));
    QCOMPARE(galaxy.also, std::string("Andromeda Galaxy, NGC 224"));
    for (const auto &[words, body] :
         {std::pair{"sun", Body::Sun},
          {"Луна", Body::Moon},
          {"Шолпан", Body::Venus},
          {"күн", Body::Sun},
          {"юпитер", Body::Jupiter},
          {"nept", Body::Neptune}}) {
        const auto found = m_search->find(words, "en");
        QVERIFY2(!found.empty() && found.front().kind == FoundKind::Body, words);
        QVERIFY(found.front().body == body && !found.front().place);
    }
}

void TestSkySearch::ranks()
{
    // "M 1" is exactly so before M 10 to M 110; "be" begins with the bright Betelgeuse before faint ones.
    const auto messier = m_search->find("M1", "en");
    QCOMPARE(messier.front().title, std::string("M 1"));
    QVERIFY(messier.size() == 12);
    const auto vega = m_search->find("veg", "en");
    QCOMPARE(vega.front().kind, FoundKind::UserObject); // the observer's own before the star
    QCOMPARE(vega[1].title, std::string("Vega"));
    QCOMPARE(m_search->find("vega", "en").front().kind, FoundKind::Star); // but exactly so before all
    const auto orion = m_search->find("orion", "en");
    QCOMPARE(orion.front().kind, FoundKind::Constellation);
    QVERIFY(std::any_of(orion.begin(), orion.end(), [](const SkyFound &f) { return f.title == "M 42"; }));
    const auto nebula = m_search->find("nebula", "en", 5);
    QCOMPARE(nebula.size(), std::size_t(5));
    for (std::size_t i = 1; i < nebula.size(); ++i)
        QVERIFY(nebula[i - 1].magnitude.value_or(20) <= nebula[i].magnitude.value_or(20));
    // Nothing twice.
    for (const char *words : {"a", "m", "андро", "ngc", "alpha"}) {
        const auto found = m_search->find(words, "ru", 30);
        QVERIFY2(found.size() >= 2, words);
        for (std::size_t i = 0; i < found.size(); ++i)
            for (std::size_t k = i + 1; k < found.size(); ++k)
                QVERIFY2(
                    found[i].title != found[k].title || found[i].kind != found[k].kind
                        || found[i].place != found[k].place,
                    found[i].title.c_str());
    }
}

void TestSkySearch::coordinatesComeFirst()
{
    const auto found = m_search->find("18h36m56s +38d47m", "en");
    QVERIFY(!found.empty());
    QCOMPARE(found.front().kind, FoundKind::Coordinates);
    QVERIFY(separation(*found.front().place, m_numbers->find(91262)->j2000) < Angle::arcminutes(1));
    const auto horizontal = m_search->find("az 120 alt 45", "en");
    QCOMPARE(horizontal.front().kind, FoundKind::Coordinates);
    QVERIFY(!horizontal.front().place.has_value() && horizontal.front().written.has_value());
    const Observer observer(assy(), parseUtc("2026-11-22T18:00:00").value());
    QVERIFY(m_search->find("az 120 alt 45", "en", 12, {}, &observer).front().place.has_value());
}

void TestSkySearch::eventsAndOwnObjects()
{
    const std::vector<NamedPlace> events{
        {"swift:1126853", "GRB 221009A", IcrsDirection{Angle::degrees(288.26), Angle::degrees(19.8)}},
        {"fermi:1", "GRB 221009A, Fermi", std::nullopt}};
    for (const char *words : {"GRB 221009A", "grb221009a", "grb22", "221009"}) {
        const auto found = m_search->find(words, "en", 12, events);
        QVERIFY2(!found.empty() && found.front().kind == FoundKind::Event, words);
        QCOMPARE(found.front().id, std::string("swift:1126853"));
    }
    QCOMPARE(m_search->find("grb", "en", 12, events).size(), std::size_t(2));
    const auto own = m_search->find("blazar", "kk");
    QCOMPARE(own.front().kind, FoundKind::UserObject);
    QCOMPARE(own.front().also, std::string("weekly"));
}

void TestSkySearch::nothingAndNonsense()
{
    for (const std::string &words :
         {std::string(), std::string("   "), std::string("!!!"), std::string("hip"), std::string("HIP 0"),
          std::string("hip 999999999999999999999"), std::string("\xff\xfe\xd0"), std::string("qqqq"),
          std::string(50'000, 'a')})
        QVERIFY(m_search->find(words, "en").size() <= 12);
    QVERIFY(m_search->find("", "en").empty() && m_search->find("qqqq", "en").empty());
    QVERIFY(m_search->find("HIP 0", "en").empty());
    QVERIFY(m_search->find("vega", "en", 0).empty());
}

void TestSkySearch::emptySources()
{
    const SkySearch bare{SearchSources{}};
    QCOMPARE(bare.size(), std::size_t(9)); // Sun, Moon and planets
    QVERIFY(bare.find("vega", "en").empty() && bare.find("HIP 1", "en").empty());
    QCOMPARE(bare.find("10 20", "en").front().kind, FoundKind::Coordinates);
}

void TestSkySearch::lists()
{
    const auto list = readObjectList(
        "\xEF\xBB\xBF# mine\nName; RA; Dec; Note\n\nBL Lac; 22:02:43.3 ; +42:16:40; \"often; bright\"\n"
        "3C 273;187,2779;2,0524;\n  Марк 421 ;166.1138;38.2088;Маркарян\r\n");
    QVERIFY2(list.has_value(), list ? "" : list.error().detail.c_str());
    QVERIFY2(list->mistakes.empty(), list->mistakes.empty() ? "" : list->mistakes.front().detail.c_str());
    QCOMPARE(list->objects.size(), std::size_t(3));
    QCOMPARE(list->objects[0].note, std::string("often; bright"));
    QCOMPARE(list->objects[2].name, std::string("Марк 421"));
    const IcrsDirection lac{Angle::degrees(330.6804), Angle::degrees(42.2778)};
    QVERIFY(separation(list->objects[0].place, lac).asArcseconds() < 1);
    QVERIFY(std::abs(list->objects[1].place.ra.asDegrees() - 187.2779) < 1e-9);
    const auto other = readObjectList("note,dec,ra,epoch,name\nx,10,20,J2000,\"A \"\"B\"\"\"\n");
    QVERIFY(other && other->objects.size() == 1);
    QCOMPARE(other->objects[0].name, std::string("A \"B\""));
    QVERIFY(std::abs(other->objects[0].place.ra.asDegrees() - 20) < 1e-9);
}

void TestSkySearch::listsWithMistakes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("why");
    QTest::newRow("no name") << QByteArray(",1,2,") << "no name";
    QTest::newRow("no declination") << QByteArray("a,1") << "declination expected";
    QTest::newRow("words") << QByteArray("a,one,two,") << "no coordinates";
    QTest::newRow("Dec 95") << QByteArray("a,1,95,") << "declination is -90 to 90";
    QTest::newRow("B1950") << QByteArray("a,1,2,B1950,") << "only J2000";
    QTest::newRow("quote") << QByteArray("\"a,1,2,") << "quote";
    QTest::newRow("Latin-1") << QByteArray("Bo\xf6tes,1,2,") << "UTF-8";
    QTest::newRow("long name") << QByteArray(200, 'a') + ",1,2,"
                               << "longer";
    QTest::newRow("horizontal") << QByteArray("a,az 1,alt 2,") << "only right ascension";
}

void TestSkySearch::listsWithMistakes()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, why);
    const auto list =
        readObjectList("name,ra,dec,epoch,note\ngood,1,2,,\n" + line.toStdString() + "\nalso good,3,4,,\n");
    QVERIFY(list.has_value());
    QCOMPARE(list->objects.size(), std::size_t(2)); // the others count all the same
    QCOMPARE(list->mistakes.size(), std::size_t(1));
    const std::string &said = list->mistakes.front().detail;
    QVERIFY2(said.starts_with("line 3: "), said.c_str());
    QVERIFY2(said.find(why.toStdString()) != std::string::npos, said.c_str());
    QVERIFY(!readObjectList("").has_value());
    QVERIFY(!readObjectList("a,1,2\n").has_value());
    QVERIFY(!readObjectList("name,ra\n").has_value());
}

void TestSkySearch::listsGoRound()
{
    const std::vector<UserObject> objects{
        {"plain", {Angle::degrees(1.5), Angle::degrees(-2.25)}, ""},
        {"comma, \"quote\"; #", {Angle::degrees(359.9999999), Angle::degrees(90)}, " blank "},
        {"Қазақ", {Angle::degrees(0), Angle::degrees(-90)}, "нота"}};
    const auto list = readObjectList(objectListText(objects));
    QVERIFY2(list.has_value() && list->mistakes.empty(), objectListText(objects).c_str());
    QCOMPARE(list->objects.size(), objects.size());
    for (std::size_t i = 0; i < objects.size(); ++i) {
        QCOMPARE(list->objects[i].name, objects[i].name);
        QVERIFY(separation(list->objects[i].place, objects[i].place).asArcseconds() < 0.01);
    }
}

void TestSkySearch::listsSurviveAnyBytes()
{
    const std::string good = "name,ra,dec,note\nBL Lac,22:02:43.3,+42:16:40,\"a, b\"\n3C 273,187.2,2.05,\n";
    std::mt19937 chance(8);
    for (int i = 0; i < 5000; ++i) {
        std::string bytes = good;
        for (std::size_t n = 1 + chance() % 4; n > 0; --n)
            bytes[chance() % bytes.size()] = static_cast<char>(chance());
        bytes.resize(chance() % 3 == 0 ? chance() % bytes.size() : bytes.size());
        if (const auto list = readObjectList(bytes))
            for (const UserObject &object : list->objects)
                QVERIFY(!object.name.empty() && std::isfinite(object.place.ra.asDegrees()));
    }
    std::string many = "name,ra,dec\n";
    for (std::size_t i = 0; i <= kMostUserObjects; ++i)
        many += "a,1,2\n";
    QCOMPARE(readObjectList(many).error().code, Errc::TooLarge);
}

QTEST_APPLESS_MAIN(TestSkySearch)
#include "test_sky_search.moc"
