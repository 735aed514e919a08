internal import CArguments
internal import Glibc

/// The file that this program was started from.
enum ProgramFile {
    /// What tells it from other builds: letters, digits and hyphens. Nil where the file cannot be found.
    static var mark: String? {
        var status = stat()
        guard let path = dossier_program_path(), stat(path, &status) == 0 else { return nil }
        let numbers = [
            UInt64(status.st_dev), UInt64(status.st_ino), UInt64(bitPattern: Int64(status.st_size)), UInt64(bitPattern: Int64(status.st_mtim.tv_sec)),
            UInt64(bitPattern: Int64(status.st_mtim.tv_nsec)),
        ]
        return numbers.map { String($0, radix: 16) }.joined(separator: "-")
    }
}
