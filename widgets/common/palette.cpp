#include "widgets/common/palette.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

QColor rgb(unsigned value)
{
    return QColor::fromRgb(0xff000000U | value);
}

QColor red(int level)
{
    return QColor(level, 0, 0);
}

Palette night()
{
    Palette p;
    p.lighting = Lighting::Night;
    p.background = rgb(0x0b0e13);
    p.panel = rgb(0x12161d);
    p.panelRaised = rgb(0x1c222c);
    p.text = rgb(0xd5dae2);
    p.dimText = rgb(0x8590a1);
    p.line = rgb(0x2a323e);
    p.selection = rgb(0x24344c);
    p.focus = rgb(0x6f9bd1);
    p.good = rgb(0x86b59a);
    p.attention = rgb(0xe0b25a);
    p.danger = rgb(0xf0675a);
    p.unknownHatch = rgb(0x616c7c);
    p.simulation = rgb(0xc08be0);
    p.sky = rgb(0x0a0f18);
    p.ground = rgb(0x0f1114);
    p.horizon = rgb(0x6b7a8c);
    p.grid = rgb(0x202b3b);
    p.gridText = rgb(0x5a6a80);
    p.constellation = rgb(0x2c3d57);
    p.constellationText = rgb(0x667b9c);
    p.border = rgb(0x35405a);
    p.milkyWay = rgb(0x101722);
    p.deepSky = rgb(0x7f9a8e);
    p.star = rgb(0xf2f4f8);
    p.solarSystem = rgb(0xd9c79a);
    p.sun = rgb(0xf2d479);
    p.moon = rgb(0xdcdad2);
    p.limit = rgb(0x8d7f62);
    p.forbidden = rgb(0x1b1519);
    p.target = rgb(0xff8f5e);
    p.telescope = rgb(0x7fd0e8);
    p.path = rgb(0x4f93aa);
    p.alert = rgb(0xb59b86);
    return p;
}

Palette day()
{
    Palette p;
    p.lighting = Lighting::Day;
    p.background = rgb(0xe9ecf0);
    p.panel = rgb(0xf6f7f9);
    p.panelRaised = rgb(0xffffff);
    p.text = rgb(0x1b222c);
    p.dimText = rgb(0x586374);
    p.line = rgb(0xc3cad4);
    p.selection = rgb(0xc9dbf2);
    p.focus = rgb(0x2b66ad);
    p.good = rgb(0x2f6e4b);
    p.attention = rgb(0x8a5a00);
    p.danger = rgb(0xb3261e);
    p.unknownHatch = rgb(0x8d97a5);
    p.simulation = rgb(0x7a2fa8);
    p.sky = rgb(0xfbfcfd);
    p.ground = rgb(0xe6e8ea);
    p.horizon = rgb(0x6a7686);
    p.grid = rgb(0xdde2e9);
    p.gridText = rgb(0x8792a2);
    p.constellation = rgb(0xbecbdd);
    p.constellationText = rgb(0x7186a6);
    p.border = rgb(0xb9c0d2);
    p.milkyWay = rgb(0xf0f3f8);
    p.deepSky = rgb(0x4d7a66);
    p.star = rgb(0x10151d);
    p.solarSystem = rgb(0x7c5a12);
    p.sun = rgb(0xc98a00);
    p.moon = rgb(0x6d6a60);
    p.limit = rgb(0x9a8554);
    p.forbidden = rgb(0xf4e9e6);
    p.target = rgb(0xc9430c);
    p.telescope = rgb(0x00708f);
    p.path = rgb(0x4c93a8);
    p.alert = rgb(0x7e6149);
    p.hasStarTint = false;
    return p;
}

Palette deepRed()
{
    Palette p;
    p.lighting = Lighting::Red;
    p.background = red(0x08);
    p.panel = red(0x10);
    p.panelRaised = red(0x24);
    p.text = red(0xd4);
    p.dimText = red(0xa8);
    p.line = red(0x36);
    p.selection = red(0x40);
    p.focus = red(0xa0);
    p.good = red(0x90);
    p.attention = red(0xe4);
    p.danger = red(0xff);
    p.unknownHatch = red(0x60);
    p.simulation = red(0xb0);
    p.sky = red(0x06);
    p.ground = red(0x0e);
    p.horizon = red(0x6c);
    p.grid = red(0x22);
    p.gridText = red(0x5c);
    p.constellation = red(0x36);
    p.constellationText = red(0x66);
    p.border = red(0x34);
    p.milkyWay = red(0x0b);
    p.deepSky = red(0x7c);
    p.star = red(0xe0);
    p.solarSystem = red(0xb4);
    p.sun = red(0xd8);
    p.moon = red(0xc4);
    p.limit = red(0x70);
    p.forbidden = red(0x18);
    p.target = red(0xff);
    p.telescope = red(0xd0);
    p.path = red(0x84);
    p.alert = red(0x94);
    p.hasStarTint = false;
    return p;
}

} // namespace

Palette Palette::of(Lighting lighting)
{
    switch (lighting) {
    case Lighting::Day:
        return day();
    case Lighting::Night:
        return night();
    case Lighting::Red:
        return deepRed();
    }
    return night();
}

void Palette::applyTo(QApplication &application) const
{
    QPalette q;
    q.setColor(QPalette::Window, background);
    q.setColor(QPalette::WindowText, text);
    q.setColor(QPalette::Base, panel);
    q.setColor(QPalette::AlternateBase, panel);
    q.setColor(QPalette::Text, text);
    q.setColor(QPalette::PlaceholderText, dimText);
    q.setColor(QPalette::Button, panelRaised);
    q.setColor(QPalette::ButtonText, text);
    q.setColor(QPalette::BrightText, danger);
    q.setColor(QPalette::ToolTipBase, panelRaised);
    q.setColor(QPalette::ToolTipText, text);
    q.setColor(QPalette::Highlight, selection);
    q.setColor(QPalette::HighlightedText, text);
    q.setColor(QPalette::Link, focus);
    q.setColor(QPalette::LinkVisited, focus);
    q.setColor(QPalette::Light, line);
    q.setColor(QPalette::Midlight, line);
    q.setColor(QPalette::Mid, line);
    q.setColor(QPalette::Dark, background);
    q.setColor(QPalette::Shadow, background);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        q.setColor(QPalette::Disabled, role, dimText);
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    application.setPalette(q);
}

Scale::Scale(int percent)
    : m_percent(std::clamp(percent, 100, 200))
{
}

int Scale::wholePx(double at100) const
{
    return std::max(1, static_cast<int>(std::lround(px(at100))));
}

QFont Scale::font(const QFont &base, double relative) const
{
    QFont scaled = base;
    if (base.pointSizeF() > 0)
        scaled.setPointSizeF(base.pointSizeF() * factor() * relative);
    else
        scaled.setPixelSize(
            std::max(1, static_cast<int>(std::lround(base.pixelSize() * factor() * relative))));
    return scaled;
}

} // namespace tulpar
