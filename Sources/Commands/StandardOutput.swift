internal import DossierOutput
internal import Glibc

/// The standard output for text that is no answer of a session: help, and scripts for shells.
enum StandardOutput {
    /// Writes a text and a line feed.
    ///
    /// - Throws: `OutputError`, also where the disk is full.
    static func write(_ text: String) throws(OutputError) {
        let sink = ByteSink(descriptor: STDOUT_FILENO)
        try sink.write(text)
        try sink.write("\n")
        try sink.flush()
    }
}
