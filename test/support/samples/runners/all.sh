#!/usr/bin/env bash
# Runs the samples that are named, each in a shell of its own: .printed holds what it printed, .failed is there when it failed.
for name; do
  bash "$name.sh" >"$name.printed" 2>"$name.told" </dev/null || cat "$name.told" "$name.printed" >"$name.failed"
done
