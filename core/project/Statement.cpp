#include "core/project/Statement.h"

#include "core/project/ProjectFile.h"

#include <sqlite3.h>
#include <utility>

namespace suara {

void Statement::End::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(const ProjectFile& file, const QString& sql) : m_file(file)
{
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt* made = nullptr;
    const int code = sqlite3_prepare_v2(m_file.handle(), text.constData(), int(text.size()), &made, nullptr);
    m_statement.reset(made);
    check(code);
}

void Statement::check(int code) const
{
    if (code != SQLITE_OK)
        m_file.fail();
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get()); // tells again what was wrong before, which has been told
}

void Statement::bind(int place, std::int64_t value)
{
    check(sqlite3_bind_int64(m_statement.get(), place, value));
}

void Statement::bind(int place, const std::string& value)
{
    check(sqlite3_bind_text(m_statement.get(), place, value.c_str(), int(value.size()), SQLITE_TRANSIENT));
}

void Statement::bind(int place, const QByteArray& value)
{
    check(sqlite3_bind_blob64(m_statement.get(), place, value.constData(), sqlite3_uint64(value.size()),
                              SQLITE_TRANSIENT));
}

void Statement::bind(int place, const std::optional<double>& value)
{
    check(value ? sqlite3_bind_double(m_statement.get(), place, *value) : sqlite3_bind_null(m_statement.get(), place));
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        m_file.fail();
    return code == SQLITE_ROW;
}

void Statement::execute()
{
    m_hasRow = step();
    m_isFirst = true;
}

bool Statement::next()
{
    if (!std::exchange(m_isFirst, false) && m_hasRow)
        m_hasRow = step();
    return m_hasRow;
}

std::int64_t Statement::insertedId() const
{
    return sqlite3_last_insert_rowid(m_file.handle());
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

std::string Statement::text(int column) const
{
    const unsigned char* text = sqlite3_column_text(m_statement.get(), column);
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text), std::size_t(size));
}

QByteArray Statement::bytes(int column) const
{
    const void* bytes = sqlite3_column_blob(m_statement.get(), column);
    return {static_cast<const char*>(bytes), sqlite3_column_bytes(m_statement.get(), column)};
}

std::optional<double> Statement::real(int column) const
{
    if (sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL)
        return std::nullopt;
    return sqlite3_column_double(m_statement.get(), column);
}

} // namespace suara
