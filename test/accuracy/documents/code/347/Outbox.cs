using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Shop.Outbox;

/// <summary>
/// Keeps messages in the same transaction as the order. MassTransit and NServiceBus bring an outbox of their own; we
/// send three kinds of message and need neither.
/// </summary>
public sealed class Outbox(DbContext db)
{
    public void Add(string kind, string body) => db.Add(new Message { Kind = kind, Body = body, At = DateTime.UtcNow });

    public Task<int> PurgeAsync(DateTime before, CancellationToken ct) =>
        db.Set<Message>().Where(m => m.At < before).ExecuteDeleteAsync(ct);
}

public sealed class Message
{
    public long Id { get; set; }
    public string Kind { get; set; } = "";
    public string Body { get; set; } = "";
    public DateTime At { get; set; }
}
