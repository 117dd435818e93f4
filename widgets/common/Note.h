#pragma once

#include <QWidget>
#include <functional>

class QHBoxLayout;
class QLabel;

namespace suara {

/// A bar under the header it concerns: icon, one sentence, what can be done as a link, and a cross. Stays until it is
/// solved or closed; hidden while it has nothing to say.
class Note : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Info, Warning, Error };

    explicit Note(QWidget* parent = nullptr);

    void say(Kind kind, const QString& sentence);
    void setAction(const QString& text, std::function<void()> run); ///< the only one; after say(), which takes all away
    void addAction(const QString& text, std::function<void()> run); ///< beside those that are there
    void clear();
    QString sentence() const;

Q_SIGNALS:
    void closed(); ///< by the user

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showIcon();
    void dropActions();

    Kind m_kind = Kind::Info;
    QLabel* m_icon;
    QLabel* m_sentence;
    QHBoxLayout* m_actions;
};

} // namespace suara
