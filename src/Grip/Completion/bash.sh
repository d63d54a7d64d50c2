# Completion of grip for bash. Where grip has nothing to offer, files are completed.
_grip() {
    local words=("${COMP_WORDS[@]:1:COMP_CWORD}")
    local IFS=$'\n'
    COMPREPLY=($(grip complete -- "${words[@]}" 2>/dev/null))
}
complete -o default -F _grip grip
