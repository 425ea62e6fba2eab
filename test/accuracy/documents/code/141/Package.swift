// swift-tools-version:5.9
import PackageDescription

let package = Package(
    name: "tides",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(url: "https://github.com/vapor/vapor.git", from: "4.92.4"),
        .package(url: "https://github.com/Alamofire/Alamofire.git", exact: "5.8.1"),
    ],
    targets: [
        .executableTarget(name: "App", dependencies: [.product(name: "Vapor", package: "vapor"), "Alamofire"]),
    ]
)
