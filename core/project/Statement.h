#pragma once

#include <QByteArray>
#include <QSqlQuery>
#include <QString>
#include <QVariant>
#include <cstdint>
#include <optional>
#include <string>

namespace suara {

class ProjectFile;

/// One SQL statement on a project file: bind and run, then read rows. Every failure is an IoError.
class Statement {
public:
    Statement(const ProjectFile& file, const QString& sql);

    template<typename... Values>
    Statement& run(const Values&... values)
    {
        int place = 0;
        (m_query.bindValue(place++, variant(values)), ...);
        execute();
        return *this;
    }
    bool next();
    std::int64_t insertedId() const { return m_query.lastInsertId().toLongLong(); }

    std::int64_t integer(int column) const { return m_query.value(column).toLongLong(); }
    int number(int column) const { return m_query.value(column).toInt(); }
    std::string text(int column) const { return m_query.value(column).toString().toStdString(); }
    QString string(int column) const { return m_query.value(column).toString(); }
    QByteArray bytes(int column) const { return m_query.value(column).toByteArray(); }
    std::optional<double> real(int column) const;

private:
    static QVariant variant(std::int64_t value) { return QVariant::fromValue<qlonglong>(value); }
    static QVariant variant(int value) { return value; }
    static QVariant variant(const std::string& value) { return QString::fromStdString(value); }
    static QVariant variant(const QString& value) { return value.isNull() ? QStringLiteral("") : value; }
    static QVariant variant(const QByteArray& value) { return value.isNull() ? QByteArray("") : value; }
    static QVariant variant(const std::optional<double>& value) { return value ? QVariant(*value) : QVariant(); }
    void execute();

    const ProjectFile& m_file;
    QSqlQuery m_query;
};

} // namespace suara
