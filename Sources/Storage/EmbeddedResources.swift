internal import CResources

/// The files of the repository that are embedded in the binary: migrations and the bundled knowledge base.
public enum EmbeddedResources {
    /// One embedded file. `path` is relative to the repository root.
    public struct File: Sendable {
        public let path: String
        /// The file's bytes: static, valid for the whole run.
        public nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
    }

    /// The embedded files in a folder ("Migrations"), in order of their path.
    public static func files(in folder: String) -> [File] {
        (0..<dossier_resource_count()).compactMap { index in
            let resource = dossier_resource_at(index)
            let path = String(cString: resource.name)
            guard path.hasPrefix(folder + "/") else { return nil }
            return File(path: path, bytes: UnsafeRawBufferPointer(start: resource.bytes, count: resource.count))
        }.sorted { $0.path < $1.path }
    }
}
