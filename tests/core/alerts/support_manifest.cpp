#include "tests/core/alerts/support_manifest.h"

#include "core/alerts/parse.h"
#include "tests/core/alerts/support_csv.h"

#include <QSet>

#include <cmath>

using namespace tulpar;
using namespace Qt::StringLiterals;

namespace {

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

/// The list has no kind of its own for a VOEvent that brings a map instead of coordinates.
QString positionWord(PositionKind kind)
{
    if (kind == PositionKind::SkyMap)
        return u"none"_s;
    return kind == PositionKind::Pointing ? u"spacecraft_pointing"_s : text(nameOf(kind));
}

/// Our reasons in the list's words; classes aside, which it names beside other reasons and we do not.
QSet<QString> reasonWords(const Notice &notice)
{
    const QHash<SlewReason, QString> words{
        {SlewReason::KnownSourceFlight, u"known_source"_s},
        {SlewReason::KnownSourceGround, u"known_source"_s},
        {SlewReason::DefinitelyNotGrb, u"retraction"_s},
        {SlewReason::PossibleCosmicRay, u"cosmic_ray"_s},
        {SlewReason::TimeUnreadable, u"bad_or_missing_trigger_time"_s},
        {SlewReason::NoPosition, u"no_source_position:none"_s},
        {SlewReason::PositionIsPointing, u"no_source_position:spacecraft_pointing"_s},
        {SlewReason::PositionUnavailable, u"no_source_position:unavailable"_s},
        {SlewReason::SkyMapOnly, u"skymap_only"_s},
        {SlewReason::NotGrb, QString()},
        {SlewReason::ClassUnstated, QString()}};
    QSet<QString> found;
    for (const SlewReason reason : notice.reasons)
        found << words.value(reason, text(nameOf(reason)));
    found.remove(QString());
    return found;
}

QSet<QString> expectedReasons(QString advice)
{
    QSet<QString> words;
    if (!advice.startsWith(u"no: "_s))
        return words;
    const QStringList parts = advice.remove(0, 4).split(u',');
    for (const QString &part : parts) {
        if (part == u"policy:sub_threshold_or_coincidence"_s)
            words << u"subthreshold"_s;
        else if (part == u"policy:weak_mostly_noise"_s)
            words << u"mostly_noise"_s;
        else if (part == u"known_or_non_GRB_source"_s)
            words << u"known_source"_s;
        else if (part != u"class_not_GRB"_s)
            words << part;
    }
    return words;
}

QString missionOf(const QString &kind)
{
    const QList<std::pair<QString, QString>> missions{
        {u"SWIFT_"_s, u"swift"_s}, {u"FERMI_"_s, u"fermi"_s},     {u"INTEGRAL_"_s, u"integral"_s},
        {u"LVC_"_s, u"lvk"_s},     {u"ICECUBE_"_s, u"icecube"_s}, {u"AMON_ICECUBE_"_s, u"icecube"_s},
        {u"GECAM_"_s, u"gecam"_s}, {u"SVOM:"_s, u"svom"_s},       {u"MAXI_"_s, u"maxi"_s},
        {u"KONUS_"_s, u"konus"_s}, {u"CALET_"_s, u"calet"_s},     {u"AGILE_"_s, u"agile"_s},
        {u"SK_SN"_s, u"superk"_s}, {u"IPN_"_s, u"ipn"_s}};
    for (const auto &[prefix, mission] : missions)
        if (kind.startsWith(prefix))
            return mission;
    return u"other"_s;
}

std::optional<double> containmentOf(const QString &meaning)
{
    if (meaning.startsWith(u"90%"_s))
        return 0.9;
    return meaning.startsWith(u"68% radius"_s) || meaning.contains(u"(68%)"_s) ? std::optional(0.68)
                                                                               : std::nullopt;
}

/// What differs between a notice and its row of the list, by name.
class Comparison {
public:
    Comparison(const Row &row, const Notice &notice)
    {
        identity(row, notice);
        times(row, notice);
        position(row, notice);
        note(notice.test == (row.value(u"is_test"_s) == u"True"_s ? Stated::Yes : Stated::No), u"test"_s);
        note(notice.retraction == (row.value(u"is_retraction"_s) == u"True"_s), u"retraction"_s);
        const QString advice = row.value(u"slew_advice"_s);
        note(notice.permitsSlew() == (advice == u"yes"_s), u"slew"_s);
        reasons(notice, advice);
    }

    [[nodiscard]] const QStringList &differences() const { return m_differences; }

private:
    void note(bool same, const QString &what)
    {
        if (!same)
            m_differences << what;
    }

