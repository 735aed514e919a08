internal import CResources
internal import Glibc

/// The files of the repository that are embedded in the binary: migrations, the bundled knowledge base, and documents.
public enum EmbeddedResources {
    /// One embedded file. `path` is relative to the repository root.
    public struct File: Sendable {
        public let path: String
        /// The file's bytes: static, valid for the whole run.
        public nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
    }

    /// The embedded files in a folder ("Migrations"), in order of their path.
    public static func files(in folder: String) -> [File] { files { strncmp($0, folder + "/", folder.utf8.count + 1) == 0 }.sorted { $0.path < $1.path } }

    /// The embedded file of this path ("README.md"); nil where none is.
    public static func file(_ path: String) -> File? { files { strcmp($0, path) == 0 }.first }

    private static func files(where isMeant: (UnsafePointer<CChar>) -> Bool) -> [File] {
        (0..<dossier_resource_count()).compactMap { index in
            let resource = dossier_resource_at(index)
            guard isMeant(resource.name) else { return nil }
            return File(path: String(cString: resource.name), bytes: UnsafeRawBufferPointer(start: resource.bytes, count: resource.count))
        }
    }
}
