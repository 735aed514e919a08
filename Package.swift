// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

// Warnings are errors for our own targets only where a build asks for it (CI sets the variable): a user's
// newer compiler must not fail on a new warning.
let strict: [SwiftSetting] =
    Context.environment["DOSSIER_STRICT"] == "1" ? settings + [.treatAllWarnings(as: .error)] : settings

// Targets in the order data flows; arrows (dependencies) point back to the left.
let package = Package(
    name: "dossier",
    products: [
        .executable(name: "dossier", targets: ["dossier"]),
        // What a program of your own needs: open a base, ask it, change it, read and write packages.
        .library(name: "DossierModel", targets: ["DossierModel"]),
        .library(name: "DossierStorage", targets: ["DossierStorage"]),
        .library(name: "DossierQuery", targets: ["DossierQuery"]),
        .library(name: "DossierCuration", targets: ["DossierCuration"]),
        .library(name: "DossierInterchange", targets: ["DossierInterchange"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "CResources"),
        .target(name: "CArguments"),
        .target(name: "DossierModel", dependencies: ["CResources"], path: "Sources/Model", swiftSettings: strict),
        .target(
            name: "DossierStorage", dependencies: ["CSQLite", "CResources", "DossierModel"], path: "Sources/Storage",
            swiftSettings: strict),
        .target(
            name: "DossierQuery", dependencies: ["DossierStorage", "DossierModel"], path: "Sources/Query", swiftSettings: strict),
        .target(name: "DossierOutput", dependencies: ["DossierModel"], path: "Sources/Output", swiftSettings: strict),
        .target(
            name: "DossierCuration", dependencies: ["DossierQuery", "DossierStorage", "DossierModel"], path: "Sources/Curation",
            swiftSettings: strict),
        .target(
            name: "DossierInterchange",
            dependencies: ["DossierCuration", "DossierQuery", "DossierOutput", "DossierStorage", "DossierModel"],
            path: "Sources/Interchange", swiftSettings: strict),
        .target(
            name: "DossierPages", dependencies: ["DossierCuration", "DossierQuery", "DossierOutput", "DossierStorage", "DossierModel"],
            path: "Sources/Pages", swiftSettings: strict),
        .target(
            name: "DossierCommands",
            dependencies: [
                "CArguments", "DossierPages", "DossierCuration", "DossierInterchange", "DossierQuery", "DossierOutput", "DossierStorage", "DossierModel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/Commands", swiftSettings: strict),
        .executableTarget(name: "dossier", dependencies: ["DossierCommands"], swiftSettings: strict),
        .testTarget(name: "ModelTests", dependencies: ["DossierModel"], exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(name: "StorageTests", dependencies: ["DossierStorage"], swiftSettings: strict),
        .testTarget(name: "QueryTests", dependencies: ["DossierQuery", "DossierStorage", "DossierInterchange"], swiftSettings: strict),
        .testTarget(
            name: "InterchangeTests", dependencies: ["DossierInterchange", "DossierCuration", "DossierQuery", "DossierOutput", "DossierStorage"],
            swiftSettings: strict),
        .testTarget(name: "OutputTests", dependencies: ["DossierOutput"], swiftSettings: strict),
        .testTarget(
            name: "CurationTests", dependencies: ["DossierCuration", "DossierQuery", "DossierStorage", "DossierModel"], swiftSettings: strict),
        .testTarget(
            name: "CommandTests", dependencies: ["DossierCommands", "dossier"], exclude: ["Snapshots", "Coverage"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x
)
