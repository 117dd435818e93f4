#include "core/project/Statement.h"

#include "core/project/ProjectFile.h"

#include <QSqlDatabase>
#include <QSqlError>

namespace suara {

Statement::Statement(const ProjectFile& file, const QString& sql)
    : m_file(file), m_query(QSqlDatabase::database(file.m_connection, false))
{
    m_query.setForwardOnly(true);
    if (!m_query.prepare(sql))
        m_file.fail(m_query.lastError());
}

void Statement::execute()
{
    if (!m_query.exec())
        m_file.fail(m_query.lastError());
}

bool Statement::next()
{
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        m_file.fail(m_query.lastError());
    return false;
}

std::optional<double> Statement::real(int column) const
{
    const QVariant value = m_query.value(column);
    return value.isNull() ? std::nullopt : std::optional(value.toDouble());
}

} // namespace suara
