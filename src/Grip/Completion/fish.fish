# Completion of grip for fish.
function __grip_complete
    set -l words (commandline -opc) (commandline -ct)
    grip complete -- $words[2..-1] 2>/dev/null
end
complete -c grip -a '(__grip_complete)'
