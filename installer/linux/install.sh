#!/bin/sh
# Installs TraCS Mobile for all users of this computer:  sudo ./install.sh [FOLDER]
# FOLDER is /opt/tracs-mobile unless given. An older version there is replaced; data is elsewhere and
# stays. To remove it: sudo ./install.sh --remove [FOLDER]
set -eu

remove=no
if [ "${1:-}" = "--remove" ]; then
    remove=yes
    shift
fi
folder=${1:-/opt/tracs-mobile}
root=${TRACS_MOBILE_ROOT:-}
commands=$root/usr/local/bin
entries=$root/usr/local/share/applications
target=$root$folder
here=$(dirname -- "$(readlink -f -- "$0")")

# Only what is ours is removed: a folder without our list of parts is somebody else's.
if [ -e "$target" ] && [ ! -e "$target/licenses/sbom.cdx.json" ]; then
    echo "$folder exists and is not TraCS Mobile. Nothing was changed." >&2
    exit 1
fi
rm -rf "$target"
rm -f "$commands/tracs-mobile" "$commands/tracs-gateway" "$entries/tracs-mobile.desktop"
if [ "$remove" = yes ]; then
    echo "TraCS Mobile was removed. Its data was not touched."
    exit 0
fi
mkdir -p "$target" "$commands" "$entries"
cp -R "$here/." "$target/"
ln -s "$folder/bin/tracs-mobile" "$folder/bin/tracs-gateway" "$commands/"
sed "s|@FOLDER@|$folder|" "$here/share/tracs-mobile.desktop" > "$entries/tracs-mobile.desktop"
echo "TraCS Mobile is installed in $folder. Start it with: tracs-mobile"
