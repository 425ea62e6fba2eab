using System;
using System.Threading.Tasks;
using FluentAssertions;
using Moq;
using Xunit;

namespace Garden.Tests;

public class BedTests
{
    private readonly Mock<IClock> _clock = new();

    [Fact]
    public void StartsEmpty() => new Plan(_clock.Object).Beds.Should().BeEmpty();

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public async Task GrowsByMonth(int month)
    {
        _clock.Setup(c => c.Today).Returns(new DateOnly(2024, month, 1));
        var plan = new Plan(_clock.Object);
        await plan.AddAsync("Erbsen");
        plan.Beds.Should().ContainSingle(b => b.Month == month);
        _clock.Verify(c => c.Today, Times.Once);
    }
}
