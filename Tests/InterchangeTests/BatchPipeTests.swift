import Testing

@testable import DossierInterchange
@testable import DossierStorage

@Suite("Batches between two threads")
struct BatchPipeTests {
    private struct Fault: Error, Equatable { let row: Int }

    private func numbers(of batch: RowBatch) -> [Int64] { (0..<batch.count).map { batch.cell(row: $0, column: 0).value } }

    /// Sends so many numbers through, and returns what arrived before a fault, if any.
    private func send(_ count: Int, readingFails: Int? = nil, writingFails: Int? = nil) throws -> [Int64] {
        var arrived: [Int64] = []
        do {
            try BatchPipe.run { RowBatch(columnCount: 1) } read: { pipe in
                for number in 0..<count {
                    if number == readingFails { throw Fault(row: number) }
                    let batch = try pipe.batch()
                    batch.addRow()
                    batch.set(Int64(number), at: 0)
                }
            } write: { batch in
                if let writingFails, arrived.count >= writingFails { throw Fault(row: -1) }
                arrived += numbers(of: batch)
            }
        } catch let fault as Fault {
            #expect(fault.row == (writingFails == nil ? readingFails : -1))
        }
        return arrived
    }

    @Test(
        "all rows arrive in order, whether or not they fill their batches",
        arguments: [0, 1, RowBatch.capacity - 1, RowBatch.capacity, RowBatch.capacity + 1, 20 * RowBatch.capacity + 3])
    func order(count: Int) throws {
        #expect(try send(count) == (0..<Int64(count)).map { $0 })
    }

    @Test("when reading fails, what was read before arrives first", arguments: [0, 1, 3 * RowBatch.capacity + 5])
    func readingFails(row: Int) throws {
        #expect(try send(10 * RowBatch.capacity, readingFails: row) == (0..<Int64(row)).map { $0 })
    }

    @Test("when writing fails, the reader stops, however much is left")
    func writingFails() throws {
        #expect(try send(.max, writingFails: 2 * RowBatch.capacity).count == 2 * RowBatch.capacity)
    }
}
