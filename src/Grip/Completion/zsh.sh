#compdef grip
# Completion of grip for zsh. Where grip has nothing to offer, files are completed.
_grip() {
    local -a offers
    offers=("${(@f)$(grip complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ -n "${offers[1]}" ]]; then
        compadd -a offers
    else
        _files
    fi
}
if [[ "${funcstack[1]}" == "_grip" ]]; then
    _grip "$@"
else
    compdef _grip grip
fi
