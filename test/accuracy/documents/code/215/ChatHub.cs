using Microsoft.AspNetCore.SignalR;
using Orleans;

namespace Chat;

public interface IRoom : IGrainWithStringKey
{
    Task<int> Join(string who);
}

public sealed class Room : Grain, IRoom
{
    private readonly HashSet<string> _members = new();

    public Task<int> Join(string who)
    {
        _members.Add(who);
        return Task.FromResult(_members.Count);
    }
}

public sealed class ChatHub : Hub
{
    private readonly IGrainFactory _grains;

    public ChatHub(IGrainFactory grains) => _grains = grains;

    public async Task Enter(string room)
    {
        var count = await _grains.GetGrain<IRoom>(room).Join(Context.ConnectionId);
        await Groups.AddToGroupAsync(Context.ConnectionId, room);
        await Clients.Group(room).SendAsync("entered", count);
    }
}
