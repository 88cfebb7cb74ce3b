#pragma once

#include "app/desk_scenes.h"
#include "app/desk_window.h"
#include "widgets/chart/sky_data.h"

#include <QCoreApplication>
#include <QTest>

#include <memory>

namespace tulpar {

/// The whole desk on a session that plays a scene. It remembers nothing.
struct Desk {
    explicit Desk(const QString &scene, DeskLook look = {}, QSize size = {1600, 1000})
        : snapshot(makeScene(scene, {}, {}))
        , clock(snapshot->utc)
    {
        look.remembers = false;
        session.show(snapshot);
        window = std::make_unique<DeskWindow>(session, clock, SkyData::of({}), look);
        window->resize(size);
        window->show();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] std::size_t asked() const { return session.requests().size(); }
    [[nodiscard]] const Request &last() const { return session.requests().back(); }
    void key(int key, Qt::KeyboardModifiers with = {}) const
    {
        QTest::keyClick(window.get(), Qt::Key(key), with);
    }
    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return window->findChild<Widget *>(name);
    }

    std::shared_ptr<const Snapshot> snapshot;
    VirtualClock clock;
    SceneSession session;
    std::unique_ptr<DeskWindow> window;
};

} // namespace tulpar
