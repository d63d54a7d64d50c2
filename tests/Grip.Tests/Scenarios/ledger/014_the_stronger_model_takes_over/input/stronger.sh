while IFS= read -r q; do printf '%s\n' '{"content":[{"type":"text","text":"There is no gamma in src/a.txt."}],"stop_reason":"end_turn"}'; done
