#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

/// What a run of the real suara-cli gave.
struct CliOutcome {
    int exitCode = -1;
    QByteArray output;
    QString messages;

    QString text() const { return QString::fromUtf8(output); }
};

/// Runs suara-cli to its end.
/// @param folder  where it works; "" for here
inline CliOutcome runCli(const QStringList& words, const QString& folder = {}, const QByteArray& input = {})
{
    QProcess process;
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(QStringLiteral(SUARA_CLI), words);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000))
        qFatal("suara-cli did not end");
    return {process.exitCode(), process.readAllStandardOutput(), QString::fromUtf8(process.readAllStandardError())};
}
