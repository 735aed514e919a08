import Foundation

/// Programs run with less than what the tests themselves may do.
enum Privileges {
    static let isRoot = geteuid() == 0

    /// The words that run a program so that permissions count: root may read and write any file, so it is run without that.
    static let withoutOverride =
        isRoot
        ? "setpriv --bounding-set=-dac_override,-dac_read_search,-fowner --inh-caps=-dac_override,-dac_read_search,-fowner" : ""

    /// Whether a file system can be mounted, in a namespace that only the program sees.
    static func canMount(in folder: TemporaryFolder) throws -> Bool {
        try Dossier.shell("mkdir -p probe && unshare --mount sh -c 'mount -t tmpfs none probe'", in: folder).status == 0
    }
}
