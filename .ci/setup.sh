#!/usr/bin/env bash
# What must be on the machine before pip can do the rest.
#   .ci/setup.sh python        prints a Python that has what screenseg needs
#   .ci/setup.sh system demo   installs what `make demo` needs and is missing
#   .ci/setup.sh system test   installs what `make test` needs and is missing
# It installs only as root on Debian or Ubuntu; elsewhere it prints the line to run and stops.
set -euo pipefail

usable() { # 3.10 or newer, with venv and with tkinter, which pyautogui needs on Linux
    "$1" -c 'import sys, venv, ensurepip, tkinter; sys.exit(sys.version_info < (3, 10))' >/dev/null 2>&1
}

find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3 /usr/bin/python3 python3.13 python3.12 python3.11 python3.10; do
        if usable "$candidate"; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    return 1
}

have() { command -v "$1" >/dev/null 2>&1; }
have_package() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }
need() { # need PACKAGE TEST...: remember the Debian package if the test fails
    local package=$1
    shift
    "$@" || missing+=("$package")
}

# What draws synthetic screens, beside Chromium: GTK with themes and icons, the libraries that Qt's wheel leaves to the
# system, fonts for the languages. `screenseg synth renderers` names what a machine lacks.
SYNTH='python3-gi python3-gi-cairo gir1.2-gtk-3.0 librsvg2-common adwaita-icon-theme tango-icon-theme
    arc-theme materia-gtk-theme greybird-gtk-theme libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 fontconfig
    fonts-noto-core fonts-roboto-unhinted fonts-open-sans fonts-wqy-zenhei'

missing=()
find_missing() {
    find_python >/dev/null || missing+=(python3 python3-venv python3-tk)
    [[ $(uname) == Linux ]] || return 0
    need xclip have xclip # the clipboard under X11
    if [[ $1 == test || -z ${DISPLAY:-} ]]; then
        need xvfb have Xvfb # a display where there is none
    fi
    if have dpkg-query; then
        need fonts-dejavu-core have_package fonts-dejavu-core # at least one font, or windows have no text
    fi
    [[ $1 == test ]] || return 0
    need x11-xkb-utils have setxkbmap     # tests change the keyboard layout
    need openbox have openbox             # a window manager for the virtual display
    need tesseract-ocr have tesseract     # the second OCR engine
    need chromium have chromium           # real pages
    need npm have npm                     # icons and style sheets of synthetic pages
    if have dpkg-query; then
        need fonts-liberation have_package fonts-liberation
        need fonts-noto-cjk have_package fonts-noto-cjk # "東京" must not be drawn as boxes
        local package
        for package in $SYNTH; do need "$package" have_package "$package"; done
    fi
}

install_missing() {
    ((${#missing[@]})) || return 0
    local line="apt-get install -y --no-install-recommends ${missing[*]}"
    if have apt-get && [[ $(id -u) == 0 ]]; then
        echo "screenseg: installing system packages: ${missing[*]}"
        export DEBIAN_FRONTEND=noninteractive
        $line -qq >/dev/null 2>&1 || { apt-get update -qq && $line -qq >/dev/null; }
    elif have apt-get; then
        echo "screenseg: system packages are missing. Run this, then make again:" >&2
        echo "    sudo $line" >&2
        exit 1
    else
        echo "screenseg: please install what Debian calls ${missing[*]}, then run make again." >&2
        exit 1
    fi
}

case "${1:-} ${2:-}" in
    "python ") find_python || { echo "screenseg: no Python >= 3.10 with venv and tkinter was found." >&2; exit 1; } ;;
    "system demo" | "system test")
        find_missing "$2"
        install_missing
        ;;
    *) sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
