#pragma once

#include "core/audio/AudioWriter.h"
#include "tests/cli/CliRun.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <vector>

/// A folder with three clips and a file that is no sound, and suara-cli in it.
class MeasureBench : public QObject {
protected:
    void makeClips() const
    {
        for (const char* name : {"clips/kick/a.wav", "clips/kick/b.wav", "clips/snare/=c.wav"}) {
            const QString file = place(QLatin1String(name));
            QVERIFY(QDir().mkpath(QFileInfo(file).path()));
            std::vector<float> samples;
            for (int i = 0; i < 8000; ++i)
                samples.push_back(float((i * name[11]) % 201 - 100) / 128.0f);
            suara::writeWav(file.toStdString(), samples, 16000);
        }
        writeText(QStringLiteral("bad.wav"), "no sound");
    }

    QString folder() const { return m_folder.path(); }
    QString place(const QString& name) const { return m_folder.filePath(name); }

    CliOutcome run(const QStringList& words, const QByteArray& input = {}) const
    {
        return runCli(words, m_folder.path(), input);
    }

    static QStringList lines(const QByteArray& csv) { return QString::fromUtf8(csv).split(QStringLiteral("\r\n")); }

    QByteArray contentOf(const QString& name) const
    {
        QFile file(place(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void writeText(const QString& name, const QByteArray& text) const
    {
        QFile file(place(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write the test's file");
    }

    /// The bytes of a WAV of 32-bit floats.
    static QByteArray floatWav(const std::vector<float>& samples, int channels, int rate)
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("x.wav")));
        suara::AudioWriter writer(file.fileName().toStdString(), rate, channels, suara::SampleFormat::Float32);
        writer.write(samples);
        writer.finish();
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
};
