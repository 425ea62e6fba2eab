import Combine
import SwiftUI

final class TideModel: ObservableObject {
    @Published private(set) var tides: [Tide] = []
    private var bag = Set<AnyCancellable>()

    func load(_ port: String) {
        URLSession.shared.dataTaskPublisher(for: URL(string: "https://example.com/\(port).json")!)
            .map(\.data)
            .decode(type: [Tide].self, decoder: JSONDecoder())
            .replaceError(with: [])
            .receive(on: DispatchQueue.main)
            .sink { [weak self] in self?.tides = $0 }
            .store(in: &bag)
    }
}

struct TideView: View {
    @StateObject private var model = TideModel()
    @State private var port = "Brest"

    var body: some View {
        NavigationStack {
            List(model.tides) { tide in
                HStack { Text(tide.time, style: .time); Spacer(); Text("\(tide.height, specifier: "%.1f") m") }
            }
            .navigationTitle(port)
            .task { model.load(port) }
        }
    }
}

#Preview { TideView() }
