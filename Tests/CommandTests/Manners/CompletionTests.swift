import Foundation
import Testing

@Suite("Completions")
struct CompletionTests {
    /// What bash offers for the last of these words.
    private func bash(_ words: [String], in folder: TemporaryFolder) throws -> [String] {
        let script = """
            source <(dossier completions bash); shopt -s extglob
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*"
            COMP_LINE="${COMP_LINE/ =?( )/=}" COMP_POINT=${#COMP_LINE}
            _dossier dossier "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let outcome = try Program("/bin/bash", ["-c", script, "bash", "dossier"] + words, in: folder).run()
        #expect(outcome.errors.isEmpty, "\(outcome.errors)")
        return outcome.lines
    }

    private static let base = Result { try TemporaryFolder.withBase() }

    @Test(
        "bash completes commands, options and the words of the base",
        arguments: [
            (["sho"], ["show"]), (["show", "cloudw"], ["cloudwatt", "cloudwatt-box"]), (["relations", "orange", "--predicate", "lea"], ["leads", "leaves"]),
            (["relations", "--predicate", "leads,lea"], ["leads,leads", "leads,leaves"]), (["list", "datac"], ["datacenter", "datacenters"]),
            (["export", "csv", "-", "--view", "rel"], ["relations"]), (["show", "orange", "--lan"], ["--lang"]),
            (["show", "orange", "--format", "nd"], ["ndjson"]), (["show", "Cloudwatt B"], ["Cloudwatt Box"]), (["show", "no-such-thing"], []),
            (["--db", "dossier.db", "show", "numerg"], ["numergy", "numergy-v2"]), (["--db", "missing.db", "show", "numer"], []),
            // Bash has an equals sign as a word of its own.
            (["--db", "=", "dossier.db", "show", "numerg"], ["numergy", "numergy-v2"]), (["show", "--db", "=", "missing.db", "numer"], []),
            (["show", "orange", "--format", "=", "nd"], ["ndjson"]), (["show", "orange", "--lang", "="], ["en", "fr"]),
        ])
    func inBash(_ words: [String], _ expected: [String]) throws {
        #expect(try bash(words, in: Self.base.get()) == expected)
    }

    @Test("files are completed after --db, import and --file", arguments: [["--db"], ["--db", "="], ["import"], ["sql", "--file"], ["sql", "--file", "="]])
    func files(_ words: [String]) throws {
        let folder = try TemporaryFolder.withBase()
        #expect(try bash(words + ["doss"], in: folder) == ["dossier.db"])
    }

    @Test("a name that a shell would run is only a name")
    func expansions() throws {
        let folder = try TemporaryFolder()
        try SmallPackage(texts: ["name": "$(touch pwned)", "speaker": "`touch pwned`"]).makeBase(in: folder)
        #expect(try bash(["show", "$(t"], in: folder) == ["$(touch pwned)"])
        _ = try bash(["show", "`t"], in: folder)
        #expect(try !folder.names.contains("pwned"))
    }

    @Test("what is confidential is completed only where --private is on the line")
    func confidential() throws {
        let folder = try TemporaryFolder()
        try SmallPackage(isConfidential: true).makeBase(in: folder)
        #expect(try bash(["sources", "hid"], in: folder).isEmpty)
        #expect(try bash(["sources", "--private", "hid"], in: folder) == ["hidden-source"])
        #expect(try !Dossier.run("complete", "disputes", in: folder).output.contains("hidden"))
    }

    @Test("scripts of all shells are whole", arguments: ["bash", "zsh", "fish"])
    func scripts(_ shell: String) throws {
        let folder = try TemporaryFolder()
        let script = try Dossier.run("completions", shell, in: folder)
        #expect(script.status == 0 && script.output.contains("show") && !script.output.contains("complete entities"))
        // A package's folder may stand where the format is left out.
        let files = ["bash": "-- \"${cur}\"))\n        __dossier_add_completions -f\n", "zsh": "ret=0\n        _files && ret=0\n", "fish": "\"dossier import\" -eq 1' -F\n"]
        #expect(script.output.contains(try #require(files[shell])))
        try folder.write(script.output, to: "script")
        let check = try Dossier.shell("command -v \(shell) >/dev/null || exit 0; \(shell) -n script", in: folder)
        #expect(check.status == 0 && check.errors.isEmpty, "\(check.errors)")
    }

    @Test("complete lists words with what they stand for; of very many the first ones, and the last")
    func words() throws {
        let folder = try TemporaryFolder.withBase()
        #expect(try Dossier.run("complete", "entities", "cloudwatt", in: folder).lines.first == "cloudwatt\tCloudwatt")
        #expect(try Dossier.run("complete", "kinds", "zzz", in: folder).status == 1)
        #expect(try Dossier.run("complete", "sources", "lmi", in: folder).lines.count > 5)
        // Capitals, accents and what stands between words matter only where something begins with just these.
        let state = try Dossier.run("complete", "entities", "etat", in: folder)
        #expect(state.status == 0)
        for typed in ["Etat", "ÉTAT"] { #expect(try Dossier.run("complete", "entities", typed, in: folder).output == state.output) }
        #expect(try Dossier.run("complete", "predicates", "WORKS for", in: folder).lines.first?.hasPrefix("works-for\t") == true)
        try LargePackage.write(entities: 2_000, in: folder)
        _ = try Dossier.run("import", "out", in: folder)
        let all = try Dossier.run("complete", "entities", in: folder).lines
        #expect(all.count == 501)
        let first = try #require(all.first), last = try #require(all.last)
        #expect(first < "b" && last > "vm")
    }
}

/// Completions in shells on a terminal, as somebody who types has them.
@Suite("Completions in shells", .serialized)
struct ShellCompletionTests {
    struct Shell: CustomTestStringConvertible {
        let testDescription: String
        /// How it is started, and where it finds the completions, in its home.
        let command: String
        let script: String
        let settings: (name: String, text: String)
    }

    private static let shells = [
        Shell(
            testDescription: "zsh", command: "zsh -i", script: ".zfunc/_dossier",
            settings: (".zshrc", "fpath=(~/.zfunc $fpath)\nautoload -Uz compinit && compinit -u -D\nPS1='ready> '\n")),
        Shell(
            testDescription: "fish", command: "fish -i", script: ".config/fish/completions/dossier.fish",
            settings: (".config/fish/config.fish", "set -g fish_greeting\nset -g fish_autosuggestion_enabled 0\nfunction fish_prompt; echo 'ready> '; end\n")),
    ].filter { shell in ["tmux", shell.testDescription].allSatisfy { FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)") } }

    @Test("TAB completes a slug, a predicate, an option and a file", arguments: shells)
    func completes(_ shell: Shell) throws {
        let folder = try TemporaryFolder.withBase()
        for file in [shell.script, shell.settings.name] {
            let parent = URL(fileURLWithPath: folder.path(of: "home/" + file)).deletingLastPathComponent().path
            try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        }
        try folder.write(Dossier.run("completions", shell.testDescription, in: folder).output, to: "home/" + shell.script)
        try folder.write(shell.settings.text, to: "home/" + shell.settings.name)
        let terminal = Tmux(in: folder)
        defer { terminal.end() }
        let environment = "HOME=\(folder.path)/home ZDOTDIR=\(folder.path)/home XDG_CONFIG_HOME=\(folder.path)/home/.config PATH=\(Dossier.folder.path):/usr/bin:/bin"
        try terminal.start("env -i TERM=screen LANG=C.UTF-8 \(environment) \(shell.command)")
        try #require(terminal.shows("ready>"), "\(terminal.text)")
        for (typed, expected) in [
            ("show cloudwatt-", "show cloudwatt-box"), ("relations orange --predicate invests", "--predicate invests-in"),
            ("show orange --lan", "show orange --lang"), ("--db doss", "--db dossier.db"),
            ("--db=doss", "--db=dossier.db"), ("--db=dossier.db show cloudwatt-", "show cloudwatt-box"),
        ] {
            try terminal.type("dossier " + typed)
            try #require(terminal.shows("dossier " + typed), "\(terminal.text)")
            try terminal.press("Tab")
            #expect(terminal.shows(expected), "\(terminal.text)")
            // What a busy shell has not thrown away yet would stand before what is typed next.
            try #require(try terminal.leavesLine(prompt: "ready>"), "\(terminal.text)")
        }
    }
}

/// A terminal of tmux with one program in it.
private struct Tmux {
    private let folder: TemporaryFolder

    init(in folder: TemporaryFolder) { self.folder = folder }

    private func run(_ arguments: String...) throws -> String {
        try Program("/usr/bin/tmux", ["-S", folder.path(of: "tmux"), "-f", "/dev/null"] + arguments, in: folder).run().output
    }

    // What stays behind must hold no pipe of ours, nor of a test beside us: they are read to their ends.
    func start(_ command: String) throws {
        let tmux = ["tmux", "-S", folder.path(of: "tmux"), "-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "20", command]
        let detached = "for fd in /proc/$$/fd/*; do fd=${fd##*/}; ((fd > 2)) && exec {fd}>&-; done; exec \"$@\" >/dev/null 2>&1 </dev/null"
        _ = try Program("/bin/bash", ["-c", detached, "bash"] + tmux, in: folder).run()
    }

    func type(_ text: String) throws { _ = try run("send-keys", "-l", text) }

    func press(_ key: String) throws { _ = try run("send-keys", key) }

    func end() { _ = try? run("kill-server") }

    var text: String { (try? run("capture-pane", "-p")) ?? "" }

    /// Gives up the line that is being typed; whether an empty one with a prompt comes within a minute.
    func leavesLine(prompt: String) throws -> Bool {
        for _ in 0..<60 {
            try press("C-c")
            for _ in 0..<10 {
                let last = text.split(separator: "\n").last { $0.contains { !$0.isWhitespace } }
                if last.map({ String($0).trimmingCharacters(in: .whitespaces) }) == prompt { return true }
                usleep(100_000)
            }
        }
        return false
    }

    /// Whether a text is on the terminal, or comes within a minute.
    func shows(_ text: String) -> Bool {
        for _ in 0..<600 {
            if self.text.contains(text) { return true }
            usleep(100_000)
        }
        return false
    }
}
