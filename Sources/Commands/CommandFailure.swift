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
