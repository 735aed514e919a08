// swift-tools-version: 6.2
import PackageDescription

// A program outside this package that asks a knowledge base. CI builds and runs it (.ci/run).
let package = Package(
    name: "reader",
    dependencies: [
        // In a package of your own: .package(url: "...", from: "0.1.0")
        .package(name: "dossier", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "reader",
            dependencies: [
                .product(name: "DossierModel", package: "dossier"),
                .product(name: "DossierStorage", package: "dossier"),
                .product(name: "DossierQuery", package: "dossier"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
