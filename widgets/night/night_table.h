#pragma once

#include "widgets/common/palette.h"
#include "widgets/night/night_model.h"

#include <QTableView>

namespace tulpar {

class MarkDelegate;

/// A flat table of the night: columns as wide as their words, the last takes the rest and wraps, rows as high
/// as it needs, so that nothing is cut. A chosen row stays chosen while the rows change. GUI thread.
class NightTable : public QTableView {
    Q_OBJECT
public:
    NightTable(const QString &name, QStringList titles, QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);
    void setRows(std::vector<NightRow> rows);
    [[nodiscard]] NightModel *rows() const { return m_model; }

    /// Empty: none.
    [[nodiscard]] QString chosen() const;
    void choose(const QString &key);
    /// All its rows without scrolling.
    [[nodiscard]] int wantedHeight() const;
    /// The head and `rows` of one line each.
    [[nodiscard]] int heightOf(int rows) const;

signals:
    void chosenChanged(const QString &key);
    void wantedHeightChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void fitColumns();
    void fitRows();

    NightModel *m_model;
    MarkDelegate *m_delegate;
    QString m_chosen;
    int m_wanted = 0;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
};

} // namespace tulpar
