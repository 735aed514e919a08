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
