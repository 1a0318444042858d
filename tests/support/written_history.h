// A history as the store writes it, in a folder of the test's own: for whoever reads one.
#pragma once

#include "connectors/store/history_reader.h"
#include "tests/connectors/store/store_samples.h"

#include <QTemporaryDir>
#include <QtGlobal>

#include <filesystem>
#include <vector>

namespace ballast::store::samples {

inline std::filesystem::path folderOf(const QTemporaryDir& dir)
{
    return dir.path().toStdString() + "/data";
}

/// Writes everything through the store, and lets it go.
inline void write(const QTemporaryDir& dir, const std::vector<engine::JournalEntry>& entries,
                  const std::vector<engine::HistoryRow>& rows)
{
    Listener listener;
    auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
    if (!store) qFatal("%s", store.error().message.c_str());
    std::uint64_t seq = 0;
    for (const auto& entry : entries)
        if (!(*store)->journal({++seq, entry})) qFatal("the journal is full");
    for (const auto& row : rows)
        if (!(*store)->remember({row})) qFatal("the history is full");
    if (!listener.waitFor(seq)) qFatal("%s", listener.failures()[0].c_str());
    store->reset();  // before the listener it tells
}

/// The same, and reads it back.
inline HistoryReader written(const QTemporaryDir& dir,
                             const std::vector<engine::JournalEntry>& entries,
                             const std::vector<engine::HistoryRow>& rows)
{
    write(dir, entries, rows);
    auto reader = HistoryReader::open(folderOf(dir));
    if (!reader) qFatal("%s", reader.error().message.c_str());
    return std::move(*reader);
}

}  // namespace ballast::store::samples
