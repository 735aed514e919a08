import Foundation

/// How much of what is random, or more than can be tried each time, is tried: `DOSSIER_RANDOM_CASES=4` takes four times as long.
enum RandomCases {
    private static let factor = max(1, ProcessInfo.processInfo.environment["DOSSIER_RANDOM_CASES"].flatMap { Int($0) } ?? 1)

    static func seeds(_ count: Int) -> ClosedRange<Int> { 1...(count * factor) }

    /// Whether a case is tried, of which usually one in `few` is.
    static func isTried(_ number: Int, oneIn few: Int) -> Bool { number % max(1, few / factor) == 0 }
}