    void identity(const Row &row, const Notice &notice)
    {
        const QString kind = row.value(u"notice_type"_s);
        note(kind.isEmpty() || text(notice.kind) == kind, u"kind"_s);
        note(!text(notice.kind).isEmpty(), u"kind empty"_s);
        note(kind.isEmpty() || text(nameOf(notice.mission)) == missionOf(kind), u"mission"_s);
        const QString event = row.value(u"event_id"_s);
        const QString found = text(notice.event);
        const bool same = event.isEmpty() ? found.isEmpty() : found.section(u':', 1) == event;
        note(same, u"event "_s + found);
        const bool ofMission = notice.mission == Mission::Other || found.isEmpty()
            || found.section(u':', 0, 0) == text(nameOf(notice.mission));
        note(ofMission, u"mission of event"_s);
        const QString revision = row.value(u"revision"_s);
        note(revision.isEmpty() || notice.revision == revision.toInt(), u"revision"_s);
        const QString ivorn = row.value(u"ivorn"_s);
        note(ivorn.isEmpty() || text(notice.noticeId.value_or("")) == ivorn, u"ivorn"_s);
    }

    void times(const Row &row, const Notice &notice)
    {
        const auto same = [](const std::optional<UtcInstant> &found, const QString &expected) {
            const auto instant = parseUtc(expected.toStdString());
            return instant ? found == *instant : !found.has_value();
        };
        note(same(notice.triggerUtc, row.value(u"trigger_time_utc"_s)), u"trigger time"_s);
        note(same(notice.noticeUtc, row.value(u"notice_time_utc"_s)), u"notice time"_s);
        const bool bad = row.value(u"expect"_s) == u"accept_flag_bad_time"_s
            || row.value(u"flags"_s).contains(u"bad_trigger_time"_s);
        note(notice.timeReadable != bad, u"time readable"_s);
    }

    void position(const Row &row, const Notice &notice)
    {
        constexpr double kDegrees = 1e-9; // four to nine decimals are printed
        note(positionWord(notice.position.kind) == row.value(u"pos_type"_s), u"position kind"_s);
        const QString ra = row.value(u"ra_deg"_s);
        const bool placed = !ra.isEmpty() && row.value(u"pos_type"_s) != u"unavailable"_s;
        note(!placed || notice.position.direction.has_value(), u"coordinates"_s);
        note(!ra.isEmpty() || !notice.position.direction, u"coordinates from nowhere"_s);
        if (notice.position.direction && !ra.isEmpty()) {
            const double dec = row.value(u"dec_deg"_s).toDouble();
            note(
                std::abs(notice.position.direction->ra.asDegrees() - ra.toDouble()) < kDegrees,
                u"right ascension"_s);
            note(std::abs(notice.position.direction->dec.asDegrees() - dec) < kDegrees, u"declination"_s);
        }
        double error = row.value(u"err_deg"_s).toDouble();
        QString meaning = row.value(u"err_meaning"_s);
        if (row.value(u"notice_type"_s) == u"SK_SN"_s) { // its radius is 0, the radii stand in Params
            error = 0.9;
            meaning = u"90%"_s;
        }
        const bool same = error > 0
            ? notice.position.error && std::abs(notice.position.error->asDegrees() - error) < kDegrees
            : !notice.position.error;
        note(same, u"error"_s);
        if (row.contains(u"err_meaning"_s) && error > 0)
            note(notice.position.containment == containmentOf(meaning), u"containment"_s);
        note(notice.position.error || !notice.position.containment, u"containment of nothing"_s);
    }

    void reasons(const Notice &notice, const QString &advice)
    {
        QSet<QString> expected = expectedReasons(advice);
        QSet<QString> found = reasonWords(notice);
        if (!notice.triggerUtc && notice.timeReadable)
            expected.remove(
                u"bad_or_missing_trigger_time"_s); // missing is not unreadable: no age, so no answer
        if (advice.contains(u"known_or_non_GRB_source"_s)) {
            expected.remove(u"known_source"_s); // either word of ours will do
            found.remove(u"known_source"_s);
        }
        note(found == expected, u"reasons"_s);
    }

    QStringList m_differences;
};

} // namespace

QString alertsFolder()
{
    return QStringLiteral(TULPAR_SHARED_DATA) + u"/alerts/"_s;
}

QStringList differencesFrom(const Row &row, const Notice &notice)
{
    return Comparison(row, notice).differences();
}

Result<Notice> readNotice(const QByteArray &bytes)
{
    return parseNotice({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}
