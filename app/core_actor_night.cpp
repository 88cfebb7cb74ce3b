// What the core actor does for the night's work: reads programmes, has plans made.
#include "app/core_actor.h"
#include "app/programme_file.h"

#include <QFile>
#include <QSaveFile>

namespace tulpar {

namespace {

/// What was entered at a desk, kept for the next run.
QString enteredFile(const CoreSettings &settings)
{
    return settings.stateFolder + QStringLiteral("/programme.toml");
}

} // namespace

void CoreActor::openNight()
{
    m_plans = std::make_unique<PlanMaker>();
    connect(m_plans.get(), &PlanMaker::made, this, [this](const PlanAnswer &answer) {
        perform(m_loop->take(answer));
    });
    const QString entered = enteredFile(m_settings);
    const QString file = QFile::exists(entered) ? entered : m_settings.programmeFile;
    if (file.isEmpty())
        return;
    const ReadProgrammeFile read = readProgrammeFile(file, m_settings.places);
    perform(m_loop->offerProgramme(read.programme, read.fact));
}

Reasons CoreActor::enterProgramme(const EnterProgramme &entered)
{
    const QString path = enteredFile(m_settings);
    const ReadProgrammeFile read =
        readProgrammeText(entered.text, path.toStdString(), entered.takeGood, m_settings.places);
    if (!read.programme) {
        perform(m_loop->offerProgramme(nullptr, read.fact));
        return whyRefused(read);
    }
    QSaveFile file(path);
    const auto size = static_cast<qint64>(entered.text.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(entered.text.data(), size) != size || !file.commit())
        warn("programme: " + file.errorString().toStdString());
    perform(m_loop->offerProgramme(read.programme, read.fact));
    return {};
}

} // namespace tulpar
