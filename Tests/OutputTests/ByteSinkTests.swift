import Foundation
import Testing

@testable import DossierOutput

@Suite struct ByteSinkTests {
    @Test("What is written in small and large pieces arrives in order")
    func order() throws {
        let path = NSTemporaryDirectory() + "bytesink-\(UUID().uuidString)"
        defer { unlink(path) }
        let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
        let sink = ByteSink(descriptor: descriptor)
        var expected: [UInt8] = []
        for round in 0..<300 {
            let piece = [UInt8](repeating: UInt8(round % 251), count: round * round)
            try sink.write(piece)
            try sink.write(UInt8(ascii: "\n"))
            expected += piece + [0x0A]
        }
        try sink.flush()
        close(descriptor)
        #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))) == expected)
    }

    @Test("A sink in memory grows and keeps everything")
    func memory() throws {
        let sink = ByteSink()
        for _ in 0..<10_000 { try sink.write("0123456789") }
        try sink.write([UInt8](repeating: 7, count: 300_000))
        #expect(sink.contents.count == 400_000)
        #expect(sink.contents.prefix(12) == Array("012345678901".utf8)[...])
    }

    @Test("A pipe whose reader has gone is told apart from a failure")
    func closedPipe() throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        close(ends[0])
        defer { close(ends[1]) }
        let sink = ByteSink(descriptor: ends[1])
        try sink.write("x")
        #expect(throws: OutputError.readerClosed) { try sink.flush() }
    }

    @Test("A full device is an error with the system's words")
    func fullDevice() throws {
        let descriptor = open("/dev/full", O_WRONLY)
        defer { close(descriptor) }
        let sink = ByteSink(descriptor: descriptor)
        try sink.write("x")
        let error = #expect(throws: OutputError.self) { try sink.flush() }
        #expect(error == .failed(code: ENOSPC))
        #expect(error?.description == "cannot write: No space left on device")
    }

    @Test("A non-blocking pipe that is full is waited for")
    func nonBlocking() async throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        let (reading, writing) = (ends[0], ends[1])
        let reader = Thread {
            var block = [UInt8](repeating: 0, count: 4096)
            while read(reading, &block, block.count) > 0 {}
        }
        reader.start()
        let sink = ByteSink(descriptor: writing)
        try sink.write([UInt8](repeating: 1, count: 1_000_000))
        try sink.flush()
        close(writing)
    }

    @Test(
        "Integers are written in full",
        arguments: [0, 1, -1, 9, 10, 99, 100, -1000, 1_234_567_890, Int64.max, Int64.min, 1_000_000_000_000_000_000, 999_999_999_999_999_999])
    func integers(_ number: Int64) throws {
        let sink = ByteSink()
        try sink.write(decimal: number)
        #expect(String(decoding: sink.contents, as: UTF8.self) == "\(number)")
    }

    @Test(
        "Reals are plain where people expect it and read back as the same number",
        arguments: [
            (5.0, "5.0"), (0.1, "0.1"), (-0.0, "-0.0"), (1e16, "10000000000000000.0"), (1.5e17, "150000000000000000.0"),
            (-2.5e20, "-250000000000000000000.0"), (1e21, "1e+21"), (0.00001, "0.00001"), (-1.25e-7, "-0.000000125"), (1e-8, "1e-08"),
            (44.4, "44.4"), (1.7976931348623157e308, "1.7976931348623157e+308"), (9007199254740992, "9007199254740992.0"),
        ])
    func reals(_ number: Double, _ text: String) throws {
        #expect(RealText.plain(number) == text)
        #expect(Double(RealText.plain(number)) == number)
    }

    @Test("Any real reads back as the same number")
    func realRoundTrip() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let number = Double(bitPattern: generator.next())
            guard number.isFinite else { continue }
            #expect(Double(RealText.plain(number)) == number)
            let scaled = Double.random(in: -1...1, using: &generator) * 1e20
            #expect(Double(RealText.plain(scaled)) == scaled)
        }
    }
}
