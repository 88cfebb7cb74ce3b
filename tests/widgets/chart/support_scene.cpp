#include "support_scene.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <algorithm>

namespace tulpar {

SceneInput sceneInput(
    const SkyData &sky, const Snapshot &snapshot, const SkyMoment &moment, const QSizeF &size)
{
    SceneInput in;
    in.data = &sky;
    in.snapshot = &snapshot;
    in.moment = &moment;
    in.now = snapshot.utc;
    in.view = ChartView::allSky();
    in.size = size;
    in.measure = typewriter;
    return in;
}

void compareGolden(const QString &name, const std::string &found)
{
    const QString path = QStringLiteral(TULPAR_SOURCE_DIR "/tests/data/chart/") + name;
    QFile file(path);
    if (qEnvironmentVariableIsSet("TULPAR_UPDATE_GOLDEN")) {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(found.c_str());
        QFAIL("golden rewritten: read it, then run without TULPAR_UPDATE_GOLDEN");
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
    const QStringList expected = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    const QStringList lines = QString::fromStdString(found).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < std::max(expected.size(), lines.size()); ++i)
        QCOMPARE(lines.value(i), expected.value(i));
}

bool has(const std::vector<DrawItem> &items, const std::string &what)
{
    return !all(items, what).empty();
}

const DrawItem *find(const std::vector<DrawItem> &items, const std::string &what, DrawKind kind)
{
    for (const DrawItem &item : items)
        if (item.what == what && item.kind == kind)
            return &item;
    return nullptr;
}

std::vector<const DrawItem *> all(const std::vector<DrawItem> &items, const std::string &what)
{
    std::vector<const DrawItem *> found;
    for (const DrawItem &item : items)
        if (item.what == what)
            found.push_back(&item);
    return found;
}

} // namespace tulpar
