#pragma once

#include <QLineEdit>
#include <functional>

class QStringListModel;
class QToolButton;

namespace suara {

/// A field for a word that others may have used before: those are offered while typing, all of them by the arrow or the
/// Down key. Enter or leaving takes what was typed, Escape does not.
class WordEdit : public QLineEdit {
    Q_OBJECT

public:
    /// @param known  the words to offer, asked for when they are about to be shown
    explicit WordEdit(std::function<QStringList()> known, QWidget* parent = nullptr);

    void setWord(const QString& word); ///< what stands there before anyone types

Q_SIGNALS:
    void entered(const QString& word); ///< another one than stood there

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void offerAll();
    void take();

    std::function<QStringList()> m_known;
    QStringListModel* m_words;
    QToolButton* m_all;
    QString m_word;
};

} // namespace suara
