using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Serilog;

var builder = WebApplication.CreateBuilder(args);
builder.Host.UseSerilog((context, logger) => logger.ReadFrom.Configuration(context.Configuration));
builder.Services.AddDbContext<GardenContext>(o => o.UseNpgsql(builder.Configuration.GetConnectionString("Garden")));
builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
builder.Services.AddAuthorization();

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();

app.MapGet("/beds", async (GardenContext db) => await db.Beds.AsNoTracking().ToListAsync());
app.MapPost("/beds", async ([FromBody] Bed bed, GardenContext db) =>
{
    db.Beds.Add(bed);
    await db.SaveChangesAsync();
    return Results.Created($"/beds/{bed.Id}", bed);
}).RequireAuthorization();

app.Run();

public sealed class GardenContext(DbContextOptions<GardenContext> options) : DbContext(options)
{
    public DbSet<Bed> Beds => Set<Bed>();
}

public sealed record Bed(int Id, string Name, double SquareMetres);
