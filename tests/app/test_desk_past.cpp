#include <QtTest>

#include "app/desk_archive.h"
#include "app/desk_past.h"
#include "core/archive/archive_search.h"
#include "core/archive/frame_inspection.h"
#include "core/archive/frame_ledger.h"
#include "tests/app/desk.h"
#include "tests/core/archive/support_engines.h"
#include "tests/core/archive/support_night.h"
#include "widgets/chart/chart_tools.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/chart/time_slider.h"

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// The hours before this desk was opened, on its chart, from true archives of both engines.
class TestDeskPast : public QObject {
    Q_OBJECT
private slots:
    void framesBecomeExposures();
    void chartShowsWhatTheArchiveKeeps_data() { Engines::addRows(); }
    void chartShowsWhatTheArchiveKeeps();
    void withoutAnArchiveItSaysSo();
    void deskAsksForItself();

private:
    static constexpr int kFrames = 9;
    static constexpr UtcInstant kEvening{kNightStartNs};

    /// An archive with a burst's frames, each at another place, looked at as the core does it.
    [[nodiscard]] ArchiveAddress filled(ArchiveEngine engine)
    {
        const ArchiveAddress address = m_engines.fresh(engine, u"past"_s);
        const auto archive = ArchiveDatabase::open(address, ArchiveAccess::Write);
        if (!archive)
            return {};
        const std::filesystem::path folder =
            m_engines.folder().toStdString() + "/frames_" + std::to_string(++m_nights);
        std::vector<FactRecord> facts;
        for (int i = 0; i < kFrames; ++i) {
            const auto seq = static_cast<std::uint64_t>(i + 1);
            const std::int64_t ns = (100 + i) * std::int64_t{1'000'000'000};
            facts.push_back(record(writeNightFrame(folder, i, {}, 7), seq, {{kNightStartNs + ns}, {ns}}));
        }
        const auto brought =
            fillArchive(*archive, m_engines.folder() + u"/journal_%1.sqlite"_s.arg(m_nights), facts);
        const auto frames = findFrames(*archive, {});
        if (!brought || !frames)
            return {};
        for (const ArchivedFrame &frame : *frames)
            if (!recordInspection(*archive, frame.key, inspectFrame(frame.path), kEvening))
                return {};
        return address;
    }
    /// The chart an hour after these frames.
    [[nodiscard]] static std::unique_ptr<SkyChart> chartAnHourLater()
    {
        auto snapshot = std::make_shared<Snapshot>(*makeScene(u"idle"_s, {}, {}));
        snapshot->utc = kEvening + 1h;
        auto chart = std::make_unique<SkyChart>(SkyData::of({}));
        chart->resize(600, 600);
        chart->setSnapshot(snapshot);
        chart->setNow(snapshot->utc);
        return chart;
    }

    Engines m_engines;
    int m_nights = 0;
};

void TestDeskPast::framesBecomeExposures()
{
    const IcrsDirection field{Angle::degrees(80), Angle::degrees(22)};
    const IcrsDirection other{Angle::degrees(81), Angle::degrees(22)};
    const auto frame = [](const std::optional<IcrsDirection> &at, Duration since, const char *kind) {
        FoundFrame found;
        found.start = kEvening + since;
        found.exposure = 30s;
        found.position = at;
        found.kind = kind;
        return found;
    };
    // As the archive gives them: the newest first.
    const auto kept = exposuresOf({
        frame(field, 10min, "Light Frame"),
        frame(other, 5min, "Light"),
        frame(field, 2min, "Flat Field"),
        frame({}, 1min, "Light Frame"),
        frame(field, 40s, "Light Frame"),
        frame(field, 0s, "Light Frame"),
    });
    QCOMPARE(kept.size(), 3U);
    QCOMPARE(kept[0].begunUtc, kEvening);
    QCOMPARE(kept[0].endedUtc, kEvening + 70s);
    QCOMPARE(kept[1].centre, other);
    QCOMPARE(kept[2].begunUtc, kEvening + 10min); // of the same place, but later
}

void TestDeskPast::chartShowsWhatTheArchiveKeeps()
{
    QFETCH(ArchiveEngine, engine);
    TULPAR_NEED(m_engines, engine);
    const auto chart = chartAnHourLater();
    const DeskPast past(std::make_unique<DeskArchive>(filled(engine)), chart.get());
    const auto trail = [&] { return chart->input().trail; };
    QTRY_VERIFY_WITH_TIMEOUT(trail()->exposures().size() == kFrames, 30'000);
    // Frame 4 was exposed for the second from 104 s on, at 14 degrees of right ascension (its header's).
    const auto at = trail()->exposedAt(kEvening + 104s + 500ms);
    QVERIFY(at);
    QVERIFY(separation(*at, IcrsDirection{Angle::degrees(14), Angle::degrees(20)}).asArcseconds() < 0.1);
    QVERIFY(!trail()->exposedAt(kEvening + 10min));
    chart->tools()->slider()->show();
    chart->tools()->slider()->setFocus();
    for (int i = 0; i < 58; ++i)
        QTest::keyClick(chart->tools()->slider(), Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY2(
        chart->tools()->slider()->remark().contains(u"kept"_s),
        qPrintable(chart->tools()->slider()->remark()));
}

void TestDeskPast::withoutAnArchiveItSaysSo()
{
    const auto chart = chartAnHourLater();
    const DeskPast past(std::make_unique<DeskArchive>(std::nullopt), chart.get());
    TimeSlider *slider = chart->tools()->slider();
    slider->show();
    QTest::keyClick(slider, Qt::Key_PageDown);
    QTRY_VERIFY2(slider->remark().contains(u"does not answer"_s), qPrintable(slider->remark()));
}

void TestDeskPast::deskAsksForItself()
{
    class Port : public ArchivePort {
    public:
        explicit Port(std::vector<ArchiveQuestion> &asked)
            : m_asked(asked)
        {
        }
        [[nodiscard]] ArchivePlace place() const override { return {}; }
        void search(const ArchiveQuestion &question, quint64 /*turn*/) override
        {
            m_asked.push_back(question);
        }
        void exportRows(const ArchiveQuestion & /*question*/, const QString & /*path*/) override { }
        void copyFrames(std::vector<FoundFrame> /*frames*/, const QString & /*folder*/) override { }
        void stopWork() override { }
        void lookFor(const FoundFrame & /*frame*/, const std::vector<FoundFrame> & /*others*/) override { }

    private:
        std::vector<ArchiveQuestion> &m_asked;
    };
    std::vector<ArchiveQuestion> asked;
    const Desk desk(u"idle"_s);
    desk.window->setPast(std::make_unique<Port>(asked));
    QVERIFY(!asked.empty());
    QCOMPARE(asked.back().topic, ArchiveTopic::Frames);
    QVERIFY(asked.back().from && asked.back().until);
    QCOMPARE(*asked.back().until - *asked.back().from, Duration(12h));
}

QTEST_MAIN(TestDeskPast)
#include "test_desk_past.moc"
