import Foundation

struct Line {
    let key: String
    let value: String
}

func parse(_ text: String) -> [Line] {
    text.split(separator: "\n").compactMap { raw in
        let parts = raw.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        return Line(key: parts[0].trimmingCharacters(in: .whitespaces), value: parts[1])
    }
}

guard CommandLine.arguments.count > 1 else {
    FileHandle.standardError.write(Data("usage: keys FILE\n".utf8))
    exit(64)
}

let text = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
for line in parse(text).sorted(by: { $0.key < $1.key }) {
    print("\(line.key): \(line.value)")
}
