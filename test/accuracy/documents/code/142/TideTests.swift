import XCTest
@testable import Tides

final class TideTests: XCTestCase {
    private var table: TideTable!

    override func setUpWithError() throws {
        table = try TideTable(named: "brest")
    }

    func testHighestFirst() {
        XCTAssertEqual(table.sorted().first?.height, 7.2)
        XCTAssertNil(TideTable.empty.sorted().first)
    }

    func testReading() async throws {
        let rows = try await table.read()
        XCTAssertFalse(rows.isEmpty)
    }
}
