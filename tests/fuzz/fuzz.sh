#!/usr/bin/env bash
# Runs every fuzzer that is built, one after the other, from the corpus in the project and the real samples beside it:
#   fuzz.sh SECONDS [RUNS [NAME...]]    at most so long and, if RUNS is not -1, at most so many inputs each
# On a machine that is busy elsewhere FUZZ_TIMEOUT=20 saves restarts. What is found stands in build/fuzz/found. Ends with 1 if anything was.
set -uo pipefail
cd "$(dirname "$0")/../.."
seconds="${1:?seconds}"
runs="${2:--1}"
shared=../shared/data/alerts
work=build/fuzz/work
mkdir -p build/fuzz/found
status=0
names=("${@:3}")
[ ${#names[@]} -gt 0 ] || mapfile -t names < <(ls build/fuzz/fuzz | sed 's/^fuzz_//')
for name in "${names[@]}"; do
    fuzzer=build/fuzz/fuzz/fuzz_$name
    began=$SECONDS
    mkdir -p "$work/$name" "$work/samples_$name"
    [ ! -x "build/fuzz/seeds/seeds_$name" ] || "build/fuzz/seeds/seeds_$name" "$work/samples_$name" || status=1
    case $name in
    voevent | notice) find $shared/voevent -name '*.xml' -size -16k 2>/dev/null | head -60 ;;
    packet) find $shared/binary -name '*.bin' 2>/dev/null ;;
    text) find $shared/text -name '*.txt' 2>/dev/null ;;
    unified) find $shared/json -name '*.json' -size -16k 2>/dev/null ;;
    avro) find $shared/lvk -name '*.avro' 2>/dev/null ;;
    esac | while read -r sample; do cp -f --no-preserve=mode "$sample" "$work/samples_$name/"; done
    options=(-max_len=8192 -timeout="${FUZZ_TIMEOUT:-1}" -rss_limit_mb=256 -print_final_stats=1
        -artifact_prefix="build/fuzz/found/$name-" -verbosity=0)
    [ -f "tests/fuzz/$name.dict" ] && options+=(-dict="tests/fuzz/$name.dict")
    folders=("$work/$name" "$work/samples_$name")
    [ -d "tests/fuzz/corpus/$name" ] && folders+=("tests/fuzz/corpus/$name")
    done_runs=0
    while true; do
        left=$((seconds - (SECONDS - began)))
        rest=$runs
        [ "$runs" -ge 0 ] && rest=$((runs - done_runs))
        [ $left -le 0 ] || { [ "$runs" -ge 0 ] && [ $rest -le 0 ]; } && break
        ASAN_OPTIONS=quarantine_size_mb=16 "$fuzzer" "${options[@]}" -max_total_time=$left -runs=$rest \
            "${folders[@]}" >"$work/$name.log" 2>&1 && ended=well || ended=ill
        counted=$(sed -n 's/stat::number_of_executed_units: *//p' "$work/$name.log")
        done_runs=$((done_runs + ${counted:-0}))
        [ $ended = well ] && break
        found=$(sed -n 's/.*Test unit written to //p' "$work/$name.log")
        # A machine that is busy elsewhere stops the clock of an innocent input: only what is slow twice is slow.
        if [[ $found == *timeout-* ]] && "$fuzzer" -timeout=1 -rss_limit_mb=256 "$found" >/dev/null 2>&1; then
            rm "$found"
            continue
        fi
        echo "$name: FOUND $found, see $work/$name.log"
        grep -v '^ *#' "$work/$name.log" | tail -n 20
        status=1
        break
    done
    printf '%-10s %s inputs in %s s, at most %s MB\n' "$name" $done_runs $((SECONDS - began)) \
        "$(sed -n 's/stat::peak_rss_mb: *//p' "$work/$name.log")"
done
exit $status
