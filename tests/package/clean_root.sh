#!/usr/bin/env bash
# Installs a .deb with all it depends on in a Debian that was made for it, starts it there as an
# ordinary user, purges it, and says what is left: the user's data and nothing else.
set -euo pipefail
deb="$(readlink -f "${1:?which .deb?}")"
((EUID == 0)) || { echo "clean_root: debootstrap and chroot want root" >&2; exit 1; }
root="$(mktemp -d "${TMPDIR:-/tmp}/ballast-root.XXXXXX")"
chmod 755 "$root"  # an ordinary user goes through it
leave() {
    umount "$root/proc" 2>/dev/null || true
    rm -rf --one-file-system "$root"
}
trap leave EXIT
release="$(. /etc/os-release && echo "$VERSION_CODENAME")"
echo "clean_root: a minimal Debian $release in $root"
debootstrap --variant=minbase "$release" "$root" "${BALLAST_DEBIAN_MIRROR:-http://deb.debian.org/debian}" >"$root.log" 2>&1 ||
    { tail -5 "$root.log" >&2; exit 1; }
rm -f "$root.log"
mount -t proc proc "$root/proc" 2>/dev/null || echo "clean_root: no /proc in there; some programs miss it"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive HOME=/root "$@"; }
as_user() { inside setpriv --reuid=1000 --regid=1000 --clear-groups env HOME=/home/ann QT_QPA_PLATFORM=offscreen "$@"; }

cp "$deb" "$root/tmp/ballast.deb"
inside useradd --uid 1000 --create-home ann
inside apt-get -qq update
# First what it needs, so that what is looked at below is the package alone.
inside sh -c 'dpkg-deb -f /tmp/ballast.deb Depends >/tmp/needs; cd /tmp; apt-get -qq install -y --no-install-recommends ./ballast.deb; apt-get -qq purge -y ballast' >/dev/null 2>&1
everything() { (cd "$root" && find . -xdev -path ./proc -prune -o -path ./var/lib/dpkg -prune -o -path ./var/cache -prune -o -path ./var/log -prune -o -path ./var/lib/apt -prune -o -path ./home -prune -o -path ./tmp -prune -o -print | sort); }
everything >"$root/tmp/before"
inside dpkg -i /tmp/ballast.deb
inside dpkg -V ballast
echo "clean_root: ldd finds every library: $(inside ldd /usr/bin/ballast | grep -c '=>'), missing: $(inside ldd /usr/bin/ballast | grep -c 'not found' || true)"
as_user ballast --version
as_user ballastctl --version
as_user ballast --paper calm --exit-after 5
as_user ballast --last --exit-after 3
as_user ballastctl verify --data /home/ann/.local/share/ballast/paper
as_user ballastctl review --format table | head -3
inside apt-get -qq purge -y ballast >/dev/null
everything >"$root/tmp/after"
diff "$root/tmp/before" "$root/tmp/after" || { echo "clean_root: something was left behind" >&2; exit 1; }
echo "clean_root: nothing is left of the package; the user keeps:"
(cd "$root/home/ann" && find .local -type f | sort)
