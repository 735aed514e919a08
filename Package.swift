// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    // Overlapping accesses that only show while the program runs are looked for in debug builds, which the tests run.
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

// Warnings are errors for our own targets only where a build asks for it (CI sets the variable): a user's
// newer compiler must not fail on a new warning.
let strict: [SwiftSetting] =
    Context.environment["DOSSIER_STRICT"] == "1" ? settings + [.treatAllWarnings(as: .error)] : settings

// Targets in the order data flows; arrows (dependencies) point back to the left.
let package = Package(
    name: "dossier",
    products: [
        .executable(name: "dossier", targets: ["dossier"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "CResources"),
        .target(name: "Model", swiftSettings: strict),
        .target(
            name: "Storage",
            dependencies: ["CSQLite", "CResources", "Model", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .target(name: "Query", dependencies: ["Storage", "Model"], swiftSettings: strict),
        .target(name: "Output", dependencies: ["Model"], swiftSettings: strict),
        .target(name: "Interchange", dependencies: ["Output", "Storage", "Model"], swiftSettings: strict),
        .target(
            name: "Commands",
            dependencies: [
                "Interchange", "Query", "Output", "Storage", "Model",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "dossier", dependencies: ["Commands"], swiftSettings: strict,
            // Linked whole, the program runs on any Linux and starts without a dynamic linker and its relocations, which take
            // more than a millisecond. The two libraries are named for builds without --static-swift-stdlib.
            linkerSettings: [
                .unsafeFlags(
                    ["-static-executable", "-l_FoundationCShims", "-l_FoundationCollections"],
                    .when(platforms: [.linux], configuration: .release))
            ]),
        .testTarget(name: "ModelTests", dependencies: ["Model"], exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(name: "StorageTests", dependencies: ["Storage"], swiftSettings: strict),
        .testTarget(name: "QueryTests", dependencies: ["Query", "Storage", "Interchange"], swiftSettings: strict),
        .testTarget(name: "InterchangeTests", dependencies: ["Interchange", "Output", "Storage"], swiftSettings: strict),
        .testTarget(name: "OutputTests", dependencies: ["Output"], swiftSettings: strict),
        .testTarget(
            name: "CommandTests", dependencies: ["Commands", "dossier"], exclude: ["Snapshots", "Coverage"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x
)
