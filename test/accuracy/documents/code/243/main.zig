const std = @import("std");
const ray = @import("ray.zig");

pub fn main() !void {
    var gpa = std.heap.GeneralPurposeAllocator(.{}){};
    defer _ = gpa.deinit();
    const allocator = gpa.allocator();

    const args = try std.process.argsAlloc(allocator);
    defer std.process.argsFree(allocator, args);

    const stdout = std.io.getStdOut().writer();
    for (args[1..]) |arg| {
        const r = ray.parse(arg) catch |err| {
            std.log.err("{s}: {}", .{ arg, err });
            continue;
        };
        try stdout.print("{d:.3}\n", .{r.length()});
    }
}

test "a ray of nothing" {
    try std.testing.expectEqual(@as(f64, 0), (ray.Ray{}).length());
}
