#include "connectors/store/audit_pack.h"

namespace ballast::store {

std::string_view auditVerifier()
{
    return R"sh(#!/bin/sh
# Checks this folder: every file against MANIFEST, every row against its link, every link against the
# one before it, every event of the order journal. Needs sqlite3 (its command line), sha256sum, find,
# sed and grep. Writes only below a folder of its own in ${TMPDIR:-/tmp}. Exit codes: 0 verified, 3 not
# verified, 2 could not check.
set -u
export LC_ALL=C
cd "$(dirname "$0")" || exit 2
for tool in sqlite3 sha256sum find sed grep mktemp; do
    command -v "$tool" >/dev/null 2>&1 || { echo "verify.sh: $tool is needed and is not installed."; exit 2; }
done
work=$(mktemp -d "${TMPDIR:-/tmp}/audit.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM
wrong=0
found() { echo "WRONG  $1"; wrong=1; }

# Files.
[ -f MANIFEST ] || { echo "WRONG  MANIFEST is missing"; echo "NOT VERIFIED"; exit 3; }
sha256sum -c MANIFEST >"$work/files" 2>/dev/null
while IFS= read -r line; do
    case $line in
        *": OK") ;;
        *) found "file ${line%%: *} is not what MANIFEST says" ;;
    esac
done <"$work/files"
find . -type f | sed 's#^\./##' >"$work/there"
sed 's/^[0-9a-f]*  //' MANIFEST >"$work/named"
while IFS= read -r name; do
    [ "$name" = MANIFEST ] && continue
    grep -qxF -- "$name" "$work/named" || found "file $name is not in MANIFEST"
done <"$work/there"

# Hashes of what the rows say now: sqlite3 writes each text to a file, sha256sum takes them all.
ask() { sqlite3 -readonly audit.db "$1"; }
mkdir "$work/l" "$work/p" "$work/e" "$work/r"
hashes() { find "$work/$1" -type f -exec sha256sum {} + | sed 's#^\([0-9a-f]*\) .*/\([0-9]*\)$#\2|\1#' >"$work/$1.txt"; }
nl="char(10)"
ask "SELECT total(n) FROM (SELECT writefile('$work/l/'||link, prev||$nl||link||$nl||form||$nl||at_ns||coalesce((SELECT group_concat($nl||tbl||' '||first||' '||last||' '||rows||' '||digest, '') FROM (SELECT tbl, first, last, rows, digest FROM part WHERE part.link = link.link ORDER BY tbl, first, last)), '')) AS n FROM link)" >/dev/null 2>"$work/error" || { found "audit.db cannot be read: $(cat "$work/error")"; echo "NOT VERIFIED"; exit 3; }
ask "SELECT total(n) FROM (SELECT writefile('$work/p/'||part, group_concat(text, $nl)) AS n FROM (SELECT part, text FROM line ORDER BY part, nr) GROUP BY part)" >/dev/null
ask "SELECT total(n) FROM (SELECT writefile('$work/e/'||seq, prev_hash||$nl||seq||$nl||at_ns||$nl||kind||$nl||subject||$nl||body) AS n FROM event)" >/dev/null
hashes l; hashes p; hashes e

sqlite3 "$work/check.db" >"$work/said" 2>"$work/error" <<END
CREATE TABLE l (link INTEGER PRIMARY KEY, hash TEXT);
CREATE TABLE p (part INTEGER PRIMARY KEY, hash TEXT);
CREATE TABLE e (seq INTEGER PRIMARY KEY, hash TEXT);
.import '$work/l.txt' l
.import '$work/p.txt' p
.import '$work/e.txt' e
ATTACH 'audit.db' AS a;
SELECT 'link '||link||' is not what was written' FROM a.link LEFT JOIN l USING (link) WHERE l.hash IS NOT a.link.hash;
SELECT 'link '||link||' does not follow from the one before it' FROM a.link AS n WHERE prev IS NOT coalesce((SELECT hash FROM a.link AS b WHERE b.link = n.link - 1), (SELECT value FROM a.anchor WHERE name = 'first_previous'));
SELECT 'a link is missing: there are '||count(*)||' from '||min(link)||' to '||max(link) FROM a.link HAVING count(*) <> max(link) - min(link) + 1;
SELECT 'the last link is not the one that was exported' WHERE (SELECT hash FROM a.link ORDER BY link DESC LIMIT 1) IS NOT (SELECT value FROM a.anchor WHERE name = 'last_link');
SELECT 'rows '||first||' to '||last||' of '||tbl||' are not what link '||link||' has' FROM a.part AS n LEFT JOIN p ON p.part = n.part WHERE n.state = 'covered' AND p.hash IS NOT n.digest;
SELECT 'there are '||count(*)||' rows of '||n.tbl||' '||n.first||' to '||n.last||', and link '||n.link||' has '||n.rows FROM a.part AS n LEFT JOIN a.line USING (part) WHERE n.state = 'covered' GROUP BY n.part HAVING count(line.part) <> n.rows;
SELECT 'rows of no part' WHERE EXISTS (SELECT 1 FROM a.line WHERE part NOT IN (SELECT part FROM a.part WHERE state = 'covered'));
SELECT 'event '||seq||' ('||kind||' '||subject||') is not what was written' FROM a.event LEFT JOIN e USING (seq) WHERE e.hash IS NOT a.event.hash;
SELECT 'event '||seq||' does not follow from the one before it' FROM a.event AS n WHERE EXISTS (SELECT 1 FROM a.event AS b WHERE b.seq = n.seq - 1 AND b.hash IS NOT n.prev_hash);
SELECT 'an event is missing: there are '||count(*)||' from '||min(seq)||' to '||max(seq) FROM a.event HAVING count(*) > 0 AND count(*) <> max(seq) - min(seq) + 1;
SELECT 'the last event is not the one that was exported' WHERE (SELECT hash FROM a.event ORDER BY seq DESC LIMIT 1) IS NOT (SELECT value FROM a.anchor WHERE name = 'last_event');
END
[ -s "$work/error" ] && found "audit.db cannot be checked: $(head -n 1 "$work/error")"
while IFS= read -r line; do found "$line"; done <"$work/said"

# Where a part is wrong: which of its rows.
if grep -q ' are not what link ' "$work/said"; then
    ask "SELECT total(n) FROM (SELECT writefile('$work/r/'||line.rowid, text) AS n FROM line)" >/dev/null
    hashes r
    sqlite3 "$work/check.db" >"$work/rows" <<END
CREATE TABLE r (row INTEGER PRIMARY KEY, hash TEXT);
.import '$work/r.txt' r
ATTACH 'audit.db' AS a;
SELECT 'row: '||part.tbl||' '||text FROM a.line AS n JOIN a.part USING (part) LEFT JOIN r ON r.row = n.rowid WHERE r.hash IS NOT n.sha LIMIT 100;
END
    while IFS= read -r line; do found "$line"; done <"$work/rows"
fi

ask "SELECT (SELECT count(*) FROM link)||' links, '||(SELECT count(*) FROM line)||' rows, '||(SELECT count(*) FROM event)||' events of the order journal; '||(SELECT count(*) FROM part WHERE state = 'replaced')||' parts were replaced by later ones, '||(SELECT count(*) FROM part WHERE state = 'dropped')||' let go of by the policy.'"
echo "Last link: $(ask "SELECT value FROM anchor WHERE name = 'last_link'")"
if [ "$wrong" -ne 0 ]; then
    echo "NOT VERIFIED"
    exit 3
fi
echo "VERIFIED"
)sh";
}

}  // namespace ballast::store
