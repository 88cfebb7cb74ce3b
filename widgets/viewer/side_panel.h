#pragma once

#include "widgets/common/palette.h"

#include <QString>
#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace tulpar {

/// A plate beside the frames with a title and a way to close it; takes its room from the panes and is never
/// over them. One is shown at a time (FrameViewer). GUI thread.
class SidePanel : public QWidget {
    Q_OBJECT

public:
    SidePanel(const QString &title, QWidget *parent);

    virtual void setColours(const Palette &colours, const Scale &scale);
    void setTitle(const QString &title);

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    [[nodiscard]] const Palette &colours() const { return m_colours; }
    [[nodiscard]] const Scale &scale() const { return m_scale; }
    /// A button of the panel's own kind, dressed by setColours.
    [[nodiscard]] QToolButton *newButton(const QString &text);

private:
    Palette m_colours = Palette::of(Lighting::Night);
    Scale m_scale;
    QString m_title;
    QVBoxLayout *m_column = nullptr;
    QToolButton *m_close = nullptr;
};

} // namespace tulpar
