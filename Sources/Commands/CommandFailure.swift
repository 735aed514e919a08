/// Exit statuses, after sysexits.h where it has one.
enum ExitStatus: Int32 {
    /// Nothing found, or several things equally good.
    case nothingFound = 1
    case usage = 64
    case badData = 65
    case missingInput = 66
    case bug = 70
    case cannotCreate = 73
    case inputOutput = 74
    /// The file is in use, or a time limit ran out: the same command may succeed later.
    case busy = 75
    case interrupted = 130
}

/// Why a command ends without its answer: what, where, and what to do next.
struct CommandFailure: Error {
    let status: ExitStatus
    let message: String
    var details: [String] = []
    var hint: String?

    init(status: ExitStatus, _ message: String, details: [String] = [], hint: String? = nil) {
        self.status = status
        self.message = message
        self.details = details
        self.hint = hint
    }
}
