#pragma once

#include "widgets/archive/archive_model.h"
#include "widgets/common/palette.h"

#include <QTableView>

namespace tulpar {

class MarkDelegate;

/// The rows that were found, one line each, as wide as what is shown at first; the last column takes the
/// rest. Several rows may be chosen. GUI thread.
class FoundTable : public QTableView {
    Q_OBJECT
public:
    explicit FoundTable(QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);
    [[nodiscard]] ArchiveModel *rows() const { return m_model; }
    /// Adds a piece; the first of them sets the widths of the columns.
    void add(std::shared_ptr<const FoundRows> rows);
    void clear(ArchiveTopic topic);
    [[nodiscard]] std::vector<int> chosenRows() const; ///< in order
    [[nodiscard]] QSize sizeHint() const override; ///< its head and a few rows

signals:
    /// A person wants to see what is in this row.
    void opened(int row);
    void chosenChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();
    void fitLast();

    ArchiveModel *m_model;
    MarkDelegate *m_delegate;
    Scale m_scale;
    int m_lastWidth = 0; ///< that its texts need
};

} // namespace tulpar
