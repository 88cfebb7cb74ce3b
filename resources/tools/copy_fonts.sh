#!/bin/sh
# Copies the desk's fonts from Debian's package fonts-roboto-unhinted into resources/fonts. Run by hand when the
# package changes; the copies are kept in the project so that the desk looks the same on every machine.
set -eu
from=/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF
to=$(dirname "$0")/../fonts
for weight in Regular Medium Bold; do
    cp "$from/Roboto-$weight.ttf" "$to/"
done
cp /usr/share/doc/fonts-roboto-unhinted/copyright "$to/LICENSE.roboto"
