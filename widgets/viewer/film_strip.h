#pragma once

#include "widgets/common/palette.h"
#include "widgets/viewer/frame_archive.h"

#include <QCache>
#include <QImage>
#include <QWidget>

#include <set>
#include <vector>

namespace tulpar {

class WorkPool;

/// Tonight's frames as small pictures in a row, the newest at the right, with filters by channel and event.
/// Pictures are made in the pool, only of what is seen. GUI thread; the pool must be emptied before it goes.
class FilmStrip final : public QWidget {
    Q_OBJECT

public:
    FilmStrip(FrameArchive &archive, WorkPool &pool, QWidget *parent = nullptr);

    void setColours(const Palette &colours, const Scale &scale);
    void setFilter(const ArchiveFilter &filter);
    [[nodiscard]] const ArchiveFilter &filter() const { return m_filter; }
    void setChosen(const QString &path); ///< framed, and brought into sight; empty: none
    [[nodiscard]] const QString &chosen() const { return m_chosen; }
    [[nodiscard]] std::vector<const FolderFrame *> shown() const; ///< that the filter holds, oldest first
    void setRoom(int height); ///< pictures grow smaller to stay in it
    [[nodiscard]] int stripHeight() const;
    [[nodiscard]] bool hasPicture(const QString &path) const { return m_pictures.contains(path); }

signals:
    void opened(const QString &path);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Word {
        QRect place;
        QString text;
        bool isOn = false;
        ArchiveFilter filter;
    };

    void refresh();
    void order(const QString &path);
    [[nodiscard]] std::vector<Word> filterWords() const;
    [[nodiscard]] QRect cell(int index, int count) const;
    [[nodiscard]] int headHeight() const;
    [[nodiscard]] int cellWidth() const;
    [[nodiscard]] bool areNamesShown() const;
    [[nodiscard]] int furthest(int count) const;
    void paintCell(QPainter &painter, const QRect &place, const FolderFrame &frame);

    FrameArchive &m_archive;
    WorkPool &m_pool;
    Palette m_colours = Palette::of(Lighting::Night);
    Scale m_scale;
    ArchiveFilter m_filter;
    QString m_chosen;
    int m_room = 0; ///< 0: as much as it likes
    int m_back = 0; ///< pixels scrolled from the newest
    QCache<QString, QImage> m_pictures; ///< greys
    std::set<QString> m_ordered;
};

} // namespace tulpar
