#include "app/programme_watch.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace tulpar {

namespace {

std::shared_ptr<const ProgrammeInForce> readThere(
    const QString &path, const std::string &name, const PlaceLookup &places)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > static_cast<qint64>(kLongestProgramme))
        return nullptr;
    auto inForce = std::make_shared<ProgrammeInForce>();
    inForce->text = file.readAll().toStdString();
    inForce->programme = readProgramme(inForce->text, places).programme;
    return inForce->programme.name == name ? inForce : nullptr;
}

} // namespace

ProgrammeWatch::ProgrammeWatch(PlaceLookup places, UseProgramme use, QObject *parent)
    : QObject(parent)
    , m_places(std::move(places))
    , m_use(std::move(use))
{
}

void ProgrammeWatch::take(const Snapshot &snapshot)
{
    const NightView &night = snapshot.night;
    if (night.plan == m_plan && night.programmeSource == m_source && night.programme == m_name)
        return;
    const bool isOther = night.programmeSource != m_source || night.programme != m_name;
    m_plan = night.plan;
    m_source = night.programmeSource;
    m_name = night.programme;
    const quint64 turn = ++m_turn;
    m_pool.start([this, turn, path = QString::fromStdString(m_source), name = m_name,
                  before = isOther ? 0 : m_readAt] {
        const QFileInfo file(path);
        const qint64 written = file.exists() ? file.lastModified().toMSecsSinceEpoch() : 0;
        if (written != 0 && written == before)
            return; // another plan of the same text
        auto read = readThere(path, name, m_places);
        m_pool.tell(this, [this, turn, written, read = std::move(read)] {
            if (turn != m_turn)
                return;
            m_readAt = written;
            m_use(read);
        });
    });
}

} // namespace tulpar
