using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Example.Quartz
{
    /// <summary>Prices of minerals, from a file.</summary>
    internal static class Program
    {
        private sealed record Mineral(string Name, decimal Price);

        private static int Main(string[] args)
        {
            if (args.Length == 0)
            {
                Console.Error.WriteLine("usage: minerals FILE");
                return 1;
            }

            var unity = JsonSerializer.Deserialize<List<Mineral>>(File.ReadAllText(args[0])) ?? new();
            foreach (var mineral in unity.OrderBy(m => m.Price))
            {
                Console.WriteLine($"{mineral.Name,-12}{mineral.Price,8:F2}");
            }

            return 0;
        }
    }
}
