#!/bin/sh
# Installs Debian's Virtuoso 7 for the tests, if it is missing; its service is neither started nor enabled.
set -eu

command -v virtuoso-t >/dev/null && command -v isql-vt >/dev/null && exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "virtuoso: virtuoso-t and isql-vt are missing; install Debian's package virtuoso-opensource-7," >&2
    echo "virtuoso: or run this as root on a Debian, where it installs itself" >&2
    exit 1
fi

policy=/usr/sbin/policy-rc.d # what it says with 101: no package may start a service
if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
fi
apt-get -qq update
DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends virtuoso-opensource-7 >/dev/null
update-rc.d virtuoso-opensource-7 disable
