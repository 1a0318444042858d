#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace ballast::tables {

/// The steps that turn one list of rows into another while each row keeps its identity: remove what
/// is gone, insert what is new, move what changed its place. Keys are unique within a list.
/// `remove(first, last)` names rows as they then stand; `insert(first, last)` are rows of the
/// target, put in at the same numbers; `move(from, to)` takes one row up.
template <class Key, class Remove, class Insert, class Move>
void syncRows(std::vector<Key> rows, const std::vector<Key>& target, Remove remove, Insert insert,
              Move move)
{
    if (rows == target) return;
    const auto sorted = [](std::vector<Key> keys) {
        std::sort(keys.begin(), keys.end());
        return keys;
    };
    const std::vector<Key> before = sorted(rows), after = sorted(target);
    const auto in = [](const std::vector<Key>& keys, const Key& key) {
        return std::binary_search(keys.begin(), keys.end(), key);
    };

    const auto repeats = [](const std::vector<Key>& keys) {
        return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
    };
    if (repeats(before) || repeats(after)) {
        if (!rows.empty()) remove(0, static_cast<int>(rows.size()) - 1);
        if (!target.empty()) insert(0, static_cast<int>(target.size()) - 1);
        return;
    }

    for (std::size_t end = rows.size(); end > 0;) {
        if (in(after, rows[end - 1])) {
            --end;
            continue;
        }
        std::size_t first = end - 1;
        while (first > 0 && !in(after, rows[first - 1])) --first;
        remove(static_cast<int>(first), static_cast<int>(end - 1));
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(first),
                   rows.begin() + static_cast<std::ptrdiff_t>(end));
        end = first;
    }
    for (std::size_t i = 0; i < target.size(); ++i) {
        const auto here = rows.begin() + static_cast<std::ptrdiff_t>(i);
        if (i < rows.size() && *here == target[i]) continue;
        if (in(before, target[i])) {
            const auto from = std::find(here, rows.end(), target[i]);
            move(static_cast<int>(from - rows.begin()), static_cast<int>(i));
            std::rotate(here, from, from + 1);
            continue;
        }
        std::size_t last = i;
        while (last + 1 < target.size() && !in(before, target[last + 1])) ++last;
        insert(static_cast<int>(i), static_cast<int>(last));
        rows.insert(here, target.begin() + static_cast<std::ptrdiff_t>(i),
                    target.begin() + static_cast<std::ptrdiff_t>(last + 1));
        i = last;
    }
}

/// Calls `run(first, last)` for each unbroken run of rows that `differs(row)`.
template <class Differs, class Run>
void forRuns(int rows, Differs differs, Run run)
{
    for (int row = 0; row < rows; ++row) {
        if (!differs(row)) continue;
        const int first = row;
        while (row + 1 < rows && differs(row + 1)) ++row;
        run(first, row);
    }
}

}  // namespace ballast::tables
