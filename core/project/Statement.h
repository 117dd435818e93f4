#pragma once

#include <QByteArray>
#include <QString>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

struct sqlite3_stmt;

namespace suara {

class ProjectFile;

/// One SQL statement on a project file: bind and run, then read rows. Every failure is an IoError.
class Statement {
public:
    Statement(const ProjectFile& file, const QString& sql);

    template<typename... Values>
    Statement& run(const Values&... values)
    {
        reset();
        int place = 0;
        (bind(++place, values), ...);
        execute();
        return *this;
    }
    bool next();
    std::int64_t insertedId() const;

    std::int64_t integer(int column) const;
    int number(int column) const { return int(integer(column)); }
    std::string text(int column) const;
    QString string(int column) const { return QString::fromStdString(text(column)); }
    QByteArray bytes(int column) const;
    std::optional<double> real(int column) const;

private:
    struct End {
        void operator()(sqlite3_stmt* statement) const;
    };

    void reset();
    void bind(int place, std::int64_t value);
    void bind(int place, int value) { bind(place, std::int64_t(value)); }
    void bind(int place, const std::string& value);
    void bind(int place, const QString& value) { bind(place, value.toStdString()); }
    void bind(int place, const QByteArray& value);
    void bind(int place, const std::optional<double>& value);
    void check(int code) const;
    void execute();
    bool step();

    const ProjectFile& m_file;
    std::unique_ptr<sqlite3_stmt, End> m_statement;
    bool m_hasRow = false;  // where the statement stands
    bool m_isFirst = false; // and nobody has asked for that row yet
};

} // namespace suara
