#pragma once

#include "core/image/header.h"
#include "widgets/viewer/side_panel.h"

#include <memory>

class QLineEdit;
class QPlainTextEdit;

namespace tulpar {

class WorkPool;

/// The header of the frame shown, as it stands in the file, with a search that leaves the cards that hold
/// every word. Text can be chosen and copied. GUI thread; the pool must be emptied before it goes.
class HeaderPanel final : public SidePanel {
    Q_OBJECT

public:
    HeaderPanel(WorkPool &pool, QWidget *parent);

    void setColours(const Palette &colours, const Scale &scale) override;
    void setHeader(const QString &name, const FitsHeader &header);
    /// Read in the pool; the newest wish wins.
    void setFile(const QString &path);
    void setSearch(const QString &words);
    void takeFocus(); ///< into the search
    [[nodiscard]] QString text() const;

private:
    void refresh();

    WorkPool &m_pool;
    QLineEdit *m_search = nullptr;
    QPlainTextEdit *m_cards = nullptr;
    FitsHeader m_header;
    QString m_problem;
    QString m_path; ///< whose header is shown or on its way; empty: given
};

} // namespace tulpar
