internal import Glibc
internal import DossierModel

/// Moments as text: UTC, ISO 8601 to the second ("2026-11-24T09:30:00Z").
public enum Moment {
    /// The present moment, by the system clock.
    public static func now() -> String {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return text(secondsSince1970: time.tv_sec)
    }

    static func text(secondsSince1970 seconds: Int) -> String {
        let (days, rest) = (seconds.floorDivided(by: 86_400), seconds.floorModulo(86_400))
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(Day(epochDay: days))T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }
}

extension Int {
    fileprivate func floorDivided(by divisor: Int) -> Int { (self - floorModulo(divisor)) / divisor }

    fileprivate func floorModulo(_ divisor: Int) -> Int { (self % divisor + divisor) % divisor }
}
