internal import ArgumentParser
internal import DossierOutput

struct CompletionsCommand: ParsableCommand {
    /// A shell that has completions.
    enum Shell: String, WordChoice {
        case bash, zsh, fish

        var script: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Print what has a shell complete commands, options, and the words of the base.",
        discussion: """
            Slugs, names, kinds, predicates, views and sources come from the base that the line names, or the one at hand.

            Examples:
              dossier completions bash > dossier.bash    then: source dossier.bash
              dossier completions zsh > _dossier         in a folder of $fpath
              dossier completions fish > dossier.fish    in ~/.config/fish/completions
            """)

    @Argument("bash, zsh or fish.")
    var shell: Shell

    @OptionGroup var options: GlobalOptions

    func run() throws {
        // A script for a program: as it stands, never paged.
        let script = shell.completingFilesAfterImport(RootCommand.completionScript(for: shell.script))
        try StandardOutput.write(shell.askingLess(shell.completingAfterEquals(script)))
    }
}

extension CompletionsCommand.Shell {
    /// The script, in which a file may stand where a format is left out ("import FOLDER"): the parser's generator does not know of
    /// commands that are meant without being named.
    fileprivate func completingFilesAfterImport(_ script: String) -> String {
        let formats = ImportCommand.configuration.subcommands.compactMap { $0.configuration.commandName }.joined(separator: " ")
        switch self {
        case .bash:
            let words = "        COMPREPLY+=($(compgen -W '\(formats)' -- \"${cur}\"))\n"
            return script.replacing(words, with: words + "        __dossier_add_completions -f\n")
        case .zsh:
            guard let start = script.firstRange(of: "\n_dossier_import() {")?.upperBound else { return script }
            let described = "_describe -V subcommand subcommands && ret=0\n"
            let rest = script[start...].replacing(described, with: described + "        _files && ret=0\n", maxReplacements: 1)
            return String(script[..<start]) + rest
        case .fish:
            return script
                + "\ncomplete -c 'dossier' -n '__dossier_should_offer_completions_for_positional \"dossier import\" -eq 1' -F"
        }
    }

    /// The script, in which a value may also stand behind an equals sign ("--db=FILE"). fish knows of it by itself.
    fileprivate func completingAfterEquals(_ script: String) -> String {
        switch self {
        case .bash:
            // The sign is a word of its own in bash: the script is to see option and value, as if a space stood between.
            let words = "    local -r cur=\"${2}\"\n    local -r prev=\"${3}\"\n"
            return script.replacing(
                words,
                with: """
                        local -i at
                        for ((at = 2; at <= COMP_CWORD; at++)); do
                            [[ "${COMP_WORDS[at]}" == "=" && "${COMP_LINE}" == *" ${COMP_WORDS[at - 1]}="* ]] || continue
                            COMP_LINE="${COMP_LINE/"${COMP_WORDS[at - 1]}="/"${COMP_WORDS[at - 1]} "}"
                            if ((at == COMP_CWORD)); then
                                COMP_WORDS[at]=''
                            else
                                COMP_WORDS=("${COMP_WORDS[@]:0:at}" "${COMP_WORDS[@]:at + 1}")
                                COMP_CWORD=$((COMP_CWORD - 1))
                            fi
                        done
                        local -r cur="${2#=}"
                        local -r prev="${COMP_WORDS[COMP_CWORD - 1]}"

                    """)
        case .zsh:
            // '--db[...]:file:_files', and {-p,--parameter}'[...]:name=value:'.
            return script.replacing(/(?m)^( +'\*?--[a-z-]+)(\[.*\]:)/) { "\($0.1)=\($0.2)" }
                .replacing(/(?m)(\{-[a-z],--[a-z-]+)(\}'\[.*\]:)/) { "\($0.1)=\($0.2)" }
        case .fish: return script
        }
    }

    /// The script, in which fish asks first whether the line is about the command at all: it keeps that answer for all of the command's
    /// words, and else would parse the line for each option of each command, a second's work.
    fileprivate func askingLess(_ script: String) -> String {
        guard self == .fish else { return script }
        let start = "complete -c 'dossier' "
        let lines = script.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            let words = line.split(separator: "\"", maxSplits: 2)
            guard words.count > 2, words[0].hasPrefix(start + "-n '__dossier_should_offer_completions_for_") else { return String(line) }
            return start + "-n '__dossier_is_in \"\(words[1])\"' " + line.dropFirst(start.count)
        }
        return lines.joined(separator: "\n") + """


            function __dossier_is_in -a expected_commands
                set -l non_repeating_flags_or_options
                set -l non_repeating_flags_or_options_absent 0
                set -l positional_index 0
                set -l commands
                __dossier_parse_tokens
                test "$commands" = "$expected_commands"
            end
            """
    }
}
